"""The day an article was first published: reach for ``published``, which weighs all that the page says of it.

Order of trust: the editor's code, a day in a programme's title, the outlet's own stamp, its address, the mirror's front matter, what the
head of a saved page says, the mirror's clock. A dateline overrules what contradicts it. A stamp with a zone is turned into the outlet's
own day. There is no guessed day: where nothing tells, the article is undated.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from msgspec import Struct

from attache.article.press import Outlet, Press
from attache.article.sift import Sifted, search, start
from attache.fold import fold
from attache.model import Flag, Span, When

HOURS = {
    "TWN": 8, "CHN": 8, "HKG": 8, "SGP": 8, "MYS": 8, "PHL": 8, "JPN": 9, "KOR": 9, "PRK": 9, "AUS": 10, "NZL": 12, "IND": 5, "RUS": 3,
    "TUR": 3, "QAT": 3, "SAU": 3, "ISR": 2, "DEU": 1, "FRA": 1, "CHE": 1, "AUT": 1, "ITA": 1, "ESP": 1, "GBR": 0, "IRL": 0, "BRA": -3,
    "USA": -5, "CAN": -5,
}  # fmt: skip  # hours ahead of Greenwich, in winter: an hour matters less than a mirror's clock
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ROC = 1911
YEARS = range(1900, 2200)
TEXT = 20_000  # characters searched for days told in the article
GRACE = timedelta(days=3)  # a dateline this much older than the stamp: the stamp is a repost's
NEAR = timedelta(days=2)  # a dateline this near to a day goes with it: night, and the date line
SLIP = timedelta(days=25)  # an editor's code this far from every other date is a slip of the hand
WEEK = timedelta(days=6)


class Clue(Struct, frozen=True):
    """A day that something says, and the words that say it."""

    rule: str
    day: date
    words: str


class Dateline(Struct, frozen=True):
    """What a dateline says, with its place in the text."""

    span: Span
    agency: str | None = None
    place: str | None = None
    reporter: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None


class Told(Struct, frozen=True):
    """All that may tell the day."""

    head: dict[str, str]  # front matter
    metas: dict[str, str]
    sifted: Sifted
    title: str
    text: str
    url: str | None
    dateline: Dateline | None
    repost: bool  # machine-translated, and nobody says from where


def published(told: Told, outlet: Outlet | None, press: Press) -> tuple[When | None, tuple[Flag, ...]]:
    """The day, and a warning where two dates cannot both be right."""
    zone = _zone(outlet)
    clues = list(_clues(told, zone, press))
    if told.repost and all(clue.rule == "stamp" for clue in clues):
        return _reposted(clues, told, press)
    if not clues:
        return _dated(told) or _latest(told, press), ()
    likely = [clue for clue in clues if not _slip(clue, clues)]
    best = next((clue for clue in likely if _agrees(told.dateline, clue.day)), likely[0])
    filed = _filed(told.dateline, best.day)
    if filed and told.dateline and told.dateline.month and best.day - filed > GRACE:
        reason = f"{best.rule} says {best.day} ({best.words}), the dateline {filed}"
        return _line(told, filed), (Flag("date-conflict", reason),)
    return When(best.day, best.day, "day", best.rule, best.words), tuple(_conflict(best, clues))


def _slip(clue: Clue, clues: list[Clue]) -> bool:
    """Whether an editor's code is typed wrong: codes of another year or month than everything else says."""
    others = [other.day for other in clues if other.rule != clue.rule]
    return clue.rule == "editor" and bool(others) and all(abs(clue.day - day) > SLIP for day in others)


def _agrees(dateline: Dateline | None, day: date) -> bool:
    filed = _filed(dateline, day)
    return filed is None or abs(day - filed) <= NEAR


def _conflict(best: Clue, clues: list[Clue]) -> Iterator[Flag]:
    """A warning where a clue of higher rank was passed over, for contradicting the dateline or everything else."""
    if best is not clues[0]:
        yield Flag("date-conflict", f"{clues[0].rule} says {clues[0].day} ({clues[0].words}), {best.rule} {best.day} ({best.words})")


def _clues(told: Told, zone: timezone | None, press: Press) -> Iterator[Clue]:
    yield from _found("editor", press, told.text[-TEXT:].split("\n"), zone)
    yield from _found("title", press, [told.title], zone)
    for stamp in told.sifted.stamps:
        if day := moment(stamp.match, zone):
            yield Clue("stamp", day, stamp.words)
    yield from _found("url", press, filter(None, [told.url]), zone)
    yield from _stamps("front-matter", told.head.get("date", ""), zone, press)
    for name in ("article:published_time", "pubdate", "publishdate"):
        yield from _stamps("head", told.metas.get(name, ""), zone, press)
    yield from _epoch(told.head.get("epoch", ""), zone)


def _found(kind: str, press: Press, places: Iterable[str], zone: timezone | None) -> Iterator[Clue]:
    for place in places:
        for rule in press[kind]:
            match = rule.search(fold(place))
            if match and (day := moment(match, zone)):
                yield Clue(kind, day, place[match.start() : match.end()])


def _stamps(name: str, value: str, zone: timezone | None, press: Press) -> Iterator[Clue]:
    match = search(press["stamp"], fold(value[:80]))
    if match and (day := moment(match, zone)):
        yield Clue(name, day, value)


def _epoch(value: str, zone: timezone | None) -> Iterator[Clue]:
    """Milliseconds since 1970, as mirrors note them."""
    if value:
        seconds = int(value) / (1000 if len(value) > 10 else 1)
        try:
            yield Clue("epoch", datetime.fromtimestamp(seconds, zone or UTC).date(), value)
        except (ValueError, OverflowError, OSError):
            return


def moment(match: re.Match[str], zone: timezone | None) -> date | None:
    """The day of a stamp; one that names its zone is turned into the zone given."""
    found = {name: value for name, value in match.groupdict().items() if value}
    try:
        day = date(_year(found), _month(found), int(found["day"]))
        if not zone or "zone" not in found or "hour" not in found:
            return day if day.year in YEARS else None
        clock = datetime(day.year, day.month, day.day, int(found["hour"]), int(found["minute"]), tzinfo=_offset(found["zone"]))
        return clock.astimezone(zone).date()
    except (KeyError, ValueError, OverflowError):
        return None


def _year(found: dict[str, str]) -> int:
    return int(found["roc"]) + ROC if "roc" in found else int(found["year"])


def _month(found: dict[str, str]) -> int:
    return MONTHS.index(found["name"].lower()) + 1 if "name" in found else int(found["month"])


def _offset(words: str) -> timezone:
    """A zone such as +08:00; names mean Greenwich."""
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)", words)
    if not match:
        return UTC
    span = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return timezone(-span if match[1] == "-" else span)


def _zone(outlet: Outlet | None) -> timezone | None:
    hours = HOURS.get(outlet.code) if outlet else None
    return None if hours is None else timezone(timedelta(hours=hours))


def _filed(dateline: Dateline | None, near: date) -> date | None:
    """The day of a dateline, in the year that brings it nearest to another day."""
    if not dateline or not dateline.day:
        return None
    months = [(near.year, dateline.month)] if dateline.month else _months(near)
    years = (dateline.year,) if dateline.year else (near.year - 1, near.year, near.year + 1)
    days = [_day(year, month, dateline.day) for year in years for _, month in months if month]
    return min((day for day in days if day), key=lambda day: abs(day - near), default=None)


def _months(near: date) -> list[tuple[int, int]]:
    return [(near.year, (near.month + step - 1) % 12 + 1) for step in (-1, 0, 1)]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(told: Told) -> When | None:
    """The day of a dateline that names its year, or whose year the text names."""
    dateline = told.dateline
    if not dateline or not dateline.month or not dateline.day or not dateline.year:
        return None
    day = _day(dateline.year, dateline.month, dateline.day)
    return _line(told, day) if day else None


def _line(told: Told, day: date) -> When:
    assert told.dateline
    return When(day, day, "day", "dateline", told.dateline.span.quote(told.text), told.dateline.span)


def _latest(told: Told, press: Press) -> When | None:
    """The week from the latest day on which the text has somebody speak, as no article is older than what it reports.

    The year is that of the latest full date in the text; without one the article stays undated. Headlines listed beside the
    article within that week narrow it: the page was made no earlier than they were.
    """
    folded = fold(told.text[:TEXT])
    full = [day for rule in press["year"] for match in rule.finditer(folded) if (day := moment(match, None))]
    if not full:
        return None
    spoken = [(day, match) for rule in press["says"] for match in rule.finditer(folded) if (day := _nearest(match, max(full)))]
    if not spoken:
        return None
    latest, match = max(spoken, key=lambda pair: pair[0])
    first = max([latest, *(day for day in _beside(told, latest, press) if latest <= day <= latest + WEEK)])
    span = Span(match.start(), match.end())
    return When(first, latest + WEEK, "week", "latest-day", span.quote(told.text), span)


def _beside(told: Told, near: date, press: Press) -> Iterator[date]:
    """The days that begin headlines listed beside the article."""
    for line in told.sifted.headlines:
        match = start(press["headline"], fold(line))
        if match and (day := _nearest(match, near)):
            yield day


def _nearest(match: re.Match[str], near: date) -> date | None:
    days = (_day(year, int(match["month"]), int(match["day"])) for year in (near.year - 1, near.year, near.year + 1))
    return min((day for day in days if day), key=lambda day: abs(day - near), default=None)


def _reposted(clues: list[Clue], told: Told, press: Press) -> tuple[When | None, tuple[Flag, ...]]:
    """A repost's stamp only ends the time in which the article can have appeared.

    Where the newest month that the text tells apart is one of the year before (去年12月), it appeared in the stamp's year.
    """
    if not clues:
        return None, ()
    day, words = clues[0].day, clues[0].words
    flag = Flag("date-conflict", f"the only date, {words}, is the repost's; the article itself tells no day")
    if not search(press["past"], fold(told.text[:TEXT])):
        return None, (flag,)
    return When(date(day.year, 1, 1), day, "range", "repost", words), (flag,)
