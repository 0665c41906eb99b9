"""Captures as WARC files: what was stored can be read by others, also when the run was killed."""

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from attache.acquire.capture import Archive
from attache.acquire.guard import target
from attache.acquire.wire import Exchange
from attache.errors import CaptureError

DATE = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)
HEAD = b"HTTP/1.1 200 OK\r\nX-One: 1\r\nTransfer-Encoding: chunked\r\n\r\n"


def exchange(path: str = "/a", body: bytes = b"hi") -> Exchange:
    raw = HEAD + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    asked = target("http://news.example" + path)
    return Exchange(asked, "93.184.215.14", DATE, b"GET /a HTTP/1.1\r\nHost: news.example\r\n\r\n", raw, body, 200, {})


def records(raw: bytes) -> list[tuple[WarcRecordType, dict[str, str], bytes]]:
    found = ArchiveIterator(io.BytesIO(raw), parse_http=False)
    return [(record.record_type, record.headers.to_dict(), record.reader.read()) for record in found]


def test_an_exchange_is_stored_as_it_was(tmp_path: Path) -> None:
    with Archive(str(tmp_path / "new")) as archive:
        archive.keep(exchange())
    (file,) = (tmp_path / "new").iterdir()
    assert str(file) == archive.path and file.name.startswith("attache-2") and file.name.endswith("-00000.warc.gz")
    info, answer, request = records(file.read_bytes())
    assert info[0] == WarcRecordType.warcinfo and b"software: attache/" in info[2]
    assert (answer[0], answer[2]) == (WarcRecordType.response, exchange().raw)
    assert (request[0], request[2]) == (WarcRecordType.request, exchange().sent)
    assert {key: answer[1][key] for key in ("WARC-Target-URI", "WARC-IP-Address", "WARC-Date", "Content-Type")} == {
        "WARC-Target-URI": "http://news.example/a", "WARC-IP-Address": "93.184.215.14", "WARC-Date": "2026-11-25T01:02:03Z",
        "Content-Type": "application/http; msgtype=response",
    }  # fmt: skip
    assert request[1]["WARC-Concurrent-To"] == answer[1]["WARC-Record-ID"]


def test_other_readers_take_the_chunks_apart(tmp_path: Path) -> None:
    with Archive(str(tmp_path)) as archive:
        archive.keep(exchange(body="会谈".encode()))
    raw = Path(str(archive.path)).read_bytes()
    found = ArchiveIterator(io.BytesIO(raw), record_types=WarcRecordType.response, auto_decode="all")
    assert [(record.http_headers.status_code, record.reader.read()) for record in found] == [(200, "会谈".encode())]


def test_a_file_is_never_written_to_twice(tmp_path: Path) -> None:
    for _ in range(3):
        with Archive(str(tmp_path)) as archive:
            archive.keep(exchange())
    assert len(list(tmp_path.iterdir())) == 3


def test_nothing_kept_makes_no_file(tmp_path: Path) -> None:
    with Archive(str(tmp_path)) as archive:
        pass
    assert archive.path is None and list(tmp_path.iterdir()) == []


def test_whole_records_can_be_read_while_the_run_goes_on_and_after_it_was_killed(tmp_path: Path) -> None:
    with Archive(str(tmp_path)) as archive:
        archive.keep(exchange("/a"))
        archive.keep(exchange("/b", b"more" * 1000))
        raw = Path(str(archive.path)).read_bytes()
    assert len(records(raw)) == 5
    torn = raw[:-20]
    assert gzip.decompress(raw).count(b"WARC/1.1\r\n") == 5
    found = []
    try:
        for record in ArchiveIterator(io.BytesIO(torn), parse_http=False, record_types=WarcRecordType.response):
            found.append(record.headers["WARC-Target-URI"])
    except OSError:
        pass  # the torn end
    assert found == ["http://news.example/a", "http://news.example/b"]


def test_a_folder_that_cannot_be_written_to_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Archive(str(tmp_path / "file")) as archive, pytest.raises(CaptureError, match="cannot store captures"):
        archive.keep(exchange())
