"""What a speaker does by saying something: a demand without a verb of demanding, a charge without a verb of accusing.

北京应停止施压, said by a minister of another state, is a request; 北京违反了协议 is an accusation. The words are rows of
predicates.tsv with part of speech ``d``; they count only in the words of those who speak for a state or body, right behind the name of
another one.
"""

from collections.abc import Iterable, Iterator

from attache.coding.frame import Act
from attache.lexicon import Predicate
from attache.model import Party, Span, Statement
from attache.reading import Clause, Mark, Mention, Reading

SILENT = frozenset({"EDU", "JRN", "MED", "CVL", None})  # whose opinions of others are no acts
OWNED = 8  # longest 的 and noun between a party and what is said of it (俄羅斯的行動違反…), in code points
IDLE = "idle"  # what a word of condition gives to what follows it
GOOD = frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"})  # which nobody threatens with
COPULA = "是"
NEAR = 12  # furthest that the word may stand behind the party to be right behind it, in code points


def indirect(reading: Reading, statements: Iterable[Statement]) -> Iterator[Act]:
    """The demands and charges that statements make of somebody who is not on the speaker's side."""
    for one in statements:
        speaker = one.speaker
        if speaker is None or speaker.code is None or speaker.sector in SILENT:
            continue
        yield from _warned(reading, one, speaker)
        for mark in reading.inside(one.content.start, one.content.end):
            predicate = next(
                (form.predicate for form in mark.forms if form.predicate.pos == "d" and form.predicate.type != "THREATEN"), None
            )
            if predicate is not None and not reading.bracketed(mark.start) and not _denied(reading, mark):
                yield from _said(reading, one, speaker, mark, predicate)


def _warned(reading: Reading, statement: Statement, speaker: Party) -> Iterator[Act]:
    """The threat of a statement that says what the speaker's side will do if another one acts: 若北约出兵，俄罗斯将动用核武器."""
    first, last = reading.clause(statement.content.start), reading.clause(max(statement.content.end - 1, 0))
    for number in range(first, last):
        other = _condition(reading, number, statement.content.start)
        follow = reading.clauses[number + 1]
        marks = reading.inside(follow.start, follow.end)
        if other is None or not _other(other, speaker) or _kindly(reading, marks, follow.end):
            continue
        own = next(
            (mention for mention in reading.mentioned(follow.start, follow.end) if mention.kind == "party" and not mention.government), None
        )
        if own is not None and {party.code for party in own.parties} != {speaker.code}:
            continue
        word = next(((mark, form.predicate) for mark in marks for form in mark.forms if _threatens(form.predicate)), None)
        if word is not None:
            yield _act(reading, speaker, other, *word)


def _kindly(reading: Reading, marks: tuple[Mark, ...], end: int) -> bool:
    """Whether what is announced is nothing to be feared."""
    forms = ((mark, form) for mark in marks for form in mark.forms if form.predicate.type in GOOD)
    return any(reading.tailed(mark.end, form.tail, end) >= 0 for mark, form in forms)


def _condition(reading: Reading, number: int, start: int) -> Mention | None:
    """The party of whose doing a clause makes a condition."""
    clause = reading.clauses[number]
    start = max(clause.start, start)
    words = (mark for mark in reading.inside(start, clause.end) if (kind := mark.kind("subordinator")) and kind.value == IDLE)
    word = next(words, None)
    if word is None or not reading.small(start, word.start):
        return None
    return next((one for one in reading.mentioned(word.end, clause.end) if one.kind == "party" and not one.government), None)


def _threatens(predicate: Predicate) -> bool:
    return predicate.pos == "d" and predicate.type == "THREATEN"


def _said(reading: Reading, statement: Statement, speaker: Party, mark: Mark, predicate: Predicate) -> Iterator[Act]:
    """The act of a word of duty or blame, if it is said of another party than the speaker's."""
    clause = reading.clauses[reading.clause(mark.start)]
    start = max(clause.start, statement.content.start)
    before = [mention for mention in reading.mentioned(start, mark.start) if mention.kind == "party" and mention.end <= mark.start]
    blames = predicate.type == "ACCUSE"
    before = [mention for mention in before if _other(mention, speaker)] or before
    target = before[-1] if before else _told_of(reading, statement, speaker, clause, mark)
    if not before and target is not None and _other(target, speaker):
        yield _act(reading, speaker, target, mark, predicate)
        return
    if target is not None and any(one.kind("subordinator") for one in reading.inside(start, target.start)):
        return  # 如果俄罗斯继续破坏稳定
    if target is not None and (target.government not in {"", "就"} or not _other(target, speaker)):
        return
    if target is not None:
        between = reading.between(target.end, mark.start)
        near = not between or (blames and _said_of(reading, target.end, mark.start, between))
        if near and _first(reading, statement, target):
            yield _act(reading, speaker, target, mark, predicate)


def _told_of(reading: Reading, statement: Statement, speaker: Party, clause: Clause, mark: Mark) -> Mention | None:
    """Of whom a clause without anybody goes on to tell: the party that the clause before it in the statement begins with."""
    number = reading.clause(mark.start)
    start = max(clause.start, statement.content.start)
    open_ended = any(one.kind("cancel", "modal", "subordinator", "pronoun") for one in reading.inside(start, mark.start))
    if statement.stance != "assert" or open_ended or not reading.small(start, mark.start) or number == 0:
        return None
    if any(_other(mention, speaker) for mention in reading.mentioned(start, clause.end)):
        return None
    last = reading.clauses[number - 1]
    if last.sentence != clause.sentence or last.end <= statement.content.start:
        return None
    if any(one.kind("subordinator") for one in reading.inside(max(last.start, statement.content.start), last.end)):
        return None  # 如果俄罗斯无意谈判，继续破坏稳定
    known = [mention for mention in reading.mentioned(max(last.start, statement.content.start), last.end) if mention.kind == "party"]
    return known[0] if known and not known[0].government and _first(reading, statement, known[0]) else None


def _denied(reading: Reading, mark: Mark) -> bool:
    """Whether a small word right before a word denies it: 不危险, 没有违反."""
    return any(one.kind("negator") for one in reading.inside(max(mark.start - 4, 0), mark.start))


def _other(mention: Mention, speaker: Party) -> bool:
    codes = {party.code for party in mention.parties}
    return bool(codes) and None not in codes and speaker.code not in codes


def _first(reading: Reading, statement: Statement, mention: Mention) -> bool:
    """Whether a mention stands first in its clause or in the words of the statement, but for small words."""
    start = max(reading.clauses[reading.clause(mention.start)].start, statement.content.start)
    return reading.small(start, mention.start)


def _act(reading: Reading, speaker: Party, target: Mention, mark: Mark, predicate: Predicate) -> Act:
    trigger = Span(mark.start, mark.end)
    number = reading.clause(mark.start)
    return Act(predicate, trigger, number, (speaker,), target.parties, "X Y V", False, False, False, mark.end, ("doer.speaker",))


def _said_of(reading: Reading, start: int, stop: int, between: str) -> bool:
    """Whether a word is said of a party although others stand between: a noun that is its own, or small words, none of which denies."""
    if between.startswith("的"):
        return 1 < len(between) <= OWNED
    done = next((mark for mark in reading.inside(start, stop) if mark.start == start and mark.kind("conduct")), None)
    denied = any(mark.kind("negator") for mark in reading.inside(start, stop))
    if done is not None and len(between) <= NEAR:
        return not denied and (not between[done.end - done.start :].strip(COPULA) or reading.small(done.end, stop))  # 中方行为是…
    return "、" not in between and not denied and len(between) <= NEAR and reading.small(start, stop)
