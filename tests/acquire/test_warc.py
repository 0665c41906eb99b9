"""Crawls give their pages, with address and time, and pass over the rest; damage costs the record it is in."""

import bz2
import functools
import gzip
import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from containers import OTHER, TEXT, errors, found, packed, record, tarred, texts
from fastwarc import ZstdWriter
from fastwarc.stream_io import BrotliWriter

from attache.acquire.blob import Limits
from attache.acquire.read import read
from attache.model import Page

ONE, TWO, THREE = record("http://a/1", TEXT), record("http://a/2", OTHER * 40), record("http://a/3", TEXT * 2)
BODIES = [TEXT, OTHER * 40, TEXT * 2]


def chunked(raw: bytes, size: int = 7) -> bytes:
    parts = [raw[at : at + size] for at in range(0, len(raw), size)]
    return b"".join(b"%X\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    "crawl",
    [
        ONE + TWO + THREE,
        gzip.compress(ONE) + gzip.compress(TWO) + gzip.compress(THREE),
        gzip.compress(ONE + TWO + THREE),
        packed(ZstdWriter, ONE + TWO + THREE),
        packed(ZstdWriter, ONE) + packed(ZstdWriter, TWO) + packed(ZstdWriter, THREE),
        bz2.compress(ONE + TWO + THREE),
    ],
)
def test_a_crawl_gives_its_pages_however_it_is_packed(tmp_path: Path, crawl: bytes) -> None:
    file = tmp_path / "c.warc.gz"
    file.write_bytes(crawl)
    pages = list(read([str(file)]))
    assert [page.raw for page in pages if isinstance(page, Page)] == BODIES
    assert [page.source for page in pages] == [f"{file}#{number}" for number in (1, 2, 3)]
    assert isinstance(pages[1], Page) and pages[1].fetched == "2024-04-08T01:02:03Z" and pages[1].given == {"url": "http://a/2"}
    assert pages[1].name.endswith("#2")
    assert texts(crawl) == BODIES
    assert texts(tarred([("c.warc", crawl)], "w:gz")) == BODIES


def test_what_is_no_answer_or_no_text_is_passed_over_and_not_counted() -> None:
    image = b"\x89PNG\r\n\x1a\n" + bytes(50)
    crawl = b"".join(
        [
            record("", b"software: x", kind="warcinfo", type="application/warc-fields"),
            record("http://a/r", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", kind="request", type="application/http; msgtype=request"),
            record("http://a/m", b"fetchTimeMs: 1", kind="metadata", type="application/warc-fields"),
            record("http://a/v", TEXT, kind="revisit"),
            record("http://a/404", TEXT, status="404 Not Found"),
            record("http://a/301", TEXT, status="301 Moved Permanently"),
            record("http://a/i.png", image, "Content-Type: image/png"),
            record("http://a/i.svg", b"<svg>", "Content-Type: image/svg+xml"),
            record("http://a/s.css", b"a {}", "Content-Type: text/css"),
            record("http://a/s.js", b"a()", "Content-Type: application/javascript; charset=utf-8"),
            record("http://a/wrong", image, "Content-Type: text/html"),
            record("http://a/empty", b" \r\n"),
            record("dns:a", b"20240408 a. A 127.0.0.1", kind="response").replace(b"application/http", b"text/dns_______"),
            record("metadata://gnu.org/software/wget/log", b"wget", kind="resource", type="text/plain"),
            record("http://a/page", TEXT),
        ]
    )
    assert found(crawl) == ([("-#1", "stdin#1", TEXT)], [])


@pytest.mark.parametrize(
    "type",
    [
        "text/html; charset=gb2312",
        "TEXT/HTML",
        "text/plain",
        "application/xhtml+xml",
        "application/json",
        "application/rss+xml",
        "application/octet-stream",
        "html",
        "x-unknown/x",
    ],
)
def test_types_are_taken_with_care(type: str) -> None:
    assert texts(record("http://a/1", TEXT, f"Content-Type: {type}")) == [TEXT]
    assert texts(record("http://a/1", TEXT, kind="resource", type=type)) == [TEXT]


def test_a_missing_type_is_judged_by_the_bytes() -> None:
    assert texts(record("http://a/1", TEXT, "Server: a")) == [TEXT]
    assert texts(record("http://a/1", b"\xff\xd8\xff" + bytes(50), "Server: a")) == []


def test_addresses_in_brackets_and_times_that_are_none() -> None:
    (page,) = read(["-"], stdin=io.BytesIO(record("<http://a/1>", TEXT, date="yesterday")))
    assert isinstance(page, Page) and page.given == {"url": "http://a/1"} and page.fetched is None


CODINGS = [
    ("gzip", gzip.compress(TEXT)),
    ("x-gzip", gzip.compress(TEXT)),
    ("GZIP", gzip.compress(TEXT)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", zlib.compress(TEXT)[2:-4]),
    ("br", packed(BrotliWriter, TEXT)),
    ("zstd", packed(ZstdWriter, TEXT)),
    ("deflate, gzip", gzip.compress(zlib.compress(TEXT))),
    ("identity", TEXT),
    ("utf-8", TEXT),
    ("gzip", TEXT),
    ("br", TEXT),
    ("deflate", TEXT),
]


@pytest.mark.parametrize(("coding", "body"), CODINGS)
def test_bodies_are_unpacked_and_put_together(coding: str, body: bytes) -> None:
    lines = ("Content-Type: text/html", f"Content-Encoding: {coding}")
    assert texts(record("http://a/1", body, *lines)) == [TEXT]
    assert texts(record("http://a/1", chunked(body), *lines, "Transfer-Encoding: chunked")) == [TEXT]
    assert texts(record("http://a/1", body, *lines, "transfer-encoding: chunked")) == [TEXT]  # unpacked by the crawler, header left


def test_a_body_that_cannot_be_unpacked_costs_only_itself() -> None:
    lines = ("Content-Type: text/html", "Content-Encoding: gzip")
    bad = gzip.compress(OTHER * 40)[:-20]
    pages, said = found(ONE + record("http://a/bad", bad, *lines) + THREE)
    assert [page[2] for page in pages] == [TEXT, TEXT * 2] and [page[0] for page in pages] == ["-#1", "-#2"]
    assert said == ["holds a record that cannot be unpacked: '-': 'http://a/bad': it ends before its end mark"]
    assert len(errors(ONE + record("http://a/bad", b"ff\r\n" + TEXT, "Transfer-Encoding: chunked") + THREE)) == 1


def spoil(raw: bytes) -> bytes:
    middle = len(raw) // 2
    return raw[:middle] + bytes(byte ^ 0xFF for byte in raw[middle : middle + 8]) + raw[middle + 8 :]


@pytest.mark.parametrize(
    "bad",
    [
        gzip.compress(TWO)[:-20],
        spoil(gzip.compress(TWO)),
        gzip.compress(TWO)[:-8] + bytes(8),
        gzip.compress(TWO.replace(b"WARC/1.0", b"WXRC/1.0")),
    ],
)
def test_a_damaged_record_in_a_packed_crawl_costs_only_itself(tmp_path: Path, bad: bytes) -> None:
    file = tmp_path / "c.warc.gz"
    file.write_bytes(gzip.compress(ONE) + bad + gzip.compress(THREE) + gzip.compress(ONE))
    pages, said = found(file)
    assert [page[2] for page in pages if not page[2].startswith(OTHER)] == [TEXT, TEXT * 2, TEXT]
    assert len(said) == 1 and said[0].startswith(f"has a damaged record: {str(file)!r}: near byte ")


LENGTH = b"Content-Length: %d" % (len(TWO) - TWO.index(b"HTTP/1.1") - 4)


@pytest.mark.parametrize(
    "bad",
    [
        TWO.replace(b"WARC/1.0", b"WXRC/1.0"),
        TWO.replace(LENGTH, b"Content-Length: 900"),
        TWO.replace(LENGTH, LENGTH + b"00"),
        TWO.replace(b"HTTP/1.1 200 OK", b"nonsense"),
        TWO[:-500],
    ],
)
def test_a_damaged_record_in_a_plain_crawl_costs_only_itself(bad: bytes) -> None:
    pages, said = found(ONE + bad + THREE + ONE)
    assert [page[2] for page in pages if not page[2].startswith(OTHER)] in ([TEXT, TEXT * 2, TEXT], [TEXT, TEXT])
    assert pages[-1][2] == TEXT and len(said) == 1


@pytest.mark.parametrize("cut", [20, 50, 100])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_of_a_cut_crawl_the_records_before_come_out_and_one_error(pack: Callable[[bytes], bytes], cut: int) -> None:
    pages, said = found(pack(ONE) + pack(THREE) + pack(TWO)[:-cut])
    assert [page[2] for page in pages] == [TEXT, TEXT * 2]
    assert len(said) == 1


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_crawl_may_be_cut_anywhere(pack: Callable[[bytes], bytes]) -> None:
    first, last = pack(ONE), pack(THREE)
    for cut in range(8 if pack is bytes else 1, len(last) - 4, 5):
        pages, said = found(first + last[:cut])
        assert pages[0][2] == TEXT and len(said) == 1, cut


def test_of_a_crawl_cut_in_one_stream_too() -> None:
    noise = [record(f"http://a/{number}", random.Random(number).randbytes(9000).hex().encode()) for number in range(150)]
    for pack in (gzip.compress, bz2.compress, functools.partial(packed, ZstdWriter)):
        whole = pack(b"".join(noise))
        pages, said = found(whole[: len(whole) * 2 // 3])
        assert len(said) == 1 and 45 < len(pages) < 101


def test_too_large_a_record_is_passed_by() -> None:
    crawl = ONE + TWO + THREE
    assert found(crawl, Limits(page=1000)) == (
        [("-#1", "stdin#1", TEXT), ("-#2", "stdin#2", TEXT * 2)],
        ["holds a record larger than 1000 bytes: '-': 'http://a/2'"],
    )


def test_too_much_ends_the_crawl_with_one_error() -> None:
    crawl = (ONE + THREE) * 10
    assert errors(crawl, Limits(members=5)) == ["holds more than 5 members, what follows is left: '-'"]
    assert len(texts(crawl, Limits(members=5))) == 5
    assert errors(gzip.compress(crawl), Limits(total=1000)) == ["unpacks to more than 1000 bytes, what follows is left: '-'"]


def test_rubbish_that_looks_like_records_comes_to_an_end() -> None:
    pages, said = found(ONE + b"\nWARC/1.0 nothing" * 20_000)
    assert [page[2] for page in pages] == [TEXT] and len(said) == 1
