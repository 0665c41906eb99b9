"""The members of zip and tar archives, one by one: a bad one is an error in its place, the others come out.

Members that could lead out of the archive (links, devices, names with ``..`` or from the root) are refused and named; hidden ones and
folders are passed over as they are on disk. Of a zip that lost its table of contents the members are found by their own headers.
"""

import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import BinaryIO, Literal, Self

from msgspec import Struct

from attache.acquire.blob import Blob, Limits
from attache.acquire.unpack import CHUNK, FAULTS, Decoder, Tally, Unpacked, bunzip, crowded, forwards, inflate, reason, solid, unpacked
from attache.decode import decode
from attache.errors import SourceError

Members = Iterator[Blob | SourceError]
LOCAL = struct.Struct("<6x2H4x3I2H")  # a member's own header in a zip: flags, method, CRC, packed and full size, lengths of name and extra
STORED, DEFLATED, BZIPPED = 0, 8, 12
METHODS = 99  # the highest number of a method
ENCRYPTED, STREAMED, UTF8 = 0x1, 0x8, 0x800  # flags of a zip member
UNKNOWN = 0xFFFFFFFF  # a size that stands elsewhere
ENDLESS = 1 << 62  # bytes at the most of a member whose packed size is not known
OFFICE = {"[Content_Types].xml", "META-INF/manifest.xml"}  # what Word and the like, and LibreOffice, put into their zips
EXTENDED = {tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK}
EXTENSION = 65_536  # bytes of a tar header that tells more of the next; it is read into memory whole
ROOTED = re.compile(r"[/\\]|[A-Za-z]:[/\\]")
ZIP_FAULTS = (*FAULTS, NotImplementedError, struct.error, OverflowError)
TAR_FAULTS = (*FAULTS, OverflowError)


class Entry(Struct, frozen=True):
    """What a zip says of a member."""

    name: str
    start: int  # of its own header, bytes from the beginning of the archive
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int = 0  # of a Unix file; 0 when it is not known
    checked: bool = True  # whether sizes and checksum are known


class Modest:
    """A file that does not read more in one go than a table of contents may take; for ``zipfile``, which reads it whole."""

    def __init__(self, file: BinaryIO, most: int, source: str) -> None:
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable
        self._read, self._most, self._source = file.read, most, source

    def read(self, size: int = -1) -> bytes:
        raw = self._read(size if 0 <= size <= self._most else self._most + 1)
        if len(raw) > self._most:
            raise SourceError(f"has a table of contents larger than {self._most} bytes", self._source)
        return raw


class Part:
    """So many bytes of a file, from where it stands."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size, self.taken = file, size, 0

    def read(self, size: int) -> bytes:
        piece = self._file.read(min(size, self._size - self.taken))
        self.taken += len(piece)
        return piece


class Checked:
    """Reads on, and raises at the end when the checksum or the size is not what the entry says."""

    def __init__(self, read: Callable[[int], bytes], entry: Entry) -> None:
        self._read, self._entry, self._crc, self._size = read, entry, 0, 0

    def read(self, size: int) -> bytes:
        piece = self._read(size)
        self._crc = zlib.crc32(piece, self._crc)
        self._size += len(piece)
        if not piece and self._entry.checked and (self._crc, self._size) != (self._entry.crc, self._entry.size):
            raise zipfile.BadZipFile("it breaks off" if self._size < self._entry.size else "its checksum is wrong")
        return piece


def zipped(head: bytes) -> bool:
    """Whether this is a zip, by its first bytes."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def unzip(blob: Blob, limits: Limits) -> Members:
    """The members of a zip in the order of its table of contents."""
    with solid(blob, limits) as file:
        try:
            entries = _contents(file, limits, blob.source)
        except ZIP_FAULTS as error:
            yield from _salvaged(blob, file, limits, reason(error))
            return
        if OFFICE & {entry.name for entry in entries}:
            yield SourceError("is an office document; save it as HTML or text first", blob.source)
            return
        tally = Tally()
        overlapping = _overlapping(entries)
        for number, entry in enumerate(entries):
            if number == limits.members:
                yield crowded(blob, limits)
                return
            refused = "overlaps another member, as in a bomb" if entry.start in overlapping else None
            yield from _member(blob, file, entry, refused, limits, tally)
            if tally.spent > limits.total:
                return


def _contents(file: BinaryIO, limits: Limits, source: str) -> list[Entry]:
    with zipfile.ZipFile(Modest(file, limits.page, source)) as archive:
        return [_entry(info) for info in archive.infolist()]


def _entry(info: zipfile.ZipInfo) -> Entry:
    name = info.orig_filename if info.flag_bits & UTF8 else _named(info.orig_filename.encode("cp437"))
    mode = info.external_attr >> 16
    return Entry(name, info.header_offset, info.flag_bits, info.compress_type, info.CRC, info.compress_size, info.file_size, mode)


def _named(raw: bytes) -> str:
    """A name as it was meant: Windows in China writes GBK and does not say so."""
    return decode(raw.split(b"\0")[0])[0]


def _overlapping(entries: list[Entry]) -> set[int]:
    """Where members start that reach into the next one."""
    ordered = sorted(entries, key=lambda entry: entry.start)
    return {one.start for one, two in pairwise(ordered) if one.start + LOCAL.size + one.packed > two.start}


def _member(
    blob: Blob, file: BinaryIO, entry: Entry, refused: str | None, limits: Limits, tally: Tally
) -> Generator[Blob | SourceError, None, bool]:
    """The member if it is one to read; returns whether it was read and found damaged."""
    kind = stat.S_IFMT(entry.mode)
    folder = entry.name.endswith(("/", "\\")) or kind in {stat.S_IFDIR, stat.S_IFIFO}
    path, source, outside = _placed(blob, entry.name)
    if not outside and (folder or _hidden(path)):
        return False
    if refused := outside or _special(kind) or _closed(entry) or refused:
        yield SourceError(refused, source)
        return False
    try:
        part = _part(file, entry)
    except ZIP_FAULTS as error:
        yield SourceError("is damaged", source, reason(error))
        return True
    raw = Unpacked(Checked(_unpacks(part, entry.method), entry).read, lambda: part.taken, blob, source, limits, tally)
    with unpacked(raw) as member:
        yield Blob(source, PurePosixPath(path[-1]).stem, member, blob.fetched, blob.given)
    return raw.failed is not None


def _placed(blob: Blob, name: str) -> tuple[list[str], str, str | None]:
    """The parts of a member's name, its source, and why a name cannot be one of a member, if it cannot."""
    path = [part for part in re.split(r"[/\\]", name) if part not in {"", "."}]
    outside = "has a name that leads out of the archive" if ".." in path or ROOTED.match(name) else None if path else "has no name"
    return path, f"{blob.source}/{name if outside else '/'.join(path)}", outside


def _hidden(path: list[str]) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in path)


def _special(kind: int) -> str | None:
    if kind == stat.S_IFLNK:
        return "is a link, which is not followed"
    return "is a device" if kind not in {0, stat.S_IFREG} else None


def _closed(entry: Entry) -> str | None:
    """Why a member of a zip cannot be unpacked, if it cannot."""
    if entry.flags & ENCRYPTED:
        return "is encrypted; unpack it with its password first"
    if entry.method not in {STORED, DEFLATED, BZIPPED}:
        return f"is packed by method {entry.method}, which is not read; unpack it first"
    return None


def _part(file: BinaryIO, entry: Entry) -> Part:
    """The packed bytes of a member."""
    file.seek(entry.start)
    header = _header(file)
    if header is None:
        raise zipfile.BadZipFile("there is no member where the table of contents says")
    file.seek(entry.start + LOCAL.size + header[-2] + header[-1])
    return Part(file, entry.packed)


def _unpacks(part: Part, method: int) -> Callable[[int], bytes]:
    if method == STORED:
        return part.read
    return Decoder(part.read, inflate if method == DEFLATED else bunzip, single=True).read


def _header(file: BinaryIO) -> tuple[int, ...] | None:
    raw = file.read(LOCAL.size)
    return LOCAL.unpack(raw) if len(raw) == LOCAL.size and raw.startswith(b"PK\x03\x04") else None


def _salvaged(blob: Blob, file: BinaryIO, limits: Limits, why: str) -> Members:
    """The members of a zip without its table of contents, one header after another; where the next one begins must be searched for."""
    tally = Tally()
    start = find(file, 0, b"PK\x03\x04")
    number, broken = 0, False
    while start is not None and number < limits.members and tally.spent <= limits.total:
        entry = _found(file, start)
        if entry is not None:
            broken = yield from _member(blob, file, entry, None, limits, tally)
        start = find(file, start + (LOCAL.size + entry.packed if entry and entry.checked else 1), b"PK\x03\x04")
        number += 1
    if not broken:
        yield SourceError("is cut or damaged, its table of contents cannot be read", blob.source, why)


def _found(file: BinaryIO, start: int) -> Entry | None:
    """A member by its own header, which need not say how long it is."""
    file.seek(start)
    header = _header(file)
    if header is None:
        return None
    flags, method, crc, packed, size, length, _ = header
    raw = file.read(length)
    name = raw.decode("utf-8", "replace") if flags & UTF8 else _named(raw)
    if not name.isprintable() or method > METHODS:  # the mark stood in somebody's data
        return None
    if flags & STREAMED or UNKNOWN in {packed, size}:
        return Entry(name, start, flags, method, 0, ENDLESS, 0, checked=False)
    return Entry(name, start, flags, method, crc, packed, size)


def find(file: BinaryIO, start: int, mark: bytes) -> int | None:
    """Where the mark stands next in a file, at or after a byte."""
    file.seek(start)
    kept, step = b"", 512  # mostly it is near
    while piece := file.read(step):
        window = kept + piece
        if (at := window.find(mark)) >= 0:
            return start - len(kept) + at
        start += len(piece)
        kept, step = window[-len(mark) + 1 :], min(2 * step, CHUNK)
    return None


def tarred(head: bytes) -> bool:
    """Whether this is a tar, by its first header: the mark of newer ones or the checksum of all."""
    if head[257:262] == b"ustar":
        return True
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def untar(blob: Blob, limits: Limits) -> Members:
    """The members of a tar in order; after a damaged header the next good one is searched for."""
    faults: list[str] = []
    mode: Literal["r|", "r:"] = "r|" if forwards(blob.file) else "r:"
    tally = Tally()
    try:
        with tarfile.open(
            fileobj=blob.file, mode=mode, ignore_zeros=True, tarinfo=_watched(faults), encoding="utf-8", errors="surrogateescape"
        ) as archive:
            for number, info in enumerate(_headers(archive)):
                if faults:
                    yield _torn(blob, faults)
                if number == limits.members:
                    yield crowded(blob, limits)
                    return
                broken = yield from _file(blob, archive, info, limits, tally)
                if broken:
                    return
    except TAR_FAULTS as error:
        faults.append(reason(error))
    if faults:
        yield _torn(blob, faults)


def _torn(blob: Blob, faults: list[str]) -> SourceError:
    error = SourceError("is cut or damaged", blob.source, faults[0])
    faults.clear()
    return error


def _watched(faults: list[str]) -> type[tarfile.TarInfo]:
    """Headers that tell what ``tarfile`` passes over in silence, and are not read when they are bombs."""

    class Header(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
            try:
                header = super().frombuf(buf, encoding, errors)
            except (tarfile.EOFHeaderError, tarfile.EmptyHeaderError):  # type: ignore[attr-defined]
                raise
            except tarfile.HeaderError as error:
                if not faults:
                    faults.append(str(error))
                raise
            if header.size < 0 or header.type in EXTENDED and header.size > EXTENSION:
                raise tarfile.ReadError("a header is larger than any should be")
            return header

    return Header


def _headers(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """The headers, none of them kept; they must lead forwards, as a hostile one could send ``tarfile`` round for ever."""
    last = -1
    while (info := archive.next()) is not None:
        archive.members.clear()  # type: ignore[attr-defined]
        if info.size < 0 or archive.offset <= last:
            raise tarfile.ReadError("a header leads back")
        last = archive.offset
        yield info


def _file(
    blob: Blob, archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits, tally: Tally
) -> Generator[Blob | SourceError, None, bool]:
    """The member if it is one to read; returns whether the archive broke off in it."""
    path, source, outside = _placed(blob, _named(info.name.encode("utf-8", "surrogateescape")))
    if info.isdir() or info.isfifo() or not outside and _hidden(path):
        return False
    if refused := outside or _barred(info):
        yield SourceError(refused, source)
        return False
    file = archive.extractfile(info)
    if file is None:
        return False
    raw = Unpacked(file.read, lambda: ENDLESS, blob, source, limits, tally)
    with file, unpacked(raw) as member:
        yield Blob(source, PurePosixPath(path[-1]).stem, member, blob.fetched, blob.given)
    return raw.failed is not None


def _barred(info: tarfile.TarInfo) -> str | None:
    """Why a member of a tar is not read, if it is not."""
    if info.issym() or info.islnk():
        return "is a link, which is not followed"
    if info.isdev():
        return "is a device"
    return "is a sparse file" if info.issparse() else None
