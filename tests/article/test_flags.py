"""Warnings: each with a case that earns it and one, close by, that does not."""

import pytest

from attache.article.clean import clean
from attache.article.press import press
from attache.model import Page

BODY = "外长今天抵达北京，与中国外长会谈。\n双方讨论了贸易问题，并同意继续对话。"


def flagged(text: str | bytes, title: str = "外长访华", **given: str) -> dict[str, str]:
    raw = text if isinstance(text, bytes) else text.encode()
    found = clean(Page("t", "t", raw, "0", None, {"title": title, **given}), press())
    return {flag.name: flag.reason for flag in found.flags}


@pytest.mark.parametrize(
    ("title", "given", "expected"),
    [
        ("社论：外长访华", {}, True), ("【观点】外长访华", {}, True), ("外长访华｜社评", {}, True), ("外长访华", {"section": "评论"}, True),
        ("外长访华", {"url": "https://a.example/opinion/1.html"}, True),
        ("外长访华", {"section": "国际"}, False),
        ("两国观点分歧", {}, False), ("评论员：外长访华", {}, False),
        ("外长访华", {"url": "https://a.example/world/opinion-poll.html"}, False),
    ],
)  # fmt: skip
def test_commentary(title: str, given: dict[str, str], expected: bool) -> None:
    assert ("commentary" in flagged(BODY, title, **given)) == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [("订阅后继续阅读全文", True), ("本文为付费内容", True), ("Subscribe to continue reading", True), ("该报宣布取消付费墙。", False)],
)
def test_paywall(tail: str, expected: bool) -> None:
    assert ("paywall" in flagged(f"{BODY}\n{tail}")) == expected


def test_truncation() -> None:
    assert "dots" in flagged(BODY + "……")["truncated"]
    assert "summary" in flagged(BODY, summary=BODY)["truncated"]
    assert "truncated" not in flagged(BODY)


def test_content_farms() -> None:
    assert "kknews.cc" in flagged(BODY, url="https://kknews.cc/world/a.html")["content-farm"]
    assert "content-farm" in flagged(BODY + "\n小编认为，这很重要。大家怎么看？")
    assert "content-farm" not in flagged(BODY + "\n大家怎么看？他问。")


def test_damage() -> None:
    assert "put right" in flagged((BODY * 3).encode().decode("latin-1").encode())["encoding"]
    assert "锟斤拷" in flagged(BODY + "锟斤拷锟斤拷锟斤拷")["encoding"]
    assert "cannot be read" in flagged(BODY.encode() + b"\xff\xfe\xff" + BODY.encode())["encoding"]
    assert "encoding" not in flagged(BODY + "锟斤拷是什么意思？")


WORD_FOR_WORD = (
    "但是，约翰·多伊（John Doe）先生说：“我们正在进行测试。人们需要它，并且这是每个人的权利。”\n他补充说：“它将帮助人们。”\n"
    "但是，多伊（Doe）说，有1,000人进行了抗议。\n他说：“我们看到了人们的愤怒，而不是希望。”\n"
)
NATIVE = (
    "国务卿约翰·多伊8日表示，两国将继续就贸易问题保持沟通。他指出，双方在会谈中交换了意见。\n"
    "发言人强调，有关各方应保持克制。据当地媒体报道，抗议活动8日继续举行，约1000人参加。\n"
)


def test_what_reads_like_english_word_for_word() -> None:
    assert "sentences beginning with but (6)" in flagged(WORD_FOR_WORD * 3)["machine-translated"]
    assert "machine-translated" not in flagged(NATIVE * 4)


def test_a_text_in_the_script_that_its_outlet_does_not_print_is_a_reprint() -> None:
    assert "prints Hant, this is Hans" in flagged("（中央社台北8日电）" + BODY)["repost"]
    assert "repost" not in flagged("（中央社台北8日電）外長今天抵達北京，與中國外長會談。\n雙方討論了貿易問題。", "外長訪中")
    assert "repost" not in flagged("（德国之声中文网）" + BODY)
