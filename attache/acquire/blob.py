"""Bytes on the way to a page, and how much of anything is read: what every opener of containers takes and gives."""

from typing import BinaryIO

from msgspec import Struct

from attache.errors import SourceError

BINARY = "is a binary file, not text"
HEAD = 8192  # bytes looked at to tell what something is
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # byte order marks: text, whatever NULs follow
MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"RIFF", b"OggS",
         b"\x28\xb5\x2f\xfd", b"SQLite format 3", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")  # fmt: skip
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
SHARE = 0.01  # of control bytes in the head; text with a stray NUL stays text


class Limits(Struct, frozen=True):
    """What is read at the most, so that a hostile file cannot fill the machine."""

    page: int = 20_000_000  # bytes of one page, of one member, of one record
    total: int = 50_000_000_000  # bytes that one container may unpack to
    ratio: int = 1000  # bytes that one packed byte of a member may become, once it is past a megabyte
    members: int = 10_000_000  # members of one container
    depth: int = 6  # containers inside one another
    bombs: int = 20  # members of one file, at any depth, that unpack to too much; then the rest of it is left


class Bomb(SourceError):
    """A member that unpacks to more than may be read, or lies too deep."""


class Blob(Struct, frozen=True):
    """A file or a member of one, open at its beginning; whoever opened it closes it.

    Read it forwards and once: what unpacks as it is read can go back to its beginning only as long as no more than ``HEAD`` was read.
    Reading may raise ``SourceError``, which is best let through: it is told in its place, after what was yielded before.
    """

    source: str
    name: str
    file: BinaryIO
    fetched: str | None = None
    given: dict[str, str] = {}


def binary(raw: bytes) -> bool:
    """Whether the bytes are no text: an image, an archive, or full of control characters."""
    head = raw[:HEAD]
    if head.startswith(MARKS):
        return False
    return head.startswith(MAGIC) or len(head) - len(head.translate(None, CONTROLS)) > SHARE * len(head)
