"""The JSON of a record: the gold form of GUIDELINES.md, with spans and rule ids beside it."""

from typing import Any

from attache.evidence.chain import Source, behind, chain
from attache.model import Article, Event, Party, Place, Record, Span, Statement, When

Json = dict[str, Any]


def row(record: Record, text: bool = False) -> Json:
    """One document as ``attache code`` prints it; ``text`` adds the whole article text."""
    article = record.article
    out: Json = {
        "doc": article.doc,
        "id": article.id,
        "source": article.source,
        "published": article.day,
        "publisher": article.publisher,
        "origin": article.origin,
        "author": "、".join(article.authors) or None,
        "title": article.title,
        "url": article.url,
        "script": article.script,
        "keywords": list(article.keywords),
        "chain": list(article.chain),
        "flags": [{"name": flag.name, "reason": flag.reason} for flag in article.flags],
        "events": [event(one, article) | {"chain": links(chain(article, record.statements, one.trigger))} for one in record.events],
        "statements": [statement(one, article) | {"chain": links(behind(article, one))} for one in record.statements],
        "run": {"code": record.run.code, "lexicon": record.run.lexicon, "settings": record.run.settings},
    }
    if text:
        out["text"] = article.text
    return out


def event(one: Event, article: Article) -> Json:
    """One event; ``spans`` are the ranges of the evidence in the article text, in the same order."""
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "cameo": one.cameo,
        "status": one.status,
        "date": dates(one.when),
        "actor": [party(member) for member in one.actor],
        "recipient": [party(member) for member in one.recipient],
        "evidence": [span.quote(article.text) for span in one.evidence],
        "spans": [pair(span) for span in one.evidence],
        "trigger": {"text": one.trigger.quote(article.text), "span": pair(one.trigger)},
        "central": one.central,
        "rule": one.rule,
        "cues": list(one.cues),
        "dated": {"rule": one.when.rule, "words": one.when.words, "precision": one.when.precision} if one.when else None,
        "contexts": [context.name for context in one.contexts],
        "context_words": {context.name: [*context.words, *context.implied] for context in one.contexts},
        "place": place(one.place) if one.place else None,
        "goldstein": one.goldstein,
        "intensity": one.intensity,
        "inherited": one.inherited,
        "confidence": one.confidence,
        "grounds": list(one.grounds),
    }


def statement(one: Statement, article: Article) -> Json:
    """One statement; ``events`` are the ids of the events told in its content."""
    return {
        "id": one.id,
        "speaker": party(one.speaker) if one.speaker else None,
        "via": [other.name for other in one.via],
        "stance": one.stance,
        "content": one.content.quote(article.text),
        "evidence": one.evidence.quote(article.text),
        "spans": {"content": pair(one.content), "evidence": pair(one.evidence), "cue": pair(one.cue)},
        "events": list(one.events),
        "rule": one.rule,
        "doubt": one.doubt,
    }


def links(chain: tuple[Source, ...]) -> list[Json]:
    """A chain as JSON, the nearest to the page first."""
    return [
        {
            "role": one.role,
            "name": one.name,
            "code": one.code,
            "sector": one.sector,
            "span": pair(one.span) if one.span else None,
            "stance": one.stance,
            "statement": one.statement,
        }
        for one in chain
    ]


def party(one: Party) -> Json:
    return {"code": one.code, "sector": one.sector, "name": one.name, "entity": one.entity, "office": one.office, "span": pair(one.span)}


def place(one: Place) -> Json:
    return {"words": one.words, "en": one.en, "code": one.code, "kind": one.kind, "rule": one.rule, "span": pair(one.span)}


def pair(span: Span) -> list[int]:
    return [span.start, span.end]


def dates(when: When | None) -> list[str] | None:
    return [when.first.isoformat(), when.last.isoformat()] if when else None
