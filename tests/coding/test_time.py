import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from attache.coding.calendar import calendar, easter, feast, holidays, number
from attache.coding.time import BOUNDS, FIXED, RULES, TOLD, ahead, times
from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import When

DAY = date(2024, 4, 8)
ON = When(DAY, DAY, "day", "given", "")
BESIDE = re.compile(r"\[([^\]]*)\]")  # what stands beside the words of an example
EXAMPLES = [(row["rule"], *example.rsplit("=", 1)) for row in rows("times") for example in items(row["examples"])]
COUNTER = [(row["rule"], example) for row in rows("times") for example in items(row["not"])]
WHOLE = [BESIDE.sub(r"\1", words) for _, words, _ in EXAMPLES]


def on(day: date) -> When:
    return When(day, day, "day", "given", "")


def stretch(when: When) -> str:
    return f"{when.first}..{when.last}"


def read(text: str, day: date = DAY) -> list[str]:
    """The stretches that a text tells, days as one."""
    return [str(when.first) if when.first == when.last else stretch(when) for when in times(fold(text), on(day))]


def coming(text: str, day: date = DAY) -> str:
    (when,) = times(fold(text), on(day))
    return stretch(ahead(when, on(day)))


@pytest.mark.parametrize(("rule", "words", "wanted"), EXAMPLES)
def test_every_row_reads_its_examples(rule: str, words: str, wanted: str) -> None:
    core = fold(BESIDE.sub("", words))
    found = times(fold(BESIDE.sub(r"\1", words)), ON)
    if not wanted:
        assert not found
        return
    assert (rule, wanted, core) in [(when.rule.partition(":")[0], stretch(when), when.words) for when in found]
    assert len(found) == 1 or core != fold(words)


@pytest.mark.parametrize(("rule", "words"), COUNTER)
def test_no_row_reads_its_counter_examples(rule: str, words: str) -> None:
    assert rule not in [when.rule.partition(":")[0] for when in times(fold(words), ON)]


def test_every_row_has_a_rule_and_every_rule_a_row() -> None:
    assert {row["rule"] for row in rows("times")} == set(RULES) | set(TOLD) | set(BOUNDS) | {"range"}
    assert set(RULES) | set(TOLD) >= FIXED


def test_every_row_says_how_it_reckons_and_has_examples() -> None:
    assert all(row["how"] and row["examples"] for row in rows("times"))


@pytest.mark.parametrize("scheme", ["s2t", "s2tw", "s2hk", "t2s"])
def test_both_scripts_give_the_same(scheme: str) -> None:
    other = OpenCC(scheme)
    for text in WHOLE:
        assert [stretch(when) for when in times(fold(other.convert(text)), ON)] == [stretch(when) for when in times(fold(text), ON)], text


def test_nothing_breaks_on_any_day_of_five_years() -> None:
    text = fold("。\n".join(WHOLE))
    for number_ in range(5 * 365 + 1):
        day = on(date(2020, 1, 1) + timedelta(number_))
        for when in times(text, day):
            assert when.first <= when.last and when.span and when.span.quote(text) == when.words
            later = ahead(when, day)
            assert later.first <= later.last and later.last >= when.last


def test_reading_is_the_same_each_time_and_times_never_overlap() -> None:
    text = fold("，".join(WHOLE))
    found = times(text, ON)
    assert found == times(text, ON)
    spans = [when.span for when in found if when.span]
    assert spans == sorted(spans) and all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


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


def test_impossible_days_are_no_times_and_no_part_of_them_is() -> None:
    assert read("2024年2月30日") == [] and read("平成31年5月1日") == [] and read("4/8（二）") == []


def test_without_a_day_only_absolute_times_are_read() -> None:
    assert [when.words for when in times("昨天、8日、周四、春节期间、2022年2月24日、令和6年", None)] == ["2022年2月24日", "令和6年"]
    assert times("2022年2月24日以来", None) == ()


def test_what_is_to_come_is_read_ahead() -> None:
    assert coming("周五") == "2024-04-12..2024-04-12"
    assert coming("2日") == "2024-05-02..2024-05-02"
    assert coming("24日") == "2024-04-24..2024-04-24"  # of this month, though 24 March lies nearer
    assert coming("3日") == "2024-05-03..2024-05-03"  # of the next one, as this month's is past
    assert coming("2022年2月24日") == "2022-02-24..2022-02-24"
    assert coming("在秋季") == "2024-09-01..2024-11-30"
    assert coming("下周") == "2024-04-15..2024-04-21"
    assert coming("周末") == "2024-04-13..2024-04-14"
    assert coming("周五至周日") == "2024-04-12..2024-04-14"
    assert coming("明年初") == "2025-01-01..2025-03-31"
    assert coming("年底", date(2024, 1, 10)) == "2024-11-01..2024-12-31"
    assert coming("月底", date(2024, 4, 3)) == "2024-04-21..2024-04-30"
    assert coming("1月至2月", date(2024, 11, 20)) == "2025-01-01..2025-02-28"
    assert coming("11月", date(2024, 2, 20)) == "2024-11-01..2024-11-30"
    assert coming("元旦当天", date(2024, 6, 20)) == "2025-01-01..2025-01-01"
    assert coming("自2月以来") == "2024-02-01..2024-04-08"


def test_the_end_of_a_month_and_year_is_the_last_ones_in_their_first_days() -> None:
    assert read("月底抵达", date(2024, 4, 3)) == ["2024-03-21..2024-03-31"]
    assert read("年底达成", date(2024, 1, 10)) == ["2023-11-01..2023-12-31"]


def test_words_that_refer_back_need_a_day_told_in_the_paragraph_or_the_one_above() -> None:
    assert read("4月2日签约，次日生效。当天还会晤。") == ["2024-04-02", "2024-04-03", "2024-04-03"]
    assert read("次日生效，当天还会晤，同年12月再签。") == []
    assert read("4月2日签约。\n次日生效。") == ["2024-04-02", "2024-04-03"]
    assert read("4月2日签约。\n双方握手。\n次日生效。") == ["2024-04-02"]
    assert read("2022年签约，选举当天再谈。") == ["2022-01-01..2022-12-31"]


def test_open_stretches_end_with_the_day_of_the_article_and_are_marked() -> None:
    (since,) = times(fold("自2022年2月24日以來"), ON)
    assert (stretch(since), since.precision, since.rule) == ("2022-02-24..2024-04-08", "open", "since:date.full")
    assert read("2022年之前") == []  # since when, nobody knows
    assert read("自2019年以来首次访华") == []  # compares with that year, and does not tell when


@pytest.mark.parametrize(
    "words",
    [
        "为期三天", "三天", "两小时", "3月球", "五一中路", "周杰伦", "日本", "60年", "百年",
        "第三季", "近日", "日前", "几天前", "数日前", "近年来",
        "连续三日", "两年期国债", "三个月", "天舟四号", "半小时后", "每周一",
        "第二天", "当年", "七国集团", "一号机组", "20多天", "国庆大典", "3/4",
    ],
)  # fmt: skip
def test_durations_near_words_and_other_words_are_no_times(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("8日凌晨", "8日凌晨"), ("昨天深夜", "昨天深夜"), ("当地时间7日晚", "当地时间7日晚"), ("8日下午3时许", "8日下午3时许"),
        ("北京时间4月8日上午10点", "北京时间4月8日上午10点"),
        ("美东时间周四", "美东时间周四"), ("8日晚会见", "8日晚"), ("8日早报", "8日"), ("GMT 8日", "GMT 8日"),
    ],
)  # fmt: skip
def test_clock_and_zone_belong_to_their_day(words: str, wanted: str) -> None:
    assert [when.words for when in times(words, ON)] == [wanted]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 2020, "2020-01-25"), ("春节", 2023, "2023-01-22"), ("春节", 2024, "2024-02-10"),
        ("春节", 2027, "2027-02-06"), ("春节", 2030, "2030-02-03"),
        ("除夕", 2022, "2022-01-31"), ("元宵", 2022, "2022-02-15"), ("清明", 2023, "2023-04-05"),
        ("端午", 2023, "2023-06-22"), ("中秋", 2020, "2020-10-01"),
        ("重阳", 2022, "2022-10-04"), ("复活节", 2024, "2024-03-31"),
        ("感恩节", 2022, "2022-11-24"), ("平安夜", 2021, "2021-12-24"), ("双十", 2023, "2023-10-10"),
    ],
)  # fmt: skip
def test_feasts(name: str, year: int, day: str) -> None:
    assert feast(name, year)[0].isoformat() == day


def test_the_lunar_table_is_whole_and_its_days_lie_where_they_can() -> None:
    bounds = {
        "spring": ((1, 21), (2, 21)),
        "dragon": ((5, 27), (6, 26)),
        "moon": ((9, 7), (10, 8)),
        "ninth": ((10, 1), (11, 1)),
        "qingming": ((4, 4), (4, 5)),
    }
    for kind, (low, high) in bounds.items():
        days = {word: date.fromisoformat(value) for (known, word), value in calendar().items() if known == kind}
        assert sorted(days) == [str(year) for year in range(1990, 2036)]
        for word, day in days.items():
            assert day.year == int(word) and low <= (day.month, day.day) <= high


def test_the_day_of_setting_out_is_no_time_so_long_ago() -> None:
    assert read("部长8日前往北京") == ["2024-04-08"] and read("须于15日前离境") == []  # before the 15th, or 15 days ago?


def test_deadlines_run_from_the_day_of_the_article() -> None:
    assert read("周五前完成撤军") == ["2024-04-08..2024-04-12"] and read("在本月底之前签署") == ["2024-04-08..2024-04-30"]
    assert read("今天午夜之前答复") == ["2024-04-08"] and read("上周四之前") == []


def test_a_range_is_of_the_year_and_month_that_it_names() -> None:
    assert read("1953年4月中旬至5月初") == ["1953-04-11..1953-05-10"] and read("2021年12月底至1月初") == ["2021-12-21..2022-01-10"]
    assert read("去年8月8日至12日") == ["2023-08-08..2023-08-12"] and read("上月28日至本月3日") == ["2024-03-28..2024-04-03"]
    assert read("1950年6月25日爆发，10月19日参战") == ["1950-06-25", "1950-10-19"]


def test_feasts_beyond_the_table_are_none() -> None:
    assert read("2050年春节") == [] and holidays("春节", 2024) == (date(2024, 2, 9), date(2024, 2, 16))
    assert [easter(year).isoformat() for year in (2000, 2008, 2011, 2038)] == ["2000-04-23", "2008-03-23", "2011-04-24", "2038-04-25"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8", 8),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("三十一", 31),
        ("二〇二四", 2024),
        ("一百", 100),
        ("一百一十三", 113),
        ("一百零五", 105),
    ],
)
def test_numbers(words: str, value: int) -> None:
    assert number(words) == value


@given(st.text("〇一二三十百年月日周上下去今昨明天前后半季度个以来至当次同民国令和春节0123456789至-/（）. ", max_size=30))
def test_times_never_fail_and_quote_their_words(text: str) -> None:
    for when in times(text, ON):
        assert when.span is not None
        assert when.span.quote(text) == when.words
        assert when.first <= when.last


def test_a_day_given_twice_is_one_time() -> None:
    assert [when.words for when in times("五角大楼周五（4月5日）宣布", ON)] == ["4月5日"]
    assert [when.words for when in times("周四(4日)宣布", ON)] == ["4日"]
