"""Fill the frames of predicates with the parties around them: the heart of the coder.

Inside one clause every predicate looks for its doer (X) and done-to (Y) where its row says they stand. What the clause
lacks comes from the topic: the last doer named before. Each act remembers how it was built, so that it can be explained.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from attache.coding.fire import MINDED, STAND_INS, Fired, doing, firing, idle, nominal, unbracketed
from attache.coding.party import FOREIGN
from attache.coding.slot import (
    MUTUAL,
    PIVOTS,
    after,
    agency,
    argument,
    attributive,
    bare,
    clausal,
    embedded,
    head,
    nameable,
    nameless,
    objects,
    qualifying,
    remote,
    subject,
    sufferer,
)
from attache.lexicon import Frame, Predicate
from attache.model import Party, Span
from attache.reading import Clause, Mark, Mention, Reading

ABROAD = frozenset({"SANCTION", "CONSULT", "COOPERATE", "AID"})  # which one does to others than one's own people
PUBLIC = frozenset({"demo", "riot", "obstruct"})  # protests that are meant for a government
STATELY = frozenset({"COERCE", "SANCTION"})  # whose doer, where none is named, is the state
TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "AID"})  # between two sides, not within one
JOINT = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "ASSAULT", "RETREAT"})  # which two sides can do together
BODIES = frozenset({"UNO", "EUR"})  # codes of three letters that are no states
SEATS = frozenset({("EUR", "BEL"), ("IGO:NATO", "BEL"), ("UNO", "USA"), ("UNO", "CHE"), ("IGO:WTO", "CHE")})  # where bodies meet as a rule


PLACING = frozenset({"在", "passive"})  # what the prepositions of places govern does nothing
LATER = 8  # longest stretch of small words and times between a speaker and the verb
LOOSE = frozenset({"AGREE", "CONSULT", "REQUEST"})  # of which one side alone may be told
OWNING = ("的", "之间的", "间的", "等国的", "等国家的", "等方的", "各国的")  # how what is qualified follows its owner
OPENED = re.compile('(?:[道说称][:：,，]?|[:：])[「『“"]?')  # what stands between a word that opens a statement and the statement
SAID, PAUSES = frozenset("道说称"), frozenset({"", ",", "，", ":", "："})  # how such a word may end itself, and what follows then
OWNED = 10  # longest 的 and adjectives between an owner and what he does
KNOWN = frozenset({"ASSAULT", "SANCTION"})  # whose doer, where a passive names none, is the one known from before
MEANT = frozenset({"ACCUSE", "ASSAULT", "REQUEST"})  # which are meant for somebody even where the words name nobody
INFERRED = "target.inferred"  # the rule by which they are
REACHED = 6  # furthest that who suffers an act may stand behind its relative clause, in code points
WORDY = 4  # a predicate of more characters than these has its own object: 呼吁国际社会
BOTH, STATE = 2, 3  # sides of talks; letters of a state's code
VISIT = "042"  # CAMEO: make a visit
PEOPLE = re.compile(r"[0-9〇零一二两三四五六七八九十百千万数几]+[余多几]?(?:名|人)")  # so many persons: 42人, 二十多名
PROVOKING = frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})  # which one threatens to answer
CLAIMING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})  # what one says of the deeds of others
DONE = PIVOTS | {"AID", "ASSAULT", "COERCE", "SANCTION", "SUPPORT"}  # done to another
ITS = re.compile("(?<![耳马尤极与何名食])其(?![他它中余间次]|实(?![施行现践]))")  # and no part of 土耳其, 其他, 尤其
GOVERNED = re.compile("(?<=[将把对向给与为被])" + ITS.pattern)
TO, SPEAKER = "向", "pronoun:speaker"
PEOPLE_TWO = "dual:two"
UNKNOWN = frozenset({"dual:all", PEOPLE_TWO})  # kinds of mentions that are somebody else where nobody is known for them
BORN = "籍"  # what makes of the name of a state that of its nationals
CALLED = 4  # longest word behind a state that makes its nationals of people: 日本|籍男子
HEAD = 2  # characters of most verbs
OPEN = "target.open"  # the rule by which a frame stands although nobody is told for one of its places


class Act(Struct, frozen=True):
    """A predicate with its parties, before status, time and merging."""

    predicate: Predicate
    trigger: Span  # head, or head to tail
    clause: int
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    frame: str  # which alternative matched, for explain
    nominal: bool
    inherited: bool
    passive: bool
    opened: int  # where the scope of modals and negators before the predicate begins
    how: tuple[str, ...] = ()  # the rules of grammar that filled its slots, by name


class Sides(Struct, frozen=True):
    """Who does it to whom, as one frame has it."""

    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    filled: int
    opened: int
    inherited: bool = False
    passive: bool = False
    directed: bool = False  # by a marker, so that even a reciprocal predicate has a doer and a done-to
    how: tuple[str, ...] = ()  # the rules that filled them


def acts(reading: Reading) -> list[Act]:
    """The acts of an article in order of print."""
    out: list[Act] = []
    topic: tuple[Party, ...] = ()
    outer: tuple[Party, ...] = ()  # the topic of the clause that a quotation follows
    joint: tuple[Party, ...] = ()  # all of a topic of which only one acted on the other
    mentioned: tuple[Party, ...] = ()
    before: list[tuple[Party, ...]] = []
    voice = _voice(reading)
    last: Clause | None = None
    for number, clause in enumerate(reading.clauses):
        if last is not None and clause.paragraph != last.paragraph:
            topic = joint = ()
        if last is not None and clause.depth < last.depth and clause.paragraph == last.paragraph:
            topic = outer or topic  # what was quoted is over
        if last is None or clause.paragraph != last.paragraph or not clause.depth:
            outer = ()
        elif clause.depth > last.depth:
            outer = mentioned  # who is named right before it
        if any(mark.kind("picture") for mark in reading.inside(clause.start, clause.start + 6)):
            continue
        fired, mine = list(firing(reading, clause)), len(out)
        listing = before and any(mark.start == clause.start and mark.kind("such") for mark in reading.inside(clause.start, clause.end))
        known = before[-1] if listing else topic or voice  # 回应俄罗斯的行动，包括干预选举
        for found in fired:
            act = _act(reading, number, found, fired, _ours(reading, clause, found, known) or known)
            if joint and found.form.predicate.mutual and (act is None or (act.inherited and not act.recipient and len(act.actor) == 1)):
                act = _act(reading, number, found, fired, joint) or act
            act = _pointed(reading, act, before, out)
            act = _known(_foreign(reading, act), out) if act is not None else None
            act = _aimed(reading, act, out[mine:] or out[-1:]) if act is not None else None
            out += _severally(reading, clause, act) if act is not None else []
        mentioned = _topic(reading, clause, fired)
        others = _topic(reading, clause, fired, taken=True)
        topic = () if _stranger(reading, clause) else _first(mentioned, out[mine:]) or topic
        joint = mentioned if len(mentioned) > len(topic) else () if mentioned else joint
        before += [others or topic] if others or topic else []
        last = clause
    return out


def _ours(reading: Reading, clause: Clause, found: Fired, topic: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whoever says 我们 where the topic is somebody of whom the clause speaks; the event says who: 我们敦促澳大利亚停止炒作."""
    ours = [one for one in reading.mentioned(clause.start, found.start) if one.kind == SPEAKER and not one.government]
    codes = {party.code for party in topic}
    spoken = any(codes & {party.code for party in one.parties} for one in unbracketed(reading, found.start, clause.end))
    return (Party(None, None, "", Span(ours[0].start, ours[0].end)),) if ours and spoken else ()


def _first(topic: tuple[Party, ...], acts: list[Act]) -> tuple[Party, ...]:
    """Of a joint topic the one that acts on the other in its clause: 洪都拉斯与台湾断交，并与中国建交."""
    for act in acts:
        if act.recipient and {party.span for party in (*act.actor, *act.recipient)} == {party.span for party in topic}:
            return act.actor
    return topic


def _pointed(reading: Reading, act: Act | None, before: list[tuple[Party, ...]], done: list[Act]) -> Act | None:
    """An act with the recipient to whom it points back, the last other doer: 对此表示不满, or a threat to answer (将强硬回应)."""
    if act is None:
        return None
    clause = reading.clauses[act.clause]
    its = _its(reading, clause, act.predicate, act.trigger)
    act = replace(act, recipient=()) if its and its.start() > act.trigger.start else act
    if act.recipient or act.nominal or not (its or act.predicate.type in PIVOTS or act.predicate.mode == "destroy"):
        return act
    pointed = its or _anaphoric(reading, clause, act.trigger)
    last = any(frame.last for frame in act.predicate.frames) and _final(reading, clause, act.trigger.end)
    if not pointed and not last and act.predicate.type != "THREATEN" and act.predicate.mode != "destroy":
        return act
    own = {party.code for party in act.actor}
    if its and done and done[-1].recipient and reading.clauses[done[-1].clause].sentence == clause.sentence:
        last_own = {party.code for party in done[-1].actor}
        if last_own == own:
            how = tuple(rule for rule in act.how if rule != OPEN)
            return replace(act, recipient=done[-1].recipient, how=how)  # 谴责伊朗，并对其实施制裁
    hostile = (
        one.actor
        for one in reversed(done)
        if act.predicate.type == "THREATEN" and one.predicate.type in PROVOKING and any(party.code for party in one.actor)
    )
    others = (parties for parties in (*hostile, *reversed(before)) if not own & {party.code for party in parties})
    return replace(act, recipient=next(others, ()))


def _anaphoric(reading: Reading, clause: Clause, trigger: Span) -> bool:
    """Whether a word before a verb, or right behind it, points back to what was told: 对此表示不满, 谴责此举."""
    ahead = any(mark.kind("anaphor") for mark in reading.inside(clause.start, trigger.start))
    return ahead or any(mark.kind("anaphor") and mark.start == trigger.end for mark in reading.inside(trigger.end, clause.end))


def _its(reading: Reading, clause: Clause, predicate: Predicate, trigger: Span) -> re.Match[str] | None:
    """Where 其 stands for who suffers an act: right behind a word of blame or demand, or behind a preposition before the verb.

    谴责其屠杀平民, 对其实施制裁; but in 加强其军力 it is the doer's own.
    """
    if predicate.type not in DONE:
        return None
    behind = ITS.search(reading.folded, trigger.start + HEAD, min(trigger.end, trigger.start + 2 * HEAD) + 1)
    return (behind if predicate.type in PIVOTS else None) or GOVERNED.search(reading.folded, clause.start, trigger.start + HEAD)


def _foreign(reading: Reading, act: Act) -> Act:
    """An act of a nameless foreign ministry upon the state lent to it, which then is another's: 立陶宛批准。外交部批评立陶宛."""
    one = act.actor[0] if len(act.actor) == 1 else None
    if one is None or not one.implied or not reading.folded.startswith(FOREIGN, one.span.start):
        return act
    if one.code not in {party.code for party in act.recipient if not party.implied}:
        return act
    told = (mention for mention in reversed(reading.mentions) if mention.start < one.span.start and mention.kind == "party")
    others = (party for mention in told for party in mention.parties if not party.implied and len(party.code or "") == STATE)
    other = next((party for party in others if party.code not in {one.code, *BODIES}), None)
    return replace(act, actor=(replace(one, code=other.code),)) if other else act


def _known(act: Act, done: list[Act]) -> Act | None:
    """An act that names only who suffers it is theirs who did such a thing to him before: 烏克蘭再遭空襲."""
    if act.actor:
        return act
    codes = {party.code for party in act.recipient}
    before = (
        one.actor for one in reversed(done) if one.predicate.type == act.predicate.type and codes & {party.code for party in one.recipient}
    )
    actor = next(before, ())
    return replace(act, actor=actor) if actor else None


def _aimed(reading: Reading, act: Act, done: list[Act]) -> Act:
    """An act done to somebody whose words name nobody, with who stands in its clause, was done to just before, or stands before.

    坚决反对英方的报告，并深表遗憾; the ground tells that the recipient is only inferred.
    """
    if act.predicate.type not in MEANT or act.nominal or (act.recipient and not _codeless(act)):
        return act
    own, clause, opening = {party.code for party in act.actor}, reading.clauses[act.clause], reading.opening(act.clause)
    concerned, how = _concerned(reading, opening, act, own), act.how if act.recipient else (*act.how, INFERRED)
    if not concerned and (said := _opened(reading, act, own)):
        return replace(act, recipient=said, how=how)
    if _worded(act) or (act.predicate.mutual and len(own) > 1) or _strange(reading, act):
        return act
    near = (one for one in _others(reading, clause.start, clause.end, own) if act.predicate.type != "REQUEST" or one.government == "对")
    beside = _concerned(reading, clause.start, act, own) or sorted(near, key=lambda mention: abs(mention.start - act.trigger.start))
    before = [
        one
        for one in reversed(done)
        if one.clause >= reading.clause(opening) and own & {party.code for party in one.actor} and one.recipient
    ]
    ahead = concerned[:1] or _others(reading, opening, clause.start, own)
    found = beside[0].parties if beside else before[0].recipient if before else ahead[-1].parties if ahead else ()
    return replace(act, recipient=found, how=how) if found else act


def _strange(reading: Reading, act: Act) -> bool:
    """Whether right behind an act stands somebody whom nobody could name: 敦促他们, 呼吁各方."""
    behind = next((mark for mark in reading.inside(act.trigger.end, act.trigger.end + LATER) if mark.start == act.trigger.end), None)
    return behind is not None and behind.kind("pronoun", "nobody", "dual") is not None


def _codeless(act: Act) -> bool:
    """Whether what is blamed is no party but a thing: 对公报表示不满."""
    return act.predicate.type == "ACCUSE" and not any(party.code for party in act.recipient)


def _worded(act: Act) -> bool:
    """Whether the words of an act hold its object: 呼吁国际社会; but those behind 对 never do (表示强烈抗议)."""
    behind = any(frame.before[1:2] == ("对",) and not frame.after for frame in act.predicate.frames)
    return act.trigger.end - act.trigger.start > WORDY and not behind


def _opened(reading: Reading, act: Act, own: set[str | None]) -> tuple[Party, ...]:
    """Of whom the words tell that a word of blame or demand opens: 外交部批评说：“英方的做法…”."""
    clause = reading.clauses[act.clause]
    if not _opening(reading, clause, act.trigger):
        return ()
    follow = reading.clauses[act.clause + 1]
    first = next((mention for mention in unbracketed(reading, follow.start, follow.end) if doing(mention)), None)
    if (
        first is None
        or first.kind not in {"party", "role"}
        or first.government
        or not first.parties
        or not reading.small(follow.start, first.start)
    ):
        return ()
    return first.parties if all(party.code and party.code not in own for party in first.parties) else ()


def _opening(reading: Reading, clause: Clause, trigger: Span) -> bool:
    """Whether a word stands last in its clause and opens what is said in the next: 批评道：“…”, 谴责说，…."""
    number = reading.clause(clause.start) + 1
    if number == len(reading.clauses) or reading.clauses[number].sentence != clause.sentence:
        return False
    between = reading.between(trigger.end, reading.clauses[number].start)
    return OPENED.fullmatch(between) is not None or (reading.folded[trigger.end - 1] in SAID and between in PAUSES)


def _concerned(reading: Reading, start: int, act: Act, own: set[str | None]) -> list[Mention]:
    """Whom the phrase before a word of blame is about, the first of it: 对源自俄罗斯的攻击表示关切, 针对普京访越，表示遗憾."""
    if act.predicate.type != "ACCUSE":
        return []
    opened = (
        mark for mark in reading.inside(start, act.trigger.start) if (kind := mark.kind("preposition")) and kind.value in {"对", "就"}
    )
    first = next(opened, None)
    if first is None:
        return []
    named = (one for one in unbracketed(reading, first.end, act.trigger.start) if one.kind in {"party", "modifier", "role"})
    told = (one for one in named if one.parties and not any(party.implied for party in one.parties))
    return [one for one in told if all(party.code and party.code not in own for party in one.parties)]


def _others(reading: Reading, start: int, end: int, own: set[str | None]) -> list[Mention]:
    """The mentions of a stretch that stand for other states and bodies, and not only for a place or an instrument."""
    free = (mention for mention in unbracketed(reading, start, end) if mention.kind == "party" and mention.government in {"", "对"})
    others = (mention for mention in free if mention.parties and all(party.code and party.code not in own for party in mention.parties))
    return [mention for mention in others if not _speaking(reading, mention)]


def _speaking(reading: Reading, mention: Mention) -> bool:
    """Whether a mention only says something: 官员稍早表示，…."""
    marks = (mark for mark in reading.inside(mention.end, mention.end + LATER) if not mark.kind("adverb", "past"))
    first = next(marks, None)
    return first is not None and bool(first.cues) and not first.forms and reading.small(mention.end, first.start)


def _final(reading: Reading, clause: Clause, end: int) -> bool:
    """Whether a clause says nothing more: 法国谴责。"""
    return not any(character.isalnum() for character in reading.between(end, clause.end))


def _severally(reading: Reading, clause: Clause, act: Act) -> list[Act]:
    """An act, or one for each partner where the words say that they met one by one (分别与英法外长会谈)."""
    each = any(mark.kind("severally") for mark in reading.inside(clause.start, act.trigger.start))
    if not each or act.predicate.type != "CONSULT" or len({party.code for party in act.actor}) < 3:
        return [act]
    first, *partners = act.actor
    return [replace(act, actor=(first, partner)) for partner in partners]


def _voice(reading: Reading) -> tuple[Party, ...]:
    """Who speaks where the text names nobody: the spokesperson of a title that announces answers to questions."""
    title = [mention for mention in reading.mentions if reading.clauses[reading.clause(mention.start)].paragraph == 0]
    asked = any(mark.kind("interview") for mark in reading.marks if reading.clauses[reading.clause(mark.start)].paragraph == 0)
    return title[0].parties if asked and title and title[0].kind == "party" else ()


def _topic(reading: Reading, clause: Clause, fired: list[Fired], taken: bool = False) -> tuple[Party, ...]:
    """The parties that the next clause may leave unsaid: the first ungoverned mention that stands before a verb."""
    verbs = [found.start for found in fired] + [
        mark.start for mark in reading.inside(clause.start, clause.end) if mark.cues or mark.kind("light")
    ]
    for mention in unbracketed(reading, clause.start, clause.end):
        free = doing(mention) and mention.government == "" and mention.parties and (taken or not _taken(reading, clause, mention))
        if free and (any(at >= mention.end for at in verbs) or not _preceded(reading, clause, mention)):
            return mention.parties
    return ()


def _stranger(reading: Reading, clause: Clause) -> bool:
    """Whether a clause begins with two people whom nobody could name, so that it goes on about them and not about those before."""
    first = next(iter(unbracketed(reading, clause.start, clause.end)), None)
    return first is not None and first.kind == PEOPLE_TWO and not first.parties and reading.small(clause.start, first.start)


def _taken(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether a mention is what the verb that begins its clause is done to: 回应|美国制裁官员, 抹黑|香港, whose doer stands before."""
    before = next((mark for mark in reading.inside(clause.start, mention.start) if mark.end == mention.start), None)
    if before is None or not reading.small(clause.start, before.start):
        return False
    return bool(before.kind("answer")) or any(form.verbal and form.tail is None and form.arg is None for form in before.forms)


def _preceded(reading: Reading, clause: Clause, mention: Mention) -> bool:
    return len(reading.between(clause.start, mention.start)) > 4


def _act(reading: Reading, number: int, found: Fired, fired: list[Fired], topic: tuple[Party, ...]) -> Act | None:
    """The act of a predicate; of senses written alike the one whose frame finds most of its parties."""
    clause = reading.clauses[number]
    if _others_asked(reading, clause, found):
        return None
    senses = [replace(found, form=form) for form in (found.form, *found.others)]
    read = [
        (sense, sides) for sense in senses
        if (sides := _best(reading, clause, sense, fired, topic)) is not None and not _alone(sense.form.predicate, sides)
    ]  # fmt: skip
    if not read:
        return None
    found, sides = max(read, key=lambda pair: pair[1].filled)
    predicate = found.form.predicate
    actor, recipient = _distinct(reading, predicate, sides)
    recipient = _homely(actor, recipient) if predicate.type not in ABROAD else recipient
    if predicate.type == "PROTEST" and predicate.mode in PUBLIC and not sides.recipient:
        recipient = _against(reading, clause, actor) or recipient
    if predicate.type == "MOBILIZE" and not recipient:
        recipient = _around(reading, clause, actor)
    if predicate.type == "ASSAULT" and not recipient:
        recipient = _where(reading, clause, actor)
    if predicate.type == "COERCE" and not recipient:
        recipient = _counted(reading, clause, actor)
    if predicate.mode == "multilateral" and all(party.sector == "IGO" for party in actor):
        recipient = tuple(party for party in recipient or _host(reading, clause) if not _seated(party, actor))
    if idle(reading, clause, found) or _verbal(predicate, actor) or _ruling(predicate, actor):
        return None
    host = _ground(reading, clause, found, actor) if predicate.type == "CONSULT" and not predicate.mode and not recipient else None
    if host is not None:
        recipient = tuple(party for party in actor if party.code == host)
        actor = tuple(party for party in actor if party.code != host)
        predicate, sides = replace(predicate, mode="visit", cameo=VISIT), replace(sides, how=(*sides.how, "host.ground"))
    frames = " / ".join(map(str, predicate.frames))
    return Act(
        predicate, Span(found.start, found.end), number, actor, recipient, frames, nominal(reading, found), sides.inherited,
        sides.passive, sides.opened, sides.how,
    )  # fmt: skip


def _verbal(predicate: Predicate, actor: tuple[Party, ...]) -> bool:
    """Whether those who attack are politicians, who do so in words: 议员对政府展开猛烈攻击."""
    return predicate.type == "ASSAULT" and not predicate.mode and all(party.sector in {"LEG", "PTY"} for party in actor)


def _ruling(predicate: Predicate, actor: tuple[Party, ...]) -> bool:
    """Whether those who protest in the streets are heads of states, who do not: 卢卡申科在大规模抗议中现身."""
    return (
        predicate.type == "PROTEST"
        and predicate.mode in PUBLIC
        and bool(actor)
        and all(party.office and party.sector == "GOV" for party in actor)
    )


def _others_asked(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether an act is asked of those whom nobody could name: 促发达国家兑现承诺."""
    marks = reading.inside(clause.start, found.start)
    asked = ((one, other) for one, other in zip(marks, marks[1:], strict=False) if other.kind("nobody") and one.end == other.start)
    return any(any(cue.stance == "ask" for cue in one.cues) and not reading.mentioned(other.end, found.start) for one, other in asked)


def _best(reading: Reading, clause: Clause, found: Fired, fired: list[Fired], topic: tuple[Party, ...]) -> Sides | None:
    """The sides of a predicate by the frame that finds most; ``None`` without a doer."""
    between = _between(reading, found)
    if between is not None:
        sides: Sides | None = Sides(between.parties, (), 2, clause.start, how=("doer.between",))
    elif nominal(reading, found):
        sides = _possessed(reading, clause, found, fired, topic)
    else:
        options = (_sides(reading, clause, found, fired, frame, topic) for frame in found.form.predicate.frames)
        sides = max((option for option in options if option is not None), key=lambda option: option.filled, default=None)
    return sides if sides is not None and (sides.actor or "doer.known" in sides.how) else None


def _between(reading: Reading, found: Fired) -> Mention | None:
    """The two or more sides named inside a light verb and its noun: 举行日韩首脑对话."""
    if not (found.form.tail and found.form.predicate.mutual and found.form.predicate.type in MUTUAL and found.mark.kind("light")):
        return None
    inside = [mention for mention in reading.mentioned(found.mark.end, found.end) if mention.kind == "party" and not mention.government]
    return next((mention for mention in inside if len({party.code for party in mention.parties}) > 1), None)


def _distinct(reading: Reading, predicate: Predicate, sides: Sides) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides without repetition; nobody acts on himself."""
    actor = _once(sides.actor)
    if predicate.type == "PROTEST":  # a country's protests are its people's
        actor = tuple(replace(party, sector="CVL") if party.sector == "GOV" and not party.office else party for party in actor)
    if predicate.type == "PROTEST" and predicate.mode in PUBLIC and not sides.recipient:
        return actor, _state(actor)  # at home one protests against one's own government, unless another is named
    asked = {party.code for party in sides.recipient}
    if predicate.type in PIVOTS and asked and asked < {party.code for party in actor}:
        actor = tuple(party for party in actor if party.code not in asked)  # 中方愿同波方一道努力，希望波方支持
    same = {(party.code, party.name, party.sector) for party in actor}
    states = {party.code for party in actor if _sovereign(reading, party)}
    others = (party for party in _once(sides.recipient) if not (party.code in states and _sovereign(reading, party)))
    recipient = tuple(party for party in others if (party.code, party.name, party.sector) not in same)
    if predicate.type in JOINT and predicate.mutual and recipient and not sides.directed:
        return _once((*actor, *recipient)), ()
    return actor, recipient


def _sovereign(reading: Reading, party: Party) -> bool:
    """Whether the words of a party name the state itself and none of its bodies or people: 中方, 中国."""
    words = [mark for mark in reading.inside(party.span.start, party.span.end) if mark.names]
    return len(words) == 1 and words[0].end == party.span.end and all(name.kind in {"country", "short"} for name in words[0].names)


def _against(reading: Reading, clause: Clause, actor: tuple[Party, ...]) -> tuple[Party, ...]:
    """The other state of which a clause of protest speaks: 为伊朗女子之死上街抗议, 集会要求美国归还资产."""
    own = {party.code for party in actor}
    attacked = {
        mark.end
        for mark in reading.inside(clause.start, clause.end)
        if any(form.predicate.type == "ASSAULT" and reading.tailed(mark.end, form.tail, clause.end) >= 0 for form in mark.forms)
    }
    found = (one for one in unbracketed(reading, clause.start, clause.end) if one.kind == "party" and one.start not in attacked)
    named = sorted(found, key=lambda mention: mention.government == "在")
    others = (party for mention in named for party in mention.parties)
    return _state(tuple(party for party in others if party.code and party.code not in own)[:1])


def _around(reading: Reading, clause: Clause, actor: tuple[Party, ...]) -> tuple[Party, ...]:
    """The other state around whose land forces move: 在台湾周边演练."""
    own = {party.code for party in actor}
    near = (
        mention for mention in unbracketed(reading, clause.start, clause.end)
        if mention.parties and any(mark.start == mention.end and mark.kind("around") for mark in reading.inside(mention.end, clause.end))
    )  # fmt: skip
    return tuple(party for mention in near for party in mention.parties if party.code and party.code not in own)[:1]


def _where(reading: Reading, clause: Clause, actor: tuple[Party, ...]) -> tuple[Party, ...]:
    """The other state on whose ground forces attack where nobody else is named: 俄军在顿涅茨克发动进攻."""
    own = {party.code for party in actor}
    places = [one for one in unbracketed(reading, clause.start, clause.end) if one.local and one.government == "在" and one.parties]
    party = places[0].parties[0] if places else None
    return (party,) if party and party.code not in own and len(party.code or "") == STATE else ()


def _counted(reading: Reading, clause: Clause, actor: tuple[Party, ...]) -> tuple[Party, ...]:
    """So many people of whom nothing else is told, who are the doer's own: 警方逮捕42人."""
    codes = {party.code or "" for party in actor}
    (home,) = codes if len(codes) == 1 else ("",)
    found = PEOPLE.search(reading.folded, clause.start, clause.end)
    if found is None or len(home) != STATE or home in BODIES:
        return ()
    span = Span(*found.span())
    return (Party(home, "CVL", span.quote(reading.article.text), span, implied=True),)


def _homely(actor: tuple[Party, ...], recipient: tuple[Party, ...]) -> tuple[Party, ...]:
    """The recipients, where people and companies of no state told are those of the doer's: 部长呼吁各企业提高警惕."""
    codes = {party.code for party in actor}
    (home,) = codes if len(codes) == 1 else (None,)
    if home is None or ":" in home or home in BODIES:
        return recipient
    stateless = {None, "REB", "IGO"}
    return tuple(
        replace(party, code=home, implied=True) if party.code is None and party.sector not in stateless else party for party in recipient
    )


def _ground(reading: Reading, clause: Clause, found: Fired, actor: tuple[Party, ...]) -> str | None:
    """The state on whose ground two of them talk, which makes the other one the visitor: 王毅在北京与布林肯会谈, 与来访的布林肯会谈."""
    codes = {party.code for party in actor}
    if len(codes) != BOTH or any(code is None or len(code) != STATE or code in BODIES for code in codes):
        return None
    places = [mention for mention in unbracketed(reading, clause.start, clause.end) if mention.government == "在" and mention.local]
    named = {mention.parties[0].code for mention in places if mention.parties}
    if named:
        return named.pop() if len(named) == 1 and named <= codes else None
    before = [mark for mark in reading.inside(clause.start, found.start) if any(form.predicate.mode == "visit" for form in mark.forms)]
    come = [
        mark
        for mark in before
        if any(one.end == mark.start and one.kind("preposition") for one in reading.inside(clause.start, mark.start))
    ]
    return actor[0].code if come else None


def _host(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """The state in whose places an organisation meets: 在意大利米兰召开的二十国集团卫生部长会议."""
    places = [mention for mention in unbracketed(reading, clause.start, clause.end) if mention.government == "在" and mention.parties]
    return places[0].parties[:1] if places and places[0].parties[0].sector != "IGO" else ()


def _seated(host: Party, actor: tuple[Party, ...]) -> bool:
    """Whether a body only meets where it has its seat: 欧盟在布鲁塞尔举行峰会."""
    return any((party.code, host.code) in SEATS for party in actor)


def _alone(predicate: Predicate, sides: Sides) -> bool:
    """Whether an act that takes two sides has only one state on both: talks with nobody named, a visit at home."""
    if predicate.type not in TOGETHER:
        return False
    codes = {party.code for party in (*sides.actor, *sides.recipient)}
    if predicate.type == "COOPERATE" and "与" in predicate.frames[0].before and len(codes) == 1 and not sides.recipient:
        return True
    if any(code is None or len(code) != 3 or code in BODIES for code in codes):
        return False
    return len(codes) == 1 and (bool(sides.recipient) or (predicate.pos != "v" and "与" in predicate.frames[0].before))


def _once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    seen: dict[tuple[str | None, str], Party] = {}
    for party in parties:
        seen.setdefault((party.code, party.name), party)
    return tuple(seen.values())


def _possessed(reading: Reading, clause: Clause, found: Fired, fired: list[Fired], topic: tuple[Party, ...]) -> Sides | None:
    """The sides of a nominal act: 美国对俄罗斯的制裁, 胡塞武装的袭击, or under a light verb with its subject."""
    left = [mention for mention in unbracketed(reading, clause.start, found.start) if mention.end <= found.start]
    arg = argument(reading, found)
    light = [mark for mark in reading.inside(clause.start, found.start) if mark.kind("light")]
    if found.form.predicate.type == "AGREE" and not light:
        return None  # 对中国的承诺 names a promise and tells of none
    if _undergone(reading, clause, found):
        return None
    owner = left[-1] if left and _owns(reading, left[-1], found.start) and not _objective(reading, left, fired) else None
    if owner is not None and light and found.form.predicate.mutual and light[-1].end <= owner.start and _level(owner):
        left, owner = left[:-1], None  # 举行有关地区局势的|外交部门局长级|对话
    target = next((mention for mention in reversed(left) if mention.government == "对"), None)
    recipient = (target.parties if target else ()) or arg
    if owner is not None and owner.government == "passive" and owner.parties:
        who = sufferer(reading, clause, owner.opened) or subject(reading, clause, owner.opened, fired, found)
        who = who or next((mention for mention in left if mention is not owner and doing(mention) and not mention.government), None)
        pointed = topic if any(mark.kind("anaphor") for mark in reading.inside(clause.start, owner.opened)) else ()
        other = recipient or (who.parties if who else pointed)  # 此举遭到德国的谴责
        one, other = (other, owner.parties) if found.form.predicate.frames[0].before == ("Y",) else (owner.parties, other)
        return Sides(one, other, 2, owner.end, passive=True, how=("doer.granted",))
    if owner is not None and owner.government == "对" and owner is target and _claimed(reading, found, fired):
        return Sides(owner.parties, arg, 1 + bool(arg), owner.end, how=("doer.owner",))
    if owner is not None and owner.government in {"", "就"} and doing(owner) and owner.parties and owner is not target:
        if found.form.predicate.type == "REQUEST" and not recipient:
            recipient = _asked(reading, left[:-1], owner)
        opened = owner.end
        if light and light[-1].end <= owner.start:  # 计划举办|金砖国家领导人|会晤
            opened = max([clause.start, *(one.end for one in left if one.end <= light[-1].start and doing(one))])
        return Sides((*_beside(reading, left, found), *owner.parties), recipient, 1 + bool(recipient), opened, how=("doer.owner",))
    stop = target.opened if target and target.opened >= 0 else found.start
    if attributive(reading, clause, stop, found, [], fired):
        return None  # 逮捕一名|为俄罗斯搜集情报的|男子
    doer = _making(reading, clause, left, light) or subject(reading, clause, stop, fired, found)
    parties, carried = (doer.parties, False) if doer else (topic if bare(reading, clause, stop, None) else (), True)
    mutual = found.form.predicate.mutual and found.form.predicate.type in JOINT
    partner = next((mention for mention in reversed(left) if mention.government == "与" and mutual), None)
    partner = partner or (remote(reading, clause, found, left, "与") if mutual else None)
    joint = partner.parties if partner else ()
    several = mutual and len({party.code for party in (*parties, *joint)}) > 1
    if not parties or not (several or ((light or recipient) and not carried)):
        return None
    between = any(target and target.end <= other.start and other.end <= found.start and other is not found for other in fired)
    if between and found.form.predicate.type == "ACCUSE":
        return None  # 对维吾尔人实施酷刑的指控: what the charge is, and nobody's
    how = "doer.carried" if carried else "doer.light" if light else "doer.phrase"
    return Sides((*parties, *joint), recipient, 1 + bool(recipient), doer.end if doer else clause.start, carried, how=(how,))


def _undergone(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether a noun is what somebody suffers from whom nobody could name: 受到质疑, 遭到国际社会的广泛谴责."""
    passive = next((mark for mark in reversed(reading.inside(clause.start, found.start)) if mark.kind("passive")), None)
    if passive is None or found.form.predicate.type not in MEANT or reading.mentioned(passive.end, found.start):
        return False
    return reading.small(passive.end, found.start)


def _claimed(reading: Reading, found: Fired, fired: list[Fired]) -> bool:
    """Whether the preposition before the owner of a noun belongs to a verb right behind it: 对俄罗斯的侵略|表示谴责."""
    after = next((other for other in fired if other.start >= found.end), None)
    if after is None or not reading.small(found.end, after.start):
        return False
    return after.form.predicate.type in CLAIMING and any("对" in frame.before for frame in after.form.predicate.frames)


def _beside(reading: Reading, left: list[Mention], found: Fired) -> tuple[Party, ...]:
    """The first of two sides named without anything between, right before a mutual noun: 欧盟|乌克兰|峰会."""
    if not found.form.predicate.mutual or len(left) < BOTH or left[-1].end != found.start or left[-2].end != left[-1].start:
        return ()
    first = left[-2]
    codes = {party.code for party in left[-1].parties}
    apart = first.kind == "party" and not first.government and not codes & {party.code for party in first.parties}
    return first.parties if apart else ()


def _level(mention: Mention) -> bool:
    """Whether a mention only says on which level talks are held: 外长会谈, 局长级磋商."""
    return mention.kind == "party" and not mention.government and all(party.implied or not party.code for party in mention.parties)


def _making(reading: Reading, clause: Clause, left: list[Mention], light: list[Mark]) -> Mention | None:
    """The doer of a light verb in a relative clause before its noun: 应对|俄军将在顿巴斯发动的|军事行动."""
    if not light or reading.folded[light[-1].end : light[-1].end + 1] != "的":
        return None
    return next((one for one in reversed(left) if one.end <= light[-1].start and doing(one) and not one.government and one.parties), None)


def _objective(reading: Reading, left: list[Mention], fired: list[Fired]) -> bool:
    """Whether the last mention is what the verb of a relative clause is about, and not whose the noun is: 普京|访问越南的|亚洲之行."""
    verb = next((other for other in fired if other.end == left[-1].start and other.form.predicate.pos != "n"), None)
    if verb is None or verb.form.predicate.type in PIVOTS | MINDED:
        return False
    return any(mention.end == verb.start and doing(mention) for mention in left[:-1])


def _owns(reading: Reading, mention: Mention, stop: int) -> bool:
    """Whether a mention qualifies the noun behind it: 美国制裁, 美国的制裁, 美国的新一轮严厉制裁, 两国之间的会谈."""
    between = _untimed(reading, mention.end, stop)
    if between in {"", "的"}:
        return True
    opening = next((word for word in OWNING if between.startswith(word)), None)
    if opening is None or len(between) > OWNED or "的" in between[len(opening) :]:
        return False
    inside = reading.inside(mention.end, stop)
    return not any(mark.names or mark.forms or mark.cues or mark.kind("preposition", "conjunction") for mark in inside)


def _untimed(reading: Reading, start: int, stop: int) -> str:
    """The text of a stretch without the times in it: 二十国集团|2023年|峰会."""
    out, at = "", start
    for span in reading.timed(start, stop):
        if span.end <= stop:
            out, at = out + reading.between(at, span.start), span.end
    return out + reading.between(at, stop)


def _asked(reading: Reading, left: list[Mention], owner: Mention) -> tuple[Party, ...]:
    """Who answers a request that is named as a thing: 韩国企业遵守了日本的要求."""
    if not left or left[-1].government or not doing(left[-1]):
        return ()
    answered = any(mark.kind("answer") for mark in reading.inside(left[-1].end, owner.start))
    return left[-1].parties if answered else ()


def _sides(reading: Reading, clause: Clause, found: Fired, fired: list[Fired], frame: Frame, topic: tuple[Party, ...]) -> Sides | None:
    """The sides as one frame has them; ``None`` where a slot of it stays empty."""
    if (frame.last and not _final(reading, clause, found.end)) or (frame.pivot and not _pivot(reading, clause, found)):
        return None
    left = [mention for mention in unbracketed(reading, clause.start, found.start) if mention.end <= found.start]
    right = objects(reading, clause, found, fired)
    passive = agency(reading, left, found, fired)
    if passive is not None and frame.before == ("X",) and frame.after == ("Y",):
        return _turned(reading, clause, found, fired, passive, topic)
    if frame.before == ("X",) and not frame.after and isinstance(passive, Mention) and reading.small(passive.end, found.start):
        return (
            Sides(passive.parties, (), 1, passive.end, passive=True, how=("doer.agent",)) if passive.parties else None
        )  # 由英国发射的气球
    marker = frame.before[1] if len(frame.before) > 1 else ""
    governed = _governed(reading, clause, found, left, marker) if marker else None
    if governed and marker == "对" and clausal(reading, governed, right, found):
        return None
    stop = governed.opened if governed else found.start
    inner = embedded(reading, frame, left, right, found) or (qualifying(reading, clause, found, right) if frame.before[0] == "X" else None)
    if inner is None and attributive(reading, clause, stop, found, right, fired):
        return None
    doer = inner or subject(reading, clause, stop, fired, found)
    if doer is not None and doer.kind in UNKNOWN and not doer.parties:
        return None  # 推动冲突各方达成一致
    opened, parties, inherited = doer.end if doer else clause.start, doer.parties if doer else (), False
    how = "doer.embedded" if inner else "doer.subject"
    relative = head(reading, clause, found, right) if doer is None else None
    right = [mention for mention in right if mention is not inner]
    if relative is not None:
        right, parties, how = [mention for mention in right if mention is not relative], relative.parties, "doer.relative"
    elif not parties and topic and bare(reading, clause, stop, doer):
        parties, inherited, how = topic, True, "doer.carried"
    if not parties:
        able = (mention for mention in reversed(left) if doing(mention) and mention.parties and mention.government not in PLACING)
        phrase = min(
            stop if marker == "对" else found.start, _phrase(reading, clause, found)
        )  # 外界对台湾和香港的局势|表示关切: nobody inside the phrase does it
        nearest = next((mention for mention in able if mention is not governed and mention.end <= phrase), None)
        carried = () if nameless(reading, clause, found.start) else topic
        parties, inherited, how = nearest.parties if nearest else carried, nearest is None, "doer.loose"
        opened = nearest.end if nearest else opened
    if not parties:
        return None
    if frame.before == ("Y",) and not frame.after:
        return _suffered(reading, clause, found, Sides((), parties, 1, opened, inherited, True, how=("doer.state",)))
    sides = _slots(reading, found, frame, parties, governed)
    if frame.after:
        right = right if len(frame.after) > 1 else nameable(reading, found, right)
        named, own = after(frame, left, right, found, parties), argument(reading, found)
        sides[frame.after[-1]] = named if not own or {party.code for party in own} & {party.code for party in named} else own
    if not all(sides.values()) and not (sides.get("X") and (_one_sided(found.form.predicate) or _unnamed(reading, clause, found, right))):
        return None
    rules = (how,) if all(sides.values()) else (how, OPEN)
    sides.setdefault("Y", argument(reading, found))
    filled = sum(map(bool, sides.values())) + bool(governed) - (OPEN in rules)
    return Sides(
        sides.get("X", ()), sides["Y"], filled, opened, inherited, frame.before[0] == "Y", _directed(found.form.predicate, frame), rules
    )


def _governed(reading: Reading, clause: Clause, found: Fired, left: list[Mention], marker: str) -> Mention | None:
    """The nearest party that a marker of the frame governs."""
    near = next((mention for mention in reversed(left) if mention.government == marker and _holds(mention, marker)), None)
    if near is not None and found.form.predicate.type == "ACCUSE" and _seised(reading, near):
        near = None  # 向法院起诉
    return near or (remote(reading, clause, found, left, marker) if marker in {"对", "与"} else None)


def _holds(mention: Mention, marker: str) -> bool:
    """Whether a preposition can govern a mention as a side: in a person nothing is done (在布林肯访问韩国前)."""
    return marker != "在" or not any(party.office for party in mention.parties)


def _seised(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is the court or the press to which one turns, and not the one of whom one complains: 向法院."""
    return reading.folded.startswith(TO, mention.opened) and all(party.sector in {"JUD", "JRN"} for party in mention.parties)


def _phrase(reading: Reading, clause: Clause, found: Fired) -> int:
    """Where the phrase with 对 begins in which a predicate has its target; its own place for a predicate that has none there."""
    if not any("对" in frame.before for frame in found.form.predicate.frames):
        return found.start
    opened = (mark for mark in reading.inside(clause.start, found.start) if (kind := mark.kind("preposition")) and kind.value == "对")
    return next((mark.start for mark in opened), found.start)


def _unnamed(reading: Reading, clause: Clause, found: Fired, right: list[Mention]) -> bool:
    """Whether a target is told that nobody could name: 敦促各方克制, 要求其停止, 对此表示异议."""
    if _anaphoric(reading, clause, Span(found.start, found.end)):
        return True
    if found.form.predicate.type == "ASSAULT" and any(
        one.government == "在" and one.local for one in reading.mentioned(clause.start, found.start)
    ):
        return True  # 在顿涅茨克发动进攻
    if found.form.predicate.type == "COERCE" and PEOPLE.search(reading.folded, found.end, clause.end):
        return True  # 拘捕42人
    if _its(reading, clause, found.form.predicate, Span(found.start, found.end)):
        return True
    if found.form.predicate.type == "ACCUSE" and found.form.tail and found.form.predicate.frames[0].after and not found.mark.kind("light"):
        return True  # 谴责这起袭击
    if found.form.predicate.type == "ACCUSE" and _opening(reading, clause, Span(found.start, found.end)):
        return True  # 批评道：“美国…”
    if any(not mention.parties and mention.kind == "modifier" for mention in reading.mentioned(found.end, found.end + 2)):
        return True  # 敦促北约盟友出兵
    inside = reading.inside(found.mark.end, found.end)
    return any(mark.kind("dual", "pronoun", "nobody") for mark in (*inside, *reading.inside(found.end, found.end + 4))) or any(
        not mention.parties and mention.kind.startswith(STAND_INS) for mention in right
    )


def _pivot(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether somebody named right behind a predicate is to do what follows: 希望美国停止…, and not 希望中美双方…."""
    near = (mention for mention in reading.mentioned(found.end, found.end + 2) if mention.kind in {"party", "modifier"})
    target = next((mention for mention in near if bool(mention.parties) == (mention.kind == "party")), None)
    if target is None or len(target.parties) > 1 or reading.folded[target.end : target.end + 1] == "的":
        return False
    return len(reading.between(target.end, clause.end).strip("，。；：,;:！？ \n」”")) > 1


def _one_sided(predicate: Predicate) -> bool:
    """Whether an act may be told of one side alone although its frame has two."""
    return predicate.type in LOOSE and predicate.mode != "visit"


def _slots(
    reading: Reading, found: Fired, frame: Frame, parties: tuple[Party, ...], governed: Mention | None
) -> dict[str, tuple[Party, ...]]:
    """The slots before the predicate, filled: the subject, and what a marker governs or a joint subject holds (中美会谈)."""
    if len(frame.before) < 3:
        return {frame.before[0]: parties}
    first, marker, second = frame.before
    if governed is not None:
        return {first: parties, second: governed.parties}
    if marker != "与" or len({party.code for party in parties}) < 2:
        return {first: parties, second: argument(reading, found) or (_within(reading, found, parties) if marker == "对" else ())}
    if found.form.predicate.type in JOINT:
        return {first: parties, second: parties}
    return {first: parties[:1], second: parties[1:]}  # 尼加拉瓜与台湾断交: the first does it


def _within(reading: Reading, found: Fired, doer: tuple[Party, ...]) -> tuple[Party, ...]:
    """The done-to named without a marker between a light verb and its noun: 给予中国坚定支持."""
    if not found.form.tail or not found.mark.kind("light"):
        return ()
    inside = (mention for mention in reading.mentioned(found.mark.end, found.end) if mention.kind == "party" and not mention.government)
    first = next(inside, None)
    own = {party.code for party in doer}
    return first.parties if first and not own & {party.code for party in first.parties} else ()


def _directed(predicate: Predicate, frame: Frame) -> bool:
    """Whether a frame tells a doer from a done-to even where the act is a mutual one."""
    marker = frame.before[1] if len(frame.before) > 1 else ""
    partner = predicate.type == "CONSULT" and frame.after[:1] == ("与",)  # 保持着与中国的联络
    return (
        (len(frame.after) == 2 and not partner)
        or marker not in {"", "与"}
        or frame.before[0] == "Y"
        or (not marker and predicate.type not in MUTUAL)
    )


def _suffered(reading: Reading, clause: Clause, found: Fired, sides: Sides) -> Sides | None:
    """The sides of a predicate that tells only who suffers it: the state does it to its people, or nobody is told."""
    if found.form.predicate.type not in STATELY:
        return None
    people = sufferer(reading, clause, found.start)
    recipient = people.parties if people else sides.recipient
    actor = _holder(reading, clause, recipient)
    return replace(sides, actor=actor, recipient=recipient) if actor else None


def _turned(
    reading: Reading, clause: Clause, found: Fired, fired: list[Fired], agent: Mention | Mark, topic: tuple[Party, ...]
) -> Sides | None:
    """The sides of a passive: the subject is the done-to."""
    stop = agent.opened if isinstance(agent, Mention) else agent.start
    patient = sufferer(reading, clause, stop) or subject(reading, clause, stop, fired, found) or _victim(reading, clause, found)
    parties = patient.parties if patient else (topic if bare(reading, clause, stop, None) else ())
    opened = patient.end if patient else clause.start
    if isinstance(agent, Mention):
        how = ("doer.agent",)
        return Sides(agent.parties, parties, 1 + bool(parties), opened, patient is None, True, how=how) if agent.parties else None
    if found.form.predicate.type == "COERCE" and parties:
        holder = _holder(reading, clause, parties)
        return Sides(holder, parties, 1, opened, patient is None, True, how=("doer.state",)) if holder else None
    if found.form.predicate.type in KNOWN and parties:
        return Sides((), parties, 1, opened, patient is None, True, how=("doer.known",))
    return None


def _victim(reading: Reading, clause: Clause, found: Fired) -> Mention | None:
    """Who suffers an act by the relative clause before his name: 遭美国制裁的中国企业."""
    if reading.folded[found.end : found.end + 1] != "的":
        return None
    heads = (mention for mention in unbracketed(reading, found.end, clause.end) if doing(mention) or mention.kind == "place")
    head = next(heads, None)
    return head if head and not head.government and len(reading.between(found.end + 1, head.start)) <= REACHED else None


def _holder(reading: Reading, clause: Clause, people: tuple[Party, ...]) -> tuple[Party, ...]:
    """The state that does to people what only a state does: their own, or where they are called its nationals the one they are in."""
    codes = {party.code for party in people}
    near = (mark for party in people for mark in reading.inside(party.span.start, party.span.end + CALLED) if mark.start <= party.span.end)
    words = (reading.folded[party.span.start : party.span.end] for party in people)
    abroad = any(mark.kind("national") for mark in near) or any(BORN in word for word in words)
    places = [one for one in unbracketed(reading, clause.start, clause.end) if one.parties and _standing(reading, clause, one)]
    elsewhere = next((_state(one.parties[:1]) for one in places if one.parties[0].code not in codes), ())
    return elsewhere if elsewhere or abroad else _state(people)


def _standing(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether a mention says where somebody is: 在伊朗, 过境加拿大时."""
    if mention.government == "在":
        return True
    come = (mark for mark in reading.inside(clause.start, mention.start) if mark.end == mention.start)
    return any(form.predicate.mode == "visit" for mark in come for form in mark.forms)


def _state(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The state of those who suffer an act of state that names no doer (纳瓦尔尼被捕)."""
    return tuple(Party(party.code, "GOV", party.name, party.span) for party in parties if party.code and ":" not in party.code)
