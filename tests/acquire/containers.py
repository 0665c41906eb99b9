"""Containers for tests, made by hand where no library makes them so."""

import io
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from fastwarc import ZstdWriter

from attache.acquire.blob import Limits
from attache.acquire.read import read
from attache.model import Page

TEXT = "俄罗斯外长抵达北京。".encode()
OTHER = "法国总统访问上海，并会见当地企业家。".encode()
Found = tuple[list[tuple[str, str, bytes]], list[str]]


def found(source: Path | bytes, limits: Limits | None = None) -> Found:
    """What a file or standard input holds: source, name and bytes of the pages, and what was said of the rest."""
    items = list(read(["-"], stdin=io.BytesIO(source), limits=limits) if isinstance(source, bytes) else read([str(source)], limits=limits))
    pages = [(page.source, page.name, page.raw) for page in items if isinstance(page, Page)]
    return pages, [str(error) for error in items if not isinstance(error, Page)]


def texts(source: Path | bytes, limits: Limits | None = None) -> list[bytes]:
    return [raw for _, _, raw in found(source, limits)[0]]


def errors(source: Path | bytes, limits: Limits | None = None) -> list[str]:
    return found(source, limits)[1]


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, raw in members:
            archive.writestr(name, raw, method)
    return file.getvalue()


def tarred(members: Iterable[tuple[str | tarfile.TarInfo, bytes]], mode: str = "w", format: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode, format=format) as archive:  # type: ignore[call-overload]
        for name, raw in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return file.getvalue()


def record(
    url: str, body: bytes, *http: str, kind: str = "response", status: str = "200 OK", date: str = "2024-04-08T01:02:03Z", type: str = ""
) -> bytes:
    """One WARC record; ``http`` are the lines of its HTTP header, text/html when there are none."""
    if kind in {"response", "revisit"}:
        head = "\r\n".join([f"HTTP/1.1 {status}", *(http or ("Content-Type: text/html",)), "", ""]).encode()
        body, type = head + body, type or "application/http; msgtype=response"
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"WARC-Date: {date}"]
    lines += ["WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>", f"Content-Type: {type}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body + b"\r\n\r\n"


def packed(writer: type, raw: bytes) -> bytes:
    file = io.BytesIO()
    out = writer(file)
    out.write(raw)
    out.close()
    return file.getvalue()


def zstd(raw: bytes) -> bytes:
    return packed(ZstdWriter, raw)
