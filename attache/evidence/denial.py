"""What a denial denies: reach for ``denied`` within an article, and for ``elsewhere`` with an account of another one.

A denial is tied to an account by the act it negates, by words in common, by what it points at (有关指控), or as the answer of one who is
accused right before it. A denial that nobody's account stands against denies nothing here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from attache.evidence.accounts import Account, identity, named, own, share, tells, told
from attache.evidence.bond import comparable, opposed
from attache.evidence.bond import share as shared_by
from attache.evidence.claim import Claim, letters
from attache.evidence.polarity import denies, negative
from attache.evidence.voice import voice
from attache.evidence.witness import Witness
from attache.fold import fold

NEAR, BESIDE = 3, 1  # sentences between a denial and what it denies; and where it answers that directly
SAME, LIKE, SOME = 0.45, 0.25, 0.1  # shares of words in common
ELSEWHERE = 0.35  # share of words in common with an account of another article
FLAT, SOMEWHAT = 0.1, 0.35  # and with what one who is accused negates altogether, or negates, right behind it
CLAUSES = 0.3  # share of words in common of a clause and its negation
SHORTEST, FEW = 3, 6  # characters of a clause that says something, and pairs of them of which it at the least consists
LONGEST = 26  # and of one in which a negation says what is negated
MEDIA = "JRN"
CLAUSE = re.compile(r"[，,。；;：:！!？?\n]")
SHORT = 14  # letters of a denial that only points at what it denies: 否认有关指控
ASSERTED = frozenset({"assert", "confirm"})
ORDER = ("act", "words.same", "words.like", "outlet", "rebuts", "gainsays", "pointing", "counter")  # grounds, the plainest first


def denied(claims: Sequence[Claim], witnesses: Sequence[Witness]) -> Iterator[tuple[Claim, Account, tuple[str, ...]]]:
    """What each denial of an article denies, and on what grounds.

    It is the claim that answers best to it, and those that say the same; else what the outlet tells itself.
    """
    events = {one.event: one for one in witnesses}
    covered = {event for one in claims for event in one.events}
    outlets = [one for one in witnesses if one.event not in covered and one.status == "actual"]
    for denial in claims:
        plain = denial.stance == "deny"
        if not (plain or rebuts(denial)):
            continue
        targets: list[Account] = [one for one in claims if one.stance in ASSERTED and one is not denial and not _sides(one, denial)]
        targets += [one for one in outlets if plain and one.sentence != denial.sentence and not tells(one.quote, "denying")]
        direct = _direct(denial, claims)
        found = [
            (grounds, one)
            for one in targets
            if (grounds := _answered(denial, one, events, one in direct) if plain else _rebutted(denial, one, one in direct))
        ]
        found.sort(key=lambda pair: _strength(pair[0], denial, pair[1]))
        for grounds, one in found[:1] + [pair for pair in found[1:] if "words.same" in pair[0]]:
            yield denial, one, grounds


def _direct(denial: Claim, claims: Sequence[Claim]) -> list[Account]:
    """The claims that a denial answers without saying so: those of the speaker before it, however many sentences he had."""
    before = [one for one in claims if one.stance in ASSERTED and not own(one, denial) and 0 <= denial.sentence - one.last <= NEAR]
    last = max(before, key=lambda one: (one.last, one.id), default=None)
    return [one for one in before if last is not None and (one is last or own(one, last) or denial.sentence - one.last <= BESIDE)]


def rebuts(one: Claim) -> bool:
    """Whether a claim without a word of denying says that something is not so: X表示，有关说法与事实不符; X说，他们没有开过一枪."""
    return one.stance in ASSERTED and (tells(one.content, "denying") or negative(one.plain))


def _rebutted(denial: Claim, one: Account, direct: bool) -> tuple[str, ...]:
    """On what grounds a rebuttal answers a claim near it: who is accused says that it is not so, or negates what he is said to do."""
    if not isinstance(one, Claim) or own(one, denial) or _bygone(denial):
        return ()
    gap = denial.sentence - one.last
    if not -BESIDE - 1 <= gap <= NEAR:
        return ()
    accused = _accused(denial, one)
    if tells(denial.content, "denying") and (accused or 0 <= gap <= BESIDE or (direct and _points(denial))):
        return ("rebuts", "accused") if accused else ("rebuts",)
    first = next(iter(_clauses(denial)), "")
    if gap < 0 and not tells(denial.content, "any") or not negative(first) or tells(denial.content, "unreal") or denial.sector == MEDIA:
        return ()
    by_name = bool(denial.speaker) and letters(fold(denial.speaker or "")) in one.words
    doer = by_name or (one.subject == denial.code is not None and denial.code != one.code)
    of_himself = denial.subject in {denial.code, None}
    flat = accused and direct and denial.code != one.code and share(denial.words, one.words) >= (FLAT if _flatly(denial) else SOMEWHAT)
    return ("gainsays", "accused") if flat or (doer and of_himself and gainsaid(denial, one) >= CLAUSES) else ()


def _flatly(denial: Claim) -> bool:
    """Whether a claim negates altogether: 没有任何, 没有一名, 从未."""
    return any(negative(clause) and tells(clause, "any") and not tells(clause, "degree") for clause in _clauses(denial))


def gainsaid(denial: Claim, one: Claim) -> float:
    """How much of a short clause of one claim a clause of the other negates, by words in common; 0 where none negates another."""
    pairs = ((negated, plain) for negated in _clauses(denial) if negative(negated) for plain in _clauses(one))
    alike = (
        shared_by(_spaced(negated), _spaced(plain), FEW)
        for negated, plain in pairs
        if denies(negated, plain) and not denies(plain, negated)
    )
    return max(alike, default=0.0)


def _clauses(one: Claim) -> list[str]:
    """The clauses of a claim, without names, that tell what is."""
    return [clause for clause in CLAUSE.split(one.plain) if SHORTEST < len(clause) <= LONGEST and not tells(clause, "unreal")]


def _spaced(plain: str) -> str:
    """The letters of some words, with a blank for each name."""
    return "".join(character for character in plain if character.isalnum() or character == " ")


def _sides(one: Claim, denial: Claim) -> bool:
    """Whether a claim denies what a denial denies, so that the two agree."""
    return tells(one.content, "denying") or bool(denies(one.plain, denial.plain))


def _strength(grounds: tuple[str, ...], denial: Claim, one: Account) -> tuple[int, bool, bool, int, str]:
    plain = min(ORDER.index(ground) for ground in grounds if ground in ORDER)
    return plain, "accused" not in grounds, isinstance(one, Witness), abs(denial.sentence - one.sentence), identity(one)


def _answered(denial: Claim, one: Account, events: Mapping[str, Witness], direct: bool) -> tuple[str, ...]:
    """On what grounds a denial denies an account of its own article; none where it does not."""
    gap = denial.sentence - (one.last if isinstance(one, Claim) else one.sentence)
    before = gap >= 0 or denial.sentence == one.sentence
    near = -NEAR <= gap <= NEAR
    accused, same = _accused(denial, one), own(one, denial)
    shared = share(denial.words, told(one))
    charged = isinstance(one, Claim) or one.type == "ACCUSE"  # and not only what the outlet goes on to tell
    out: list[str] = []
    if isinstance(one, Claim) and _acts(denial, one, events):
        out.append("act")
    if shared >= SAME:
        out.append("words.same")
    elif shared >= LIKE and (accused or near):
        out.append("words.like")
    if not same and before and near and _points(denial) and charged and (accused or direct or 0 <= gap <= BESIDE):
        out.append("pointing")
    answering = (direct and accused and shared >= SOME) or (0 <= gap <= BESIDE and (accused or (shared >= SOME and _contrasts(denial))))
    if answering and not same and charged and not _bygone(denial):
        out.append("counter")
    if same and not {"act", "words.same"} & set(out):
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
    first = next((clause for clause in CLAUSE.split(denial.content) if clause.strip('「“"')), "")
    return len(letters(fold(first))) <= SHORT and tells(first, "anaphor")


def _contrasts(denial: Claim) -> bool:
    """Whether a denial is told as the answer to what stands before it: 对此, 但."""
    return fold(denial.quote).lstrip("，,。“「").startswith(tuple(voice("answering")))


def _bygone(denial: Claim) -> bool:
    """Whether a denial is told as one of former days: 去年曾否认."""
    return tells(denial.quote, "bygone")


def elsewhere(denial: Claim, one: Account) -> tuple[str, ...]:
    """On what grounds a denial denies an account of another article; none where it does not."""
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
