"""Read files, folders and standard input into pages: reach for ``read`` wherever bytes come in.

Links and devices inside a folder are never followed, so a folder of captures cannot lead out of itself.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from attache.errors import SourceError
from attache.model import Page

STDIN = "-"
BINARY = "is a binary file, not text"
HEAD = 8192  # bytes looked at to tell text from binary
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # byte order marks: text, whatever NULs follow
MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"RIFF", b"OggS",
         b"\x28\xb5\x2f\xfd", b"SQLite format 3")  # fmt: skip
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
SHARE = 0.01  # of control bytes in the head; text with a stray NUL stays text


def read(sources: Iterable[str], *, stdin: BinaryIO | None = None, limit: int = 50_000_000) -> Iterator[Page | SourceError]:
    """Every page the sources hold, in order; what cannot be read comes as a ``SourceError`` in its place."""
    for source in sources:
        if source == STDIN:
            yield _stream(stdin or sys.stdin.buffer, limit)
        elif not os.path.lexists(source):
            yield SourceError("no such file or folder", source)
        elif os.path.isdir(source):
            yield from _folder(source, limit)
        else:
            yield _file(source, limit)


def binary(raw: bytes) -> bool:
    """Whether the bytes are no text: an image, an archive, or full of control characters."""
    head = raw[:HEAD]
    if head.startswith(MARKS):
        return False
    return head.startswith(MAGIC) or len(head) - len(head.translate(None, CONTROLS)) > SHARE * len(head)


def _folder(folder: str, limit: int) -> Iterator[Page | SourceError]:
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
            yield from _folder(entry.path, limit)
        elif entry.is_file(follow_symlinks=False):
            page = _file(entry.path, limit, link=False)
            if not (isinstance(page, SourceError) and str(page).startswith(BINARY)):
                yield page


def _file(path: str, limit: int, link: bool = True) -> Page | SourceError:
    try:
        raw = _bytes(path, limit, link)
    except OSError as error:
        return SourceError("cannot read file", path, error.strerror or str(error))
    if raw is None:
        return SourceError("is no regular file", path)
    return _page(path, Path(path).stem, raw, limit)


def _bytes(path: str, limit: int, link: bool) -> bytes | None:
    """At most ``limit`` bytes and one of a regular file; ``None`` for anything else (opening must not wait for a pipe's writer)."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (0 if link else getattr(os, "O_NOFOLLOW", 0))
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    with open(os.open(path, flags), "rb") as file:
        return file.read(limit + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None


def _stream(stream: BinaryIO, limit: int) -> Page | SourceError:
    try:
        return _page(STDIN, "stdin", stream.read(limit + 1), limit)
    except OSError as error:
        return SourceError("cannot read standard input", STDIN, error.strerror)


def _page(source: str, name: str, raw: bytes, limit: int) -> Page | SourceError:
    if len(raw) > limit:
        return SourceError(f"is larger than {limit} bytes", source)
    if not raw.strip():
        return SourceError("is empty", source)
    if binary(raw):
        return SourceError(BINARY, source)
    return Page(source=source, name=name, raw=raw, digest=hashlib.sha256(raw).hexdigest())
