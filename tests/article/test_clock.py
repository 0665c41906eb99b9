"""Moments as pages print them: days of every calendar, zones, and what is no day at all."""

import re
from datetime import date

import pytest

from attache.article.clock import ago, moment, number, offset, zone
from attache.article.press import press
from attache.article.sift import search
from attache.fold import fold


def read(text: str, code: str | None = None) -> date | None:
    match = search(press()["stamp"], fold(text))
    return moment(match, zone(code)) if match else None


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("2024-04-08T22:30:00Z", "TWN", date(2024, 4, 9)),
        ("Mon, 08 Apr 2024 22:30:00 GMT", "CHN", date(2024, 4, 9)),
        ("Mon, 08 Apr 2024 22:30:00 +0800", "USA", date(2024, 4, 8)),
        ("Mon, 08 Apr 2024 20:30:00 EST", "CHN", date(2024, 4, 9)),
        ("Mon, 08 Apr 2024 20:30:00 CST", "CHN", date(2024, 4, 8)),  # Chicago's or China's: nothing is turned
        ("2024-04-08T22:30:00Z", None, date(2024, 4, 8)),
        ("民國113年4月8日", None, date(2024, 4, 8)),
        ("發布日期：113/04/08", None, date(2024, 4, 8)),
        ("发布时间：18-03-08 23:16", None, date(2018, 3, 8)),
        ("二〇二四年十一月二十日", None, date(2024, 11, 20)),
        ("二零二四年四月八日", None, date(2024, 4, 8)),
        ("April 4, 2020", None, date(2020, 4, 4)),
        ("28/09/2020 - 14:11", None, date(2020, 9, 28)),
        ("2024年2月31日", None, None),
        ("1234567", None, None),
    ],
)
def test_stamps(text: str, code: str | None, expected: date | None) -> None:
    assert read(text, code) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 分钟前", date(2024, 4, 9)), ("3小時前", date(2024, 4, 8)), ("2天前", date(2024, 4, 7)), ("昨天 16:24", date(2024, 4, 8)),
        ("刚刚", date(2024, 4, 9)), ("1周前", date(2024, 4, 2)),
    ],
)  # fmt: skip
def test_times_told_from_the_capture(text: str, expected: date) -> None:
    match = search(press()["ago"], fold(text))
    assert match and ago(match, "2024-04-08T18:10:00+00:00", zone("CHN")) == expected  # 02:10 on the 9th in Beijing
    assert ago(match, None, zone("CHN")) is None
    assert ago(match, "yesterday", zone("CHN")) is None


def test_a_count_of_no_calendar_tells_nothing() -> None:
    match = re.fullmatch(r"(?P<count>\d+)(?P<unit>天)前", "999999999天前")
    assert match and ago(match, "2024-04-08", None) is None


@pytest.mark.parametrize(
    ("text", "value"), [("8", 8), ("十", 10), ("十二", 12), ("三十", 30), ("三十一", 31), ("二〇二四", 2024), ("零八", 8)]
)
def test_numbers(text: str, value: int) -> None:
    assert number(text) == value


def test_zones() -> None:
    ahead, west = offset("+08:00"), offset("-0530")
    assert ahead and ahead.utcoffset(None) and ahead.utcoffset(None).total_seconds() == 8 * 3600
    assert west and west.utcoffset(None).total_seconds() == -5.5 * 3600
    assert offset("CST") is None and offset("nonsense") is None and zone(None) is None and zone("ZZZ") is None
