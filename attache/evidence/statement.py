"""Who says what: statements with their speaker, stance and content."""

import hashlib
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from attache.lexicon import Cue
from attache.model import Party, Span, Stance, Statement
from attache.reading import QUOTES, Clause, Mark, Mention, Reading

LEAST = 4  # fewer code points right behind a cue are its object and not its content (补充弹药)
AFTER = frozenset("的了为")  # right behind a cue they make it something else: 所说的, 宣布了决定, 称为
NAME = 14  # longest unknown name behind an office, in code points
LONGEST = 24  # longest unknown speaker, in code points
OPENING = "「『“‘《》"  # where one of these stands inside, the words are no name
VERBAL = ("negator", "modal", "light", "subordinator", "preposition", "object", "aspect")  # markers that no name holds
MEDIA = "JRN"
BLANKS = " \u3000\t\n"
EDGES = BLANKS + "，,：:；;、—…"


class Cued(Struct, frozen=True):
    """A cue that fired in a clause."""

    mark: Mark
    cue: Cue
    end: int
    tail: int  # where the words that close it begin (报道 in 据…报道); the end where there are none


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of an article's body, in order of print; titles repeat the body and give none."""
    out: list[Statement] = []
    speaker = titled = _titled(reading)
    paragraph = question = 0
    for number, clause in enumerate(reading.clauses):
        if clause.paragraph == 0 or _furniture(reading, clause):
            continue
        if clause.paragraph > paragraph + 1:
            speaker = titled
        paragraph = clause.paragraph
        if _asks(reading, clause):
            question, speaker = paragraph, titled
        if question == paragraph:
            continue
        for cued in _telling(reading, clause):
            known = _subject(reading, number, out) or speaker
            named = _speaker(reading, clause, cued, None if cued.cue.kind == "hopes" else known)
            content = _content(reading, number, cued) if named is not None else None
            if content is not None and cued.cue.kind == "hopes" and not _proposition(reading, content):
                continue
            if named is None or content is None or _nested(reading, clause, cued, named, out):
                continue
            made = _statement(reading, clause, cued, named, content)
            if out and _relays(out[-1], made):
                made = _through(out.pop(), made)
            if cued.cue.kind not in {"according", "quotes"}:
                speaker = named
            out.append(made)
    return tuple(_once(out))


def _titled(reading: Reading) -> Party | None:
    """The office holder whom the title names first, who answers where nobody else is named (问答)."""
    for mention in reading.mentions:
        if reading.clauses[reading.clause(mention.start)].paragraph > 0:
            return None
        if mention.kind == "party" and mention.parties and mention.parties[0].office:
            return mention.parties[0]
    return None


def _asks(reading: Reading, clause: Clause) -> bool:
    """Whether a clause is the label of a reporter's question (问：), whose words are nobody's statement."""
    return any(
        mark.kind("question") and reading.between(mark.end, clause.end) in {"：", ":"} and not reading.between(clause.start, mark.start)
        for mark in reading.inside(clause.start, clause.end)
    )


def _telling(reading: Reading, clause: Clause) -> list[Cued]:
    """The cues of a clause that each introduce words of their own.

    Where a second cue follows with nobody new before it, the first only sets the scene (接受采访时表示); a cue of
    quotation before a cue of speech only names the way (援引…表示); after 据 a cue of speech only closes the source.
    """
    found = list(_cued(reading, clause))
    out: list[Cued] = []
    for cued, following in zip(found, [*found[1:], None], strict=False):
        if out and out[-1].cue.kind == "according" and cued.cue.kind != "according":
            if cued.end > out[-1].end:
                out[-1] = Cued(out[-1].mark, out[-1].cue, cued.end, cued.mark.start)
            continue
        if following is not None and following.cue.kind != "according" and cued.cue.kind != "according":
            between = [m for m in reading.mentioned(cued.end, following.mark.start) if _speaks(m) and m.government == ""]
            if cued.cue.kind == "quotes" or not between:
                continue
        out.append(cued)
    return out


def _nested(reading: Reading, clause: Clause, cued: Cued, speaker: Party, before: list[Statement]) -> bool:
    """Whether a cue stands inside the words of the same speaker: X表示，希望…, or 我们相信 in a quotation."""
    if clause.depth > 0 and before and before[-1].content.covers(Span(cued.mark.start, cued.end)):
        return True
    if not before or before[-1].speaker != speaker or not before[-1].content.covers(Span(cued.mark.start, cued.end)):
        return False
    return reading.small(before[-1].content.start, cued.mark.start)


def _furniture(reading: Reading, clause: Clause) -> bool:
    whole = Span(clause.start, clause.end)
    return any(piece.kind in {"credit", "label"} and piece.span.covers(whole) for piece in reading.article.furniture)


def _cued(reading: Reading, clause: Clause) -> Iterator[Cued]:
    for mark in reading.inside(clause.start, clause.end):
        if not mark.cues or reading.bracketed(mark.start):
            continue
        for cue in mark.cues:
            end = reading.tailed(mark.end, cue.tail, clause.end)
            if end >= 0 and _reports(reading, clause, mark):
                yield Cued(mark, cue, end, end - len(cue.tail or ""))
                break


def _reports(reading: Reading, clause: Clause, mark: Mark) -> bool:
    """Whether a cue reports here: not as a modifier (所说的) nor negated."""
    if reading.folded[mark.end : mark.end + 1] in AFTER or reading.folded[mark.start - 1 : mark.start] == "的":
        return False
    before = [other for other in reading.inside(max(clause.start, mark.start - 4), mark.start) if other.end == mark.start]
    return not (before and before[-1].kind("negator", "modal", "passive"))


def _speaker(reading: Reading, clause: Clause, cued: Cued, last: Party | None) -> Party | None:
    """Who is credited: the nearest open mention before the cue, else words of unknown kind there, else the last speaker."""
    if cued.cue.kind in {"quotes", "according"}:
        return _quoted(reading, clause, cued)
    quoting = [other.end for other in _cued(reading, clause) if other.cue.kind == "quotes" and other.end <= cued.mark.start]
    start = max([clause.start, *quoting])
    left = [
        mention for mention in reading.mentioned(start, cued.mark.start)
        if mention.end <= cued.mark.start and not reading.bracketed(mention.start)
    ]  # fmt: skip
    opens = [mention for mention in left if _speaks(mention) and mention.government in {"", "passive"}]
    for mention in _preferred(reading, clause, opens, cued.mark.start):
        if mention.kind.startswith("pronoun"):
            return last or (mention.parties[0] if mention.parties else None)
        return _party(reading, mention, cued.mark.start) if mention.parties else last
    if reading.small(clause.start, cued.mark.start) or _prefaced(reading, clause):
        return last
    return _unknown(reading, clause.start, cued.mark.start)


def _subject(reading: Reading, number: int, before: list[Statement]) -> Party | None:
    """Who opens an earlier clause of the sentence, outside reported words: the speaker whom a later clause leaves unsaid."""
    sentence = reading.clauses[number].sentence
    for other in reversed(range(number)):
        clause = reading.clauses[other]
        if clause.sentence != sentence or clause.paragraph != reading.clauses[number].paragraph:
            return None
        for mention in reading.mentioned(clause.start, clause.end):
            inside = any(one.content.covers(Span(mention.start, mention.end)) for one in before)
            opens = mention.kind == "party" and mention.government == "" and reading.small(clause.start, mention.start)
            if opens and mention.parties and not inside:
                return _party(reading, mention, clause.end)
    return None


def _prefaced(reading: Reading, clause: Clause) -> bool:
    """Whether a clause begins with a prepositional phrase, so that words before its cue are no speaker (就历史问题说)."""
    opening = [mark for mark in reading.inside(clause.start, clause.end) if not reading.between(clause.start, mark.start).strip(QUOTES)]
    return any(mark.kind("preposition") for mark in opening)


def _speaks(mention: Mention) -> bool:
    """Whether a mention is of a kind that speaks."""
    return mention.kind != "modifier"


def _quoted(reading: Reading, clause: Clause, cued: Cued) -> Party | None:
    """The source named inside or after a cue: 据…报道, 援引…的话说."""
    stop = cued.tail if cued.tail > cued.mark.end else clause.end
    if reading.folded[cued.mark.end : cued.mark.end + 1] == "《" and cued.tail == cued.mark.end:
        return None  # a law or treaty, not a source
    named = [mention for mention in reading.mentioned(cued.mark.end, stop) if _speaks(mention) and mention.parties]
    if named:
        return _party(reading, named[-1], stop)
    return _unknown(reading, cued.mark.end, stop) if stop - cued.mark.end >= 2 else None


def _preferred(reading: Reading, clause: Clause, opens: list[Mention], cue: int) -> list[Mention]:
    """The candidates, best first: a person right before the cue, one with only small words and times before it, else the last."""
    if opens and opens[-1].parties and opens[-1].parties[0].office and not reading.between(opens[-1].end, cue):
        return [opens[-1]]
    first = [mention for mention in opens if reading.small(clause.start, mention.start)]
    return [*first[:1], *reversed(opens)]


def _party(reading: Reading, mention: Mention, stop: int) -> Party:
    """The speaker of a mention: with the words of a name that no table knows behind it, and whole if there are several."""
    first = mention.parties[0]
    bounds = [mark.start for mark in reading.inside(mention.end, stop) if mark.end - mark.start > 1 or mark.kind("adverb", "preposition")]
    bounds += [span.start for span in reading.timed(mention.end, stop)]
    bounds += [aside.start for aside in reading.asides if mention.end <= aside.start < stop]
    end = min([*bounds, stop])
    words = reading.article.text[mention.end : end]
    if not 1 < len(words.strip()) <= NAME or any(character in EDGES + QUOTES + "的" for character in words.strip()):
        end = mention.end
    span = Span(mention.start, end)
    if len(mention.parties) == 1 and end == mention.end:
        return first
    codes = {party.code for party in mention.parties}
    return replace(first, name=span.quote(reading.article.text).strip(), span=span, code=first.code if len(codes) == 1 else None)


def _unknown(reading: Reading, start: int, stop: int) -> Party | None:
    """A speaker that no table knows: the words of a stretch without the small words at its ends."""
    marks = reading.inside(start, stop)
    for mark in marks:
        if reading.between(start, mark.start).strip(QUOTES):
            break
        if mark.markers and not mark.names:
            start = mark.end
    for mark in reversed(marks):
        if mark.markers and not mark.names and not reading.between(mark.end, stop) and mark.start > start:
            stop = mark.start
    words = reading.article.text[start:stop]
    start += len(words) - len(words.lstrip(EDGES + QUOTES))
    stop -= len(words) - len(words.rstrip(EDGES))
    whole = Span(start, stop)
    if not 2 <= stop - start <= LONGEST or any(span.covers(whole) for span in reading.timed(0, stop)):
        return None
    if not _nameable(reading, whole):
        return None
    code = next((party.code for mention in reading.mentioned(start, stop) for party in mention.parties), None)
    return Party(code, None, whole.quote(reading.article.text), whole)


def _nameable(reading: Reading, words: Span) -> bool:
    """Whether unknown words can name a speaker: no verb, negation, modal or preposition among them, and no torn quotation."""
    name = words.quote(reading.article.text)
    if any(character in OPENING + EDGES for character in name) or any(quote + "的" in name for quote in QUOTES):
        return False
    inside = reading.inside(words.start, words.end)
    return not any(mark.forms or mark.cues or mark.kind(*VERBAL) for mark in inside)


def _content(reading: Reading, number: int, cued: Cued) -> Span | None:
    """What is said: from the cue to the end of its sentence or quotation; when nothing follows, the words before."""
    clause = reading.clauses[number]
    text = reading.article.text
    start = cued.end
    stop = clause.end
    if not reading.between(start, clause.end).strip(EDGES + QUOTES + "。！？") or len(reading.between(start, clause.end)) <= 1:
        after = reading.clauses[number + 1] if number + 1 < len(reading.clauses) else None
        if after is None or (after.sentence != clause.sentence and after.depth <= clause.depth and text[clause.end - 1] not in "：:"):
            return _before(reading, number, cued)
        start = after.start
    for other in reading.clauses[number + 1 :]:
        anew = other.start > start and other.depth <= clause.depth and _restarts(reading, other)
        if other.sentence != clause.sentence or anew:
            break
        stop = other.end
    while start < stop and text[start] in EDGES:
        start += 1
    while stop > start and text[stop - 1] in BLANKS + "，,；;：:。":
        stop -= 1
    least = LEAST if start == cued.end else 2
    return Span(start, stop) if stop - start >= least else None


def _proposition(reading: Reading, content: Span) -> bool:
    """Whether what is hoped or feared has a subject of its own near its beginning: 担心局势失控, not 希望加强关系."""
    quoted = reading.folded[content.start : content.start + 1] in QUOTES
    return quoted or any(reading.small(content.start, mention.start) for mention in reading.mentioned(content.start, content.start + NAME))


def _restarts(reading: Reading, clause: Clause) -> bool:
    """Whether a clause reports anew, so that the content before it has ended."""
    return any(cued.cue.kind != "according" for cued in _cued(reading, clause))


def _before(reading: Reading, number: int, cued: Cued) -> Span | None:
    """The quotation that ends right before the clause of a cue."""
    clause = reading.clauses[number]
    first = number
    while (
        first > 0
        and reading.clauses[first - 1].paragraph == clause.paragraph
        and (
            reading.clauses[first - 1].sentence == clause.sentence or (first == number and reading.clauses[first - 1].depth > clause.depth)
        )
    ):
        first -= 1
    if first == number:
        return None
    start, stop = reading.clauses[first].start, reading.clauses[number - 1].end
    text = reading.article.text
    while stop > start and text[stop - 1] in EDGES:
        stop -= 1
    return Span(start, stop) if stop - start >= 2 else None


def _statement(reading: Reading, clause: Clause, cued: Cued, speaker: Party, content: Span) -> Statement:
    evidence = Span(min(clause.start, content.start), max(content.end, cued.end))
    parts = (reading.article.id, speaker.name, str(content.start), str(content.end))
    stance: Stance = cued.cue.stance  # type: ignore[assignment]
    return Statement(
        id=hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16], speaker=speaker, via=(), stance=stance,
        content=content, evidence=evidence, cue=Span(cued.mark.start, cued.end), rule=f"cue.{cued.cue.kind}.{stance}",
    )  # fmt: skip


def _relays(last: Statement, made: Statement) -> bool:
    """Whether a statement of a medium or source only passes on the next one: A报道，B说…."""
    if last.speaker is None or made.speaker is None or last.speaker.name == made.speaker.name:
        return False
    passes = last.speaker.sector == MEDIA or last.rule.startswith("cue.according")
    return passes and last.content.covers(made.cue) and made.evidence.start - last.content.start <= 2


def _through(last: Statement, made: Statement) -> Statement:
    name = last.speaker.name if last.speaker else ""
    return replace(made, via=(name, *last.via))


def _once(found: list[Statement]) -> list[Statement]:
    """Without repetitions: the same speaker with the same content."""
    seen: dict[tuple[str, Span], Statement] = {}
    for one in found:
        seen.setdefault((one.speaker.name if one.speaker else "", one.content), one)
    return list(seen.values())
