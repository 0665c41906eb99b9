"""The pages of a web crawl: reach for it on WARC files, plain or packed by gzip or Zstandard, whole or record by record.

A crawl is mostly not pages. Answered requests for text become members, everything else is passed over without a word, and a damaged
record costs itself: reading goes on at the next one that can be found.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType
from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader
from msgspec import Struct

from attache.acquire.blob import Blob, Limits, binary
from attache.acquire.packed import GZIP, ZSTD, reader
from attache.acquire.unpack import CHUNK, FAULTS, SLACK, Decoder, Inflater, Tally, crowded, forwards, gunzip, reason
from attache.errors import SourceError

MARK = b"WARC/"
STARTS = re.compile(rb"(?<=\n)WARC/[01]\.\d|\x1f\x8b\x08|\x28\xb5\x2f\xfd")  # of a record, plain or packed
TAIL = 16  # bytes kept of what was searched, longer than any beginning
PEEK = 512  # packed bytes that surely unpack to a mark
MISSES = 1000  # beginnings that were none, one after another, before the rest is given up
CHUNKED = re.compile(rb"[0-9A-Fa-f]{1,16}[ \t]*(?:;[^\r\n]*)?\r?\n")
CODE = re.compile(r"(?:image|video|audio|font|model)/|text/css|(?:text|application)/(?:x-)?(?:java|ecma)script")
WEB = re.compile(r"(?:https?|ftp|file):", re.IGNORECASE)


class Capture(Struct, frozen=True):
    """What a record holds for us."""

    url: str
    fetched: str | None
    body: bytes


def crawled(first: bytes) -> bool:
    """Whether this is a WARC, by its first bytes: plain, or packed record by record; packed as a whole it is plain once unpacked."""
    return first.startswith(MARK) or bool(GZIP.match(first) or ZSTD.match(first)) and _single(first)


def _single(first: bytes) -> bool:
    """Whether packed bytes unpack to the beginning of one record, with no other behind it."""
    make = reader(first)
    try:
        begins = make(io.BytesIO(first))(CHUNK) if make else b""
    except FAULTS:
        return False
    return begins.startswith(MARK) and b"\r\n\r\nWARC/" not in begins


def records(blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """The pages of a crawl in order, numbered from 1, with address and time of capture."""
    number = 0
    for found in _captures(blob, limits):
        if isinstance(found, SourceError):
            yield found
        else:
            number += 1
            given = {"url": found.url} if found.url else {}
            yield Blob(f"{blob.source}#{number}", f"{blob.name}#{number}", io.BytesIO(found.body), found.fetched, given)


def _captures(blob: Blob, limits: Limits) -> Iterator[Capture | SourceError]:
    """What the records hold; each stretch of damage is told of once, and reading goes on behind it."""
    tally = Tally()
    start: int | None = 0
    misses = 0  # since the last good record
    while start is not None and misses < MISSES:
        last, size = start, 0
        try:
            for record in ArchiveIterator(blob.file, parse_http=False):
                last, size = record.stream_pos, record.content_length
                _count(size, blob, limits, tally)
                if (found := _capture(record, blob, limits, tally)) is not None:
                    yield found
                misses = 0
            if not tally.members or _torn(blob.file, last, size):
                raise EOFError("it breaks off")
        except FAULTS as error:
            if not misses:
                yield SourceError("has a damaged record", blob.source, f"near byte {last}: {reason(error)}")
            misses += 1
            start = None if forwards(blob.file) else _next(blob.file, last + 1)
        else:
            return


def _count(size: int, blob: Blob, limits: Limits, tally: Tally) -> None:
    """Enter a record; raises ``SourceError`` when the limits of the whole file are passed."""
    tally.spent += size
    tally.members += 1
    if tally.members > limits.members:
        raise crowded(blob, limits)
    if tally.spent > limits.total:
        raise SourceError(f"unpacks to more than {limits.total} bytes, what follows is left", blob.source)


def _torn(file: BinaryIO, last: int, size: int) -> bool:
    """Whether there is more behind the last record, or less of its packing: ``fastwarc`` ends at a broken header without a word."""
    if forwards(file):
        return False  # what it comes from tells
    file.seek(last)
    make = reader(file.read(PEEK))
    if make is None:
        return _next(file, last + size) is not None
    file.seek(last)
    read = make(file)
    try:
        while read(CHUNK):
            pass
    except FAULTS:
        return True
    return False


def _next(file: BinaryIO, start: int) -> int | None:
    """Where the next record begins, at or after a byte; the file is left standing there."""
    file.seek(start)
    kept, at = b"", start
    while piece := file.read(CHUNK):
        window = kept + piece
        for found in STARTS.finditer(window):
            place = at - len(kept) + found.start()
            if _stands(file, place):
                return place
        at += len(piece)
        file.seek(at)
        kept = window[-TAIL:]
    return None


def _stands(file: BinaryIO, place: int) -> bool:
    """Whether a record begins at a byte, and the file put there."""
    file.seek(place)
    begins = crawled(file.read(PEEK))
    file.seek(place)
    return begins


def _capture(record: WarcRecord, blob: Blob, limits: Limits, tally: Tally) -> Capture | SourceError | None:
    """What a record holds for us, if anything; raises one of ``FAULTS`` when the record itself is damaged."""
    if not (record.headers.get("Content-Length") or "").isdigit():
        raise EOFError("it breaks off in its header")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    headers = _headers(record, url)
    if headers is None:
        return None
    if record.content_length > limits.page:
        return SourceError(f"holds a record larger than {limits.page} bytes", blob.source, repr(url))
    raw = record.reader.read(record.content_length)
    if len(raw) < record.content_length:
        raise EOFError("it breaks off")
    try:
        body = _decoded(raw, headers, limits)
    except FAULTS as error:
        return SourceError("holds a record that cannot be unpacked", blob.source, f"{url!r}: {reason(error)}")
    tally.spent += len(body)
    return Capture(url, _date(record.headers.get("WARC-Date")), body) if body.strip() and not binary(body) else None


def _headers(record: WarcRecord, url: str) -> dict[str, str] | None:
    """The headers, in small letters, of a record that may be a page; ``None`` for all others."""
    if record.record_type == WarcRecordType.resource:
        headers = _lower(record.headers.items())
        headers = {"content-type": headers.get("content-type", "")}
        return headers if WEB.match(url) and not CODE.match(headers["content-type"].lower()) else None
    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    record.parse_http()
    status = record.http_headers.status_code if record.http_headers else None
    if status is None:
        raise ValueError("it has no HTTP header")
    headers = _lower(record.http_headers.items())
    return headers if 200 <= status < 300 and not CODE.match(headers.get("content-type", "").lower()) else None


def _lower(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {key.lower(): value.strip() for key, value in items}


def _date(value: str | None) -> str | None:
    try:
        datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return value


def _decoded(body: bytes, headers: dict[str, str], limits: Limits) -> bytes:
    """The body as it was meant, whatever it was packed by; many crawlers unpack it and leave the header that says it is packed."""
    if "chunked" in headers.get("transfer-encoding", "").lower() and CHUNKED.match(body):
        body = _all(ChunkedReader(io.BytesIO(body)).read, body, limits)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        read = _coding(coding.strip(), body)
        body = body if read is None else _all(read, body, limits)
    return body


def _coding(coding: str, body: bytes) -> Callable[[int], bytes] | None:
    """What unpacks a body; ``None`` where there is nothing to unpack."""
    if coding in {"gzip", "x-gzip"} and GZIP.match(body):
        return Decoder(io.BytesIO(body).read, gunzip, single=True).read
    if coding == "deflate" and binary(body):
        bits = 15 if body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0 else -15  # by the standard, or as some servers read it
        return Decoder(io.BytesIO(body).read, lambda: Inflater(bits), single=True).read
    if coding == "zstd" and ZSTD.match(body):
        return ZstdReader(io.BytesIO(body)).read
    return BrotliReader(io.BytesIO(body)).read if coding == "br" and binary(body) else None


def _all(read: Callable[[int], bytes], packed: bytes, limits: Limits) -> bytes:
    """All that is unpacked, within the limits of a member."""
    found = bytearray()
    while piece := read(CHUNK):
        found += piece
        if len(found) > limits.page or len(found) > max(SLACK, limits.ratio * len(packed)):
            raise ValueError(f"it unpacks to more than {limits.page} bytes, or {limits.ratio} times its size")
    return bytes(found)
