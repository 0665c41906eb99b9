"""One file packed by gzip, bzip2, xz or Zstandard: what it holds, be it a text or another container, is told from what it unpacks to."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from fastwarc import ZstdReader

from attache.acquire.blob import Blob, Limits
from attache.acquire.unpack import Decoder, Tally, Unpacked, bunzip, gunzip, head, unpacked, unxz
from attache.errors import SourceError

ENDINGS = (".gz", ".bz2", ".xz", ".zst")
INNER = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}")  # an ending, and not the 15 of 2024.11.15.gz
GZIP = re.compile(rb"\x1f\x8b\x08")
BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")  # a text may begin with BZh; pi and its root follow in no text
XZ = re.compile(rb"\xfd7zXZ\0")
ZSTD = re.compile(rb"\x28\xb5\x2f\xfd")
READERS: tuple[tuple[re.Pattern[bytes], Callable[[BinaryIO], Callable[[int], bytes]]], ...] = (
    (GZIP, lambda file: Decoder(file.read, gunzip).read),
    (BZIP2, lambda file: Decoder(file.read, bunzip).read),
    (XZ, lambda file: Decoder(file.read, unxz).read),
    (ZSTD, lambda file: ZstdReader(file).read),
)


def packed(first: bytes) -> bool:
    """Whether this is one packed file, by its first bytes."""
    return reader(first) is not None


def reader(first: bytes) -> Callable[[BinaryIO], Callable[[int], bytes]] | None:
    """What reads a file that begins so: give it the file, and it gives a ``read``."""
    return next((make for magic, make in READERS if magic.match(first)), None)


def unpack(blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """The one member, unpacked as it is read; it keeps the source of what it is packed in."""
    make = reader(head(blob.file))
    if make is None:
        return
    raw = Unpacked(make(blob.file), blob.file.tell, blob, blob.source, limits, Tally())
    with unpacked(raw) as file:
        yield Blob(blob.source, _name(blob), file, blob.fetched, blob.given)


def _name(blob: Blob) -> str:
    """The name without the ending that stood before .gz, as a plain file's name is without its own."""
    path = PurePath(blob.name)
    return path.stem if blob.source.lower().endswith(ENDINGS) and INNER.fullmatch(path.suffix) else blob.name
