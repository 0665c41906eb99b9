"""Pages saved as one file and messages: the page comes out with what its header says, and nothing that is attached."""

import base64
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attache.acquire.mime import looks
from attache.acquire.read import read
from attache.article.clean import clean
from attache.errors import SourceError
from attache.model import Page

SAVED = """From: <Saved by Browser>
Snapshot-Content-Location: https://www.zaobao.com.sg/realtime/world/story20230304-1
Subject: =?utf-8?Q?=E5=A4=96=E9=95=BF?=
Date: Sun, 5 Mar 2023 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html
Content-Transfer-Encoding: base64
Content-Location: https://www.zaobao.com.sg/realtime/world/story20230304-1

{}
------B
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------B--
"""
PAGE = "<html><body><h1>外长访日</h1><p>法国外长今天抵达东京，与日本外相会谈。</p><p>双方讨论了贸易问题。</p></body></html>"
LETTER = """From: =?gb2312?B?xLPN+A==?= <news@example.org>
Subject: =?big5?B?pn6q+LNYpOk=?=
Date: Sat, 4 Mar 2023 10:00:00 +0800
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=gb2312

外长访日的纯文字版本。
--x
Content-Type: text/html; charset=utf-8

<html><body><p>法国外长今天抵达东京，与日本外相会谈。</p><p>双方讨论了贸易问题。</p></body></html>
--x
Content-Type: text/html
Content-Disposition: attachment; filename=a.html

<p>附件。</p>
--x--
"""


def one(tmp_path: Path, raw: bytes) -> Page | SourceError:
    file = tmp_path / "a.mht"
    file.write_bytes(raw)
    (found,) = read([str(file)])
    return found


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    page = one(tmp_path, SAVED.format(base64.encodebytes(PAGE.encode("gb18030")).decode()).encode())
    assert isinstance(page, Page) and page.name == "a"
    assert page.given == {"url": "https://www.zaobao.com.sg/realtime/world/story20230304-1"}
    found = clean(page)
    assert (found.title, found.day, found.publisher) == ("外长访日", "2023-03-04", "联合早报")


def test_a_message_gives_its_html_and_its_header(tmp_path: Path) -> None:
    page = one(tmp_path, LETTER.encode())
    assert isinstance(page, Page) and "双方讨论".encode() in page.raw and "附件".encode() not in page.raw
    assert page.given["date"] == "Sat, 4 Mar 2023 10:00:00 +0800" and page.given["title"]
    assert clean(page).day == "2023-03-04"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "is a message without a text"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n", "is a message without a text"),
    ],
)
def test_a_message_without_a_text_is_refused(tmp_path: Path, raw: bytes, expected: str) -> None:
    found = one(tmp_path, raw)
    assert isinstance(found, SourceError) and str(found).startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "标题: 外长访日\n日期: 2023\n\n正文",
        "Title: Talks\nDate: 2023-03-04\nSource: Review\n\n摘要",
        "外长访日\n正文",
        "---\ntitle: a\n---\n",
    ],
)
def test_cards_and_posts_are_no_messages(text: str) -> None:
    assert not looks(text.encode())


def test_parts_inside_one_another_end(tmp_path: Path) -> None:
    inner = "Content-Type: text/plain\n\n外长访日。\n"
    for depth in range(200):
        inner = f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n{inner}\n--b{depth}--\n"
    found = one(tmp_path, inner.encode())
    assert isinstance(found, SourceError)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(LETTER) - 1), st.binary(max_size=8))
def test_spoiled_messages_are_survived(tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes) -> None:
    raw = LETTER.encode()
    file = tmp_path_factory.mktemp("m") / "a.eml"
    file.write_bytes(raw[:at] + junk + raw[at + len(junk) :])
    assert all(isinstance(found, Page | SourceError) for found in read([str(file)]))
