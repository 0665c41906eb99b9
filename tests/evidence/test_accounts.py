"""Accounts of any text: every span equals its words, and coding twice gives the same."""

from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as some

from attache.evidence.accounts import Accounts, accounts
from attache.evidence.contest import within
from attache.lexicon import load
from attache.model import Article, Record, When
from attache.pipeline import code

PIECES = [
    *(
        "路透社援引",
        "两名官员",
        "的话报道，",
        "俄罗斯国防部",
        "否认",
        "有关指控",
        "称，",
        "他又说，",
        "美国",
        "以色列",
        "习近平",
        "访问",
        "空袭",
    ),
    *("造成至少12人死亡", "30多人受伤", "3死9傷", "没有任何", "5月1日", "上周四", "第三名", "万", "百", "1万2300人"),
    *("「", "」", "“", "”", "（", "）", "。", "；", "\n"),
]
TEXTS = some.lists(some.one_of(some.sampled_from(PIECES), some.text(max_size=3)), min_size=1, max_size=30).map("".join)
DAY = date(2024, 4, 8)


def told(text: str) -> tuple[Record, Accounts]:
    lexicon = load()
    article = Article("t", "t", "t", "", text, "none", "zh", publisher="中央社", published=When(DAY, DAY, "day", "given", "2024-04-08"))
    record = code(article, lexicon)
    return record, accounts(record, lexicon)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_equal_their_words_and_coding_twice_gives_the_same(text: str) -> None:
    record, found = told(text)
    for claim in found.claims:
        assert claim.span.quote(text) == claim.content
        assert all(figure.span.quote(text) == figure.words for figure in claim.figures)
    for witness in found.witnesses:
        assert witness.span.quote(text) == witness.quote
        assert all(figure.span.quote(text) == figure.words for figure in witness.figures)
    for one in (*found.claims, *found.witnesses):
        assert all(link.span is None or link.span.quote(text) == link.name or link.role in {"outlet", "origin"} for link in one.chain)
    assert told(text) == (record, found)
    ids = {one.id for one in found.claims} | {one.event for one in found.witnesses}
    assert all({contest.one, contest.other} <= ids and contest.one != contest.other for contest in within(found.claims, found.witnesses))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_accounts_survive_being_written_and_read(text: str) -> None:
    _, found = told(text)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Accounts) == found


def test_a_claim_counts_what_its_words_count() -> None:
    _, found = told("以色列军方称，空袭造成至少12人死亡、30多人受伤。")
    (claim,) = found.claims
    assert [(figure.low, figure.fate) for figure in claim.figures] == [(12, "dead"), (30, "hurt")]
