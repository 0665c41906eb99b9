"""Which predicates fire in a clause, and whether as a verb, as a noun, or only as a word of something else."""

import re
from collections.abc import Iterator

from msgspec import Struct

from attache.lexicon import Form
from attache.model import Span
from attache.reading import Clause, Mark, Mention, Reading
from attache.sentence import OPENS

STAND_INS = ("pronoun", "dual")
MINDED = frozenset({"SUPPORT", "ACCUSE", "REJECT", "REQUEST"})  # what one can do to an effort itself: 支持法国斡旋的努力
WORDED = frozenset({"ASSAULT", "PROTEST", "SANCTION"})  # which may be done in words alone
TOPICS = frozenset({"AGREE", "COOPERATE", "SUPPORT"})  # which name what talks are about
ABLE, FOR, OPEN = "able", "for", "open"  # values of words that an act is only for
SHORT = 2  # characters of a word that may be part of a name
ENDS = "。，；！” 」"
PURPOSE = "以"  # before a verb: in order to
REACH = 12  # longest name of two states: 美以
SINCE = "以来"  # a time that an act of long ago only begins
AGENTS = frozenset("者场")  # what makes of an act the name of who does it or where
NAMED = 16  # longest name in quotation marks before a noun
QUOTED = 3  # longest word in quotation marks of its own that is only spoken of
ADJECTIVE = 2  # longest word between 的 and what an act is for: 的|好|机会
BEHIND = 8  # furthest behind a predicate that a word may show it to be only mentioned, in code points
CONTESTS = frozenset({"ASSAULT", "MOBILIZE"})  # which sport has words of as well
LATIN = re.compile("[A-ZÀ-Þ][a-z]")
AGES = re.compile("[0-9〇零一二三四五六七八九十百]+[多余]?[年载]")


class Fired(Struct, frozen=True):
    """A word form found: its head, its tail if it has one, and the other senses that are written alike."""

    mark: Mark
    form: Form
    end: int
    others: tuple[Form, ...] = ()

    @property
    def start(self) -> int:
        return self.mark.start


def unbracketed(reading: Reading, start: int, end: int) -> list[Mention]:
    """The mentions of a stretch that stand outside brackets."""
    return [mention for mention in reading.mentioned(start, end) if not reading.bracketed(mention.start)]


def doing(mention: Mention) -> bool:
    """Whether a mention is of a kind that does things."""
    return mention.kind in {"party", "role"} or mention.kind.startswith(STAND_INS)


def firing(reading: Reading, clause: Clause) -> Iterator[Fired]:
    """The word forms of a clause, the fullest of each mark, without those that lie in another's tail."""
    tail = Span(0, 0)
    for mark in reading.inside(clause.start, clause.end):
        if not mark.forms or reading.bracketed(mark.start):
            continue
        if tail.start <= mark.start < tail.end:
            continue
        ends = [(form, _tailed(reading, mark, form, clause.end)) for form in mark.forms if form.predicate.pos != "d"]
        full = sorted(((len(form.tail or ""), -end) for form, end in ends if end >= 0), reverse=True)
        alike = [(form, end) for form, end in ends if full and (len(form.tail or ""), -end) == full[0]]
        if alike and not _lighter(reading, mark, *alike[0]):
            form, end = alike[0]
            tail = Span(end - len(form.tail), end) if form.tail else tail
            yield Fired(mark, form, end, tuple(other for other, _ in alike[1:]))


def _tailed(reading: Reading, mark: Mark, form: Form, stop: int) -> int:
    """Where a form ends, -1 where its tail does not follow, or only behind the verb whose subject its head is: 部署将有军舰参与."""
    end = reading.tailed(mark.end, form.tail, stop)
    if end < 0 or not form.tail or mark.cues or mark.markers:
        return end
    return -1 if any(one.start == mark.end and one.kind("modal") for one in reading.inside(mark.end, end)) else end


def _lighter(reading: Reading, mark: Mark, form: Form, end: int) -> bool:
    """Whether a form is only the light verb of a fuller noun that ends with its tail: 举行…会谈 with 三边会谈."""
    if not form.tail or not mark.kind("light"):
        return False
    fuller = [other for other in reading.inside(mark.end, end) if other.end == end and other.forms]
    return bool(fuller) and fuller[-1].start < end - len(form.tail) and any(other.predicate.pos != "v" for other in fuller[-1].forms)


def nominal(reading: Reading, found: Fired) -> bool:
    """Whether a predicate stands as a noun: a noun by its row, or a verb after 的, be it with adverbs between (的严厉批评)."""
    if not found.form.verbal or (
        reading.folded[found.start - 1 : found.start] == "在" and reading.folded[found.end : found.end + 1] == "中"
    ):
        return True  # 在讨论中
    if found.form.tail:
        return False
    if any(
        mark.end == found.start and mark.kind("quantity") and not mark.kind("such")
        for mark in reading.inside(max(found.start - 3, 0), found.start)
    ):
        return True  # 这些制裁
    at = found.start
    for mark in reversed(reading.inside(max(at - BEHIND, 0), at)):
        if mark.end == at and mark.kind("adverb") and not mark.kind("modal", "negator"):
            at = mark.start
    return reading.folded[_unquoted(reading, at) - 1 : _unquoted(reading, at)] == "的"


def _unquoted(reading: Reading, at: int) -> int:
    """Where a name in quotation marks right before a position begins: 美国的|“清洁网络”提议; the position itself without one."""
    text = reading.article.text
    opening = next((mark for mark, close in OPENS.items() if close == text[at - 1 : at]), None)
    start = text.rfind(opening, max(at - NAMED, 0), at) if opening else -1
    return start if start > 0 else at


def idle(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether a predicate is only mentioned: its anniversary, before a noun (建交公报), or before people (抗议民众)."""
    behind = reading.inside(found.end, min(found.end + BEHIND, clause.end))
    if (
        any(mark.kind("anniversary") for mark in behind)
        or _compound(reading, clause, found)
        or _evaded(reading, clause, found)
        or _attempted(reading, clause, found)
    ):
        return True
    if _everyday(reading, clause, found) or (found.form.predicate.mode == "visit" and _interview(reading, clause, found)):
        return True
    if found.form.predicate.type in TOPICS | {"AID"} and _about(reading, found):
        return True
    spoken = found.form.tail and found.form.predicate.type in MINDED - {"REQUEST"}  # 指控普京是侵略者
    if not spoken and reading.folded[found.end : found.end + 1] in AGENTS and not any(mark.start == found.end for mark in behind):
        return True  # 谈判者, 发射场
    if _equated(reading, clause, found) or (found.form.predicate.type in WORDED and _worded(reading, clause, found)):
        return True
    if found.end - found.start <= QUOTED and _enclosed(reading, found) and not reading.mentioned(found.end, found.end + 2):
        return True  # 称为“入侵”, but not “攻击”印度
    if found.form.predicate.type == "SUPPORT" and reading.folded[found.end : found.end + 1] == "的" and not found.form.tail:
        return bool(reading.mentioned(found.end + 1, found.end + 2))  # 俄罗斯支持的武装
    noun = found.form.predicate.pos != "v" and not found.form.tail
    due = any(mark.start == found.end and (modal := mark.kind("modal")) and modal.value == "idle" for mark in behind)
    if noun and due and found.form.predicate.type not in MINDED:
        return True  # 对俄制裁必须加码: what is to be done with it
    things = [mark.kind("thing") for mark in behind if mark.start == found.end]
    if any(thing and (noun or thing.value != "object") for thing in things):
        return True
    role = bool(behind) and behind[0].start == found.end and any(name.kind == "role" for name in behind[0].names)
    return role and found.form.predicate.type == "PROTEST"


def _everyday(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether the words are those of something else: 建交以来, 建交80年, 以帮助该国, 拒绝置评, 备战世界杯, part of a name (川布雷)."""
    kind = found.form.predicate.type
    if kind == "SUPPORT" and (
        AGES.match(reading.folded, found.end)
        or any(_since(reading, mark) for mark in reading.inside(found.end, clause.end) if mark.start == found.end)
    ):
        return True
    meant = reading.folded[found.start - 1 : found.start] == PURPOSE and found.form.predicate.pos == "v" and found.start > clause.start
    if meant and not any(one.end == found.start for one in reading.mentioned(max(found.start - REACH, clause.start), found.start)):
        return True
    behind = reading.inside(found.mark.end, clause.end)
    if kind == "REJECT" and any(mark.kind("comment") and not reading.between(mark.end, clause.end).strip(ENDS) for mark in behind):
        return True
    if kind in CONTESTS and any(mark.kind("games") for mark in reading.inside(clause.start, clause.end)):
        return True
    aside = next((one for one in reading.asides if one.start == found.end), None)
    return aside is not None and found.end - found.start <= SHORT and LATIN.match(reading.folded, aside.start + 1) is not None


def _interview(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether a visit is an interview or one of a page: 接受某报访问, 在彭博访问中, 访问美国网站."""
    if any(mark.kind("receive") for mark in reading.inside(clause.start, found.start)):
        return True
    before = [one for one in reading.mentioned(clause.start, found.start) if not reading.between(one.end, found.start)]
    if any(one.kind == "outlet" or any(party.sector == "JRN" for party in one.parties) for one in before):
        return True
    things = (mark.kind("thing") for mark in reading.inside(found.end, min(found.end + 2 * BEHIND, clause.end)))
    return any(thing and not thing.value for thing in things)


def _since(reading: Reading, mark: Mark) -> bool:
    return mark.kind("temporal") is not None and reading.folded[mark.start : mark.end].endswith(SINCE)


def _about(reading: Reading, found: Fired) -> bool:
    """Whether an act is only what something is about: 关于加强合作的会议, and not what a paper's title says that two agree on."""
    if "《" in reading.folded[reading.clauses[reading.clause(found.start)].start : found.start]:
        return False
    before = next((mark for mark in reading.inside(max(found.start - 4, 0), found.start) if mark.end == found.start), None)
    marker = before.kind("preposition") if before else None
    return (marker is not None and marker.value == "就") or _subject(reading, found)


def _subject(reading: Reading, found: Fired) -> bool:
    """Whether an act with its doer stands between 关于 and the noun that is about it: 关于中俄加强合作的报告."""
    clause = reading.clauses[reading.clause(found.start)]
    about = next((mark for mark in reversed(reading.inside(clause.start, found.start)) if mark.kind("about")), None)
    behind = reading.folded.find("的", found.end, min(found.end + 2 * BEHIND, clause.end))
    return about is not None and behind >= 0 and not reading.mentioned(found.end, behind) and all(
        mark.names or mark.markers for mark in reading.inside(about.end, found.start)
    )  # fmt: skip


def _amounting(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether an act is only what something else amounts to: 这并不意味着与中国脱钩."""
    return any(mark.kind("equation") and reading.small(mark.end, found.start) for mark in reading.inside(clause.start, found.start))


def _equated(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether a clause only says what doing something amounts to: 支持世卫组织就是捍卫多边主义."""
    follows = any(mark.kind("equation") for mark in reading.inside(found.end, clause.end))
    return (follows and reading.small(clause.start, found.start)) or _amounting(reading, clause, found)


def _worded(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether somebody is attacked in words alone: 攻击马克龙的言辞."""
    return any(mark.kind("words") and reading.folded[mark.start - 1] == "的" for mark in reading.inside(found.end, clause.end))


def _enclosed(reading: Reading, found: Fired) -> bool:
    """Whether quotation marks stand right around a predicate, so that the word is spoken of."""
    close = OPENS.get(reading.article.text[found.start - 1 : found.start])
    return close is not None and reading.article.text[found.end : found.end + 1] == close


def _evaded(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether an act is named only as something that is kept off: 免受美国制裁, 绕过制裁."""
    owner = next((mention for mention in reading.mentioned(clause.start, found.start) if mention.end == found.start), None)
    start = owner.start if owner else found.start
    return any(mark.end == start and mark.kind("evade") for mark in reading.inside(max(start - 2, 0), start))


def _attempted(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether an act is only what an effort or a wish is for: 向乌克兰提供坦克的努力."""
    if found.form.predicate.type in MINDED:
        return False
    for mark in reading.inside(found.end, clause.end):
        if (effort := mark.kind("effort")) and effort.value == ABLE and found.form.predicate.type != "ASSAULT":
            return False  # 限制俄罗斯交易的能力
        if effort and effort.value == OPEN and found.form.predicate.type == "CONSULT" and found.form.predicate.pos == "v":
            return False  # 讨论合作的必要性
        if effort and (effort.value == FOR or "的" in reading.folded[max(mark.start - ADJECTIVE - 1, found.end) : mark.start]):
            return True
        if mark.forms or mark.cues:
            return False
    return False


def _compound(reading: Reading, clause: Clause, found: Fired) -> bool:
    """Whether a short word of cooperation only names a topic together with those right before it: 中美合作, 两国的合作."""
    if found.form.predicate.type != "COOPERATE" or found.form.tail or len(found.form.head) > 2:
        return False
    left = [mention for mention in unbracketed(reading, clause.start, found.start) if mention.end <= found.start]
    if not left or left[-1].government or reading.between(left[-1].end, found.start) not in {"", "的"}:
        return False
    return len(left[-1].parties) > 1 or left[-1].kind == "dual"
