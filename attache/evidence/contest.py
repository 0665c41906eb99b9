"""Two accounts that cannot both hold: reach for ``within`` with what one article tells, ``across`` for a denial and what others tell,
``between`` with the accounts of one happening.

Nobody is called right. Each contest names the grounds on which it was found.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Literal

from msgspec import Struct

from attache.evidence.bond import share
from attache.evidence.claim import Claim, letters
from attache.evidence.cued import voice
from attache.evidence.figure import Figure
from attache.evidence.polarity import denies
from attache.evidence.witness import Witness
from attache.fold import fold

Kind = Literal["denial", "act", "number", "account"]
Account = Claim | Witness

NEAR, BESIDE = 3, 1  # sentences between a denial and what it denies; and where it answers that directly
DAYS = timedelta(days=3)  # between two reports of one affair
SAME, LIKE, SOME = 0.45, 0.25, 0.12  # shares of words in common
SHORT = 14  # letters of a denial that only points at what it denies: 否认有关指控
ASSERTED = frozenset({"assert", "confirm"})
ORDER = ("act", "words.same", "words.like", "pointing", "counter")  # grounds of a denial, the plainest first


class Contest(Struct, frozen=True, order=True):
    """Two accounts that cannot both hold, by id of claim or event."""

    one: str  # who says so
    other: str  # who denies it, or says otherwise
    kind: Kind
    grounds: tuple[str, ...]


def within(claims: Sequence[Claim], witnesses: Sequence[Witness]) -> tuple[Contest, ...]:
    """The contests of one article."""
    return (*_denials(claims, witnesses), *_contradictions(claims))


def _denials(claims: Sequence[Claim], witnesses: Sequence[Witness]) -> Iterator[Contest]:
    events = {one.event: one for one in witnesses}
    covered = {event for one in claims for event in one.events}
    own = [one for one in witnesses if one.event not in covered and one.status == "actual"]
    for denial in claims:
        if denial.stance != "deny":
            continue
        targets: list[Account] = [one for one in claims if one.stance in ASSERTED and one is not denial]
        targets += [one for one in own if one.event not in denial.events]
        found = [(_answered(denial, one, events), one) for one in targets]
        ranked = sorted(((answer, one) for answer, one in found if answer), key=lambda pair: _strength(pair[0], denial, pair[1]))
        for answer, one in ranked[:1] + [pair for pair in ranked[1:] if "words.same" in pair[0]]:
            kind: Kind = "account" if isinstance(one, Claim) and alike(one, denial) else "denial"
            yield Contest(identity(one), denial.id, kind, answer)


def _strength(answer: tuple[str, ...], denial: Claim, one: Account) -> tuple[int, int, str]:
    return min(ORDER.index(ground) for ground in answer if ground in ORDER), abs(denial.sentence - one.sentence), identity(one)


def _answered(denial: Claim, one: Account, events: dict[str, Witness]) -> tuple[str, ...]:
    """On what grounds a denial denies an account of its own article; none where it does not."""
    words, codes = told(one), named(one)
    last = one.last if isinstance(one, Claim) else one.sentence
    before = 0 <= denial.sentence - last <= NEAR or (denial.sentence == one.sentence)
    near = before or 0 < one.sentence - denial.last <= NEAR
    accused = denial.code in codes if denial.code else bool(denial.speaker and letters(fold(denial.speaker)) in words)
    same = isinstance(one, Claim) and alike(one, denial)
    shared = share(denial.words, words)
    acts = isinstance(one, Claim) and _acts(denial, one, events)
    out: list[str] = []
    if acts:
        out.append("act")
    if shared >= SAME and not _agree(denial, one):
        out.append("words.same")
    elif shared >= LIKE and (accused or near):
        out.append("words.like")
    if not same and before and _points(denial) and (accused or denial.sentence - last <= BESIDE):
        out.append("pointing")
    if not same and near and (accused or shared >= SOME) and denial.sentence - last <= BESIDE and _contrasts(denial):
        out.append("counter")
    if out and accused:
        out.append("accused")
    if out and same and not acts and "words.same" not in out:
        return ()
    return tuple(out)


def _agree(denial: Claim, one: Account) -> bool:
    """Whether both only say what is not so, so that they do not contradict."""
    return isinstance(one, Witness) and one.status == "negated"


def _acts(denial: Claim, one: Claim, events: dict[str, Witness]) -> bool:
    """Whether the denial tells an act as not done that the other tells as done."""
    denied = [events[event] for event in denial.events if event in events and events[event].status == "negated"]
    done = [events[event] for event in one.events if event in events and events[event].status == "actual"]
    return any(a.type == b.type and _who(a) & _who(b) for a in denied for b in done)


def _who(one: Witness) -> frozenset[str]:
    return frozenset(who.code for who in one.actor)


def _points(denial: Claim) -> bool:
    """Whether a denial does not say again what it denies: 否认有关指控."""
    said = fold(denial.content)
    return len(denial.words) <= SHORT and any(word in said for word in voice("anaphor"))


def _contrasts(denial: Claim) -> bool:
    """Whether a denial is told as the answer to what stands before it: 对此, 但."""
    return (
        fold(denial.quote).lstrip("，,。“「").startswith(tuple(voice("contrast"))) or fold(denial.speaker or "") in fold(denial.quote)[:20]
    )


def _contradictions(claims: Sequence[Claim]) -> Iterator[Contest]:
    """Two speakers of one article who say what cannot both be so."""
    for one, other in combinations([claim for claim in claims if claim.stance in ASSERTED], 2):
        if not alike(one, other) and (found := contradicted(one, other)) is not None:
            yield found


def contradicted(one: Account, other: Account) -> Contest | None:
    """The contest of two accounts by what they say: done and not done, or figures of one thing that differ."""
    shared = share(told(one), told(other))
    near = one.report.id == other.report.id and abs(one.sentence - other.sentence) <= NEAR
    if shared >= LIKE:
        ground = "words.same" if shared >= SAME else "words.like"
        mine, yours = fold(spoken(one)), fold(spoken(other))
        if denies(yours, mine):
            return Contest(identity(one), identity(other), "act", ("negation", ground))
        if denies(mine, yours):
            return Contest(identity(other), identity(one), "act", ("negation", ground))
    clash = clashing(one, other)
    if clash and (shared >= SOME or near):
        return Contest(identity(one), identity(other), "number", ("figures", *clash))
    return None


def clashing(one: Account, other: Account) -> tuple[str, ...]:
    """The figures of one thing in which two accounts differ: as they stand in the one and in the other."""
    for mine in one.figures:
        beside = [yours for yours in other.figures if mine.counts(yours) and _telling(mine, yours)]
        if beside and all(mine.clashes(yours) for yours in beside):
            return (f"{mine.unit} {mine.fate or mine.noun}".strip(), mine.words, beside[0].words)
    return ()


def _telling(mine: Figure, yours: Figure) -> bool:
    """Whether two figures say enough of what they count to be held against each other."""
    return mine.fate is not None or bool(mine.noun and yours.noun)


def alike(one: Claim, other: Claim) -> bool:
    """Whether two claims have one speaker."""
    if one.entity and one.entity == other.entity and one.code == other.code:
        return True
    return one.speaker is not None and one.speaker == other.speaker


def identity(one: Account) -> str:
    return one.id if isinstance(one, Claim) else one.event


def told(one: Account) -> str:
    """The letters of what an account says."""
    return one.words if isinstance(one, Claim) else letters(fold(one.quote))


def spoken(one: Account) -> str:
    """What an account says, as it stands."""
    return one.content if isinstance(one, Claim) else one.quote


def named(one: Account) -> frozenset[str]:
    """The codes of those of whom an account speaks."""
    return one.about if isinstance(one, Claim) else frozenset(who.code for who in (*one.actor, *one.recipient))


def across(denial: Claim, one: Account) -> Contest | None:
    """The contest of a denial and an account of another article; ``None`` where it does not deny that."""
    if denial.stance != "deny" or denial.report.id == one.report.id or not _same_days(denial, one):
        return None
    if isinstance(one, Claim) and one.stance not in ASSERTED or isinstance(one, Witness) and one.status != "actual":
        return None
    shared = share(denial.words, told(one))
    if shared < LIKE or len(denial.words) <= SHORT and shared < SAME or not (named(one) & denial.about or denial.code in named(one)):
        return None
    kind: Kind = "account" if isinstance(one, Claim) and alike(one, denial) else "denial"
    return Contest(identity(one), denial.id, kind, ("words.same" if shared >= SAME else "words.like",))


def _same_days(one: Account, other: Account) -> bool:
    return one.report.day is not None and other.report.day is not None and abs(one.report.day - other.report.day) <= DAYS


def between(witnesses: Sequence[Witness], spoken_for: dict[str, Claim]) -> tuple[Contest, ...]:
    """The contests of the witnesses of one happening; ``spoken_for`` gives the claim in whose words an event is told."""
    return tuple(found for one, other in combinations(witnesses, 2) if (found := _between(one, other, spoken_for)) is not None)


def _between(one: Witness, other: Witness, spoken_for: dict[str, Claim]) -> Contest | None:
    mine, yours = spoken_for.get(one.event, one), spoken_for.get(other.event, other)
    if mine is yours:
        return None
    if {one.status, other.status} == {"actual", "negated"}:
        done, undone = (one, other) if one.status == "actual" else (other, one)
        if not _standing(undone, done):
            return None
        said, denied = spoken_for.get(done.event, done), spoken_for.get(undone.event, undone)
        if _own(said, denied):
            kind: Kind = "account"
        else:
            kind = "denial" if isinstance(denied, Claim) and denied.stance == "deny" or "denied" in undone.cues else "act"
        return Contest(identity(said), identity(denied), kind, ("status",))
    if one.status != other.status or not _same_days(one, other) or one.report.id == other.report.id:
        return None
    clash = clashing(mine, yours)
    if not clash:
        return None
    first, second = sorted((mine, yours), key=lambda account: (account.report.day, identity(account)))
    if _own(mine, yours):
        return Contest(identity(first), identity(second), "account", ("figures", *clash))
    rising = isinstance(one, Witness) and one.report.day != other.report.day
    return None if rising else Contest(identity(first), identity(second), "number", ("figures", *clash))


def _standing(undone: Witness, done: Witness) -> bool:
    """Whether a negation stands against a report of the act: it is no plan given up, and was not made before the act."""
    cues = {fold(cue) for cue in undone.cues}
    if cues & voice("cancel"):
        return False
    day = done.first if done.told else done.report.day
    earlier = undone.report.day is not None and day is not None and undone.report.day < day
    return not earlier and not (cues & voice("yet") and undone.report.day != done.report.day)


def _own(one: Account, other: Account) -> bool:
    """Whether two accounts are of one speaker, or of one outlet in its own voice."""
    if isinstance(one, Claim) and isinstance(other, Claim):
        return alike(one, other)
    return (
        isinstance(one, Witness)
        and isinstance(other, Witness)
        and one.report.outlet is not None
        and one.report.outlet == other.report.outlet
    )
