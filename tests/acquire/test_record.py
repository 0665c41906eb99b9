"""JSON and JSON Lines: every record with a text becomes a page; what is broken or empty is told, and the rest goes on."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attache.acquire.blob import Blob, Limits
from attache.acquire.read import read
from attache.acquire.record import looks, records
from attache.article.clean import clean
from attache.errors import SourceError
from attache.model import Page

TEXT = "外长周一抵达东京，将与日方举行会谈。"
HEAD, DAY = "外长抵达", "2024-04-08"
MORE = "央行周二宣布降息，市场反应平静。"


def opened(raw: bytes | str, limits: Limits | None = None) -> list[Blob | SourceError]:
    data = raw.encode() if isinstance(raw, str) else raw
    return list(records(Blob("c.json", "c", io.BytesIO(data)), limits or Limits()))


def blobs(raw: bytes | str, limits: Limits | None = None) -> list[Blob]:
    return [blob for blob in opened(raw, limits) if isinstance(blob, Blob)]


def errors(raw: bytes | str, limits: Limits | None = None) -> list[str]:
    return [str(error) for error in opened(raw, limits) if isinstance(error, SourceError)]


def texts(raw: bytes | str, limits: Limits | None = None) -> list[str]:
    return [blob.file.read().decode() for blob in blobs(raw, limits)]


def lines(*values: object) -> str:
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values)


def test_a_record_says_what_it_says_of_itself() -> None:
    value = {
        "docid": "a-1", "标题": "外长抵达东京", "发布时间": "2024-04-08 09:30", "正文": TEXT, "來源": "某报", "lang": "zh",
        "authors": ["记者甲", "记者乙"], "link": "https://example.org/1", "栏目": "国际", "tags": ["foreign", "visit"],
        "update_time": 1712540000, "crawl_time": "2024-04-09T01:02:03Z", "摘要": "外长出访。",
    }  # fmt: skip
    (blob,) = blobs(json.dumps(value))
    assert blob.given == {
        "title": "外长抵达东京", "date": "2024-04-08 09:30", "publisher": "某报", "author": "记者甲；记者乙", "url": "https://example.org/1",
        "section": "国际", "keywords": "foreign, visit", "updated": "1712540000", "language": "zh",
    }  # fmt: skip
    assert (blob.source, blob.name, blob.fetched, blob.file.read().decode()) == ("c.json#1", "a-1", "2024-04-09T01:02:03Z", TEXT)


@pytest.mark.parametrize("raw", [
    lines({"text": TEXT}, {"text": MORE}),
    json.dumps([{"text": TEXT}, {"text": MORE}]),
    json.dumps([{"text": TEXT}, {"text": MORE}], indent=2),
    json.dumps({"text": TEXT}, indent=1) + json.dumps({"text": MORE}, indent=1),
    json.dumps({"code": 0, "data": {"total": 2, "items": [{"text": TEXT}, {"text": MORE}]}}),
    json.dumps({"1001": {"text": TEXT}, "1002": {"text": MORE}}),
    json.dumps([[{"text": TEXT}], [{"text": MORE}]]),
    lines({"text": TEXT}, {"text": MORE}).replace("\n", ",\n") + ",\n",
    "\n\n" + lines({"text": TEXT}, {"text": MORE}).replace("\n", "\r\n\r\n"),
    "[\n" + lines({"text": TEXT}, {"text": MORE}).replace("\n", ",\n") + "\n]",
    "lanmu_0(" + json.dumps({"data": {"list": [{"text": TEXT}, {"text": MORE}]}}) + ");\n",
    json.dumps({"message": "success, all is well", "rows": [{"title": "一", "text": TEXT}, {"title": "二", "text": MORE}]}),
    json.dumps({"content": [{"title": "一", "content": TEXT}, {"title": "二", "content": MORE}], "totalPages": 1}),
])  # fmt: skip
def test_records_are_found_wherever_they_stand(raw: str) -> None:
    assert looks(raw.encode()[:8192])
    assert texts(raw) == [TEXT, MORE]
    assert errors(raw) == []


@pytest.mark.parametrize(("value", "given"), [
    ({"video_title": HEAD, "num": 1, "detail": {"content": TEXT, "pubtime": DAY}}, {"title": HEAD, "date": DAY}),
    ({"title": {"rendered": HEAD}, "content": {"rendered": TEXT}}, {"title": HEAD}),
    ({"_id": {"$oid": "x"}, "_source": {"title": HEAD, "body": TEXT, "date": {"$date": DAY}}}, {"title": HEAD, "date": DAY}),
    ({"title": HEAD, "text": TEXT, "source": {"id": None, "name": "某报"}}, {"title": HEAD, "publisher": "某报"}),
    ({"title": HEAD, "text": TEXT, "source": "https://example.org/a"}, {"title": HEAD, "url": "https://example.org/a"}),
    ({"article.title": HEAD, "og:description": "略", "text": TEXT, "image.url": "e.org/i"}, {"title": HEAD}),
    ({"title": HEAD, "text": TEXT, "image": {"url": "e.org/i"}, "comments": [{"text": MORE}]}, {"title": HEAD}),
    ({"title": HEAD, "content": [{"type": "p", "text": TEXT}]}, {"title": HEAD}),
    ({"title": HEAD, "detail": {"pubtime": DAY, "views": 3}, "text": TEXT}, {"title": HEAD, "date": DAY}),
    ({"text": TEXT, "warc_headers": {"warc-target-uri": "a/b", "warc-type": "x"}}, {"url": "a/b"}),
    ({"headline": HEAD, "articleBody": TEXT, "author": {"name": "甲", "url": "a/b"}}, {"title": HEAD, "author": "甲"}),
    ({"title": HEAD, "description": "短。", "fulltext": TEXT, "text": "截断。"}, {"title": HEAD}),
])  # fmt: skip
def test_details_of_a_record_belong_to_it(value: object, given: dict[str, str]) -> None:
    (blob,) = blobs(json.dumps(value))
    assert blob.given == given
    assert blob.file.read().decode() == TEXT


def test_a_headline_with_a_summary_is_a_page_that_says_so() -> None:
    (blob,) = blobs(json.dumps([{"title": "外长抵达", "summary": "外长周一抵达东京…", "uuid": "u" * 200}]))
    assert blob.given == {"title": "外长抵达", "summary": "外长周一抵达东京…"}
    assert (blob.name, blob.file.read().decode()) == ("c#1", "外长周一抵达东京…")


def test_whole_posts_are_pages_as_they_stand() -> None:
    post = f"---\ntitle: 外长抵达\n---\n\n{TEXT}\n"
    assert texts(lines({"id": "1", "source": "x", "raw": post})) == [post.strip()]


def test_records_without_a_text_are_counted_once() -> None:
    raw = lines({"title": "一", "link": "a/b"}, {"title": "二", "text": TEXT}, {"title": "三", "text": ""})
    assert errors(raw) == ["2 of 3 records have no text: 'c.json': their fields are title, link, text"]
    assert [blob.source for blob in blobs(raw)] == ["c.json#2"]
    assert errors('{"total": 3, "pages": [1, 2]}') == ["holds no records with text: 'c.json'"]
    assert errors('[{"title": "一"}]') == ["holds no records with text: 'c.json': their fields are title"]


def test_a_line_that_is_no_json_is_told_and_the_rest_goes_on() -> None:
    raw = lines({"text": TEXT}) + '\n{"text": "外长\n' + lines({"text": MORE})
    assert texts(raw) == [TEXT, MORE]
    assert [error.split(":")[0] for error in errors(raw)] == ["line 2 is not JSON"]
    assert blobs(raw)[1].source == "c.json#3"
    first = '{"text" "x"}\n' + lines({"text": TEXT}, {"text": MORE})
    assert (texts(first), len(errors(first))) == ([TEXT, MORE], 1)


def test_an_array_that_breaks_off_gives_what_is_there() -> None:
    raw = json.dumps([{"text": TEXT}, {"text": MORE}], ensure_ascii=False)[:-8]
    assert texts(raw) == [TEXT]
    assert len(errors(raw)) == 1 and errors(raw)[0].startswith("line 1 is not JSON; what follows is not read: 'c.json'")


def test_a_line_past_the_limit_is_refused_and_skipped() -> None:
    raw = lines({"text": TEXT}, {"text": "长" * 1000}, {"text": MORE})
    assert texts(raw, Limits(page=500)) == [TEXT, MORE]
    assert errors(raw, Limits(page=500)) == ["line 2 is larger than 500 bytes: 'c.json'"]
    huge = b'{"text": "' + b"a" * 20_000_000 + b'"}\n' + lines({"text": MORE}).encode()
    assert (texts(huge, Limits(page=1_000_000)), len(errors(huge, Limits(page=1_000_000)))) == ([MORE], 1)


def test_a_large_array_is_read_element_by_element() -> None:
    raw = json.dumps([{"text": TEXT + "x" * 1000}] * 4000)
    assert len(raw) > 4 << 20
    assert len(texts(raw, Limits(page=10_000))) == 4000
    long = "[" + '{"text": "' + "a" * 3_000_000 + '"}]'
    assert errors(long, Limits(page=1_000_000))[0].startswith("the record on line 1 is larger than 1000000 bytes")


def test_too_many_records_are_not_all_read() -> None:
    raw = lines(*({"text": TEXT} for _ in range(5)))
    assert len(texts(raw, Limits(members=3))) == 3
    assert errors(raw, Limits(members=3)) == ["holds more than 3 records; the rest is not read: 'c.json'"]


@pytest.mark.parametrize(("raw", "want"), [
    ('{"text": "@ \\ud800 \\u0000"}', [f"{TEXT} \ufffd \ufffd"]),
    ('{"text": "@", "n": NaN, "m": -Infinity, "k": ' + "9" * 6000 + "}", [TEXT]),
    ('{"text": "x", "text": "@"}', [TEXT]),
    ('{"text": "@", "x": ' + "[" * 200 + "]" * 200 + "}", [TEXT]),
    ('{"text": "a\tb @\x07"}', [f"a\tb {TEXT}"]),
    ('{"text": ""}', []),
    ('{"date": 1712540000, "text": "@"}', [TEXT]),
])  # fmt: skip
def test_odd_values_are_survived(raw: str, want: list[str]) -> None:
    assert texts(raw.replace("@", TEXT)) == want


@pytest.mark.parametrize("raw", ["[" * 100_000, '{"a":' * 100_000, '{"a":1}\n' + '{"a":' * 100_000, "[[" + '{"a":[' * 60_000])
def test_deep_nesting_is_an_error_and_no_crash(raw: str) -> None:
    assert looks(raw.encode()[:8192])
    assert texts(raw) == []
    assert 1 <= len(errors(raw)) <= 2 and "nested too deeply" in errors(raw)[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5hkscs"])
def test_encodings_are_told_by_their_bytes(encoding: str) -> None:
    text = "外長週一抵達東京，將與日方就貿易舉行會談。" * 3
    for raw in (lines({"text": text}, {"text": text}), json.dumps([{"text": text}] * 2, ensure_ascii=False, indent=1)):
        assert looks(raw.encode(encoding)[:8192])
        assert texts(raw.encode(encoding)) == [text, text]


@pytest.mark.parametrize("raw", [
    '["引语"是什么意思](https://example.org)\n---\n' + TEXT,
    "[视频]外长抵达东京\n" + TEXT, "{{ page.title }}\n" + TEXT, "[1] " + TEXT, "<p>" + TEXT, TEXT,
])  # fmt: skip
def test_texts_that_begin_with_brackets_are_no_json(raw: str) -> None:
    assert not looks(raw.encode())


def test_json_of_records_is_read_and_other_json_refused_once(tmp_path: Path) -> None:
    file, bare, link = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.md"
    file.write_text(json.dumps({"list": [{"title": "外长抵达东京", "content": TEXT, "date": "2024-04-08"}]}), "utf-8")
    bare.write_text('{"name": "x", "version": 2}', "utf-8")
    link.write_text(f'["引语"之争](https://example.org/a)\n---\n\n{TEXT}', "utf-8")
    page, refused, post = read([str(file), str(bare), str(link)])
    assert isinstance(page, Page) and (page.source, page.given["title"], page.raw.decode()) == (f"{file}#1", "外长抵达东京", TEXT)
    assert str(refused) == f"holds no records with text: {str(bare)!r}"
    assert isinstance(post, Page) and TEXT in clean(post).text


PIECES = [
    b'{"title": "a", ', b'"content": "', TEXT.encode(), b'"}', b"\n", b"[", b"]", b"{", b"}", b",", b'"', b"\\", b"\\ud800", b"\xff\xfe",
    b"\0", b"1e999", b"NaN",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_survived(parts: list[bytes]) -> None:
    raw = b"".join(parts)
    looks(raw)
    for blob in blobs(raw, Limits(page=200)):
        assert blob.file.read().strip()


def test_records_are_read_inside_whatever_packs_them(tmp_path: Path) -> None:
    one = '[{"title": "甲", "content": "外长今天抵达东京。"}]'.encode()
    lines = b"\n".join(json.dumps({"title": str(number), "content": "外长抵达东京。" * 2000}).encode() for number in range(5))
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.json", one)
        archive.writestr("lines.jsonl", lines)
        archive.writestr("packed.jsonl.gz", gzip.compress(lines))
    found = list(read([str(tmp_path / "a.zip")]))
    assert [page.given["title"] for page in found if isinstance(page, Page)] == ["甲", *"01234", *"01234"]
    assert len(found) == 11
