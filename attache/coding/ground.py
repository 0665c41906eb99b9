"""What speaks for and against an act being an event: named grounds, weighed into a probability.

Each ground is a yes or no that a person can check (the doer is carried over, nobody suffers it, a demand governs it). Their weights
stand in ``data/grounds.tsv``; ``python eval/confidence.py`` fits them to gold and shows how well what they give is calibrated.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import exp

from attache.coding.frame import Act
from attache.model import Statement, Status, When
from attache.reading import Reading

CONTENT = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE"})  # whose content is no event of its own
SPEECH = CONTENT | {"AGREE", "SUPPORT", "CONCEDE"}  # undated, they are of the day of the report
BYSTANDERS = frozenset({"JRN", "EDU", "MED"})  # whose comments are statements, never events
PRIVATE = frozenset({"CVL", "REF", "COP", "JRN"})  # who do not consult as states do
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"})  # done to somebody
WEIGHTY = frozenset({"AID", "COERCE", "CONCEDE", "REJECT", "RETREAT"})  # seldom told of a doer who is only carried over
VAGUE = frozenset({"AGREE", "COOPERATE"})  # which do not say more than an agreement on it
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})  # recorded at home as well as abroad
NEAR, FAR = 4, 14  # bounds of a small and a middling distance, in code points
HEAD = 2  # characters of most verbs
DEEP = 6  # from this paragraph on an article tells background
# Grounds on which an act is no event whatever else is so; double: told by the words around it already.
NEVER = frozenset({"asked", "topical", "private", "promised", "excepted", "double"})
BASE = "base"  # the ground that every act has


def confidence(grounds: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that an act with these grounds is an event as an annotator would have it: a logistic sum."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in grounds)))


def grounds(
    reading: Reading, act: Act, status: Status, when: When | None, others: Iterable[Act], said: tuple[Statement, ...]
) -> tuple[str, ...]:
    """The names of all grounds of an act; ``others`` are the acts of its sentence in order."""
    beside = [other for other in others if other.trigger != act.trigger]
    told = (f"status.{status}", _of_time(when))
    return (BASE, *_of_itself(reading, act), *_of_place(reading, act), *_of_others(reading, act, beside), *_of_speech(act, said), *told)


def _of_itself(reading: Reading, act: Act) -> Iterator[str]:
    yield f"type.{act.predicate.type.lower()}"
    yield from act.how
    size = act.trigger.end - act.trigger.start
    yield "trigger.short" if size <= 2 else "trigger.long" if size > NEAR else "trigger.middle"
    if act.nominal:
        yield "nominal"
    if act.passive:
        yield "passive"
    yield "sides.both" if act.recipient else "sides.joint" if len({party.code for party in act.actor}) > 1 else "sides.one"
    if any(party.implied for party in act.actor):
        yield "doer.implied"
    if any(party.office or party.entity for party in act.actor):
        yield "doer.named"
    if any(party.sector not in {"GOV", None} for party in act.actor):
        yield "doer.other"
    if not act.inherited and act.actor:
        yield _distance("doer", _gap(reading, act.actor[0].span.end, act.trigger.start))
    if act.recipient:
        first = act.recipient[0].span
        if first.start >= act.trigger.end:
            yield _distance("target", _gap(reading, act.trigger.end, first.start))
        else:
            yield "target.before"
    if _aimless(act) and not _deed(reading, act):
        yield "aimless"
    if _bare(reading, act):
        yield "bare"
    if _domestic(act):
        yield "domestic"
    if act.predicate.type == "CONSULT" and any(party.sector in PRIVATE for party in (*act.actor, *act.recipient)):
        yield "private"


def _of_place(reading: Reading, act: Act) -> Iterator[str]:
    clause = reading.clauses[act.clause]
    yield (
        "told.title"
        if clause.paragraph == 0
        else "told.lead"
        if clause.paragraph == 1
        else "told.deep"
        if clause.paragraph >= DEEP
        else "told.body"
    )
    if clause.depth:
        yield "quoted"
    after = reading.folded[act.trigger.end : act.trigger.end + 1]
    made = reading.folded[act.trigger.start + HEAD : act.trigger.start + HEAD + 1] == "的"  # 达成的协议
    if (after == "的" or made) and not act.nominal:
        yield "attribute"
    behind = reading.between(act.trigger.end, clause.end).rstrip("，,。；;、：:！？」』”’ \n")
    if not behind:
        yield "closing"
    if "的" in reading.between(act.trigger.end, min(act.trigger.end + FAR, clause.end)):
        yield "noun.behind"
    if _excepted(reading, act):
        yield "excepted"
    marks = reading.inside(clause.start, act.trigger.start)
    if any((kind := mark.kind("preposition")) and kind.value == "就" for mark in marks):
        yield "phrase"
    if any(mark.kind("past") for mark in marks):
        yield "past"
    if any(mark.kind("temporal") for mark in reading.inside(act.trigger.end, min(act.trigger.end + FAR, clause.end))):
        yield "temporal"


def _of_others(reading: Reading, act: Act, beside: list[Act]) -> Iterator[str]:
    """Grounds from the other acts of its sentence."""
    mine = [other for other in beside if other.clause == act.clause]
    governing = [other for other in beside if _governs(other, act)]
    own = {party.code for party in act.actor}
    if any(other.clause == act.clause and (other.predicate.type != "ACCUSE" or own == _codes(other)) for other in governing):
        yield "asked"  # nobody charges himself: 批评对平民发动攻击
    elif governing:
        yield "content"
    around = [other for other in mine if other.trigger.covers(act.trigger)]
    if around:
        yield "covered"
    if any(other.predicate.type == act.predicate.type and own & _codes(other) for other in around):
        yield "double"
    later = [other for other in mine if other.trigger.start >= act.trigger.end]
    if any(own == _codes(other) for other in later) and _topical(reading, act):
        yield "topical"
    if _promised(act, later) or any(_promises(other, act) for other in mine):
        yield "promised"
    if any(not _governs(act, other) for other in later):
        yield "first"
    if any(other.trigger.end <= act.trigger.start for other in mine):
        yield "second"


def _codes(act: Act) -> set[str | None]:
    return {party.code for party in act.actor}


def _topical(reading: Reading, act: Act) -> bool:
    """Whether 就 or the like between the doer and an act makes it what another act is about: 就恢复通信达成共识."""
    clause = reading.clauses[act.clause]
    start = max([clause.start, *(party.span.end for party in act.actor if party.span.end <= act.trigger.start)])
    return any((kind := mark.kind("preposition")) and kind.value == "就" for mark in reading.inside(start, act.trigger.start))


def _of_speech(act: Act, said: tuple[Statement, ...]) -> Iterator[str]:
    """Grounds from the statements in which it is told."""
    inside = [one for one in said if one.content.covers(act.trigger)]
    if any(one.speaker is None or one.speaker.sector in BYSTANDERS for one in inside):
        yield "forecast"
    codes = {party.code for party in act.actor}
    if any(one.speaker and one.speaker.code in codes for one in inside):
        yield "said.self"
    elif inside:
        yield "said.other"


def _of_time(when: When | None) -> str:
    if when is None:
        return "undated"
    return "dated" if when.span else "dated.report"


def _distance(side: str, gap: int) -> str:
    return f"{side}.near" if gap <= NEAR else f"{side}.middle" if gap <= FAR else f"{side}.far"


def _gap(reading: Reading, start: int, end: int) -> int:
    return len(reading.between(start, end)) if end > start else 0


def _governs(other: Act, act: Act) -> bool:
    """Whether an act is told only as the content of another of its sentence: 敦促美方取消制裁.

    What follows in the same clause is content; in a later clause without a doer of its own a further act of speech is one more
    act of the same speaker (谴责…，敦促…), anything else is content still.
    """
    if other.predicate.type not in CONTENT or other.nominal or other.trigger.end > act.trigger.start:
        return False
    return other.clause == act.clause or (act.inherited and act.predicate.type not in SPEECH)


def _promised(act: Act, later: list[Act]) -> bool:
    """Whether an agreement only introduces the act agreed on, in the same clause: 同意出售武器."""
    return act.predicate.type == "AGREE" and any(other.predicate.type not in VAGUE and not other.nominal for other in later)


def _promises(other: Act, act: Act) -> bool:
    """Whether all that an act says of working together is what another one of its clause agrees on: 同意加强海上合作."""
    before = other.predicate.type == "AGREE" and other.trigger.end <= act.trigger.start
    return before and act.predicate.type == "COOPERATE" and _codes(other) == _codes(act) and act.trigger.end - act.trigger.start <= HEAD


def _aimless(act: Act) -> bool:
    """Whether an act that is done to somebody names nobody: too little to be told from a mere topic, but for aid with a giver."""
    if act.recipient or act.predicate.type not in DIRECTED or not act.predicate.directed:
        return False
    if act.predicate.type == "AID" and not act.nominal and not act.inherited:
        return False
    return not (act.predicate.mutual and len({party.code for party in act.actor}) > 1)


def _deed(reading: Reading, act: Act) -> bool:
    """Whether a reproach with a doer of its own names the deed and nobody who did it: 谴责这起袭击, 对暴力升级深感忧虑."""
    if act.predicate.type != "ACCUSE" or act.inherited or act.nominal:
        return False
    clause = reading.clauses[act.clause]
    marks = reading.inside(clause.start, act.trigger.start)
    about = any((kind := mark.kind("preposition")) and kind.value in {"对", "就"} and mark.end < act.trigger.start for mark in marks)
    return about or (act.trigger.end - act.trigger.start > NEAR - 1 and "target.open" in act.how)


def _bare(reading: Reading, act: Act) -> bool:
    """Whether a carried-over doer is all that stands around a predicate: too little for a short word or an act of giving (way)."""
    if not act.inherited:
        return False
    short = act.trigger.end - act.trigger.start <= 2 and not act.recipient and not _partnered(reading, act)
    counted = bool(act.recipient) and act.recipient[0].implied and "target.open" in act.how  # 逮捕42人
    return short or (act.predicate.type in WEIGHTY and not counted)


def _partnered(reading: Reading, act: Act) -> bool:
    """Whether the other side of an act stands in its clause, and the act is told there: 与台湾断交，并与中国建交."""
    if act.predicate.type == "COOPERATE" or reading.folded[act.trigger.end : act.trigger.end + 1] == "的":
        return False  # 合作 by itself is rather what is spoken of
    clause = reading.clauses[act.clause]
    modals = (mark.kind("modal") for mark in reading.inside(clause.start, act.trigger.start))
    if any(modal and modal.value == "hypothetical" for modal in modals):
        return False
    return any(clause.start <= party.span.start < clause.end for party in act.actor)


def _excepted(reading: Reading, act: Act) -> bool:
    """Whether an act without a doer of its own stands in a clause that only leaves it out: 除了正式访问，还…."""
    clause = reading.clauses[act.clause]
    return act.inherited and any(
        mark.start == clause.start and mark.kind("except") for mark in reading.inside(clause.start, act.trigger.start)
    )


def _domestic(act: Act) -> bool:
    """Whether nobody in an act is named by a state's own words, and no second state takes part: a government's own affairs."""
    if act.predicate.type in FORCE:
        return False
    parties = (*act.actor, *act.recipient)
    return all(party.implied for party in act.actor) and len({party.code for party in parties}) == 1
