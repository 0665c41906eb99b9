"""Contexts: every row both ways, the rule of points, and a small labelled set of our own."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from attache.coding.context import ENOUGH, WHOLE, Points, count, given, implied
from attache.coding.event import events
from attache.coding.read import read
from attache.evidence.statement import statements
from attache.fold import fold
from attache.lexicon import items, load, rows
from attache.model import Article, Context, Event, Span, When

DAY = date(2024, 4, 8)
LABELLED = Path(__file__).parent / "contexts.tsv"
NAMES = frozenset({
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security",
    "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum",
    "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation",
    "crime", "corruption", "illegal_drugs", "trafficking"
})  # fmt: skip


def told(sentence: str) -> tuple[Context, ...]:
    """The contexts of a sentence by its words alone."""
    points: Points = {}
    count(fold(sentence), sentence, Span(0, len(sentence)), WHOLE, points)
    return given(points, [])


def names(sentence: str) -> set[str]:
    return {context.name for context in told(sentence)}


def coded(text: str, title: str = "") -> tuple[Event, ...]:
    whole = f"{title}\n{text}" if title else text
    article = Article("", "-", "-", title, whole, "none", "zh", published=When(DAY, DAY, "day", "given", ""))
    reading = read(article, load())
    return events(reading, statements(reading), load())


def test_the_37_contexts_have_words_examples_and_counter_examples() -> None:
    table = rows("contexts")
    assert {row["context"] for row in table} == NAMES
    assert {row["context"] for row in table if row["examples"] and row["not"]} == NAMES
    assert {row["points"] for row in table} == {"0", "1", "2"}
    assert {row["context"] for row in rows("implied")} <= NAMES


@pytest.mark.parametrize("row", [row for row in rows("contexts") if row["examples"]], ids=lambda row: row["context"])
def test_examples_of_the_table(row: dict[str, str]) -> None:
    for sentence in items(row["examples"]):
        assert row["context"] in names(sentence), sentence
    for sentence in items(row["not"]):
        assert row["context"] not in names(sentence), sentence


def test_no_word_stands_twice_in_a_context_and_none_is_one_character() -> None:
    seen = Counter((row["context"], fold(word)) for row in rows("contexts") for word in items(row["words"]))
    assert [found for found, times in seen.items() if times > 1] == []
    assert [word for _, word in seen if len(word) < 2] == []


def test_what_implies_a_context_names_codes_sectors_and_modes_that_exist() -> None:
    ontology = rows("ontology")
    codes = {row["cameo"] for row in ontology}
    kinds = {(row["type"], row["mode"]) for row in ontology}
    for row in rows("implied"):
        assert set(items(row["cameo"])) <= codes, row
        assert row["side"] in {"", "actor", "recipient", "across"} and row["points"] in {"1", "2"} and row["why"], row
        assert not row["mode"] or {(row["type"], mode) for mode in items(row["mode"])} <= kinds, row
        assert any(row[column] for column in ("type", "cameo", "sectors")), row


def test_labelled_sentences_of_our_own() -> None:
    """Precision and recall of the words alone; what is written in docs/LEXICON.md and CHANGELOG.md was printed from here."""
    right = wrong = missed = 0
    lines = [line for line in LABELLED.read_text("utf-8").splitlines() if not line.startswith("# ")][1:]
    every = Counter[str]()
    for line in lines:
        sentence, labels = line.split("\t")
        want, found = set(items(labels)), names(sentence)
        every.update(want)
        right, wrong, missed = right + len(want & found), wrong + len(found - want), missed + len(want - found)
    assert set(every) == NAMES and min(every.values()) >= 4
    assert right / (right + wrong) >= 0.9 and right / (right + missed) >= 0.9, (right, wrong, missed)


def test_a_word_outside_the_sentence_counts_half() -> None:
    assert [one.name for one in coded("法国总统会见德国总理。")[0].contexts] == ["diplomatic"]
    far = coded("法国总统会见德国总理。他买了一枚鱼雷。")[0].contexts
    assert "military" not in [one.name for one in far]
    more = coded("法国总统会见德国总理。军舰载有鱼雷。")[0].contexts
    assert [one.words for one in more if one.name == "military"] == [("军舰", "鱼雷")]


def test_the_title_counts_for_title_and_lead_only() -> None:
    text = "法国总统会见德国总理。\n此前天气很好。\n英国首相访问印度。"
    first, last = coded(text, "领导人谈核武器")
    assert "cbrn" in [one.name for one in first.contexts]
    assert "cbrn" not in [one.name for one in last.contexts]


def test_what_forces_do_is_military_without_a_word_of_war() -> None:
    (event,) = coded("俄军占领敖德萨。")
    military = next(one for one in event.contexts if one.name == "military")
    assert "a state's forces take part" in military.implied


def test_an_arrest_is_legal_and_a_more_specific_crime_leaves_out_crime() -> None:
    (event,) = coded("法国警方逮捕一名英国毒贩和一名罪犯。")
    assert {"legal", "illegal_drugs"} <= {one.name for one in event.contexts}
    assert "crime" not in {one.name for one in event.contexts}


def test_latin_words_are_read_whole() -> None:
    assert "technology" not in names("TAIWAN 与 GDPR 无关") and "economic" not in names("GDPR 生效")


def test_the_points_of_the_table_give_what_its_header_says() -> None:
    assert ENOUGH == 2 * WHOLE
    assert [row.points for row in implied() if row.why == "a state's forces take part"] == [2]
