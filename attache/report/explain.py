"""How a sentence was read: every mark, mention, clause, frame and row, as a person would want to see it."""

from collections.abc import Iterator

from attache.coding.frame import Act, acts
from attache.coding.status import status
from attache.lexicon import Marker
from attache.model import Event, Statement
from attache.reading import Mark, Mention, Reading
from attache.report.words import day


def explain(reading: Reading, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> Iterator[str]:
    """The lines that show a reading and what was made of it."""
    text = reading.article.text
    for number, clause in enumerate(reading.clauses):
        yield f"clause {number}  {text[clause.start : clause.end].strip()}"
        for mark in reading.inside(clause.start, clause.end):
            yield f"  mark     {text[mark.start : mark.end]}  {_meaning(mark, reading.folded[mark.end : clause.end])}"
        for mention in reading.mentioned(clause.start, clause.end):
            yield f"  mention  {text[mention.start : mention.end]}  {_mention(mention)}"
        for when in reading.told(clause.start, clause.end):
            yield f"  time     {when.words}  {when.first} … {when.last}  ({when.rule})"
    for act in acts(reading):
        yield f"act       {_act(reading, act)}"
    for one in statements:
        who = f"{one.speaker.name} ({one.speaker.code}/{one.speaker.sector})" if one.speaker else "?"
        yield f"statement {who}  {one.stance}  「{one.content.quote(text)}」  row {one.rule}"
    for event in events:
        sides = " → ".join(", ".join(f"{p.name} {p.code}/{p.sector}" for p in side) or "∅" for side in (event.actor, event.recipient))
        yield f"event     {event.type}/{event.mode or '-'}  {event.status}  {day(event.when, 'en')}  {sides}  row {event.rule}"


def _meaning(mark: Mark, rest: str) -> str:
    """What a mark may mean here; forms and cues whose tail does not follow are left out."""
    parts = [f"{name.kind} {name.code or '-'}/{name.sector or '-'} {name.en}" for name in mark.names]
    forms = [form for form in mark.forms if (form.tail or "") in rest]
    parts += [f"predicate {form.predicate.id}" + (f" …{form.tail}" if form.tail else "") for form in forms]
    parts += [f"cue {cue.kind} {cue.stance}" + (f" …{cue.tail}" if cue.tail else "") for cue in mark.cues if (cue.tail or "") in rest]
    parts += [_marker(marker) for marker in mark.markers]
    return "; ".join(parts)


def _marker(marker: Marker) -> str:
    return f"{marker.kind} {marker.value}".strip()


def _mention(mention: Mention) -> str:
    who = ", ".join(f"{party.code or '?'}/{party.sector or '?'}" for party in mention.parties) or "?"
    return f"{mention.kind}  {who}" + (f"  under {mention.government}" if mention.government else "")


def _act(reading: Reading, act: Act) -> str:
    value, cues = status(reading, act)
    sides = " → ".join(", ".join(p.name for p in side) or "∅" for side in (act.actor, act.recipient))
    notes = [note for note, true in (("noun", act.nominal), ("passive", act.passive), ("doer carried over", act.inherited)) if true]
    words = act.trigger.quote(reading.article.text)
    return f"{words}  {act.predicate.id}  frame {act.frame}  {sides}  {value or 'no event'} {' '.join(cues)}  {', '.join(notes)}".rstrip()
