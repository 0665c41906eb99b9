"""What one document says of one happening, made comparable with what others say: reach for ``witnesses``.

A witness is small and whole: it can be kept, compared and printed without its article.
"""

from datetime import date
from functools import cache

from msgspec import Struct

from attache.evidence.chain import Source, chain
from attache.evidence.cited import Report, cited
from attache.evidence.claim import counted
from attache.evidence.figure import Figure
from attache.fold import fold
from attache.lexicon import Lexicon, rows
from attache.model import Event, Party, Record, Span, Status, When
from attache.sentence import sentences

REPORTED = "day-of-report"  # the rule by which an act without a time of its own has the day of the report
KIND = 3  # digits of a CAMEO code that tell kinds of acts apart
SPOTS = frozenset({"city", "site"})
STORY = 160  # letters of title and lead by which two articles are seen to be about one thing


class Who(Struct, frozen=True):
    """A party as far as it is compared."""

    code: str
    name: str
    person: str | None = None  # Latin name of a person whom the tables know
    body: str | None = None  # Latin name of a body, a company or a group; None for a bare state
    office: str | None = None


class Witness(Struct, frozen=True):
    """An event as one document tells it."""

    event: str
    report: Report
    type: str
    mode: str | None
    kind: str  # of CAMEO, as far as it tells kinds of acts apart
    rule: str
    status: Status
    cues: tuple[str, ...]  # the words that set the status
    actor: tuple[Who, ...]
    recipient: tuple[Who, ...]
    when: When | None  # of the act
    place: str | None  # English name of the city or site; of a wider region two reports name different parts
    act: str  # the predicate words, as they stand
    words: str  # the sentences that tell it, folded, without names of parties
    story: str  # beginning of title and lead, folded
    figures: tuple[Figure, ...]
    central: bool
    sentence: int  # its number in the article
    span: Span  # of the sentence in the article's text
    quote: str  # the sentence as it stands
    chain: tuple[Source, ...]

    @property
    def first(self) -> date | None:
        return self.when.first if self.when else None

    @property
    def last(self) -> date | None:
        return self.when.last if self.when else None

    @property
    def told(self) -> bool:
        """Whether the text dates the act; else its day is that of the report."""
        return self.when is not None and self.when.rule != REPORTED


def witnesses(record: Record, lexicon: Lexicon) -> tuple[Witness, ...]:
    """The witnesses of a record, one an event in its order."""
    article = record.article
    every, report, folded = sentences(article.text), cited(article, lexicon), fold(article.text)
    story = "".join(character for character in folded[: 2 * STORY] if character.isalnum())[:STORY]
    return tuple(_witness(record, event, every, report, folded, story, lexicon) for event in record.events)


def _witness(record: Record, event: Event, every: tuple[Span, ...], report: Report, folded: str, story: str, lexicon: Lexicon) -> Witness:
    text = record.article.text
    around = [sentence for sentence in every if any(sentence.meets(span) for span in event.evidence)]
    whole = next((sentence for sentence in around if sentence.meets(event.evidence[0])), event.evidence[0])
    return Witness(
        event=event.id, report=report, type=event.type, mode=event.mode, kind=(event.cameo or "")[:KIND], rule=event.rule,
        status=event.status, cues=event.cues, actor=_sides(event.actor), recipient=_sides(event.recipient),
        when=event.when,
        place=event.place.en if event.place and event.place.kind in SPOTS else None,
        act=event.trigger.quote(text),
        words=" ".join(_words(folded, event, span) for span in around), story=story,
        figures=tuple(figure for span in around for figure in counted(text, span, lexicon)), central=event.central,
        sentence=every.index(whole) if whole in every else 0, span=whole, quote=whole.quote(text),
        chain=chain(record.article, record.statements, event.trigger),
    )  # fmt: skip


def _words(folded: str, event: Event, whole: Span) -> str:
    """The letters of a sentence, with a blank in place of names of the parties and of the time: what else is told."""
    named = [one.span for one in (*event.actor, *event.recipient)]
    named += [event.when.span] if event.when and event.when.span else []
    gone = {at for span in named if span.meets(whole) for at in range(span.start, span.end)}
    return "".join(" " if at in gone else folded[at] for at in range(whole.start, whole.end) if folded[at].isalnum() or at in gone)


def _sides(parties: tuple[Party, ...]) -> tuple[Who, ...]:
    return tuple(_who(one) for one in parties if one.code)


def _who(one: Party) -> Who:
    person = one.entity if one.entity in _people() else None
    body = one.entity if one.entity and not person and one.office is None and one.entity not in _states() else None
    return Who(one.code or "", one.name, person, body, one.office)


@cache
def _people() -> frozenset[str]:
    """The Latin names of all persons in the tables."""
    return frozenset(row["en"] for row in rows("persons"))


@cache
def _states() -> frozenset[str]:
    """The English names of all states."""
    return frozenset(row["en"] for row in rows("countries"))
