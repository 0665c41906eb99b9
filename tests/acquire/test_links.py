"""What feeds and lists of feeds lead to."""

import json
import time

import pytest

from attache.acquire.links import LARGEST, MOST, kind, links

RSS = """<?xml version="1.0" encoding="{0}"?>
<!-- made by hand -->
<rss version="2.0"><channel><title>要闻</title><link>http://news.example/</link>
<item><title>会谈</title><link>http://news.example/1</link><pubDate>Mon, 08 Apr 2024 01:00:00 GMT</pubDate></item>
<item><title>无日期</title><link> http://news.example/2?a=1&amp;b=2 </link></item>
<item><title>访问</title><link>/3</link><pubDate>Tue, 09 Apr 2024 01:00:00 GMT</pubDate></item>
<item><title>重复</title><link>http://news.example/1</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>要闻</title>
<entry><title>甲</title><link rel="alternate" href="http://news.example/a"/><updated>2024-04-08T00:00:00Z</updated></entry>
<entry><title>乙</title><link href="http://news.example/b"/><updated>2024-04-09T00:00:00Z</updated></entry></feed>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="报">
<outline type="rss" text="甲 > 乙" xmlUrl="http://news.example/feed?a=1&amp;b=2" htmlUrl="http://news.example/"/>
<outline xmlUrl='https://other.example/rss' text="x"/><outline text="folder"/><outline xmlUrl=""/></outline></body></opml>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_rss_leads_to_its_items_the_most_recent_first(encoding: str) -> None:
    raw = RSS.format(encoding).encode(encoding)
    assert kind(raw) == "feed"
    assert links(raw) == ["/3", "http://news.example/1", "http://news.example/2?a=1&b=2"]


def test_atom_leads_to_its_entries() -> None:
    assert kind(ATOM.encode()) == "feed"
    assert links(ATOM.encode()) == ["http://news.example/b", "http://news.example/a"]


def test_json_feeds_lead_to_their_items() -> None:
    items = [{"url": "http://news.example/1", "date_published": "2024-04-08T00:00:00Z"}, {"url": 5}, "x", {"id": "y"},
             {"url": "http://news.example/2", "date_published": "2024-04-09T00:00:00Z"}]  # fmt: skip
    raw = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    assert (kind(raw), links(raw)) == ("feed", ["http://news.example/2", "http://news.example/1"])


def test_lists_lead_to_their_feeds() -> None:
    assert kind(OPML.encode()) == "list"
    assert links(OPML.encode()) == ["http://news.example/feed?a=1&b=2", "https://other.example/rss"]


@pytest.mark.parametrize(
    "raw", [b"", b"plain", b"<!DOCTYPE html><html><body><a href='x'>rss</a></body></html>", b'{"items": []}', b"[1]", b"{" * 9000, b"\0\1"]
)
def test_pages_lead_nowhere(raw: bytes) -> None:
    assert (kind(raw), links(raw)) == ("page", [])


def test_empty_feeds_are_feeds() -> None:
    assert kind(b'{"version": "https://jsonfeed.org/version/1", "items": []}') == "feed"
    assert links(b'{"version": "https://jsonfeed.org/version/1", "items": []}') == links(b"<rss/>") == []


@pytest.mark.parametrize(
    "head",
    ['<!DOCTYPE rss [<!ENTITY a "b">]>', '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x" [ %x; ]>', '<!doctype rss [<!entity % a SYSTEM "x">]>'],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(head: str, encoding: str) -> None:
    raw = RSS.format("utf-8").replace("<rss", head + "<rss").encode(encoding)
    with pytest.raises(ValueError, match="declares entities"):
        links(raw)


def test_the_old_document_type_of_rss_is_no_matter() -> None:
    raw = RSS.format("utf-8").replace("<rss", '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss').encode()
    assert len(links(raw)) == 3


def test_links_are_bounded() -> None:
    items = "".join(f"<outline xmlUrl='http://news.example/{number}'/>" for number in range(MOST + 50))
    assert len(links(f"<opml>{items}</opml>".encode())) == MOST
    with pytest.raises(ValueError, match="too large for a feed"):
        links(b"<rss>" + b" " * LARGEST)


@pytest.mark.parametrize(
    "raw",
    [
        b"<opml>" + b"<outline " * 200_000, b"<opml>" + b"<outline xmlUrl" * 150_000, b"<opml>" + b"<!DOCTYPE" * 200_000,
        b"<rss>" + b"<!--" * 200_000, b"<rss><channel><item>" + b"<a>" * 20_000, b"<!--" * 200_000, b"<?" * 200_000,
    ],
)  # fmt: skip
def test_hostile_feeds_do_not_hang(raw: bytes) -> None:
    started = time.monotonic()
    assert links(raw) == []
    assert time.monotonic() - started < 20
