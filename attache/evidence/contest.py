"""Two accounts that cannot both hold: reach for ``within`` with what one article tells, ``across`` for two accounts of two articles,
``between`` with the witnesses of one happening.

Nobody is called right. Each contest names the grounds on which it was found: words in common, a denial that points at what stands before
it, a negation against a plain statement, figures of one thing that exclude each other.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from attache.evidence.accounts import Account, identity, own, share, tells, told
from attache.evidence.claim import Claim
from attache.evidence.denial import ASSERTED, ELSEWHERE, LIKE, NEAR, SAME, denied, elsewhere, gainsaid
from attache.evidence.figure import Figure
from attache.evidence.polarity import denies, negative
from attache.evidence.voice import voice
from attache.evidence.witness import Witness
from attache.fold import fold

Kind = Literal["denial", "act", "number", "account"]

DAYS = timedelta(days=7)  # between two reports of one affair
OFFICIAL = frozenset({"GOV", "MIL"})
NEARBY = 0.33  # share of words in common of two clauses of which one answers the other
SERIAL = frozenset({None, "given", "sent", "infected"})  # fates of which there are new figures every day


class Contest(Struct, frozen=True, order=True):
    """Two accounts that cannot both hold, by id of claim or event."""

    one: str  # who says so
    other: str  # who denies it, or says otherwise
    kind: Kind
    grounds: tuple[str, ...]


def within(claims: Sequence[Claim], witnesses: Sequence[Witness]) -> tuple[Contest, ...]:
    """The contests of one article."""
    asserted = [one for one in claims if one.stance in ASSERTED]
    pairs = (contradicted(one, other) for one, other in combinations(asserted, 2))
    denials = (_denial(one, denial, grounds) for denial, one, grounds in denied(claims, witnesses))
    return (*denials, *(found for found in pairs if found is not None))


def _denial(one: Account, denial: Claim, grounds: tuple[str, ...]) -> Contest:
    return Contest(identity(one), denial.id, "account" if own(one, denial) else "denial", grounds)


def contradicted(one: Claim, other: Claim) -> Contest | None:
    """The contest of two claims by what they say: done and not done, or figures of one thing that differ."""
    if (one.where and other.where and not one.where & other.where) or _other_days(one, other):
        return None
    same = own(one, other)
    if same and _changed(one, other):
        return Contest(one.id, other.id, "account", ("changed",))
    if (not same or one.report.id != other.report.id) and (found := _negation(one, other)):
        return replace(found, kind="account") if same else found
    if same:
        return None
    if _mutual(one, other):
        return Contest(one.id, other.id, "act", ("mutual",))
    if _blanket(one, other):
        first, second = (one, other) if _sweeping(other) else (other, one)
        return Contest(first.id, second.id, "act", ("blanket",))
    clash = clashing(one, other, share(one.words, other.words))
    return Contest(one.id, other.id, "number", ("figures", *clash)) if clash else None


def _changed(one: Claim, other: Claim) -> bool:
    """Whether the later of two claims of one speaker is told as a change of what he said: 她改口说."""
    near = one.report.id != other.report.id or 0 < other.sentence - one.sentence <= NEAR
    return near and tells(other.quote, "changed") and bool(denies(one.plain, other.plain) or denies(other.plain, one.plain))


def _other_days(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of different days."""
    return bool(one.days and other.days) and not _same_time(one, other)


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether a day that one claim names is one that the other names."""
    return any(a <= d and c <= b for a, b in one.days for c, d in other.days)


def _close(one: Account, other: Account) -> bool:
    """Whether two accounts stand near each other in one article."""
    return one.report.id == other.report.id and abs(one.sentence - other.sentence) <= NEAR


def _negation(one: Claim, other: Claim) -> Contest | None:
    """The contest of two claims of which a clause of one says plainly what a clause of the other negates."""
    if not (negative(one.plain) or negative(other.plain)):
        return None
    if one.code == other.code is not None and {one.sector, other.sector} <= OFFICIAL and not own(one, other):
        return None  # who speak for one government do not contradict each other so
    if one.subject and other.subject and one.subject not in other.about and other.subject not in one.about:
        return None  # what is so in one country and not in the other
    least = _least(one, other)
    for mine, yours in ((one, other), (other, one)):
        if gainsaid(yours, mine) >= least:
            return Contest(mine.id, yours.id, "act", ("negation",))
    return None


def _least(one: Claim, other: Claim) -> float:
    """How much of two clauses must be the same: less where one answers the other in one article, or counts what the other counts."""
    counted = any(mine.low == yours.low > 1 and mine.unit == yours.unit for mine in one.figures for yours in other.figures)
    return NEARBY if (counted or _same_time(one, other) or (_close(one, other) and _foes(one, other))) and not own(one, other) else SAME


def _mutual(one: Claim, other: Claim) -> bool:
    """Whether each of two claims of one article says that it was the other: 甲方称，乙方先开火。乙方称，是甲方先开火."""
    crossed = one.subject == other.code is not None and other.subject == one.code is not None and one.code != other.code
    if not (crossed and _close(one, other)) or _unreal(one) or _unreal(other):
        return False
    return all(tells(each.content, "first") and tells(each.content, "hostile") for each in (one, other))


def _blanket(one: Claim, other: Claim) -> bool:
    """Whether one claim tells of harm and the other that there was none of any kind, at the same place or to the same side."""
    if _sweeping(one) == _sweeping(other) or not all(_harm(each) and not _unreal(each) for each in (one, other)):
        return False
    return bool(one.where & other.where) or bool(one.about & other.about and one.days and other.days)


def _sweeping(one: Claim) -> bool:
    """Whether a claim denies all of a kind: 没有任何艦艇被擊中."""
    return negative(fold(one.content)) and tells(one.content, "any")


def _harm(one: Claim) -> bool:
    return tells(one.content, "harm")


def _unreal(one: Claim) -> bool:
    """Whether a claim says what should or may be, and not what is."""
    return tells(one.content, "unreal")


def clashing(one: Account, other: Account, shared: float) -> tuple[str, ...]:
    """The figures of one thing in which two accounts differ: what they count, as the one has it, as the other has it."""
    occasion = any(tells(each.content if isinstance(each, Claim) else each.quote, "occasion") for each in (one, other))
    near = _close(one, other)
    for mine in one.figures:
        beside = [
            yours
            for yours in other.figures
            if mine.counts(yours) and _telling(mine, yours, shared, near and occasion and _foes(one, other), near)
        ]
        if beside and all(mine.clashes(yours) for yours in beside):
            return f"{mine.unit} {mine.fate or mine.noun}".strip(), mine.words, beside[0].words
    return ()


def _foes(one: Account, other: Account) -> bool:
    """Whether two accounts are of speakers of two states, as far as they are known."""
    return not (isinstance(one, Claim) and isinstance(other, Claim) and one.code == other.code is not None)


def _telling(mine: Figure, yours: Figure, shared: float, near: bool, beside: bool) -> bool:
    """Whether two figures are surely of one thing: by what became of those counted, or by the words around them."""
    if mine.high == 1 or yours.high == 1:
        return False  # 一枚 is an article as often as a number
    if mine.fate is None:
        return shared >= (LIKE if beside else SAME)
    return shared >= SAME or (mine.fate not in SERIAL and (shared >= ELSEWHERE or near))


def across(one: Account, other: Account) -> Contest | None:
    """The contest of two accounts of two articles of these days; ``None`` where there is none."""
    if one.report.id == other.report.id or not _same_days(one, other):
        return None
    for said, denial in ((one, other), (other, one)):
        if isinstance(denial, Claim) and denial.stance == "deny" and (grounds := elsewhere(denial, said)):
            return _denial(said, denial, grounds)
    if isinstance(one, Claim) and isinstance(other, Claim) and {one.stance, other.stance} <= ASSERTED:
        first, second = sorted((one, other), key=lambda claim: (claim.report.day, claim.id))
        return contradicted(first, second)
    return None


def _same_days(one: Account, other: Account) -> bool:
    return one.report.day is not None and other.report.day is not None and abs(one.report.day - other.report.day) <= DAYS


def between(witnesses: Sequence[Witness], spoken: Mapping[str, Claim]) -> tuple[Contest, ...]:
    """The contests of the witnesses of one happening; ``spoken`` gives the claim in whose words an event is told."""
    return tuple(found for one, other in combinations(witnesses, 2) if (found := _between(one, other, spoken)) is not None)


def _between(one: Witness, other: Witness, spoken: Mapping[str, Claim]) -> Contest | None:
    mine, yours = spoken.get(one.event, one), spoken.get(other.event, other)
    if mine is yours:
        return None
    if {one.status, other.status} == {"actual", "negated"}:
        done, undone = (one, other) if one.status == "actual" else (other, one)
        said, denied = spoken.get(done.event, done), spoken.get(undone.event, undone)
        if not _standing(undone, done) or (said is done and denied is undone and one.report.id == other.report.id):
            return None
        plain = isinstance(denied, Claim) and denied.stance == "deny" or "denied" in undone.cues
        return Contest(identity(said), identity(denied), "account" if own(said, denied) else "denial" if plain else "act", ("status",))
    if one.status != other.status or one.report.id == other.report.id or not _same_days(one, other):
        return None
    clash = clashing(mine, yours, share(told(mine), told(yours)))
    if not clash or (one.report.day != other.report.day and not own(mine, yours)):
        return None  # of another day it may be a later count
    first, second = sorted((mine, yours), key=lambda account: (account.report.day, identity(account)))
    return Contest(identity(first), identity(second), "account" if own(mine, yours) else "number", ("figures", *clash))


def _standing(undone: Witness, done: Witness) -> bool:
    """Whether a negation stands against a report of the act: it is no plan given up, and was not made before the act."""
    cues = {fold(cue) for cue in undone.cues}
    if cues & voice("cancel"):
        return False
    if not (undone.told and done.told) and undone.report.day != done.report.day:
        return False
    day = done.first if done.told else done.report.day
    earlier = undone.report.day is not None and day is not None and undone.report.day < day
    return not earlier and not (cues & voice("yet") and undone.report.day != done.report.day)
