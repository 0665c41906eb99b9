"""Fill the frames of predicates with the parties around them: the heart of the coder.

Inside one clause every predicate looks for its doer (X) and done-to (Y) where its row says they stand. What the clause
lacks comes from the topic: the last doer named before. Each act remembers how it was built, so that it can be explained.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from attache.lexicon import GAP, Form, Frame, Predicate
from attache.model import Party, Span
from attache.reading import Clause, Mark, Mention, Reading

STAND_INS = ("pronoun", "dual")
REACH = 16  # furthest that an object may stand behind its verb, in code points without asides
SHORTLY = 8  # furthest that a passive marker without agent may stand before its verb
LEAD = 8  # unknown words that may stand before a verb whose doer is carried over, in code points
STATELY = frozenset({"COERCE", "SANCTION"})  # whose doer, where none is named, is the state
TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "AID"})  # between two sides, not within one
JOINT = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "ASSAULT", "RETREAT"})  # which two sides can do together
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})  # whose plain objects are partners (会见, 会晤)
BODIES = frozenset({"UNO", "EUR"})  # codes of three letters that are no states
SEATS = frozenset({("EUR", "BEL"), ("IGO:NATO", "BEL"), ("UNO", "USA"), ("UNO", "CHE"), ("IGO:WTO", "CHE")})  # where bodies meet as a rule
CLAUSAL = "对"  # which, unlike 向 and 给, may govern a whole clause
PIVOTS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})  # whose object may do the next act


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


class Fired(Struct, frozen=True):
    """A word form found: its head, its tail if it has one, and the other senses that are written alike."""

    mark: Mark
    form: Form
    end: int
    others: tuple[Form, ...] = ()

    @property
    def start(self) -> int:
        return self.mark.start


class Sides(Struct, frozen=True):
    """Who does it to whom, as one frame has it."""

    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    filled: int
    opened: int
    inherited: bool = False
    passive: bool = False
    directed: bool = False  # by a marker, so that even a reciprocal predicate has a doer and a done-to


def acts(reading: Reading) -> list[Act]:
    """The acts of an article in order of print."""
    out: list[Act] = []
    topic: tuple[Party, ...] = ()
    before: list[tuple[Party, ...]] = []
    voice = _voice(reading)
    last: Clause | None = None
    for number, clause in enumerate(reading.clauses):
        if last is not None and clause.paragraph != last.paragraph:
            topic = ()
        if any(mark.kind("picture") for mark in reading.inside(clause.start, clause.start + 6)):
            continue
        fired = list(_fired(reading, clause))
        for found in fired:
            act = _pointed(reading, _act(reading, number, found, fired, topic or voice), before)
            out += _severally(reading, clause, act) if act is not None else []
        topic = _topic(reading, clause, fired) or topic
        before += [topic] if topic else []
        last = clause
    return out


def _pointed(reading: Reading, act: Act | None, before: list[tuple[Party, ...]]) -> Act | None:
    """An act with the recipient to whom it points back: what it calls 此 is the doing of the last other doer (对此表示不满)."""
    if act is None or act.recipient or act.predicate.type not in PIVOTS or act.nominal:
        return act
    start = reading.clauses[act.clause].start
    if not any(mark.kind("anaphor") for mark in reading.inside(start, act.trigger.start)):
        return act
    own = {party.code for party in act.actor}
    others = (parties for parties in reversed(before) if not own & {party.code for party in parties})
    return replace(act, recipient=next(others, ()))


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


def _acts(mention: Mention) -> bool:
    """Whether a mention is of a kind that does things."""
    return mention.kind in {"party", "role"} or mention.kind.startswith(STAND_INS)


def _topic(reading: Reading, clause: Clause, fired: list[Fired]) -> tuple[Party, ...]:
    """The parties that the next clause may leave unsaid: the first ungoverned mention that stands before a verb."""
    verbs = [found.start for found in fired] + [
        mark.start for mark in reading.inside(clause.start, clause.end) if mark.cues or mark.kind("light")
    ]
    for mention in _open(reading, clause.start, clause.end):
        if _acts(mention) and mention.government == "" and mention.parties and any(at >= mention.end for at in verbs):
            return mention.parties
        if _acts(mention) and mention.government == "" and mention.parties and not _preceded(reading, clause, mention):
            return mention.parties
    return ()


def _preceded(reading: Reading, clause: Clause, mention: Mention) -> bool:
    return len(reading.between(clause.start, mention.start)) > 4


def _open(reading: Reading, start: int, end: int) -> list[Mention]:
    """The mentions of a stretch that stand outside brackets."""
    found = reading.mentioned(start, end)
    return [mention for mention in found if not any(span.start <= mention.start < span.end for span in reading.asides)]


def _fired(reading: Reading, clause: Clause) -> Iterator[Fired]:
    """The word forms of a clause, the fullest of each mark, without those that lie in another's tail."""
    tail = Span(0, 0)
    for mark in reading.inside(clause.start, clause.end):
        if not mark.forms or any(span.start <= mark.start < span.end for span in reading.asides):
            continue
        if tail.start <= mark.start < tail.end:
            continue
        ends = [(form, _end(reading, clause, mark, form)) for form in mark.forms if form.predicate.pos != "d"]
        full = sorted(((len(form.tail or ""), -end) for form, end in ends if end >= 0), reverse=True)
        alike = [(form, end) for form, end in ends if full and (len(form.tail or ""), -end) == full[0]]
        if alike and not _lighter(reading, mark, *alike[0]):
            form, end = alike[0]
            tail = Span(end - len(form.tail), end) if form.tail else tail
            yield Fired(mark, form, end, tuple(other for other, _ in alike[1:]))


def _lighter(reading: Reading, mark: Mark, form: Form, end: int) -> bool:
    """Whether a form is only the light verb of a fuller noun that ends with its tail: 举行…会谈 with 三边会谈."""
    if not form.tail or not mark.kind("light"):
        return False
    fuller = [other for other in reading.inside(mark.end, end) if other.end == end and other.forms]
    return bool(fuller) and fuller[-1].start < end - len(form.tail) and any(other.predicate.pos != "v" for other in fuller[-1].forms)


def _end(reading: Reading, clause: Clause, mark: Mark, form: Form) -> int:
    """Where a form ends in a clause; -1 when its tail does not follow."""
    if not form.tail:
        return mark.end
    limit = min(mark.end + GAP + len(form.tail), clause.end)
    at = reading.folded.find(form.tail, mark.end, limit)
    return at + len(form.tail) if at >= 0 else -1


def _act(reading: Reading, number: int, found: Fired, fired: list[Fired], topic: tuple[Party, ...]) -> Act | None:
    """The act of a predicate; of senses written alike the one whose frame finds most of its parties."""
    clause = reading.clauses[number]
    senses = [replace(found, form=form) for form in (found.form, *found.others)]
    read = [
        (sense, sides) for sense in senses
        if (sides := _best(reading, clause, sense, fired, topic)) is not None and not _alone(sense.form.predicate, sides)
    ]  # fmt: skip
    if not read:
        return None
    found, sides = max(read, key=lambda pair: pair[1].filled)
    predicate = found.form.predicate
    actor, recipient = _distinct(predicate, sides)
    if predicate.mode == "multilateral" and all(party.sector == "IGO" for party in actor):
        recipient = tuple(party for party in recipient or _host(reading, clause) if not _seated(party, actor))
    if _idle(reading, clause, found):
        return None
    frames = " / ".join(" ".join((*frame.before, "V", *frame.after)) for frame in predicate.frames)
    return Act(
        predicate, Span(found.start, found.end), number, actor, recipient, frames, _nominal(reading, found), sides.inherited,
        sides.passive, sides.opened,
    )  # fmt: skip


def _best(reading: Reading, clause: Clause, found: Fired, fired: list[Fired], topic: tuple[Party, ...]) -> Sides | None:
    """The sides of a predicate by the frame that finds most; ``None`` without a doer."""
    between = _between(reading, found)
    if between is not None:
        sides: Sides | None = Sides(between.parties, (), 2, clause.start)
    elif _nominal(reading, found):
        sides = _possessed(reading, clause, found, fired)
    else:
        options = (_sides(reading, clause, found, fired, frame, topic) for frame in found.form.predicate.frames)
        sides = max((option for option in options if option is not None), key=lambda option: option.filled, default=None)
    return sides if sides is not None and sides.actor else None


def _between(reading: Reading, found: Fired) -> Mention | None:
    """The two or more sides named inside a light verb and its noun: 举行日韩首脑对话."""
    if not (found.form.tail and found.form.predicate.mutual and found.form.predicate.type in MUTUAL and found.mark.kind("light")):
        return None
    inside = [mention for mention in reading.mentioned(found.mark.end, found.end) if mention.kind == "party" and not mention.government]
    return next((mention for mention in inside if len({party.code for party in mention.parties}) > 1), None)


def _distinct(predicate: Predicate, sides: Sides) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides without repetition; nobody acts on himself."""
    actor = _once(sides.actor)
    if predicate.type == "PROTEST":  # a country's protests are its people's
        actor = tuple(replace(party, sector="CVL") if party.sector == "GOV" and not party.office else party for party in actor)
    same = {(party.code, party.name, party.sector) for party in actor}
    recipient = tuple(party for party in _once(sides.recipient) if (party.code, party.name, party.sector) not in same)
    if predicate.type in JOINT and predicate.mutual and recipient and not sides.directed:
        return _once((*actor, *recipient)), ()
    return actor, recipient


def _host(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """The state in whose places an organisation meets: 在日本宫崎市召开的七国集团农业部长会议."""
    places = [mention for mention in _open(reading, clause.start, clause.end) if mention.government == "在" and mention.parties]
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


def _idle(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether a predicate is only mentioned: its anniversary, before a noun (建交公报), or before people (抗议民众)."""
    behind = reading.inside(found.end, min(found.end + SHORTLY, clause.end))
    if any(mark.kind("anniversary") for mark in behind) or _compound(reading, clause, found):
        return True
    noun = found.form.predicate.pos != "v" and not found.form.tail
    things = [mark.kind("thing") for mark in behind if mark.start == found.end]
    if any(thing and (noun or thing.value != "object") for thing in things):
        return True
    role = bool(behind) and behind[0].start == found.end and any(name.kind == "role" for name in behind[0].names)
    return role and found.form.predicate.type == "PROTEST"


def _compound(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether a short word of cooperation only names a topic together with those right before it: 中美合作, 两国的合作."""
    if found.form.predicate.type != "COOPERATE" or found.form.tail or len(found.form.head) > 2:
        return False
    left = [mention for mention in _open(reading, clause.start, found.start) if mention.end <= found.start]
    if not left or left[-1].government or reading.between(left[-1].end, found.start) not in {"", "的"}:
        return False
    return len(left[-1].parties) > 1 or left[-1].kind == "dual"


def _once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    seen: dict[tuple[str | None, str], Party] = {}
    for party in parties:
        seen.setdefault((party.code, party.name), party)
    return tuple(seen.values())


def _nominal(reading: Reading, found: Fired) -> bool:
    """Whether a predicate stands as a noun: a noun by its row, or a verb after 的."""
    return not found.form.verbal or (reading.folded[found.start - 1 : found.start] == "的" and not found.form.tail)


def _possessed(reading: Reading, clause: Clause, found: Fired, fired: list[Fired]) -> Sides | None:
    """The sides of a nominal act: 美国对俄罗斯的制裁, 胡塞武装的袭击, or under a light verb with its subject."""
    left = [mention for mention in _open(reading, clause.start, found.start) if mention.end <= found.start]
    arg = _argument(reading, found)
    light = [mark for mark in reading.inside(clause.start, found.start) if mark.kind("light")]
    if found.form.predicate.type == "AGREE" and not light:
        return None  # 对中国的承诺 names a promise and tells of none
    owner = left[-1] if left and reading.between(left[-1].end, found.start) in {"", "的"} else None
    target = next((mention for mention in reversed(left) if mention.government == "对"), None)
    recipient = (target.parties if target else ()) or arg
    if owner is not None and owner.government == "" and _acts(owner) and owner.parties and owner is not target:
        return Sides(owner.parties, recipient, 1 + bool(recipient), owner.end)
    if not (light or recipient):
        return None
    doer = _subject(reading, clause, target.opened if target and target.opened >= 0 else found.start, fired, found)
    if doer is None or not doer.parties:
        return None
    joint = next((mention for mention in reversed(left) if mention.government == "与"), None)
    parties = (*doer.parties, *joint.parties) if joint and found.form.predicate.mutual else doer.parties
    return Sides(parties, recipient, 1 + bool(recipient), doer.end)


def _argument(reading: Reading, found: Fired) -> tuple[Party, ...]:
    """The country inside a word form such as 访华."""
    if found.form.arg is None:
        return ()
    at, code = found.form.arg
    start = found.start + at
    return (Party(code, "GOV", reading.article.text[start : start + 1], Span(start, start + 1)),)


def _sides(reading: Reading, clause: Clause, found: Fired, fired: list[Fired], frame: Frame, topic: tuple[Party, ...]) -> Sides | None:
    """The sides as one frame has them; ``None`` where a slot of it stays empty."""
    left = [mention for mention in _open(reading, clause.start, found.start) if mention.end <= found.start]
    right = _objects(reading, clause, found, fired)
    passive = _passive(reading, left, found)
    if passive is not None and frame.before == ("X",) and frame.after == ("Y",):
        return _turned(reading, clause, found, fired, passive, topic)
    first, marker, second = (*frame.before, "", "", "")[:3]
    governed = next((mention for mention in reversed(left) if marker and mention.government == marker), None)
    if governed and marker == "对" and found.form.predicate.type == "ASSAULT" and _clausal(governed, right, found):
        return None
    stop = governed.opened if governed else found.start
    doer = _embedded(reading, frame, left, right, found) or _subject(reading, clause, stop, fired, found)
    parties: tuple[Party, ...] = doer.parties if doer else ()
    opened, inherited = doer.end if doer else clause.start, False
    if not parties:
        relative = _relative(reading, clause, found, right) if doer is None else None
        if relative is not None:
            right = [mention for mention in right if mention is not relative]
            parties = relative.parties
        elif topic and _bare(reading, clause, stop, doer):
            parties, inherited = topic, True
    if not parties:
        return None
    if frame.before == ("Y",) and not frame.after:
        if found.form.predicate.type not in STATELY:
            return None
        people = _patient(reading, clause, found.start)
        parties = people.parties if people else parties
        return Sides(_state(parties), parties, 1, opened, inherited, True)
    sides = {first: parties}
    if second:
        joint = marker == "与" and governed is None and len({party.code for party in parties}) > 1
        sides[second] = parties if joint else (governed.parties if governed else _argument(reading, found))
        if joint and found.form.predicate.type not in JOINT:
            sides = {first: parties[:1], second: parties[1:]}  # 尼加拉瓜与台湾断交: the first does it
    if frame.after:
        sides[frame.after[-1]] = _after(frame, left, right, found, parties) or _argument(reading, found)
    if not all(sides.values()):
        return None
    if "Y" not in sides:
        sides["Y"] = _argument(reading, found)
    bonus = bool(second and governed)
    directed = len(frame.after) == 2 or marker not in {"", "与"} or first == "Y" or (not marker and found.form.predicate.type not in MUTUAL)
    return Sides(sides.get("X", ()), sides.get("Y", ()), sum(map(bool, sides.values())) + bonus, opened, inherited, first == "Y", directed)


def _clausal(governed: Mention, right: list[Mention], found: Fired) -> bool:
    """Whether what a preposition governs is the doer of a whole clause and no target: 对俄罗斯入侵乌克兰…."""
    transitive = any(frame.before == ("X",) and frame.after == ("Y",) for frame in found.form.predicate.frames)
    close = bool(right) and right[0].start - found.end <= 1 and not right[0].government
    return transitive and close and governed.end == found.start


def _embedded(reading: Reading, frame: Frame, left: list[Mention], right: list[Mention], found: Fired) -> Mention | None:
    """The doer of a clause inside a phrase, right before its verb: 对俄罗斯入侵乌克兰实施制裁, 就朝鲜发射导弹."""
    nearest = left[-1] if left else None
    if nearest is None or nearest.end != found.start or nearest.kind not in {"party", "role"} or frame.before != ("X",):
        return None
    directed = any("对" in other.before for other in found.form.predicate.frames)
    if nearest.government == "就" or (reading.folded[nearest.opened : nearest.opened + 1] == CLAUSAL and not directed):
        return nearest
    close = frame.after == ("Y",) and bool(right) and right[0].start - found.end <= 1 and not right[0].government
    free = {"对", "在"} if found.form.predicate.type in MUTUAL else {"", "对", "在"}
    return nearest if close and nearest.government in free else None


def _after(frame: Frame, left: list[Mention], right: list[Mention], found: Fired, doer: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of the slot behind the predicate, or moved before it by 把."""
    if len(frame.after) == 2:
        return next((mention.parties for mention in right if mention.government == frame.after[0]), ())
    moved = next((mention for mention in reversed(left) if mention.government == "把"), None)
    if moved is not None:
        return moved.parties
    free = (mention for mention in right if mention.parties and (not mention.government or mention.opened == found.start))
    mention = next(free, None)
    if mention is None:
        return ()
    if mention.post and {party.code for party in mention.parties} <= {party.code for party in doer}:
        return tuple(Party(mention.post, "GOV", party.name, party.span) for party in mention.parties[:1])  # 召回驻美大使
    return mention.parties


def _objects(reading: Reading, clause: Clause, found: Fired, fired: list[Fired]) -> list[Mention]:
    """The mentions that may be objects: behind the verb, within reach, before the next verb."""
    following = [other.start for other in fired if other.start >= found.end and other.form.predicate.pos != "n"]
    stop = min([clause.end, *following])
    out = []
    at = found.mark.end
    for mention in _open(reading, found.mark.end, stop):
        if len(reading.between(at, mention.start)) > REACH + (found.end - found.mark.end):
            break
        tail = found.form.tail is not None and found.end - len(found.form.tail) <= mention.start < found.end
        if not (tail and mention.kind == "role"):
            out.append(mention)
    return out


def _subject(reading: Reading, clause: Clause, stop: int, fired: list[Fired], found: Fired) -> Mention | None:
    """The nearest mention before a position that can be the doer there."""
    left = [mention for mention in _open(reading, clause.start, stop) if mention.end <= stop]
    fallback: Mention | None = None
    for mention in reversed(left):
        if mention.kind == "outlet":
            break
        if not _acts(mention) or mention.government not in {"", "就"} or _owned(reading, mention, stop):
            continue
        if _timing(reading, mention, stop):
            continue
        if mention.government == "就":
            fallback = fallback or mention  # 对于朝鲜发射导弹: the preposition governs the clause
            continue
        verb = _verb_before(mention, clause, fired, reading)
        if verb is None:
            if _opens(reading, clause, mention):
                return mention
            fallback = fallback or mention
        elif verb == "pivot":
            return mention
    return fallback


def _timing(reading: Reading, mention: Mention, stop: int) -> bool:
    """Whether a mention belongs to a phrase of time that has ended: 在二十国集团峰会期间与莫迪会晤."""
    before = [mark for mark in reading.inside(max(mention.start - 2, 0), mention.start) if mark.end == mention.start]
    marker = before[-1].kind("preposition") if before else None
    opens = marker is not None and marker.value == "在"
    return opens and any(mark.kind("temporal") for mark in reading.inside(mention.end, stop))


def _owned(reading: Reading, mention: Mention, stop: int) -> bool:
    """Whether 的 follows, so that the mention only qualifies something else (美国的盟友…)."""
    return reading.folded[mention.end : mention.end + 1] == "的" and mention.end + 1 < stop


def _verb_before(mention: Mention, clause: Clause, fired: list[Fired], reading: Reading) -> str | None:
    """Whether a verb earlier in the clause has this mention for its object, and whether that object may act in turn."""
    for mark in reversed(reading.inside(clause.start, mention.start)):
        if any(span.start <= mark.start < span.end for span in reading.asides):
            continue
        form = next((other.form for other in fired if other.mark is mark), None)
        if form is not None and form.predicate.pos != "n":
            return "pivot" if form.predicate.type in PIVOTS else "object"
        if mark.cues:
            return "pivot"
    return None


def _opens(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether a mention stands where subjects stand: first in its clause but for known small words and times."""
    known = {mark.end for mark in reading.inside(clause.start, mention.start)} | {
        when.span.end for when in reading.whens if when.span and clause.start <= when.span.start < mention.start
    }
    lead = reading.between(clause.start, mention.start).lstrip("「『“‘ \u3000")
    return not lead or mention.start in known or len(lead) <= 2


def _bare(reading: Reading, clause: Clause, stop: int, doer: Mention | None) -> bool:
    """Whether a clause has no room for a doer of its own before the predicate, so that the topic does it."""
    if doer is not None:
        return True  # a pronoun whose party is not known: the topic
    unknown, at = 0, clause.start
    for mark in reading.inside(clause.start, stop):
        if mark.names and mark.kind("pronoun", "dual") is None and not any(m.government for m in reading.mentioned(mark.start, mark.end)):
            unknown += 2
        unknown += len(reading.between(at, mark.start).strip("「『“‘ \u3000"))
        at = max(at, mark.end)
    timed = sum(when.span.end - when.span.start for when in reading.whens if when.span and clause.start <= when.span.start < stop)
    unknown += len(reading.between(at, stop)) if stop > at else 0
    return unknown - timed <= LEAD


def _passive(reading: Reading, left: list[Mention], found: Fired) -> Mention | Mark | None:
    """The agent after 被 or 遭, or the bare marker shortly before the verb with nobody between."""
    agent = next((mention for mention in reversed(left) if mention.government == "passive"), None)
    if agent is not None:
        return agent
    before = [mark for mark in reading.inside(max(found.start - SHORTLY, 0), found.start) if mark.kind("passive")]
    if before and not any(mention.start >= before[-1].end for mention in left):
        return before[-1]
    return None


def _turned(
    reading: Reading, clause: Clause, found: Fired, fired: list[Fired], agent: Mention | Mark, topic: tuple[Party, ...]
) -> Sides | None:
    """The sides of a passive: the subject is the done-to."""
    stop = agent.opened if isinstance(agent, Mention) else agent.start
    patient = _patient(reading, clause, stop) or _subject(reading, clause, stop, fired, found)
    parties = patient.parties if patient else (topic if _bare(reading, clause, stop, None) else ())
    opened = patient.end if patient else clause.start
    if isinstance(agent, Mention):
        return Sides(agent.parties, parties, 1 + bool(parties), opened, patient is None, True) if agent.parties else None
    if found.form.predicate.type == "COERCE" and parties:
        return Sides(_state(parties), parties, 1, opened, patient is None, True)
    return None


def _patient(reading: Reading, clause: Clause, stop: int) -> Mention | None:
    """The people right before a passive marker or a passive predicate: 俄罗斯有近万名示威者被捕."""
    left = [mention for mention in _open(reading, clause.start, stop) if mention.end <= stop]
    nearest = left[-1] if left else None
    people = nearest is not None and nearest.kind == "role" and not nearest.government and not _owned(reading, nearest, stop)
    return nearest if people and nearest and nearest.parties and nearest.parties[0].code else None


def _state(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The state of those who suffer an act of state that names no doer (纳瓦尔尼被捕)."""
    return tuple(Party(party.code, "GOV", party.name, party.span) for party in parties if party.code and ":" not in party.code)


def _relative(reading: Reading, clause: Clause, found: Fired, right: list[Mention]) -> Mention | None:
    """The doer that follows its own relative clause: 访问中国的布林肯."""
    if len(reading.between(clause.start, found.start)) > LEAD:
        return None
    for mention in right:
        if reading.folded[mention.start - 1 : mention.start] == "的" and _acts(mention):
            return mention
    return None
