"""From addresses to captures: what is stored, what is not stored again, what is followed, and what the command says of it."""

import base64
import gzip
import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fastwarc.warc import ArchiveIterator, WarcRecordType
from serving import HOME, PAGE, Clock, Site, client, saying, serving

from attache.acquire.capture import Archive
from attache.acquire.client import Client
from attache.acquire.fetch import Queue, fetch, named
from attache.acquire.seen import seen
from attache.acquire.wire import Bounds
from attache.cli import main
from attache.errors import SourceError

DAY = "Mon, 08 Apr 2024 01:00:00 GMT"


@pytest.fixture
def site():
    with serving() as made:
        yield made


def ok(body: bytes = PAGE, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {name.replace("_", "-"): value for name, value in headers.items()}, body


def run(
    folder: Path, urls: Iterable[str], *, articles: bool = False, limit: int = 100, asking: Client | None = None
) -> tuple[list[str], Queue]:
    """What a run says, a line an address, and what it left."""
    queue = Queue(limit, True)
    with seen(str(folder)) as book, Archive(str(folder)) as archive:
        found = fetch(named(urls, io.BytesIO(), 100_000), asking or client(), archive, book, queue, articles=articles)
        return [str(one) if isinstance(one, SourceError) else f"{one.word}: {one.url}" for one in found], queue


def stored(folder: Path) -> list[tuple[str, int, bytes]]:
    """Every response in the folder."""
    found = []
    for file in sorted(folder.glob("*.warc.gz")):
        for record in ArchiveIterator(io.BytesIO(file.read_bytes()), record_types=WarcRecordType.response):
            found.append((record.headers["WARC-Target-URI"], record.http_headers.status_code, record.reader.read()))
    return found


def feed(*links: str, day: int = 1) -> bytes:
    items = "".join(
        f"<item><title>要闻</title><link>{link}</link><pubDate>Mon, {day:02} Apr 2024 {23 - number:02}:00:00 GMT</pubDate></item>"
        for number, link in enumerate(links)
    )
    return f"<rss version='2.0'><channel>{items}</channel></rss>".encode()


def opml(*urls: str) -> bytes:
    return f"<opml version='2.0'><body>{''.join(f'<outline xmlUrl={chr(34)}{url}{chr(34)}/>' for url in urls)}</body></opml>".encode()


def test_a_page_is_stored_untouched(site: Site, tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    site.answers |= {"/a": ok(), "/b": ok(packed, Content_Encoding="gzip"), "/c": ok(b"x", Content_Encoding="br")}
    urls = [site.url(path) for path in ("/a", "/b", "/c")]
    assert run(tmp_path, urls)[0] == [f"stored: {url}" for url in urls]
    assert stored(tmp_path) == [(urls[0], 200, PAGE), (urls[1], 200, packed), (urls[2], 200, b"x")]
    assert all(headers["accept-encoding"] == "identity" for _, headers in site.asked)


def test_an_unchanged_page_is_asked_for_conditionally_and_not_stored_again(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = [ok(ETag='"1"', Last_Modified=DAY), (304, {}, b""), ok(b"new", ETag='"2"')]
    url = site.url("/a")
    assert [run(tmp_path, [url])[0] for _ in range(3)] == [[f"stored: {url}"], [f"unchanged: {url}"], [f"stored: {url}"]]
    conditions = [(headers.get("if-none-match"), headers.get("if-modified-since")) for path, headers in site.asked if path == "/a"]
    assert conditions == [(None, None), ('"1"', DAY), ('"1"', DAY)]
    assert [body for *_, body in stored(tmp_path)] == [PAGE, b"new"]
    assert len(list(tmp_path.glob("*.warc.gz"))) == 2


def test_a_page_that_is_sent_again_as_it_was_is_not_stored_again(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = ok()
    url = site.url("/a")
    run(tmp_path, [url])
    assert run(tmp_path, [url])[0] == [f"unchanged: {url}"]
    assert len(stored(tmp_path)) == 1


def test_a_304_that_nobody_asked_for_is_refused(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (304, {}, b"")
    assert run(tmp_path, [site.url("/a")])[0] == [f"answered 304: {site.url('/a')!r}"]


@pytest.mark.parametrize("status", [204, 206, 300, 302, 400, 404, 410, 500])
def test_other_answers_are_refused_and_not_stored(status: int, site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (status, {}, b"")
    assert run(tmp_path, [site.url("/a")])[0] == [f"answered {status}: {site.url('/a')!r}"]
    assert stored(tmp_path) == []


def test_redirects_are_stored_as_answers_of_their_own_and_once(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/1": (301, {"Location": "/2"}, b""), "/2": (302, {"Location": "/a"}, b"over there"), "/a": ok()}
    first, last = site.url("/1"), site.url("/a")
    assert run(tmp_path, [first])[0] == [f"stored: {first}"]
    assert run(tmp_path, [first])[0] == [f"unchanged: {first}"]
    assert stored(tmp_path) == [(first, 301, b""), (site.url("/2"), 302, b"over there"), (last, 200, PAGE)]
    site.answers["/1"] = (301, {"Location": "/a"}, b"")
    run(tmp_path, [first])
    assert stored(tmp_path)[3:] == [(first, 301, b"")]


def test_what_is_refused_on_the_way_names_the_address_that_was_asked_for(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/1": (302, {"Location": "file:///etc/passwd"}, b""), "/a": ok()}
    assert run(tmp_path, [site.url("/1"), "ftp://x/", site.url("/a")])[0] == [
        f"leads on to what is refused: {site.url('/1')!r}: is neither http nor https: 'file:///etc/passwd'",
        "is neither http nor https: 'ftp://x/'",
        f"stored: {site.url('/a')}",
    ]


def test_what_is_too_large_or_breaks_off_is_not_stored(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/a": ok(b"x" * 100_001), "/b": ok(b"hi", Content_Length="50"), "/c": ok()}
    lines, _ = run(tmp_path, [site.url(path) for path in ("/a", "/b", "/c")])
    assert [line.split(":")[0] for line in lines] == ["is larger than 100000 bytes", "broke off before its end", "stored"]
    assert len(stored(tmp_path)) == 1


def test_each_address_is_asked_for_once_a_run(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = ok()
    assert len(run(tmp_path, [site.url("/a"), site.url("/a#part"), site.url("/a").replace("http", "HTTP")])[0]) == 1
    assert site.paths() == ["/a"]


def test_the_limit_counts_addresses(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/a": ok(), "/b": ok()}
    lines, queue = run(tmp_path, [site.url(path) for path in ("/a", "/none", "/b", "/c", "/a")], limit=2)
    assert lines == [f"stored: {site.url('/a')}", f"answered 404: {site.url('/none')!r}"]
    assert len(queue.left) == 2 and site.paths() == ["/a", "/none"]


def test_a_feed_alone_is_stored_alone(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/feed": ok(feed("/a")), "/a": ok()}
    assert run(tmp_path, [site.url("/feed")])[0] == [f"stored: {site.url('/feed')}"]
    assert site.paths() == ["/feed"]


def test_feeds_take_turns_with_their_most_recent_articles(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/f": ok(feed("/1", "/2", "/3")), "/g": ok(feed("/x", "/1", site.url("/y"), "http://[bad/"))}
    site.answers |= {path: ok(path.encode()) for path in ("/1", "/2", "/3", "/x", "/y")}
    lines, queue = run(tmp_path, [site.url("/f"), site.url("/g")], articles=True)
    assert site.paths() == ["/f", "/g", "/1", "/x", "/2", "/3", "/y"]
    assert lines[-1] == "is no address of a page: 'http://[bad/'" and not queue.left
    fresh = tmp_path / "limited"
    assert run(fresh, [site.url("/f"), site.url("/g")], articles=True, limit=4)[1].left
    assert [url for url, *_ in stored(fresh)] == [site.url(path) for path in ("/f", "/g", "/1", "/x")]


def test_an_unchanged_feed_still_leads_to_articles_that_were_left(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/f": [ok(feed("/1", "/2"), ETag='"1"'), (304, {}, b"")], "/1": ok(b"1"), "/2": ok(b"2")}
    run(tmp_path, [site.url("/f")], articles=True, limit=2)
    lines, _ = run(tmp_path, [site.url("/f")], articles=True)
    assert lines == [f"unchanged: {site.url('/f')}", f"unchanged: {site.url('/1')}", f"stored: {site.url('/2')}"]


def test_articles_are_under_the_same_rules(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/f": ok(feed("file:///etc/passwd", "http://169.254.169.254/", "/closed", "/a")), "/a": ok()}
    site.answers["/robots.txt"] = ok(b"User-agent: *\nDisallow: /closed")
    asking = client()
    asking.resolve = lambda host, port: [host]
    lines, _ = run(tmp_path, [site.url("/f")], articles=True, asking=asking)
    assert [line.split(":")[0] for line in lines] == [
        "stored", "is neither http nor https", "leads to a cloud metadata service", "is closed to robots by its site", "stored",
    ]  # fmt: skip
    assert site.paths() == ["/f", "/a"]


def test_lists_lead_to_their_feeds_wherever_they_are(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/f": ok(feed("/1")), "/g": ok(feed("/2")), "/1": ok(b"1"), "/2": ok(b"2")}
    site.answers |= {"/list": [ok(opml("/f", "/deep"), ETag='"1"'), (304, {}, b"")], "/deep": ok(opml("/g"))}
    local = tmp_path / "feeds.opml"
    local.write_bytes(opml(site.url("/g")))
    run(tmp_path / "x", [site.url("/list"), str(local)], articles=True)
    assert site.paths() == ["/list", "/f", "/deep", "/g", "/1", "/2"]  # a list in a list is not followed
    site.asked.clear()
    run(tmp_path / "x", [site.url("/list")])
    assert site.paths() == ["/list", "/f", "/deep"]


def test_a_feed_that_declares_entities_is_stored_and_not_followed(site: Site, tmp_path: Path) -> None:
    raw = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>' + feed("/a")
    site.answers |= {"/f": ok(raw), "/g": ok(gzip.compress(feed("/a")), Content_Encoding="gzip"), "/a": ok()}
    lines, _ = run(tmp_path, [site.url("/f")], articles=True)
    assert lines == [f"stored: {site.url('/f')}", f"declares entities of its own, which no feed needs: {site.url('/f')!r}"]
    assert site.paths() == ["/f"] and stored(tmp_path) == [(site.url("/f"), 200, raw)]
    assert run(tmp_path, [site.url("/g")], articles=True)[0][1] == f"stored: {site.url('/a')}"


def test_sources_are_addresses_lists_and_lines(tmp_path: Path) -> None:
    files = {"feeds.opml": opml("http://a.example/f"), "page.html": PAGE, "bad.opml": b"<!DOCTYPE a [<!ENTITY a 'b'>]>" + opml("http://x/")}
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    lines = "\ufeff# mine\r\nhttp://b.example/\r\n\r\n  http://c.example/  \nnonsense".encode()
    words = ["http://d.example/", "-", *(str(tmp_path / name) for name in files), str(tmp_path / "none"), str(tmp_path)]
    found = [str(one).split(": ")[0] for one in named(words, io.BytesIO(lines), 1000)]
    assert found == [
        "http://d.example/", "http://b.example/", "http://c.example/", "nonsense", "http://a.example/f", "is no list of feeds (OPML)",
        "declares entities of its own, which no feed needs", "is neither an address (https://…) nor a file",
        "is neither an address (https://…) nor a file",
    ]  # fmt: skip
    assert "is larger than 10 bytes" in str(next(iter(named([str(tmp_path / "page.html")], io.BytesIO(), 10))))


def call(*words: str, feed: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["fetch", "--allow-private", "--wait", "0", *words], input=feed)


def test_the_command_says_what_it_did_and_ends_with_the_code_for_it(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = ok()
    good, bad, into = site.url("/a"), site.url("/none"), ["--into", str(tmp_path / "captures")]
    done = call(*into, good)
    (file,) = (tmp_path / "captures").glob("*.warc.gz")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [f"stored: {good}", f"1 fetched, 0 refused, 0 left by --limit; {file}"]
    assert call(*into, good).stderr.splitlines()[-1] == "1 fetched, 0 refused, 0 left by --limit; nothing new to store"
    partly = call(*into, "--quiet", bad, good)
    assert (partly.exit_code, partly.output) == (3, f"refused: answered 404: {bad!r}\n")
    assert call(*into, bad).exit_code == 1
    assert call(*into, "-", feed=b"").exit_code == 1
    assert call(*into, "-", feed=good.encode()).exit_code == 0


def test_the_command_refuses_this_machine_unless_told(site: Site, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["fetch", "--into", str(tmp_path), "http://127.0.0.1:8080/", "http://localhost/", site.url("/a")])
    assert done.exit_code == 1 and site.asked == []
    assert [line.split(":")[1] for line in done.stderr.splitlines()[:3]] == [
        " leads to a loopback address", " leads to a loopback address", f" names port {site.port}, which is not one of the web",
    ]  # fmt: skip


def test_the_options_of_the_command_are_heeded(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/f": ok(feed("/a", "/b")), "/a": ok(), "/b": ok(), "/large": ok(b"x" * 101)}
    call("--into", str(tmp_path), "--agent", "mine/2 (+me@example.org)", "--articles", "--limit", "2", site.url("/f"))
    assert site.paths() == ["/f", "/a"]
    assert {headers["user-agent"] for _, headers in site.asked} == {"mine/2 (+me@example.org)"}
    assert "is larger than 100 bytes" in call("--into", str(tmp_path), "--most", "100", site.url("/large")).stderr
    for agent in ("", "a\nX-Evil: b", "机器人"):
        assert call("--into", str(tmp_path), "--agent", agent, site.url("/f")).exit_code == 2
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    failed = call("--into", str(blocked), site.url("/f"))
    assert (failed.exit_code, failed.stderr.count("\n")) == (1, 1)


def test_the_agent_introduces_itself(site: Site, tmp_path: Path) -> None:
    call("--into", str(tmp_path), site.url("/a"))
    assert site.asked[0][1]["user-agent"].startswith("attache/")


def test_a_run_that_is_killed_leaves_what_it_stored(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/a": ok(), "/b": ok(b"b")}
    with seen(str(tmp_path)) as book, Archive(str(tmp_path)) as archive:
        found = fetch([site.url("/a"), site.url("/b")], client(), archive, book, Queue(9, True))
        next(found)
        assert [url for url, *_ in stored(tmp_path)] == [site.url("/a")]  # before the file is closed
        found.close()
    assert run(tmp_path, [site.url("/a"), site.url("/b")])[0] == [f"unchanged: {site.url('/a')}", f"stored: {site.url('/b')}"]


def test_a_server_that_drips_does_not_hold_the_others(site: Site, tmp_path: Path) -> None:
    def drip(line) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            line.sendall(b"x" * 10)
            line.settimeout(0.05)
            try:
                line.recv(1)
            except TimeoutError:
                continue
            return

    site.answers["/a"] = ok()
    asking = client(Clock(), bounds=Bounds(1000, 2, 0.3))
    with saying(drip) as port:
        lines, _ = run(tmp_path, [f"http://{HOME}:{port}/x", site.url("/a")], asking=asking)
    assert lines[0].startswith("has a robots.txt that cannot be had") and lines[1].startswith("stored")


def test_the_digest_of_the_payload_is_that_of_the_body(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = ok()
    run(tmp_path, [site.url("/a")])
    (file,) = tmp_path.glob("*.warc.gz")
    (record,) = ArchiveIterator(io.BytesIO(file.read_bytes()), record_types=WarcRecordType.response, verify_digests=True)
    assert record.headers["WARC-Payload-Digest"] == "sha1:" + base64.b32encode(hashlib.sha1(PAGE).digest()).decode()
