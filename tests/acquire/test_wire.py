"""One request to servers of every sort, on this machine: what comes back is whole and as it was sent, or a SourceError in one line."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from serving import HOME, PAGE, saying, serving

from attache.acquire.guard import target
from attache.acquire.wire import HEAD, Bounds, Exchange, ask, unpacked
from attache.errors import SourceError

BOUNDS = Bounds(1000, 2, 5)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def got(port: int, bounds: Bounds = BOUNDS, cut: bool = False) -> Exchange:
    return ask(target(f"http://{HOME}:{port}/a", private=True), [HOME], {"User-Agent": "x"}, bounds, cut=cut)


def heard(raw: bytes, bounds: Bounds = BOUNDS, cut: bool = False) -> Exchange:
    with saying(lambda line: line.sendall(raw)) as port:
        return got(port, bounds, cut)


def refused(raw: bytes, bounds: Bounds = BOUNDS) -> str:
    with pytest.raises(SourceError) as caught:
        heard(raw, bounds)
    assert "\n" not in str(caught.value)
    return str(caught.value).split(":")[0]


def test_the_request_is_what_the_server_sees() -> None:
    seen: list[bytes] = []
    listener = socket.create_server((HOME, 0))

    def serve() -> None:
        line, _ = listener.accept()
        with line:
            seen.append(line.recv(65536))
            line.sendall(OK + b"Content-Length: 2\r\n\r\nhi")

    thread = threading.Thread(target=serve)
    thread.start()
    answer = got(listener.getsockname()[1])
    thread.join()
    listener.close()
    assert seen == [answer.sent]
    assert b"\r\nAccept-Encoding: identity\r\n" in answer.sent and b"Cookie" not in answer.sent
    assert (answer.address, answer.status, answer.body) == (HOME, 200, b"hi")
    assert abs((datetime.now(UTC) - answer.date).total_seconds()) < 60


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (OK + b"Content-Length: 2\r\n\r\nhi", b"hi"),
        (OK + b"\r\nhi to the end", b"hi to the end"),
        (CHUNKED + b"2;x=y\r\nhi\r\n3\r\n yo\r\n0\r\nTrailer: x\r\n\r\n", b"hi yo"),
        (b"HTTP/1.0 200\r\nA: 1\r\na: 2\r\n\r\nhi", b"hi"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"hi"), gzip.compress(b"hi")),
        (b"HTTP/1.1 404 None\r\nContent-Length: 1\r\n\r\nx", b"x"),
    ],
)
def test_answers_are_kept_byte_by_byte(raw: bytes, body: bytes) -> None:
    answer = heard(raw)
    assert (answer.raw, answer.body) == (raw, body)


def test_what_comes_after_the_end_of_the_answer_is_not_part_of_it() -> None:
    raw = OK + b"Content-Length: 2\r\n\r\nhi"
    assert heard(raw + b"HTTP/1.1 200 another").raw == raw


def test_interim_answers_are_not_part_of_it() -> None:
    raw = OK + b"Content-Length: 2\r\n\r\nhi"
    assert heard(b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" * 2 + raw).raw == raw


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "broke off"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "does not speak HTTP"),
        (b"\x00\xff" * 50 + b"\n", "does not speak HTTP"),
        (b"HTTP/1.1 abc OK\r\n\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 99999 OK\r\n\r\n", "does not speak HTTP"),
        (b"HTTP/9.9 200 OK\r\n\r\n", "answers in no proper HTTP"),
        (OK + b"Content-Length: 500\r\n\r\nhi", "broke off before its end"),
        (OK + b"Content-Length: 2, 3\r\n\r\nhi", "answers in no proper HTTP"),
        (CHUNKED + b"5\r\nhi", "broke off before its end"),
        (CHUNKED + b"2\r\nhi\r\n", "broke off before its end"),
        (CHUNKED + b"zz\r\nhi\r\n0\r\n\r\n", "broke off before its end"),
        (OK + b"X: y\r\n" * 200 + b"\r\n", "answers in no proper HTTP"),
        (OK + b"X: " + b"y" * 70_000 + b"\r\n\r\n", "answers in no proper HTTP"),
    ],
)
def test_bad_answers_are_refused(raw: bytes, words: str) -> None:
    assert refused(raw) == words


@pytest.mark.parametrize(
    "raw",
    [
        OK + b"Content-Length: 1001\r\n\r\n",
        OK + b"Content-Length: 99999999999999999999\r\n\r\n",
        OK + b"\r\n" + b"x" * 1001,
        CHUNKED + b"300\r\n" + b"x" * 0x300 + b"\r\n" + b"300\r\n" + b"x" * 0x300 + b"\r\n0\r\n\r\n",
        CHUNKED + b"1;" + b"x" * 60_000 + b"\r\nx\r\n1;" + b"x" * 60_000 + b"\r\nx\r\n0\r\n\r\n",
    ],
)
def test_too_much_is_refused_while_it_is_read(raw: bytes) -> None:
    assert refused(raw) == "is larger than 1000 bytes"


@pytest.mark.parametrize(
    "raw",
    [
        OK + b"".join(b"X-%d: %s\r\n" % (number, b"y" * 900) for number in range(50)) + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000,
        OK + b"".join(b"X-%d: %s\r\n" % (number, b"y" * 9000) for number in range(50)) + b"\r\n",
    ],
)
def test_too_many_headers_are_refused_while_they_are_read(raw: bytes) -> None:
    assert refused(raw) == f"has headers of more than {HEAD} bytes"


def test_a_body_of_just_the_bound_is_taken_and_one_beyond_can_be_cut() -> None:
    assert len(heard(OK + b"\r\n" + b"x" * 1000).body) == 1000
    assert len(heard(OK + b"Content-Length: 1500\r\n\r\n" + b"x" * 1500, cut=True).body) == 1000


def _dripping(piece: bytes, first: bytes = b"") -> Callable[[socket.socket], None]:
    def say(line: socket.socket) -> None:
        line.sendall(first)
        for _ in range(200):
            line.sendall(piece)
            time.sleep(0.05)

    return say


@pytest.mark.parametrize(
    ("piece", "first"),
    [(b"x", OK + b"\r\n"), (b"x", OK), (b"H", b""), (b"1\r\nx\r\n", CHUNKED), (b"HTTP/1.1 100 C\r\n\r\n", b"")],
)
def test_servers_that_drip_are_cut_at_the_deadline(piece: bytes, first: bytes) -> None:
    started = time.monotonic()
    with saying(_dripping(piece, first)) as port, pytest.raises(SourceError, match=r"takes longer than 0\.3 s"):
        got(port, Bounds(1000, 2, 0.3))
    assert time.monotonic() - started < 5  # the server would go on for ten


def test_a_server_that_says_nothing_is_cut() -> None:
    with saying(lambda line: time.sleep(1)) as port, pytest.raises(SourceError, match=r"takes longer than 0\.3 s"):
        got(port, Bounds(1000, 2, 0.3))


def test_a_port_where_nobody_listens() -> None:
    with socket.create_server((HOME, 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(SourceError, match="cannot be reached"):
        got(port)


def test_only_the_given_addresses_are_connected_to_and_the_next_when_one_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: looked.append(host) or real(host, *rest, **more))
    with serving() as site:
        site.answers["/a"] = (200, {}, PAGE)
        asked = target(site.url("/a", "news.example"), private=True)
        answer = ask(asked, ["127.9.9.9", HOME], {}, BOUNDS)
        assert (answer.address, answer.body) == (HOME, PAGE)
        assert looked == ["127.9.9.9", HOME]
        assert site.asked[0][1]["host"] == f"news.example:{site.port}"


def test_addresses_of_the_sixth_version_are_asked_too() -> None:
    try:
        listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError as error:
        pytest.skip(f"this machine has no ::1: {error}")
    heard: list[bytes] = []

    def serve() -> None:
        line, _ = listener.accept()
        with line:
            heard.append(line.recv(65536))
            line.sendall(OK + b"\r\nhi")

    with listener:
        thread = threading.Thread(target=serve)
        thread.start()
        port = listener.getsockname()[1]
        answer = ask(target(f"http://[::1]:{port}/", private=True), ["::1"], {}, BOUNDS)
        thread.join(timeout=10)
    assert (answer.address, answer.body) == ("::1", b"hi")
    assert f"\r\nHost: [::1]:{port}\r\n".encode() in heard[0]


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with serving() as site:
        site.answers["/a"] = (200, {}, PAGE)
        assert ask(target(site.url("/a"), private=True), [HOME], {}, BOUNDS).body == PAGE


def packed(body: bytes, name: str) -> Exchange:
    return heard(OK + b"Content-Encoding: " + name.encode() + b"\r\n\r\n" + body)


def test_packed_bodies_are_unpacked_for_parsing_within_bounds() -> None:
    assert unpacked(packed(gzip.compress(b"hi"), "gzip"), 100) == b"hi"
    assert unpacked(packed(b"hi", "identity"), 100) == b"hi"
    for body, name, words in (
        (gzip.compress(bytes(200_000)), "gzip", "unpacks to more than 100 bytes"),
        (b"not gzip", "gzip", "is packed, and damaged"),
        (b"hi", "br", "is packed in a way that was not asked for"),
    ):
        with pytest.raises(SourceError, match=words):
            unpacked(packed(body, name), 100)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    if not shutil.which("openssl"):
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("tls")
    cert, key = str(folder / "cert.pem"), str(folder / "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30", "-keyout", key,
         "-out", cert, "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


@pytest.fixture
def secure(certificate: tuple[str, str]) -> Iterator[tuple[int, list[str | None]]]:
    """A TLS server with a certificate for news.example: its port, and the names it was asked for."""
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    context.sni_callback = lambda sock, name, _: names.append(name)

    def say(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as safe:
            safe.recv(65536)
            safe.sendall(OK + b"Content-Length: 2\r\n\r\nhi")

    with saying(say, heard=0) as port:
        yield port, names


def _over_tls(port: int, host: str, cert: str | None) -> Exchange:
    context = ssl.create_default_context(cafile=cert)
    return ask(target(f"https://{host}:{port}/", private=True), [HOME], {}, BOUNDS, context=context if cert else None)


def test_certificates_are_judged_by_the_name_of_the_host(secure: tuple[int, list[str | None]], certificate: tuple[str, str]) -> None:
    port, names = secure
    answer = _over_tls(port, "news.example", certificate[0])
    assert (answer.address, answer.body, names) == (HOME, b"hi", ["news.example"])


@pytest.mark.parametrize("host", ["other.example", HOME])
def test_a_certificate_for_another_name_is_refused(host: str, secure: tuple[int, list[str | None]], certificate: tuple[str, str]) -> None:
    with pytest.raises(SourceError, match="has no certificate that can be trusted"):
        _over_tls(secure[0], host, certificate[0])


def test_a_certificate_of_nobody_is_refused(secure: tuple[int, list[str | None]]) -> None:
    with pytest.raises(SourceError, match="has no certificate that can be trusted"):
        _over_tls(secure[0], "news.example", None)


def test_a_server_without_tls_is_refused() -> None:
    with saying(lambda line: line.sendall(OK + b"\r\n")) as port, pytest.raises(SourceError, match="does not speak TLS"):
        _over_tls(port, "news.example", None)
