"""What somebody is reported to have said, made comparable with what others say: reach for ``claims``.

Like a witness of an event, a claim is small and whole: it can be kept, compared and printed without its article.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import rjieba
from msgspec import Struct
from msgspec.structs import replace

from attache.evidence.chain import Source, behind
from attache.evidence.cited import Report, cited
from attache.evidence.figure import Figure, figures
from attache.evidence.voice import voice
from attache.fold import fold
from attache.lexicon import Lexicon, Name
from attache.model import Party, Record, Span, Stance, Statement
from attache.sentence import sentences

MONTH = 31  # days of the longest time that tells when something was
OPENING = 8  # code points in which the subject of a claim begins and ends
BRIEF = 2  # characters of a name that may be a chance meeting of two words; shorter ones are left out
OWN = frozenset({"infected", None})  # what states count at home
NAMED = frozenset({"country", "place", "body", "office", "person"})  # names that tell whom words are about


class Claim(Struct, frozen=True):
    """A statement as one document has it."""

    id: str
    report: Report
    speaker: str | None  # as the text names whoever is credited; None where that is in doubt
    code: str | None
    sector: str | None
    entity: str | None
    stance: Stance
    about: frozenset[str]  # codes of states and bodies that its words name
    subject: str | None  # code of the first state or body that its words name, if they begin with it
    where: frozenset[str]  # cities, regions and sites that its words name, in English
    days: tuple[tuple[date, date], ...]  # told in its words, each to a month at the most
    words: str  # its content, folded, letters and digits only
    plain: str  # the same with its punctuation and with blanks in place of names: what is said of them
    figures: tuple[Figure, ...]
    events: tuple[str, ...]  # told in its content
    sentence: int  # number of its sentence in the article
    last: int  # number of the sentence in which its content ends
    span: Span  # of the content in the article's text
    content: str  # as it stands
    quote: str  # the words of the statement, with its cue
    chain: tuple[Source, ...]

    @property
    def who(self) -> str:
        """Who says so, as it is named: the speaker, or the outlet that speaks of itself (本社)."""
        own = not self.speaker or fold(self.speaker) in voice("own")
        return self.report.name if own else self.speaker or ""


def claims(record: Record, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of a record, one a statement in its order."""
    every = sentences(record.article.text)
    report = cited(record.article, lexicon)
    return tuple(_claim(record, one, every, report, lexicon) for one in record.statements)


def _claim(record: Record, one: Statement, every: tuple[Span, ...], report: Report, lexicon: Lexicon) -> Claim:
    content = one.content.quote(record.article.text)
    folded = fold(content)
    names = tuple(_names(folded, lexicon))
    speaker = one.speaker or Party(None, None, "", one.cue)
    return Claim(
        id=one.id, report=report, speaker=speaker.name or None, code=speaker.code, sector=speaker.sector, entity=speaker.entity,
        stance=one.stance, about=about(folded, lexicon), subject=_subject(folded, lexicon), where=_where(names),
        days=tuple((when.first, when.last) for when in one.times if (when.last - when.first).days <= MONTH),
        words=letters(folded), plain=_plain(folded, names),
        figures=tuple(_owned(figure, speaker) for figure in counted(record.article.text, one.content, lexicon)), events=one.events,
        sentence=_number(every, one.cue.start), last=_number(every, max(one.content.end - 1, 0)), span=one.content, content=content,
        quote=one.evidence.quote(record.article.text), chain=behind(record.article, one),
    )  # fmt: skip


def _owned(figure: Figure, speaker: Party) -> Figure:
    """A figure of which nobody is named, as one of the speaker's own state: 日本说，新增2人确诊."""
    return figure if figure.of or not speaker.code or figure.fate not in OWN else replace(figure, of=frozenset({speaker.code}))


def counted(text: str, span: Span, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures of a stretch of text, with the states they speak of."""
    return figures(text, span.start, span.end, lambda words: about(words, lexicon))


def about(folded: str, lexicon: Lexicon) -> frozenset[str]:
    """The codes of the states and bodies that some words name."""
    found = (entry for _, _, entries in lexicon.find(folded) for entry in entries)
    return frozenset(entry.code for entry in found if isinstance(entry, Name) and entry.code and entry.kind in NAMED)


def _subject(folded: str, lexicon: Lexicon) -> str | None:
    """The code of the name with which some words begin, but for quotation marks and adverbs."""
    named = ((start, entry) for start, _, entries in lexicon.find(folded[:OPENING]) for entry in entries if isinstance(entry, Name))
    return next((entry.code for start, entry in sorted(named, key=lambda found: found[0]) if entry.code and entry.kind in NAMED), None)


def _where(names: Sequence[tuple[Span, Name]]) -> frozenset[str]:
    """The cities, regions and sites among some names, in English."""
    return frozenset(name.en for _, name in names if name.kind == "place")


def _plain(folded: str, names: Sequence[tuple[Span, Name]]) -> str:
    """Some words with a blank in place of each name of a state, a place, a body or a person."""
    gone = {at for span, name in names if name.code for at in range(span.start, span.end)}
    return re.sub(" +", " ", "".join(" " if at in gone else character for at, character in enumerate(folded)))


def _names(folded: str, lexicon: Lexicon) -> Iterator[tuple[Span, Name]]:
    """The names in some words; a name of two characters only where the segmenter begins and ends words: not 名护 in 两名护士."""
    words = list(rjieba.tokenize(folded))
    bounds = {start for _, start, _ in words} & {end for _, _, end in words} | {0, len(folded)}
    for start, end, entries in lexicon.find(folded):
        if end - start > BRIEF or (end - start == BRIEF and start in bounds and end in bounds):
            yield from ((Span(start, end), entry) for entry in entries if isinstance(entry, Name) and entry.kind in NAMED)


def letters(folded: str) -> str:
    """The letters and digits of some words."""
    return "".join(character for character in folded if character.isalnum())


def _number(every: tuple[Span, ...], at: int) -> int:
    """The number of the sentence in which a position lies."""
    return next((number for number, span in enumerate(every) if at < span.end), len(every))
