"""Who says so, link by link: from the page at hand to the one whose words they are.

Reach for ``chain`` with a stretch of an article: outlet ← origin ← medium ← speaker, the nearest to the page first.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from attache.model import Article, Span, Statement

Role = Literal["outlet", "origin", "medium", "speaker"]


NAMING = frozenset({"dateline", "credit", "label"})  # furniture in which a text names its outlet


class Source(Struct, frozen=True):
    """One link of a chain."""

    role: Role  # "outlet": on whose page it stands, or who wrote it; "origin": the work that is rendered; "medium": who passes words on
    name: str
    span: Span | None  # of the words that name it; None where the page or its address says so and not the text
    code: str | None = None
    sector: str | None = None
    stance: str | None = None  # of the statement, for its speaker
    statement: str | None = None  # its id


def chain(article: Article, statements: Iterable[Statement], at: Span) -> tuple[Source, ...]:
    """Who says what stands at ``at``: the outlets of the article, then those in whose reported words it stands, the outermost first."""
    return (*outlets(article), *_credited([one for one in statements if one.content.covers(at)]))


def behind(article: Article, one: Statement) -> tuple[Source, ...]:
    """Who says so of a statement: the outlets, through whom they have it, and its speaker."""
    return (*outlets(article), *_credited([one]))


def outlets(article: Article) -> Iterator[Source]:
    """From the page at hand back to the publisher, and to the work it renders."""
    for name in article.chain or ((article.publisher,) if article.publisher else ()):
        yield Source("outlet", name, _place(article, name))
    if article.origin:
        yield Source("origin", article.origin, _place(article, article.origin))


def _place(article: Article, name: str) -> Span | None:
    """Where the text names an outlet as such: in a dateline, a credit or a label."""
    words = [name, *(sign.words for sign in article.signs if sign.tells == "publisher" and sign.value == name)]
    for piece in article.furniture:
        for tried in words:
            at = article.text.find(tried, piece.span.start, piece.span.end) if tried and piece.kind in NAMING else -1
            if at >= 0:
                return Span(at, at + len(tried))
    return None


def _credited(around: list[Statement]) -> Iterator[Source]:
    """Those who pass the words on and those who say them, the outermost statement first, nobody twice."""
    told: set[str] = set()
    for one in sorted(around, key=lambda one: (one.content.start, -one.content.end)):
        for party in one.via:
            if party.name not in told:
                told.add(party.name)
                yield Source("medium", party.name, party.span, party.code, party.sector)
        if one.speaker and one.speaker.name not in told:
            told.add(one.speaker.name)
            yield Source("speaker", one.speaker.name, one.speaker.span, one.speaker.code, one.speaker.sector, one.stance, one.id)
