"""How far the subject of a clause goes: past what opens a clause, up to what ends a noun, and which mentions may be one.

Reach for ``past`` and ``reach`` to find the stretch of a subject, and for ``distant`` to ask whether a verb still belongs to it.
"""

from attache.evidence.name import LONGEST, OF, days, ended
from attache.evidence.voice import EDGES, voice
from attache.reading import QUOTES, Mark, Mention, Reading

DASH, DATELINE = " - ", 24  # what ends a dateline of agencies, and how soon
STRAY = 2  # characters of unknown words that may stand between a subject and its verb


def past(reading: Reading, start: int, stop: int) -> int:
    """Where a stretch goes on behind adverbs, conjunctions, times, asides and quotation marks."""
    skips = {mark.start: mark.end for mark in reading.inside(start, stop) if mark.kind("adverb", "conjunction", "anaphor", "past", "later")}
    skips |= {mark.start: mark.end for mark in reading.inside(start, stop) if reading.folded[mark.start : mark.end] in voice("because")}
    skips |= {span.start: span.end for span in days(reading, start, stop)}
    scene = max((len(word) for word in voice("scene") if reading.folded.startswith(word, start)), default=0)
    skips |= {start: start + scene} if scene else {}
    skips |= {aside.start: aside.end for aside in reading.asides if start <= aside.start < stop}
    dash = reading.folded.find(DASH, start, min(start + DATELINE, stop))
    if dash > 0 and reading.clauses[reading.clause(start)].start == start:
        start = dash + len(DASH)  # 路透2月10日 - 美国
    while start < stop:
        if start in skips:
            start = skips[start]
        elif reading.folded[start] in EDGES + QUOTES + '"':
            start += 1
        else:
            break
    return start


def reach(reading: Reading, start: int, stop: int) -> int:
    """Where the subject of a clause ends at the latest: before a preposition, an adverb, a verb or a time."""
    first = next((mention.start for mention in reading.mentioned(start, stop)), start)
    ends = [
        mark.start
        for mark in reading.inside(start, stop)
        if mark.start > start and _ends(mark) and not (mark.end == first and mark.kind("adverb"))
    ]
    ends += [span.start for span in days(reading, start, stop) if span.start > start]
    return min([*ends, stop])


def _ends(mark: Mark) -> bool:
    joins = mark.kind("conjunction") is not None
    return not mark.names and not joins and mark.kind("preposition", "adverb", "receive", "anaphor", "light", "subordinator") is not None


def free(reading: Reading, mention: Mention) -> bool:
    """Whether a mention may be a subject: governed by nothing, or only by a conjunction of cause."""
    if any(mark.end == mention.start and mark.kind("receive") for mark in reading.inside(mention.start - 2, mention.start)):
        return False
    return mention.government in {"", "passive"} or reading.folded[mention.opened : mention.opened + 2] in voice("because")


def distant(reading: Reading, start: int, stop: int) -> bool:
    """Whether words that are no adverb, time or phrase of place stand between a subject and its verb."""
    marks = [mark for mark in reading.inside(start, stop) if mark.kind("preposition", "receive")]
    stop = min([stop, *(mark.start for mark in marks)])
    known = [(mark.start, mark.end) for mark in reading.inside(start, stop) if mark.markers and not mark.forms]
    known += [(span.start, span.end) for span in days(reading, start, stop)]
    at, stray = start, ""
    for begin, end in sorted(known):
        stray += reading.between(at, begin).strip(QUOTES) if begin > at else ""
        at = max(at, end)
    stray += reading.between(at, stop).strip(QUOTES) if stop > at else ""
    return len(stray) > STRAY or OF in stray


def described(reading: Reading, start: int, cue: int) -> int:
    """Where the noun begins that a relative clause describes: 总部位于奥斯陆的|非政府组织; the start where there is none."""
    of = reading.folded.rfind(OF, start, cue)
    while of > start:
        following = next((m for m in reading.mentioned(of + 1, cue) if m.kind != "modifier" and m.end <= cue), None)
        if following is None:
            return start
        if following.start - of <= LONGEST and not distant(reading, ended(reading, reading.mentioned(of + 1, cue)[-1], cue), cue):
            return of + 1
        of = reading.folded.rfind(OF, start, of)
    return start


def person(reading: Reading, mention: Mention) -> bool:
    return any(name.kind == "person" for mark in reading.inside(mention.start, mention.end) for name in mark.names)


def document(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is a paper and nobody: 声明, 公开信."""
    return any(name.kind == "role" and name.en == "documents" for mark in reading.inside(mention.start, mention.end) for name in mark.names)


def side(mentions: list[Mention]) -> str | None:
    """The code of the nearest mention that has one."""
    return next((party.code for mention in reversed(mentions) for party in mention.parties if party.code), None)
