"""Which source or medium words come from: 据…报道, 援引…的话, 报道还说, 有分析认为.

Reach for ``origin`` with the stretch that names one, for ``hearsay`` where only its kind is named, and for ``text`` where a text
speaks for its outlet.
"""

import rjieba
from msgspec.structs import replace

from attache.evidence.bound import STRAY, document, side
from attache.evidence.cued import Cued, cued
from attache.evidence.name import MEDIA, NAME, OF, days, named, texts, unknown
from attache.evidence.turn import Turn
from attache.evidence.voice import HEARSAY, UNSAID, voice
from attache.fold import fold
from attache.model import Party, Span
from attache.reading import Reading

REST = 8  # longest rest of a clause behind one who is quoted
WORDS = 3  # longest noun for what a source said: 的说法, 的话


def cited(reading: Reading, number: int, one: Cued, turn: Turn) -> Party | None:
    """The source that a cue of quoting names inside it or behind it."""
    clause = reading.clauses[number]
    if one.cue.en == HEARSAY:
        return hearsay(reading, one) if reading.small(clause.start, one.mark.start) else None
    if one.cue.en == UNSAID:
        return None
    bare = one.source and one.tail <= one.mark.end
    if bare and _text(reading, one.mark.end, clause.end):
        return outlet(reading, clause.start, turn) or turn.last
    if bare and not (reading.small(clause.start, one.mark.start) and sourced(reading, one.mark.end, clause.end)):
        return None
    if (
        one.cue.kind == "quotes"
        and one.tail <= one.mark.end
        and (_goes(reading, number) or not quotable(reading, one.mark.end, clause.end))
    ):
        return None
    source = origin(reading, one.mark.end, one.tail if one.tail > one.mark.end else clause.end)
    return text(reading, source, clause.start, turn) if one.source else source


def _goes(reading: Reading, number: int) -> bool:
    """Whether the next clause begins with a word of saying of its own, which then reports: 引述官员，|指…."""
    following = reading.clauses[number + 1] if number + 1 < len(reading.clauses) else None
    if following is None or following.sentence != reading.clauses[number].sentence:
        return False
    return any(not other.source and reading.small(following.start, other.mark.start) for other in cued(reading, following))


def _text(reading: Reading, start: int, stop: int) -> bool:
    """Whether only a text is named, whose medium was named before: 根据|该报道."""
    words = reading.between(start, stop).rstrip("，,")
    this = next((word for word in voice("this") if words.startswith(word)), "")
    return bool(this) and words.removeprefix(this) in texts()


def quoted(reading: Reading, number: int) -> Party | None:
    """Whom the clause before quotes, whose words this one goes on to tell: 报道引述官员，|指…."""
    clause = reading.clauses[max(number - 1, 0)]
    last = list(cued(reading, clause))[-1:] if number and clause.sentence == reading.clauses[number].sentence else []
    if not last or last[0].cue.kind != "quotes" or last[0].tail > last[0].mark.end:
        return None
    return origin(reading, last[0].mark.end, clause.end) if quotable(reading, last[0].mark.end, clause.end) else None


def origin(reading: Reading, start: int, stop: int) -> Party | None:
    """The source named inside or after a cue: 据…报道, 援引…的话说."""
    if reading.folded[start : start + 1] == "《" and "》" in reading.folded[start : stop + 1].rstrip("，,")[-1:]:
        return None  # a law or treaty, not a source
    if (title := work(reading, start, stop)) is not None:
        return replace(title, code=side([m for m in reading.mentioned(start, stop) if m.end <= title.span.start]))
    of = reading.folded.rfind(OF, start, stop)
    if of > start and stop - of - 1 <= WORDS and not reading.mentioned(of + 1, stop):
        stop = of
    inside = [m for m in reading.mentioned(start, stop) if m.kind != "modifier" and m.parties and not reading.bracketed(m.start)]
    if inside:
        last = inside[-1]
        return last.parties[0] if last.kind.startswith("pronoun") else named(reading, last, stop)
    places = [mark.start for mark in reading.inside(start + 1, stop) if mark.kind("preposition") and not mark.kind("conjunction")]
    places += [span.start for span in days(reading, start + 1, stop)]
    stop = min([stop, *places])  # 据某某|在访问前说, 据《某报》|5日报道
    return unknown(reading, start, stop) if stop - start >= 2 else None


def sourced(reading: Reading, start: int, stop: int) -> bool:
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


def quotable(reading: Reading, start: int, stop: int) -> bool:
    """Whether words of somebody follow a bare 引述: up to a colon, or his name and a noun up to the comma (引述X的估计，)."""
    last = reading.folded[stop - 1]
    if last in "：:":
        return True
    found = [mention for mention in reading.mentioned(start, stop) if mention.kind in {"party", "role"} and mention.parties]
    if last not in "，," or not found or document(reading, found[-1]):
        return False
    rest = reading.between(found[-1].end, stop).strip("，,")
    return len(rest) <= REST and not any(mark.kind("conjunction", "light") for mark in reading.inside(found[-1].end, stop))


def hearsay(reading: Reading, one: Cued) -> Party | None:
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


def work(reading: Reading, start: int, stop: int) -> Party | None:
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


def titled(reading: Reading, start: int, stop: int) -> Party | None:
    """The medium that no table knows with whose title a subject begins, by how the title ends: 《北海渔民报》的|社论说."""
    close = reading.folded.find("》", start, stop) if reading.folded[start - 1 : start] == "《" else -1
    title = reading.folded[start : max(close, start)]
    if not title.endswith((*voice("paper"), *voice("channel"))) or any(m.kind == "outlet" for m in reading.mentioned(start, close)):
        return None
    whole = Span(start - 1, close + 1)
    return Party(None, MEDIA, whole.quote(reading.article.text), whole) if reading.small(close + 1, stop) else None


def paper(reading: Reading, at: int) -> Party | None:
    """The medium last named before a position, other than as one that is told something."""
    for mention in reversed(reading.mentioned(0, at)):
        party = mention.parties[0] if mention.parties else None
        if party and party.sector == MEDIA and mention.kind == "outlet" and not mention.government and not reading.bracketed(mention.start):
            who = named(reading, mention, mention.end)
            if fold(who.name) not in texts():
                return who
    return None


def outlet(reading: Reading, at: int, turn: Turn) -> Party | None:
    """The medium that was named or credited last before a position."""
    known = [party for party in (paper(reading, at), turn.outlet) if party is not None]
    return max(known, key=lambda party: party.span.start, default=None)


def _beside(reading: Reading, at: int) -> Party | None:
    """The medium right before a text of it: 《X报》周四的|社论."""
    last = next((m for m in reversed(reading.mentioned(max(at - NAME, 0), at)) if m.kind == "outlet" and m.parties), None)
    if last is None or last.government or not reading.small(last.end, at):
        return None
    return named(reading, last, last.end)


def text(reading: Reading, found: Party | None, at: int, turn: Turn) -> Party | None:
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
    if words in texts() and not another:
        medium = (_beside(reading, found.span.start) if found else None) or outlet(reading, at, turn)
        later = writer and medium and writer.span and medium.span and writer.span.start > medium.span.start
        return writer if later else medium or found
    return found
