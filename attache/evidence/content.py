"""What is said: the stretch of text that a cue introduces, to its true end."""

from attache.evidence.cued import Cued, cued, verbal, wishes
from attache.evidence.name import OF
from attache.evidence.voice import CORRECT, DONE, EDGES, HEARSAY, LEAST, PAST, QUESTION, REPORTS, UNSAID, voice
from attache.model import Party, Span
from attache.reading import QUOTES, Clause, Reading

SOURCES = frozenset({"according", "quotes"})  # kinds of cues behind which the source stands, up to the end of the clause
WHOLE = frozenset({HEARSAY, UNSAID})  # rows of cues that need no source behind them: 有传闻称
NEAR = 14  # the subject of what is hoped or feared begins within so many code points
BLANKS = " \u3000\t\n"
OPENS = '「『“‘"'
CLOSES = '」』”’"'
ENDS = "，,。；;、！？」”"
CRITICISE = "criticise"
STOPS = frozenset("。；，;,")
DOUBTED = frozenset({"deny", "confirm", "doubt"})
TOWARD = "向"  # before one who is told something
DASHES = "—─－–-"
SENTENCE = 6  # so many code points without 的 are more than a thing: 呼吁|盟友加快运送武器
TIES = "的和与及、"  # behind a mention they only make a longer noun of it
SIGNS = ("modal", "negator", "aspect", "adverb", "light", "object")  # markers of a verb


def content(reading: Reading, number: int, one: Cued) -> Span | None:
    """From the cue to the end of its sentence or quotation; when nothing follows, the words before."""
    clause = reading.clauses[number]
    text = reading.article.text
    start = clause.end if one.cue.kind in SOURCES and one.tail <= one.mark.end and one.cue.en not in WHOLE else one.end
    stop = clause.end
    rest = reading.between(start, clause.end) if start < clause.end else ""
    quoted = text[reading.opening(number)] in OPENS and any(mark in CLOSES for mark in text[max(clause.start - 2, 0) : clause.start])
    if (
        number
        and (text[clause.start] in CLOSES or quoted)
        and not rest.strip("，,。；;")
        and (said := _before(reading, number, one)) is not None
    ):
        return said
    if one.cue.en == CORRECT:
        return _corrected(reading, number)
    if one.cue.stance in DOUBTED and not rest.strip(EDGES + QUOTES) and (thing := _object(reading, number, one)) is not None:
        return thing
    if _same(reading, clause, one) and (told := _before(reading, number, one)) is not None:
        return told
    if (
        ((one.cue.kind != "asks" or one.cue.en == QUESTION) and _told(reading, one, clause))
        or not rest.strip(EDGES + QUOTES + "！？")
        or len(rest) <= 1
    ):
        if one.cue.kind == "declines":
            return Span(one.mark.start, one.end)
        following = reading.clauses[number + 1] if number + 1 < len(reading.clauses) else None
        if following is None or (following.sentence != clause.sentence and text[clause.end - 1] not in "：:"):
            return _before(reading, number, one)
        if following.paragraph != clause.paragraph and text[following.end - 1] in "：:":
            return None  # a caption or label stands between
        start = following.start
    for other in reading.clauses[number + 1 :]:
        anew = other.start > start and other.depth <= clause.depth and _restarts(reading, other)
        if other.sentence != clause.sentence and other.start > start or anew:
            break
        stop = other.end
    start += start == one.end and start < stop and (text[start] in DONE or (text[start] in PAST and text[start + 1] in EDGES + OPENS))
    while start < stop and text[start] in EDGES:
        start += 1
    stop = _unsigned(reading, start, stop)
    least = LEAST if start == one.end and one.cue.kind != "declines" and one.cue.stance != "deny" else 2
    return Span(start, stop) if stop - start >= least else None


def _unsigned(reading: Reading, start: int, stop: int) -> int:
    """Where words end without the marks behind them, and without the medium in brackets that signs them."""
    while stop > start:
        aside = next((aside for aside in reading.asides if aside.end == stop and aside.start > start), None)
        if reading.article.text[stop - 1] in BLANKS + "，,；;：:。":
            stop -= 1
        elif aside is not None and bracket(reading, aside.start) is not None:
            stop = aside.start
        else:
            break
    return stop


def bracket(reading: Reading, at: int) -> Party | None:
    """The medium that alone stands in the brackets which open at a position: （美联社）."""
    aside = next((aside for aside in reading.asides if aside.start == at), None)
    inner = Span(aside.start + 1, aside.end - 1) if aside is not None else Span(at, at)
    mark = next((mark for mark in reading.inside(inner.start, inner.end) if Span(mark.start, mark.end) == inner), None)
    name = next((name for name in mark.names if name.kind == "outlet"), None) if mark is not None else None
    if name is None or reading.folded[inner.end + 1 : inner.end + 2] not in STOPS:
        return None  # behind a stop, or before none, it is the credit of a picture
    return Party(name.code, name.sector, inner.quote(reading.article.text), inner, name.en)


def _told(reading: Reading, one: Cued, clause: Clause) -> bool:
    """Whether only the one who is told stands behind a cue: 告诉沙利文，…, 告诉《…》，…."""
    start = one.end
    title = reading.folded.startswith("《", start) and reading.folded[one.mark.start : one.mark.end] in voice("tell")
    close = reading.folded.find("》", start, clause.end) if title else -1
    told = next((mention for mention in reading.mentioned(start, clause.end) if mention.start == start), None)
    end = close + 1 if close > 0 else told.end if told is not None else -1
    rest = reading.between(end, clause.end) if end > 0 else ""
    press = next((word for word in voice("press") if rest.startswith(word)), "")
    rest = rest.removeprefix(press)
    return rest in {"，", ","} or (close > 0 and rest[:-1] in voice("said"))


def _restarts(reading: Reading, clause: Clause) -> bool:
    """Whether a clause reports anew, so that the content before it has ended."""
    return _resumes(reading, clause) or any(not found.source and not wishes(reading, clause, found) for found in cued(reading, clause))


def _resumes(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells what the speaker did besides: 他又签署法令."""
    first = next(iter(reading.mentioned(clause.start, clause.end)), None)
    if first is None or first.kind != "pronoun:person" or first.start != clause.start or clause.depth:
        return False
    return reading.folded.startswith(tuple(voice("besides")), first.end)


def _before(reading: Reading, number: int, one: Cued) -> Span | None:
    """The quotation or sentence that ends right before the clause of a cue."""
    clause = reading.clauses[number]
    text = reading.article.text
    if one.cue.kind != "says" and not (one.cue.en == QUESTION and number and text[reading.clauses[number - 1].end - 1] in CLOSES + "？?"):
        return None
    if one.cue.stance == "assert" and _same(reading, clause, one):
        number = reading.clause(reading.opening(number))
        return _trimmed(reading, _sentence(reading, number), number)
    number = _dashed(reading, number)
    first = number
    while first > 0 and reading.clauses[first - 1].paragraph == clause.paragraph and _belongs(reading, first - 1, number, clause):
        first -= 1
    if first == number and (_same(reading, clause, one) or any(mark.kind("anaphor") for mark in reading.inside(clause.start, clause.end))):
        first = _sentence(reading, number)
    bare = text[clause.start] not in CLOSES and text[reading.opening(number)] not in OPENS and one.cue.en != QUESTION
    if first == number or (bare and verbal(reading, one)):
        return None
    return _trimmed(reading, first, number)


def _belongs(reading: Reading, number: int, stop: int, clause: Clause) -> bool:
    """Whether a clause is of the sentence of another, or of the quotation that ends right before it."""
    other, last = reading.clauses[number], reading.clauses[stop - 1]
    return other.sentence == clause.sentence or (other.depth > clause.depth and other.sentence == last.sentence)


def _dashed(reading: Reading, number: int) -> int:
    """The first of the dashes between a quotation and its speaker, else the clause itself: 「…」——|申源湜说."""
    first = number
    while first and not reading.between(reading.clauses[first - 1].start, reading.clauses[first - 1].end).strip(DASHES):
        first -= 1
    return first if first and reading.clauses[first - 1].depth > reading.clauses[number].depth else number


def _trimmed(reading: Reading, first: int, number: int) -> Span | None:
    """The clauses from one up to another, without the mark at their end."""
    if first == number:
        return None
    start, stop = reading.clauses[first].start, reading.clauses[number - 1].end
    while stop > start and reading.article.text[stop - 1] in EDGES:
        stop -= 1
    return Span(start, stop) if stop - start >= 2 else None


def _closed(reading: Reading, number: int) -> bool:
    """Whether nothing follows a clause in its sentence but what reports anew."""
    following = reading.clauses[number + 1] if number + 1 < len(reading.clauses) else None
    return following is None or following.sentence != reading.clauses[number].sentence or _restarts(reading, following)


def _object(reading: Reading, number: int, one: Cued) -> Span | None:
    """What stands before a word of denying as its object: 对有关指控|予以否认."""
    clause = reading.clauses[number]
    marks = reading.inside(clause.start, one.mark.start)
    if any(mark.kind("anaphor") for mark in marks):
        before = _before(reading, number, one) if _closed(reading, number) else None
        at = next(mark.start for mark in marks if mark.kind("anaphor")) + 1
        return before or (Span(at, one.mark.start) if one.mark.start - at >= LEAST else None)
    ways = [mark for mark in marks if (way := mark.kind("preposition")) and way.value == "对" and reading.folded[mark.start] != TOWARD]
    if not ways:
        return None
    start, stop = ways[-1].end, one.mark.start
    while (word := next((word for word in voice("flatly") if reading.folded[start:stop].endswith(word)), None)) is not None:
        stop -= len(word)
    points = any(word in reading.folded[start:stop] for word in voice("anaphor"))
    whole = stop - start >= LEAST and reading.folded[stop - 1] not in TIES
    return Span(start, stop) if whole and (points or _closed(reading, number)) else None


def _corrected(reading: Reading, number: int) -> Span | None:
    """What an outlet takes back: 本报关于|马来西亚停止出口|的报道有误; the clauses of the sentence before where that is not told so."""
    begin, stop = reading.opening(number), reading.clauses[number].end
    about = next((mark for mark in reading.inside(begin, stop) if (way := mark.kind("preposition")) and way.value == "就"), None)
    if about is not None:
        ends = [at for text in voice("text") if (at := reading.folded.find(OF + text, about.end, stop)) > 0]
        if ends:
            return Span(about.end, min(ends))
    return _trimmed(reading, reading.clause(begin), number)


def _same(reading: Reading, clause: Clause, one: Cued) -> bool:
    """Whether a cue has for its object only a word for what was told before: 透露了上述消息."""
    return (
        one.cue.kind == "says" and one.cue.en != REPORTS and reading.between(one.end, clause.end).lstrip(DONE).strip(ENDS) in voice("same")
    )


def _sentence(reading: Reading, number: int) -> int:
    """The first clause of the sentence before that of a clause, in the same paragraph; the clause itself where there is none."""
    first = number
    while first > 0 and reading.clauses[first - 1].paragraph == reading.clauses[number].paragraph:
        if reading.clauses[first - 1].sentence != reading.clauses[number - 1].sentence:
            break
        first -= 1
    return first


def proposition(reading: Reading, said: Span, one: Cued) -> bool:
    """Whether words right behind a verb say something and do not only name a thing: 担心局势失控, not 宣布新计划."""
    if said.start > one.end or said.end <= one.mark.start or reading.folded[said.start] in QUOTES:
        return True
    first = reading.clauses[reading.clause(said.start)]
    stop = min(first.end, said.end)
    marks = reading.inside(said.start, stop)
    if one.cue.kind == "says" and any(character.isdigit() for character in reading.between(said.start, stop)):
        return True
    if any(mark.kind(*SIGNS) or "是" in reading.folded[mark.start : mark.end] for mark in marks):
        return True
    right = next((m for m in reading.mentioned(said.start, said.start + 2) if m.kind != "modifier"), None)
    begin = right.end if right is not None else max(_somebody(reading, said.start), _within(reading, said.start))
    after = reading.between(begin, stop).strip(ENDS) if begin > said.start else "-"
    if (len(after) >= LEAST and after[0] not in TIES) or (not after and said.end > stop and one.cue.kind == "asks"):
        return True
    whole = reading.between(said.start, stop).strip(ENDS)
    if one.cue.kind == "asks" and len(whole) >= SENTENCE and "的" not in whole:
        return True
    if one.cue.en == CRITICISE and "的" not in whole and any(f.verbal for mark in marks if mark.start > said.start for f in mark.forms):
        return True
    named = any(reading.small(said.start, mention.start) for mention in reading.mentioned(said.start, said.start + NEAR))
    return named and any(any(form.verbal for form in mark.forms) for mark in marks) or "是" in reading.folded[said.start : stop]


def _somebody(reading: Reading, start: int) -> int:
    """Where a subject ends that nobody could name (各国, 盟友), which begins here; the start where there is none."""
    return max(
        (mark.end for mark in reading.inside(start, start + NEAR) if mark.start == start and mark.kind("nobody", "dual")), default=start
    )


def _within(reading: Reading, at: int) -> int:
    """The end of the word with a state inside that a position cuts: 期待|美国; 0 where it cuts none."""
    return next(
        (mark.end for mark in reading.inside(at - NEAR, at + NEAR) if mark.start < at < mark.end and any(f.arg for f in mark.forms)), 0
    )
