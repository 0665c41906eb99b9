"""Who fills a slot of a frame: the doer before a predicate, the done-to behind it, and where passives and relative clauses hide them."""

from msgspec.structs import replace

from attache.coding.fire import SINCE, Fired, doing, unbracketed
from attache.lexicon import Frame
from attache.model import Party, Span
from attache.reading import Clause, Mark, Mention, Reading

REACH = 16  # furthest that an object may stand behind its verb, in code points without asides
SHORTLY = 8  # furthest that a passive marker without agent may stand before its verb
LEAD = 8  # unknown words that may stand before a verb whose doer is carried over, in code points
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})  # whose plain objects are partners (会见, 会晤)
VOICED = frozenset({"ACCUSE", "REQUEST"})  # what who accuses does next himself
SHORT = 2  # a word that may stand before a relative clause: 一名|涉嫌…
RELATIVE = 12  # longest relative clause before a target, behind its verb, in code points
OPENS_QUOTES = "「『“‘ \u3000"
COPULA, OWN = "是", "的"
OPENING = ("与", "对", "把")  # prepositions whose noun a relative clause may part from them
ASKING = frozenset({"REQUEST", "AGREE"})  # whose object goes on to do what is asked or invited
HITTING = frozenset({"SANCTION", "ASSAULT"})  # whose object another verb right behind them only qualifies
CLAUSAL = ("对", "针对")  # which, unlike 向 and 给, may govern a whole clause
GIVING = frozenset({"AID"})  # whose receiver may use what is given: 提供乌方武器攻击俄军
PIVOTS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})  # whose object may do the next act


def subject(reading: Reading, clause: Clause, stop: int, fired: list[Fired], found: Fired) -> Mention | None:
    """The nearest mention before a position that can be the doer there."""
    left = [mention for mention in unbracketed(reading, clause.start, stop) if mention.end <= stop]
    fallback: Mention | None = None
    for mention in reversed(left):
        if mention.kind == "outlet":
            break
        if not doing(mention) or mention.government not in {"", "就"} or owned(reading, mention, stop):
            continue
        if stop < found.start and _topical(reading, clause, mention):
            continue
        if _timing(reading, mention, stop) or _used(reading, mention) or _made(reading, clause, mention, stop):
            continue
        if mention.government == "就":
            fallback = fallback or mention  # 对于朝鲜发射导弹: the preposition governs the clause
            continue
        verb = None if _joined(reading, clause, mention) else _verb_before(mention, clause, fired, reading)
        if verb is None:
            if _opens(reading, clause, mention):
                said = fallback is not None and COPULA in reading.between(mention.end, fallback.start)
                return fallback if said else mention  # 波兰是国务卿访问的最后一站
            fallback = fallback or mention
        elif verb == "pivot" and not (found.form.predicate.type in VOICED and _charged(mention, clause, fired)):
            return mention  # not 召见大使表达关切, where who summons is concerned
    return fallback


def _topical(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether a mention lies in the phrase with 就 before the target's: 就东海活动及香港情况|向王毅表达关注."""
    marks = reading.inside(clause.start, mention.start)
    return any((kind := mark.kind("preposition")) and kind.value == "就" and mark.end - mark.start == 1 for mark in marks)


def _charged(mention: Mention, clause: Clause, fired: list[Fired]) -> bool:
    """Whether the last verb before a mention is one of accusing."""
    before = [other for other in fired if clause.start <= other.start < mention.start and other.form.predicate.pos != "n"]
    return bool(before) and before[-1].form.predicate.type == "ACCUSE"


def _timing(reading: Reading, mention: Mention, stop: int) -> bool:
    """Whether a mention belongs to a phrase of time that has ended: 在二十国集团峰会期间与莫迪会晤, 拜登|七国集团峰会前|会见总理."""
    named = next((mark for mark in reading.inside(mention.end, stop) if mark.start == mention.end and mark.forms), None)
    close = next((aside.end for aside in reading.asides if named and aside.start == named.end), named.end if named else 0)
    if named and any(mark.start == close and mark.kind("temporal") for mark in reading.inside(close, stop)):
        return all(form.predicate.pos == "n" for form in named.forms)
    before = [mark for mark in reading.inside(max(mention.start - 2, 0), mention.start) if mark.end == mention.start]
    marker = before[-1].kind("preposition") if before else None
    opens = marker is not None and marker.value == "在"
    ends = [mark for mark in reading.inside(mention.end, stop) if mark.kind("temporal")]
    return bool(ends) and (opens or (_timed(reading, mention) and reading.folded[: ends[-1].end].endswith(SINCE)))


def _timed(reading: Reading, mention: Mention) -> bool:
    """Whether a time stands right before a mention: 自上月|塔利班掌权以来."""
    clause = reading.clauses[reading.clause(mention.start)]
    return any(span.end == mention.start for span in reading.timed(clause.start, mention.start))


def _used(reading: Reading, mention: Mention) -> bool:
    """Whether a verb of using stands right before a mention: 使用伊朗无人机空袭."""
    before = reading.inside(max(mention.start - 2, 0), mention.start)
    return any(mark.end == mention.start and mark.kind("use") for mark in before)


def owned(reading: Reading, mention: Mention, stop: int) -> bool:
    """Whether 的 follows, so that the mention only qualifies something else (美国的盟友…)."""
    return reading.folded[mention.end : mention.end + 1] == "的" and mention.end + 1 < stop


def _verb_before(mention: Mention, clause: Clause, fired: list[Fired], reading: Reading) -> str | None:
    """Whether a verb earlier in the clause has this mention for its object, and whether that object may act in turn."""
    headed = reading.folded[mention.start - 1 : mention.start] == "的"
    for mark in reversed(reading.inside(clause.start, mention.start)):
        if reading.bracketed(mark.start):
            continue
        if headed and mark.end == mention.start - 1 and mark.forms:
            continue  # the head of its relative clause: 遭美国制裁的中国企业表示抗议
        form = next((other.form for other in fired if other.mark is mark), None)
        if form is not None and form.predicate.pos != "n":
            return "pivot" if form.predicate.type in PIVOTS | GIVING else "object"
        if mark.cues or (mark.kind("perceive") and len(reading.between(mark.end, mention.start)) <= LEAD):
            return "pivot"
    return None


def _made(reading: Reading, clause: Clause, mention: Mention, stop: int) -> bool:
    """Whether a mention begins what a light verb makes, which another verb follows: 英方借发布所谓香港报告宣布制裁."""
    light = [mark for mark in reading.inside(clause.start, mention.start) if mark.kind("light")]
    if not light or reading.folded[mention.start - 1] == "的" or not reading.small(light[-1].end, mention.start):
        return False
    return any(mark.cues or mark.kind("light") for mark in reading.inside(mention.end, stop))


def _opens(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether a mention stands where subjects stand: first in its clause but for known small words and times."""
    if _joined(reading, clause, mention):
        return True
    known = {mark.end for mark in reading.inside(clause.start, mention.start)}
    known |= {span.end for span in reading.timed(clause.start, mention.start)}
    lead = reading.between(clause.start, mention.start).lstrip("「『“‘ \u3000")
    return not lead or mention.start in known or len(lead) <= 2


def _joined(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether a conjunction begins a clause of its own before a mention: 命令企业赔偿，以及2019年日本政府强化管制."""
    at = mention.start
    for span in reversed(reading.timed(clause.start, mention.start)):
        if span.end == at:
            at = span.start
    return any(mark.end == at and mark.kind("conjunction") and mark.end - mark.start > 1 for mark in reading.inside(max(at - 3, 0), at))


def objects(reading: Reading, clause: Clause, found: Fired, fired: list[Fired]) -> list[Mention]:
    """The mentions that may be objects: behind the verb, within reach, before the next verb."""
    whole = _relative(reading, clause, found)
    if whole is not None:  # whose state is not the one that its relative clause names
        return [replace(whole, parties=tuple(replace(party, code=None) if party.implied else party for party in whole.parties))]
    following = [other.start for other in fired if other.start >= found.end and other.form.predicate.pos != "n"]
    stop = min([clause.end, *following])
    out = []
    at = found.mark.end
    for mention in unbracketed(reading, found.mark.end, stop):
        if len(reading.between(at, mention.start)) > REACH + (found.end - found.mark.end):
            break
        tail = found.form.tail is not None and found.end - len(found.form.tail) <= mention.start < found.end
        if not (tail and mention.kind == "role"):
            out.append(_qualified(reading, clause, mention, fired))
    return out


def _relative(reading: Reading, clause: Clause, found: Fired) -> Mention | None:
    """The party at the end of a relative clause that begins right behind a predicate: 制裁|支持俄罗斯的|中国企业."""
    if found.form.predicate.type in PIVOTS and found.form.predicate.type != "ACCUSE":
        return None  # 呼吁支持…
    verb = next((mark for mark in reading.inside(found.mark.end, clause.end) if not mark.kind("aspect", "adverb")), None)
    counted = counting(reading, found.mark.end)
    if verb is None or not (
        counted or (reading.small(found.mark.end, verb.start) and any(form.predicate.pos == "v" for form in verb.forms))
    ):
        return None
    heads = [other for other in unbracketed(reading, verb.end, clause.end) if reading.folded[other.start - 1 : other.start] == "的"]
    near = heads and heads[0].parties and not heads[0].government and len(reading.between(verb.end, heads[0].start)) <= RELATIVE
    return heads[0] if near and reading.mentioned(verb.end, heads[0].start) else None


def counting(reading: Reading, at: int) -> bool:
    """Whether an indefinite object begins right there: 逮捕了|一名."""
    marks = [mark for mark in reading.inside(at, at + SHORTLY) if not mark.kind("aspect")]
    close = bool(marks) and len(reading.between(at, marks[0].start)) <= 1
    return close and marks[0].kind("quantity") is not None and marks[0].end - marks[0].start > 1


def _qualified(reading: Reading, clause: Clause, mention: Mention, fired: list[Fired]) -> Mention:
    """The party that a relative clause behind this one qualifies: 指控俄罗斯支持的武装 accuses the armed group."""
    verb = next((other for other in fired if other.start == mention.end and other.form.predicate.pos != "n"), None)
    if verb is None:
        return mention
    heads = [other for other in unbracketed(reading, verb.end, clause.end) if reading.folded[other.start - 1 : other.start] == "的"]
    return heads[0] if heads and heads[0].parties and len(reading.between(verb.end, heads[0].start)) <= SHORTLY else mention


def nameable(reading: Reading, found: Fired, right: list[Mention]) -> list[Mention]:
    """The mentions that may be objects, but none behind an object that nobody could name: 呼吁西方团结应对俄罗斯."""
    first = right[0].start if right else found.end
    vague = any(mark.kind("nobody") and mark.end != first for mark in reading.inside(found.end, max(first, found.end)))
    return [] if vague else right


def after(frame: Frame, left: list[Mention], right: list[Mention], found: Fired, doer: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of the slot behind the predicate, or moved before it by 把."""
    if len(frame.after) == 2:
        return next((mention.parties for mention in right if mention.government == frame.after[0]), ())
    moved = next((mention for mention in reversed(left) if mention.government == "把"), None)
    if moved is not None:
        return moved.parties
    free = [mention for mention in right if mention.parties and (not mention.government or mention.opened == found.start)]
    own = {party.code for party in doer}
    if len(free) > 1 and free[0].end == free[1].start and {party.code for party in free[0].parties} <= own:
        free = free[1:]  # 美国放宽美|台官方交往
    mention = next((mention for mention in free if mention.kind != "modifier"), free[0] if free else None)
    if mention is None:
        return ()
    if mention.post and {party.code for party in mention.parties} <= {party.code for party in doer}:
        return tuple(Party(mention.post, "GOV", party.name, party.span) for party in mention.parties[:1])  # 召回驻美大使
    return mention.parties


def embedded(reading: Reading, frame: Frame, left: list[Mention], right: list[Mention], found: Fired) -> Mention | None:
    """The doer of a clause inside a phrase, right before its verb: 对俄罗斯入侵乌克兰实施制裁, 就朝鲜发射导弹."""
    nearest = left[-1] if left else None
    if nearest is not None and nearest.government == "对" and reading.folded[nearest.opened - 1 : nearest.opened] == "的":
        return next((mention for mention in left if mention.end == nearest.opened - 1 and doing(mention)), None)
    if opened := _fronted(reading, frame, left, right, found):
        return opened
    if nearest is None or nearest.end != found.start or nearest.kind not in {"party", "role"} or frame.before != ("X",):
        return None
    if nearest.government == "对" and not reading.folded.startswith(CLAUSAL, nearest.opened):
        return None  # 向法院|起诉
    timed = any(
        mark.kind("temporal")
        for mark in reading.inside(found.end, min(found.end + 2 * SHORTLY, reading.clauses[reading.clause(found.start)].end))
    )
    placed = nearest.local or (not timed and any(doing(other) and not other.government for other in left[:-1]))
    bodily = nearest.government == "在" and not timed and not any(party.office for party in nearest.parties)
    if _used(reading, nearest) or (nearest.government == "在" and placed) or bodily:
        return None  # 拜登在东京会见首相
    directed = any("对" in other.before for other in found.form.predicate.frames)
    if nearest.government in {"就", "以"} or (reading.folded.startswith(CLAUSAL, nearest.opened) and not directed):
        return nearest
    close = frame.after == ("Y",) and bool(right) and right[0].start - found.end <= 1 and not right[0].government
    close = close and not (nearest.government and reading.folded[found.end : found.end + 1] == OWN)  # 向俄罗斯提供情报|的记者
    free = {"对", "在"} if found.form.predicate.type in MUTUAL else {"", "对", "在"}
    return nearest if close and nearest.government in free else None


def _fronted(reading: Reading, frame: Frame, left: list[Mention], right: list[Mention], found: Fired) -> Mention | None:
    """The doer of a whole clause behind 针对 or 就, with places and times before its verb: 针对中国在周边海域反复侵入日本领海的现状."""
    if frame.before != ("X",) or not left or any(doing(mention) and not mention.government for mention in left):
        return None
    first = left[0]
    clause = reading.clauses[reading.clause(found.start)]
    leads = first.government == "就" or reading.folded.startswith(CLAUSAL[1], first.opened)
    if not leads or not doing(first) or not reading.small(clause.start, first.opened):
        return None
    inside = all(mention.government == "在" for mention in left[1:])
    own = bool(right) and right[0].start - found.end <= 1 or found.form.tail is not None
    return first if inside and own else None


def attributive(reading: Reading, clause: Clause, start: int, found: Fired, right: list[Mention], fired: list[Fired]) -> bool:
    """Whether a verb only qualifies an object whose head nobody knows: 对|购买俄罗斯石油的|国家征税, 逮捕一名|为俄罗斯提供情报的|记者."""
    if "的" not in reading.folded[found.end - 1 : clause.end]:
        return False
    struck = next((other for other in fired if other.mark.end == start and other.form.predicate.type in HITTING), None)
    if struck is not None and struck.form.predicate.pos != "n" and struck is not found:
        return True  # 制裁|帮助伊朗获得技术的|公司
    verbs = [other.mark.end for other in fired if other.end <= found.start and other.form.predicate.pos == "v" and other is not found]
    if verbs and counting(reading, verbs[-1]) and len(reading.between(verbs[-1], found.start)) <= RELATIVE:
        return True
    before = next((mark for mark in reversed(reading.inside(clause.start, start)) if not mark.kind("adverb")), None)
    if before is None or len(reading.between(before.end, start)) > SHORT:
        return False
    if any(reading.folded[other.start - 1 : other.start] == "的" for other in right):
        return False
    return (kind := before.kind("preposition")) is not None and kind.value in OPENING and before.end == start


def remote(reading: Reading, clause: Clause, found: Fired, left: list[Mention], marker: str) -> Mention | None:
    """The party that a relative clause parts from its preposition: 对协助俄国的第三国金融机构实施制裁, 与到访的韩国外长会谈."""
    markers = [mark for mark in reading.inside(clause.start, found.start) if (kind := mark.kind("preposition")) and kind.value == marker]
    target = next((mention for mention in reversed(left) if mention.government != "在"), None)
    if not markers or target is None or target.government or target.start <= markers[-1].end:
        return None
    place = [other for other in reading.mentioned(markers[-1].end, found.start) if other.government == "在" and other.start >= target.end]
    known = [(mark.start, mark.end) for mark in reading.inside(target.end, found.start) if mark.kind("light", "aspect", "adverb")]
    known += [(other.opened, other.end) for other in place]
    near = len(reading.between(target.end, found.start)) <= sum(end - start for start, end in known) + 2
    return (
        replace(target, government=marker, opened=markers[-1].start)
        if near and "的" in reading.between(markers[-1].end, target.start)
        else None
    )


def clausal(reading: Reading, governed: Mention, right: list[Mention], found: Fired) -> bool:
    """Whether what a preposition governs is the doer of a whole clause and no target: 对俄罗斯入侵乌克兰…."""
    transitive = any(frame.before == ("X",) and frame.after == ("Y",) for frame in found.form.predicate.frames)
    close = bool(right) and right[0].start - found.end <= 1 and not right[0].government
    holds = reading.folded.startswith(CLAUSAL, governed.opened)
    attribute = reading.folded[governed.opened - 1 : governed.opened] == "的"  # 欧盟的对俄制裁决议
    return holds and not attribute and transitive and close and governed.end == found.start


def argument(reading: Reading, found: Fired) -> tuple[Party, ...]:
    """The country inside a word form such as 访华."""
    if found.form.arg is None:
        return ()
    at, code = found.form.arg
    start = found.start + at
    return (Party(code, "GOV", reading.article.text[start : start + 1], Span(start, start + 1)),)


def agency(reading: Reading, left: list[Mention], found: Fired, fired: list[Fired]) -> Mention | Mark | None:
    """The agent after 被 or 遭, or the bare marker shortly before the verb with nobody between."""
    agent = next((mention for mention in reversed(left) if mention.government == "passive"), None)
    if agent is not None:
        done = any(agent.end <= other.start and other.end < found.start and reading.folded[other.end] == "的" for other in fired)
        asked = any(other.start == agent.end and other.end == found.start and other.form.predicate.type in ASKING for other in fired)
        return None if done or asked else agent  # 遭美国制裁的企业抗议, 受北京邀请|前往: the passive is over
    before = [mark for mark in reading.inside(max(found.start - SHORTLY, 0), found.start) if mark.kind("passive")]
    if before and not any(mention.start >= before[-1].end for mention in left):
        return before[-1]
    return None


def sufferer(reading: Reading, clause: Clause, stop: int) -> Mention | None:
    """The people right before a passive marker or a passive predicate: 俄罗斯有近万名示威者被捕."""
    left = [mention for mention in unbracketed(reading, clause.start, stop) if mention.end <= stop]
    nearest = left[-1] if left else None
    people = nearest is not None and nearest.kind == "role" and not nearest.government and not owned(reading, nearest, stop)
    return nearest if people and nearest and nearest.parties and nearest.parties[0].code else None


def qualifying(reading: Reading, clause: Clause, found: Fired, right: list[Mention]) -> Mention | None:
    """The doer of a verb that stands between a preposition and its noun: 同来华访问的哈桑会谈."""
    before = [mark for mark in reading.inside(clause.start, found.start) if (kind := mark.kind("preposition")) and kind.value in OPENING]
    if not before or reading.mentioned(before[-1].end, found.start):
        return None
    heads = [mention for mention in right if reading.folded[mention.start - 1 : mention.start] == "的" and doing(mention)]
    return heads[0] if heads and not heads[0].government and len(reading.between(before[-1].end, found.start)) <= LEAD else None


def head(reading: Reading, clause: Clause, found: Fired, right: list[Mention]) -> Mention | None:
    """The doer that follows its own relative clause: 访问中国的布林肯."""
    if len(reading.between(clause.start, found.start)) > LEAD or counting(reading, found.mark.end):
        return None
    for mention in right:
        if (
            reading.folded[mention.start - 1 : mention.start] == "的"
            and doing(mention)
            and (mention.start >= found.end or found.mark.kind("light"))
        ):
            return mention
    return None


def nameless(reading: Reading, clause: Clause, stop: int) -> bool:
    """Whether a clause begins with a subject that nobody could name: 许多国家|表示担忧; but not 对许多国家|表示担忧."""
    first = next((mark for mark in reading.inside(clause.start, stop) if not mark.kind("adverb", "conjunction")), None)
    return first is not None and first.kind("nobody") is not None and reading.small(clause.start, first.start)


def bare(reading: Reading, clause: Clause, stop: int, doer: Mention | None) -> bool:
    """Whether a clause has no room for a doer of its own before the predicate, so that the topic does it."""
    if doer is not None:
        return True  # a pronoun whose party is not known: the topic
    if any(mark.kind("nobody") for mark in reading.inside(clause.start, stop)) or counting(reading, clause.start):
        return False  # 许多国家表示担忧, 一枚导弹被击落
    if this := next((mark for mark in reading.inside(clause.start, stop) if mark.kind("this")), None):
        after = next((mark for mark in reading.inside(this.end, stop) if mark.start == this.end), None)
        verbal = after is not None and (after.kind("modal", "adverb", "negator") or after.forms)
        if verbal and not reading.between(clause.start, this.start).strip(OPENS_QUOTES):
            return False  # 这可能会损害…
    unknown, at = 0, clause.start
    for mark in reading.inside(clause.start, stop):
        if mark.names and mark.kind("pronoun", "dual") is None and not any(m.government for m in reading.mentioned(mark.start, mark.end)):
            unknown += 2
        unknown += len(reading.between(at, mark.start).strip("「『“‘ \u3000"))
        at = max(at, mark.end)
    timed = sum(span.end - span.start for span in reading.timed(clause.start, stop))
    unknown += len(reading.between(at, stop)) if stop > at else 0
    return unknown - timed <= LEAD
