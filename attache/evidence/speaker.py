"""Who is credited with reported words: the subject of the cue, the source it names, or whoever spoke before.

Reach for ``credited``. Where nobody can be told the answer is ``None`` and never the nearest name.
"""

import rjieba
from msgspec.structs import replace

from attache.evidence.bound import described, distant, free, past, reach, side
from attache.evidence.cued import Cued, cued
from attache.evidence.name import OF, days, ended, named, texts, unknown
from attache.evidence.source import cited, hearsay, origin, outlet, quoted, text, titled, work
from attache.evidence.turn import Turn, human, lead, passes, since
from attache.evidence.uttered import texted
from attache.evidence.voice import CORRECT, REPORTS, STRICT, voice
from attache.fold import fold
from attache.model import Party, Span, Statement
from attache.reading import QUOTES, Mention, Reading

WITH = frozenset("同与跟")
TEXTS = frozenset({"report (of outlets)", "tell (of data and texts)"})  # rows of cues whose own words name a text
LEARN = "learn"
CLEAR = "make clear"  # which things do as well: 数据表明
LEAST_NOUN = 3  # shortest noun that a state may qualify
FORECAST = frozenset({"expect", CLEAR})  # rows of cues that need a subject of their own: 预计…


def credited(reading: Reading, number: int, one: Cued, turn: Turn, before: list[Statement]) -> Party | None:
    """Who is credited with the words of a cue."""
    clause = reading.clauses[number]
    if one.cue.kind in {"quotes", "according"}:
        return cited(reading, number, one, turn)
    quoting = [other.mark.end for other in cued(reading, clause) if other.cue.kind == "quotes" and other.mark.end <= one.mark.start]
    if quoting:
        return origin(reading, quoting[-1], one.mark.start) or (hearsay(reading, one) if _analysis(reading, one) else None)
    if one.cue.en == CORRECT:
        return next(
            (
                m.parties[0]
                for m in reading.mentioned(reading.opening(number), clause.end)
                if m.parties and fold(m.parties[0].name) in voice("own")
            ),
            None,
        )
    if one.cue.en == LEARN and (told := _teller(reading, clause.start, one.mark.start)) is not None:
        return told
    start = past(reading, clause.start, one.mark.start)
    if start >= one.mark.start and start == clause.start and _opens(reading, number, one):
        return hearsay(reading, one)
    if start >= one.mark.start or (one.cue.en in TEXTS and _this(reading, start, one.mark.start)):
        if one.cue.en in FORECAST:
            return None
        return _unsaid(reading, number, one, turn, before)
    turn = since(reading, number, turn, before)
    opening = next((mark for mark in reading.inside(start, one.mark.start) if mark.start == start), None)
    if opening is not None and opening.cues and not opening.names and not opening.markers:
        if any(cue.en in TEXTS for cue in opening.cues):
            return outlet(reading, clause.start, turn) or turn.last
        if reading.folded[opening.start : opening.end] in voice("analysis") and opening.end == one.mark.start:
            return Party(None, None, reading.article.text[opening.start : opening.end], Span(opening.start, opening.end))
        return _beside(reading, start, one, turn) or _unsaid(reading, number, one, turn, before)
    if opening is not None and opening.kind("preposition", "receive"):
        return _beside(reading, start, one, turn) or _beyond(reading, start, one) or _unsaid(reading, number, one, turn, before)
    found = text(reading, _subject(reading, start, one, turn), clause.start, turn)
    if found is None and any(mark.kind("receive") for mark in reading.inside(start, one.mark.start)):
        return _unsaid(reading, number, one, turn, before)
    figure = found is not None and one.cue.en == CLEAR and fold(found.name).endswith(tuple(voice("figure")))
    return None if figure else found


def _opens(reading: Reading, number: int, one: Cued) -> bool:
    """Whether a sentence begins with an analysis of nobody in particular: 分析指出，…."""
    return reading.opening(number) == one.mark.start and _analysis(reading, one)


def _analysis(reading: Reading, one: Cued) -> bool:
    """Whether a cue holds a word for analysis itself: 分析|指出."""
    words = reading.folded[one.mark.start : one.mark.end]
    return any(words == word + said for word in voice("analysis") for said in voice("said"))


def _teller(reading: Reading, start: int, stop: int) -> Party | None:
    """From whom something was learnt: 从议会人士|处获悉."""
    last = next((m for m in reversed(reading.mentioned(start, stop)) if m.kind != "modifier"), None)
    return named(reading, last, stop) if last is not None and last.government == "从" and last.parties else None


def quoter(reading: Reading, number: int, one: Cued, turn: Turn) -> Party | None:
    """Who quotes somebody in the clause of a cue: 《X报》引述…, 报道引述…, 据X援引Y称."""
    clause = reading.clauses[number]
    if one.source:
        inner = next((m for m in reading.inside(one.mark.end, one.end) if any(cue.kind == "quotes" for cue in m.cues)), None)
        return origin(reading, one.mark.end, inner.start) if inner is not None else None
    if one.cue.en == LEARN:
        start = past(reading, clause.start, one.mark.start)
        return _subject(reading, start, one, turn) if _teller(reading, start, one.mark.start) else None
    quoting = next((other for other in cued(reading, clause) if other.cue.kind == "quotes" and other.mark.start <= one.mark.start), None)
    if quoting is None:
        return None
    start = past(reading, clause.start, quoting.mark.start)
    if reading.folded[quoting.mark.start : quoting.mark.end].startswith(tuple(texts())) and _this(reading, start, quoting.mark.start):
        return outlet(reading, clause.start, turn)
    return text(reading, _subject(reading, start, quoting, turn), clause.start, turn) if start < quoting.mark.start else None


def _this(reading: Reading, start: int, stop: int) -> bool:
    """Whether only a pointing word stands before a text that tells: 该|决议称, 这份|报告指出."""
    return start >= stop or reading.between(start, stop) in voice("this")


def _subject(reading: Reading, start: int, one: Cued, turn: Turn) -> Party | None:
    """The subject of the clause of a cue, which begins at ``start``."""
    cue = one.mark.start
    stop = reach(reading, start, cue)
    found = [m for m in reading.mentioned(start, cue) if m.end <= cue and m.kind != "modifier" and not reading.bracketed(m.start)]
    opens = [mention for mention in found if free(reading, mention) and mention.start < stop]
    if not opens and (some := next((mark for mark in reading.inside(start, stop) if mark.start == start and mark.kind("nobody")), None)):
        return unknown(reading, some.start, some.end)
    if (title := titled(reading, start, cue)) is not None:
        return title
    of = reading.folded.rfind(OF, start, stop)
    within = any(mark.start == stop and (way := mark.kind("preposition")) and way.value == "在" for mark in reading.inside(stop, cue))
    if texted(reading, one.mark) and not within:  # and not 在写给X的|信中说
        return _issuer(reading, start, one, opens, turn)
    if of + 1 == cue and opens and opens[-1].end == of:
        return _meant(reading, opens[-1], of, turn)
    if of > start:
        return _head(reading, of + 1, stop, opens, turn, one.cue.en == CLEAR)
    if not opens and (begin := described(reading, start, cue)) > start:
        opens = [mention for mention in found if mention.start >= begin and free(reading, mention)]
        return _head(reading, begin, reach(reading, begin, cue), opens, turn)
    if (title := work(reading, start, cue)) is not None and title.span.start < stop and (not opens or title.span.start >= opens[-1].end):
        return replace(title, code=side(opens))
    if len(opens) > 1 and _headed(reading, opens[0], opens[-1], stop, cue):
        last = named(reading, opens[-1], cue)
        return last if last.code and not last.implied else replace(last, code=side(opens[:-1]) or last.code)
    for mention in opens:
        if reading.small(start, mention.start):
            if (whole := _kind(reading, start, mention, stop)) is not None:
                return whole
            far = one.cue.kind in STRICT and distant(reading, ended(reading, mention, cue), cue)
            return None if far else _meant(reading, mention, cue, turn)
    if opens and one.cue.kind not in STRICT and not distant(reading, opens[-1].end, cue):
        return _meant(reading, opens[-1], cue, turn)
    if one.cue.kind in STRICT:
        return None if found else unknown(reading, start, stop, strict=True)
    return unknown(reading, start, stop)


def _issuer(reading: Reading, start: int, one: Cued, opens: list[Mention], turn: Turn) -> Party | None:
    """Whose the text is that says so: 世界银行的|报告, 世界银行周二发布的|报告, but not 打击走私的|报告; 这篇文章 is an outlet's."""
    of = one.mark.start - 1
    if one.cue.en == REPORTS and reading.folded.startswith(tuple(voice("this")), start):
        return outlet(reading, start, turn) or turn.last
    for mention in reversed(opens):
        if any(kind[0] in "vp" and len(word) > 1 for word, kind in rjieba.tag(reading.between(start, mention.start)) or ()):
            continue
        end = ended(reading, mention, of)
        rest = reading.between(end, of).strip(QUOTES)
        if any(word in rest for word in voice("issuing")) or reading.small(end, of):
            return _meant(reading, mention, of, turn)
    issued = [at for word in voice("issuing") if (at := reading.folded.find(word, start, of)) > start]
    times = [span.start for span in days(reading, start, of)]
    return unknown(reading, start, min([*issued, *times]), strict=True) if issued and not opens else None


def _kind(reading: Reading, start: int, mention: Mention, stop: int) -> Party | None:
    """The unknown noun that a state only qualifies: 一家大型俄罗斯|整合商."""
    rest = reading.between(mention.end, stop)
    marks = reading.inside(mention.start, stop)
    state = all(name.kind in {"country", "place"} for mark in marks for name in mark.names) and all(
        mark.end <= mention.end for mark in marks
    )
    if not state or len(rest) < LEAST_NOUN or not rjieba.tag(rest)[-1][1].startswith("n"):
        return None
    return unknown(reading, start, stop)


def _headed(reading: Reading, first: Mention, last: Mention, stop: int, cue: int) -> bool:
    """Whether the last of several mentions is the head of what the others describe: 近东研究所（…）|伊朗专家X, 复旦大学研究院|院长X."""
    between = reading.inside(first.end, last.start)
    acts = any(mark.forms or mark.cues or mark.kind("preposition", "aspect") and not mark.kind("conjunction") for mark in between)
    joins = [mark for mark in between if mark.kind("conjunction")]
    acts = acts or any(
        not reading.between(mark.end, last.start).strip(QUOTES) or not reading.between(first.end, mark.start).strip(QUOTES)
        for mark in joins
    )
    verbs = any(kind == "v" and len(word) > 1 for word, kind in rjieba.tag(reading.between(first.end, last.start)))
    held = not verbs and bool(last.parties) and last.kind in {"party", "role", "outlet"} and not last.local and last.start < stop
    return held and not acts and not distant(reading, ended(reading, last, cue), cue)


def _beside(reading: Reading, start: int, one: Cued, turn: Turn) -> Party | None:
    """Who stands right before the cue of a clause that begins with a phrase of place or topic: 在北京王毅表示."""
    cue = one.mark.start
    every = [m for m in reading.mentioned(start, cue) if m.end <= cue and m.kind != "modifier"]
    if every and every[-1].end == cue and every[-1].government == "对" and every[-1].parties and one.cue.en == "ask (a question)":
        return named(reading, every[-1], cue)  # 面对记者|追问
    opens = [mention for mention in every if mention.government == ""]
    if not opens or distant(reading, opens[-1].end, cue) or _governed(reading, opens[-1], cue):
        return None
    return _meant(reading, opens[-1], cue, turn)


def _beyond(reading: Reading, start: int, one: Cued) -> Party | None:
    """The name that a relative clause describes which begins with a preposition: 在银行工作的|小林."""
    of = reading.folded.rfind(OF, start, one.mark.start)
    if of < 0 or not all(
        kind.startswith(("nr", "eng", "x")) for _, kind in rjieba.tag(reading.between(of + 1, one.mark.start)) or [("", "")]
    ):
        return None
    return unknown(reading, of + 1, one.mark.start)


def _governed(reading: Reading, mention: Mention, cue: int) -> bool:
    """Whether a phrase of place or time still runs on behind a mention: 在与习近平|会晤时."""
    return any(mark.kind("temporal") or mark.forms for mark in reading.inside(mention.end, cue))


def _meant(reading: Reading, mention: Mention, stop: int, turn: Turn) -> Party | None:
    """The speaker of a mention; a pronoun means who spoke last, else whom the reading takes it for."""
    if mention.kind == "pronoun:person":
        known = mention.parties[0] if mention.parties else None
        return turn.person if turn.person is not None and human(turn.person) else known
    if mention.kind.startswith("pronoun"):
        group = turn.group if mention.kind == "pronoun:several" else None
        return group or turn.last or (mention.parties[0] if mention.parties else None)
    if len(mention.parties) > 1 and _meets(reading, mention, stop):
        return mention.parties[0]
    return named(reading, mention, stop) if mention.parties else turn.last


def _meets(reading: Reading, mention: Mention, stop: int) -> bool:
    """Whether only the first of two speaks, who met the other: 甲同乙会谈时|说."""
    ties = any(
        mark.kind("preposition") and reading.folded[mark.start : mark.end] in WITH for mark in reading.inside(mention.start, mention.end)
    )
    return ties and any(mark.kind("temporal") for mark in reading.inside(mention.end, stop))


def _head(reading: Reading, start: int, stop: int, opens: list[Mention], turn: Turn, strict: bool = False) -> Party | None:
    """Who is named behind the words that describe him: 研究中心的|主任波林."""
    inside = [mention for mention in opens if mention.start >= start]
    for mention in reversed(inside):
        if mention.kind.startswith("pronoun"):
            return _meant(reading, mention, stop, turn)
        near = reading.small(start, mention.start) or not distant(reading, ended(reading, mention, stop), stop)
        if near and mention.parties:
            return named(reading, mention, stop)
    found = unknown(reading, start, stop, strict)
    return replace(found, code=found.code or side([mention for mention in opens if mention.end <= start])) if found else None


def _unsaid(reading: Reading, number: int, one: Cued, turn: Turn, before: list[Statement]) -> Party | None:
    """Who speaks where the clause of the cue names nobody."""
    if one.cue.en in TEXTS:
        if one.cue.en == REPORTS:
            return outlet(reading, reading.clauses[number].start, turn) or turn.last
        return None if reading.folded[one.mark.start : one.mark.start + 2] in voice("figure") else turn.last
    return quoted(reading, number) or _opening(reading, number, before) or turn.last


def _opening(reading: Reading, number: int, before: list[Statement]) -> Party | None:
    """Who opens an earlier clause of the sentence, outside reported words: the speaker whom a later clause leaves unsaid."""
    sentence = reading.clauses[number].sentence
    for other in reversed(range(number)):
        clause = reading.clauses[other]
        if clause.sentence != sentence or clause.paragraph != reading.clauses[number].paragraph:
            return None
        mention = lead(reading, clause)
        if mention is not None:
            here = Span(mention.start, mention.end)
            if not any(said.content.covers(here) and not passes(said) for said in before):
                return named(reading, mention, reach(reading, mention.end, clause.end))
    return None
