"""Tell whether two witnesses speak of one happening, and why: reach for ``bond``.

Type and parties must agree, and days and persons must not exclude each other. Then the rules of ``data/bonds.tsv`` are tried on what the
two have in common, by name (``GROUNDS``); the first that holds binds them. ``eval/occurrences.py`` measures the rules on labelled pairs.
What two witnesses are to each other depends on nothing but them, so the order in which documents arrive does not matter.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from msgspec import Struct

from attache.evidence.witness import Who, Witness
from attache.fold import fold
from attache.lexicon import rows

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})  # whose parties act together, so that sides say nothing
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})  # of which another mode or place is another happening
SPEECH = frozenset({"ACCUSE", "REQUEST", "AGREE", "SUPPORT", "REJECT", "THREATEN"})  # which the same parties repeat daily
KINDS = FORCE | {"SANCTION", "SUPPORT", "REJECT", "AID"}  # of which another CAMEO code is another happening
DENIED = {"actual", "negated"}  # of one article these may be one act, as two have it
LONG, VAGUE = 7, 62  # days: a longer time is no day any more, and one still longer says only when it was not
JOURNEY = "consult.visit."  # rows of predicates
GENERAL = "0"  # ends the code of acts of a root that are not specified
PAST = 7  # days between an act and a report that tells it as past
SLACK = timedelta(days=1)  # between the days of two outlets
TRIP = timedelta(days=4)  # between the days of a journey, of which one may tell the beginning and another the end
NEAR = timedelta(days=3)  # between an act and a report that does not date it
WORDS = {"fifth": 0.2, "third": 0.35, "half": 0.5}  # shares of words in common that count
STORY = {"some": 0.1, "much": 0.2, "most": 0.4}
FEW = 16  # pairs of characters; of a shorter sentence too little is told for a share of it to mean much

GROUNDS = {
    "talk": "a meeting, visit or call",
    "journey": "both tell a journey in the words of one",
    "force": "an act of force, of which there may be one a day",
    "speech": "an act of speech",
    "deed": "another act",
    "time.day": "both date it, and one time lies in the other",
    "time.near": "both date it, a day apart, or a journey a few days",
    "time.within": "both date it, one to weeks or months",
    "time.fits": "one dates it to the day on which the other report tells it as news",
    "time.one": "only one dates it, near the day of the other report",
    "time.none": "neither dates it, and the reports are of two days in a row",
    "time.report": "neither dates it; the reports are of one day",
    "past": "both date it to more than a week before the report",
    "person.both": "persons of two states are the same",
    "person.one": "a person is the same",
    "person.doer": "a person among the doers is the same",
    "parties.all": "all states and bodies are the same, two or more",
    "parties.lone": "the one state or body is the same",
    "office.other": "the doers hold other offices",
    "body.same": "the same body acts",
    "body.other": "other bodies act",
    "target.other": "done to another body, or to one of them only",
    "act.row": "one row of predicates",
    "act.word": "predicates that share a word",
    "act.other": "other modes",
    "place.same": "the same place",
    "place.other": "other places",
    "figure": "the same figure of the same thing",
    "denied": "one tells it as done, the other as not done",
    **{f"words.{name}": f"{share:.0%} of the words of the sentences in common" for name, share in WORDS.items()},
    **{f"story.{name}": f"{share:.0%} of titles and leads in common" for name, share in STORY.items()},
}


class Bond(Struct, frozen=True, order=True):
    """Two witnesses of one happening, by event, the smaller id first."""

    one: str
    other: str
    rule: str  # of bonds.tsv
    sure: float  # share of the pairs bound by the rule that are one happening, as measured
    grounds: tuple[str, ...]  # all that the two have in common, by names of GROUNDS


class Rule(Struct, frozen=True):
    """A row of bonds.tsv."""

    name: str
    needs: tuple[frozenset[str], ...]  # of each, one ground must hold
    never: frozenset[str]
    sure: float

    def holds(self, found: frozenset[str]) -> bool:
        return self.never.isdisjoint(found) and all(any_of & found for any_of in self.needs)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, the surest first."""
    made = (
        Rule(
            row["rule"],
            tuple(frozenset(need.split("/")) for need in row["needs"].split()),
            frozenset(row["never"].split()),
            float(row["sure"]),
        )
        for row in rows("bonds")
    )
    return tuple(sorted(made, key=lambda rule: (-rule.sure, rule.name)))


def bond(one: Witness, other: Witness) -> Bond | None:
    """The bond of two witnesses; ``None`` where they do not speak of one happening, as far as can be told."""
    if one.event == other.event or not comparable(one, other) or opposed(one, other):
        return None
    found = tuple(grounds(one, other))
    held = frozenset(found)
    rule = next((rule for rule in rules() if rule.holds(held)), None)
    if rule is None:
        return None
    first, second = sorted((one.event, other.event))
    return Bond(first, second, rule.name, rule.sure, found)


def comparable(one: Witness, other: Witness) -> bool:
    """Whether type and parties agree, as they must for two witnesses to speak of one happening."""
    if one.type != other.type:
        return False
    if one.type in MUTUAL:
        return _alike(_codes(one.actor + one.recipient), _codes(other.actor + other.recipient))
    whom, whom_else = _codes(one.recipient), _codes(other.recipient)
    return _alike(_codes(one.actor), _codes(other.actor)) and (not whom or not whom_else or _alike(whom, whom_else))


def opposed(one: Witness, other: Witness) -> bool:
    """Whether two witnesses cannot speak of one happening, whatever else they share."""
    if one.report.id == other.report.id and ({one.status, other.status} != DENIED or one.sentence == other.sentence):
        return True  # the coder has told them apart
    if _strangers(one, other) or _apart(one, other):
        return True
    modes = {one.mode, other.mode}
    if one.type == "CONSULT" and modes >= {"phone", "visit"}:
        return True
    if one.type in FORCE and (len(modes - {None}) > 1 or (one.place and other.place and one.place != other.place)):
        return True
    return one.type in KINDS and not _kindred(one.kind, other.kind)


def _kindred(one: str, other: str) -> bool:
    """Whether two CAMEO codes are of one kind: the same, or one of them the general code of their root (190)."""
    return one == other or (one[:2] == other[:2] and GENERAL in {one[2:], other[2:]})


def _codes(side: tuple[Who, ...]) -> frozenset[str]:
    return frozenset(who.code for who in side)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) and len(one & other) * 2 >= len(one | other)


def _persons(one: Witness) -> dict[str, set[str]]:
    """The persons of a witness by their states."""
    out: dict[str, set[str]] = {}
    for who in (*one.actor, *one.recipient):
        if who.person:
            out.setdefault(who.code, set()).add(who.person)
    return out


def _strangers(one: Witness, other: Witness) -> bool:
    """Whether both name persons of one state and none of them in common."""
    mine, yours = _persons(one), _persons(other)
    return any(not mine[code] & yours[code] for code in mine.keys() & yours.keys())


def _told(one: Witness) -> tuple[date, date] | None:
    """When a witness says in its own words that it was; ``None`` where it does not."""
    return (one.first, one.last) if one.told and one.first and one.last else None


def _days(when: tuple[date, date]) -> int:
    return (when[1] - when[0]).days


def _apart(one: Witness, other: Witness) -> bool:
    """Whether the days of two witnesses cannot be those of one happening."""
    mine, yours = _told(one), _told(other)
    if mine and yours:
        slack = TRIP if _journeys(one, other) else SLACK
        return not (mine[0] - slack <= yours[1] and yours[0] - slack <= mine[1])
    if one.report.day is None or other.report.day is None:
        return True
    if mine or yours:
        first, last = mine or yours or (date.min, date.max)
        told = other.report.day if mine else one.report.day
        return not (first - SLACK <= told <= last + NEAR)
    return abs(one.report.day - other.report.day) > SLACK


def grounds(one: Witness, other: Witness) -> Iterator[str]:
    """The names of what two comparable witnesses have in common, and in what they differ."""
    yield "talk" if one.type == "CONSULT" else "speech" if one.type in SPEECH else "deed"
    if one.type in FORCE:
        yield "force"
    if _journeys(one, other):
        yield "journey"
    yield from _of_time(one, other)
    yield from _of_parties(one, other)
    yield from _of_act(one, other)
    words = share(one.words, other.words)
    yield from (f"words.{name}" for name, least in WORDS.items() if words >= least)
    story = share(one.story, other.story) if one.report.id != other.report.id else 0.0
    yield from (f"story.{name}" for name, least in STORY.items() if story >= least)
    if any(mine.counts(yours) and mine.low == yours.low and mine.low > 1 for mine in one.figures for yours in other.figures):
        yield "figure"


def _of_time(one: Witness, other: Witness) -> Iterator[str]:
    mine, yours = _told(one), _told(other)
    if mine and yours:
        longest, shortest = max(_days(mine), _days(yours)), min(_days(mine), _days(yours))
        inside = (mine[0] <= yours[0] and yours[1] <= mine[1]) or (yours[0] <= mine[0] and mine[1] <= yours[1])
        if longest > VAGUE:
            return
        yield "time.within" if longest > LONG else "time.day" if inside else "time.near"
        if shortest <= LONG and all(_past(each) for each in (one, other)):
            yield "past"
    elif mine or yours:
        dated, bare = (mine, other) if mine else (yours, one)
        if dated and _days(dated) <= VAGUE:
            yield "time.fits" if bare.first and dated[0] <= bare.first <= dated[1] else "time.one"
    elif one.report.day == other.report.day:
        yield "time.report"
    else:
        yield "time.none"


def _journeys(one: Witness, other: Witness) -> bool:
    return one.rule.startswith(JOURNEY) and other.rule.startswith(JOURNEY)


def _past(one: Witness) -> bool:
    """Whether a witness tells what was over long before the report."""
    return one.last is not None and one.report.day is not None and (one.report.day - one.last).days > PAST


def _of_parties(one: Witness, other: Witness) -> Iterator[str]:
    mine, yours = _persons(one), _persons(other)
    common = len([code for code in mine.keys() & yours.keys() if mine[code] & yours[code]])
    if common:
        yield "person.both" if common > 1 else "person.one"
    doers = [{who.person for who in each.actor if who.person} for each in (one, other)]
    if doers[0] & doers[1]:
        yield "person.doer"
    if _codes(one.actor + one.recipient) == _codes(other.actor + other.recipient):
        yield "parties.all" if len(_codes(one.actor + one.recipient)) > 1 else "parties.lone"
    posts = {who.office for who in one.actor if who.office}, {who.office for who in other.actor if who.office}
    if not common and all(posts) and not posts[0] & posts[1]:
        yield "office.other"
    visited = {who.body for who in one.recipient if who.body}, {who.body for who in other.recipient if who.body}
    if visited[0] != visited[1]:
        yield "target.other"
    bodies = {who.body for who in one.actor if who.body}, {who.body for who in other.actor if who.body}
    if all(bodies):
        yield "body.same" if bodies[0] & bodies[1] else "body.other"


def _of_act(one: Witness, other: Witness) -> Iterator[str]:
    if one.rule == other.rule:
        yield "act.row"
    elif pairs(fold(one.act)) & pairs(fold(other.act)):
        yield "act.word"
    if one.mode and other.mode and one.mode != other.mode:
        yield "act.other"
    if {one.status, other.status} == DENIED:
        yield "denied"
    if one.place and other.place:
        yield "place.same" if one.place == other.place else "place.other"


def share(one: str, other: str, few: int = FEW) -> float:
    """How much of the shorter of two strings of letters stands in the other, by pairs of characters, 0 to 1.

    Of a string of fewer pairs than ``few`` the share is as of so many.
    """
    mine, yours = pairs(one), pairs(other)
    return len(mine & yours) / max(min(len(mine), len(yours)), few)


@lru_cache(maxsize=4096)
def pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1) if " " not in words[at : at + 2])
