"""From acts to events: leave out what is no event, date what is left, and bring the mentions of one occurrence together."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from attache.coding.context import contexts
from attache.coding.frame import Act, acts
from attache.coding.indirect import indirect
from attache.coding.place import place
from attache.coding.slot import MUTUAL
from attache.coding.status import status
from attache.coding.time import ahead
from attache.lexicon import Lexicon, Predicate
from attache.model import Event, Party, Span, Statement, Status, When
from attache.reading import Mark, Reading
from attache.sentence import STOPS

CONTENT = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE"})  # whose content is no event of its own
SPEECH = CONTENT | {"AGREE", "SUPPORT", "CONCEDE"}  # undated, they are of the day of the report
FOLDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})  # in the future, PLOVER counts them as AGREE
BYSTANDERS = frozenset({"JRN", "EDU", "MED"})  # whose comments are statements, never events
PRIVATE = frozenset({"CVL", "REF", "COP"})
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"})  # done to somebody, or not recorded
WEIGHTY = frozenset({"AID", "COERCE", "CONCEDE", "REJECT", "RETREAT"})  # not recorded of a doer who is only carried over
DRILL, DRILLS = "drill", "062"  # joint exercises, which are COOPERATE without a mode; their CAMEO code
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})  # recorded at home as well as abroad
ABSTRACT = "abstract"  # the flag of a card that sums up another work and is not the day's news
REPORTED = "day-of-report"  # the rule of a time that is only the report's
MARGIN = "multilateral"  # the mode of meetings of organisations, and of talks on their margins
CENTRAL = 4  # at most so many events are what an article is about
LEADS = 2  # paragraphs, title included, that tell what an article is about


Whose = tuple[str | None, str | None]  # a state or body, and the company where it is one of several
Likeness = tuple[str, str | None, str, tuple[date, date] | None, frozenset[Whose], frozenset[Whose]]


class Told(Struct, frozen=True):
    """An act with its status, its time and the clause that tells it."""

    act: Act
    status: Status
    cues: tuple[str, ...]
    when: When | None
    evidence: Span
    paragraph: int


def events(reading: Reading, statements: Iterable[Statement], lexicon: Lexicon) -> tuple[Event, ...]:
    """The events of an article, one an occurrence, in order of print."""
    said = tuple(statements)
    found = sorted([*acts(reading), *indirect(reading, said)], key=lambda act: act.trigger)
    kept = _kept(reading, [voiced for act in found if (voiced := _voiced(act, said)) is not None], said)
    told = [_denied(one, said) for act in kept if (one := _told(reading, act)) is not None]
    groups = _grouped(told)
    made = [_event(reading, group, lexicon) for group in groups]
    return tuple(_centred(made, [min(one.paragraph for one in group) for group in groups]))


def _kept(reading: Reading, found: list[Act], statements: tuple[Statement, ...]) -> list[Act]:
    """The acts that are events: with an actor of record, and not the content of a request, threat, refusal or charge."""
    out: list[Act] = []
    beside: dict[int, list[Act]] = {}  # by clause
    for act in found:
        beside.setdefault(act.clause, []).append(act)
    for act in found:
        if any(other.trigger != act.trigger and other.trigger.covers(act.trigger) for other in beside[act.clause]):
            continue
        if not any(party.code for party in act.actor) or all(party.sector in _excluded(act) for party in act.actor):
            continue
        if act.predicate.type == "CONSULT" and any(party.sector in PRIVATE | {"JRN"} for party in (*act.actor, *act.recipient)):
            continue
        if any(_governs(other, act) for other in _earlier(reading, act, out)):
            continue
        if _promised(act, beside[act.clause]) or _forecast(act, statements):
            continue
        out.append(act)
    return out


def _voiced(act: Act, statements: tuple[Statement, ...]) -> Act | None:
    """An act whose carried-over doer would act on his own government: it is the one's who speaks there, or nobody's."""
    sides = {(party.code, party.sector) for party in (*act.actor, *act.recipient)}
    if not act.inherited or not act.recipient or len(sides) > 1 or next(iter(sides))[1] != "GOV":
        return act
    speakers = [one.speaker for one in statements if one.evidence.covers(act.trigger) and one.speaker and one.speaker.code]
    other = next((speaker for speaker in reversed(speakers) if speaker.code != act.recipient[0].code), None)
    return replace(act, actor=(other,)) if other else None


def _excluded(act: Act) -> frozenset[str]:
    """The sectors whose doing this is no event: media, scholars unless they protest, private people when they only talk."""
    if act.predicate.type == "PROTEST":
        return frozenset({"JRN"})
    if act.actor[0].sector == "COP" and any(party.code not in {None, act.actor[0].code} for party in act.recipient):
        return BYSTANDERS  # one coast guard to another
    return BYSTANDERS | PRIVATE if act.predicate.type in {"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE"} else BYSTANDERS


def _earlier(reading: Reading, act: Act, before: list[Act]) -> Iterator[Act]:
    """The acts of the same sentence among those before it, the last first."""
    sentence = reading.clauses[act.clause].sentence
    return takewhile(lambda other: reading.clauses[other.clause].sentence == sentence, reversed(before))


def _governs(other: Act, act: Act) -> bool:
    """Whether an act is told only as the content of another of its sentence: 敦促美方取消制裁.

    What follows in the same clause is content; in a later clause without a doer of its own a further act of speech is one more
    act of the same speaker (谴责…，敦促…), anything else is content still.
    """
    if other.predicate.type not in CONTENT or other.nominal or other.trigger.end > act.trigger.start:
        return False
    return other.clause == act.clause or (act.inherited and act.predicate.type not in SPEECH)


def _promised(act: Act, beside: list[Act]) -> bool:
    """Whether an agreement only introduces the act agreed on, in the same clause: 同意出售武器."""
    return act.predicate.type == "AGREE" and any(
        other.trigger.start >= act.trigger.end and other.predicate.type != "AGREE" and not other.nominal for other in beside
    )


def _forecast(act: Act, statements: tuple[Statement, ...]) -> bool:
    """Whether an act stands in the words of a commentator."""
    return any(
        statement.content.covers(act.trigger) and (statement.speaker is None or statement.speaker.sector == "EDU")
        for statement in statements
    )


def _told(reading: Reading, act: Act) -> Told | None:
    """An act with its status, time and clause; ``None`` when the words around it say that it is none."""
    clause = reading.clauses[act.clause]
    value, cues = status(reading, act)
    if value is None or _aimless(act) or _bare(reading, act) or _domestic(act) or _excepted(reading, act):
        return None
    when = _when(reading, act, value)
    if value == "actual" and when is not None and _after(when, reading.article.published):
        value, cues = "future", (when.words,)
    return Told(act, value, cues, when, _evidence(reading, act), clause.paragraph)


def _denied(told: Told, statements: tuple[Statement, ...]) -> Told:
    """An act that the one credited with it denies: 俄罗斯否认攻击乌克兰."""
    codes = {party.code for party in told.act.actor}
    for one in statements:
        if one.stance == "deny" and one.content.covers(told.act.trigger) and one.speaker and one.speaker.code in codes:
            return replace(told, status="negated", cues=(*told.cues, "denied"))
    return told


def _aimless(act: Act) -> bool:
    """Whether an act that is done to somebody names nobody: too little to be told from a mere topic, but for aid with a giver."""
    if act.recipient or act.predicate.type not in DIRECTED or not act.predicate.directed:
        return False
    if act.predicate.type == "AID" and not act.nominal and not act.inherited:
        return False
    return not (act.predicate.mutual and len({party.code for party in act.actor}) > 1)


def _bare(reading: Reading, act: Act) -> bool:
    """Whether a carried-over doer is all that stands around a predicate: too little for a short word or an act of giving (way)."""
    if not act.inherited:
        return False
    short = act.trigger.end - act.trigger.start <= 2 and not act.recipient and not _partnered(reading, act)
    return short or act.predicate.type in WEIGHTY


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


def _when(reading: Reading, act: Act, value: Status) -> When | None:
    """The time that dates an act: nearest in its clause, else in the clauses of the sentence before it; never a guess."""
    clause, published = reading.clauses[act.clause], reading.article.published
    opening = reading.opening(act.clause)
    later = any(mark.kind("later") for mark in reading.inside(clause.start, act.trigger.start))
    found = list(reading.told(clause.start if later else opening, clause.end))
    if value in {"future", "hypothetical"}:
        found = [when for when in found if when.span and not _announced(reading, when.span, act)]
        found = [coming for when in found if (coming := ahead(when, published)) and _to_come(coming, published)]
    elif act.predicate.type in SPEECH:
        found = [when for when in found if not _after(when, published)]  # it dates what is spoken of
    found = [when for when in found if when.span and not _relayed(reading, when.span, act)]
    own = [when for when in found if when.span and when.span.start >= clause.start]
    before = [when for when in own if when.span and when.span.end <= act.trigger.start]
    if before or own:
        return before[-1] if before else own[0]
    if later and reading.told(opening, clause.start):
        return None  # later than what was told, and who knows when
    if found and (act.inherited or act.predicate.type != "ASSAULT"):  # a war named further on is only the background
        return found[-1]
    if published is None or published.day is None or value not in {"actual", "negated"}:
        return None
    if any(flag.name == ABSTRACT for flag in reading.article.flags):
        return None
    news = act.predicate.type in SPEECH or clause.paragraph < LEADS
    if _headline(reading, act) or (news and not _background(reading, act)):
        return replace(published, rule=REPORTED)
    return None


def _announced(reading: Reading, time: Span, act: Act) -> bool:
    """Whether a cue of speech stands between a time and an act, so that the time is that of the announcement."""
    return any(mark.cues for mark in reading.inside(time.end, act.trigger.start))


def _relayed(reading: Reading, time: Span, act: Act) -> bool:
    """Whether a medium reports an act and the time is that of its report: 5月28日，乌克兰媒体报道，…."""
    media = [m for m in reading.mentioned(time.end, act.trigger.start) if any(party.sector == "JRN" for party in m.parties)]
    return any(mark.cues for m in media for mark in reading.inside(m.end, act.trigger.start))


def _background(reading: Reading, act: Act) -> bool:
    """Whether an undated act is told as something past (曾, 此前) or only by its name."""
    clause = reading.clauses[act.clause]
    before = reading.inside(clause.start, act.trigger.start)
    return act.nominal or act.predicate.type == "ASSAULT" or any(mark.kind("past") or _phrase(mark, act) for mark in before)


def _phrase(mark: Mark, act: Act) -> bool:
    """Whether a preposition opens a phrase that holds an act and its doer: 因美国制裁俄罗斯."""
    marker = mark.kind("preposition")
    return marker is not None and marker.value == "就" and mark.end < act.opened


def _headline(reading: Reading, act: Act) -> bool:
    """Whether an act stands in a line without a full stop, as the items of a bulletin do: they are the day's news."""
    return not STOPS & set(reading.paragraph(act.clause).quote(reading.article.text).strip())


def _to_come(when: When, published: When | None) -> bool:
    return published is None or when.last > published.last


def _after(when: When, published: When | None) -> bool:
    """Whether a time lies wholly after the day of the report."""
    return published is not None and when.first > published.last


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
    return predicate.type, predicate.mode, one.status, when, _parties(one.act.actor), _parties(one.act.recipient)


def _parties(found: tuple[Party, ...]) -> frozenset[Whose]:
    return frozenset(map(_whose, found))


def _same(one: Told, other: Told) -> bool:
    if _folded(one) != _folded(other) or one.status != other.status:
        return False
    if one.when and other.when and not _near(one.when, other.when):
        return False
    if _folded(one) in MUTUAL:
        return _agree((*one.act.actor, *one.act.recipient), (*other.act.actor, *other.act.recipient), False)
    modes = {one.act.predicate.mode, other.act.predicate.mode} - {None}
    if one.act.predicate.type in FORCE and len(modes) > 1:
        return False
    return _agree(one.act.actor, other.act.actor, False) and _agree(one.act.recipient, other.act.recipient, True)


def _folded(one: Told) -> str:
    kind = one.act.predicate.type
    return "AGREE" if kind in FOLDED and one.status == "future" else kind


def _near(one: When, other: When) -> bool:
    slack = timedelta(days=1)
    return one.first - slack <= other.last and other.first - slack <= one.last


def _agree(one: tuple[Party, ...], other: tuple[Party, ...], empty: bool) -> bool:
    a, b = _parties(one), _parties(other)
    if not a or not b:
        return empty
    return bool(a & b) and len(a & b) * 2 >= len(a | b)


def _whose(party: Party) -> Whose:
    """What tells parties apart: the state, and among its companies the company."""
    return party.code, (party.entity or party.name) if party.sector == "BUS" else None


def _event(reading: Reading, group: list[Told], lexicon: Lexicon) -> Event:
    best = max(group, key=_clear)
    act, predicate = best.act, best.act.predicate
    whens = [one.when for one in (best, *group) if one.when]
    when = next((one for one in whens if one.rule != REPORTED), whens[0] if whens else None)
    spans = sorted({one.evidence for one in group}, key=lambda span: (span != best.evidence, span))
    modes = [mode for one in group if (mode := _mode(reading, one.act))]
    mode = _mode(reading, act) or (modes[0] if modes and predicate.type == group[0].act.predicate.type else None)
    scores = lexicon.scores
    told = list(dict.fromkeys((act, *(one.act for one in group))))
    made = Event(
        id=_identity(reading, best), type=predicate.type, mode=mode, cameo=predicate.cameo, status=best.status,
        actor=sided(act.actor, predicate, mode, "actor", lexicon), recipient=sided(act.recipient, predicate, mode, "recipient", lexicon),
        when=when, trigger=act.trigger, evidence=tuple(spans),
        rule=predicate.id, cues=best.cues, goldstein=lexicon.goldstein.get(predicate.cameo or ""),
        intensity=scores.get((predicate.type, mode or ""), scores.get((predicate.type, ""))), inherited=act.inherited,
        place=place(reading, told, lexicon),
    )  # fmt: skip
    return replace(made, contexts=contexts(reading, told, made))


def _mode(reading: Reading, act: Act) -> str | None:
    """The mode of an act: its row's, or multilateral for talks told together with an organisation's meeting (峰会期间会谈)."""
    if act.predicate.mode or act.predicate.type != "CONSULT":
        return act.predicate.mode
    clause = reading.clauses[act.clause]
    marks = reading.inside(clause.start, clause.end)
    forms = (form for mark in marks for form in mark.forms if form.tail is None)
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
