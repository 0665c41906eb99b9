"""Lists of feeds: no pages, but the addresses for whoever fetches."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attache.acquire.opml import looks, outlines
from attache.acquire.read import read

LIST = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>订阅</title></head><body>
<outline text="新闻"><outline type="rss" text="某报" title="某报 国际" xmlUrl="https://example.org/a?x=1&amp;y=2" htmlUrl="https://example.org"/>
<outline text='某社' xmlURL='https://example.org/b.xml'></outline><outline text="重复" xmlUrl="https://example.org/b.xml"/></outline>
<!-- <outline xmlUrl="https://example.org/hidden"/> --></body></opml>"""


def test_outlines_at_any_depth() -> None:
    assert outlines(LIST) == [("某报 国际", "https://example.org/a?x=1&y=2"), ("某社", "https://example.org/b.xml")]


def test_unsound_lists_are_read() -> None:
    assert outlines('<opml><outline text="A & B > C" xmlUrl="https://example.org/a?x=1&y=2">') == [
        ("A & B > C", "https://example.org/a?x=1&y=2")
    ]


@pytest.mark.parametrize("raw", [LIST, LIST.replace(" encoding", " x"), "<opml>" + LIST[LIST.index("<body>") :]])
def test_a_list_is_an_error_that_says_what_to_do(tmp_path: Path, raw: str) -> None:
    file = tmp_path / "list.xml"
    file.write_text(raw, "utf-8")
    assert looks(raw.encode())
    assert [str(error) for error in read([str(file)])] == [f"lists 2 feeds and no articles; fetch them with `attache fetch`: {str(file)!r}"]


def test_entities_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    file.write_text('<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline xmlUrl="&x;"/></body></opml>')
    (error,) = read([str(file)])
    assert str(error).startswith("declares entities or a document type of its own")


@pytest.mark.parametrize("junk", ['<outline text="', "<outline ", "<outline text='a'>", "<!--", "<outline a=", '"'])
def test_hostile_lists_do_not_hang(junk: str) -> None:
    start = time.monotonic()
    outlines("<opml>" + junk * 100_000)
    assert time.monotonic() - start < 20


@given(st.lists(st.sampled_from(["<outline", " xmlUrl=", '"', "'", ">", "/", "&#x", "a", "<!--", "<![CDATA["]), max_size=30))
def test_any_list_is_survived(parts: list[str]) -> None:
    assert all(url for _, url in outlines("".join(parts)))
