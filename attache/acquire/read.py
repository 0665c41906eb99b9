"""Read files, folders, containers and standard input into pages: reach for ``read`` wherever bytes come in.

What a file is shows in its bytes, never in its name. Containers are opened by the modules beside this one, member by member and one
inside another; a bad member is an error in its place and the rest goes on. Links and devices inside a folder are never followed, so a
folder of captures cannot lead out of itself.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from attache.acquire import archive, feed, mime, opml, packed, record, warc
from attache.acquire.blob import BINARY, HEAD, Blob, Bomb, Limits, binary
from attache.acquire.split import split
from attache.acquire.unpack import Damaged, head, pieces, spool
from attache.decode import decode
from attache.errors import SourceError
from attache.model import Page

STDIN = "-"
Found = Iterator[Page | SourceError]
Opener = Callable[[Blob, Limits], Iterator[Blob | SourceError]]
OPENERS: tuple[tuple[Callable[[bytes], bool], Opener], ...] = (  # by the first bytes: whether it is such a container; its members
    (archive.zipped, archive.unzip),
    (archive.tarred, archive.untar),
    (warc.crawled, warc.records),  # before what is packed, as a WARC is packed record by record
    (packed.packed, packed.unpack),
    (feed.looks, feed.entries),
    (opml.looks, opml.members),
    (record.looks, record.records),
    (mime.looks, mime.part),
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
    """The pages below a folder in sorted order, however deep it goes; binary files are passed over."""
    waiting = [(folder, True)]
    while waiting:
        path, deep = waiting.pop()
        if not deep:
            yield from _file(path, limits, named=False)
            continue
        try:
            waiting += reversed(_entries(path))
        except OSError as error:
            yield SourceError("cannot list folder", path, error.strerror)


def _entries(folder: str) -> list[tuple[str, bool]]:
    """The files and folders in a folder, sorted, and which are folders; hidden ones, links and devices are passed over."""
    with os.scandir(folder) as found:
        shown = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    kinds = [(entry.path, entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False)) for entry in shown]
    return [(path, deep) for path, deep, file in kinds if deep or file]


def _file(path: str, limits: Limits, named: bool = True) -> Found:
    """The pages in a file, ``named`` or come upon in a folder: a link is followed only when it was named."""
    source = _shown(path)
    try:
        file = _opened(path, named)
    except OSError as error:
        yield SourceError("cannot read file", source, error.strerror or str(error))
        return
    if file is None:
        yield SourceError("is no regular file", source)
        return
    with file:
        yield from _bounded(_pages(Blob(source, Path(source).stem, file), limits, 0, quiet=not named), source, limits)


def _shown(path: str) -> str:
    """A path as text that can be written: names in GBK, from a Windows archive, come from the system as bytes in disguise."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return decode(os.fsencode(path))[0]
    return path


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
    """Standard input, all of it put by first, as containers must be read from both ends: only they may be larger than a page."""
    try:
        first = stream.read(HEAD)
        most = limits.page + 1 if _opener(first) is None else limits.total + 1
        file = spool(chain([first], pieces(stream, most - len(first))))
    except OSError as error:
        yield SourceError("cannot read standard input", STDIN, error.strerror)
        return
    with file:
        if file.seek(0, os.SEEK_END) > limits.total:
            yield SourceError(f"is larger than {limits.total} bytes", STDIN)
            return
        file.seek(0)
        yield from _bounded(_pages(Blob(STDIN, "stdin", file), limits, 0), STDIN, limits)


def _bounded(found: Found, source: str, limits: Limits) -> Found:
    """What is found in one file, until it has shown to be a nest of bombs."""
    bombs = 0
    for one in found:
        yield one
        bombs += isinstance(one, Bomb)
        if bombs == limits.bombs:
            yield SourceError(f"holds {bombs} members that are too large or too deep, what follows is left", source)
            return


def _opener(first: bytes) -> Opener | None:
    return next((members for matches, members in OPENERS if matches(first)), None)


def _pages(blob: Blob, limits: Limits, depth: int, quiet: bool = False) -> Found:
    """The pages in some bytes: the members of a container, each opened in turn, or the bytes themselves.

    ``quiet`` is for what nobody named, in folders and archives: that it is binary is no news.
    """
    try:
        opener = _opener(head(blob.file))
        if opener is None:
            yield from _page(blob, limits, quiet)
        elif depth == limits.depth:
            yield Bomb(f"holds containers more than {limits.depth} deep", blob.source)
        else:
            for member in opener(blob, limits):
                if isinstance(member, SourceError):
                    yield member
                else:
                    yield from _pages(member, limits, depth + 1, quiet or member.source != blob.source)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError("cannot read file", blob.source, error.strerror or str(error))


def _page(blob: Blob, limits: Limits, quiet: bool) -> Found:
    """The bytes as a page; of what breaks off the bytes before, and then why."""
    raw, broken = _bytes(blob, limits)
    if len(raw) > limits.page:
        yield Bomb(f"is larger than {limits.page} bytes", blob.source)
    elif binary(raw):
        if not quiet:
            yield SourceError(BINARY, blob.source)
    elif raw.strip():
        digest = hashlib.sha256(raw).hexdigest()
        yield from split(Page(source=blob.source, name=blob.name, raw=raw, digest=digest, fetched=blob.fetched, given=blob.given))
    elif broken is None:
        yield SourceError("is empty", blob.source)
    if broken is not None:
        yield broken


def _bytes(blob: Blob, limits: Limits) -> tuple[bytes, Damaged | None]:
    found = bytearray()
    try:
        for piece in pieces(blob.file, limits.page + 1):
            found += piece
    except Damaged as error:
        return bytes(found), error
    return bytes(found), None
