"""What the words inside expressions of time stand for: reach for this wherever calendar.tsv is looked up.

``number`` reads numbers, ``step`` how far a relative word is from now, ``feast`` the day of a holiday in a year.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from attache.lexicon import items, rows

Stretch = tuple[date, date]
PLACES = (10, 100)  # values of the digits that multiply the one before them
FEAST = re.compile(r"(?P<list>[a-z]+)?(?P<fixed>\d\d-\d\d)?(?P<away>[+-]\d+)?")


@cache
def calendar() -> dict[tuple[str, str], str]:
    """The table, by kind and word."""
    return {(row["kind"], word): row["value"] for row in rows("calendar") for word in _members(row)}


def _members(row: dict[str, str]) -> list[str]:
    return [row["words"]] if row["kind"] == "macro" else items(row["words"])


def word(kind: str, text: str) -> str:
    """What a word stands for; KeyError when the table does not say."""
    return calendar()[kind, text]


def words(kind: str) -> list[str]:
    """All words of a kind, the longest first."""
    return sorted((text for known, text in calendar() if known == kind), key=lambda text: (-len(text), text))


@cache
def macros() -> dict[str, str]:
    """What the macros of times.tsv stand for, as patterns."""
    found = {text: f"(?:{value})" for (kind, text), value in calendar().items() if kind == "macro"}
    lists = {"{F}": words("feast"), "{G}": words("occasion"), "{A}": words("english")}
    found.update((macro, f"(?:{'|'.join(map(re.escape, known))})") for macro, known in lists.items())
    return {macro: spelt(value, found) for macro, value in found.items()}


def spelt(pattern: str, found: dict[str, str]) -> str:
    """A pattern with its macros written out."""
    for macro, meaning in found.items():
        pattern = pattern.replace(macro, meaning)
    return pattern


def number(text: str) -> int:
    """A number in digits or Chinese characters: 8, 十二, 三十一, 一百二十, 二〇二四."""
    if text.isdigit():
        return int(text)
    values = [int(word("digit", character)) for character in text]
    if max(values) < 10:
        return int("".join(map(str, values)))
    total = current = 0
    for value in values:
        if value in PLACES:
            total, current = total + max(current, 1) * value, 0
        else:
            total, current = total + (value if value > 10 else 0), value if value < 10 else 0
    return total + current


def step(text: str | None) -> int:
    """How far a relative word is from now: the value of its longest known beginning."""
    text = text or ""
    known = [text[:size] for size in range(len(text), 0, -1) if ("step", text[:size]) in calendar()]
    return int(word("step", known[0])) if known else 0


def month(year: int, number: int, day: int) -> date | None:
    """A day of a month counted from January of a year, on into other years; ``None`` where there is no such day."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    try:
        return date(year, number, day)
    except ValueError:
        return None


def end(year: int, number: int) -> date:
    """The last day of a month, counted as in ``month``."""
    following = month(year, number + 1, 1)
    assert following is not None
    return following - timedelta(1)


def stretch(text: str) -> tuple[date | None, date | None]:
    """The first and last day of ``first/last``; ``None`` where it is open."""
    first, _, last = text.partition("/")
    return date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None


def era(name: str, year: int) -> Stretch:
    """The part of a year of a Japanese reign that lies in it; ValueError when none does."""
    begun, ended = stretch(word("era", name))
    assert begun is not None
    first, last = date(begun.year + year - 1, 1, 1), date(begun.year + year - 1, 12, 31)
    first, last = max(first, begun), min(last, ended or last)
    if year < 1 or first > last:
        raise ValueError(name)
    return first, last


def feast(name: str, year: int) -> Stretch:
    """The day (or days) of a holiday in a year; KeyError where the table does not reach."""
    value = word("feast", name)
    parts = FEAST.fullmatch(value)
    assert parts is not None
    if parts["fixed"]:
        day = date.fromisoformat(f"{year}-{value}")
        return day, day
    first, last = _listed(parts["list"], year)
    away = timedelta(int(parts["away"] or 0))
    return first + away, last + away


def _listed(kind: str, year: int) -> Stretch:
    if kind == "easter":
        return easter(year), easter(year)
    if kind == "thanksgiving":
        opening = date(year, 11, 1)
        day = opening + timedelta((3 - opening.weekday()) % 7 + 21)
        return day, day
    first, last = stretch(word(kind, str(year)))
    assert first is not None
    return first, last or first


def holidays(name: str, year: int) -> Stretch:
    """The holidays around a feast; the feast alone where the table has none."""
    (first, last), value = feast(name, year), word("feast", name)
    if ("holidays", value) not in calendar():
        return first, last
    before, _, after = word("holidays", value).partition("/")
    return first + timedelta(int(before)), first + timedelta(int(after))


def feasts(day: date) -> Iterator[str]:
    """The names of the holidays that begin on a day."""
    for name in words("feast"):
        try:
            if feast(name, day.year)[0] == day:
                yield name
        except KeyError:
            continue


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    offset = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    correction = (golden + 11 * epact + 22 * offset) // 451
    total = epact + offset - 7 * correction + 114
    return date(year, total // 31, total % 31 + 1)
