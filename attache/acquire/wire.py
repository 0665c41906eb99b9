"""One request and its answer, byte by byte as they went over the wire: reach for ``ask`` with addresses that ``guard`` has passed.

urllib3 makes the connection and http.client reads the answer; both believe they read a socket. What they read is a ``Tape``, which keeps
all that was consumed, over a ``Timed`` socket, which counts what comes and looks at the clock before each read, so that neither endless
headers nor a byte a minute can hold the run.
"""

import io
import socket
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import BadStatusLine, HTTPException, HTTPResponse, IncompleteRead
from typing import Any

import urllib3
from msgspec import Struct
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ProtocolError, ReadTimeoutError, SSLError

from attache.acquire.guard import Target
from attache.errors import SourceError

HEAD = 32_000  # bytes of status line and headers; readers of WARC take no more than 32 KiB
HEADY = f"has headers of more than {HEAD} bytes"
PIECE = 65_536
TRIES = 3  # addresses of a host that are tried in turn
CONTINUE = (b"HTTP/1.1 100", b"HTTP/1.0 100")


class Bounds(Struct, frozen=True):
    """How much and how long."""

    most: int = 20_000_000  # bytes of the body, as transferred
    connect: float = 10.0  # seconds for each address, TLS included
    total: float = 60.0  # seconds for the answer, from the request to the last byte


class Exchange(Struct, frozen=True):
    """A request and the whole answer to it."""

    target: Target
    address: str  # that was connected to
    date: datetime
    sent: bytes  # the request
    raw: bytes  # the answer as it came: status line, headers, body in its transfer encoding
    body: bytes  # without the transfer encoding, still in its content encoding
    status: int
    headers: Mapping[str, str]  # names in any case


class Overlong(Exception):
    """More came than may come; the message says of what."""


class Timed(io.RawIOBase):
    """A socket to read from until a moment of ``time.monotonic``, and so many bytes at the most."""

    def __init__(self, sock: socket.socket, ends: float) -> None:
        self.sock, self.ends = sock, ends
        self.room, self.excess = HEAD + PIECE, HEADY
        self.inner = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)
        count = self.inner.readinto(buffer)
        self.room -= count or 0
        if self.room < 0:
            raise Overlong(self.excess)
        return count

    def close(self) -> None:
        self.inner.close()
        super().close()


class Tape(io.BufferedReader):
    """A reader that keeps what was consumed of it; a read-ahead beyond the end of the answer is not part of that."""

    def __init__(self, timed: Timed) -> None:
        super().__init__(timed)
        self.kept = bytearray()

    def makefile(self, mode: str) -> "Tape":
        """http.client asks a socket for this."""
        return self

    def read(self, size: int | None = -1) -> bytes:
        return self._keep(super().read(size))

    def read1(self, size: int = -1) -> bytes:
        return self._keep(super().read1(size))

    def readline(self, size: int | None = -1) -> bytes:
        return self._keep(super().readline(size))

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer)
        self.kept += memoryview(buffer)[:count]
        return count

    def flush(self) -> None:
        """Nothing to flush; http.client flushes what it closes, also when that is closed already."""

    def _keep(self, raw: bytes) -> bytes:
        self.kept += raw
        return raw


def ask(
    target: Target,
    addresses: Sequence[str],
    headers: Mapping[str, str],
    bounds: Bounds,
    *,
    cut: bool = False,
    context: ssl.SSLContext | None = None,
) -> Exchange:
    """The answer to a GET at one of the addresses, which are not resolved again; raises SourceError, with what went wrong.

    A body over ``bounds.most`` is refused, or with ``cut`` ends there. Certificates are judged by the name of the host, against the
    system's authorities or those of ``context``. Redirects are answers like any other.
    """
    lines = {"Host": target.authority, **headers, "Accept-Encoding": "identity", "Connection": "close"}
    with _named(target.url, bounds):
        line, address = _connected(target, addresses, bounds, context)
        try:
            date = datetime.now(UTC).replace(microsecond=0)
            line.request("GET", target.path, headers=lines, preload_content=False, decode_content=False)
            return _answer(line, target, address, date, _request(target, lines), bounds, cut)
        finally:
            line.close()


def _connected(
    target: Target, addresses: Sequence[str], bounds: Bounds, context: ssl.SSLContext | None
) -> tuple[HTTPConnection | HTTPSConnection, str]:
    """A connection to the first address that answers."""
    for number, address in enumerate(addresses[:TRIES], 1):
        line = _line(target, address, bounds, context)
        try:
            line.connect()
            return line, address
        except (NewConnectionError, ConnectTimeoutError):
            line.close()
            if number == len(addresses[:TRIES]):
                raise
        except BaseException:
            line.close()
            raise
    raise SourceError("has a host that cannot be found", target.url)


def _line(target: Target, address: str, bounds: Bounds, context: ssl.SSLContext | None) -> HTTPConnection | HTTPSConnection:
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=bounds.connect)
    return HTTPSConnection(
        address, target.port, timeout=bounds.connect, cert_reqs="CERT_REQUIRED", server_hostname=target.host, ssl_context=context
    )


def _request(target: Target, lines: Mapping[str, str]) -> bytes:
    """What http.client sends for these headers."""
    head = [f"GET {target.path} HTTP/1.1", *(f"{name}: {value}" for name, value in lines.items())]
    return "\r\n".join([*head, "", ""]).encode("latin-1")


def _answer(line: Any, target: Target, address: str, date: datetime, sent: bytes, bounds: Bounds, cut: bool) -> Exchange:
    timed = Timed(line.sock, time.monotonic() + bounds.total)
    with Tape(timed) as tape:
        line.response_class = lambda _, method: HTTPResponse(tape, method=method)  # type: ignore[arg-type]
        response = line.getresponse()
        if len(tape.kept) > HEAD:
            raise Overlong(HEADY)
        # Chunks of a byte come with five more; whoever sends such, or long remarks between chunks, is cut before ``most``.
        timed.room, timed.excess = 2 * bounds.most + PIECE, _large(bounds.most)
        body = _body(response, target, bounds.most, cut)
        raw = bytes(tape.kept)
    while raw.startswith(CONTINUE):
        raw = raw.partition(b"\r\n\r\n")[2]
    return Exchange(target, address, date, sent, raw, body, response.status, response.headers)


def _body(response: urllib3.HTTPResponse, target: Target, most: int, cut: bool) -> bytes:
    if not cut and (response.length_remaining or 0) > most:
        raise Overlong(_large(most))
    body = bytearray()
    for piece in response.stream(PIECE, decode_content=False):
        body += piece
        if len(body) > most:
            if not cut:
                raise Overlong(_large(most))
            break
    return bytes(body[:most])


def _large(most: int) -> str:
    return f"is larger than {most} bytes"


@contextmanager
def _named(url: str, bounds: Bounds) -> Iterator[None]:
    """What the libraries raise, in our words; theirs may quote what the server sent."""
    try:
        yield
    except Overlong as error:
        raise SourceError(str(error), url) from error
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise SourceError(_reason(error, bounds), url) from error


def _reason(error: Exception, bounds: Bounds) -> str:
    cause = error.args[1] if isinstance(error, ProtocolError) and len(error.args) > 1 else error
    words: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        (NewConnectionError, "cannot be reached"),
        (ConnectTimeoutError, f"does not answer within {bounds.connect:g} s"),
        ((TimeoutError, ReadTimeoutError), f"takes longer than {bounds.total:g} s"),
        (ssl.SSLCertVerificationError, "has no certificate that can be trusted"),
        ((ssl.SSLError, SSLError), "does not speak TLS as it should"),
        ((IncompleteRead, ProtocolError), "broke off before its end"),
        (ConnectionError, "broke off"),
        (BadStatusLine, "does not speak HTTP"),
        (OSError, "broke off"),
    )
    return next((reason for kinds, reason in words if isinstance(cause, kinds)), "answers in no proper HTTP")


def unpacked(exchange: Exchange, most: int) -> bytes:
    """The body without its content encoding, for parsing; raises SourceError for others than gzip and deflate, and past ``most``."""
    name = exchange.headers.get("content-encoding", "").strip().lower()
    if name in ("", "identity"):
        return exchange.body
    if name not in ("gzip", "x-gzip", "deflate"):
        raise SourceError("is packed in a way that was not asked for", exchange.target.url, name[:20])
    try:
        unpacker = zlib.decompressobj(wbits=47)
        raw = unpacker.decompress(exchange.body, most)
    except zlib.error as error:
        raise SourceError("is packed, and damaged", exchange.target.url) from error
    if unpacker.unconsumed_tail:
        raise SourceError(f"unpacks to more than {most} bytes", exchange.target.url)
    return raw
