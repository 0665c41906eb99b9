"""Chains of who says so, each link with the words that name it."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from attache.evidence.chain import behind, chain
from attache.lexicon import Lexicon
from attache.model import Record, Span
from attache.pipeline import code
from attache.reading import Reading

Code = Callable[..., Record]


@pytest.fixture
def record(reading: Callable[..., Reading], lexicon: Lexicon) -> Code:
    def make(text: str, **fields: object) -> Record:
        return code(replace(reading(text).article, **fields), lexicon)

    return make


def test_a_chain_begins_with_the_page_at_hand(record: Code) -> None:
    made = record("路透社报道，拜登说，美国将援助乌克兰。", publisher="联合早报", chain=("转载站", "联合早报"), origin="外交事务")
    (said,) = made.statements
    links = behind(made.article, said)
    assert [(one.role, one.name) for one in links] == [
        ("outlet", "转载站"), ("outlet", "联合早报"), ("origin", "外交事务"), ("medium", "路透社"), ("speaker", "拜登"),
    ]  # fmt: skip
    assert [one.span and one.span.quote(made.article.text) for one in links] == [None, None, None, "路透社", "拜登"]


def test_an_event_in_reported_words_has_their_speaker(record: Code) -> None:
    made = record("乌克兰国防部称，俄军炮击了哈尔科夫。俄罗斯谴责法国。", publisher="中央社")
    shelled, blamed = sorted(made.events, key=lambda event: event.trigger)
    assert [one.name for one in chain(made.article, made.statements, shelled.trigger)] == ["中央社", "乌克兰国防部"]
    assert [one.name for one in chain(made.article, made.statements, blamed.trigger)] == ["中央社"]


def test_nobody_is_credited_with_what_nobody_says(record: Code) -> None:
    made = record("法国总统访问中国。")
    assert chain(made.article, made.statements, Span(0, 4)) == ()
