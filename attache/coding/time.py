"""Expressions of time as intervals of days, read against the day of the article: ``times(folded, published)``.

The past goes before the future, as in news: on 8 April 11月 is the last November and 29日 is 29 March. ``ahead`` reads
the same words the other way for acts that are still to come. Words that fix no day (近日, 几天前) are no times; neither are durations.

1. the patterns of times.tsv find candidates, the longest stand   2. each becomes an interval: by the article's day, or by the last time
told before it (次日)   3. clock and zone are added to its words   4. two that are joined become one (4月底至5月初)   5. words around it
open or widen it (自2月以来, 5月底之前). A candidate that gives no interval gives nothing, and no part of it does.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from attache.coding.calendar import calendar, end, era, feast, feasts, holidays, macros, month, number, spelt, step, stretch, word, words
from attache.lexicon import items, rows
from attache.model import Precision, Span, When
from attache.sentence import STOPS

Groups = dict[str, str | None]
Days = tuple[date, date, Precision]
Found = tuple[int, int, str, Groups]  # start, end, rule, groups
FIXED = frozenset(  # rules that need no more than the year of the article, or nothing
    {
        "century", "date.english", "date.era", "date.full", "date.full.range", "date.iso", "date.roc", "date.roc.range", "date.roc.year",
        "day.told", "decade", "feast", "half", "month.full", "month.told", "occasion", "quarter", "year", "year.month", "year.month.day",
        "year.range", "year.relative", "year.told",
    }
)  # fmt: skip
DATED = frozenset({"date.full", "date.roc", "date.iso", "month.day", "month.relative", "year.month.day"})  # of a day with its month
WEEKLY = frozenset({"weekday", "weekday.range", "weekend"})
DAILY = frozenset({"day", "day.range", "day.number"})
YEARLY = frozenset({"date.english", "month", "month.day", "month.day.range", "month.range", "season"})
NAMED = frozenset({"date.full", "month.full", "year", "year.month", "year.month.day", "date.roc", "year.relative"})  # whose year is told
OLD = 60  # days: a bare month or day that is older may be of the year told in its sentence
NEXT = 3  # a date that could be past or to come is to come only when the past one lies so many times further off
TIME = "{T}"  # in a pattern: a time that was found
NUMBER = "#"  # in a key: the pattern begins with a number, and behind it stands one of these characters
BEFORE = 14  # so many characters before a time are looked at
MEANT = 20  # years: a bare year of the Republic lies so near to the article's day
EDGE = 5  # days of a month in which its end is that of the last; months of a year likewise with ``EDGES``
EDGES = 2
PARTS = {"first": (1, 3), "middle": (6, 7), "last": (11, 12), "year1": (1, 3), "year2": (6, 7), "year3": (11, 12)}  # months of a year
THIRDS = {
    "first": (1, 10),
    "middle": (11, 20),
    "last": (21, 31),
    "half1": (1, 15),
    "half2": (16, 31),
    "early": (1, 20),
    "late": (11, 31),
}  # days
APPROXIMATE: dict[str, int] = {"day": 1, "week": 4, "month": 15, "quarter": 15, "season": 15, "year": 365, "decade": 1826}


class Join(Struct, frozen=True):
    """A row whose pattern stands around a time, or between two."""

    rule: str
    before: re.Pattern[str]
    middle: re.Pattern[str] | None
    after: re.Pattern[str]


class Grammar(Struct, frozen=True):
    """The rows of times.tsv, compiled."""

    run: re.Pattern[str]  # a number
    numbered: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]  # by the character behind the number
    worded: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]  # with words of which a match holds one
    joins: tuple[Join, ...]
    zone: re.Pattern[str]
    clock: re.Pattern[str]
    hour: re.Pattern[str]  # at the end of the words of a time
    zones: tuple[str, ...]


def times(folded: str, published: When | None) -> tuple[When, ...]:
    """The times told in a folded text, in order, without overlaps; relative ones only when the article's day is known."""
    sure = published is not None and published.precision in {"day", "week"}
    chosen = _longest(found for found in _matches(folded) if sure or found[2] in FIXED)
    found = _doubled(folded, [_clocked(folded, when) for when in _told(folded, chosen, published.first if published else None)])
    joined = _ranged(folded, list(found))
    return tuple(bounded for when in joined if (bounded := _bounded(folded, when, published)) is not None)


def ahead(when: When, published: When | None) -> When:
    """The same words read towards the future, for an act still to come; the time itself when they fix their day."""
    if published is None or when.last >= published.last:
        return when
    day, base = published.last, when.rule.rpartition(":")[2]
    if when.rule.partition(":")[0] in {"since", "after", "eve"}:
        return when
    if base in WEEKLY:
        return replace(when, first=when.first + timedelta(7), last=when.last + timedelta(7))
    if base in DAILY and (day - when.first).days > 1:
        return _later(when, month(day.year, day.month + (when.first.day <= day.day), when.first.day))
    if base in YEARLY and (day - when.last).days > 60:
        return _in_year(when, when.first.year + 1)
    if base in {"month.edge", "year.edge"}:
        edge = _edge(when, day)
        return replace(when, first=edge[0], last=edge[1])
    if base == "feast":
        name = next((name for name in feasts(when.first) if name in when.words), None)
        return _later(when, feast(name, day.year + (when.first.year >= day.year))[0]) if name else when
    return when


def _in_year(when: When, year: int) -> When:
    """The same days or months of another year."""
    moved = _later(when, month(year, when.first.month, when.first.day))
    whole = when.last == end(when.last.year, when.last.month)
    closing = year + when.last.year - when.first.year
    return replace(moved, last=end(closing, when.last.month)) if whole and when.precision != "day" else moved


def _later(when: When, first: date | None) -> When:
    """A time moved to another first day."""
    return replace(when, first=first, last=first + (when.last - when.first)) if first else when


def _edge(when: When, day: date) -> tuple[date, date]:
    """The beginning or end of a month or year that was read as that of the last, as that of the one the day is in."""
    if when.rule.endswith("month.edge"):
        first = day.replace(day=when.first.day)
        return first, end(day.year, day.month) if when.last.day > 20 else day.replace(day=when.last.day)
    return when.first.replace(year=day.year), when.last.replace(year=day.year)


@cache
def _grammar() -> Grammar:
    known = macros()
    numbered: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    worded, joins = [], []
    lists = {"{F}": words("feast"), "{G}": words("occasion")}
    for row in rows("times"):
        pattern = spelt(row["pattern"], known)
        if TIME in pattern:
            parts = pattern.split(TIME)
            middle = re.compile(parts[1]) if len(parts) > 2 else None
            joins.append(Join(row["rule"], re.compile(f"(?:{parts[0]})$"), middle, re.compile(parts[-1])))
        elif row["key"].startswith(NUMBER):
            for behind in row["key"].removeprefix(NUMBER):
                numbered.setdefault(behind, []).append((row["rule"], re.compile(pattern)))
        else:
            worded.append((row["rule"], tuple(lists.get(row["key"]) or items(row["key"])), re.compile(pattern)))
    digits = "".join(text for kind, text in calendar() if kind == "digit")
    return Grammar(
        run=re.compile(rf"[0-9]+|[{digits}]+"), numbered={behind: tuple(found) for behind, found in numbered.items()},
        worded=tuple(worded), joins=tuple(joins), zone=re.compile(rf"(?:{known['{C}']}|GMT|UTC) ?$"),
        clock=re.compile(rf"(?:{known['{C}']})?(?:{known['{L}']}){{0,2}}(?: ?(?:{known['{H}']}))?"),
        hour=re.compile(rf"(?:{known['{L}']}|{known['{H}']})$"), zones=tuple(items(word("zone", "end"))),
    )  # fmt: skip


def _matches(folded: str) -> Iterator[Found]:
    """All that the patterns find, overlaps included."""
    grammar = _grammar()
    for run in grammar.run.finditer(folded):
        for rule, pattern in grammar.numbered.get(folded[run.end() : run.end() + 1], ()):
            match = pattern.match(folded, run.start())
            if match:
                yield match.start(), match.end(), rule, match.groupdict()
    for rule, keys, pattern in grammar.worded:
        for key in keys:
            if key in folded:
                yield from ((match.start(), match.end(), rule, match.groupdict()) for match in pattern.finditer(folded))
                break


def _longest(found: Iterable[Found]) -> Iterator[Found]:
    """Those that begin first, of several that begin together the longest, without overlaps."""
    reached = 0
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if one[0] >= reached:
            yield one
            reached = one[1]


class Memory:
    """The times told last in a text, as far as words such as 次日 and 同年 can refer to them."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.last: dict[str, When] = {}
        self.named: When | None = None  # a day with its month, told in this sentence

    def recall(self, kind: str, at: int) -> When | None:
        """The last time of a kind that was told before a place, in its paragraph or the one before."""
        when = self.last.get(kind)
        return when if when and when.span and self.folded.count("\n", when.span.end, at) < 2 else None

    def carried(self, when: When, day: date) -> When:
        """A bare day later in the sentence than a day with its month is of that month: 5月22日…、23日…; an old month is of the year."""
        assert when.span is not None
        if self.named and self.named.span and STOPS & set(self.folded[self.named.span.end : when.span.start]):
            self.named = None
        named = self.named
        if named and when.rule in {"month", "month.day"} and named.rule in NAMED and (day - when.last).days > OLD:
            moved = _in_year(when, named.last.year)
            return moved if moved.first > named.last else when
        if named is None or when.rule not in {"day", "day.range"} or when.first.day <= named.last.day:
            return when
        first = month(named.last.year, named.last.month, when.first.day)
        return _later(when, first) if first else when

    def keep(self, when: When) -> None:
        if when.rule in DATED and when.precision == "day":
            self.named = when
        if when.precision == "day" or (when.last - when.first).days < 15:
            self.last["day"] = when
        if (when.first.year, when.first.month) == (when.last.year, when.last.month):
            self.last["month"] = when
        if when.first.year == when.last.year:
            self.last["year"] = when


def _told(folded: str, found: Iterable[Found], day: date | None) -> Iterator[When]:
    """The times that have an interval, in order."""
    memory = Memory(folded)
    for first, last, rule, groups in found:
        days = _days(rule, groups, day, memory, first)
        if days is None or days[0] > days[1]:
            continue
        when = memory.carried(When(days[0], days[1], days[2], rule, folded[first:last], Span(first, last)), day or days[1])
        memory.keep(when)
        yield when


def _days(rule: str, groups: Groups, day: date | None, memory: Memory, at: int) -> Days | None:
    """The interval of an expression; ``None`` where there is no such day, or nobody can tell."""
    try:
        if rule in TOLD:
            kind, told = TOLD[rule]
            before = memory.recall(kind, at)
            return told(groups, before) if before else None
        return RULES[rule](groups, day)
    except (ValueError, OverflowError, KeyError):
        return None


def _clocked(folded: str, when: When) -> When:
    """A day with the hour, the part of the day and the zone that stand beside it: 当地时间7日晚, 8日下午3时许."""
    if when.precision != "day" or when.span is None:
        return when
    grammar, start = _grammar(), when.span.start
    if folded[max(start - 4, 0) : start].rstrip().endswith(grammar.zones):
        zone = grammar.zone.search(folded[max(start - BEFORE, 0) : start])
        start -= len(zone.group()) if zone else 0
    match = grammar.clock.match(folded, when.span.end)
    stop = match.end() if match else when.span.end
    return when if (start, stop) == (when.span.start, when.span.end) else _worded(folded, when, start, stop)


def _worded(folded: str, when: When, start: int, stop: int) -> When:
    return replace(when, words=folded[start:stop], span=Span(start, stop))


def _doubled(folded: str, found: list[When]) -> Iterator[When]:
    """The times without those that the next one, right behind in brackets, gives again: 周四（1月19日）."""
    for when, other in pairwise(found):
        if not _again(folded, when, other):
            yield when
    yield from found[-1:]


def _again(folded: str, one: When, other: When) -> bool:
    assert one.span is not None and other.span is not None
    return (one.first, one.last) == (other.first, other.last) and folded[one.span.end : other.span.start] in {"（", "("}


def _ranged(folded: str, found: list[When]) -> Iterator[When]:
    """The times, two that stand around 至 or the like made one."""
    at = 0
    while at < len(found):
        joined = _join(folded, found[at], found[at + 1]) if at + 1 < len(found) else None
        yield joined or found[at]
        at += 2 if joined else 1


def _join(folded: str, one: When, other: When) -> When | None:
    assert one.span is not None and other.span is not None
    if other.span.start - one.span.end > 3:
        return None
    for join in _grammar().joins:
        if join.middle is None or not join.middle.fullmatch(folded, one.span.end, other.span.start):
            continue
        days = _between(one, other)
        if days is None:
            return None
        start, stop = _around(folded, join, one.span.start, other.span.end) or (one.span.start, other.span.end)
        return When(days[0], days[1], "range", f"{join.rule}:{other.rule}", folded[start:stop], Span(start, stop))
    return None


def _between(one: When, other: When) -> tuple[date, date] | None:
    """From one time to another; the second is of the year that the first names, and what stands the wrong way round is moved."""
    if other.rule in YEARLY and one.rule in NAMED:
        other = _in_year(other, one.first.year + (other.first.replace(year=one.first.year, day=1) < one.first.replace(day=1)))
    if one.first > other.last and other.rule in WEEKLY:
        other = _later(other, other.first + timedelta(7))
    if one.first > other.last and one.rule in YEARLY:
        one = _later(one, month(one.first.year - 1, one.first.month, one.first.day))
    return (one.first, other.last) if one.first <= other.last else None


def _around(folded: str, join: Join, start: int, stop: int) -> tuple[int, int] | None:
    """Where the words of a row around a time begin and end; ``None`` when they do not stand there."""
    after = join.after.match(folded, stop)
    before = join.before.search(folded[max(start - BEFORE, 0) : start]) if after else None
    return (start - len(before.group()), after.end()) if before and after else None


def _bounded(folded: str, when: When, published: When | None) -> When | None:
    """A time with the words that open or widen it; ``None`` where its end cannot be told."""
    assert when.span is not None
    for join in _grammar().joins:
        if join.middle is not None:
            continue
        around = _around(folded, join, when.span.start, when.span.end)
        if around is None:
            continue
        days = BOUNDS[join.rule](when, published)
        if days is None or days[0] > days[1]:
            return None
        start, stop = around
        return When(days[0], days[1], days[2], f"{join.rule}:{when.rule}", folded[start:stop], Span(start, stop))
    return when


def _since(when: When, published: When | None) -> Days | None:
    return (when.first, published.last, "open") if published else None


def _compared(when: When, published: When | None) -> Days | None:
    """Nothing: the first visit since 2019 is not of 2019, nor of any day since."""
    return None


def _after(when: When, published: When | None) -> Days | None:
    return (when.last + timedelta(1), published.last, "open") if published else None


def _before(when: When, published: When | None) -> Days | None:
    """From the day of the article to the end that is named; before a day that is past nobody knows since when."""
    last = ahead(when, published).last
    if published and when.rule == "day.relative" and last == published.last:
        return _one(last)
    return (published.last, last, "open") if published and last > published.last else None


def _eve(when: When, published: When | None) -> Days | None:
    return when.first - timedelta(7), when.first - timedelta(1), "range"


def _about(when: When, published: When | None) -> Days | None:
    """A little to either side; an hour stays in its day, and what ends with the article does not go beyond it."""
    if _grammar().hour.search(when.words):
        return when.first, when.last, when.precision
    slack = timedelta(APPROXIMATE.get(when.precision, min((when.last - when.first).days + 2, 15)))
    return when.first - slack, when.last + (timedelta(0) if when.rule == "past" else slack), "range"


def _asof(when: When, published: When | None) -> Days | None:
    return when.first, when.last, when.precision


def _int(groups: Groups, *names: str) -> int:
    """The number in the first of these groups that matched; ValueError when none did."""
    for name in names:
        value = groups.get(name)
        if value:
            return number(value)
    raise ValueError(names)


def _known(day: date | None) -> date:
    """The article's day; ValueError when it is not known."""
    if day is None:
        raise ValueError("the day of the article is not known")
    return day


def _one(day: date) -> Days:
    return day, day, "day"


def _whole(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31), "year"


def _part(first: date, last: date, part: str | None) -> Days:
    """A month cut to its beginning, middle or end."""
    if not part:
        return first, last, "month"
    opening, closing = THIRDS[word("part", part)]
    days = opening, min(closing, last.day)
    return first.replace(day=days[0]), first.replace(day=days[1]), "range"


def _cut(year: int, part: str | None) -> Days:
    """A year cut to a season, its beginning, middle or end."""
    if not part:
        return _whole(year)
    if ("season", part) in calendar():
        opening = int(word("season", part))
        return date(year, opening, 1), end(year, opening + 2), "season"
    first, last = PARTS[word("part", part)]
    return date(year, first, 1), end(year, last), "range"


def _nearest(candidates: Iterable[date | None], day: date) -> date:
    """The most likely of several days: the nearest, where a day to come counts as ``NEXT`` times as far."""
    known = [one for one in candidates if one is not None]
    return min(known, key=lambda one: (day - one).days if one <= day else (one - day).days * NEXT)


def _near_month(day: date, wanted: int) -> date:
    """The day of that number in the month of the article or one beside it."""
    return _nearest((month(day.year, day.month + away, wanted) for away in (-1, 0, 1)), day)


def _near_year(day: date, number: int, wanted: int) -> date:
    return _nearest((month(day.year + away, number, wanted) for away in (-1, 0, 1)), day)


def _year(groups: Groups, day: date | None) -> int:
    if groups.get("w"):
        return _known(day).year + step(groups["w"])
    return _int(groups, "y") if groups.get("y") else _known(day).year


def _full(groups: Groups, day: date | None) -> Days:
    return _one(date(_year(groups, day), _int(groups, "m", "m3", "m4"), _int(groups, "d", "d3", "d4")))


def _full_range(groups: Groups, day: date | None) -> Days:
    first = _full(groups, day)[0]
    number = _int(groups, "m2") if groups.get("m2") else first.month
    return first, date(first.year + (number < first.month), number, _int(groups, "d2")), "range"


def _english(groups: Groups, day: date | None) -> Days:
    number, wanted = int(word("english", groups["a"] or "")), _int(groups, "d")
    if groups.get("y"):
        return _one(date(_int(groups, "y"), number, wanted))
    return _one(_near_year(_known(day), number, wanted))


def _slash(groups: Groups, day: date | None) -> Days | None:
    """A date such as 4/8（一）; where a weekday stands beside it the two must agree."""
    found = _near_year(_known(day), _int(groups, "m"), _int(groups, "d"))
    agrees = not groups.get("k") or found.weekday() == int(word("weekday", groups["k"] or ""))
    return _one(found) if agrees else None


def _era(groups: Groups, day: date | None) -> Days | None:
    count = 1 if ("digit", (groups["n"] or "")[0]) not in calendar() and not (groups["n"] or "").isdigit() else _int(groups, "n")
    first, last = era(groups["era"] or "", count)
    if groups.get("d"):
        found: Days = _one(date(first.year, _int(groups, "m"), _int(groups, "d")))
    elif groups.get("m"):
        opening = date(first.year, _int(groups, "m"), 1)
        found = opening, end(opening.year, opening.month), "month"
    else:
        return first, last, "year"
    outside = found[0] > last or found[1] < first
    return None if outside else (max(found[0], first), min(found[1], last), found[2])


def _roc(groups: Groups, day: date | None) -> Days | None:
    """A year of the Republic of China, or before it; a bare one only when it lies near the article's day."""
    year = 1911 + _int(groups, "r") if not groups.get("b") else 1912 - _int(groups, "r")
    if groups.get("bare") is not None and day is not None and abs(year - day.year) > MEANT:
        return None
    if groups.get("d"):
        return _one(date(year, _int(groups, "m"), _int(groups, "d")))
    if groups.get("m"):
        first = date(year, _int(groups, "m"), 1)
        return _part(first, end(year, first.month), groups.get("p"))
    return _whole(year)


def _roc_range(groups: Groups, day: date | None) -> Days:
    return date(1911 + _int(groups, "r"), 1, 1), date(1911 + _int(groups, "r2"), 12, 31), "range"


def _day(groups: Groups, day: date | None) -> Days:
    return _one(_near_month(_known(day), _int(groups, "d")))


def _day_range(groups: Groups, day: date | None) -> Days | None:
    last = _near_month(_known(day), _int(groups, "d2"))
    wanted = _int(groups, "d")
    first = month(last.year, last.month - (wanted > last.day), wanted)
    return (first, last, "range") if first else None


def _month_day(groups: Groups, day: date | None) -> Days:
    return _one(_near_year(_known(day), _int(groups, "m"), _int(groups, "d")))


def _month_day_range(groups: Groups, day: date | None) -> Days:
    first = _month_day(groups, day)[0]
    number = _int(groups, "m2") if groups.get("m2") else first.month
    return first, date(first.year + (number < first.month), number, _int(groups, "d2")), "range"


def _month_only(groups: Groups, day: date | None) -> Days:
    first = _near_year(_known(day).replace(day=1), _int(groups, "m"), 1)
    return _part(first, end(first.year, first.month), groups.get("p"))


def _month_full(groups: Groups, day: date | None) -> Days:
    year, number = _year(groups, day), _int(groups, "m")
    return _part(date(year, number, 1), end(year, number), groups.get("p"))


def _month_range(groups: Groups, day: date | None) -> Days:
    """Months from one to another of one year, or into the next; a year that is not named is that of the last month."""
    first, last = _int(groups, "m"), _int(groups, "m2")
    if groups.get("y") or groups.get("w"):
        year = _year(groups, day)
        return date(year, first, 1), end(year, last + 12 * (last < first)), "range"
    closing = _near_year(_known(day).replace(day=1), last, 1)
    return date(closing.year - (last < first), first, 1), end(closing.year, last), "range"


def _month_upto(groups: Groups, day: date | None) -> Days:
    year = _year(groups, day)
    return date(year, 1, 1), end(year, _int(groups, "n")) if groups.get("n") else end(year, 3 * _int(groups, "q")), "range"


def _month_relative(groups: Groups, day: date | None) -> Days:
    day = _known(day)
    return _within(day.year, day.month + step(groups["w"]), groups)


def _within(year: int, number: int, groups: Groups) -> Days:
    """A month, or a day or part of it that is named."""
    first = month(year, number, 1)
    assert first is not None
    if groups.get("d2"):
        return first.replace(day=_int(groups, "d")), first.replace(day=_int(groups, "d2")), "range"
    if groups.get("d"):
        return _one(first.replace(day=_int(groups, "d")))
    return _part(first, end(first.year, first.month), groups.get("p"))


def _month_edge(groups: Groups, day: date | None) -> Days:
    """The beginning, middle or end of the month; in its first days the end is that of the last."""
    day, part = _known(day), groups["p"] or ""
    last = word("part", part) == "last" and day.day <= EDGE
    first = month(day.year, day.month - last, 1)
    assert first is not None
    return _part(first, end(first.year, first.month), part)


def _year_edge(groups: Groups, day: date | None) -> Days:
    """The beginning or end of the year; in its first months the end is that of the last."""
    day, part = _known(day), groups["p"] or ""
    return _cut(day.year - (word("part", part) == "year3" and day.month <= EDGES), part)


def _year_only(groups: Groups, day: date | None) -> Days:
    return _cut(_int(groups, "y"), groups.get("p"))


def _year_range(groups: Groups, day: date | None) -> Days:
    first, text = _int(groups, "y"), groups["y2"] or ""
    last = first // 100 * 100 + int(text) if len(text) == 2 and text.isdigit() else number(text)
    return date(first, 1, 1), date(last, 12, 31), "range"


def _year_relative(groups: Groups, day: date | None) -> Days:
    return _cut(_year(groups, day), groups.get("p"))


def _year_pair(groups: Groups, day: date | None) -> Days:
    first, last = sorted(_known(day).year + step(groups[name]) for name in ("w", "w2"))
    return date(first, 1, 1), date(last, 12, 31), "range"


def _day_relative(groups: Groups, day: date | None) -> Days:
    if groups.get("d"):
        return _one(_near_month(_known(day), _int(groups, "d")))
    return _one(_known(day) + timedelta(step(groups.get("w") or groups.get("w2"))))


def _day_pair(groups: Groups, day: date | None) -> Days:
    first, last = sorted(_known(day) + timedelta(step(groups[name])) for name in ("w", "w2"))
    return first, last, "range"


def _monday(day: date, weeks: int) -> date:
    return day - timedelta(day.weekday()) + timedelta(7 * weeks)


def _on(monday: date, name: str | None) -> date:
    return monday + timedelta(int(word("weekday", name or "")))


def _week(groups: Groups, day: date | None) -> Days:
    monday = _monday(_known(day), step(groups["w"]))
    if groups.get("k2"):
        return _on(monday, groups["k"]), _on(monday, groups["k2"]), "range"
    if groups.get("k"):
        return _one(_on(monday, groups["k"]))
    if groups.get("e"):
        return monday + timedelta(5), monday + timedelta(6), "range"
    return monday, monday + timedelta(6), "week"


def _weekday(groups: Groups, day: date | None) -> Days:
    day = _known(day)
    return _one(day - timedelta((day.weekday() - int(word("weekday", groups["k"] or ""))) % 7))


def _weekday_range(groups: Groups, day: date | None) -> Days:
    first = _weekday(groups, day)[0]
    return first, first + timedelta((int(word("weekday", groups["k2"] or "")) - first.weekday()) % 7), "range"


def _weekend(groups: Groups, day: date | None) -> Days:
    day = _known(day)
    saturday = day - timedelta((day.weekday() - 5) % 7)
    return saturday, saturday + timedelta(1), "range"


def _spread(groups: Groups) -> tuple[int, int]:
    """The least and the most that a number means: 20多 is 20 to 29, 两三 is two or three."""
    text = groups["n"] or ""
    if len(text) == 2 and not text.isdigit() and max(int(word("digit", letter)) for letter in text) < 10:
        low, high = (int(word("digit", letter)) for letter in text)
        if high != low + 1:
            raise ValueError(text)
        return low, high
    count = number(text)
    more = (9 if count % 10 == 0 else 1) if groups.get("o") else 0
    return count, count + more


def _days_ago(groups: Groups, day: date | None) -> Days:
    low, high = _spread(groups)
    day = _known(day)
    return day - timedelta(high), day - timedelta(low), "day" if low == high else "range"


def _weeks_ago(groups: Groups, day: date | None) -> Days:
    """The week around the day so many weeks before."""
    low, high = _spread(groups)
    middle = _known(day) - timedelta(7 * low)
    if low != high:
        return middle - timedelta(7 * (high - low)), middle, "range"
    return middle - timedelta(3), middle + timedelta(3), "week"


def _months_ago(groups: Groups, day: date | None) -> Days:
    """The fortnight around the day a month or two before, the month around one further back."""
    low, high = _spread(groups)
    middle = _back(_known(day), low)
    if groups.get("h"):
        middle -= timedelta(15)
    if low != high:
        return _back(_known(day), high), middle, "range"
    slack = timedelta(7 if low < 3 else 15)
    return middle - slack, middle + slack, "range" if low < 3 else "month"


def _back(day: date, months: int) -> date:
    found = month(day.year, day.month - months, min(day.day, 28))
    assert found is not None
    return found


def _half_ago(groups: Groups, day: date | None) -> Days:
    """Two months to either side of half a year before, or of so many years and a half; a few days around half a month."""
    if groups.get("u"):
        middle = _known(day) - timedelta(15)
        return middle - timedelta(3), middle + timedelta(3), "range"
    years = _int(groups, "n") if groups.get("n") else 0
    return _back(_known(day), 12 * years + 8), _back(_known(day), 12 * years + 4), "range"


def _years_ago(groups: Groups, day: date | None) -> Days:
    low, high = _spread(groups)
    day = _known(day)
    return date(day.year - high, 1, 1), date(day.year - low, 12, 31), "year" if low == high else "range"


def _away(day: date, count: int, unit: str) -> date:
    """A day so many units away: h hours, d days, w weeks, m months, y years."""
    if unit in {"m", "y"}:
        found = month(day.year, day.month + count * (12 if unit == "y" else 1), min(day.day, 28))
        assert found is not None
        return found if day.day <= 28 else min(found + timedelta(day.day - 28), end(found.year, found.month))
    if unit == "h":
        return day + timedelta(-(-abs(count) // 24) * (1 if count > 0 else -1))
    return day + timedelta(count * (7 if unit == "w" else 1))


def _count(groups: Groups) -> int:
    return 1 if not groups.get("n") else _spread(groups)[1]


def _past(groups: Groups, day: date | None) -> Days:
    return _away(_known(day), -_count(groups), word("unit", groups["u"] or "")), _known(day), "range"


def _running(groups: Groups, day: date | None) -> Days:
    """The days of what goes on for so many days, the day of the article the last of them."""
    return _known(day) - timedelta(max(_int(groups, "n") - 1, 0)), _known(day), "range"


def _coming(groups: Groups, day: date | None) -> Days:
    return _known(day), _away(_known(day), _count(groups), word("unit", groups["u"] or "")), "range"


def _later_on(groups: Groups, day: date | None) -> Days:
    """So long from the article's day: the day itself for days, else as roughly as for the past."""
    unit, (low, high) = word("unit", groups["u"] or ""), _spread(groups)
    slack = timedelta({"d": 0, "w": 3, "m": 15, "y": 183}[unit])
    first, last = _away(_known(day), low, unit) - slack, _away(_known(day), high, unit) + slack
    return first, last, "day" if first == last else "range"


def _decade(groups: Groups, day: date | None) -> Days:
    """Ten years, or their beginning (four years), middle or end."""
    if groups.get("y"):
        first = int(groups["y"] or "")
    else:
        century = 2000 if groups.get("now") else 1800 if groups.get("c") and _int(groups, "c") == 19 else 1900
        first = century + number(groups["n"] or "")
    if not groups.get("p"):
        return date(first, 1, 1), date(first + 9, 12, 31), "decade"
    years = {"first": (0, 3), "middle": (3, 6), "last": (6, 9)}[word("part", groups["p"] or "")]
    return date(first + years[0], 1, 1), date(first + years[1], 12, 31), "range"


def _century(groups: Groups, day: date | None) -> Days:
    """The first or last decade of a century, or the twenty years around its middle."""
    first = 100 * ((_int(groups, "c") if groups.get("c") else _known(day).year // 100 + 1 + step(groups["w"])) - 1)
    years = {"first": (0, 10), "middle": (40, 60), "last": (90, 100)}[word("part", groups["p"] or "")]
    return date(first + years[0], 1, 1), date(first + years[1], 12, 31), "range"


def _half(groups: Groups, day: date | None) -> Days:
    year, opening = _year(groups, day), int(word("half", groups["h"] or ""))
    return date(year, opening, 1), end(year, opening + 5), "range"


def _season(groups: Groups, day: date | None) -> Days:
    opening = int(word("season", groups["p"] or ""))
    return _cut(_near_year(_known(day).replace(day=1), opening, 1).year, groups["p"])


def _quarter(groups: Groups, day: date | None) -> Days:
    year, opening = _year(groups, day), 3 * _int(groups, "q") - 2
    return date(year, opening, 1), end(year, opening + 2), "quarter"


def _quarter_relative(groups: Groups, day: date | None) -> Days:
    day = _known(day)
    opening = (day.month - 1) // 3 * 3 + 1 + 3 * step(groups["w"])
    first = month(day.year, opening, 1)
    assert first is not None
    return first, end(day.year, opening + 2), "quarter"


def _feast(groups: Groups, day: date | None) -> Days:
    """A holiday of the year named, else the nearest; with the days off around it where the words say so."""
    named = groups.get("y") or groups.get("w")
    reach = holidays if groups.get("s") else feast
    name = groups.get("f") or groups.get("f2") or ""
    if named:
        first, last = reach(name, _year(groups, day))
    else:
        day = _known(day)
        stretches = {one[0]: one[1] for away in (-1, 0, 1) if (one := _reached(reach, name, day.year + away))}
        first = _nearest(stretches, day)
        last = stretches[first]
    return first, last, "day" if first == last else "range"


def _reached(reach: Callable[[str, int], tuple[date, date]], name: str, year: int) -> tuple[date, date] | None:
    try:
        return reach(name, year)
    except KeyError:
        return None


def _occasion(groups: Groups, day: date | None) -> Days:
    first, last = stretch(word("occasion", groups["g"] or ""))
    assert first is not None and last is not None
    return first, last, "day" if first == last else "range"


def _day_told(groups: Groups, told: When) -> Days:
    return _one(told.last + timedelta(step(groups["w"])))


def _month_told(groups: Groups, told: When) -> Days:
    return _within(told.last.year, told.last.month + step(groups["w"]), groups)


def _year_told(groups: Groups, told: When) -> Days:
    year = told.last.year + step(groups["w"])
    return _within(year, _int(groups, "m"), groups) if groups.get("m") else _cut(year, groups.get("q"))


Rule = Callable[[Groups, date | None], Days | None]
RULES: dict[str, Rule] = {
    "ago.day": _days_ago,
    "ago.half": _half_ago,
    "ago.month": _months_ago,
    "ago.week": _weeks_ago,
    "ago.year": _years_ago,
    "century": _century,
    "coming": _coming,
    "date.english": _english,
    "date.era": _era,
    "date.full": _full,
    "date.full.range": _full_range,
    "date.iso": _full,
    "date.roc": _roc,
    "date.roc.range": _roc_range,
    "date.roc.year": _roc,
    "date.slash": _slash,
    "day": _day,
    "day.number": _day,
    "day.pair": _day_pair,
    "day.range": _day_range,
    "day.relative": _day_relative,
    "decade": _decade,
    "feast": _feast,
    "half": _half,
    "later": _later_on,
    "month": _month_only,
    "month.day": _month_day,
    "month.day.range": _month_day_range,
    "month.edge": _month_edge,
    "month.full": _month_full,
    "month.range": _month_range,
    "month.relative": _month_relative,
    "month.upto": _month_upto,
    "occasion": _occasion,
    "past": _past,
    "quarter": _quarter,
    "quarter.relative": _quarter_relative,
    "running": _running,
    "season": _season,
    "week.relative": _week,
    "weekday": _weekday,
    "weekday.range": _weekday_range,
    "weekend": _weekend,
    "year": _year_only,
    "year.edge": _year_edge,
    "year.month": _month_full,
    "year.month.day": _full,
    "year.pair": _year_pair,
    "year.range": _year_range,
    "year.relative": _year_relative,
}
TOLD: dict[str, tuple[str, Callable[[Groups, When], Days]]] = {  # by what was told before: the kind of it, and what becomes of it
    "day.told": ("day", _day_told),
    "month.told": ("month", _month_told),
    "year.told": ("year", _year_told),
}
BOUNDS: dict[str, Callable[[When, When | None], Days | None]] = {  # by the words around a time; "range" joins two
    "about": _about,
    "after": _after,
    "asof": _asof,
    "before": _before,
    "compared": _compared,
    "eve": _eve,
    "since": _since,
}
