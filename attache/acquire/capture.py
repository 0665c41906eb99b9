"""Keep exchanges as they were, in a WARC file, the form of web archives: reach for ``Archive`` to store what was fetched.

Each record is a gzip member of its own and handed to the system before the next is begun, so a run that is killed leaves whole records.
A run writes a file of its own, with its time in the name; no file is written to twice.
"""

import gzip
import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from fastwarc.warc import WarcRecord, WarcRecordType

import attache
from attache.acquire.wire import Exchange
from attache.errors import CaptureError


class Archive:
    """A WARC file in a folder, begun when there is something to keep. Use it in a ``with``."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.path: str | None = None
        self.file: BinaryIO | None = None

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.file:
            self.file.close()

    def keep(self, exchange: Exchange) -> None:
        """Store an answer and its request; raises CaptureError when the folder cannot be written to."""
        try:
            if self.file is None:
                self._begin()
            answer = _record(WarcRecordType.response, exchange, exchange.raw)
            request = _record(WarcRecordType.request, exchange, exchange.sent)
            request.headers["WARC-Concurrent-To"] = answer.headers["WARC-Record-ID"]
            self._write(answer, hashlib.sha1(exchange.body).digest())
            self._write(request)
        except OSError as error:
            raise CaptureError("cannot store captures", self.path or self.folder, error.strerror) from error

    def _begin(self) -> None:
        now = datetime.now(UTC)
        self.path, self.file = _opened(Path(self.folder), now.strftime("%Y%m%dT%H%M%SZ"))
        info = WarcRecord()
        info.init_headers(WarcRecordType.warcinfo)
        info.record_date = now.replace(microsecond=0)
        info.headers["WARC-Filename"] = Path(self.path).name
        info.headers["Content-Type"] = "application/warc-fields"
        info.set_bytes_content(f"software: attache/{attache.__version__}\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n".encode())
        self._write(info)

    def _write(self, record: WarcRecord, digest: bytes | None = None) -> None:
        assert self.file is not None
        plain = io.BytesIO()
        record.write(plain, checksum_data=True, payload_digest=digest)
        self.file.write(gzip.compress(plain.getvalue(), mtime=0))
        self.file.flush()


def _opened(folder: Path, time: str) -> tuple[str, BinaryIO]:
    """A new file named by the time and the first number that is free."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(100_000):
        path = folder / f"attache-{time}-{number:05}.warc.gz"
        try:
            return str(path), path.open("xb")
        except FileExistsError:
            continue
    raise CaptureError("has no free name for a file", str(folder))


def _record(kind: WarcRecordType, exchange: Exchange, raw: bytes) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind)
    record.record_date = exchange.date
    record.headers["WARC-Target-URI"] = exchange.target.url
    record.headers["WARC-IP-Address"] = exchange.address
    record.is_http = True
    record.set_bytes_content(raw)
    return record
