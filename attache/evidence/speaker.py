"""Who is credited with reported words: the subject of the cue, the source it names, or whoever spoke before.

Reach for ``credited``. Where nobody can be told the answer is ``None`` and never the nearest name.
"""

import re
from functools import cache

import rjieba
from msgspec import Struct
from msgspec.structs import replace

from attache.evidence.cued import EDGES, STRICT, Cued, cued, voice
from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import Party, Span, Statement
from attache.reading import QUOTES, Clause, Mark, Mention, Reading

NAME = 14  # longest unknown name behind an office, in code points
LONGEST = 24  # longest unknown speaker, in code points
FOREIGN = 8  # longest name of a person behind his title
UNITS = frozenset("年月日天时")  # no part of a name: 专家|数年来
DEICTIC = frozenset("这那其自本")  # words that begin so name nobody: 其中, 这种
WORDS = 3  # longest noun for what a source said: 的说法, 的话
FAMILY = 4  # longest name before an honorific: 欧阳女士
PERSON = re.compile(r"[A-Z][a-zà-ɏ'’-]+(?: [A-Z][a-zà-ɏ'’.-]*){0,3}")
WORDBOOK = rjieba.Jieba()
STRAY = 2  # characters of unknown words that may stand between a subject and its verb
OPENING = '「『“‘《》"'  # where one of these stands inside, the words are no name
CLOSING = dict(zip("「『“《", "」』”》", strict=True))
OF, IS = "的", "是"
WITH = frozenset("同与跟")
VERBAL = (
    "negator", "modal", "light", "subordinator", "preposition", "object", "aspect", "temporal", "receive", "perceive", "passive",
)  # markers that no name holds  # fmt: skip
MEDIA = "JRN"
LATIN = re.compile(r"\s?[A-Za-zÀ-ɏ0-9][\w .'’·•‧-]*")
TEXTS = frozenset({"report (of outlets)", "tell (of data and texts)"})  # rows of cues whose own words name a text
FORECAST = frozenset({"expect"})  # rows of cues that need a subject of their own: 预计…
HEARSAY, UNSAID = "it is reported (kind of source named)", "it is reported (no source named)"
REPORTS = "report (of outlets)"


class Turn(Struct, frozen=True):
    """Who has spoken so far, for words that leave it unsaid."""

    last: Party | None = None
    person: Party | None = None  # the last who was no outlet
    outlet: Party | None = None  # the last medium credited
    group: Party | None = None  # several or a group that opened a clause since, whom 他们 means


def after(turn: Turn, speaker: Party, source: bool, medium: Party | None = None) -> Turn:
    """The turn once somebody has spoken; a source that only passes words on does not take it."""
    media = speaker.sector == MEDIA
    return Turn(
        last=turn.last if source else speaker,
        person=turn.person if media or (source and speaker.office is None and speaker.entity is not None) else speaker,
        outlet=speaker if media else medium or turn.outlet,
    )


def credited(reading: Reading, number: int, one: Cued, turn: Turn, before: list[Statement]) -> Party | None:
    """Who is credited with the words of a cue."""
    clause = reading.clauses[number]
    if one.cue.kind in {"quotes", "according"}:
        if one.cue.en == HEARSAY:
            return _hearsay(reading, one) if reading.small(clause.start, one.mark.start) else None
        if one.cue.en == UNSAID:
            return None
        bare = one.source and one.tail <= one.mark.end
        if bare and not (reading.small(clause.start, one.mark.start) and _sourced(reading, one.mark.end, clause.end)):
            return None
        source = _source(reading, one.mark.end, one.tail if one.tail > one.mark.end else clause.end)
        return _text(reading, source, clause.start, turn) if one.source else source
    quoting = [other.mark.end for other in cued(reading, clause) if other.cue.kind == "quotes" and other.mark.end <= one.mark.start]
    if quoting:
        return _source(reading, quoting[-1], one.mark.start)
    start = _past(reading, clause.start, one.mark.start)
    if start >= one.mark.start or (one.cue.en in TEXTS and _this(reading, start, one.mark.start)):
        if one.cue.en in FORECAST:
            return None
        return _unsaid(reading, number, one, turn, before)
    turn = _since(reading, number, turn, before)
    opening = next((mark for mark in reading.inside(start, one.mark.start) if mark.start == start), None)
    if opening is not None and opening.cues and not opening.names and not opening.markers:
        if any(cue.en in TEXTS for cue in opening.cues):
            return _outlet(reading, clause.start) or turn.outlet or turn.last
        return _unsaid(reading, number, one, turn, before)
    if opening is not None and opening.kind("preposition", "receive"):
        return _beside(reading, start, one, turn) or _beyond(reading, start, one) or _unsaid(reading, number, one, turn, before)
    found = _text(reading, _subject(reading, start, one, turn), clause.start, turn)
    if found is None and any(mark.kind("receive") for mark in reading.inside(start, one.mark.start)):
        return _unsaid(reading, number, one, turn, before)
    return found


def medium(reading: Reading, number: int, one: Cued, turn: Turn) -> Party | None:
    """The medium that quotes somebody in the clause of a cue: 《X报》引述."""
    clause = reading.clauses[number]
    quoting = next((other for other in cued(reading, clause) if other.cue.kind == "quotes" and other.mark.start <= one.mark.start), None)
    if quoting is None:
        return None
    start = _past(reading, clause.start, quoting.mark.start)
    found = _subject(reading, start, quoting, turn) if start < quoting.mark.start else None
    return found if found and found.sector == MEDIA else None


def known(reading: Reading, at: int, speaker: Party, before: list[Statement]) -> Party:
    """A speaker of whom only a part of the name is given, with what was known of the whole: Martin after Micheál Martin."""
    if speaker.implied:
        same = (said.speaker for said in reversed(before) if said.speaker and said.speaker.name.endswith(speaker.name))
        whole = next((other for other in same if not other.implied), None)
        speaker = replace(speaker, code=whole.code, implied=False) if whole else speaker
    if speaker.office is not None or fold(speaker.name) in voice("author"):
        return _fuller(reading, at, speaker)
    if speaker.code is not None or speaker.entity is not None:
        return speaker
    for said in reversed(before):
        if said.speaker and said.speaker.code and said.speaker.name.endswith(speaker.name):
            return replace(speaker, code=said.speaker.code, sector=speaker.sector or said.speaker.sector)
    return speaker


def _fuller(reading: Reading, at: int, speaker: Party) -> Party:
    """The person whose bare title is given, as he was named before: 发言人 after 发言人某某."""
    marks = reading.inside(speaker.span.start, speaker.span.end)
    if not marks or marks[-1].end < speaker.span.end or not any(name.kind in {"office", "role"} for name in marks[-1].names):
        return speaker
    for mention in reversed(reading.mentioned(0, at)):
        for party in mention.parties[:1]:
            longer = party.code == speaker.code and speaker.name in party.name and len(party.name) > len(speaker.name)
            if (
                longer
                and (party.office or fold(speaker.name) in voice("author"))
                and (_person(reading, mention) or not party.name.endswith(speaker.name))
            ):
                return party
    return speaker


def _this(reading: Reading, start: int, stop: int) -> bool:
    """Whether only a pointing word stands before a text that tells: 该|决议称, 这份|报告指出."""
    return reading.between(start, stop) in voice("this")


def _since(reading: Reading, number: int, turn: Turn, before: list[Statement]) -> Turn:
    """The turn with those who open a clause of the paragraph since somebody last spoke, whom 他 and 他们 mean."""
    last = max((said.evidence.end for said in before if not passes(said) or said.rule.startswith("cue.quotes")), default=0)
    group = None
    for other in reversed(range(number)):
        clause = reading.clauses[other]
        if clause.paragraph != reading.clauses[number].paragraph or clause.start < last or clause.depth:
            break
        if (person := _stranger(reading, clause, before)) is not None:
            return replace(turn, person=person, group=group)
        opens = _lead(reading, clause)
        if opens is None or opens.parties[0].sector == MEDIA:
            continue
        who = _named(reading, opens, _reach(reading, opens.end, clause.end))
        if len(opens.parties) > 1 or (opens.kind == "role" and opens.parties[0].sector is None):
            group = group or who
        elif _human(opens.parties[0]):
            return replace(turn, person=who, group=group)
    return replace(turn, group=group)


def _stranger(reading: Reading, clause: Clause, before: list[Statement]) -> Party | None:
    """A person whom no table knows at the head of a clause: Ryan是…, 现年四十岁的唐女士在…."""
    start = _past(reading, clause.start, clause.end)
    text = reading.article.text
    latin = PERSON.match(text, start, clause.end)
    if latin and not any(mark.names for mark in reading.inside(*latin.span())):
        return Party(None, None, latin.group(), Span(*latin.span()))
    if not any(mention.start <= start < mention.end for mention in reading.mentioned(start - 1, start + 1)):
        for said in reversed(before):
            if said.speaker and len(said.speaker.name) > 2 and text.startswith((said.speaker.name[-3:], said.speaker.name[-2:]), start):
                return said.speaker
    copula = reading.folded.find(IS, start, clause.end)
    begin = max(start, reading.folded.rfind(OF, start, max(copula, start)) + 1)
    if copula > begin and all(kind.startswith(("nr", "x")) for _, kind in rjieba.tag(reading.folded[begin:copula])):
        if not reading.mentioned(begin, copula) and copula - begin > 1:
            return Party(None, None, text[begin:copula], Span(begin, copula))
    for mark in reading.inside(start, clause.end):
        if mark.kind("honorific"):
            begin = max(start, reading.folded.rfind(OF, start, mark.start) + 1)
            known = reading.mentioned(begin, mark.end) or reading.inside(begin, mark.start)
            if 1 <= mark.start - begin <= FAMILY and not known:
                return Party(None, None, text[begin : mark.end], Span(begin, mark.end))
            return None
        if mark.cues or mark.kind("preposition") and mark.start > start:
            return None
    return None


def _lead(reading: Reading, clause: Clause) -> Mention | None:
    """Who opens a clause as its subject."""
    start = _past(reading, clause.start, clause.end)
    opens = [m for m in reading.mentioned(start, clause.end) if m.kind != "modifier" and not reading.bracketed(m.start)]
    if (
        opens
        and opens[-1].parties
        and reading.folded[opens[-1].start - 1] == OF
        and not reading.between(opens[-1].end, clause.end).strip("，,")
    ):
        return opens[-1] if opens[-1].kind == "party" and _person(reading, opens[-1]) else None
    if not opens or not _leads(reading, start, opens[0]):
        start = _described(reading, start, _reach(reading, start, clause.end))
        opens = [mention for mention in opens if mention.start >= start]
    while len(opens) > 1 and reading.folded[opens[0].end] == OF and reading.small(opens[0].end + 1, opens[1].start):
        start, opens = opens[0].end + 1, opens[1:]
    if not opens or opens[0].kind not in {"party", "role"} or not _free(reading, opens[0]) or not opens[0].parties:
        return None
    return opens[0] if _leads(reading, start, opens[0]) and not _document(reading, opens[0]) else None


def _leads(reading: Reading, start: int, mention: Mention) -> bool:
    """Whether a mention stands at the beginning of a stretch, with no verb before it."""
    verbal = any(kind[0] in "vp" for _, kind in rjieba.tag(reading.between(start, mention.start)) or ())
    acts = any(mark.forms or mark.cues for mark in reading.inside(start, mention.start))
    return not verbal and not acts and not _words(reading, start, mention.start) and reading.small(start, mention.start)


def _words(reading: Reading, start: int, stop: int) -> bool:
    """Whether a word of the dictionary, and no part of a name, stands in a stretch: 旅居|德国."""
    known = {(mark.start, mark.end) for mark in reading.inside(start, stop)}
    words = reading.between(start, stop)
    return bool(words) and not known and WORDBOOK.has_word(words) and rjieba.tag(words)[0][1][0] not in "dc"


def _person(reading: Reading, mention: Mention) -> bool:
    return any(name.kind == "person" for mark in reading.inside(mention.start, mention.end) for name in mark.names)


def _document(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is a paper and nobody: 声明, 公开信."""
    return any(name.kind == "role" and name.en == "documents" for mark in reading.inside(mention.start, mention.end) for name in mark.names)


def _text(reading: Reading, found: Party | None, at: int, turn: Turn) -> Party | None:
    """The outlet or author where only the text or trade is named: 文章披露, 该报道说, 作者写道."""
    words = fold(found.name) if found else ""
    for this in voice("this"):
        words = words.removeprefix(this)
    another = bool(found and found.span and reading.folded[max(found.span.start - 2, 0) : found.span.start] == "一篇")
    writer = (
        turn.last
        if turn.last and fold(turn.last.name).startswith(tuple(voice("author"))) and fold(turn.last.name) not in voice("author")
        else None
    )
    if words in voice("author"):
        return writer or found
    if words in _texts() and not another:
        outlet = _outlet(reading, at) or turn.outlet
        later = writer and outlet and writer.span and outlet.span and writer.span.start > outlet.span.start
        return writer if later else outlet or found
    return found


def _outlet(reading: Reading, at: int) -> Party | None:
    """The medium last named before a position, other than as one that is told something."""
    for mention in reversed(reading.mentioned(0, at)):
        party = mention.parties[0] if mention.parties else None
        if party and party.sector == MEDIA and mention.kind == "outlet" and not mention.government and not reading.bracketed(mention.start):
            named = _named(reading, mention, mention.end)
            if fold(named.name) not in _texts():
                return named
    return None


@cache
def _texts() -> frozenset[str]:
    """The words for the texts of outlets, from the cues that hold them: 报道 in 报道说."""
    said = voice("said")
    found = (fold(word) for row in rows("cues") if row["en"] == REPORTS for word in items(row["words"]))
    return frozenset(word[: -len(end)] for word in found for end in said if word.endswith(end) and len(word) - len(end) > 1)


def _past(reading: Reading, start: int, stop: int) -> int:
    """Where a stretch goes on behind adverbs, conjunctions, times, asides and quotation marks."""
    skips = {mark.start: mark.end for mark in reading.inside(start, stop) if mark.kind("adverb", "conjunction", "anaphor", "past", "later")}
    skips |= {mark.start: mark.end for mark in reading.inside(start, stop) if reading.folded[mark.start : mark.end] in voice("because")}
    skips |= {span.start: span.end for span in reading.timed(start, stop)}
    skips |= {aside.start: aside.end for aside in reading.asides if start <= aside.start < stop}
    while start < stop:
        if start in skips:
            start = skips[start]
        elif reading.folded[start] in EDGES + QUOTES + '"':
            start += 1
        else:
            break
    return start


def _reach(reading: Reading, start: int, stop: int) -> int:
    """Where the subject of a clause ends at the latest: before a preposition, an adverb, a verb or a time."""
    first = next((mention.start for mention in reading.mentioned(start, stop)), start)
    ends = [
        mark.start
        for mark in reading.inside(start, stop)
        if mark.start > start and _ends(mark) and not (mark.end == first and mark.kind("adverb"))
    ]
    ends += [span.start for span in reading.timed(start, stop) if span.start > start]
    return min([*ends, stop])


def _ends(mark: Mark) -> bool:
    joins = mark.kind("conjunction") is not None
    return not mark.names and not joins and mark.kind("preposition", "adverb", "receive", "anaphor", "light", "subordinator") is not None


def _subject(reading: Reading, start: int, one: Cued, turn: Turn) -> Party | None:
    """The subject of the clause of a cue, which begins at ``start``."""
    cue = one.mark.start
    stop = _reach(reading, start, cue)
    found = [m for m in reading.mentioned(start, cue) if m.end <= cue and m.kind != "modifier" and not reading.bracketed(m.start)]
    opens = [mention for mention in found if _free(reading, mention) and mention.start < stop]
    if not opens and (some := next((mark for mark in reading.inside(start, stop) if mark.start == start and mark.kind("nobody")), None)):
        return _unknown(reading, some.start, some.end)
    of = reading.folded.rfind(OF, start, stop)
    if of + 1 == cue and opens and opens[-1].end == of:
        return _meant(reading, opens[-1], of, turn)
    if of > start:
        return _head(reading, of + 1, stop, opens, turn)
    if not opens and (described := _described(reading, start, cue)) > start:
        opens = [mention for mention in found if mention.start >= described and _free(reading, mention)]
        return _head(reading, described, _reach(reading, described, cue), opens, turn)
    if (title := _title(reading, start, cue)) is not None and (not opens or title.span.start >= opens[-1].end):
        return replace(title, code=_code(opens))
    if len(opens) > 1 and _headed(reading, opens[0], opens[-1], stop, cue):
        last = _named(reading, opens[-1], cue)
        return last if last.code and not last.implied else replace(last, code=_code(opens[:-1]) or last.code)
    for mention in opens:
        if reading.small(start, mention.start):
            far = one.cue.kind in STRICT and _distant(reading, _ended(reading, mention, cue), cue)
            return None if far else _meant(reading, mention, cue, turn)
    if opens and one.cue.kind not in STRICT and not _distant(reading, opens[-1].end, cue):
        return _meant(reading, opens[-1], cue, turn)
    if one.cue.kind in STRICT:
        return None if found else _unknown(reading, start, stop, strict=True)
    return _unknown(reading, start, stop)


def _code(mentions: list[Mention]) -> str | None:
    """The code of the nearest mention that has one."""
    return next((party.code for mention in reversed(mentions) for party in mention.parties if party.code), None)


def _free(reading: Reading, mention: Mention) -> bool:
    """Whether a mention may be a subject: governed by nothing, or only by a conjunction of cause."""
    if any(mark.end == mention.start and mark.kind("receive") for mark in reading.inside(mention.start - 2, mention.start)):
        return False
    return mention.government in {"", "passive"} or reading.folded[mention.opened : mention.opened + 2] in voice("because")


def _title(reading: Reading, start: int, stop: int) -> Party | None:
    """The medium or text whose title ends a subject: 韩国报纸《…》报道."""
    close = reading.folded.rfind("》", start, stop)
    begin = reading.folded.rfind("《", start, close)
    if close < 0 or begin < 0 or any(not mark.kind("adverb") for mark in reading.inside(close + 1, stop)):
        return None
    if reading.mentioned(begin, close) or len(reading.between(close + 1, stop)) > STRAY + 4:
        return None
    whole = Span(begin, close + 1)
    name = whole.quote(reading.article.text)
    return Party(None, MEDIA if fold(name)[-2] in voice("paper") else None, name, whole)


def _described(reading: Reading, start: int, cue: int) -> int:
    """Where the noun begins that a relative clause describes: 总部位于奥斯陆的|非政府组织; the start where there is none."""
    of = reading.folded.rfind(OF, start, cue)
    while of > start:
        following = next((m for m in reading.mentioned(of + 1, cue) if m.kind != "modifier" and m.end <= cue), None)
        if following is None:
            return start
        if following.start - of <= LONGEST and not _distant(reading, _ended(reading, reading.mentioned(of + 1, cue)[-1], cue), cue):
            return of + 1
        of = reading.folded.rfind(OF, start, of)
    return start


def _headed(reading: Reading, first: Mention, last: Mention, stop: int, cue: int) -> bool:
    """Whether the last of several mentions is the head of what the others describe: 近东研究所（…）|伊朗专家X, 复旦大学研究院|院长X."""
    between = reading.inside(first.end, last.start)
    acts = any(mark.forms or mark.cues or mark.kind("conjunction", "preposition", "aspect") for mark in between)
    verbs = any(kind == "v" and len(word) > 1 for word, kind in rjieba.tag(reading.between(first.end, last.start)))
    held = not verbs and bool(last.parties) and last.kind in {"party", "role", "outlet"} and not last.local and last.start < stop
    return held and not acts and not _distant(reading, _ended(reading, last, cue), cue)


def _distant(reading: Reading, start: int, stop: int) -> bool:
    """Whether words that are no adverb, time or phrase of place stand between a subject and its verb."""
    marks = [mark for mark in reading.inside(start, stop) if mark.kind("preposition", "receive")]
    stop = min([stop, *(mark.start for mark in marks)])
    known = [(mark.start, mark.end) for mark in reading.inside(start, stop) if mark.markers and not mark.forms]
    known += [(span.start, span.end) for span in reading.timed(start, stop)]
    at, stray = start, ""
    for begin, end in sorted(known):
        stray += reading.between(at, begin).strip(QUOTES) if begin > at else ""
        at = max(at, end)
    stray += reading.between(at, stop).strip(QUOTES) if stop > at else ""
    return len(stray) > STRAY or OF in stray


def _beside(reading: Reading, start: int, one: Cued, turn: Turn) -> Party | None:
    """Who stands right before the cue of a clause that begins with a phrase of place or topic: 在北京王毅表示."""
    cue = one.mark.start
    every = [m for m in reading.mentioned(start, cue) if m.end <= cue and m.kind != "modifier"]
    if every and every[-1].end == cue and every[-1].government == "对" and every[-1].parties and one.cue.en == "ask (a question)":
        return _named(reading, every[-1], cue)  # 面对记者|追问
    opens = [mention for mention in every if mention.government == ""]
    if not opens or _distant(reading, opens[-1].end, cue) or _governed(reading, opens[-1], cue):
        return None
    return _meant(reading, opens[-1], cue, turn)


def _beyond(reading: Reading, start: int, one: Cued) -> Party | None:
    """The name that a relative clause describes which begins with a preposition: 在银行工作的|小林."""
    of = reading.folded.rfind(OF, start, one.mark.start)
    if of < 0 or not all(
        kind.startswith(("nr", "eng", "x")) for _, kind in rjieba.tag(reading.between(of + 1, one.mark.start)) or [("", "")]
    ):
        return None
    return _unknown(reading, of + 1, one.mark.start)


def _governed(reading: Reading, mention: Mention, cue: int) -> bool:
    """Whether a phrase of place or time still runs on behind a mention: 在与习近平|会晤时."""
    return any(mark.kind("temporal") or mark.forms for mark in reading.inside(mention.end, cue))


def _meant(reading: Reading, mention: Mention, stop: int, turn: Turn) -> Party | None:
    """The speaker of a mention; a pronoun means who spoke last, else whom the reading takes it for."""
    if mention.kind == "pronoun:person":
        known = mention.parties[0] if mention.parties else None
        return turn.person if turn.person is not None and _human(turn.person) else known
    if mention.kind.startswith("pronoun"):
        group = turn.group if mention.kind == "pronoun:several" else None
        return group or turn.last or (mention.parties[0] if mention.parties else None)
    if len(mention.parties) > 1 and _meets(reading, mention, stop):
        return mention.parties[0]
    return _named(reading, mention, stop) if mention.parties else turn.last


def _meets(reading: Reading, mention: Mention, stop: int) -> bool:
    """Whether only the first of two speaks, who met the other: 甲同乙会谈时|说."""
    ties = any(
        mark.kind("preposition") and reading.folded[mark.start : mark.end] in WITH for mark in reading.inside(mention.start, mention.end)
    )
    return ties and any(mark.kind("temporal") for mark in reading.inside(mention.end, stop))


def _human(party: Party) -> bool:
    """Whether a party is somebody and no state or body, as far as can be told."""
    return party.office is not None or party.entity is None


def _head(reading: Reading, start: int, stop: int, opens: list[Mention], turn: Turn) -> Party | None:
    """Who is named behind the words that describe him: 研究中心的|主任波林."""
    inside = [mention for mention in opens if mention.start >= start]
    for mention in reversed(inside):
        if mention.kind.startswith("pronoun"):
            return _meant(reading, mention, stop, turn)
        near = reading.small(start, mention.start) or not _distant(reading, _ended(reading, mention, stop), stop)
        if near and mention.parties:
            return _named(reading, mention, stop)
    found = _unknown(reading, start, stop)
    return replace(found, code=found.code or _code([mention for mention in opens if mention.end <= start])) if found else None


def _named(reading: Reading, mention: Mention, stop: int) -> Party:
    """The speaker of a mention, with the words of its name that no table knows, and whole if there are several."""
    first = mention.parties[0]
    end = _ended(reading, mention, stop)
    start = _surname(reading, mention)
    span = Span(start, end)
    if start < mention.start and (known := _earlier(reading, start)) is not None:
        return known
    if len(mention.parties) == 1 and span == Span(mention.start, mention.end):
        return first
    codes = {party.code for party in mention.parties}
    sector = MEDIA if "《" in span.quote(reading.article.text) else first.sector
    return replace(
        first, name=span.quote(reading.article.text).strip(), span=span, code=first.code if len(codes) == 1 else None, sector=sector
    )


def _ended(reading: Reading, mention: Mention, stop: int) -> int:
    """Where the name of a mention ends, with the words behind it that no table knows."""
    last = next((mark for mark in reversed(reading.inside(mention.start, mention.end)) if mark.end == mention.end), None)
    kinds = {name.kind for name in last.names} if last else {"person"}
    bounds = [mark.start for mark in reading.inside(mention.end, stop) if mark.end - mark.start > 1 or mark.kind("adverb", "preposition")]
    bounds += [span.start for span in reading.timed(mention.end, stop)]
    bounds += [aside.start for aside in reading.asides if mention.end <= aside.start < stop]
    end = min([*bounds, stop])
    text = reading.article.text
    close = CLOSING.get(text[mention.end : mention.end + 1])
    if close and "person" not in kinds:
        at = text.find(close, mention.end, min(stop, mention.end + NAME))
        return at + 1 if at > 0 else mention.end
    words = text[mention.end : end]
    if LATIN.fullmatch(words):
        return mention.end + len(words.rstrip())
    words = words.strip()
    if not words or any(character in EDGES + QUOTES + OF for character in words):
        return mention.end
    if "person" in kinds:
        return end if len(words) == 1 and rjieba.tag(fold(words))[0][1][0] not in "dpcrv" else mention.end
    if _clutter(fold(words)):
        return mention.end
    titled = bool(kinds & {"office", "role"}) and len(words) <= FOREIGN and not any(character in UNITS for character in words)
    return end if 1 < len(words) <= NAME and (titled or fold(words[-1]) in _endings()) else mention.end


def _clutter(words: str) -> bool:
    """Whether words behind a mention are no part of a name: numbers, times, pronouns and adverbs (这次重复)."""
    return any((kind[0] in "mrtfpd" or kind == "v") and len(word) > 1 or word[0].isdigit() for word, kind in rjieba.tag(words))


@cache
def _endings() -> frozenset[str]:
    """The characters with which names of bodies, offices, roles and outlets end."""
    tables = ("bodies", "offices", "roles", "outlets")
    known = [fold(name) for table in tables for row in rows(table) for name in items(row["names"]) if len(name) > 1]
    return frozenset([*(name[-1] for name in known), *(name[-2:] for name in known)])


def _surname(reading: Reading, mention: Mention) -> int:
    """Where a mention begins, with the surname before a bare title: 赵|发言人."""
    first = next((mark for mark in reading.inside(mention.start, mention.end) if mark.start == mention.start), None)
    start = mention.start - 1
    titled = first is not None and any(name.kind == "office" for name in first.names)
    if (
        not titled
        or start < 0
        or any(mark.start <= start < mark.end and mark.end - mark.start > 1 for mark in reading.inside(start - 3, start + 1))
    ):
        return mention.start
    clause = reading.clauses[reading.clause(mention.start)]
    alone = start == clause.start or reading.folded[start - 1] in EDGES + QUOTES
    return start if alone and reading.folded[start] in _surnames() else mention.start


@cache
def _surnames() -> frozenset[str]:
    """The first characters of the Chinese and Korean names of persons."""
    named = (fold(name) for row in rows("persons") for name in items(row["cn"]) if len(name) in {2, 3})
    return frozenset(name[0] for name in named)


def _earlier(reading: Reading, at: int) -> Party | None:
    """Who was named in full before, of whom a surname and title remind: 赵发言人 after 发言人赵立坚."""
    for mention in reversed(reading.mentioned(0, at)):
        for mark in reversed(reading.inside(mention.start, mention.end)):
            if mention.parties and reading.folded[mark.start] == reading.folded[at] and any(name.kind == "person" for name in mark.names):
                return mention.parties[0]
    return None


def _unsaid(reading: Reading, number: int, one: Cued, turn: Turn, before: list[Statement]) -> Party | None:
    """Who speaks where the clause of the cue names nobody."""
    if one.cue.en in TEXTS:
        outlet = _outlet(reading, reading.clauses[number].start) or turn.outlet
        if one.cue.en == REPORTS:
            return outlet or turn.last
        return None if reading.folded[one.mark.start : one.mark.start + 2] in voice("figure") else turn.last
    return _opening(reading, number, before) or turn.last


def _opening(reading: Reading, number: int, before: list[Statement]) -> Party | None:
    """Who opens an earlier clause of the sentence, outside reported words: the speaker whom a later clause leaves unsaid."""
    sentence = reading.clauses[number].sentence
    for other in reversed(range(number)):
        clause = reading.clauses[other]
        if clause.sentence != sentence or clause.paragraph != reading.clauses[number].paragraph:
            return None
        mention = _lead(reading, clause)
        if mention is not None:
            here = Span(mention.start, mention.end)
            if not any(said.content.covers(here) and not passes(said) for said in before):
                return _named(reading, mention, _reach(reading, mention.end, clause.end))
    return None


def passes(said: Statement) -> bool:
    """Whether a statement is of a medium, text or source that may only pass words on."""
    media = said.speaker is not None and said.speaker.sector == MEDIA
    return media or said.rule.startswith(("cue.according", "cue.quotes"))


def _source(reading: Reading, start: int, stop: int) -> Party | None:
    """The source named inside or after a cue: 据…报道, 援引…的话说."""
    if reading.folded[start : start + 1] == "《" and "》" in reading.folded[start : stop + 1].rstrip("，,")[-1:]:
        return None  # a law or treaty, not a source
    if (title := _title(reading, start, stop)) is not None:
        return replace(title, code=_code([m for m in reading.mentioned(start, stop) if m.end <= title.span.start]))
    of = reading.folded.rfind(OF, start, stop)
    if of > start and stop - of - 1 <= WORDS and not reading.mentioned(of + 1, stop):
        stop = of
    named = [
        mention
        for mention in reading.mentioned(start, stop)
        if mention.kind != "modifier" and mention.parties and not reading.bracketed(mention.start)
    ]
    if named:
        last = named[-1]
        return _named(reading, last, stop) if not named[-1].kind.startswith("pronoun") else last.parties[0]
    return _unknown(reading, start, stop) if stop - start >= 2 else None


def _sourced(reading: Reading, start: int, stop: int) -> bool:
    """Whether a bare 根据 names a source: somebody or his paper, up to the comma, and nothing that is done (根据民意改变政策)."""
    named = [mention for mention in reading.mentioned(start, stop) if mention.kind != "modifier" and mention.parties]
    if not named or reading.folded[stop - 1] not in "，,":
        return False
    rest = reading.between(named[-1].end, stop)
    marks = reading.inside(named[-1].end, stop)
    light = {reading.folded[mark.start : mark.end] for mark in marks if mark.kind("light")}
    if any(kind == "v" and len(word) > 1 and word not in light for word, kind in rjieba.tag(rest)):
        return False
    return not rest.rstrip("，,”」』》").endswith(tuple(voice("work"))) and not any(
        mark.forms and not mark.names and not mark.cues and not mark.kind("light") for mark in marks
    )


def _hearsay(reading: Reading, one: Cued) -> Party | None:
    """The kind of source that hearsay names and no more: 据|报道, 有|分析|认为."""
    words = one.mark
    start = words.start + (reading.folded[words.start] in "据有")
    said = next(
        (
            end
            for end in sorted(voice("said"), key=len, reverse=True)
            if reading.folded[start : words.end].endswith(end) and words.end - start - len(end) > 1
        ),
        "",
    )
    whole = Span(start, words.end - len(said))
    return Party(None, None, whole.quote(reading.article.text), whole)


def _unknown(reading: Reading, start: int, stop: int, strict: bool = False) -> Party | None:
    """A speaker that no table knows: the words of a stretch without the small words at its ends."""
    if reading.folded[start - 1 : start] == "《" and (close := reading.folded.find("》", start, stop)) > 0:
        whole = Span(start - 1, close + 1)
        return Party(None, MEDIA, whole.quote(reading.article.text), whole)
    marks = reading.inside(start, stop)
    for mark in marks:
        if reading.between(start, mark.start).strip(QUOTES):
            break
        if mark.markers and not mark.names and not mark.kind("nobody", "quantity", "honorific"):
            start = mark.end
    for mark in reversed(marks):
        if (
            mark.markers
            and not mark.names
            and not mark.kind("nobody", "honorific")
            and not reading.between(mark.end, stop)
            and mark.start > start
        ):
            stop = mark.start
    words = reading.article.text[start:stop]
    start += len(words) - len(words.lstrip(EDGES + QUOTES))
    stop -= len(words) - len(words.rstrip(EDGES))
    whole = Span(start, stop)
    if not 2 <= stop - start <= LONGEST or any(span.covers(whole) for span in reading.timed(0, stop)):
        return None
    if not _nameable(reading, whole) or not _noun(fold(whole.quote(reading.article.text))):
        return None
    somebody = reading.mentioned(start, stop) or any(mark.kind("nobody", "honorific") or mark.names for mark in reading.inside(start, stop))
    if strict and not somebody and not _proper(fold(whole.quote(reading.article.text))):
        return None  # 五个迹象|表明
    code = next((party.code for mention in reading.mentioned(start, stop) for party in mention.parties), None)
    return Party(code, None, whole.quote(reading.article.text), whole)


def _nameable(reading: Reading, words: Span) -> bool:
    """Whether unknown words can name a speaker: no verb, negation, modal or preposition among them, and no torn quotation."""
    name = words.quote(reading.article.text)
    if any(character in OPENING + EDGES.replace(" ", "") for character in name) or any(quote + OF in name for quote in QUOTES):
        return False
    inside = reading.inside(words.start, words.end)
    if fold(name).removeprefix("该") in _texts():
        return True
    if name[0] in DEICTIC or any(mark.kind("pronoun") for mark in inside):
        return False
    return not any(_acts(mark) or mark.kind(*VERBAL) for mark in inside)


def _acts(mark: Mark) -> bool:
    """Whether a word is a verb of doing or saying; words of attitude are nouns as often: 分析观点."""
    return any(cue.kind != "hopes" for cue in mark.cues) if mark.cues else bool(mark.forms)


def _proper(words: str) -> bool:
    """Whether words are a proper name by the segmenter's parts of speech."""
    return all(kind.startswith(("nr", "ns", "nz", "eng", "x")) for _, kind in rjieba.tag(words))


def _noun(words: str) -> bool:
    """Whether words can be a name or noun by the segmenter's parts of speech: not 令人, 截至, 会上将, 最新."""
    tags = rjieba.tag(words)
    if words.startswith(tuple(voice("cause"))):
        return False
    first, kind = tags[0]
    if kind[0] in "crp" or (kind[0] in "vd" and len(first) > 1 and first not in _reports()):
        return False
    last, kind = tags[-1]
    if len(tags) > 1 and tags[-2][1].startswith(("nr", "x", "eng")):
        return kind[0] not in "vdr" or len(last) == 1
    return kind[0] not in "drfcpu" and (kind[0] != "v" or kind == "vn" or last in _endings() or last in _reports())


@cache
def _reports() -> frozenset[str]:
    """Words for what is told that the segmenter takes for verbs: 统计, 报告."""
    return frozenset(fold(word) for row in rows("cues") for word in items(row["words"]) if 1 < len(word) < 4)
