"""What an event is about: the PLOVER contexts of its paragraph, each with the words that gave it.

``contexts.tsv`` has the words: sure ones count two points, hints one, and longer words that only hide others none.
Each different word counts once, and half outside the sentences that tell the act; the title counts as one of them for
what the title and the lead tell. ``implied.tsv`` adds what the act itself implies. ``ENOUGH`` points give a context.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST
from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton
from msgspec import Struct

from attache.coding.frame import Act
from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import Context, Event, Party, Span
from attache.reading import Reading

ENOUGH = 4  # points, a point being counted in halves: one sure word of the sentence, or two hints
WHOLE = 2  # what a point counts in the sentence of the act; elsewhere in the paragraph it counts 1
AROUND = 250  # of a longer paragraph only so many code points on either side of the trigger are looked at
MENTIONS = 4  # so many mentions of an occurrence count, each with its sentence
LEADS = 2  # paragraphs, title included, for which the title counts
ACROSS = "across"  # a side: between two states, or with a body of states
CRIME = "crime"
CRIMES = frozenset({"trafficking", "illegal_drugs", "corruption", "cyber", "terrorism"})  # more specific than crime, which leaves them out

Points = dict[str, dict[str, int]]  # by context the words, each with the half points it counts


class Words(Struct, frozen=True):
    """The words of contexts.tsv, compiled."""

    automaton: Automaton
    words: tuple[str, ...]
    meanings: tuple[tuple[tuple[str, int], ...], ...]  # by index into words: contexts with their points


class Implied(Struct, frozen=True):
    """A row of implied.tsv: what an act of this kind is about; an empty field holds for all."""

    type: str
    mode: str
    cameo: frozenset[str]
    side: str
    sectors: frozenset[str]
    context: str
    points: int
    why: str

    def holds(self, event: Event) -> bool:
        if self.type and event.type not in self.type.split("|"):
            return False
        if (self.mode and event.mode not in self.mode.split("|")) or (self.cameo and event.cameo not in self.cameo):
            return False
        if self.side == ACROSS and not _across(event):
            return False
        return not self.sectors or bool(self.sectors & {party.sector for party in self._parties(event)})

    def _parties(self, event: Event) -> tuple[Party, ...]:
        return {"actor": event.actor, "recipient": event.recipient}.get(self.side, (*event.actor, *event.recipient))


def _across(event: Event) -> bool:
    """Whether the parties are of two states, or one of them is a body of states."""
    parties = (*event.actor, *event.recipient)
    return len({party.code for party in parties}) > 1 or any(party.sector == "IGO" for party in parties)


@cache
def words() -> Words:
    """The words of all contexts, compiled once per process."""
    found: dict[str, dict[str, int]] = {}
    for row in rows("contexts"):
        for word in items(row["words"]):
            found.setdefault(fold(word), {})[row["context"]] = int(row["points"])
    known = tuple(sorted(found))
    meanings = tuple(tuple((context, points) for context, points in found[word].items() if points) for word in known)
    return Words(Automaton(list(known), MATCH_KIND_LEFTMOST_LONGEST), known, meanings)


@cache
def implied() -> tuple[Implied, ...]:
    """The rows of implied.tsv."""
    return tuple(
        Implied(
            row["type"], row["mode"], frozenset(items(row["cameo"])), row["side"], frozenset(items(row["sectors"])), row["context"],
            int(row["points"]), row["why"],
        )
        for row in rows("implied")
    )  # fmt: skip


def contexts(reading: Reading, acts: Sequence[Act], event: Event) -> tuple[Context, ...]:
    """The contexts of an event from its mentions, the clearest first; those with most points first."""
    told = tuple(dict.fromkeys(_sentence(reading, act.clause) for act in acts[:MENTIONS]))
    if reading.clauses[0].paragraph == 0 and any(reading.clauses[act.clause].paragraph < LEADS for act in acts):
        told = tuple(dict.fromkeys((*told, reading.paragraph(0))))
    paragraph = _near(reading.paragraph(acts[0].clause), acts[0].trigger)
    points: Points = {}
    for span in told:
        count(reading.folded, reading.article.text, span, WHOLE, points)
    for span in (Span(paragraph.start, told[0].start), Span(told[0].end, paragraph.end)):
        if span.start < span.end:
            count(reading.folded, reading.article.text, span, 1, points)
    return given(points, [row for row in implied() if row.holds(event)])


def count(folded: str, text: str, span: Span, worth: int, points: Points) -> None:
    """Add the words of a stretch of text to the points; a word counts once, as much as it counts most."""
    known = words()
    for start, end, index in known.automaton.find(folded[span.start : span.end]):
        meanings = known.meanings[index]
        if not meanings or not _whole(folded, span.start + start, span.start + end):
            continue
        word = text[span.start + start : span.start + end]
        for context, value in meanings:
            held = points.setdefault(context, {})
            held[word] = max(held.get(word, 0), value * worth)


def given(points: Points, by: list[Implied]) -> tuple[Context, ...]:
    """The contexts that have enough points, with their words, most points first."""
    names = dict.fromkeys([*points, *(row.context for row in by)])
    total = {
        name: sum(points.get(name, {}).values()) + WHOLE * max((row.points for row in by if row.context == name), default=0)
        for name in names
    }
    enough = [name for name in names if total[name] >= ENOUGH]
    if CRIMES & set(enough):
        enough = [name for name in enough if name != CRIME]
    return tuple(
        Context(name, _ordered(points.get(name, {})), tuple(dict.fromkeys(row.why for row in by if row.context == name)))
        for name in sorted(enough, key=lambda name: (-total[name], name))
    )


def _ordered(held: dict[str, int]) -> tuple[str, ...]:
    """The words, those that count most first."""
    return tuple(sorted(held, key=lambda word: -held[word]))


def _near(paragraph: Span, trigger: Span) -> Span:
    return Span(max(paragraph.start, trigger.start - AROUND), min(paragraph.end, trigger.end + AROUND))


def _sentence(reading: Reading, number: int) -> Span:
    """The sentence of a clause."""
    return Span(reading.opening(number), max(_clauses_end(reading, number)))


def _clauses_end(reading: Reading, number: int) -> Iterator[int]:
    sentence = reading.clauses[number].sentence
    while number < len(reading.clauses) and reading.clauses[number].sentence == sentence:
        yield reading.clauses[number].end
        number += 1


def _whole(folded: str, start: int, end: int) -> bool:
    """Whether a word is no part of a longer one in Latin letters: AI, but not in TAIWAN."""
    return not (_latin(folded[start]) and _latin(folded[start - 1 : start])) and not (
        _latin(folded[end - 1]) and _latin(folded[end : end + 1])
    )


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
