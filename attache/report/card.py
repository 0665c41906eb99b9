"""The card: one document as a bilingual abstract, written from the coded record alone."""

from collections.abc import Iterator

from attache.lexicon import Lexicon
from attache.model import Event, Record, Statement
from attache.report.words import Language, day, glosses, label, party, sentence, shortened

EVENTS = 8  # lines of a summary
STATEMENTS = 6
KEYWORDS = 8
LONGEST = 80


def card(record: Record, lexicon: Lexicon) -> Iterator[str]:
    """The lines of a card: title, author, source, date, keywords, then the record in Chinese and in English."""
    article = record.article
    yield _field("title", article.title)
    yield _field("author", "、".join(article.authors) or "—")
    yield _field("source", " ".join(part for part in (article.publisher or "—", article.url or "") if part))
    yield _field("date", article.day or "—")
    yield _field("keywords", "、".join(article.keywords or _keywords(record, lexicon)) or "—")
    for flag in article.flags:
        yield f"! {flag.name}: {flag.reason}"
    glossary = glosses(lexicon)
    for tongue in ("zh", "en"):
        yield ""
        yield f"{label('word', 'summary', tongue)}:"
        for event in _chosen(record):
            told = sentence(event, article, tongue, lexicon, glossary)
            yield f"  • {day(event.when, tongue)}: {told} [{label('status', event.status, tongue)}]"
        for one in record.statements[:STATEMENTS]:
            yield f"  ◦ {_said(record, one, tongue, lexicon)}"


def _field(key: str, value: str) -> str:
    return f"{label('word', key, 'zh')}/{label('word', key, 'en')}: {value}"


def _chosen(record: Record) -> list[Event]:
    """The events a summary tells: the central ones first, then the rest in order of print."""
    return sorted(record.events, key=lambda event: not event.central)[:EVENTS]


def _keywords(record: Record, lexicon: Lexicon) -> list[str]:
    """States and kinds of acts that the record is about, most frequent first."""
    count: dict[str, int] = {}
    for event in record.events:
        for one in (*event.actor, *event.recipient):
            name = lexicon.english.get(one.code or "", one.code or "")
            count[name] = count.get(name, 0) + 1
        kind = label("type", event.type, "zh")
        count[kind] = count.get(kind, 0) + 1
    return sorted(count, key=lambda name: -count[name])[:KEYWORDS]


def _said(record: Record, one: Statement, tongue: Language, lexicon: Lexicon) -> str:
    short = shortened(one.content.quote(record.article.text), LONGEST)
    who = (one.speaker.name if tongue == "zh" or not one.speaker.code else party(one.speaker, "en", lexicon)) if one.speaker else "—"
    return f"{who} ({one.stance}): {short}"
