"""The records that one stage hands to the next: import them to type whatever reads or writes attache's output.

Every span is a half-open range of code points in ``Article.text``; ``text[start:end]`` equals the quoted words, always.
Records are frozen ``msgspec.Struct``: immutable, cheap to make by the million, typed for mypy, and written as JSON
without a second description. ``msgspec`` checks types when records are decoded, not when they are constructed.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

Status = Literal["actual", "future", "hypothetical", "negated"]
Stance = Literal["assert", "deny", "confirm", "decline", "ask", "doubt"]
Precision = Literal[
    "day", "week", "month", "quarter", "season", "year", "decade", "range", "open"
]  # open: up to, or from, the day of the article


class Span(Struct, frozen=True, order=True):
    """A half-open range of code points in ``Article.text``."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Page(Struct, frozen=True):
    """Bytes as they were found, before anything was decided about them."""

    source: str  # path, "-" for standard input, or URL; members of a container behind it: "a.zip/b.html", "c.jsonl#12"
    name: str  # the file's name without its ending: the "doc" of the coded record; of a member that has no name "c#12"
    raw: bytes
    digest: str  # SHA-256 of raw, hexadecimal
    fetched: str | None = None  # ISO time of the capture when it is known
    given: dict[str, str] = {}  # what the container says of it, as it stands: title, date, url, author, publisher, section, language, …


class When(Struct, frozen=True):
    """A day or a stretch of days, both ends included, with the words and the rule that gave it.

    What cannot be told is ``None`` in place of a ``When``; there is no guessed day.
    """

    first: date
    last: date
    precision: Precision
    rule: str  # name of the rule, such as "weekday.last" or "front-matter"
    words: str  # the words it was read from, as they stand
    span: Span | None = None  # in Article.text; None when read from metadata

    @property
    def day(self) -> date | None:
        """The day, as near as it can be told; ``None`` when all that is known is a longer stretch."""
        return self.first if self.precision in {"day", "week"} else None


class Furniture(Struct, frozen=True):
    """Words in the text that are not the reporter's sentences but are worth keeping apart."""

    kind: Literal["title", "dateline", "caption", "credit", "heading", "label"]
    span: Span


class Flag(Struct, frozen=True):
    """A warning about an article, with the reason a person can check."""

    name: Literal[
        "machine-translated", "content-farm", "date-conflict", "repost", "digest", "abstract", "encoding", "truncated", "paywall",
        "commentary", "duplicate",
    ]  # fmt: skip
    reason: str


class Sign(Struct, frozen=True):
    """Something on the page that tells when or by whom the article was published, believed or not."""

    tells: Literal["published", "publisher"]
    rule: str  # what kind of sign: "stamp", "front-matter", "dateline", "source line", …
    value: str  # an ISO day (first/last where it is a stretch), or the outlet's name
    words: str  # as they stand
    believed: bool  # whether the article's field was taken from it


class Article(Struct, frozen=True):
    """One article, free of the page around it.

    ``text`` begins with the title on a line of its own, if there is one, then one paragraph a line, in order of print.
    Nothing is normalised in it: what is quoted from it stands in the source.
    """

    id: str  # digest of text and published day
    doc: str  # Page.name
    source: str  # Page.source
    title: str
    text: str
    script: Literal["Hans", "Hant", "none"]
    language: str  # BCP 47 primary tag of most of the text: "zh", "en"
    publisher: str | None = None  # the outlet that wrote or first carried the text
    origin: str | None = None  # the work that a digest or report renders
    chain: tuple[str, ...] = ()  # from the page at hand back to the publisher
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None  # where the article stands
    canonical: str | None = None  # the outlet's own address of it, without what only tracks readers
    published: When | None = None
    place: str | None = None  # of the dateline: 台北, 首尔
    furniture: tuple[Furniture, ...] = ()
    flags: tuple[Flag, ...] = ()
    signs: tuple[Sign, ...] = ()
    page: str = ""  # Page.digest

    @property
    def day(self) -> str | None:
        """The day of publication, ISO; ``None`` where it is not known to a day."""
        return self.published.day.isoformat() if self.published and self.published.day else None


class Party(Struct, frozen=True):
    """Who is meant by some words, as of the article's day."""

    code: str | None  # ISO 3166-1 alpha-3, "UNO", "EUR", "IGO:NATO", "IMG:ISIS"; None when it cannot be told
    sector: str | None  # PLOVER sector: GOV, MIL, LEG, …
    name: str  # the words, as they stand
    span: Span
    entity: str | None = None  # Latin name of the person or body, when known
    office: str | None = None  # English name of the office held on that day
    implied: bool = False  # whether the code is that of the state last in question, not of the words themselves


class Context(Struct, frozen=True):
    """What an event is about, in PLOVER's terms, and what gave it."""

    name: str  # one of the 37 PLOVER contexts
    words: tuple[str, ...] = ()  # of the paragraph and title, as they stand, those that count most first
    implied: tuple[str, ...] = ()  # what of the act itself implies it: "what forces do"


class Place(Struct, frozen=True):
    """Where an act happened, as its clause tells."""

    words: str  # as they stand
    span: Span
    en: str
    code: str | None  # of the state
    kind: Literal["city", "region", "state", "site"]
    rule: str  # "place." and a kind of wheres.tsv: at, to, from, target


class Event(Struct, frozen=True):
    """One occurrence: who did what to whom, whether, when, and the sentences that say so."""

    id: str
    type: str  # PLOVER event type
    mode: str | None
    cameo: str | None
    status: Status
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: When | None
    trigger: Span  # the predicate words
    evidence: tuple[Span, ...]  # clauses that tell it, the clearest first
    rule: str  # id of the lexicon row that fired
    cues: tuple[str, ...] = ()  # the words that set the status
    contexts: tuple[Context, ...] = ()  # those with most words first
    central: bool = False
    goldstein: float | None = None
    intensity: float | None = None  # PLOVER score of the mode, else of the type
    place: Place | None = None  # where it happened, when its clause tells
    inherited: bool = False  # whether the actor was carried over from an earlier clause
    confidence: float = 0.0  # probability, 0 to 1, that an annotator would have it, from how it was built
    grounds: tuple[str, ...] = ()  # what speaks for and against it, by names of grounds.tsv


class Statement(Struct, frozen=True):
    """A stretch of reported speech or thought, and who is credited with it."""

    id: str
    speaker: Party | None  # None when the text names nobody, or when it is in doubt
    via: tuple[Party, ...]  # media or persons through whom the article has it, nearest to the article first
    stance: Stance
    content: Span
    evidence: Span
    cue: Span
    rule: str
    events: tuple[str, ...] = ()  # ids of the events told inside the content
    times: tuple[When, ...] = ()  # told inside the content
    doubt: str | None = None  # why it is in doubt who speaks, naming the words; the speaker is then None


class Run(Struct, frozen=True):
    """What coded a record: versions by digest, so that a result can be had again."""

    code: str  # version of the package
    lexicon: str  # digest of all tables
    settings: str


class Record(Struct, frozen=True):
    """All that the pipeline makes of one page."""

    article: Article
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    run: Run
