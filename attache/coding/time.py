"""Expressions of time as intervals of days, read against the day of the article: ``times(folded, published)``.

The past goes before the future, as in news: on 8 April 11月 is the last November and 29日 is 29 March. ``ahead`` reads
the same words the other way for acts that are still to come.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from attache.lexicon import items, rows
from attache.model import Precision, Span, When
from attache.sentence import STOPS

Groups = dict[str, str | None]
Days = tuple[date, date, Precision]
YEARLY = frozenset(  # rules that need no more than the year of the article, or nothing
    {
        "date.full", "date.full.range", "date.iso", "date.roc", "date.roc.year", "decade", "half", "month.full", "quarter", "year",
        "year.month", "year.month.day", "year.relative",
    }
)  # fmt: skip
DATED = frozenset({"date.full", "year.month.day", "month.day"})  # rules of a day with its month
NEXT = 3  # a date that could be past or to come is to come only when the past one lies so many times further off


def times(folded: str, published: When | None) -> tuple[When, ...]:
    """The times told in a folded text, in order, without overlaps; relative ones only when the article's day is known."""
    day = published.first if published else None
    sure = published is not None and published.precision in {"day", "week"}
    found: list[When] = []
    for rule, pattern in _patterns():
        if not sure and rule not in YEARLY:
            continue
        for match in pattern.finditer(folded):
            when = _read(rule, match.groupdict(), day, match)
            if when is not None:
                found.append(when)
    return tuple(_doubled(folded, _carried(folded, _longest(found))))


def _carried(folded: str, found: Iterable[When]) -> Iterator[When]:
    """The times, where a bare day later in the sentence than a day with its month is of that month: 5月22日…、23日…."""
    named: When | None = None
    for when in found:
        assert when.span is not None
        if named is not None and named.span is not None and STOPS & set(folded[named.span.end : when.span.start]):
            named = None
        if named is not None and when.rule == "day" and when.first.day > named.last.day:
            day = named.last.replace(day=1) + timedelta(when.first.day - 1)
            when = replace(when, first=day, last=day) if day.month == named.last.month else when
        elif when.rule in DATED:
            named = when
        yield when


def ahead(when: When, published: When | None) -> When:
    """The same words read towards the future, for an act still to come; the time itself when they fix their day."""
    if published is None or when.last >= published.last:
        return when
    day, gap = published.last, when.last - when.first
    if when.rule == "weekday":
        return replace(when, first=when.first + timedelta(7), last=when.last + timedelta(7))
    if when.rule in {"day", "day.range"} and (day - when.first).days > 1:
        first = _month(day.year, day.month + 1, when.first.day)
        return replace(when, first=first, last=first + gap) if first else when
    if when.rule in {"month", "month.day"} and (day - when.last).days > 60:
        first = _month(when.first.year + 1, when.first.month, when.first.day)
        return replace(when, first=first, last=first + gap) if first else when
    return when


def number(text: str) -> int:
    """A number in digits or Chinese characters: 8, 十二, 三十一, 二〇二四."""
    if text.isdigit():
        return int(text)
    values = [int(_word("digit", character)) for character in text]
    if max(values) < 10:
        return int("".join(map(str, values)))
    total = 0
    for value in values:
        total = max(total, 1) * value if value == 10 else total + value
    return total


@cache
def _calendar() -> dict[tuple[str, str], str]:
    return {(row["kind"], word): row["value"] for row in rows("calendar") for word in _members(row)}


def _members(row: dict[str, str]) -> list[str]:
    return [row["words"]] if row["kind"] == "macro" else items(row["words"])


def _word(kind: str, word: str) -> str:
    """What a word stands for; KeyError when the table does not say."""
    return _calendar()[kind, word]


def _step(word: str | None) -> int:
    """How far a relative word is from now: the value of its longest known beginning."""
    word = word or ""
    known = [word[:size] for size in range(len(word), 0, -1) if ("step", word[:size]) in _calendar()]
    return int(_word("step", known[0])) if known else 0


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    macros = {word: f"(?:{value})" for (kind, word), value in _calendar().items() if kind == "macro"}
    out = []
    for row in rows("times"):
        pattern = row["pattern"]
        for macro, meaning in macros.items():
            pattern = pattern.replace(macro, meaning)
        out.append((row["rule"], re.compile(pattern)))
    return tuple(out)


def _read(rule: str, groups: Groups, day: date | None, match: re.Match[str]) -> When | None:
    try:
        days = RULES[rule](groups, day)
    except (ValueError, OverflowError, KeyError):
        return None
    if days is None or days[0] > days[1]:
        return None
    return When(days[0], days[1], days[2], rule, match.group(), Span(match.start(), match.end()))


def _doubled(folded: str, found: Iterable[When]) -> Iterator[When]:
    """The times without those that the next one, right behind in brackets, gives again: 周四（1月19日）."""
    last: When | None = None
    for when in found:
        if last is not None and not _again(folded, last, when):
            yield last
        last = when
    if last is not None:
        yield last


def _again(folded: str, one: When, other: When) -> bool:
    assert one.span is not None and other.span is not None
    return (one.first, one.last) == (other.first, other.last) and folded[one.span.end : other.span.start] in {"（", "("}


def _longest(found: list[When]) -> Iterator[When]:
    spanned = [(when.span, when) for when in found if when.span]
    end = 0
    for span, when in sorted(spanned, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start >= end:
            yield when
            end = span.end


def _month(year: int, month: int, day: int) -> date | None:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end(year: int, month: int) -> date:
    following = _month(year, month + 1, 1)
    assert following is not None
    return following - timedelta(days=1)


def _int(groups: Groups, *names: str) -> int:
    """The number in the first of these groups that matched; ValueError when none did."""
    for name in names:
        value = groups.get(name)
        if value:
            return number(value)
    raise ValueError(names)


def _one(day: date) -> Days:
    return day, day, "day"


def _part(first: date, last: date, part: str | None) -> Days:
    """A month cut to its beginning, middle or end."""
    if not part:
        return first, last, "month"
    named = _word("part", part)
    if named == "first":
        return first, first.replace(day=10), "range"
    if named == "middle":
        return first.replace(day=11), first.replace(day=20), "range"
    return first.replace(day=21), last, "range"


def _nearest(candidates: Iterable[date | None], day: date) -> date:
    """The most likely of several days: the nearest, where a day to come counts as ``NEXT`` times as far."""
    known = [one for one in candidates if one is not None]
    return min(known, key=lambda one: (day - one).days if one <= day else (one - day).days * NEXT)


def _relative_year(word: str, day: date) -> int:
    return day.year + _step(word)


def _year(groups: Groups, day: date | None) -> int:
    word = groups.get("w")
    if word and day:
        return _relative_year(word, day)
    if groups.get("y"):
        return _int(groups, "y")
    if day is None:
        raise ValueError("year")
    return day.year


def _full(groups: Groups, day: date | None) -> Days:
    return _one(date(_year(groups, day), _int(groups, "m"), _int(groups, "d")))


def _full_range(groups: Groups, day: date | None) -> Days:
    first = _full(groups, day)[0]
    month = _int(groups, "m2") if groups.get("m2") else first.month
    return first, date(first.year + (month < first.month), month, _int(groups, "d2")), "range"


def _roc(groups: Groups, day: date | None) -> Days:
    return _one(date(1911 + _int(groups, "r", "r2"), _int(groups, "m"), _int(groups, "d")))


def _roc_year(groups: Groups, day: date | None) -> Days:
    year = 1911 + _int(groups, "r")
    return date(year, 1, 1), date(year, 12, 31), "year"


def _day(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    wanted = _int(groups, "d")
    return _one(_nearest((_month(day.year, day.month + step, wanted) for step in (-1, 0, 1)), day))


def _day_range(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    last = _nearest((_month(day.year, day.month + step, _int(groups, "d2")) for step in (-1, 0, 1)), day)
    wanted = _int(groups, "d")
    first = _month(last.year, last.month - (wanted > last.day), wanted)
    return (first, last, "range") if first else None


def _month_day(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    return _one(_nearest((_month(day.year + step, _int(groups, "m"), _int(groups, "d")) for step in (-1, 0, 1)), day))


def _month_day_range(groups: Groups, day: date | None) -> Days | None:
    one = _month_day(groups, day)
    if one is None:
        return None
    month = _int(groups, "m2") if groups.get("m2") else one[0].month
    return one[0], date(one[0].year + (month < one[0].month), month, _int(groups, "d2")), "range"


def _month_only(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    month = _int(groups, "m")
    first = _nearest((date(day.year + step, month, 1) for step in (-1, 0, 1)), day.replace(day=1))
    return _part(first, _end(first.year, month), groups.get("p"))


def _month_full(groups: Groups, day: date | None) -> Days:
    year, month = _year(groups, day), _int(groups, "m")
    return _part(date(year, month, 1), _end(year, month), groups.get("p"))


def _month_relative(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    first = _month(day.year, day.month + _step(groups["w"]), 1)
    assert first is not None
    if groups.get("d"):
        return _one(first.replace(day=_int(groups, "d")))
    return _part(first, _end(first.year, first.month), groups.get("p"))


def _year_only(groups: Groups, day: date | None) -> Days:
    year = _int(groups, "y")
    return date(year, 1, 1), date(year, 12, 31), "year"


def _year_relative(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    year, part = _relative_year(groups["w"] or "", day), groups.get("p")
    if part and ("season", part) in _calendar():
        month = int(_word("season", part))
        return date(year, month, 1), _end(year, month + 2), "season"
    if part:
        month = 1 if _word("part", part) in {"january", "first"} else 12
        return date(year, month, 1), _end(year, month), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"


def _day_relative(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    return _one(day + timedelta(_step(groups["w"])))


def _week(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    monday = day - timedelta(day.weekday()) + timedelta(7 * _step(groups["w"]))
    if groups.get("k"):
        return _one(monday + timedelta(int(_word("weekday", groups["k"] or ""))))
    if groups.get("e"):
        return monday + timedelta(5), monday + timedelta(6), "range"
    return monday, monday + timedelta(6), "week"


def _weekday(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    return _one(day - timedelta((day.weekday() - int(_word("weekday", groups["k"] or ""))) % 7))


def _weekend(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    saturday = day - timedelta((day.weekday() - 5) % 7)
    return saturday, saturday + timedelta(1), "range"


def _days_ago(groups: Groups, day: date | None) -> Days | None:
    return _one(day - timedelta(_int(groups, "n"))) if day else None


def _weeks_ago(groups: Groups, day: date | None) -> Days | None:
    """The week around the day so many weeks before."""
    if day is None:
        return None
    middle = day - timedelta(7 * _int(groups, "n"))
    return middle - timedelta(3), middle + timedelta(3), "week"


def _months_ago(groups: Groups, day: date | None) -> Days | None:
    """The month around the day so many months before."""
    if day is None:
        return None
    middle = _month(day.year, day.month - _int(groups, "n"), min(day.day, 28))
    assert middle is not None
    return middle - timedelta(15), middle + timedelta(15), "month"


def _years_ago(groups: Groups, day: date | None) -> Days | None:
    if day is None:
        return None
    year = day.year - _int(groups, "n")
    return date(year, 1, 1), date(year, 12, 31), "year"


def _decade(groups: Groups, day: date | None) -> Days:
    whole = groups.get("n2")
    first = int(whole) if whole else 1900 + number(groups["n"] or "")
    return date(first, 1, 1), date(first + 9, 12, 31), "decade"


def _half(groups: Groups, day: date | None) -> Days:
    year, month = _year(groups, day), int(_word("half", groups["h"] or ""))
    return date(year, month, 1), _end(year, month + 5), "range"


def _quarter(groups: Groups, day: date | None) -> Days:
    year, month = _year(groups, day), 3 * number(groups["q"] or "") - 2
    return date(year, month, 1), _end(year, month + 2), "quarter"


RULES: dict[str, Callable[[Groups, date | None], Days | None]] = {
    "ago.day": _days_ago,
    "ago.month": _months_ago,
    "ago.week": _weeks_ago,
    "ago.year": _years_ago,
    "date.full": _full,
    "date.full.range": _full_range,
    "date.iso": _full,
    "date.roc": _roc,
    "date.roc.year": _roc_year,
    "day": _day,
    "day.range": _day_range,
    "day.relative": _day_relative,
    "decade": _decade,
    "half": _half,
    "month": _month_only,
    "month.day": _month_day,
    "month.day.range": _month_day_range,
    "month.full": _month_full,
    "month.relative": _month_relative,
    "quarter": _quarter,
    "week.relative": _week,
    "weekday": _weekday,
    "weekend": _weekend,
    "year": _year_only,
    "year.month": _month_full,
    "year.month.day": _full,
    "year.relative": _year_relative,
}
