"""What a speaker is called: the words of a mention and those around it that no table knows, and whether unknown words can name anybody.

Reach for ``named`` with a mention, and for ``unknown`` where there is none.
"""

import re
from functools import cache

import rjieba
from msgspec.structs import replace

from attache.evidence.voice import EDGES, REPORTS, voice
from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import Party, Span
from attache.reading import QUOTES, Mark, Mention, Reading

FULL = 3  # code points of most Chinese names
NAME = 14  # longest unknown name behind an office, in code points
LONGEST = 24  # longest unknown speaker, in code points
FOREIGN = 8  # longest name of a person behind his title
UNITS = frozenset("年月日天时")  # no part of a name: 专家|数年来
DEICTIC = frozenset("这那其自本")  # words that begin so name nobody: 其中, 这种
OPENING = '「『“‘《》"'  # where one of these stands inside, the words are no name
CLOSING = dict(zip("「『“《", "」』”》", strict=True))
OF, IS = "的", "是"
VERBAL = (
    "negator", "modal", "light", "subordinator", "preposition", "object", "aspect", "temporal", "receive", "perceive", "passive",
)  # markers that no name holds  # fmt: skip
IDLE = "abcdfmpqrtuvyz"  # parts of speech of which alone no name is made
NOUNS = ("thing", "firm", "topic", "work", "words", "national")  # markers with which a name may end: 众议院中国事务|委员会
MEDIA = "JRN"
LATIN = re.compile(r"\s?[A-Za-zÀ-ɏ0-9][\w .'’·•‧-]*")
PERSON = re.compile(r"[A-Z][a-zà-ɏ'’-]+(?: [A-Z][a-zà-ɏ'’.-]*){1,3}")  # a Latin name of two words or more
COUNTED = 4  # longest count of persons: 数十名
WORDBOOK = rjieba.Jieba()


def named(reading: Reading, mention: Mention, stop: int) -> Party:
    """The speaker of a mention, with the words of its name that no table knows, and whole if there are several."""
    first = mention.parties[0]
    end = ended(reading, mention, stop)
    start = _surname(reading, mention)
    span = Span(start, end)
    if start < mention.start and (known := _earlier(reading, start)) is not None:
        return known
    start = _counted(reading, start)
    end = min([end, *(day.start for day in days(reading, mention.start + 1, end) if day.end >= end)])  # 王一鸣|星期五
    end = _bracketed(reading, mention, end)
    span = Span(start, end)
    if len(mention.parties) == 1 and span == Span(mention.start, mention.end):
        return first
    codes = {party.code for party in mention.parties}
    sector = MEDIA if "《" in span.quote(reading.article.text) else first.sector
    return replace(
        first, name=span.quote(reading.article.text).strip(), span=span, code=first.code if len(codes) == 1 else None, sector=sector
    )


def ended(reading: Reading, mention: Mention, stop: int) -> int:
    """Where the name of a mention ends, with the words behind it that no table knows."""
    last = next((mark for mark in reversed(reading.inside(mention.start, mention.end)) if mark.end == mention.end), None)
    kinds = {name.kind for name in last.names} if last else {"person"}
    bounds = [mark.start for mark in reading.inside(mention.end, stop) if _bounds(mark)]
    bounds += [span.start for span in days(reading, mention.end, stop)]
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
    return end if 1 < len(words) <= NAME and (titled or fold(words[-1]) in endings()) else mention.end


def _bracketed(reading: Reading, mention: Mention, end: int) -> int:
    """Where a bare title ends with the name in brackets behind it, which no other words give: 通讯员（Anna Berg）."""
    aside = next((aside for aside in reading.asides if aside.start == end), None)
    marks = reading.inside(mention.start, end)
    titled = bool(marks) and marks[-1].end == end and any(name.kind in {"office", "role"} for name in marks[-1].names)
    if aside is None or not titled or any(name.kind == "person" for mark in marks for name in mark.names):
        return end
    return aside.end if PERSON.fullmatch(reading.article.text, aside.start + 1, aside.end - 1) else end


@cache
def _tails() -> tuple[str, ...]:
    """The ends of names that are longer than a character: 委员会, 人员."""
    return tuple(end for end in endings() if len(end) > 1)


def days(reading: Reading, start: int, stop: int) -> list[Span]:
    """The times that begin within a stretch outside brackets, and the days of the week that a date repeats: 星期三（5月10日）."""
    found = [span for span in reading.timed(start, stop) if not reading.bracketed(span.start)]
    return sorted([*found, *(Span(*match.span()) for match in _weekday().finditer(reading.folded, start, stop))])


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile("|".join(sorted(voice("day"), key=len, reverse=True)))


def _counted(reading: Reading, start: int) -> int:
    """Where a name begins, with how many there are of whom no name is given: 三位|知情人士, 一名不愿具名的|官员."""
    at = start
    if reading.folded[start - 1 : start] == OF:
        unnamed = max((len(word) for word in voice("unnamed") if reading.folded[: start - 1].endswith(word)), default=0)
        at = start - 1 - unnamed if unnamed else start
    begin = at - 1 if reading.folded[at - 1 : at] in voice("measure") else at
    while begin > at - COUNTED and (reading.folded[begin - 1 : begin] in voice("number") or reading.folded[begin - 1 : begin].isdigit()):
        begin -= 1
    return begin if begin < at - 1 else at


def _bounds(mark: Mark) -> bool:
    """Whether a known word ends a name; the nouns with which names end do not: 众议院|渔业事务委员会."""
    return (mark.end - mark.start > 1 and not (mark.kind("thing", "firm") and not mark.names)) or mark.kind(
        "adverb", "preposition"
    ) is not None


def _clutter(words: str) -> bool:
    """Whether words behind a mention are no part of a name: numbers, times, pronouns and adverbs (这次重复)."""
    return any((kind[0] in "mrtfpd" or kind == "v") and len(word) > 1 or word[0].isdigit() for word, kind in rjieba.tag(words))


@cache
def endings() -> frozenset[str]:
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


def unknown(reading: Reading, start: int, stop: int, strict: bool = False) -> Party | None:
    """A speaker that no table knows: the words of a stretch without the small words at its ends."""
    if reading.folded[start - 1 : start] == "《" and (close := reading.folded.find("》", start, stop)) > 0:
        whole = Span(start - 1, close + 1)
        return Party(None, MEDIA, whole.quote(reading.article.text), whole)
    start += reading.folded[start:stop].startswith((OF, IS, *voice("source")))
    start += any(reading.folded[start:stop].startswith(word) and _counts(reading, start + len(word)) for word in voice("exist"))
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
            and not mark.kind("nobody", "honorific", *NOUNS)
            and not reading.between(mark.end, stop)
            and mark.start > start
        ):
            stop = mark.start
    words = reading.article.text[start:stop]
    start += len(words) - len(words.lstrip(EDGES + QUOTES))
    stop -= len(words) - len(words.rstrip(EDGES))
    whole = Span(start, stop)
    if not 2 <= stop - start <= LONGEST or any(span.covers(whole) for span in days(reading, start, stop)):
        return None
    if not _nameable(reading, whole) or not (
        _introduced(reading, whole) or _shaped(reading, whole) or _noun(fold(whole.quote(reading.article.text)))
    ):
        return None
    somebody = reading.mentioned(start, stop) or any(mark.kind("nobody", "honorific") or mark.names for mark in reading.inside(start, stop))
    if strict and not somebody and not _proper(fold(whole.quote(reading.article.text))):
        return None  # 五个迹象|表明
    code = next((party.code for mention in reading.mentioned(start, stop) for party in mention.parties), None)
    return Party(code, None, whole.quote(reading.article.text), whole)


def _shaped(reading: Reading, words: Span) -> bool:
    """Whether words have the shape of a Chinese name that no dictionary knows: a surname and two characters more."""
    name = fold(words.quote(reading.article.text))
    known = any(mark.end - mark.start > 1 for mark in reading.inside(words.start, words.end))
    return len(name) == FULL and name[0] in _surnames() and not known and not WORDBOOK.has_word(name) and not WORDBOOK.has_word(name[:2])


def _introduced(reading: Reading, words: Span) -> bool:
    """Whether words stand somewhere with a Latin name in brackets behind them, as the names of strangers do."""
    text = reading.article.text
    return any(text[match.end() : match.end() + 1].isupper() for match in re.finditer(re.escape(words.quote(text)) + "[（(]", text))


def _counts(reading: Reading, at: int) -> bool:
    """Whether a count or a word for nobody in particular begins at a position: 有|数个国家."""
    return any(mark.start == at and mark.kind("quantity", "nobody") for mark in reading.inside(at, at + 4))


def _nameable(reading: Reading, words: Span) -> bool:
    """Whether unknown words can name a speaker: no verb, negation, modal or preposition among them, and no torn quotation."""
    name = words.quote(reading.article.text)
    if not any(character.isalnum() for character in name) or fold(name).endswith(tuple(voice("mute"))):
        return False
    if any(character in OPENING + EDGES.replace(" ", "") for character in name) or any(quote + OF in name for quote in QUOTES):
        return False
    inside = reading.inside(words.start, words.end)
    if fold(name).removeprefix("该") in texts():
        return True
    if name[0] in DEICTIC or any(mark.kind("pronoun") for mark in inside):
        return False
    ended = fold(name).endswith(_tails())
    return not any((_acts(mark) and not (ended and mark.end < words.end and not mark.cues)) or mark.kind(*VERBAL) for mark in inside)


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
    if _idle(tags) or any(kind in {"uz", "ul"} or (kind[0] == "r" and len(word) > 1) for word, kind in tags):
        return False  # 具体, 一项, 都会; 导游对着扬声器
    if kind[0] in "crp" or (kind[0] in "vd" and len(first) > 1 and first not in _reports() and not _organ(words, kind)):
        return False
    last, kind = tags[-1]
    if len(tags) > 1 and tags[-2][1].startswith(("nr", "x", "eng")):
        return kind[0] not in "vdr" or len(last) == 1
    return kind[0] not in "drfcpui" and (kind[0] != "v" or kind == "vn" or last in endings() or last in _reports())


def _organ(words: str, kind: str) -> bool:
    """Whether words that begin with a verb end as bodies and crews do: 调查|人员, 指挥|中心."""
    return words.endswith(_tails()) if kind == "vn" else kind == "v" and words.endswith(_bodies())


@cache
def _bodies() -> tuple[str, ...]:
    """The last two characters of the names of bodies."""
    return tuple({fold(name)[-2:] for row in rows("bodies") for name in items(row["names"]) if len(name) > 3})


def _idle(tags: list[tuple[str, str]]) -> bool:
    """Whether words are of kinds that name nobody, and known to the dictionary, as no strange name is: 具体, 一项, 都会."""
    if not all(kind[0] in IDLE for _, kind in tags):
        return False
    if len(tags) == 1:
        return tags[0][1][0] in "mt" or WORDBOOK.has_word(tags[0][0])
    return tags[-1][1][0] == "v" or any(len(word) > 1 for word, _ in tags)


@cache
def _reports() -> frozenset[str]:
    """Words for what is told that the segmenter takes for verbs: 统计, 报告."""
    return frozenset(fold(word) for row in rows("cues") for word in items(row["words"]) if 1 < len(word) < 4)


@cache
def texts() -> frozenset[str]:
    """The words for the texts of outlets, from the cues that hold them: 报道 in 报道说."""
    said = voice("said")
    found = (fold(word) for row in rows("cues") if row["en"] == REPORTS for word in items(row["words"]))
    return frozenset(word[: -len(end)] for word in found for end in said if word.endswith(end) and len(word) - len(end) > 1)
