"""What holds of every text: spans quote it, coding is deterministic, script does not matter, and what is added changes nothing before."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from attache.fold import fold
from attache.lexicon import items, load, rows
from attache.model import Article, Event, Record, When
from attache.pipeline import code

SENTENCES = sorted({example.split("{")[0].strip() + "。" for row in rows("predicates") for example in items(row["examples"])})
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True)
ADDED = ("当地天气晴朗，气温升至二十度。", "该博物馆收藏了三千件瓷器。", "汤加与瑙鲁的外长在苏瓦会谈。")


def coded(text: str) -> Record:
    day = date(2024, 4, 8)
    published = When(day, day, "day", "given", "2024-04-08")
    return code(Article("t", "t", "t", "", text, "none", "zh", published=published), load())


def gist(event: Event) -> tuple[object, ...]:
    """An event without the characters of its words."""
    sides = [[(party.code, party.sector, party.span) for party in side] for side in (event.actor, event.recipient)]
    when = (event.when.first, event.when.last, event.when.rule) if event.when else None
    return event.type, event.mode, event.cameo, event.status, sides, when, event.trigger, event.evidence, event.rule, event.confidence


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_span_equals_its_text(sentences: list[str]) -> None:
    record = coded("".join(sentences))
    text = record.article.text
    for event in record.events:
        assert 0.0 <= event.confidence <= 1.0
        for party in (*event.actor, *event.recipient):
            assert party.span.quote(text) == party.name
        assert all(span.quote(text).strip() == span.quote(text) != "" for span in event.evidence)
        assert any(span.covers(event.trigger) for span in event.evidence)
        if event.when and event.when.span:
            assert event.when.span.quote(text) == event.when.words
    for statement in record.statements:
        assert statement.evidence.covers(statement.content) or statement.content.meets(statement.evidence)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_coding_is_deterministic(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert coded(text) == coded(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_script_changes_no_event(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert list(map(gist, coded(text).events)) == list(map(gist, coded(fold(text)).events))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(ADDED))
def test_what_is_added_changes_nothing_before(sentences: list[str], added: str) -> None:
    text = "".join(sentences)
    before = coded(text).events
    after = [event for event in coded(text + "\n" + added).events if event.trigger.start < len(text)]
    assert list(map(gist, before)) == list(map(gist, after))
