"""From acts to events: leave out what is no event, date what is left, and bring the mentions of one occurrence together."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from attache.coding.context import contexts
from attache.coding.dating import LEADS, REPORTED, later, sharpest, stamp, when
from attache.coding.frame import Act, acts
from attache.coding.ground import BYSTANDERS, FORCE, NEVER, PRIVATE, SPEECH, confidence, grounds
from attache.coding.indirect import indirect
from attache.coding.mode import moded
from attache.coding.place import place
from attache.coding.slot import MUTUAL
from attache.coding.status import status
from attache.lexicon import Lexicon, Predicate
from attache.model import Event, Party, Span, Statement, Status, When
from attache.reading import Reading

FOLDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})  # in the future, PLOVER counts them as AGREE
KINDS = FORCE | {"SANCTION", "AGREE", "SUPPORT", "REJECT"}  # whose acts of different CAMEO codes are different occurrences
KIND = 3  # digits of a code that tell kinds apart
PROMISING = frozenset({"REJECT", "THREATEN"})  # done to those to whom is done what they speak of
DRILL, DRILLS = "drill", "062"  # joint exercises, which are COOPERATE without a mode; their CAMEO code
FAINT = 0.25  # an act less sure than this is no mention of anything
AGAIN = 0.3  # how much a further mention counts; fitted on gold
MARGIN = "multilateral"  # the mode of meetings of organisations, and of talks on their margins
CENTRAL = 4  # at most so many events are what an article is about


Whose = tuple[str | None, str | None]  # a state or body, and the company where it is one of several
Likeness = tuple[str, str | None, str, str, tuple[date, date] | None, frozenset[Whose], frozenset[Whose]]


class Told(Struct, frozen=True):
    """An act with its status, its time and the clause that tells it."""

    act: Act
    status: Status
    cues: tuple[str, ...]
    when: When | None
    evidence: Span
    paragraph: int
    grounds: tuple[str, ...] = ()  # what speaks for and against it, by name
    confidence: float = 0.0
    stamp: When | None = None  # the time that stands by it, whether or not that dates it


def events(reading: Reading, statements: Iterable[Statement], lexicon: Lexicon) -> tuple[Event, ...]:
    """The events of an article, one an occurrence, in order of print."""
    told = weighed(reading, tuple(statements), lexicon)
    groups = _grouped([one for one in told if one.confidence >= FAINT])
    groups = [group for group in groups if _sure(group) >= lexicon.least]
    made = [gathered(reading, group, lexicon) for group in groups]
    return tuple(_centred(made, [min(one.paragraph for one in group) for group in groups]))


def weighed(reading: Reading, said: tuple[Statement, ...], lexicon: Lexicon) -> list[Told]:
    """All that could be told as an event, each with what speaks for and against it."""
    found = sorted((moded(reading, act) for act in (*acts(reading), *indirect(reading, said))), key=lambda act: act.trigger)
    voiced = [own for act in found if (own := _voiced(reading, act, said)) is not None and _recorded(own)]
    voiced = [_completed(act, voiced[max(number - 3, 0) : number + 4]) for number, act in enumerate(voiced)]
    sentences: dict[int, list[Act]] = {}
    for act in voiced:
        sentences.setdefault(reading.clauses[act.clause].sentence, []).append(act)
    out: list[Told] = []
    for act in voiced:
        one = _told(reading, act, said)
        if one is not None:
            one = _planned(reading, one, out[-1] if out else None, said)
            one = _denied(one, said)
            known = grounds(reading, act, one.status, one.stamp, sentences[reading.clauses[act.clause].sentence], said)
            if NEVER.isdisjoint(known):
                out.append(replace(one, grounds=known, confidence=confidence(known, lexicon.weights)))
    return [_titled(one, out) for one in out]


def _titled(one: Told, told: list[Told]) -> Told:
    """A headline's act with the day that the lead gives it: what the title tells is what the lead tells."""
    if one.paragraph or one.when is None or one.when.rule != REPORTED:
        return one
    codes = {party.code for party in one.act.actor}
    alike = (
        other
        for other in told
        if 0 < other.paragraph <= LEADS
        and other.status == one.status
        and other.act.predicate.type == one.act.predicate.type
        and codes & {party.code for party in other.act.actor}
    )
    other = next(alike, None)
    return replace(one, when=other.when) if other and other.when and other.when.rule != REPORTED else one


def _completed(act: Act, near: list[Act]) -> Act:
    """An act that names nobody with the recipient of the one whose words lie inside its own: 宣布对台军售."""
    if act.recipient:
        return act
    inside = [other for other in near if other.trigger != act.trigger and act.trigger.covers(other.trigger)]
    alike = [other for other in inside if other.predicate.type == act.predicate.type and other.actor == act.actor and other.recipient]
    if act.predicate.type in PROMISING and not act.nominal:
        alike += [other for other in near if _announced_by(act, other)]
    return replace(act, recipient=alike[0].recipient) if alike else act


def _announced_by(act: Act, other: Act) -> bool:
    """Whether an act is what another one threatens or refuses to do, in the same clause: 威胁要摧毁韩国."""
    follows = other.clause == act.clause and other.trigger.start >= act.trigger.end
    return follows and bool(other.recipient) and {party.code for party in other.actor} == {party.code for party in act.actor}


def _recorded(act: Act) -> bool:
    """Whether an act has an actor whose doings are events."""
    return any(party.code for party in act.actor) and not all(party.sector in _excluded(act) for party in act.actor)


def _voiced(reading: Reading, act: Act, statements: tuple[Statement, ...]) -> Act | None:
    """An act of those who say 我们 is the one's who speaks there; so is one whose carried-over doer would act on his own government."""
    if act.inherited and _ours(reading, act):
        inside = [one.speaker for one in statements if one.evidence.covers(act.trigger) and one.speaker and one.speaker.code]
        if inside:
            how = tuple("doer.ours" if rule == "doer.carried" else rule for rule in act.how)
            others = tuple(one for one in act.recipient if one.code != inside[-1].code)
            return replace(act, actor=(inside[-1],), recipient=others, how=how)
    sides = {(party.code, party.sector) for party in (*act.actor, *act.recipient)}
    if not act.inherited or not act.recipient or len(sides) > 1 or next(iter(sides))[1] != "GOV":
        return act
    speakers = [one.speaker for one in statements if one.evidence.covers(act.trigger) and one.speaker and one.speaker.code]
    other = next((speaker for speaker in reversed(speakers) if speaker.code != act.recipient[0].code), None)
    return replace(act, actor=(other,)) if other else None


def _ours(reading: Reading, act: Act) -> bool:
    """Whether the subject of an act is 我们, 我方 or the like."""
    clause = reading.clauses[act.clause]
    return any(one.kind == "pronoun:speaker" and not one.government for one in reading.mentioned(clause.start, act.trigger.start))


def _excluded(act: Act) -> frozenset[str]:
    """The sectors whose doing this is no event: media, scholars unless they protest, private people when they only talk."""
    if act.predicate.type == "PROTEST":
        return frozenset({"JRN"})
    if act.actor[0].sector == "COP" and any(party.code not in {None, act.actor[0].code} for party in act.recipient):
        return BYSTANDERS  # one coast guard to another
    return BYSTANDERS | PRIVATE if act.predicate.type in {"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE"} else BYSTANDERS


def _told(reading: Reading, act: Act, said: tuple[Statement, ...]) -> Told | None:
    """An act with its status, time and clause; ``None`` when the words around it say that it is none."""
    clause = reading.clauses[act.clause]
    value, cues = status(reading, act)
    if value is None:
        return None
    told = when(reading, act, value, said)
    if value == "actual" and told is not None and later(told, reading.article.published):
        value, cues = "future", (told.words,)
    return Told(act, value, cues, told, _evidence(reading, act), clause.paragraph, stamp=stamp(reading, act, value))


def _denied(told: Told, statements: tuple[Statement, ...]) -> Told:
    """An act that the one credited with it denies: 俄罗斯否认攻击乌克兰."""
    codes = {party.code for party in told.act.actor}
    for one in statements:
        if one.stance == "deny" and one.content.covers(told.act.trigger) and one.speaker and one.speaker.code in codes:
            return replace(told, status="negated", cues=(*told.cues, "denied"))
    return told


def _planned(reading: Reading, told: Told, last: Told | None, said: tuple[Statement, ...]) -> Told:
    """An act of one whose coming act the clause before tells is to come as well: 将于周三飞往北京，展开访问."""
    act = told.act
    if last is None or told.status != "actual" or last.status != "future" or not last.cues or not act.inherited:
        return told
    if act.predicate.type in SPEECH or last.act.predicate.type in SPEECH or last.act.clause != act.clause - 1:
        return told
    clause, before = reading.clauses[act.clause], reading.clauses[act.clause - 1]
    marks = reading.inside(clause.start, min(act.trigger.end + 1, clause.end))
    told_done = any((kind := mark.kind("adverb", "aspect")) and kind.value == "done" for mark in marks)
    same = {party.code for party in act.actor} & {party.code for party in last.act.actor}
    if told_done or not same or clause.sentence != before.sentence:
        return told
    return replace(
        told, status="future", cues=last.cues, when=when(reading, act, "future", said), stamp=stamp(reading, act, "future")
    )  # fmt: skip


def _evidence(reading: Reading, act: Act) -> Span:
    """The clause that tells an act, without the punctuation at its ends."""
    clause = reading.clauses[act.clause]
    text = reading.article.text
    start, end = clause.start, clause.end
    opening = next((aside for aside in reading.asides if aside.start == start and aside.end <= act.trigger.start), None)
    start = opening.end if opening else start
    while start < act.trigger.start and text[start] in " \u3000\t，,；;：:。」”’』":
        start += 1
    while end > act.trigger.end and text[end - 1] in " \u3000\t\n，,；;：:。！？!?":
        end -= 1
    return Span(start, end)


def _grouped(told: list[Told]) -> list[list[Told]]:
    """Mentions of one occurrence together: same type and status, parties and times that agree.

    A group is compared by one mention of each kind in it, as texts that say the same a thousand times are not read in an afternoon.
    """
    groups: list[tuple[list[Told], dict[Likeness, Told]]] = []
    for one in told:
        home = next((group for group in groups if all(_same(other, one) for other in group[1].values())), None)
        if home is None:
            home = ([], {})
            groups.append(home)
        home[0].append(one)
        home[1].setdefault(_likeness(one), one)
    return [members for members, _ in groups]


def _likeness(one: Told) -> Likeness:
    """All that ``_same`` looks at."""
    when = (one.when.first, one.when.last) if one.when else None
    predicate = one.act.predicate
    return predicate.type, predicate.mode, _code(one), one.status, when, _parties(one.act.actor), _parties(one.act.recipient)


def _parties(found: tuple[Party, ...]) -> frozenset[Whose]:
    return frozenset(map(_whose, found))


def _same(one: Told, other: Told) -> bool:
    """Whether two mentions may tell one occurrence: type, status, kind, time and parties agree."""
    kind = one.act.predicate.type
    if kind != other.act.predicate.type or one.status != other.status:
        return False
    if one.when and other.when and not _near(one.when, other.when):
        return False
    modes = {one.act.predicate.mode, other.act.predicate.mode}
    sides, others = _sides(one), _sides(other)
    if kind == "CONSULT" and (modes >= {"phone", "visit"} or (len(modes) > 1 and sides != others)):
        return False
    if kind == "AGREE" and _parties(one.act.actor) != _parties(other.act.actor):
        return False  # one verbal act a speaker's side
    if kind in MUTUAL or (kind in FOLDED and one.status == "future"):
        return _alike(sides, others)
    if (kind in FORCE and len(modes - {None}) > 1) or (kind in KINDS and _code(one) != _code(other)):
        return False
    return _agree(one.act.actor, other.act.actor, False) and _agree(one.act.recipient, other.act.recipient, True)


def _sides(one: Told) -> frozenset[Whose]:
    """Everybody who takes part."""
    return _parties((*one.act.actor, *one.act.recipient))


def _code(one: Told) -> str:
    """The CAMEO code of an act, as far as it tells kinds of acts apart."""
    return (one.act.predicate.cameo or "")[:KIND]


def _near(one: When, other: When) -> bool:
    slack = timedelta(days=1)
    if (one.precision == "open") != (other.precision == "open"):
        return abs(one.first - other.first) <= slack  # 自8月以来 meets no act of today
    return one.first - slack <= other.last and other.first - slack <= one.last


def _agree(one: tuple[Party, ...], other: tuple[Party, ...], empty: bool) -> bool:
    a, b = _parties(one), _parties(other)
    return _alike(a, b) if a and b else empty


def _alike(one: frozenset[Whose], other: frozenset[Whose]) -> bool:
    """Whether half of all parties at least are in both."""
    return bool(one & other) and len(one & other) * 2 >= len(one | other)


def _whose(party: Party) -> Whose:
    """What tells parties apart: the state, and among its companies the company."""
    return party.code, (party.entity or party.name) if party.sector == "BUS" else None


def gathered(reading: Reading, group: list[Told], lexicon: Lexicon) -> Event:
    best = max(group, key=_clear)
    act, predicate = best.act, best.act.predicate
    whens = [one.when for one in (best, *group) if one.when]
    told = [one for one in whens if one.rule != REPORTED]
    dated = sharpest(told) if told else whens[0] if whens and not _bygone(group) else None
    spans = sorted({one.evidence for one in group}, key=lambda span: (span != best.evidence, span))
    modes = [mode for one in group if (mode := _mode(reading, one.act))]
    mode = _mode(reading, act) or (modes[0] if modes and predicate.type == group[0].act.predicate.type else None)
    scores = lexicon.scores
    mentions = list(dict.fromkeys((act, *(one.act for one in group))))
    made = Event(
        id=_identity(reading, best), type=predicate.type, mode=mode, cameo=predicate.cameo, status=best.status,
        actor=sided(act.actor, predicate, mode, "actor", lexicon), recipient=sided(act.recipient, predicate, mode, "recipient", lexicon),
        when=dated, trigger=act.trigger, evidence=tuple(spans),
        rule=predicate.id, cues=best.cues, confidence=round(_sure(group), 3), grounds=best.grounds,
        goldstein=lexicon.goldstein.get(predicate.cameo or ""),
        intensity=scores.get((predicate.type, mode or ""), scores.get((predicate.type, ""))), inherited=act.inherited,
        place=place(reading, mentions, lexicon),
    )  # fmt: skip
    return replace(made, contexts=contexts(reading, mentions, made))


def _sure(group: list[Told]) -> float:
    """The confidence of the surest mention, raised by each other one as if that were a third as sure: what is told again was told."""
    first, *others = sorted((one.confidence for one in group), reverse=True)
    doubt = 1 - first
    for one in others:
        doubt *= 1 - AGAIN * one
    return 1 - doubt


def _bygone(group: list[Told]) -> bool:
    """Whether half of its mentions tell an occurrence as something past without saying when, so that the report's day is not its."""
    return 2 * sum(one.when is None and "past" in one.grounds for one in group) >= len(group)


def _mode(reading: Reading, act: Act) -> str | None:
    """The mode of an act: its row's, or multilateral for talks told together with an organisation's meeting (峰会期间会谈)."""
    if act.predicate.mode or act.predicate.type != "CONSULT":
        return act.predicate.mode
    clause = reading.clauses[act.clause]
    marks = reading.inside(clause.start, clause.end)
    forms = (form for mark in marks for form in mark.forms if form.tail is None and not act.trigger.covers(Span(mark.start, mark.end)))
    beside = any(form.predicate.mode == MARGIN and form.predicate.type == "CONSULT" for form in forms)
    return MARGIN if beside or any(mark.kind("margin") for mark in marks) else None


def _clear(one: Told) -> tuple[bool, bool, bool, int]:
    """How clearly a clause tells an act: with a recipient, its own doer and its own time, and in more words."""
    dated = one.when is not None and one.when.rule != REPORTED
    return bool(one.act.recipient), not one.act.inherited, dated, one.evidence.end - one.evidence.start


def sided(parties: tuple[Party, ...], predicate: Predicate, mode: str | None, side: str, lexicon: Lexicon) -> tuple[Party, ...]:
    """The parties that have a code; of bare states the sector that acts, or suffers, in such an act."""
    kind = DRILL if predicate.cameo == DRILLS else mode or ""
    found = next((key for key in ((predicate.type, kind, side), (predicate.type, "", side)) if key in lexicon.sectors), None)
    if found is None:
        return _coded(parties)
    sector = lexicon.sectors[found]
    return tuple(replace(party, sector=sector) if _stately(party, lexicon) else party for party in _coded(parties))


def _stately(party: Party, lexicon: Lexicon) -> bool:
    """Whether a party is a state and no part of it."""
    return party.sector in ("GOV", None) and party.office is None and (party.entity is None or party.entity in lexicon.states)


def _coded(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.code)


def _identity(reading: Reading, one: Told) -> str:
    act = one.act
    parts = [
        reading.article.id, act.predicate.type, one.status, str(act.trigger.start),
        *sorted(party.code or "" for party in act.actor), ">", *sorted(party.code or "" for party in act.recipient),
    ]  # fmt: skip
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _centred(found: list[Event], paragraphs: list[int]) -> list[Event]:
    """The events with those marked that the title or the lead tells."""
    order = sorted(range(len(found)), key=lambda n: (paragraphs[n], -len(found[n].evidence), found[n].trigger.start))
    central = {n for n in order[:CENTRAL] if paragraphs[n] < LEADS}
    return [replace(event, central=n in central) for n, event in enumerate(found)]
