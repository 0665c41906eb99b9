"""Read a printed or machine-written moment as a day: reach for ``moment`` with the match of a stamp, ``ago`` with that of 3小时前.

A stamp that names its zone is turned into the zone given, the outlet's own. What is no day of the calendar is ``None``.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

HOURS = {
    "TWN": 8, "CHN": 8, "HKG": 8, "MAC": 8, "SGP": 8, "MYS": 8, "PHL": 8, "JPN": 9, "KOR": 9, "PRK": 9, "AUS": 10, "NZL": 12, "IND": 5,
    "RUS": 3, "TUR": 3, "QAT": 3, "SAU": 3, "ISR": 2, "DEU": 1, "FRA": 1, "CHE": 1, "AUT": 1, "ITA": 1, "ESP": 1,
    "GBR": 0, "IRL": 0, "BRA": -3,
    "USA": -5, "CAN": -5,
}  # fmt: skip  # hours ahead of Greenwich, in winter: an hour matters less than a mirror's clock
ZONES = {"Z": 0, "GMT": 0, "UTC": 0, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "MSK": 3, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "PST": -8,
         "PDT": -7}  # fmt: skip  # CST is China's and Chicago's, so it tells nothing
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ROC, CENTURY = 1911, 2000
YEARS = range(1900, 2200)
DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
UNITS = {"秒": timedelta(seconds=1), "分": timedelta(minutes=1), "小": timedelta(hours=1), "天": timedelta(days=1), "日": timedelta(days=1),
         "周": timedelta(days=7)}  # fmt: skip
DAYS = {"刚刚": 0, "今天": 0, "昨天": 1, "昨日": 1, "前天": 2}


def moment(match: re.Match[str], zone: timezone | None, year: int | None = None) -> date | None:
    """The day of a stamp by its groups (year, roc or yy; month or name; day; hour, minute, zone); ``year`` where it names none."""
    found = {name: value for name, value in match.groupdict().items() if value}
    try:
        day = date(_year(found, year), _month(found), number(found["day"]))
        ahead = offset(found["zone"]) if zone and "zone" in found and "hour" in found else None
        if not zone or ahead is None:
            return day if day.year in YEARS else None
        clock = datetime(day.year, day.month, day.day, int(found["hour"]), int(found["minute"]), tzinfo=ahead)
        return clock.astimezone(zone).date()
    except (KeyError, ValueError, OverflowError):
        return None


def ago(match: re.Match[str], fetched: str | None, zone: timezone | None) -> date | None:
    """The day meant by 24分钟前 or 昨天16:24 on a page had at ``fetched``, an ISO time; ``None`` where that is not known."""
    try:
        had = datetime.fromisoformat(fetched or "").astimezone(zone or UTC)
        found = match.groupdict()
        if found.get("word"):
            return (had - timedelta(days=DAYS[found["word"]])).date()
        return (had - int(found["count"]) * UNITS[found["unit"][0]]).date()
    except (KeyError, ValueError, OverflowError):
        return None


def number(text: str) -> int:
    """A number up to 99 in digits or Chinese characters, or a year digit by digit; ``ValueError`` for anything else."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        return 10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)
    return int("".join(str(DIGITS[character]) for character in text))


def zone(code: str | None) -> timezone | None:
    """The zone of a state's outlets; ``None`` where it is not known."""
    hours = HOURS.get(code or "")
    return None if hours is None else timezone(timedelta(hours=hours))


def offset(words: str) -> timezone | None:
    """A zone such as +08:00, +0800 or JST; ``None`` for one that is ambiguous."""
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)", words)
    if not match:
        return timezone(timedelta(hours=ZONES[words])) if words in ZONES else None
    span = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return timezone(-span if match[1] == "-" else span)


def _year(found: dict[str, str], year: int | None) -> int:
    if "roc" in found:
        return number(found["roc"]) + ROC
    if "yy" in found:
        return int(found["yy"]) + CENTURY
    if "year" in found:
        return number(found["year"])
    if year is None:
        raise KeyError("year")
    return year


def _month(found: dict[str, str]) -> int:
    return MONTHS.index(found["name"].lower()) + 1 if "name" in found else number(found["month"])
