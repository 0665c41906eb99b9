"""Cutting texts: quotations nested and unclosed, sentences that end inside and outside of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attache.sentence import quotes, sentences


def cut(text: str) -> list[str]:
    return [span.quote(text) for span in sentences(text)]


def quoted(text: str) -> list[tuple[str, int, bool]]:
    return [(quote.span.quote(text), quote.depth, quote.closed) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外长抵达。双方会谈！结果如何？", ["外长抵达。", "双方会谈！", "结果如何？"]),
        ("外長說：「我來了。」總統沒有來。", ["外長說：「我來了。」", "總統沒有來。"]),
        ("外长说“我来了。他也来了。”后离开。", ["外长说“我来了。他也来了。”", "后离开。"]),
        ("他称“合作！”是关键词。", ["他称“合作！”", "是关键词。"]),
        ("外長稱「重要」且「必要」。", ["外長稱「重要」且「必要」。"]),
        ("增长3.5%。U.S.官员表示满意。", ["增长3.5%。", "U.S.官员表示满意。"]),
        ("真的吗？！不知道……再说。", ["真的吗？！", "不知道……再说。"]),
        ("第一段没有句号\n第二段。", ["第一段没有句号", "第二段。"]),
        (
            "The minister left. He will return in 2025. “Yes.” she said",
            ["The minister left.", "He will return in 2025.", "“Yes.” she said"],
        ),
        ("总统（左）抵达。（完）", ["总统（左）抵达。", "（完）"]),
        ("他说：“没有结束的引语。下一句。\n新的一段。", ["他说：“没有结束的引语。", "下一句。", "新的一段。"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他說「她說『好』了」。", [("「她說『好』了」", 1, True), ("『好』", 2, True)]),
        ("他说“她说‘好’了”。", [("“她说‘好’了”", 1, True), ("‘好’", 2, True)]),
        ("他说“没完\n下一段”", [("“没完", 1, False)]),
        ("他说“一“二”", [("“一", 1, False), ("“二”", 1, True)]),
        ('他说"一"和"二"', [('"一"', 1, True), ('"二"', 1, True)]),
        ("Biden’s aide said “it’s done”", [("“it’s done”", 1, True)]),
        ("他说「她说“好」。", [("「她说“好」", 1, True), ("“好", 2, False)]),
        ("《条约》生效”。", []),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert quoted(text) == expected


PIECES = st.lists(st.sampled_from(list('「」『』“”‘’"。！？…\n，他说a. A')), max_size=60).map("".join)


@given(PIECES)
def test_sentences_hold_every_character_that_is_no_blank_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    assert "".join(span.quote(text) for span in spans).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all("\n" not in span.quote(text) and span.quote(text).strip() for span in spans)


@given(PIECES)
def test_quotations_nest(text: str) -> None:
    for one in quotes(text):
        assert "\n" not in one.span.quote(text)
        for other in quotes(text):
            assert not one.span.meets(other.span) or one.span.covers(other.span) or other.span.covers(one.span)
