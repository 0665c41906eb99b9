"""The cues of a clause that report something there: which words of saying introduce words of their own.

Reach for ``telling`` to learn what a clause reports, and for ``cued`` to ask whether it reports at all.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import rjieba
from msgspec import Struct

from attache.fold import fold
from attache.lexicon import Cue, items, rows
from attache.reading import Clause, Mark, Reading

AFTER = frozenset("的了为")  # right behind a cue they make it something else: 所说的, 宣布了决定, 称为
PAST = "过"
PURPOSE, DONE = "为", "了"  # 为了 is a word of its own: 声明指出为了
BOUND = frozenset("项种以之关些类何述个")  # right before a cue they make it a noun or a purpose: 两项要求, 以确认
NOUN = 6  # a verb that only carries a noun stands within so many code points before it: 作出任何正式评估
PLAIN = frozenset("称说示指为出道到写")  # with which words of saying end that are never nouns
CLOSING = frozenset("」』”’")
FIRM = frozenset({"stress", "state (written Chinese of Hong Kong and Taiwan)"})  # rows that report with 了 as well: 强调了合作的重要性
COLON = frozenset({"：", ":"})
TOWARD, NOW = frozenset("与和同跟向对"), "正"
JUST = "就"  # right before a verb an adverb and no preposition
IS, COME = "是", "来"
TIES = frozenset("与和同跟及")
CONSENT = frozenset({"say jointly or agree", "speak of", "look forward", "learn"})  # rows that report only with words of their own
JOINS = frozenset("和与及")  # right behind a cue they make a noun of it: 批评和抗议
ENDED = "，,。；;、"
LONG = 14  # who gave it stands between a verb of receiving and its noun: 接到情报部门警告
FAR = 24  # so far before a word of reply may a refusal stand
LEAST = 4  # fewer code points right behind a cue are its object and not its content (补充弹药)
EDGES = " \u3000\t\n，,：:；;、—…。"
SHORT = 2  # a word of saying so short may begin a longer word
STRICT = frozenset({"asks", "hopes"})  # kinds that report only as the verb of their own clause
HEARSAY, UNSAID = "it is reported (kind of source named)", "it is reported (no source named)"
REPORTS = "report (of outlets)"
REPLY = "reply, comment"
TOPICAL = frozenset({REPLY, "explain", "mention", "notify", "add", "criticise"})  # rows whose verbs take mere things as well
SCENE = frozenset({"就", "在", "以"})  # marker classes that make the words behind them no clause of their own
PLANS = frozenset({"future", "hypothetical"})
ABLE = "idle"  # modals of duty and wish: 双方能阐明立场


class Cued(Struct, frozen=True):
    """A cue that fired in a clause."""

    mark: Mark
    cue: Cue
    end: int
    tail: int  # where the words that close it begin (报道 in 据…报道); the end where there are none

    @property
    def source(self) -> bool:
        return self.cue.kind == "according"


def telling(reading: Reading, clause: Clause) -> list[Cued]:
    """The cues of a clause that each introduce words of their own.

    Where a second cue follows with nobody new before it, the first only sets the scene (接受采访时表示); a cue of
    quotation before a cue of speech only names the way (援引…表示); after 据 a cue of speech only closes the source.
    """
    found = sorted(cued(reading, clause), key=lambda one: one.mark.start)
    out: list[Cued] = []
    for one, following in zip(found, [*found[1:], None], strict=False):
        if out and out[-1].source and not one.source:
            if one.end > out[-1].end and _closes(reading, clause, one):
                out[-1] = Cued(out[-1].mark, out[-1].cue, one.end, one.mark.start)
            continue
        if out and (one.mark.start < out[-1].end or _object(reading, clause, out[-1], one)):
            continue
        if following is not None and (following.mark.start < one.end or _object(reading, clause, one, following)):
            following = None
        if any(_scenes(reading, one, later) for later in found if later.mark.start > one.mark.start):
            continue
        if following is not None and not following.source and not one.source and one.cue.kind != "declines":
            between = [m for m in reading.mentioned(one.end, following.mark.start) if m.kind != "modifier" and m.government == ""]
            if one.cue.kind == "quotes" or not (between or _begun(reading, one, following)):
                continue
        out.append(one)
    return out


def _begun(reading: Reading, one: Cued, following: Cued) -> bool:
    """Whether what is said has begun before the next cue, which only belongs to it: 指出|这表明, 称|照片和数据显示."""
    words = reading.between(one.end, following.mark.start)
    return reading.folded[one.end - 1] in PLAIN and (
        words.startswith(tuple(voice("this"))) or not reading.small(one.end, following.mark.start)
    )  # fmt: skip


def _object(reading: Reading, clause: Clause, one: Cued, following: Cued) -> bool:
    """Whether a cue at the end of a sentence is only what another denies or doubts: 否认|指控."""
    ends = not reading.between(following.end, clause.end).strip(EDGES + "！？") and reading.folded[clause.end - 1] not in "，,：:"
    return ends and one.cue.stance in {"deny", "confirm", "doubt"} and reading.folded[following.end - 1] not in PLAIN


def _scenes(reading: Reading, one: Cued, following: Cued) -> bool:
    """Whether a cue only tells when the next was uttered: 回答记者提问时|表示."""
    return not one.source and any(
        mark.kind("temporal") and mark.end == following.mark.start for mark in reading.inside(one.end, following.mark.start)
    )  # fmt: skip


def named(reading: Reading, clause: Clause) -> Cued | None:
    """The colon behind the bare name or post of somebody, who says what follows: 王毅：…, as digests and transcripts have it."""
    start = clause.start
    while start < clause.end and not reading.folded[start].isalnum():
        start += 1
    mention = next((m for m in reading.mentioned(start, clause.end) if m.start == start), None)
    if mention is None or clause.depth or mention.kind != "party" or reading.folded[mention.end : clause.end].rstrip() not in COLON:
        return None
    if not any(name.kind in {"person", "office"} for mark in reading.inside(mention.start, mention.end) for name in mark.names):
        return None
    return Cued(Mark(mention.end, mention.end + 1), Cue("assert", "says", "colon"), mention.end + 1, mention.end + 1)


def verbal(reading: Reading, one: Cued) -> bool:
    """Whether a cue reports only with words that say something: 担心局势失控, 介绍双方达成共识, but not 介绍来宾."""
    issued = reading.folded[one.mark.start : one.mark.end] in voice("issue")
    return issued or one.cue.kind in STRICT or (one.cue.en in TOPICAL and reading.folded[one.end - 1] not in PLAIN)


def wishes(reading: Reading, clause: Clause, one: Cued) -> bool:
    """Whether a word of attitude opens its clause and only goes on with what somebody says: X表示，双方友好，希望…."""
    goes = one.cue.kind == "hopes" or (one.cue.en in {REPLY, "explain"} and reading.folded[one.end - 1] not in PLAIN)
    return goes and reading.small(clause.start, one.mark.start) and not reading.mentioned(clause.start, one.mark.start)


def _closes(reading: Reading, clause: Clause, one: Cued) -> bool:
    """Whether a cue of speech behind 据 closes the source: 据马克龙在讲话中说，, but not 据移民改革主张|提出."""
    told = next((m.end for m in reading.mentioned(one.end, clause.end) if m.start == one.end and one.cue.en == "notify"), one.end)
    rest = len(reading.between(told, clause.end).strip(EDGES))
    return one.cue.kind not in STRICT and (rest == 0 or rest >= LEAST)


def cued(reading: Reading, clause: Clause) -> Iterator[Cued]:
    """All cues of a clause that report there."""
    for mark in reading.inside(clause.start, clause.end):
        if reading.bracketed(mark.start):
            continue
        cues = mark.cues or _hidden(reading, mark)
        if any(cue.en == REPLY for cue in cues) and (refusal := _refused(reading, clause, mark)) is not None:
            yield refusal
            continue
        ends = [(reading.tailed(_headed(reading, mark, cue), cue.tail, clause.end), cue) for cue in cues]
        ends = [(end, cue) for end, cue in ends if not (cue.tail and _cuts(reading, mark, end))]
        end, cue = max(ends, key=lambda found: found[0], default=(-1, None))
        if cue is not None and end >= 0 and _reports(reading, clause, mark, cue):
            yield Cued(mark, cue, end, end - len(cue.tail or ""))


def _cuts(reading: Reading, mark: Mark, end: int) -> bool:
    """Whether the word that would close a cue is the beginning of a name: 根据消息|来源."""
    return any(other.names and other.start < end < other.end for other in reading.inside(mark.end, end + 4))


def _refused(reading: Reading, clause: Clause, mark: Mark) -> Cued | None:
    """The cue of declining that a refusal before a word of reply makes: 尚未对此作出|回应, 拒绝就报道|置评."""
    rest = reading.between(mark.end, clause.end).strip("，,。；;、！？）)”」")
    if rest or reading.folded[mark.end - 1] in PLAIN:
        return None
    for other in reversed(reading.inside(max(clause.start, mark.start - FAR), mark.start)):
        if reading.folded[other.start : other.end] in voice("refuse"):
            return Cued(other, Cue("decline", "declines", "decline to comment"), mark.end, mark.start)
    return None


def _headed(reading: Reading, mark: Mark, cue: Cue) -> int:
    """Where the word of a cue ends: behind its mark, or inside it (期待|美国, 宣布|制裁)."""
    return mark.end if cue in mark.cues else mark.start + _begins(reading, mark)


def _hidden(reading: Reading, mark: Mark) -> tuple[Cue, ...]:
    """The cue that a longer predicate begins with: 期待美国, 宣布制裁."""
    size = _begins(reading, mark)
    cues = _words().get(reading.folded[mark.start : mark.start + size], ()) if size else ()
    return tuple(cue for cue in cues if cue.kind in {"says", *STRICT} and cue.tail is None)


def _begins(reading: Reading, mark: Mark) -> int:
    """How long the word of saying is with which a predicate begins; 0 where it begins with none."""
    if not mark.forms or mark.names:
        return 0
    sizes = range(min(4, mark.end - mark.start - 1), 1, -1)
    return next((size for size in sizes if reading.folded[mark.start : mark.start + size] in _words()), 0)


@cache
def voice(kind: str) -> frozenset[str]:
    """The words of one kind of voices.tsv, folded."""
    return frozenset(fold(word) for row in rows("voices") if row["kind"] == kind for word in items(row["words"]))


@cache
def _words() -> dict[str, tuple[Cue, ...]]:
    """The cues by their word, as the table has them."""
    out: dict[str, tuple[Cue, ...]] = {}
    for row in rows("cues"):
        for word in items(row["words"]):
            cue = Cue(row["stance"], row["kind"], row["en"])  # type: ignore[arg-type]
            out[fold(word)] = (*out.get(fold(word), ()), cue)
    return out


def _reports(reading: Reading, clause: Clause, mark: Mark, cue: Cue) -> bool:
    """Whether a cue reports here: not as a modifier (所说的), nor negated, nor as what a condition or a plan is about."""
    following = reading.folded[mark.end : mark.end + 2]
    done = (
        following[:1] == DONE
        and cue.kind == "says"
        and (cue.stance in {"deny", "confirm"} or cue.en in FIRM or reading.between(mark.end + 1, clause.end).strip(EDGES) in voice("same"))
        and reading.folded[mark.end + 1 : mark.end + 2] not in ENDED
    )
    if following[:1] == PAST and reading.folded[mark.end - 1] not in PLAIN and _over(reading, clause, mark):
        return False  # 介绍过有关情况
    if following[:1] in AFTER and following != PURPOSE + DONE and not done or reading.folded[mark.start - 1 : mark.start] == "的":
        return False
    doubled = mark.end - mark.start == 1 and reading.folded[mark.start] in (following[:1], reading.folded[mark.start - 1 : mark.start])
    if doubled or following[:1] in CLOSING or _torn(reading, clause, mark) or _nominal(reading, clause, mark, cue):
        return False
    marks = reading.inside(clause.start, mark.start)
    before = [other for other in marks if other.end == mark.start]
    if reading.folded[mark.start - 1] in TIES and not any(other.end - other.start > 1 for other in before):
        return False  # 与宣布独立的地区
    if reading.folded[mark.start - 1] == COME and reading.folded[mark.end - 1] not in PLAIN and not before:
        return False  # 通过访问来表明
    after = rjieba.tag(reading.between(mark.end, clause.end)) if cue.en == REPORTS else []
    if after and after[0][1] == "d":
        return False  # 官方报道几乎|占据
    if cue.en == "announce" and following[:1] == IS:
        return False  # 重复宣布是炒作
    if reading.folded[mark.start - 1] == IS and not any(other.end - other.start > 1 for other in before):
        return False  # 是指, 是要求
    if before and before[-1].kind("negator", "modal", "passive") and not _means(reading, clause, before[-1]):
        return False
    opening = next((other for other in marks if not other.kind("adverb", "conjunction")), None)
    if opening and (condition := opening.kind("subordinator")) and condition.value == "idle" and not opening.cues:
        return False
    if cue.en == "expect" and any(after.start == mark.end and after.kind("modal") for after in reading.inside(mark.end, mark.end + 3)):
        return False
    if mark.end - mark.start > 1 and reading.folded[mark.end - 1] not in PLAIN and _planned(reading, clause, mark):
        return False
    if cue.kind == "hopes" and _intends(reading, mark, cue):
        return False
    return cue.kind not in STRICT or not _scened(reading, clause, mark, opening)


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
