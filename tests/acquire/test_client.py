"""A client that is polite to hosts and wary of where they send it."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from serving import HOME, PAGE, Clock, Site, client, home, saying, serving

import attache.acquire.client
from attache.acquire.client import REDIRECTS, Client, Terms
from attache.acquire.guard import Target
from attache.acquire.wire import Bounds, Exchange
from attache.errors import SourceError

OK = (200, {}, PAGE)


@pytest.fixture
def site():
    with serving() as made:
        made.answers["/a"] = OK
        yield made


def refused(asking: Client, url: str) -> str:
    with pytest.raises(SourceError) as caught:
        list(asking.visit(url))
    return str(caught.value)


def moved(where: str, status: int = 302) -> tuple[int, dict[str, str], bytes]:
    return status, {"Location": where}, b"moved"


def statuses(asking: Client, url: str) -> list[int]:
    return [answer.status for answer in asking.visit(url)]


def test_robots_are_asked_once_a_site_before_anything_else(site: Site) -> None:
    asking = client()
    statuses(asking, site.url("/a"))
    statuses(asking, site.url("/a"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/a"]
    assert {headers["user-agent"] for _, headers in site.asked} == {"attache/test (+tests)"}


def test_what_robots_close_is_not_asked_for(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /b")
    site.answers["/a"] = moved("/b/c")
    assert "is closed to robots by its site" in refused(client(), site.url("/b"))
    assert "is closed to robots by its site" in refused(client(), site.url("/a"))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "answer",
    [(500, {}, b""), (503, {"Retry-After": "99"}, b""), moved("/robots.txt"), moved("http://169.254.169.254/"), moved("file:///x")],
)
def test_a_site_whose_robots_cannot_be_had_is_left_alone(site: Site, answer: tuple[int, dict[str, str], bytes]) -> None:
    site.answers["/robots.txt"] = answer
    asking = client()
    for _ in range(2):
        assert refused(asking, site.url("/a")).startswith("has a robots.txt that cannot be had")
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_robots_that_go_on_without_end_are_read_to_a_bound(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /b\n" + b"# filler\n" * 100_000)
    assert statuses(client(), site.url("/a")) == [200]
    assert "is closed to robots" in refused(client(), site.url("/b"))


def test_robots_may_move(site: Site) -> None:
    site.answers["/robots.txt"] = moved("/r")
    site.answers["/r"] = (200, {}, b"User-agent: *\nDisallow: /")
    assert "is closed to robots" in refused(client(), site.url("/a"))


def test_each_answer_on_the_way_is_given(site: Site) -> None:
    site.answers |= {"/1": moved("/2", 301), "/2": moved(site.url("/a", "other.example"), 308)}
    found = list(client().visit(site.url("/1")))
    assert [(answer.status, answer.target.host, answer.target.path) for answer in found] == [
        (301, HOME, "/1"), (308, HOME, "/2"), (200, "other.example", "/a"),
    ]  # fmt: skip
    assert [path for path, _ in site.asked].count("/robots.txt") == 2  # each host has its own


def test_utf8_in_a_location_is_understood(site: Site) -> None:
    site.answers |= {"/1": moved("/要闻".encode().decode("latin-1")), "/%E8%A6%81%E9%97%BB": OK}
    assert statuses(client(), site.url("/1")) == [302, 200]


def test_five_redirects_are_followed_and_not_six(site: Site) -> None:
    site.answers |= {f"/{number}": moved(f"/{number + 1}") for number in range(6)} | {"/6": OK}
    assert statuses(client(), site.url("/1")) == [302] * REDIRECTS + [200]
    assert refused(client(), site.url("/0")).startswith("is redirected more than 5 times")
    assert site.paths().count("/6") == 1


def test_circles_are_noticed(site: Site) -> None:
    site.answers |= {"/1": moved("/2"), "/2": moved("/1#again")}
    assert refused(client(), site.url("/1")).startswith("is redirected in a circle")
    assert site.paths() == ["/1", "/2"]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("file:///etc/passwd", "is neither http nor https"),
        ("gopher://x/", "is neither http nor https"),
        ("http://169.254.169.254/latest/", "leads to a cloud metadata service"),
        ("http://[fe80::1]/", "leads to a link-local address"),
        ("http://me:pw@127.0.0.1/", "holds a user name"),
        ("http://[bad/", "is redirected to what is no address"),
        ("http://a b/", "is no address of a page"),
    ],
)
def test_every_hop_is_judged_anew(site: Site, where: str, words: str) -> None:
    site.answers["/1"] = moved(where)
    asking = client()
    asking.resolve = lambda host, port: [host]
    assert refused(asking, site.url("/1")).startswith(words)
    assert site.paths() == ["/1"]


class Wire:
    """In place of ``ask``: keeps who was to be connected to, and moves on from the hosts that are told to."""

    def __init__(self, moves: dict[str, str]) -> None:
        self.moves, self.asked = moves, list[tuple[str, list[str]]]()

    def __call__(self, target: Target, addresses: list[str], headers: object, bounds: Bounds, **more: object) -> Exchange:
        self.asked.append((target.url, list(addresses)))
        where = self.moves.get(target.url)
        status, lines = (302, {"location": where}) if where else (404 if target.path == "/robots.txt" else 200, {})
        return Exchange(target, addresses[0], datetime.now(UTC), b"", b"", b"", status, lines)


def wired(monkeypatch: pytest.MonkeyPatch, resolve: dict[str, list[list[str]]], moves: dict[str, str]) -> tuple[Client, Wire]:
    """A client that may not ask private addresses, with a name server that gives its answers in turn, the last one for ever."""
    wire = Wire(moves)
    monkeypatch.setattr(attache.acquire.client, "ask", wire)
    clock = Clock()

    def name(host: str, port: int) -> list[str]:
        turns = resolve[host]
        return turns.pop(0) if len(turns) > 1 else turns[0]

    return Client(Terms("attache/test", 0), resolve=name, clock=clock, sleep=clock.sleep), wire


def test_without_leave_nothing_private_is_asked(site: Site) -> None:
    clock = Clock()
    asking = Client(Terms("attache/test"), resolve=home, clock=clock, sleep=clock.sleep)
    assert refused(asking, "http://news.example/").startswith("leads to a loopback address")
    assert refused(asking, site.url("/a")).startswith(f"names port {site.port}")
    assert site.asked == []


def test_a_redirect_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"news.example": [["93.184.215.14"]], "inside.example": [["10.0.0.7"]]}
    asking, wire = wired(monkeypatch, names, {"http://news.example/a": "http://inside.example/b"})
    assert refused(asking, "http://news.example/a") == "leads to a private address: 'http://inside.example/b': 10.0.0.7"
    assert [url for url, _ in wire.asked] == ["http://news.example/robots.txt", "http://news.example/a"]


def test_a_name_server_that_changes_its_mind_cannot_lead_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"news.example": [["93.184.215.14"], ["127.0.0.1"]]}
    asking, wire = wired(monkeypatch, names, {"http://news.example/a": "http://news.example/b"})
    assert statuses(asking, "http://news.example/a") == [302, 200]
    assert [addresses for _, addresses in wire.asked] == [["93.184.215.14"]] * 3
    fresh, wire = wired(monkeypatch, names, {})
    assert refused(fresh, "http://news.example/a").startswith("leads to a loopback address")
    assert wire.asked == []


def test_requests_to_a_host_keep_their_distance_and_hosts_do_not_wait_for_each_other(site: Site) -> None:
    clock = Clock()
    asking = client(clock, wait=1.0)
    statuses(asking, site.url("/a"))
    clock.now += 0.4
    statuses(asking, site.url("/a"))
    assert clock.slept == pytest.approx([1.0, 0.6])
    statuses(asking, site.url("/a", "other.example"))
    assert clock.slept == pytest.approx([1.0, 0.6, 1.0])  # between its own robots.txt and page


@pytest.mark.parametrize(("asked", "kept"), [(b"7", 7.0), (b"900", 30.0), (b"0.1", 1.0)])
def test_the_delay_a_site_asks_for_is_kept(site: Site, asked: bytes, kept: float) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: " + asked)
    clock = Clock()
    statuses(client(clock, wait=1.0), site.url("/a"))
    assert clock.slept == pytest.approx([kept])


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_once_more_when_it_says(site: Site, status: int) -> None:
    site.answers["/b"] = [(status, {"Retry-After": "12"}, b""), OK]
    site.answers["/c"] = [(status, {"Retry-After": "0"}, b""), (status, {"Retry-After": "12"}, b"")]
    clock = Clock()
    assert statuses(client(clock), site.url("/b")) == [200] and clock.slept == [12.0]
    assert statuses(client(clock), site.url("/c")) == [status]


def test_a_busy_server_that_does_not_say_when_is_not_asked_again(site: Site) -> None:
    for value in ({}, {"Retry-After": "soon"}, {"Retry-After": "-5"}, {"Retry-After": "²"}):
        site.answers["/b"] = (429, value, b"")
        assert statuses(client(), site.url("/b")) == [429]
    assert site.paths() == ["/b"] * 4


def test_a_server_that_wants_to_be_left_alone_for_long_is(site: Site) -> None:
    late = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    for value in ("61", "9" * 5000, late):
        site.answers["/b"] = (429, {"Retry-After": value}, b"")
        clock = Clock()
        asking = client(clock)
        assert refused(asking, site.url("/b")).startswith("answered 429 and asked to be left alone")
        assert refused(asking, site.url("/a")).startswith("has a host that asked to be left alone")
        assert clock.slept == []
    assert site.paths() == ["/b"] * 3


def test_a_date_to_come_back_at_is_waited_for(site: Site) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    site.answers["/b"] = [(503, {"Retry-After": soon}, b""), OK]
    site.answers["/c"] = [(503, {"Retry-After": past}, b""), OK]
    clock = Clock()
    asking = client(clock)
    assert statuses(asking, site.url("/b")) == statuses(asking, site.url("/c")) == [200]
    assert clock.slept[0] == pytest.approx(30, abs=5) and clock.slept[1] == 0.0


def test_no_cookies_are_kept(site: Site) -> None:
    site.answers["/b"] = (200, {"Set-Cookie": "a=b; Path=/"}, b"x")
    asking = client()
    statuses(asking, site.url("/b"))
    statuses(asking, site.url("/a"))
    assert all("cookie" not in headers for _, headers in site.asked)


def test_a_host_that_drips_its_robots_is_left_alone_in_time() -> None:
    def drip(line) -> None:
        for _ in range(100):
            line.sendall(b"x")
            time.sleep(0.05)

    with saying(drip) as port:
        assert refused(client(bounds=Bounds(1000, 2, 0.3)), f"http://{HOME}:{port}/").startswith("has a robots.txt that cannot be had")
