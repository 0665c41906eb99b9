"""Broadcasts and round-ups become a page an item; every other text, whatever headings it has, stays whole."""

import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attache.acquire.read import read
from attache.acquire.split import split
from attache.article.clean import clean
from attache.errors import SourceError
from attache.model import Page

ONE = "外长周一抵达东京，将与日方就贸易和安全问题举行会谈。双方预计将发表联合声明。"
TWO = "央行周二宣布下调基准利率，为今年以来的第三次。分析人士认为市场早有准备。"
THREE = "南部三省连日暴雨，已有两千人转移。气象部门预计雨势周末减弱。"
NEWS = [("外长抵达东京访问", ONE), ("央行宣布下调利率", TWO), ("南部三省遭遇暴雨", THREE)]


def cut(text: str, given: dict[str, str] | None = None) -> list[Page | SourceError]:
    return list(split(Page("a/b.md", "b", text.encode(), "0" * 64, "2024-04-09", given or {})))


def items(text: str, given: dict[str, str] | None = None) -> list[Page]:
    found = cut(text, given)
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


def titles(text: str) -> list[str]:
    return [page.given.get("title", "") for page in items(text)]


def sections(level: str = "###", body: str = "\n\n{}\n") -> str:
    return "\n".join(f"{level} {title}{body.format(text)}" for title, text in NEWS)


CONTENTS = "## 新闻摘要\n\n本期节目主要内容：\n\n" + "".join(f"{n}.{title}；\n\n" for n, (title, _) in enumerate(NEWS, 1))
BROADCAST = f"# 《新闻联播》（20220111）\n\n{CONTENTS}\n## 详细新闻\n\n{sections()}\n\n---\n\n更新时间：2023-09-04T14:18:41.389Z\n"


def test_a_broadcast_gives_a_page_an_item() -> None:
    found = items(BROADCAST)
    assert [page.given for page in found] == [{"title": title, "date": "20220111", "publisher": "新闻联播"} for title, _ in NEWS]
    assert [page.raw.decode() for page in found] == [f"### {title}\n\n{text}" for title, text in NEWS]
    assert [(page.source, page.name, page.fetched) for page in found][1] == ("a/b.md#2", "b#2", "2024-04-09")
    assert all(page.digest == hashlib.sha256(page.raw).hexdigest() for page in found)


def test_items_are_read_as_articles() -> None:
    articles = [clean(page) for page in items(BROADCAST.replace("\n\n外长", "\n\n<!--begin-->\n\n**某网消息**：外长"))]
    assert [article.title for article in articles] == [title for title, _ in NEWS]
    assert "央行" not in articles[0].text and articles[1].text.endswith(TWO)


def test_an_item_has_its_own_address() -> None:
    links = "\n\n{}\n\n[查看原文](https://example.org/a)\n"
    assert {page.given["url"] for page in items(f"# 新闻联播 2022年1月11日\n\n{sections('##', links)}")} == {"https://example.org/a"}
    anchors = "\n\n<p>{}</p><a class='x' href='https://example.org/b?a=1&amp;b=2'>阅读原文</a>\n"
    assert items(f"# 新闻联播 2022年1月11日\n\n{sections('##', anchors)}")[0].given["url"] == "https://example.org/b?a=1&b=2"
    linked = "# 一周国际要闻\n\n" + "\n".join(f"## [{title}](https://example.org/{n})\n\n{text}\n" for n, (title, text) in enumerate(NEWS))
    assert [(page.given["title"], page.given["url"]) for page in items(linked)][2] == ("南部三省遭遇暴雨", "https://example.org/2")


def test_an_item_without_a_text_is_an_error_in_its_place() -> None:
    found = cut(
        BROADCAST + "\n### 春天里\n\n\n\n### undefined\n\nundefined\n\n[查看原文](https://example.org/a)\n\n### undefined\n\n" + ONE
    )
    assert [type(page) for page in found] == [Page, Page, Page, SourceError, SourceError, Page]
    assert [str(error) for error in found if isinstance(error, SourceError)] == [
        "is an item without a text: 'a/b.md#4': 春天里", "is an item without a text: 'a/b.md#5'",
    ]  # fmt: skip
    last = found[-1]
    assert isinstance(last, Page) and "title" not in last.given and last.raw.decode() == ONE


def test_sections_above_the_items_are_kept() -> None:
    world = "\n".join(f"### {title}二\n\n{text}\n" for title, text in NEWS)
    found = items(f"# 每日新闻简报 2024年4月8日\n\n## 国内\n\n{sections()}\n## 国际\n\n{world}")
    assert [(page.given["section"], page.given["date"]) for page in found][2:4] == [("国内", "2024年4月8日"), ("国际", "2024年4月8日")]
    assert len(found) == 6 and "publisher" not in found[0].given


def test_items_keep_their_own_headings() -> None:
    more = "\n\n### 背景\n\n此前双方已多次会谈，未有结果。谈判始于三年前的春天。\n\n### 影响\n\n观察人士说，结果难料。\n"
    text = "# 4月8日国际要闻\n\n" + sections("##", "\n\n{}" + more)
    assert titles(text) == [title for title, _ in NEWS]


def test_front_matter_is_passed_on() -> None:
    says = ("layout: post", "title: 新闻联播 20220111", "date: 2022-01-11 19:00", "link: https://example.org/d", "categories: xwlb")
    head = "\n".join(["---", *says, "---", "", ""])
    found = items(head + sections("##"))
    assert found[0].given == {
        "title": "外长抵达东京访问", "date": "2022-01-11 19:00", "url": "https://example.org/d", "section": "xwlb", "publisher": "新闻联播",
    }  # fmt: skip
    assert found[0].raw.decode() == (f"---\nlayout: post\ndate: 2022-01-11 19:00\ncategories: xwlb\n---\n\n## 外长抵达东京访问\n\n{ONE}")


def test_what_a_container_says_goes_before() -> None:
    found = items(
        sections("##"), {"title": "国际新闻早知道 2024-04-08", "publisher": "某报", "date": "2024-04-08", "summary": "三则新闻。"}
    )
    assert [page.given for page in found][0] == {"title": "外长抵达东京访问", "publisher": "某报", "date": "2024-04-08"}


def test_numbered_items_of_a_plain_text() -> None:
    letter = "Subject: 每日新闻简报 2024-04-08\nFrom: a@example.org\n\n今日要闻：\n" + "".join(
        f"{n}. {title}\n" for n, (title, _) in enumerate(NEWS, 1)
    )
    body = "".join(f"\n{n}. {title}\n\n{text}\n" for n, (title, text) in enumerate(NEWS, 1))
    found = items(letter + body)
    assert [page.given for page in found] == [{"title": title, "date": "2024-04-08"} for title, _ in NEWS]
    assert found[2].raw.decode() == f"3. 南部三省遭遇暴雨\n\n{THREE}"
    marked = "【早报】4月8日\n" + "".join(f"【{title}】\n{text}\n" for title, text in NEWS)
    assert titles(marked) == [title for title, _ in NEWS]
    chinese = "一周要闻回顾\n" + "".join(f"{n}、{title}\n{text}\n" for n, (title, text) in zip("一二三", NEWS, strict=True))
    assert titles(chinese) == [title for title, _ in NEWS]


def test_headings_of_a_saved_page() -> None:
    body = "".join(f"<h2 class='x'>{title}</h2>\n<p>{text}</p>" for title, text in NEWS)
    page = (
        '<!DOCTYPE html><html><head><title>国际新闻早知道（4月8日）_某网</title><meta property="og:site_name" content="某网">'
        f"<style>h2 {{}}</style></head><body><nav><a href='/'>首页</a></nav><main><h1>国际新闻早知道</h1>{body}</main>"
        "<footer>某网版权所有</footer></body></html>"
    )
    found = items(page)
    assert [page.given["title"] for page in found] == [title for title, _ in NEWS]
    assert found[0].given == {"title": "外长抵达东京访问", "publisher": "某网", "date": "4月8日"}
    assert found[2].raw.decode() == f"<h2 class='x'>南部三省遭遇暴雨</h2>\n<p>{THREE}</p>"


def posts(scale: int = 5) -> str:
    return "".join(
        f"<article class='post'><h2><a href='https://example.org/{n}'>{title}</a></h2><time datetime='2024-04-0{n}'></time>"
        f"<p>{text}</p>{f'<p>{text}</p>' * scale}</article>"
        for n, (title, text) in enumerate(NEWS, 1)
    )


def test_articles_alike_on_one_page() -> None:
    found = items(f"<html><head><title>某站</title></head><body><h1>某站</h1>{posts()}</body></html>")
    assert [(page.given["title"], page.given["date"]) for page in found] == [
        (title, f"2024-04-0{n}") for n, (title, _) in enumerate(NEWS, 1)
    ]
    assert all(page.raw.startswith(b"<article") and page.raw.endswith(b"</article>") for page in found)


LONG = "<p>" + "第一段讲述事情的由来，涉及多个国家。" * 40 + "</p>"
WHOLE = {
    "long read": "# 谁在南海钓鱼\n\n开头一段介绍背景。\n\n" + sections("##"),
    "long read of a day": "# 2024年4月8日的会谈\n\n" + sections("##"),
    "analysis": "# 某事 - 要闻分析\n\n" + sections("##"),
    "paper's name first": "# 联合早报：三国外长会谈\n\n" + sections("##"),
    "paper's name alone": "# 联合早报\n\n" + sections("##"),
    "numbered sections": "外长访问的三个看点\n\n" + "".join(f"{n}、{t}\n{b}\n" for n, (t, b) in zip("一二三", NEWS, strict=True)),
    "questions": "2024年4月8日外交部例行记者会\n\n" + "".join(f"### 问：{t}？\n\n答：{b}\n" for t, b in NEWS),
    "interview": "# 专访外长：早报对话\n\n" + "".join(f"## {t}\n\n记者：{b}\n外长：{b}\n" for t, b in NEWS),
    "one item of flashes": "# [视频]国际联播快讯\n\n央视网消息（新闻联播）：\n\n" + "\n\n".join(f"**{t}**\n\n{b}" for t, b in NEWS),
    "flashes in a broadcast's name": "<p>央视网消息（新闻联播）：</p>" + "".join(f"<p><strong>{t}</strong></p><p>{b}</p>" for t, b in NEWS),
    "contents of a broadcast": BROADCAST[: BROADCAST.index("## 详细新闻")],
    "two items": "# 新闻联播 20220111\n\n" + "".join(f"## {t}\n\n{b}\n" for t, b in NEWS[:2]),
    "headlines only": "# 新闻联播 20220111\n\n" + "".join(f"## {t}\n\n" for t, _ in NEWS),
    "list of one-liners": "每日新闻简报 2024-04-08\n" + "".join(f"{n}. {b}\n" for n, (_, b) in enumerate(NEWS, 1)),
    "long lead, short sections": "# 4月8日国际要闻\n\n" + ONE * 20 + "\n\n" + sections("##"),
    "numbers that do not run": "每日新闻简报 2024-04-08\n" + "".join(f"{n}. {t}\n{b}\n" for n, (t, b) in zip((3, 7, 9), NEWS, strict=True)),
    "article and its comments": f"<article><h1>外长抵达</h1>{LONG}</article>" + "".join(f"<article><p>{b}</p></article>" for _, b in NEWS),
    "article and teasers": f"<html><body><article><h1>外长抵达</h1>{LONG}</article>{posts(0)}</body></html>",
    "teasers": f"<html><body>{posts(0)}</body></html>",
    "sections of an article": f"<article><h1>某事</h1>{''.join(f'<section><h2>{t}</h2><p>{b}</p></section>' for t, b in NEWS)}</article>",
    "nested articles": f"<article><h1>外长抵达</h1>{posts()}</article>",
    "masthead of a saved page": "<html><head><title>外长的一天</title></head><body><h1>每日早报</h1>"
    + "".join(f"<h2>{t}</h2><p>{b}</p>" for t, b in NEWS),
    "links of a day": "<li><a href='https://example.org/1' title='《新闻联播》 20220102 19:00'>《新闻联播》 20220102 19:00</a></li>" * 9,
    "code": "# 新闻联播 20220111\n\n<script>\n" + sections() + "</script>",
    "nothing": "正文。",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_other_texts_stay_whole(text: str) -> None:
    page = Page("a/b.md", "b", text.encode(), "0" * 64)
    assert list(split(page)) == [page]
    assert next(split(page)) is page


def test_read_splits_what_it_reads(tmp_path: Path) -> None:
    file = tmp_path / "day.md"
    file.write_text(BROADCAST, "gb18030")
    found = list(read([str(file)]))
    assert [page.source for page in found] == [f"{file}#{n}" for n in (1, 2, 3)]


HOSTILE = [
    "# a\n", "<h2>", "<article>", "<!--", "<meta name='a' ", "<a href='", "1. 标题在此\n", "---\n", "<time ", "<", "## x\n正文。\n", "[a](",
    "<article><h2>a</h2>", "<script>", "【标题一二三】\n",
]  # fmt: skip


@pytest.mark.parametrize("junk", HOSTILE)
def test_hostile_texts_do_not_hang(junk: str) -> None:
    start = time.monotonic()
    list(split(Page("x", "x", ("# 新闻联播 20220111\n" + junk * 50_000).encode(), "")))
    assert time.monotonic() - start < 20


PIECES = [
    "# 新闻联播 20220111\n", "## ", "\n", "### a\n", ONE, "<article>", "</article>", "<h2>", "</h2>", "---\n", "title: x\n", "[原文](u)",
    "1. 标题一二三\n", "【标题一二三】\n", "<!--", "-->", "undefined", "<", ">", "<html>", "<title>早报 4月8日<",
    "<meta name='pubdate' content='x'>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_survived(parts: list[str]) -> None:
    text = "".join(parts)
    found = list(split(Page("x", "x", text.encode("utf-8", "replace"), "")))
    assert found
    assert all(isinstance(page, SourceError) or page.raw or not text for page in found)
