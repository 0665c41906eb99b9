"""The brief: what happened, newest first, each line with its parties, status, outlet and the sentence that says so."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attache.lexicon import Lexicon
from attache.model import Event, Record
from attache.report.words import Language, day, glosses, label, sentence, shortened

LONGEST = 120  # code points of a quotation; longer ones end in …


def brief(found: Iterable[tuple[Record, Event]], lexicon: Lexicon, language: Literal["zh", "en", "both"]) -> Iterator[str]:
    """The lines of a brief over events in the order given."""
    glossary = glosses(lexicon)
    tongues: tuple[Language, ...] = ("zh", "en") if language == "both" else (language,)
    for record, event in found:
        for tongue in tongues:
            yield _line(record, event, tongue, lexicon, glossary)
        yield f"    「{_quote(record, event)}」"
        yield f"    {record.article.publisher or record.article.source}  {record.article.day or ''}  {event.id}"


def _line(record: Record, event: Event, tongue: Language, lexicon: Lexicon, glossary: dict[str, str]) -> str:
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    told = sentence(event, record.article, tongue, lexicon, glossary)
    return f"{day(event.when, tongue)}  {told}  [{kind} · {label('status', event.status, tongue)}]"


def _quote(record: Record, event: Event) -> str:
    return shortened(event.evidence[0].quote(record.article.text), LONGEST)
