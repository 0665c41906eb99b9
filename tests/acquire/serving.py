"""Servers on 127.0.0.1 for the tests of what fetches: one that answers by path, one that says whatever bytes it is told to."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from attache.acquire.client import Client, Terms
from attache.acquire.wire import Bounds

HOME = "127.0.0.1"
PAGE = "<html><body><p>外长抵达首都，双方将举行会谈。</p></body></html>".encode()
Answer = tuple[int, Mapping[str, str], bytes]


class Site(ThreadingHTTPServer):
    """Answers from ``answers`` by path (an answer, or several that are given in turn), else 404; ``asked`` keeps what came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOME, 0), Handler)
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def port(self) -> int:
        return self.server_address[1]

    def url(self, path: str, host: str = HOME) -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def handle_error(self, request: object, address: object) -> None:
        """A client that hangs up is what many tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = self.server.answers.get(self.path, (404, {}, b"none"))
        if isinstance(answer, list):
            answer = answer.pop(0)
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Quietly."""


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join()
        site.server_close()


@contextmanager
def saying(say: Callable[[socket.socket], None], *, count: int = 1, heard: int = 65536) -> Iterator[int]:
    """The port of a server that takes so many connections, reads so many bytes on each at the most, and says something."""
    listener = socket.create_server((HOME, 0))
    listener.settimeout(10)

    def run() -> None:
        for _ in range(count):
            try:
                line, _ = listener.accept()
            except OSError:
                return
            with line:
                line.settimeout(10)
                try:
                    line.recv(heard)
                    say(line)
                except OSError:
                    pass  # the client hung up, as it should

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()
        thread.join(timeout=10)
        assert not thread.is_alive()


class Clock:
    """Time that passes only in sleep."""

    def __init__(self) -> None:
        self.now, self.slept = 100.0, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def home(host: str, port: int) -> list[str]:
    """Every host lives here."""
    return [HOME]


def client(clock: Clock | None = None, *, agent: str = "attache/test (+tests)", wait: float = 0.0, bounds: Bounds | None = None) -> Client:
    """A client that may ask this machine, and that finds every host on it."""
    time = clock or Clock()
    return Client(Terms(agent, wait, True, bounds or Bounds(100_000, 2, 5)), resolve=home, clock=time, sleep=time.sleep)
