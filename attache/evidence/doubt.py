"""Whether the words of a statement can be those of the one they are pinned on: reach for ``doubt``.

Garbled and machine-translated text puts a name where another stood. Who speaks is then not told, and the reason is kept.
"""

from attache.evidence.bound import person
from attache.evidence.content import CLOSES, OPENS
from attache.evidence.cued import Cued, cued
from attache.evidence.turn import human
from attache.model import Party, Span, Statement
from attache.reading import Mention, Reading

TRANSLATED = "machine-translated"


def doubt(reading: Reading, one: Cued, said: Span, speaker: Party, before: list[Statement]) -> str | None:
    """Why it is in doubt that somebody said the words, naming them; ``None`` where nothing speaks against it."""
    if (self := _himself(reading, said, speaker)) is not None:
        last = next((other.speaker.name for other in reversed(before) if other.speaker and other.speaker.entity != speaker.entity), None)
        spoke = f"; {last} spoke right before" if last else ""
        return f"pinned on {speaker.name}, whom the quotation itself names in the third person ({self}){spoke}"
    if any(flag.name == TRANSLATED for flag in reading.article.flags) and (pair := _abreast(reading, one, speaker)) is not None:
        return f"two names stand side by side before the word of saying: {pair[0]} and {pair[1]}"
    return None


def _himself(reading: Reading, said: Span, speaker: Party) -> str | None:
    """The name of a speaker as a direct quotation has it, which nobody uses of himself: “…符合习近平的利益”习近平说."""
    if speaker.entity is None or not human(speaker):
        return None
    for mention in reading.mentioned(said.start, said.end):
        if _quoted(reading, mention.start) and _names(reading, mention, speaker):
            return reading.article.text[mention.start : mention.end]
    return None


def _quoted(reading: Reading, at: int) -> bool:
    """Whether a position lies within a quotation, in a clause that does not report itself (an end that is not marked)."""
    number = reading.clause(at)
    clause = reading.clauses[number]
    marks = [letter for letter in reading.article.text[reading.opening(number) : at] if letter in OPENS + CLOSES]
    open_ = marks[-1] in OPENS if marks else clause.depth > 0
    return open_ and not reading.bracketed(at) and not any(True for _ in cued(reading, clause))


def _names(reading: Reading, mention: Mention, speaker: Party) -> bool:
    """Whether a mention is the bare name of a person, with nothing made of it (拜登政府)."""
    same = any(party.entity == speaker.entity for party in mention.parties) and mention.kind == "party" and person(reading, mention)
    last = next((mark for mark in reversed(reading.inside(mention.start, mention.end)) if mark.end == mention.end), None)
    if last is None or not (last.kind("honorific") or any(name.kind in {"person", "office"} for name in last.names)):
        return False
    following = [mark for mark in reading.inside(mention.end, mention.end + 4) if mark.start == mention.end]
    return same and not any(mark.names or mark.kind("thing", "topic", "work") for mark in following)


def _abreast(reading: Reading, one: Cued, speaker: Party) -> tuple[str, str] | None:
    """A person and another party that stand side by side as the subject of a cue, where one of them is left over: 甲先生|白宫|表示."""
    text = reading.article.text
    clause = reading.clauses[reading.clause(one.mark.start)]
    found = [
        mention for mention in reading.mentioned(clause.start, one.mark.start) if mention.kind in {"party", "role"} and mention.parties
    ]
    for first, second in zip(found, found[1:], strict=False):
        titled = [mark for mark in reading.inside(first.end, second.start) if mark.kind("honorific")]
        beside = (
            second.start == (titled[-1].end if titled else first.end) and not first.government and reading.small(second.end, one.mark.start)
        )
        if beside and first.start <= speaker.span.start < second.end and person(reading, first) and not person(reading, second):
            return text[first.start : first.end], text[second.start : second.end]
    return None
