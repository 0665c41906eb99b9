"""Read files, folders, containers and standard input into pages: reach for ``read`` wherever bytes come in.

What a file is shows in its bytes, never in its name. Containers are opened by the modules beside this one, member by member and one
inside another; a bad member is an error in its place and the rest goes on. Links and devices inside a folder are never followed, so a
folder of captures cannot lead out of itself.
"""

import hashlib
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from attache.acquire import feed, opml, record
from attache.acquire.blob import BINARY, HEAD, Blob, Limits, binary
from attache.acquire.split import split
from attache.errors import SourceError
from attache.model import Page

STDIN = "-"
Found = Iterator[Page | SourceError]
Opener = Callable[[Blob, Limits], Iterator[Blob | SourceError]]
OPENERS: tuple[tuple[Callable[[bytes], bool], Opener], ...] = (  # by the first bytes: whether it is such a container; its members
    (feed.looks, feed.entries),
    (opml.looks, opml.members),
    (record.looks, record.records),
)


def read(sources: Iterable[str], *, stdin: BinaryIO | None = None, limits: Limits | None = None) -> Found:
    """Every page the sources hold, in order; what cannot be read comes as a ``SourceError`` in its place."""
    bounds = limits or Limits()
    for source in sources:
        if source == STDIN:
            yield from _stream(stdin or sys.stdin.buffer, bounds)
        elif not os.path.lexists(source):
            yield SourceError("no such file or folder", source)
        elif os.path.isdir(source):
            yield from _folder(source, bounds)
        else:
            yield from _file(source, bounds)


def _folder(folder: str, limits: Limits) -> Found:
    """The pages below a folder in sorted order; hidden files, links, devices and binary files are passed over."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield SourceError("cannot list folder", folder, error.strerror)
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path, limits)
        elif entry.is_file(follow_symlinks=False):
            for page in _file(entry.path, limits, link=False):
                if not (isinstance(page, SourceError) and str(page).startswith(BINARY)):
                    yield page


def _file(path: str, limits: Limits, link: bool = True) -> Found:
    try:
        file = _opened(path, link)
    except OSError as error:
        yield SourceError("cannot read file", path, error.strerror or str(error))
        return
    if file is None:
        yield SourceError("is no regular file", path)
        return
    with file:
        yield from _pages(Blob(path, Path(path).stem, file), limits, 0)


def _opened(path: str, link: bool) -> BinaryIO | None:
    """A regular file, open; ``None`` for anything else (opening must not wait for a pipe's writer)."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (0 if link else getattr(os, "O_NOFOLLOW", 0))
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    number = os.open(path, flags)
    if stat.S_ISREG(os.fstat(number).st_mode):
        return os.fdopen(number, "rb")
    os.close(number)
    return None


def _stream(stream: BinaryIO, limits: Limits) -> Found:
    """Standard input, taken into memory, as containers must be read from both ends."""
    try:
        raw = stream.read(limits.page + 1)
    except OSError as error:
        yield SourceError("cannot read standard input", STDIN, error.strerror)
        return
    yield from _pages(Blob(STDIN, "stdin", io.BytesIO(raw)), limits, 0)


def _pages(blob: Blob, limits: Limits, depth: int) -> Found:
    """The pages in some bytes: the members of a container, each opened in turn, or the bytes themselves."""
    try:
        head = blob.file.read(HEAD)
        blob.file.seek(0)
        opener = next((members for matches, members in OPENERS if matches(head)), None)
        if opener is None:
            yield from _page(blob, limits)
        elif depth == limits.depth:
            yield SourceError(f"holds containers more than {limits.depth} deep", blob.source)
        else:
            for member in opener(blob, limits):
                yield from [member] if isinstance(member, SourceError) else _pages(member, limits, depth + 1)
    except OSError as error:
        yield SourceError("cannot read file", blob.source, error.strerror or str(error))


def _page(blob: Blob, limits: Limits) -> Found:
    raw = blob.file.read(limits.page + 1)
    if len(raw) > limits.page:
        yield SourceError(f"is larger than {limits.page} bytes", blob.source)
    elif not raw.strip():
        yield SourceError("is empty", blob.source)
    elif binary(raw):
        yield SourceError(BINARY, blob.source)
    else:
        digest = hashlib.sha256(raw).hexdigest()
        yield from split(Page(source=blob.source, name=blob.name, raw=raw, digest=digest, fetched=blob.fetched, given=blob.given))
