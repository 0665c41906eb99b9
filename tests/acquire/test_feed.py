"""Saved feeds: an entry a page, with what the feed says of it word for word; what XML can hide is refused."""

import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attache.acquire import feed
from attache.acquire.blob import Blob, Limits
from attache.acquire.feed import entries, looks
from attache.acquire.read import read
from attache.errors import SourceError
from attache.model import Page

DAY = "2024-04-08"
FULL = "<p>外长周一抵达东京。</p><p>双方将举行会谈。</p>"
LONG = "外长周一抵达东京，将与日方就贸易和安全问题举行会谈。" * 20
TOP = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
END = "</channel></rss>"


def item(number: int = 1, inside: str = "<description>外长抵达东京。</description>") -> str:
    return f"<item><title>标题{number}</title><link>https://example.org/{number}</link>{inside}</item>"


def opened(raw: bytes | str, limits: Limits | None = None) -> list[Blob | SourceError]:
    data = raw.encode() if isinstance(raw, str) else raw
    return list(entries(Blob("f.xml", "f", io.BytesIO(data)), limits or Limits()))


def blobs(raw: bytes | str) -> list[Blob]:
    return [blob for blob in opened(raw) if isinstance(blob, Blob)]


def errors(raw: bytes | str, limits: Limits | None = None) -> list[str]:
    return [str(error) for error in opened(raw, limits) if isinstance(error, SourceError)]


def test_rss_says_everything_as_it_stands() -> None:
    inside = (
        "<pubDate>2024年11月15日 11:36</pubDate><dc:creator>记者甲</dc:creator><category>国际</category><category>外交</category>"
        f"<description>外长出访。</description><content:encoded><![CDATA[{FULL}]]></content:encoded>"
    )
    (blob,) = blobs(f'<?xml version="1.0"?>{TOP}<title>某报</title><language>zh-cn</language>{item(1, inside)}{END}')
    assert blob.given == {
        "title": "标题1", "url": "https://example.org/1", "date": "2024年11月15日 11:36", "author": "记者甲", "section": "国际；外交",
        "publisher": "某报", "language": "zh-cn",
    }  # fmt: skip
    assert (blob.source, blob.name, blob.file.read().decode()) == ("f.xml#1", "f#1", FULL)


def test_atom() -> None:
    raw = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>某站</title><entry><title>外长抵达</title><id>https://example.org/a</id>'
        "<published>2024-04-08T09:00:00+08:00</published><updated>2024-04-09T09:00:00+08:00</updated><author><name>甲</name></author>"
        "<author><name>乙</name></author><source><title>某社</title></source><summary>短。</summary>"
        '<content type="html">&lt;p&gt;外长周一抵达东京。&lt;/p&gt;</content></entry></feed>'
    )
    (blob,) = blobs(raw)
    assert looks(raw.encode())
    assert blob.given == {
        "title": "外长抵达", "url": "https://example.org/a", "date": "2024-04-08T09:00:00+08:00", "updated": "2024-04-09T09:00:00+08:00",
        "author": "甲；乙", "publisher": "某社",
    }  # fmt: skip
    assert blob.file.read().decode() == "<p>外长周一抵达东京。</p>"


def test_rdf_and_old_rss() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>某報</title></channel>'
        "<item><title>外長抵達</title><link>https://example.org/1</link><dc:date>2024-04-08</dc:date><description>外長抵達東京。</description></item></rdf:RDF>"
    )
    old = '<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">\n'
    for raw in (rdf, f'{old}<rss version="0.91"><channel><title>某報</title>{item()}</channel></rss>'):
        assert looks(raw.encode())
        (blob,) = blobs(raw)
        assert blob.given["publisher"] == "某報" and blob.file.read()
        assert errors(raw) == []
    assert blobs(rdf)[0].given["date"] == "2024-04-08"


@pytest.mark.parametrize(("description", "brief"), [
    ("外长抵达东京。", True), (LONG, False), (LONG + "……", True), (LONG + "[&amp;hellip;]", True),
    ("&lt;p&gt;外长抵达。&lt;/p&gt;&lt;p&gt;双方会谈。&lt;/p&gt;", False),
])  # fmt: skip
def test_a_description_may_be_the_whole_text_or_a_summary(description: str, brief: bool) -> None:
    (blob,) = blobs(TOP + item(1, f"<description>{description}</description>") + END)
    assert ("summary" in blob.given) is brief
    assert not brief or blob.given["summary"] == blob.file.read().decode()


def test_json_feed() -> None:
    value = {
        "version": "https://jsonfeed.org/version/1.1", "title": "某站", "language": "zh-TW",
        "items": [
            {"id": "https://example.org/1", "title": "外長抵達", "content_html": FULL, "date_published": DAY, "author": {"name": "甲"}},
            {"id": "2", "url": "https://example.org/2", "content_text": "央行宣布降息，市場反應平靜。", "tags": ["經濟", "央行"]},
            {"id": "3", "title": "無文"},
        ],
    }  # fmt: skip
    raw = json.dumps(value, indent=1)
    assert looks(raw.encode())
    one, two = blobs(raw)
    assert one.given == {
        "title": "外長抵達",
        "date": "2024-04-08",
        "url": "https://example.org/1",
        "author": "甲",
        "publisher": "某站",
        "language": "zh-TW",
    }
    assert (two.name, two.given["keywords"], two.given["publisher"]) == ("2", "經濟；央行", "某站")
    assert errors(raw) == ["1 of 3 records have no text: 'f.xml': their fields are id, title"]
    assert errors(raw[:-20])[0].endswith("delimiter") or "is not JSON" in errors(raw[:-20])[0]


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16", "utf-8-sig"])
def test_labels_of_encodings_are_not_believed(encoding: str) -> None:
    raw = f'<?xml version="1.0" encoding="iso-8859-1"?>\n{TOP}<title>某報</title>{item(1, f"<description>{LONG}</description>")}{END}'
    raw = raw.replace("外长", "部長").replace("东", "東").replace("达", "達").replace("标题", "標題") if encoding == "big5hkscs" else raw
    raw = raw.encode(encoding, "ignore").decode(encoding)
    (blob,) = blobs(raw.encode(encoding))
    assert looks(raw.encode(encoding)[:8192])
    assert blob.given["publisher"] == "某報" and blob.file.read().decode() in raw


def test_unsound_xml_is_read_as_far_as_it_goes() -> None:
    loose = f"\n {TOP}<title>A & B</title>{item(1)}\x08{item(2).replace('/2', '/2?a=1&b=2')}{END}"
    assert [blob.given["url"] for blob in blobs(loose)] == ["https://example.org/1", "https://example.org/2?a=1&b=2"]
    assert errors(loose) == []
    cut = (TOP + "".join(map(item, range(10))) + END)[:-200]
    assert 7 <= len(blobs(cut)) <= 10
    assert errors(cut)[-1] == "is a feed that breaks off; entries up to there were read: 'f.xml'"


def test_entries_without_a_text_are_counted_once() -> None:
    raw = TOP + item(1, "") + item(2) + item(3, "") + END
    assert [blob.source for blob in blobs(raw)] == ["f.xml#2"]
    assert errors(raw) == ["2 of 3 entries have no text: 'f.xml': they have title, url"]
    assert errors(TOP + END) == ["is a feed without entries: 'f.xml'"]


def test_a_parser_that_fails_on_one_entry_reads_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = feed.feedparser.parse

    def fails(file: io.BytesIO, **options: object) -> object:
        if b"POISON" in file.getvalue():
            raise AttributeError("no such thing")
        return parse(file, **options)

    monkeypatch.setattr(feed.feedparser, "parse", fails)
    raw = TOP + "<title>某报</title>" + item(1) + item(2, "<description>POISON</description>") + item(3) + END
    assert [(blob.given["title"], blob.given["publisher"]) for blob in blobs(raw)] == [("标题1", "某报"), ("标题3", "某报")]
    assert errors(raw) == ["is an entry that cannot be read: 'f.xml#2'"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("prolog", [
    f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!-- <rss> --><!DOCTYPE rss PUBLIC "a" "b" [\n<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]>',
    '<?a?><!doctype rss [ ]>',
])  # fmt: skip
def test_entities_are_refused_before_anything_parses(prolog: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed.feedparser, "parse", lambda *_, **__: pytest.fail("was parsed"))
    raw = f'<?xml version="1.0"?>\n{prolog}{TOP}{item(1, "<description>&l9;&x;</description>")}{END}'
    assert looks(raw.encode()[:8192])
    assert errors(raw) == ["declares entities or a document type of its own and is not read; save it without: 'f.xml'"]
    assert blobs(raw) == []


def test_an_outside_document_type_is_cut_off_and_never_read() -> None:
    raw = f'<!DOCTYPE rss SYSTEM "file:///etc/passwd">{TOP}{item()}{END}'
    assert [blob.file.read().decode() for blob in blobs(raw)] == ["外长抵达东京。"]
    late = f'{TOP}<!DOCTYPE x [<!ENTITY y "z">]>{item()}{END}'
    assert blobs(late) == []
    quoted = TOP + item(1, "<description><![CDATA[<!DOCTYPE html><p>外长抵达东京。</p><!ENTITY a>]]></description>") + END
    assert len(blobs(quoted)) == 1


@pytest.mark.parametrize("junk", ["<a>", "<item><description>", "<![CDATA[", "<!--", "&", '<a b="', "<item><a"])
def test_hostile_markup_does_not_hang(junk: str) -> None:
    start = time.monotonic()
    opened(TOP + junk * 20_000)
    assert time.monotonic() - start < 30


def test_a_feed_past_the_limits_is_not_read() -> None:
    raw = TOP + item(1) + item(2) + END
    assert errors(raw, Limits(page=100)) == ["is larger than 100 bytes: 'f.xml'"]
    assert errors(raw, Limits(members=1)) == ["holds more than 1 entries; the rest is not read: 'f.xml'"]


@pytest.mark.parametrize("raw", [
    '<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>正文。</p></body></html>',
    "<p>a feed</p>", "<?xml version='1.0'?><news><rss/></news>", "# feed\n正文", '{"title": "feed", "text": "正文"}',
])  # fmt: skip
def test_other_pages_are_no_feeds(raw: str) -> None:
    assert not looks(raw.encode())


def test_feeds_are_opened_by_read(tmp_path: Path) -> None:
    file = tmp_path / "saved.html"
    file.write_text(TOP + item(1) + item(2) + END, "utf-8")
    found = list(read([str(file)]))
    assert [(page.source, page.name) for page in found if isinstance(page, Page)] == [(f"{file}#1", "saved#1"), (f"{file}#2", "saved#2")]


PIECES = [
    TOP, END, "<item>", "</item>", "<title>", "</title>", "<description>", "</description>", "<content:encoded>", "<![CDATA[", "]]>", "&",
    "<entry>", "<feed>", "<link href='http://[/'>", "<author>", "<source>", "<category term='", "'", '"', "正文。", "<!", "<?", "\x00", "<",
    "<guid>http://[::1", "<media:content>", "<div", "xmlns='x'", "<summary type='xhtml'>", "<content type='base64'>", "<pubDate>99", ">",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25))
@settings(max_examples=300, deadline=None)
def test_any_markup_is_survived(parts: list[str]) -> None:
    raw = "<rss>" + "".join(parts)
    looks(raw.encode("utf-8", "replace"))
    for blob in blobs(raw.encode("utf-8", "replace")):
        assert blob.file.read() and all(blob.given.values())
