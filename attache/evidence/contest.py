"""Two accounts that cannot both hold: reach for ``within`` with what one article tells, ``across`` for two accounts of two articles,
``between`` with the witnesses of one happening.

Nobody is called right. Each contest names the grounds on which it was found: words in common, a denial that points at what stands before
it, a negation against a plain statement, figures of one thing that exclude each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Literal

from msgspec import Struct

from attache.evidence.bond import comparable, opposed
from attache.evidence.bond import share as shared_by
from attache.evidence.claim import Claim, letters
from attache.evidence.figure import Figure
from attache.evidence.polarity import REACH, denies, negative
from attache.evidence.voice import voice
from attache.evidence.witness import Witness
from attache.fold import fold

Kind = Literal["denial", "act", "number", "account"]
Account = Claim | Witness

NEAR, BESIDE = 3, 1  # sentences between a denial and what it denies; and where it answers that directly
DAYS = timedelta(days=7)  # between two reports of one affair
SAME, LIKE, SOME = 0.45, 0.25, 0.1  # shares of words in common
ELSEWHERE = 0.35  # share of words in common with a denial in another article
NEGATED = 2  # pairs of characters behind a negator that stand in the other account: a verb with its object
SHORT = 14  # letters of a denial that only points at what it denies: 否认有关指控
LONG = 36  # letters of a passage in which a single negation says what is denied
ASSERTED = frozenset({"assert", "confirm"})
SERIAL = frozenset({None, "given", "sent", "infected"})  # fates of which there are new figures every day
ORDER = ("act", "words.same", "words.like", "outlet", "pointing", "counter")  # grounds of a denial, the plainest first


FEW = 10  # pairs of characters of which a claim at the least consists that says enough


class Contest(Struct, frozen=True, order=True):
    """Two accounts that cannot both hold, by id of claim or event."""

    one: str  # who says so
    other: str  # who denies it, or says otherwise
    kind: Kind
    grounds: tuple[str, ...]


def within(claims: Sequence[Claim], witnesses: Sequence[Witness]) -> tuple[Contest, ...]:
    """The contests of one article."""
    events = {one.event: one for one in witnesses}
    asserted = [one for one in claims if one.stance in ASSERTED]
    pairs = (contradicted(one, other, events) for one, other in combinations(asserted, 2))
    return (*_denials(claims, witnesses, events), *(found for found in pairs if found is not None))


def _denials(claims: Sequence[Claim], witnesses: Sequence[Witness], events: Mapping[str, Witness]) -> Iterator[Contest]:
    """What each denial denies: the claim that answers best to it, and those that say the same; else what the outlet tells itself."""
    covered = {event for one in claims for event in one.events}
    own = [one for one in witnesses if one.event not in covered and one.status == "actual"]
    for denial in claims:
        if denial.stance != "deny":
            continue
        targets: list[Account] = [one for one in claims if one.stance in ASSERTED and one is not denial and not _sides(one, denial)]
        targets += [one for one in own if one.sentence != denial.sentence and not tells(one.quote, "denying")]
        found = [(grounds, one) for one in targets if (grounds := _answered(denial, one, events))]
        found.sort(key=lambda pair: _strength(pair[0], denial, pair[1]))
        for grounds, one in found[:1] + [pair for pair in found[1:] if "words.same" in pair[0]]:
            yield Contest(identity(one), denial.id, "account" if _own(one, denial) else "denial", grounds)


def _sides(one: Claim, denial: Claim) -> bool:
    """Whether a claim denies what a denial denies, so that the two agree."""
    return tells(one.content, "denying") or bool(denies(one.plain, denial.plain))


def _strength(grounds: tuple[str, ...], denial: Claim, one: Account) -> tuple[int, int, int, str]:
    plain = min(ORDER.index(ground) for ground in grounds if ground in ORDER)
    return plain, isinstance(one, Witness), abs(denial.sentence - one.sentence), identity(one)


def _answered(denial: Claim, one: Account, events: Mapping[str, Witness]) -> tuple[str, ...]:
    """On what grounds a denial denies an account of its own article; none where it does not."""
    gap = denial.sentence - (one.last if isinstance(one, Claim) else one.sentence)
    before = gap >= 0 or denial.sentence == one.sentence
    near = -NEAR <= gap <= NEAR
    accused, own = _accused(denial, one), _own(one, denial)
    shared = share(denial.words, told(one))
    charged = isinstance(one, Claim) or one.type == "ACCUSE"  # and not only what the outlet goes on to tell
    out: list[str] = []
    if isinstance(one, Claim) and _acts(denial, one, events):
        out.append("act")
    if shared >= SAME:
        out.append("words.same")
    elif shared >= LIKE and (accused or near):
        out.append("words.like")
    if not own and before and near and _points(denial) and charged and (accused or gap <= BESIDE):
        out.append("pointing")
    if not own and 0 <= gap <= BESIDE and charged and not _bygone(denial) and (accused or (shared >= SOME and _contrasts(denial))):
        out.append("counter")
    if own and not {"act", "words.same"} & set(out):
        return ()
    return (*out, "accused") if out and accused else tuple(out)


def _accused(denial: Claim, one: Account) -> bool:
    """Whether an account speaks of the one who denies, or of the side he speaks for."""
    if denial.code:
        return denial.code in named(one)
    return bool(denial.speaker and letters(fold(denial.speaker)) in told(one))


def _acts(denial: Claim, one: Claim, events: Mapping[str, Witness]) -> bool:
    """Whether a denial tells an act as not done that a claim tells as done."""
    denied = [events[event] for event in denial.events if event in events and events[event].status == "negated"]
    done = [events[event] for event in one.events if event in events and events[event].status == "actual"]
    return any(comparable(mine, yours) and not opposed(mine, yours) for mine in denied for yours in done)


def _points(denial: Claim) -> bool:
    """Whether a denial does not say again what it denies: 否认有关指控."""
    return len(denial.words) <= SHORT and tells(denial.content, "anaphor")


def _contrasts(denial: Claim) -> bool:
    """Whether a denial is told as the answer to what stands before it: 对此, 但."""
    return fold(denial.quote).lstrip("，,。“「").startswith(tuple(voice("answering")))


def _bygone(denial: Claim) -> bool:
    """Whether a denial is told as one of former days: 去年曾否认."""
    return tells(denial.quote, "bygone")


def contradicted(one: Claim, other: Claim, events: Mapping[str, Witness]) -> Contest | None:
    """The contest of two claims by what they say: done and not done, or figures of one thing that differ."""
    if (one.where and other.where and not one.where & other.where) or _other_days(one, other):
        return None
    shared = share(one.words, other.words)
    own = _own(one, other)
    if found := _negation(one, other):
        return found if not own else replaced(found, "account") if shared >= SAME else None
    if not own and _blanket(one, other):
        first, second = (one, other) if _sweeping(other) else (other, one)
        return Contest(first.id, second.id, "act", ("blanket",))
    clash = () if own else clashing(one, other, shared)
    return Contest(one.id, other.id, "number", ("figures", *clash)) if clash else None


def _other_days(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of different days."""
    return bool(one.days and other.days) and not any(a <= d and c <= b for a, b in one.days for c, d in other.days)


def replaced(one: Contest, kind: Kind) -> Contest:
    """A contest as one of another kind."""
    return Contest(one.one, one.other, kind, one.grounds)


def _negation(one: Claim, other: Claim) -> Contest | None:
    """The contest of two claims of which one says plainly what the other negates."""
    if max(len(one.words), len(other.words)) > LONG or not (negative(one.plain) or negative(other.plain)):
        return None
    if any(_unreal(each) for each in (one, other)):
        return None
    if one.code == other.code is not None and not _own(one, other):
        return None  # who speak for one state do not contradict each other so
    alike = _alike(one, other)
    for mine, yours in ((one, other), (other, one)):
        if not denies(yours.plain, mine.plain) or denies(mine.plain, yours.plain):
            continue
        if alike >= SAME or (alike >= ELSEWHERE and len(denies(yours.plain, mine.plain, REACH)) >= NEGATED):
            return Contest(mine.id, yours.id, "act", ("negation", "words.same" if alike >= SAME else "words.like"))
    return None


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


def _spaced(plain: str) -> str:
    """The letters of some words, with a blank for each name."""
    return "".join(character for character in plain if character.isalnum() or character == " ")


def _alike(one: Claim, other: Claim) -> float:
    """How much two claims say in common, but for the names in them."""
    return share(_spaced(one.plain), _spaced(other.plain))


def _unreal(one: Claim) -> bool:
    """Whether a claim says what should or may be, and not what is."""
    return tells(one.content, "unreal")


def clashing(one: Account, other: Account, shared: float) -> tuple[str, ...]:
    """The figures of one thing in which two accounts differ: what they count, as the one has it, as the other has it."""
    occasion = any(tells(each.content if isinstance(each, Claim) else each.quote, "occasion") for each in (one, other))
    near = one.report.id == other.report.id and abs(one.sentence - other.sentence) <= NEAR and _foes(one, other) and occasion
    for mine in one.figures:
        beside = [yours for yours in other.figures if mine.counts(yours) and _telling(mine, yours, shared, near)]
        if beside and all(mine.clashes(yours) for yours in beside):
            return f"{mine.unit} {mine.fate or mine.noun}".strip(), mine.words, beside[0].words
    return ()


def _foes(one: Account, other: Account) -> bool:
    """Whether two accounts are of speakers of two states, as far as they are known."""
    return not (isinstance(one, Claim) and isinstance(other, Claim) and one.code == other.code is not None)


def _telling(mine: Figure, yours: Figure, shared: float, near: bool) -> bool:
    """Whether two figures are surely of one thing: by what became of those counted, or by the words around them."""
    if mine.high == 1 or yours.high == 1:
        return False  # 一枚 is an article as often as a number
    return shared >= SAME or (mine.fate not in SERIAL and (shared >= ELSEWHERE or near))


def across(one: Account, other: Account) -> Contest | None:
    """The contest of two accounts of two articles of these days; ``None`` where there is none."""
    if one.report.id == other.report.id or not _same_days(one, other):
        return None
    for said, denial in ((one, other), (other, one)):
        if isinstance(denial, Claim) and denial.stance == "deny" and (grounds := _denied_elsewhere(denial, said)):
            return Contest(identity(said), denial.id, "account" if _own(said, denial) else "denial", grounds)
    if isinstance(one, Claim) and isinstance(other, Claim) and {one.stance, other.stance} <= ASSERTED:
        first, second = sorted((one, other), key=lambda claim: (claim.report.day, claim.id))
        return contradicted(first, second, {})
    return None


def _denied_elsewhere(denial: Claim, one: Account) -> tuple[str, ...]:
    """On what grounds a denial denies an account of another article."""
    if isinstance(one, Claim) and (one.stance not in ASSERTED or _sides(one, denial)):
        return ()
    if isinstance(one, Witness) and (one.status != "actual" or tells(one.quote, "denying")):
        return ()
    shared = share(denial.words, told(one))
    outlet = one.report.outlet
    if outlet and fold(outlet) in fold(denial.content):
        return ("outlet",) if share(letters(fold(denial.report.title + denial.quote)), told(one)) >= SOME else ()
    if _points(denial) or not (named(one) & denial.about or _accused(denial, one)):
        return ()
    return ("words.same",) if shared >= SAME else ("words.like",) if shared >= ELSEWHERE and _accused(denial, one) else ()


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
        return Contest(identity(said), identity(denied), "account" if _own(said, denied) else "denial" if plain else "act", ("status",))
    if one.status != other.status or one.report.id == other.report.id or not _same_days(one, other):
        return None
    clash = clashing(mine, yours, share(told(mine), told(yours)))
    if not clash or (one.report.day != other.report.day and not _own(mine, yours)):
        return None  # of another day it may be a later count
    first, second = sorted((mine, yours), key=lambda account: (account.report.day, identity(account)))
    return Contest(identity(first), identity(second), "account" if _own(mine, yours) else "number", ("figures", *clash))


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


def _own(one: Account, other: Account) -> bool:
    """Whether two accounts are of one speaker, or of one outlet in its own voice."""
    if isinstance(one, Claim) and isinstance(other, Claim):
        if one.entity and one.entity == other.entity and one.code == other.code:
            return True
        return bool(one.who and other.who) and (one.who.endswith(other.who) or other.who.endswith(one.who))
    outlets = one.report.outlet, other.report.outlet
    return isinstance(one, Witness) and isinstance(other, Witness) and outlets[0] is not None and outlets[0] == outlets[1]


def tells(words: str, kind: str) -> bool:
    """Whether a word of a kind of voices.tsv stands in some words."""
    folded = fold(words)
    return any(word in folded for word in voice(kind))


def share(one: str, other: str) -> float:
    """How much of the shorter of two claims stands in the other, 0 to 1."""
    return shared_by(one, other, FEW)


def identity(one: Account) -> str:
    return one.id if isinstance(one, Claim) else one.event


def told(one: Account) -> str:
    """The letters of what an account says."""
    return one.words if isinstance(one, Claim) else letters(fold(one.quote))


def named(one: Account) -> frozenset[str]:
    """The codes of those of whom an account speaks."""
    return one.about if isinstance(one, Claim) else frozenset(who.code for who in (*one.actor, *one.recipient))
