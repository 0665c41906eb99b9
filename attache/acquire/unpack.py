"""Bytes unpacked as they are asked for, within the limits: reach for ``unpacked`` in whatever opens a packed thing.

Nothing is unpacked ahead of its reader, so a bomb costs what was asked for and no more. What breaks off gives all the bytes before the
break first and ``Damaged`` then; what unpacks to too much raises ``SourceError``.
"""

import bz2
import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import BinaryIO, Protocol, cast

from msgspec import Struct

from attache.acquire.blob import HEAD, Blob, Bomb, Limits
from attache.errors import SourceError

CHUNK = 65_536  # bytes read of what is packed, and buffered of what is unpacked
SPOOL = 4_000_000  # bytes kept in memory of what must be read from both ends; the rest goes to a temporary file
SLACK = 1_000_000  # bytes that may be unpacked at any ratio
MEMORY = 256_000_000  # bytes that an xz dictionary may take; xz -9 takes 65 million
FAULTS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)


class Damaged(SourceError):
    """What is packed breaks off or fails its checksum; the bytes before were given."""


class Tally(Struct):
    """How much one container has unpacked to, over all its members."""

    spent: int = 0  # bytes
    members: int = 0


class Codec(Protocol):
    """What bz2, lzma and ``Inflater`` have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class Inflater:
    """zlib with the manners of bz2 and lzma. ``bits`` as zlib has them: 31 for gzip, 15 for zlib, -15 for bare deflate."""

    def __init__(self, bits: int) -> None:
        self._codec = zlib.decompressobj(bits)
        self._late = b""  # what is packed and not yet tried
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._codec.eof

    @property
    def unused_data(self) -> bytes:
        return self._codec.unused_data + self._late

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        piece = self._step(self._codec.unconsumed_tail + self._late + data, max(max_length, 0))
        self.needs_input = not (self._codec.unconsumed_tail or self._late or 0 < max_length <= len(piece))
        return piece

    def _step(self, data: bytes, size: int) -> bytes:
        """zlib drops what it made in the call that finds a fault, so try with less and less until the fault stands alone."""
        taken = len(data)
        while True:
            before = self._codec.copy()
            try:
                piece = self._codec.decompress(data[:taken], size)
            except zlib.error:
                if taken <= 1:
                    raise
                self._codec, taken = before, taken // 2
            else:
                self._late = data[taken:]
                return piece


def gunzip() -> Codec:
    return Inflater(31)


def inflate() -> Codec:
    return Inflater(-15)


def unxz() -> Codec:
    return lzma.LZMADecompressor(memlimit=MEMORY)


def bunzip() -> Codec:
    return bz2.BZ2Decompressor()


class Decoder:
    """Reads what a codec makes of a file; several packed streams one after another are read as one, unless ``single``."""

    def __init__(self, read: Callable[[int], bytes], new: Callable[[], Codec], single: bool = False) -> None:
        self._fill, self._new, self._single = read, new, single
        self._codec: Codec | None = new()
        self._rest = b""

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end; raises what the codec raises, ``EOFError`` when the packed bytes break off."""
        while self._codec or self._another():
            codec = cast(Codec, self._codec)
            data, self._rest = (self._rest or self._fill(CHUNK), b"") if codec.needs_input else (b"", self._rest)
            asked = codec.needs_input
            piece = codec.decompress(data, size)
            if codec.eof:
                self._codec, self._rest = None, codec.unused_data
            elif asked and not data:
                raise EOFError("it ends before its end mark")
            if piece:
                return piece
        return b""

    def _another(self) -> bool:
        """Whether one more stream follows; zeros between and after streams are padding."""
        while not self._single and (data := self._rest or self._fill(CHUNK)):
            self._rest = data.lstrip(b"\0")
            if self._rest:
                self._codec = self._new()
                return True
        return False


class Unpacked(io.RawIOBase):
    """What a member unpacks to, read forwards once; ``failed`` holds what was raised, and is raised again."""

    def __init__(
        self, read: Callable[[int], bytes], packed: Callable[[], int], blob: Blob, source: str, limits: Limits, tally: Tally
    ) -> None:
        self._read, self._packed, self._limits, self._tally = read, packed, limits, tally
        self._container, self._source, self._at = blob.source, source, 0
        self.failed: SourceError | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Forwards only, by reading on; what must go back has its head in the buffer of ``unpacked``, or goes through ``solid``."""
        left = offset - (0 if whence == io.SEEK_CUR else self._at)
        if whence == io.SEEK_END or left < 0:
            raise io.UnsupportedOperation("what is packed is read forwards only")
        while left > 0 and (piece := self.read(min(left, CHUNK))):
            left -= len(piece)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fills the buffer as far as it goes; a fault is kept until the bytes before it have been taken."""
        filled = 0
        while filled < len(buffer) and self.failed is None:
            try:
                piece = self._read(len(buffer) - filled)
            except SourceError as error:
                self.failed = error
            except FAULTS as error:
                self.failed = Damaged("is damaged or breaks off", self._source, reason(error))
            else:
                buffer[filled : filled + len(piece)] = piece
                filled += len(piece)
                self._count(len(piece))
                if not piece:
                    break
        if self.failed is not None and (not filled or not isinstance(self.failed, Damaged)):
            raise self.failed
        return filled

    def _count(self, size: int) -> None:
        self._at += size
        self._tally.spent += size
        if self._tally.spent > self._limits.total:
            self.failed = Bomb(f"unpacks to more than {self._limits.total} bytes, what follows is left", self._container)
        elif self._at > SLACK and self._at > self._limits.ratio * self._packed():
            self.failed = Bomb(f"unpacks to more than {self._limits.ratio} times its size", self._source)


def crowded(blob: Blob, limits: Limits) -> SourceError:
    """What is said when a container is left, having too many members."""
    return SourceError(f"holds more than {limits.members} members, what follows is left", blob.source)


def reason(error: Exception) -> str:
    """What a library's error says, in one line without control characters, as it may quote the file."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return "".join(char if char.isprintable() else " " for char in said).strip() or type(error).__name__


def unpacked(raw: Unpacked) -> BinaryIO:
    """A file to read it by; its buffer holds the head, so that one may look and go back to the beginning."""
    return io.BufferedReader(raw, max(CHUNK, 2 * HEAD))


def forwards(file: BinaryIO) -> bool:
    """Whether the file can only be read forwards."""
    return isinstance(file, io.BufferedReader) and isinstance(file.raw, Unpacked)


def head(file: BinaryIO) -> bytes:
    """The first bytes of a file that stands at its beginning, and stays there."""
    if isinstance(file, io.BufferedReader) and isinstance(file.raw, Unpacked):
        return file.peek(HEAD)[:HEAD]
    first = file.read(HEAD)
    file.seek(0)
    return first


def pieces(file: BinaryIO, most: int) -> Iterator[bytes]:
    """The bytes of a file up to a number of them, nothing lost when reading breaks off."""
    # A buffered file's ``read`` drops what it has when its raw file raises, ``read1`` does not; other files need not have it.
    read: Callable[[int], bytes] = getattr(file, "read1", file.read)
    while most > 0 and (piece := read(min(CHUNK, most))):
        most -= len(piece)
        yield piece


def spool(found: Iterator[bytes]) -> BinaryIO:
    """A file for bytes that come once, in memory while they are few: what came before they break off. The caller closes it."""
    with ExitStack() as stack:
        file = cast(BinaryIO, stack.enter_context(tempfile.SpooledTemporaryFile(SPOOL)))
        with suppress(Damaged):
            for piece in found:
                file.write(piece)
        file.seek(0)
        stack.pop_all()
        return file


@contextmanager
def solid(blob: Blob, limits: Limits) -> Iterator[BinaryIO]:
    """The blob's file where it can be read from both ends, else a copy."""
    if not forwards(blob.file):
        yield blob.file
        return
    with spool(pieces(blob.file, limits.total)) as file:
        yield file
