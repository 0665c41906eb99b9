from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attache.coding.time import RULES, ahead, number, times
from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import When

DAY = date(2024, 4, 8)
ON = When(DAY, DAY, "day", "given", "")
EXAMPLES = [(row["rule"], *example.split("=")) for row in rows("times") for example in items(row["examples"])]
COUNTER = [(row["rule"], example) for row in rows("times") for example in items(row["not"])]


@pytest.mark.parametrize(("rule", "words", "wanted"), EXAMPLES)
def test_every_row_reads_its_examples(rule: str, words: str, wanted: str) -> None:
    found = times(fold(words), ON)
    assert [(when.rule, f"{when.first}..{when.last}", when.words) for when in found] == [(rule, wanted, fold(words))]


@pytest.mark.parametrize(("rule", "words"), COUNTER)
def test_no_row_reads_its_counter_examples(rule: str, words: str) -> None:
    assert rule not in [when.rule for when in times(fold(words), ON)]


def test_every_row_has_a_rule_and_every_rule_a_row() -> None:
    assert {row["rule"] for row in rows("times")} == set(RULES)


def test_a_sentence_with_several_times() -> None:
    found = times(fold("葉倫4日至9日訪中，拉夫羅夫今天抵達，蒲亭預計5月再訪，去年11月雙方在舊金山會面。"), ON)
    assert [(when.first.isoformat(), when.last.isoformat()) for when in found] == [
        ("2024-04-04", "2024-04-09"),
        ("2024-04-08", "2024-04-08"),
        ("2024-05-01", "2024-05-31"),
        ("2023-11-01", "2023-11-30"),
    ]


def test_a_bare_day_is_of_the_month_named_in_its_sentence() -> None:
    found = times("拜登5月22日访日、23日与岸田会谈。10日回国。", ON)
    assert [when.first.isoformat() for when in found] == ["2024-05-22", "2024-05-23", "2024-04-10"]


def test_impossible_days_are_no_times() -> None:
    assert times("2024年2月30日", ON) == () or times("2024年2月30日", ON)[0].precision != "day"


def test_without_a_day_only_absolute_times_are_read() -> None:
    assert [when.words for when in times("昨天、8日、2022年2月24日", None)] == ["2022年2月24日"]


def test_what_is_to_come_is_read_ahead() -> None:
    (friday,) = times("周五", ON)
    assert ahead(friday, ON).first == date(2024, 4, 12)
    (day,) = times("2日", ON)
    assert ahead(day, ON).first == date(2024, 5, 2)
    (past,) = times("2022年2月24日", ON)
    assert ahead(past, ON) == past


@pytest.mark.parametrize(
    ("words", "value"), [("8", 8), ("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("三十一", 31), ("二〇二四", 2024)]
)
def test_numbers(words: str, value: int) -> None:
    assert number(words) == value


@given(st.text("〇一二三十年月日周上下去今昨天前后半季度0123456789至", max_size=30))
def test_times_never_fail_and_quote_their_words(text: str) -> None:
    for when in times(text, ON):
        assert when.span is not None
        assert when.span.quote(text) == when.words
        assert when.first <= when.last


def test_a_day_given_twice_is_one_time() -> None:
    assert [when.words for when in times("五角大楼周五（4月5日）宣布", ON)] == ["4月5日"]
