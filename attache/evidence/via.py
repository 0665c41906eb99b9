"""Through whom an article has what somebody says: who quotes him, whom he told it, in what it stands, and whose words hold it.

Reach for ``carriers`` with a cue, for ``Relay`` while the statements of a sentence are read, and for ``held`` once all are found.
"""

from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from attache.evidence.content import CLOSES, bracket
from attache.evidence.cued import Cued
from attache.evidence.name import MEDIA, OF, days, named
from attache.evidence.speaker import quoter
from attache.evidence.turn import Turn, passes
from attache.evidence.voice import EDGES, voice
from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import Party, Span, Statement
from attache.reading import QUOTES, Clause, Mark, Mention, Reading

STATION = 12  # longest name of a medium that no table knows
STATE = 8  # longest name of a state before its medium
NEAR = 16  # and so near behind a medium what tells of an interview
TITLE = 8  # so near to a title stands what makes a channel of it: 节目《…》, 《…》杂志
TITLES = dict(zip("《「“", "》」”", strict=True))
PLAIN = "media, journalist"  # the row of roles that names no medium in particular: 媒体, 记者


class Relay(Struct, frozen=True):
    """Whose report the rest of a sentence is: A援引B称，…，C表示…."""

    sentence: int = -1
    parties: tuple[Party, ...] = ()

    def over(self, reading: Reading, clause: Clause, start: int) -> tuple[Party, ...]:
        """Through whom a cue of a clause is had; ``start`` is where what was said before it ended."""
        if clause.sentence != self.sentence or clause.depth or _turns(reading, clause, start):
            return ()
        return self.parties

    def after(self, clause: Clause, made: Statement, relayed: bool) -> "Relay":
        """The relay once a statement was made: it goes on with one that only passes words on, or that was passed on itself."""
        if passes(made) and made.speaker:
            return Relay(clause.sentence, (*made.via, made.speaker))
        if relayed:
            return Relay(clause.sentence, made.via)
        return self if clause.sentence == self.sentence else Relay()


def _turns(reading: Reading, clause: Clause, start: int) -> bool:
    """Whether a clause is set against the words before it: ；莫斯科表示, 但莫斯科表示."""
    words = reading.between(clause.start, clause.end).lstrip(EDGES)
    return words.startswith(tuple(voice("contrast"))) or "；" in reading.folded[start : clause.start]


def carriers(reading: Reading, number: int, one: Cued, speaker: Party, turn: Turn, before: list[Statement]) -> tuple[Party, ...]:
    """Who quotes the words of a cue, and the media in which or to which they were said."""
    quoting = quoter(reading, number, one, turn)
    found = [*_behind(quoting, before), *(medium for medium in _channels(reading, number, one, before) if not _own(reading, medium))]
    return others(found, speaker) or _carried(reading, number, one, speaker, before)


def _behind(quoting: Party | None, before: list[Statement]) -> tuple[Party, ...]:
    """Who quotes, and through whom his own words are had."""
    if quoting is None:
        return ()
    last = before[-1] if before else None
    return (*(last.via if last is not None and alike(last.speaker, quoting) else ()), quoting)


def others(parties: Iterable[Party], speaker: Party) -> tuple[Party, ...]:
    """Parties, each once, without the speaker himself."""
    out: dict[str, Party] = {}
    for party in parties:
        if not alike(party, speaker) and not party.span.meets(speaker.span):
            out.setdefault(party.name, party)
    return tuple(out.values())


def _carried(reading: Reading, number: int, one: Cued, speaker: Party, before: list[Statement]) -> tuple[Party, ...]:
    """Through whom somebody is had who goes on speaking, on the same occasion: 他还说 in the same paragraph, or all of an interview."""
    clause = reading.clauses[number]
    marks = reading.inside(clause.start, one.mark.start)
    if days(reading, clause.start, one.mark.start) or any(_at(mark) for mark in marks) or one.source or one.cue.kind == "declines":
        return ()
    last = before[-1] if before else None
    meant = not clause.start <= speaker.span.start < one.mark.start
    if last is not None and alike(last.speaker, speaker) and not last.rule.startswith("cue.according"):
        near = meant and reading.clauses[reading.clause(last.cue.start)].paragraph == clause.paragraph
        if near or _quoted(before, speaker):
            return last.via
    for other in reversed(range(number)):
        medium = _interview(reading, reading.clauses[other])
        if medium is not None:
            return (medium,) if _asked(reading, reading.clauses[other], speaker, before) and not _own(reading, medium) else ()
    return ()


def _quoted(before: list[Statement], speaker: Party) -> bool:
    """Whether somebody has spoken last as one whom another quotes."""
    run = list(takewhile(lambda said: alike(said.speaker, speaker), reversed(before)))
    return bool(run) and run[-1].rule.startswith("cue.quotes")


def _interview(reading: Reading, clause: Clause) -> Party | None:
    """The medium to which somebody gave an interview in a clause: 接受X专访."""
    if clause.depth or not any(mark.kind("receive") for mark in reading.inside(clause.start, clause.end)):
        return None
    found = None
    for mention in reading.mentioned(clause.start, clause.end):
        rest = reading.folded[mention.end : min(mention.end + NEAR, clause.end)]
        if _medium(mention) and any(word in rest for word in voice("interview")):
            found = named(reading, mention, clause.end)
    return found


def _asked(reading: Reading, clause: Clause, speaker: Party, before: list[Statement]) -> bool:
    """Whether somebody is the one who gave the interview of a clause."""
    told = [said.speaker for said in before if clause.start <= said.cue.start < clause.end]
    first = next((mention for mention in reading.mentioned(clause.start, clause.end) if mention.parties), None)
    return any(alike(other, speaker) for other in told or (first.parties[:1] if first else ()))


def alike(one: Party | None, other: Party) -> bool:
    """Whether two names are one person's or body's."""
    return one is not None and (one == other or one.name in other.name or other.name in one.name)


def _own(reading: Reading, medium: Party) -> bool:
    """Whether a medium is the one that carries the article: to tell it is no way for the words to have come."""
    own = [fold(name) for name in (reading.article.publisher,) if name]
    name = fold(medium.name).strip(QUOTES)
    return any(name in one or one in name or (medium.entity and _outlets().get(one) == medium.entity) for one in own)


@cache
def _outlets() -> dict[str, str]:
    """The English names of the media by all their names, folded."""
    return {fold(name): row["en"] for row in rows("outlets") for name in items(row["names"])}


def _channels(reading: Reading, number: int, one: Cued, before: list[Statement]) -> list[Party]:
    """The media of the clause of a cue, and of those that set its scene: 向X透露, 告诉X, 接受X专访时说, 在X撰文."""
    clause = reading.clauses[number]
    first = number
    while first and not clause.depth and _scene(reading, reading.clauses[first - 1], clause, before):
        first -= 1
    out: list[Party] = []
    for mention in reading.mentioned(reading.clauses[first].start, clause.end):
        if _medium(mention) and not reading.bracketed(mention.start) and _told(reading, mention, one):
            out = [party for party in out if party.span.end < mention.start]  # 美媒|彭博
            out.append(named(reading, mention, clause.end))
    title = _titled(reading, clause, one) or _station(reading, clause, one)
    return [*out, title] if title is not None and not any(party.span.meets(title.span) for party in out) else out


def _scene(reading: Reading, clause: Clause, of: Clause, before: list[Statement]) -> bool:
    """Whether a clause may set the scene of a later one of its sentence: nobody has spoken in it."""
    spoken = before and before[-1].evidence.end > clause.start
    return clause.sentence == of.sentence and clause.paragraph == of.paragraph and not clause.depth and not spoken


def _medium(mention: Mention) -> bool:
    """Whether a mention is a medium in particular, and not only the press."""
    first = mention.parties[0] if mention.parties else None
    return first is not None and first.sector == MEDIA and (mention.kind == "outlet" or first.code is not None or first.entity != PLAIN)


def _told(reading: Reading, mention: Mention, one: Cued) -> bool:
    """Whether a medium is told something or carries it."""
    end = named(reading, mention, one.mark.start).span.end if mention.start < one.mark.start else mention.end
    start, state = _begins(reading, mention)
    if mention.start >= one.end:
        return start == one.end and reading.folded[one.mark.start : one.mark.end] in voice("tell")
    if mention.government == "对" or (state is not None and state.government == "对"):
        return reading.small(end, one.mark.start)
    if mention.government == "在":
        return True
    if start and any(_medium(other) and other.end == start and _told(reading, other, one) for other in reading.mentioned(start - 6, start)):
        return True
    verb = next((mark for mark in reversed(reading.inside(start - 4, start)) if mark.end == start), None)
    return verb is not None and (verb.kind("receive", "use") is not None or reading.folded[verb.start : verb.end] in voice("tell"))


def _begins(reading: Reading, mention: Mention) -> tuple[int, Mention | None]:
    """Where the name of a medium begins, with its quotation mark and the state before it: 印尼《罗盘报》."""
    start = mention.start
    while reading.folded[start - 1 : start] in TITLES:
        start -= 1
    state = next((other for other in reading.mentioned(start - STATE, start) if other.end == start and not _medium(other)), None)
    return (state.start, state) if state is not None and state.parties and state.end - state.start > 1 else (start, None)


def _titled(reading: Reading, clause: Clause, one: Cued) -> Party | None:
    """The programme or paper in or to which something is said, by its title: 在节目《…》中表示, 接受「…周刊」访问, 告诉《…报》."""
    words = reading.folded
    told = words[one.mark.start : one.mark.end] in voice("tell") and words[one.end : one.end + 1] in TITLES
    begin = one.end if told else next((at for at in range(clause.start, one.mark.start) if words[at] in TITLES), -1)
    stop = clause.end if told else one.mark.start
    close = words.find(TITLES[words[begin]], begin, stop) if begin >= 0 else -1
    toward = [mark for mark in reading.inside(clause.start, max(begin, clause.start)) if _to(mark)]
    into = any(_at(mark) or mark.kind("receive") for mark in reading.inside(clause.start, max(begin, clause.start)))
    if close < 0 or not (told or into or (toward and reading.small(toward[-1].end, begin) and reading.small(close + 1, stop))):
        return None
    around = (words[max(clause.start, begin - TITLE) : begin], words[close + 1 : min(close + 1 + TITLE, stop)])
    title = words[begin + 1 : close]
    beside = words[begin] == "《" and any(word in part for part in around for word in voice("channel"))
    shaped = title.endswith(tuple(voice("channel"))) or (words[begin] == "《" and title.endswith(tuple(voice("paper"))))
    if not beside and (not shaped or any(mark.kind("work") for mark in reading.inside(begin, close))):
        return None
    whole = Span(begin, close + 1)
    return Party(None, MEDIA, whole.quote(reading.article.text), whole)


def _station(reading: Reading, clause: Clause, one: Cued) -> Party | None:
    """The medium that no table knows to which something is said, by what it calls itself: 对印尼美都电视台|表示."""
    toward = [mark for mark in reading.inside(clause.start, one.mark.start) if _to(mark)]
    start = toward[-1].end if toward else one.mark.start
    stop = min(
        [one.mark.start, *(mark.start for mark in reading.inside(start, one.mark.start) if mark.kind("adverb") and mark.start > start + 4)]
    )
    words = reading.folded[start:stop]
    shaped = (
        len(words) <= STATION
        and words.endswith(tuple(voice("paper")))
        and any(words.endswith(end) and len(words) > len(end) + 1 for end in voice("channel"))
    )
    state = next((mention for mention in reading.mentioned(start, start + 1) if mention.parties), None)
    return (
        Party(state.parties[0].code if state else None, MEDIA, reading.article.text[start:stop], Span(start, stop))
        if shaped and OF not in words
        else None
    )


def signed(reading: Reading, said: Span) -> tuple[Party, ...]:
    """The medium in brackets at the end of what is said, from which it is: …走火（美联社）。"""
    at = said.end
    while reading.folded[at : at + 1] and reading.folded[at] in CLOSES:
        at += 1
    medium = bracket(reading, at)
    return (medium,) if medium is not None and not _own(reading, medium) else ()


def _to(mark: Mark) -> bool:
    return (way := mark.kind("preposition")) is not None and way.value == "对"


def _at(mark: Mark) -> bool:
    return (way := mark.kind("preposition")) is not None and way.value == "在"


def relays(last: Statement, made: Statement) -> bool:
    """Whether a statement of a medium or source only passes on the next one: A报道，B说…."""
    if last.speaker is None or made.speaker is None or last.speaker.name == made.speaker.name:
        return False
    return passes(last) and last.content.covers(made.cue) and made.evidence.start - last.content.start <= 2


def through(last: Statement, made: Statement) -> Statement:
    """A statement as had through the speaker of the one around it, and through whom that one was had."""
    return had(made, (*last.via, *((last.speaker,) if last.speaker else ())))


def had(one: Statement, around: Iterable[Party]) -> Statement:
    """A statement as had through others, the outermost first, before those it has already."""
    return replace(one, via=others((*around, *one.via), one.speaker)) if one.speaker else one


def held(one: Statement, found: list[Statement]) -> Statement:
    """A statement told inside the words of others, as had through them, the outermost first: A称，B表示…."""
    around = [other for other in found if other is not one and other.content.covers(one.cue) and other.content != one.content]
    around = [other for other in around if other.stance != "deny"]  # who denies another's words does not bring them
    outer = sorted((other for other in around if other.speaker != one.speaker), key=lambda other: other.content)
    return had(one, (party for other in outer for party in (*other.via, other.speaker) if party))
