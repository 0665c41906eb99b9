"""How one article was read, before anything was decided: what the coding and evidence stages both look at.

Positions are code points of ``Article.text``. ``folded`` is that text in matching form and has the same length.
"""

from bisect import bisect_left, bisect_right

from msgspec import Struct
from msgspec.structs import replace

from attache.lexicon import GAP, Cue, Form, Marker, Name
from attache.model import Article, Party, Span, When

OPEN = frozenset({"help", "halt", "edition", "about", "such", "games", "comment", "this"})  # kinds of markers that are no small words
QUOTES = "「『“‘」』”’《》"


class Mark(Struct, frozen=True):
    """A word of the lexicon at a place in the text, with all that it may mean."""

    start: int
    end: int
    names: tuple[Name, ...] = ()
    forms: tuple[Form, ...] = ()
    cues: tuple[Cue, ...] = ()
    markers: tuple[Marker, ...] = ()

    def kind(self, *kinds: str) -> Marker | None:
        """The first closed-class reading of one of these kinds."""
        return next((marker for marker in self.markers if marker.kind in kinds), None)


class Mention(Struct, frozen=True):
    """Words that stand for one party or several in coordination, composed of marks."""

    start: int
    end: int
    parties: tuple[Party, ...]
    kind: str  # "party", "role", "outlet", "place", "pronoun", "dual", "modifier"
    government: str = ""  # the marker class that governs it: 对 与 从 在 就 把, "passive"; "" for none
    opened: int = -1  # where the governing marker begins; -1 for none
    local: bool = False  # made of names of places alone
    post: str | None = None  # code of the state or body to which an envoy is accredited


class Clause(Struct, frozen=True):
    """A stretch between two marks of punctuation."""

    start: int
    end: int
    sentence: int  # number of its sentence
    paragraph: int  # 0 for the title
    depth: int  # 0 outside quotation marks


class Reading(Struct, frozen=True):
    """An article with everything found in it."""

    article: Article
    folded: str
    marks: tuple[Mark, ...]
    mentions: tuple[Mention, ...]
    clauses: tuple[Clause, ...]
    whens: tuple[When, ...]
    asides: tuple[Span, ...]  # bracketed insertions, which take no part in the clause around them
    starts: tuple[int, ...] = ()  # where the marks begin, for quick looking up; set by ``marked``
    named: tuple[int, ...] = ()  # where the mentions begin; set by ``mentioning``

    def marked(self, marks: tuple[Mark, ...]) -> "Reading":
        """The same reading with other marks."""
        return replace(self, marks=marks, starts=tuple(mark.start for mark in marks))

    def mentioning(self, mentions: tuple[Mention, ...]) -> "Reading":
        """The same reading with its mentions."""
        return replace(self, mentions=mentions, named=tuple(mention.start for mention in mentions))

    def inside(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that lie wholly within a stretch of text."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(mark for mark in self.marks[low:high] if mark.end <= end)

    def mentioned(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin within a stretch of text."""
        low, high = bisect_left(self.named, start), bisect_left(self.named, end)
        return self.mentions[low:high]

    def clause(self, at: int) -> int:
        """The number of the clause that holds a position."""
        return max(bisect_right(self.clauses, at, key=lambda clause: clause.start) - 1, 0)

    def timed(self, start: int, end: int) -> list[Span]:
        """The places of the times that begin within a stretch of text."""
        return [when.span for when in self.told(start, end) if when.span]

    def told(self, start: int, end: int) -> tuple[When, ...]:
        """The times that begin within a stretch of text."""
        low = bisect_left(self.whens, start, key=_begins)
        high = bisect_left(self.whens, end, key=_begins)
        return self.whens[low:high]

    def bracketed(self, at: int) -> bool:
        """Whether a position lies inside a bracketed insertion."""
        number = bisect_right(self.asides, at, key=lambda aside: aside.start) - 1
        return number >= 0 and at < self.asides[number].end

    def tailed(self, at: int, tail: str | None, stop: int) -> int:
        """Where a word that ends here ends with its tail, which must follow within ``GAP``; -1 when it does not."""
        if not tail:
            return at
        found = self.folded.find(tail, at, min(at + GAP + len(tail), stop))
        return found + len(tail) if found >= 0 else -1

    def opening(self, number: int) -> int:
        """Where the sentence of a clause begins."""
        while number > 0 and self.clauses[number - 1].sentence == self.clauses[number].sentence:
            number -= 1
        return self.clauses[number].start

    def paragraph(self, number: int) -> Span:
        """The stretch of the paragraph of a clause."""
        first = last = number
        while first > 0 and self.clauses[first - 1].paragraph == self.clauses[number].paragraph:
            first -= 1
        while last + 1 < len(self.clauses) and self.clauses[last + 1].paragraph == self.clauses[number].paragraph:
            last += 1
        return Span(self.clauses[first].start, self.clauses[last].end)

    def between(self, start: int, end: int) -> str:
        """The folded text of a stretch without its asides and blanks."""
        out, at = [], start
        for number in range(bisect_right(self.asides, start, key=lambda aside: aside.end), len(self.asides)):
            aside = self.asides[number]
            if aside.start >= end:
                break
            out.append(self.folded[at : max(aside.start, at)])
            at = aside.end
        out.append(self.folded[at:end] if at < end else "")
        return "".join(out).strip()

    def small(self, start: int, stop: int) -> bool:
        """Whether only closed-class words, times and quotation marks stand in a stretch, at most two other characters."""
        known = [(mark.start, mark.end) for mark in self.inside(start, stop) if any(marker.kind not in OPEN for marker in mark.markers)]
        known += [(span.start, span.end) for span in self.timed(start, stop)]
        at, unknown = start, 0
        for begin, end in sorted(known):
            unknown += len(self.between(at, begin).strip(QUOTES)) if begin > at else 0
            at = max(at, end)
        return unknown + (len(self.between(at, stop).strip(QUOTES)) if stop > at else 0) <= 2


def _begins(when: When) -> int:
    """Where a time found in a text begins."""
    assert when.span is not None
    return when.span.start
