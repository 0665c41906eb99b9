"""Whether a word of saying reports where it stands: reach for ``reports``.

It does not as a modifier (所说的), as a noun (两项要求), inside another word (指令), denied, only wished or to come.
"""

from functools import cache, lru_cache

import rjieba

from attache.evidence.voice import CORRECT, DISMISS, DONE, EDGES, ENDED, PAST, PLAIN, PURPOSE, QUESTION, REPORTS, STRICT, voice
from attache.lexicon import Cue
from attache.reading import Clause, Mark, Reading

AFTER = frozenset("的了为")  # right behind a cue they make it something else: 所说的, 宣布了决定, 称为
BOUND = frozenset("项种以之关些类何述个")  # right before a cue they make it a noun or a purpose: 两项要求, 以确认
NOUN = 6  # a verb that only carries a noun stands within so many code points before it: 作出任何正式评估
CLOSING = frozenset("」』”’")
FIRM = frozenset({"stress", "state (written Chinese of Hong Kong and Taiwan)"})  # rows that report with 了 as well: 强调了合作的重要性
TOWARD, NOW = frozenset("与和同跟向对"), "正"
JUST = "就"  # right before a verb an adverb and no preposition
IS, COME, OF = "是", "来", "的"
TIES = frozenset("与和同跟及")
JOINS = frozenset("和与及")  # right behind a cue they make a noun of it: 批评和抗议
LONG = 14  # who gave it stands between a verb of receiving and its noun: 接到情报部门警告
BY = "被"
SHORT = 2  # a word of saying so short may begin a longer word
SCENE = frozenset({"就", "在", "以"})  # marker classes that make the words behind them no clause of their own
PLANS = frozenset({"future", "hypothetical"})
ABLE = "idle"  # modals of duty and wish: 双方能阐明立场


def reports(reading: Reading, clause: Clause, mark: Mark, cue: Cue) -> bool:
    """Whether a cue reports here: not as a modifier (所说的), nor negated, nor as what a condition or a plan is about."""
    if _followed(reading, clause, mark, cue) or (_preceded(reading, clause, mark) and not texted(reading, mark)):
        return False
    if (cue.en == DISMISS and not _false(reading, clause, mark)) or (cue.en == CORRECT and not own(reading, clause)):
        return False
    if _torn(reading, clause, mark) or _nominal(reading, clause, mark, cue):
        return False
    marks = reading.inside(clause.start, mark.start)
    opening = next((other for other in marks if not other.kind("adverb", "conjunction")), None)
    if cue.en == QUESTION and any(reading.folded[other.start : other.end] == BY for other in marks):
        return False  # 被记者问到
    if opening and (condition := opening.kind("subordinator")) and condition.value == "idle" and not opening.cues:
        return False
    if mark.end - mark.start > 1 and reading.folded[mark.end - 1] not in PLAIN and _planned(reading, clause, mark):
        return False
    if cue.kind == "hopes" and _intends(reading, mark, cue):
        return False
    return cue.kind not in STRICT or not _scened(reading, clause, mark, opening)


def _followed(reading: Reading, clause: Clause, mark: Mark, cue: Cue) -> bool:
    """Whether what stands right behind a cue makes it something else: 所说的, 介绍过情况, 报道几乎占据, 宣布是炒作, 要求会带来."""
    following = reading.folded[mark.end : mark.end + 2]
    done = (
        following[:1] == DONE
        and cue.kind == "says"
        and (cue.stance in {"deny", "confirm"} or cue.en in FIRM or reading.between(mark.end + 1, clause.end).strip(EDGES) in voice("same"))
        and reading.folded[mark.end + 1 : mark.end + 2] not in ENDED
    )
    if following[:1] == PAST and reading.folded[mark.end - 1] not in PLAIN and _over(reading, clause, mark):
        return True
    if (following[:1] in AFTER and following != PURPOSE + DONE and not done) or following[:1] in CLOSING:
        return True
    words = rjieba.tag(reading.between(mark.end, clause.end)) if cue.en == REPORTS else []
    if (words and words[0][1] == "d") or (cue.en == "announce" and following[:1] == IS):
        return True
    modals = [other for other in reading.inside(mark.end, mark.end + 4) if other.start == mark.end and other.kind("modal")]
    short = [modal for other in modals if other.end - other.start == 1 and not other.kind("object") and (modal := other.kind("modal"))]
    coming = any(modal.value in PLANS for modal in short)
    return (coming and cue.kind == "asks") or (bool(modals) and cue.en == "expect")


def _preceded(reading: Reading, clause: Clause, mark: Mark) -> bool:
    """Whether what stands right before a cue makes it something else: 两国的说法, 与宣布独立的, 来表明, 是指, 充满了怀疑, 没有说."""
    last = reading.folded[max(mark.start - 1, 0) : mark.start]
    before = [other for other in reading.inside(clause.start, mark.start) if other.end == mark.start]
    longer = any(other.end - other.start > 1 for other in before)
    if last == OF or (mark.end - mark.start == 1 and reading.folded[mark.start] in {last, reading.folded[mark.end : mark.end + 1]}):
        return True
    if (last in TIES or last == IS) and not longer:
        return True
    if last == COME and reading.folded[mark.end - 1] not in PLAIN and not before:
        return True
    if not before or ((aspect := before[-1].kind("aspect")) and aspect.value == "done"):
        return bool(before)
    return before[-1].kind("negator", "modal", "passive") is not None and not _means(reading, clause, before[-1])


def _false(reading: Reading, clause: Clause, mark: Mark) -> bool:
    """Whether a word for what is false stands near behind a cue of dismissing: 斥为|彻头彻尾的谎言, but not 称之为鬼城."""
    words = reading.between(mark.end, min(mark.end + LONG, clause.end))
    return any(word in words for word in voice("false"))


def own(reading: Reading, clause: Clause) -> Mark | None:
    """The word by which an outlet calls itself in the sentence of a clause: 本报."""
    start = reading.opening(reading.clause(clause.start))
    return next((mark for mark in reading.inside(start, clause.end) if reading.folded[mark.start : mark.end] in voice("own")), None)


def texted(reading: Reading, mark: Mark) -> bool:
    """Whether a word of saying begins with the text that says so, which may be somebody's: 世界银行的|报告指出."""
    words = reading.folded[mark.start : mark.end]
    return reading.folded[mark.start - 1] == OF and any(words.startswith(text) and len(words) > len(text) for text in voice("text"))


def _means(reading: Reading, clause: Clause, modal: Mark) -> bool:
    """Whether one says what one means to say: 我想强调, 我们要指出."""
    first = next((mention for mention in reading.mentioned(clause.start, modal.start) if mention.kind == "pronoun:speaker"), None)
    return first is not None and reading.small(first.end, modal.start) and reading.folded[modal.start : modal.end] in voice("mean")


def _torn(reading: Reading, clause: Clause, mark: Mark) -> bool:
    """Whether a short word of saying is only the beginning of another word: 国内|指令, 互不|信任."""
    if mark.end - mark.start > SHORT or mark.forms and mark.end - mark.start > 1 or reading.mentioned(mark.end, mark.end + 1):
        return False
    at = clause.start
    for word in _cut(reading.folded[clause.start : clause.end]):
        if mark.start <= at + len(word) - 1 and at < mark.end < at + len(word):
            return _book().has_word(word)
        at += len(word)
    return False


def _over(reading: Reading, clause: Clause, mark: Mark) -> bool:
    """Whether a word of saying is followed by 过 as a word of its own, and by its object: not 认为过去, nor 强调过，."""
    at = clause.start
    for word in _cut(reading.folded[clause.start : clause.end]):
        if at == mark.end:
            return word == PAST and reading.folded[mark.end + 1 : mark.end + 2] not in ENDED
        at += len(word)
    return False


@cache
def _book() -> rjieba.Jieba:
    return rjieba.Jieba()


@lru_cache(maxsize=256)
def _cut(words: str) -> tuple[str, ...]:
    return tuple(rjieba.cut(words))


def _intends(reading: Reading, mark: Mark, cue: Cue) -> bool:
    """Whether one only means to do something oneself, or is about it: 希望|与对方合作, 正|分析数据."""
    toward = any(
        other.start == mark.end and other.kind("preposition") and reading.folded[other.start] in TOWARD
        for other in reading.inside(mark.end, mark.end + 3)
    )
    return (
        (toward and cue.stance == "ask")
        or reading.folded[mark.start - 1 : mark.start] == NOW
        or reading.folded[mark.start - 2 : mark.start] == NOW + "在"
    )


def _nominal(reading: Reading, clause: Clause, mark: Mark, cue: Cue) -> bool:
    """Whether a word of saying is a noun here or only a purpose: 作出|正式评估, 前两项|要求, 以|回应."""
    if reading.folded[mark.end - 1] in PLAIN:
        return False
    following = reading.folded[mark.end : mark.end + 1]
    before = reading.folded[mark.start - 2 : mark.start]
    if before == PURPOSE + DONE or before[-1:] in BOUND or following == "、" or (following in JOINS and cue.kind == "says"):
        return True  # 为了回应, 两项要求, 批评和抗议
    if cue.en in {"expect", "think, hold"} and cue.kind in STRICT and reading.folded.startswith(tuple(voice("desk")), mark.end):
        return True  # 评估委员会
    if any(other.kind("temporal") and other.start == mark.end for other in reading.inside(mark.end, mark.end + 2)):
        return True  # 报道后
    if reading.between(mark.end, clause.end).strip("，,。；;、！？"):
        return False
    if any(word in reading.folded[max(clause.start, mark.start - LONG) : mark.start] for word in voice("get")):
        return True  # 接到中情局警告，
    opening = next(iter(reading.inside(clause.start, mark.start)), None)
    told = reading.folded.startswith(tuple(voice("tell")), mark.start)
    if opening is not None and opening.kind("preposition") and not told and not reading.between(clause.start, opening.start):
        return True  # 对于外界的质疑，
    light = [other for other in reading.inside(max(clause.start, mark.start - NOUN), mark.start) if other.kind("light")]
    return bool(light) and not reading.mentioned(light[-1].end, mark.start)


def _scened(reading: Reading, clause: Clause, mark: Mark, opening: Mark | None) -> bool:
    """Whether a verb of wish or demand stands inside a phrase of place or cause, or behind a plan: 在他要求下, 将在峰会上要求."""
    led = opening.kind("preposition") if opening and not reading.between(clause.start, opening.start) else None
    beside = [other for other in reading.inside(clause.start, mark.start) if other.end == mark.start]
    beside = [other for other in beside if reading.folded[other.start : other.end] != JUST]
    by = any((way := other.kind("preposition")) and way.value in SCENE for other in beside)
    since = opening is not None and reading.folded[opening.start : opening.end] in voice("because")
    return since or bool(led and led.value in SCENE) or by or _planned(reading, clause, mark)


def _planned(reading: Reading, clause: Clause, mark: Mark) -> bool:
    """Whether what a verb says is only to come: 德国将在峰会上宣布."""
    marks = reading.inside(clause.start, mark.start)
    for other, following in zip(marks, [*marks[1:], mark], strict=False):
        modal = other.kind("modal")
        if modal and modal.value == ABLE and not _means(reading, clause, other) and not other.cues:
            return True
        if other.end - other.start == 1 and following.start == other.end and any(name.kind == "office" for name in following.names):
            continue  # 工业会|会长
        if modal and modal.value in PLANS and (not other.kind("object") or following.start == other.end and following.kind("preposition")):
            return True
    return False
