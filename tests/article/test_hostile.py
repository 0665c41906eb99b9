"""Pages made to break things: nothing crashes, hangs or comes out with marks beside the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attache.article.clean import clean
from attache.article.extract import extract
from attache.article.press import press
from attache.errors import SourceError
from attache.model import Article, Page


def cleaned(raw: bytes) -> Article | None:
    try:
        found = clean(Page("t", "t", raw, "0"), press())
    except SourceError:
        return None
    check(found)
    return found


def check(found: Article) -> None:
    """What holds of every article: marks lie inside the text, lines are lines, and it can be written."""
    assert found.text.encode() and "\0" not in found.text and "\r" not in found.text
    assert found.title == found.text.split("\n")[0] or not found.title
    assert all(line == line.strip() and line for line in found.text.split("\n"))
    for mark in found.furniture:
        assert 0 <= mark.span.start < mark.span.end <= len(found.text) and "\n" not in mark.span.quote(found.text)
    if found.published and found.published.span:
        assert found.published.span.quote(found.text) == found.published.words


HOSTILE = {
    "nested": "<div>" * 10_000 + "总统抵达北京，开始访问。" + "</div>" * 10_000,
    "nested inline": "<b>" * 10_000 + "总统抵达北京，开始访问。",
    "unclosed": "<div><p>总统抵达<b>北京<table><tr><td>访问",
    "one character": "<p>" + "啊" * 1_700_000 + "</p>",
    "one character, plain": "啊" * 1_700_000,
    "one line of blanks": "标题\n" + " " * 1_000_000 + "正文。",
    "brackets": "标题\n" + "（" * 200_000,
    "open links": "标题\n" + "[a](" * 50_000,
    "stars": "标题\n" + "**" * 100_000,
    "digits": "标题\n" + "2024" * 200_000,
    "stamps": "标题\n" + "2024-04-08 " * 20_000,
    "comments": "<p>正文。</p>" + "<!--" * 50_000,
    "comments, plain": "标题\n正文。" + "<!--" * 100_000,
    "images": "标题\n" + "![" * 100_000,
    "blanks inside": "<p>总统" + " " * 500_000 + "抵达\n北京</p>",
    "blanks in a title": "<title>总统" + " " * 500_000 + "_某网</title><p>总统抵达北京。</p>",
    "one long link line": "[" + "总统](a" * 100_000 + "\n------\n正文。",
    "front matter that never ends": "---\n" + "title: a\n" * 50_000,
    "bidi": "标题\n总统\u202e抵达\u202c北京\u200f。\u2066访问\u2069",
    "line separators": "<p>总统\u2028抵达\u2029北京\x0b访问\x0c上海\x85后离开</p>",
    "entities": "<p>&#0;&#xD800;&#x110000;&#99999999;总统&lt;b&gt;抵达</p>",
    "script in attribute": "<p onclick='alert(\"</p>\")'>总统抵达</p><script>document.write('<p>假</p>')",
    "many stamps and sources": "标题\n" + "来源：路透社 2024-04-08\n" * 5_000,
    "impossible days": "标题 20240231\n2024年99月99日\n【共同社13月45日电】总统抵达北京。\n9999999天前，总统离开。（編輯）1139999",
    "huge epoch": "<!--9999999999999-->\n[总统访华](https://a.b/c)\n------\n总统抵达北京。",
    "bad addresses": "总统访华\nhttp://[::bad/\n总统抵达北京。",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_survived_in_time(name: str) -> None:
    started = time.perf_counter()
    cleaned(HOSTILE[name].encode("utf-8", "surrogatepass"))
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "raw", [b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x89PNG\r\n\x1a\n\0\0", b"\xed\xa0\x80 text", bytes(range(256)) * 50]
)
def test_bytes_that_are_no_text_are_survived(raw: bytes) -> None:
    cleaned(raw)


@pytest.mark.parametrize("page", ["啊" * 1_000_001, "<p>外长抵达。</p>" * 200_001, "外长抵达。\n" * 200_000])
def test_what_is_larger_than_any_article_is_refused(page: str) -> None:
    with pytest.raises(SourceError, match="holds more than 1000000 characters"):
        clean(Page("t", "t", page.encode(), "0"), press())


def test_nothing_of_a_script_comes_out() -> None:
    found = cleaned("<h1>标题</h1><p>总统抵达北京。</p><script>窃取()</script><style>颜色</style><svg><text>图</text></svg>".encode())
    assert found and found.text == "标题\n总统抵达北京。"


def test_deep_nesting_keeps_the_text() -> None:
    found = cleaned(HOSTILE["nested"].encode())
    assert found and found.text == "总统抵达北京，开始访问。"


PIECES = st.sampled_from(
    ["总统抵达北京。", "（中央社台北8日電）", "（編輯：某某）1130408", "【共同社3月9日电】", "来源：路透社", "2024年4月8日", "摘要:",
     "Summary: ", "<p>", "</p>", "<div class='picinfo'>", "</div>", "<br>", "<a href='/x'>", "</a>", "<!--", "-->", "<small>", "<script>",
     "<table><tr><td>", "</html>", "<!doctype html>", "\n", "---\n", "date: 2024-04-08\n", "title: 某事\n",
     "利马 — ", "# ", "[a](b)", "&nbsp;", "\u3000",
     "\t", "，", "Author(s): A", "\u202e", "去年12月", "6月4日表示", "先生。 "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_of_any_page_lie_inside_its_text(page: str) -> None:
    cleaned(page.encode())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_survived(page: str) -> None:
    cleaned(page.encode("utf-8", "replace"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes_are_survived(raw: bytes) -> None:
    cleaned(raw)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_block_holds_a_line_end_or_is_empty(page: str) -> None:
    for block in extract(page).blocks:
        assert block.text and "\n" not in block.text and block.text == block.text.strip()
