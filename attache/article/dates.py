"""The day an article was first published: reach for ``published``, which weighs all that the page says of it.

Order of trust: the editor's code, a day in a programme's title, the outlet's own stamp, a line between title and text, its address, what
the container says (a feed, a JSON record), the mirror's front matter, what the head of a saved page says, 3小时前 before the capture, the
mirror's clock. A dateline overrules what contradicts it. A stamp with a zone is turned into the outlet's own day. The days of the last
update and of the capture are shown and never believed. There is no guessed day: where nothing tells, the article is undated.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from msgspec import Struct

from attache.article.clock import ago, moment, zone
from attache.article.facts import Dateline, Facts
from attache.article.press import Outlet, Press
from attache.article.setting import Setting
from attache.article.sift import bylined, search, start
from attache.fold import fold
from attache.model import Flag, Sign, Span, When

TEXT = 20_000  # characters searched for days told in the article
STAMP = 80  # characters of a field that are looked at
GRACE = timedelta(days=3)  # a dateline this much older than the stamp: the stamp is a repost's
NEAR = timedelta(days=2)  # a dateline this near to a day goes with it: night, and the date line
SLIP = timedelta(days=25)  # an editor's code this far from every other date is a slip of the hand
WEEK = timedelta(days=6)
HEADS = ("article:published_time", "datepublished", "pubdate", "publishdate", "date", "time")  # what a page's head calls it, the best first
UPDATED = ("article:modified_time", "datemodified", "lastmod")
SHOWN = ("updated", "crawl")  # signs that never date an article


class Clue(Struct, frozen=True):
    """A day that something says, and the words that say it."""

    rule: str
    day: date
    words: str


class Told(Struct, frozen=True):
    """All that may tell the day."""

    facts: Facts
    setting: Setting
    repost: bool  # machine-translated, and nobody says from where


class Dated(Struct, frozen=True):
    """The day, warnings where two dates cannot both be right, and every sign that was weighed."""

    when: When | None
    flags: tuple[Flag, ...]
    signs: tuple[Sign, ...]


def published(told: Told, outlet: Outlet | None, press: Press) -> Dated:
    """Weigh what may tell the day."""
    ahead = zone(outlet.code if outlet else None)
    found = list(_clues(told, ahead, press))
    clues = [clue for clue in found if clue.rule not in SHOWN]
    when, flags = _weighed(told, clues, press)
    return Dated(when, tuple(flags), tuple(_signs(found, when)))


def _weighed(told: Told, clues: list[Clue], press: Press) -> tuple[When | None, Iterable[Flag]]:
    if told.repost and all(clue.rule in ("stamp", "byline") for clue in clues):
        return _reposted(clues, told, press)
    if not clues:
        return _dated(told) or _latest(told, press), ()
    likely = [clue for clue in clues if not _slip(clue, clues)]
    best = next((clue for clue in likely if _agrees(told.setting.dateline, clue.day)), likely[0])
    best = next((clue for clue in likely if clue.rule == best.rule and _backed(clue, clues)), best)
    filed = _filed(told.setting.dateline, best.day)
    if filed and told.setting.dateline and told.setting.dateline.month and best.day - filed > GRACE:
        reason = f"{best.rule} says {best.day} ({best.words}), the dateline {filed}"
        return _line(told, filed), (Flag("date-conflict", reason),)
    return When(best.day, best.day, "day", best.rule, best.words), _conflict(best, clues)


def _signs(found: list[Clue], when: When | None) -> Iterator[Sign]:
    """Every clue, and the dateline or the words in the text where they decided."""
    believed = when and next((clue for clue in found if (clue.rule, clue.day, clue.words) == (when.rule, when.first, when.words)), None)
    for clue in found:
        yield Sign("published", clue.rule, clue.day.isoformat(), clue.words, clue is believed)
    if when and not believed:
        yield Sign("published", when.rule, f"{when.first}/{when.last}" if when.first != when.last else f"{when.first}", when.words, True)


def _slip(clue: Clue, clues: list[Clue]) -> bool:
    """Whether an editor's code is typed wrong: codes of another year or month than everything else says."""
    others = [other.day for other in clues if other.rule != clue.rule]
    return clue.rule == "editor" and bool(others) and all(abs(clue.day - day) > SLIP for day in others)


def _backed(clue: Clue, clues: list[Clue]) -> bool:
    """Whether a sign of another kind says the same day, or nearly: of two stamps on a page, that one is the article's."""
    return any(other.rule != clue.rule and abs(other.day - clue.day) <= NEAR for other in clues)


def _agrees(dateline: Dateline | None, day: date) -> bool:
    filed = _filed(dateline, day)
    return filed is None or abs(day - filed) <= NEAR


def _conflict(best: Clue, clues: list[Clue]) -> Iterator[Flag]:
    """A warning where a clue of higher rank was passed over, or one of any rank says another day."""
    other = clues[0] if best is not clues[0] else next((clue for clue in clues if abs(clue.day - best.day) > NEAR), None)
    if other:
        yield Flag("date-conflict", f"{other.rule} says {other.day} ({other.words}), {best.rule} {best.day} ({best.words})")


def _clues(told: Told, ahead: timezone | None, press: Press) -> Iterator[Clue]:
    yield from _found("editor", press, told.setting.folded[-TEXT:].split("\n"), ahead)
    yield from _found("title", press, [fold(told.setting.title)], ahead)
    for stamp in told.facts.sifted.stamps:
        if day := moment(stamp.match, ahead):
            yield Clue("stamp", day, stamp.words)
    printed = {stamp.words for stamp in told.facts.sifted.stamps}
    for line in told.facts.byline:
        yield from (clue for clue in _bylined(line, ahead, press) if clue.words not in printed)
    yield from _found("url", press, filter(None, [told.facts.url]), ahead)
    yield from _given("record", told.facts.given.get("date", ""), ahead, press)
    yield from _given("front-matter", told.facts.head.get("date", ""), ahead, press)
    for name in HEADS:
        yield from _given("head", told.facts.metas.get(name, ""), ahead, press)
    for line in (*told.facts.byline, told.facts.given.get("date", "")):
        if (match := search(press["ago"], fold(line[:STAMP]))) and (day := ago(match, told.facts.fetched, ahead)):
            yield Clue("ago", day, line[match.start() : match.end()])
    yield from _epoch("epoch", told.facts.head.get("epoch", ""), ahead)
    yield from _shown(told, ahead, press)


def _shown(told: Told, ahead: timezone | None, press: Press) -> Iterator[Clue]:
    """Days that are no day of publication."""
    for value in (
        told.facts.given.get("updated", ""),
        told.facts.head.get("updated", ""),
        *(told.facts.metas.get(name, "") for name in UPDATED),
    ):
        yield from _given("updated", value, ahead, press)
    yield from _stamps("crawl", told.facts.fetched or "", ahead, press)


def _found(kind: str, press: Press, places: Iterable[str], ahead: timezone | None) -> Iterator[Clue]:
    for place in places:
        for rule in press[kind]:
            match = rule.search(place)
            if match and (day := moment(match, ahead)):
                yield Clue(kind, day, match[0])


def _stamps(name: str, value: str, ahead: timezone | None, press: Press) -> Iterator[Clue]:
    match = search(press["stamp"], fold(value[:STAMP]))
    if match and (day := moment(match, ahead)):
        yield Clue(name, day, value[:STAMP])


def _bylined(line: str, ahead: timezone | None, press: Press) -> Iterator[Clue]:
    stamp = bylined(line, fold(line), press)
    if stamp and (day := moment(stamp.match, ahead)):
        yield Clue("byline", day, stamp.words)


def _given(name: str, value: str, ahead: timezone | None, press: Press) -> Iterator[Clue]:
    """A field that holds a stamp, a day in digits alone, or the seconds or milliseconds since 1970."""
    if (match := search(press["compact"], value)) and (day := moment(match, ahead)):
        yield Clue(name, day, value)
    elif value:
        yield from _epoch(name, value, ahead) if EPOCH.fullmatch(value) else _stamps(name, value, ahead, press)


EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")


def _epoch(name: str, value: str, ahead: timezone | None) -> Iterator[Clue]:
    """Seconds or milliseconds since 1970, as mirrors and crawlers note them."""
    if value:
        whole = value.partition(".")[0]
        seconds = int(whole) / (1000 if len(whole) > 10 else 1)
        try:
            yield Clue(name, datetime.fromtimestamp(seconds, ahead or UTC).date(), value)
        except (ValueError, OverflowError, OSError):
            return


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
    dateline = told.setting.dateline
    if not dateline or not dateline.month or not dateline.day or not dateline.year:
        return None
    day = _day(dateline.year, dateline.month, dateline.day)
    return _line(told, day) if day else None


def _line(told: Told, day: date) -> When:
    assert told.setting.dateline
    return When(day, day, "day", "dateline", told.setting.dateline.span.quote(told.setting.text), told.setting.dateline.span)


def _latest(told: Told, press: Press) -> When | None:
    """The week from the latest day on which the text has somebody speak, as no article is older than what it reports.

    The year is that of the latest full date in the text; without one the article stays undated. Headlines listed beside the
    article within that week narrow it: the page was made no earlier than they were.
    """
    folded = told.setting.folded[:TEXT]
    full = [day for rule in press["year"] for match in rule.finditer(folded) if (day := moment(match, None))]
    if not full:
        return None
    spoken = [(day, match) for rule in press["says"] for match in rule.finditer(folded) if (day := _nearest(match, max(full)))]
    if not spoken:
        return None
    latest, match = max(spoken, key=lambda pair: pair[0])
    first = max([latest, *(day for day in _beside(told, latest, press) if latest <= day <= latest + WEEK)])
    span = Span(match.start(), match.end())
    return When(first, latest + WEEK, "week", "latest-day", span.quote(told.setting.text), span)


def _beside(told: Told, near: date, press: Press) -> Iterator[date]:
    """The days that begin headlines listed beside the article."""
    for line in told.facts.sifted.headlines:
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
    if not search(press["past"], told.setting.folded[:TEXT]):
        return None, (flag,)
    return When(date(day.year, 1, 1), day, "range", "repost", words), (flag,)
