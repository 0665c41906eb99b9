"""What sites let robots do, from the answer to a request for robots.txt."""

from datetime import UTC, datetime

import pytest

from attache.acquire.guard import target
from attache.acquire.robots import Rules, rules
from attache.acquire.wire import Exchange
from attache.errors import SourceError

AGENT = "attache/1.0 (+someone)"
ROBOTS = target("http://news.example/robots.txt")


def read(text: str | bytes, status: int = 200, agent: str = AGENT) -> Rules:
    body = text.encode() if isinstance(text, str) else text
    return rules(Exchange(ROBOTS, "192.0.2.1", datetime.now(UTC), b"", b"", body, status, {}), agent)


def allowed(found: Rules, path: str) -> bool:
    try:
        found.check(target("http://news.example" + path))
    except SourceError:
        return False
    return True


def test_paths_are_open_or_closed() -> None:
    found = read("User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n")
    assert [allowed(found, path) for path in ("/", "/private", "/private/open", "/a.pdf", "/a.pdf?b")] == [True, False, True, False, True]


def test_a_group_of_our_own_goes_before_that_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Attache\nDisallow: /x\nCrawl-delay: 7\n"
    assert allowed(read(text), "/a") and not allowed(read(text), "/x") and read(text).delay == 7
    assert not allowed(read(text, agent="other (like attache-ish)"), "/a")


def test_the_delay_is_honoured_up_to_half_a_minute() -> None:
    assert read("User-agent: *\nCrawl-delay: 900\n").delay == 30
    assert read("User-agent: *\nCrawl-delay: -5\n").delay == 0
    assert read("User-agent: *\nCrawl-delay: soon\n").delay == 0


@pytest.mark.parametrize(
    ("status", "open_"), [(404, True), (403, True), (410, True), (500, False), (503, False), (301, False), (204, False)]
)
def test_without_a_file_all_is_allowed_and_with_a_site_in_trouble_nothing(status: int, open_: bool) -> None:
    assert allowed(read("User-agent: *\nDisallow: /x", status), "/a") is open_


def test_what_is_no_robots_file_allows_all() -> None:
    for text in ("", "<html><body>Not found</body></html>", b"\xff\xfe\x00" * 50, "\ufeffUser-agent: *\nDisallow: /x\n"):
        assert allowed(read(text), "/a")
    assert not allowed(read("\ufeffUser-agent: *\nDisallow: /x\n"), "/x")


@pytest.mark.parametrize("between", ["", "Sitemap: x\n", "# user-agent\n", "nonsense\n", "Host: x\n"])
def test_files_that_would_take_the_parser_hours_are_refused(between: str) -> None:
    groups = "".join(f"User agent : a{number}\n{between}" for number in range(8000))
    found = read(groups + "".join(f"Disallow: /{number}\n" for number in range(8000)))
    assert not allowed(found, "/a") and found.refusal == "its rules are too many"


def test_long_files_with_small_groups_are_read() -> None:
    text = "".join(f"User-agent: a{number}\nDisallow: /{number}\n" for number in range(8000)) + "User-agent: *\nDisallow: /x\n"
    assert not allowed(read(text), "/x") and allowed(read(text), "/1")


def test_patterns_full_of_stars_are_judged_at_once() -> None:
    found = read("User-agent: *\nDisallow: /" + "*a" * 2000 + "b$\n")
    assert allowed(found, "/" + "a" * 3000)
