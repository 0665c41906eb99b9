"""Where acts happened: every row of wheres.tsv both ways, and what must not be taken for a place."""

from datetime import date

import pytest

from attache.coding.event import events
from attache.coding.read import read
from attache.evidence.statement import statements
from attache.lexicon import items, load, rows
from attache.model import Article, Place, When

DAY = date(2024, 4, 8)
CASES = [(sentence, column) for row in rows("wheres") for column in ("examples", "not") for sentence in items(row[column])]


def places(text: str, title: str = "") -> list[Place | None]:
    whole = f"{title}\n{text}" if title else text
    reading = read(Article("", "-", "-", title, whole, "none", "zh", published=When(DAY, DAY, "day", "given", "")), load())
    return [event.place for event in events(reading, statements(reading), load())]


def named(text: str) -> list[str | None]:
    return [place.en if place else None for place in places(text)]


@pytest.mark.parametrize(("case", "column"), CASES)
def test_rows_both_ways(case: str, column: str) -> None:
    sentence, _, wanted = case.partition(" {")
    found = named(sentence)
    assert found
    assert set(found) == {wanted.rstrip("}") or None}, found
    assert column == "not" or wanted


def test_every_kind_has_its_examples() -> None:
    assert {row["kind"] for row in rows("wheres")} == {"at", "to", "target", "none", "behind", "held", "link", "from"}
    assert all(row["examples"] for row in rows("wheres"))


def test_a_place_has_its_words_its_span_and_its_state() -> None:
    text = "法國總統20日在東京會見日本首相。"
    (place,) = places(text)
    assert place is not None
    assert (place.words, place.en, place.code, place.kind, place.rule) == ("東京", "Tokyo", "JPN", "city", "place.at")
    assert place.span.quote(text) == "東京"


def test_the_dateline_is_no_place() -> None:
    reading = "（中央社東京8日電）法國總統會見德國總理。"
    assert named(reading) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "法国与德国在俄罗斯问题上举行会谈。", "以色列在美国支持下空袭黎巴嫩的同时，美国谴责伊朗。", "美国在北京看来侵犯了俄罗斯。",
        "法国在德国领导下谴责俄罗斯。", "美国谴责俄罗斯。", "日本外长就乌克兰局势会见韩国外长。", "德国在法国斡旋下会见俄罗斯外长。",
        "法国关于中国谴责俄罗斯。",
    ],
)  # fmt: skip
def test_what_is_only_spoken_of_is_no_place(text: str) -> None:
    assert not {"Russia", "United States", "Beijing", "Germany", "Ukraine", "France", "China"} & set(named(text))


@pytest.mark.parametrize(
    ("text", "en", "kind"),
    [
        ("法国总统在日本东京会见韩国总统。", "Tokyo", "city"), ("俄军空袭乌克兰南部城市敖德萨。", "Odesa", "city"),
        ("德国总理访华。", "China", "state"),
        ("美国总统访问越南。", "Vietnam", "state"), ("俄军在克里米亚空袭乌军。", "Crimea", "region"),
        ("美国总统在白宫会见法国总统。", "White House", "site"),
        ("美国总统在华盛顿的白宫会见法国总统。", "White House", "site"), ("英国首相访问日本、韩国。", "Japan", "state"),
    ],
)  # fmt: skip
def test_the_nearer_place_goes_before_the_wider_one(text: str, en: str, kind: str) -> None:
    (place,) = places(text)
    assert place is not None and (place.en, place.kind) == (en, kind)


def test_who_acts_is_not_where_it_happens() -> None:
    assert named("在俄军入侵摩尔多瓦以后，法国谴责俄罗斯。")[-1] is None
    assert "Russia" not in named("在俄军入侵摩尔多瓦以后，法国谴责俄罗斯。")


def test_a_clause_of_its_own_behind_a_state_is_no_place() -> None:
    assert "China" not in named("美国将在中国入侵时支持印度。")


def test_where_forces_stand_is_not_where_their_act_is() -> None:
    assert named("法国在德国的驻军空袭叙利亚。") == ["Syria"]
