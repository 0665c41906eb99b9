"""Whether an act happened, is to come, may come, or did not: read from the small words in whose scope it stands."""

from typing import cast

from attache.coding.frame import Act
from attache.model import Span, Status
from attache.reading import Clause, Mark, Reading

MEETING = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT"})  # what is planned together and can be called off
ORDER: tuple[Status, ...] = ("negated", "hypothetical", "future")  # the first that is found decides
CLOSE = 8  # furthest that what is said of a noun may stand behind it, in code points
ITS, QUESTIONS = "其", "？?"
IDLE = "idle"  # what a marker gives to an act that is only conditional, due, wished for, or generally not so


def status(reading: Reading, act: Act) -> tuple[Status | None, tuple[str, ...]]:
    """The status of an act and the words that give it; ``None`` when they say that nothing happened or is planned.

    Modals and negators count between the doer and the predicate, or from the beginning of the clause where the doer is
    not in it; conditions count from the beginning of the clause.
    """
    if act.predicate.pos == "d":
        return "actual", ()
    if act.predicate.status:
        return cast(Status, act.predicate.status), ()
    clause = reading.clauses[act.clause]
    if whether := _questioned(reading, clause):
        return None, (whether,)
    moved = {mention.opened for mention in reading.mentioned(clause.start, act.trigger.start) if mention.government == "把"}
    phrases = [mention for mention in reading.mentioned(clause.start, act.trigger.start) if mention.government == "对"]
    inside = Span(phrases[0].end, act.trigger.start) if phrases and phrases[0].end >= act.opened and not act.nominal else None
    scope = [mark for mark in reading.inside(clause.start, act.trigger.start) if mark.start not in moved]
    scope = [mark for mark in scope if inside is None or not _phrased(reading, mark, inside)]
    found: dict[str, str] = {}
    for mark in scope:
        if _named(reading, mark):
            continue
        value = _value(mark, act, mark.start >= act.opened or act.inherited, _governs(scope, mark, act))
        if value:
            found[value] = reading.article.text[mark.start : mark.end]
    if IDLE in found:
        return None, (found[IDLE],)
    ahead = _ahead(reading, act)
    if ahead is not None and (modal := ahead.kind("modal")) and modal.value != IDLE:
        found.setdefault(modal.value, reading.article.text[ahead.start : ahead.end])
    off = _cancelled(reading, act)
    if off is not None:
        found.setdefault("negated", reading.article.text[off.start : off.end])
    condition = _condition(reading, act)
    if condition is not None and "negated" not in found:
        found.setdefault("hypothetical", reading.article.text[condition.start : condition.end])
    for value in ORDER:
        if value in found:
            return value, (found[value],)
    return "actual", ()


def _questioned(reading: Reading, clause: Clause) -> str:
    """The word by which a clause asks whether something is so: 中方是否会制裁该公司？"""
    if reading.folded[clause.end - 1] not in QUESTIONS:
        return ""
    asked = next((mark for mark in reading.inside(clause.start, clause.end) if mark.kind("whether")), None)
    return reading.article.text[asked.start : asked.end] if asked else ""


def _phrased(reading: Reading, mark: Mark, inside: Span) -> bool:
    """Whether a small word stands inside the phrase of a preposition, whose verb it belongs to: 对欧盟|没有通知英国|表示不满."""
    return mark.start > inside.start and mark.kind("negator", "modal") is not None and not reading.small(mark.end, inside.end)


def _ahead(reading: Reading, act: Act) -> Mark | None:
    """The word right behind an act named as a noun that says it is to come: 日美首脑会谈将于16日举行."""
    clause = reading.clauses[act.clause]
    held = act.predicate.type == "CONSULT" and any(mark.kind("light") for mark in reading.inside(act.trigger.end, clause.end))
    if not (act.nominal or held):
        return None
    following = next((mark for mark in reading.inside(act.trigger.end, clause.end) if not mark.kind("adverb") or mark.kind("modal")), None)
    if following is None or following.kind("modal") is None or not reading.small(act.trigger.end, following.start):
        return None
    taken = any(
        mention.government == "把" and mention.opened == following.start for mention in reading.mentioned(following.end, clause.end)
    )
    return None if taken or len(reading.between(act.trigger.end, following.start)) > CLOSE else following


def _cancelled(reading: Reading, act: Act) -> Mark | None:
    """The word that ends the clause of an act by calling it off: 原定的访问已取消."""
    clause = reading.clauses[act.clause]
    words = [mark for mark in reading.inside(act.trigger.end, clause.end) if mark.kind("cancel")]
    if not words or act.predicate.type not in MEETING:
        return None
    behind = reading.between(words[-1].end, clause.end)
    return words[-1] if len([character for character in behind if character.isalnum()]) <= 1 else None


def _condition(reading: Reading, act: Act) -> Mark | None:
    """The word that makes the clause before an act, in the same sentence, a condition: 如果伊朗停止浓缩，美国将解除制裁."""
    before, clause = reading.clauses[act.clause - 1] if act.clause else None, reading.clauses[act.clause]
    if before is None or before.sentence != clause.sentence:
        return None
    words = (
        mark
        for mark in reading.inside(before.start, before.end)
        if (kind := mark.kind("subordinator")) and kind.value == IDLE and not mark.kind("prevent")
    )
    word = next(words, None)
    return word if word is not None and reading.small(before.start, word.start) else None


def _named(reading: Reading, mark: Mark) -> bool:
    """Whether a word plans nothing for the act: a plan named as a noun (对北京立法的决定表示不满), or 将 that is 把."""
    if mark.kind("object") and reading.folded[mark.end : mark.end + 1] == ITS:
        return True  # 将其列入名单
    modal = mark.kind("modal")
    if modal is None or modal.value != "future" or len(reading.between(mark.start, mark.end)) == 1:
        return False
    counted = any(one.end == mark.start and one.kind("quantity") for one in reading.inside(max(mark.start - 3, 0), mark.start))
    return counted or reading.folded[mark.start - 1 : mark.start] == "的"


def _governs(scope: list[Mark], mark: Mark, act: Act) -> bool:
    """Whether nothing but the target and its preposition stands between a verb and an act: 叫停向以色列出售武器."""
    between = [other for other in scope if other.start >= mark.end]
    joining = (other for other in between if not other.kind("preposition"))
    return not any(other.cues or other.forms or other.kind("conjunction", "light") for other in joining)


def _value(mark: Mark, act: Act, near: bool, governs: bool) -> str | None:
    condition = mark.kind("subordinator")
    if condition:
        return condition.value
    if mark.kind("prevent") and all(mark.end <= party.span.start for party in act.actor):
        return IDLE  # 阻止伊朗攻击以色列: what is kept from being done
    if any(mark.end == party.span.start for party in act.actor):
        called, denied = mark.kind("modal"), mark.kind("negator")
        if called and called.value == IDLE:
            return IDLE  # 应法国邀请出席
        if denied:
            return denied.value  # 未有中国军机飞越
    if not near:
        return None
    marker = mark.kind("negator", "modal")
    if marker:
        return marker.value
    if any(form.predicate.type == "AGREE" and form.tail is None for form in mark.forms):
        return "future"  # 同意出售武器: agreed, not yet done
    cancel = mark.kind("cancel")
    return cancel.value if cancel and (act.nominal or governs) else None
