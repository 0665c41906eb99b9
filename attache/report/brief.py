"""The brief: what happened, newest first, an occurrence once, with its parties, status, outlets and the sentence that says so."""

from collections.abc import Iterable, Iterator, Mapping

from attache.evidence.dispute import Dispute
from attache.evidence.occurrence import Occurrence
from attache.lexicon import Lexicon
from attache.model import Event, Record
from attache.report.occurrences import denied, unlike
from attache.report.told import both, witnessed
from attache.report.words import Language, Tongue, day, glosses, label, sentence, shortened, tongues

LONGEST = 120  # code points of a quotation; longer ones end in …


def brief(
    found: Iterable[tuple[Record, Event]],
    homes: Mapping[str, Occurrence],
    disputes: Mapping[str, list[Dispute]],
    lexicon: Lexicon,
    language: Tongue,
) -> Iterator[str]:
    """The lines of a brief over events in the order given; ``homes`` gives the occurrence of an event that more than one report tells.

    Where several of them are found, the first is shown with how many outlets tell it and who denies it.
    """
    glossary = glosses(lexicon)
    shown = set[str]()
    for record, event in found:
        home = homes.get(event.id)
        if home is not None and home.id in shown:
            continue
        yield from (_line(record, event, tongue, lexicon, glossary) for tongue in tongues(language))
        yield f"    「{_quote(record, event)}」"
        yield f"    {record.article.publisher or record.article.source}  {record.article.day or ''}  {event.id}"
        if home is not None:
            shown.add(home.id)
            yield from _home(home, disputes.get(home.id, []))


def _home(one: Occurrence, disputes: list[Dispute]) -> Iterator[str]:
    """How many tell an occurrence, who denies it, and in what the reports differ."""
    if len(one.witnesses) > 1:
        yield f"    {witnessed(one)}"
        yield from (f"    {line}" for line in unlike(one))
    if against := denied(disputes):
        yield f"    {both('word', 'denied by')}: {'、'.join(against)}"


def _line(record: Record, event: Event, tongue: Language, lexicon: Lexicon, glossary: dict[str, str]) -> str:
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    told = sentence(event, record.article, tongue, lexicon, glossary)
    return f"{day(event.when, tongue)}  {told}  [{kind} · {label('status', event.status, tongue)}]"


def _quote(record: Record, event: Event) -> str:
    return shortened(event.evidence[0].quote(record.article.text), LONGEST)
