"""How a sentence was read: every mark, mention, clause, frame and row, what came of it, and what was left out and why."""

from collections.abc import Iterator

from attache.coding.frame import Act, acts
from attache.coding.status import status
from attache.lexicon import Lexicon, Marker
from attache.model import Event, Statement
from attache.reading import Mark, Mention, Reading
from attache.report.why import shown


def explain(reading: Reading, events: tuple[Event, ...], statements: tuple[Statement, ...], lexicon: Lexicon) -> Iterator[str]:
    """The lines that show a reading and what was made of it."""
    text = reading.article.text
    found = acts(reading)
    for number, clause in enumerate(reading.clauses):
        yield f"clause {number}  {text[clause.start : clause.end].strip()}"
        for mark in reading.inside(clause.start, clause.end):
            yield f"  mark     {text[mark.start : mark.end]}  {_meaning(mark, reading.folded[mark.end : clause.end])}"
        for mention in reading.mentioned(clause.start, clause.end):
            yield f"  mention  {text[mention.start : mention.end]}  {_mention(mention)}"
        for when in reading.told(clause.start, clause.end):
            yield f"  time     {when.words}  {when.first} … {when.last}  ({when.rule})"
        for act in (act for act in found if act.clause == number):
            yield f"  act      {_act(reading, act)}"
        yield from (f"  dropped  {line}" for line in _dropped(reading, number, found, events))
    for one in statements:
        who = f"{one.speaker.name} ({one.speaker.code}/{one.speaker.sector})" if one.speaker else "?"
        yield f"statement  {who}  {one.stance}  「{one.content.quote(text)}」  rule {one.rule}"
        if one.doubt:
            yield f"  in doubt  {one.doubt}"
    for event in events:
        yield ""
        yield from shown(event, reading, lexicon)


def _dropped(reading: Reading, number: int, found: list[Act], events: tuple[Event, ...]) -> Iterator[str]:
    """The acts of a clause that are no events, and the words of acts that made none, each with the reason as far as it shows."""
    clause, text = reading.clauses[number], reading.article.text
    mine = [act for act in found if act.clause == number]
    for act in mine:
        if not any(event.trigger == act.trigger for event in events):
            yield f"{act.trigger.quote(text)}  {act.predicate.id}  {_reason(reading, act, events)}"
    for mark in reading.inside(clause.start, clause.end):
        forms = [form for form in mark.forms if reading.tailed(mark.end, form.tail, clause.end) >= 0]
        if forms and not any(act.trigger.start <= mark.start < act.trigger.end for act in mine) and not _used(mark, events):
            yield f"{text[mark.start : mark.end]}  {forms[0].predicate.id}  no act: only mentioned, or nobody stands where a doer would"


def _used(mark: Mark, events: tuple[Event, ...]) -> bool:
    return any(event.trigger.start <= mark.start < event.trigger.end for event in events)


def _reason(reading: Reading, act: Act, events: tuple[Event, ...]) -> str:
    """Why an act is no event of its own."""
    value, cues = status(reading, act)
    if value is None:
        return f"no event: {' '.join(cues)} says that nothing was done or is planned"
    if not any(party.code for party in act.actor):
        return "no event: its doer has no code"
    again = next((event for event in events if event.type == act.predicate.type and _tells(event, act)), None)
    if again is not None:
        return f"told again: one occurrence with {again.id}"
    return "no event: the content of another act, or not on record between these parties (docs/DESIGN.md)"


def _tells(event: Event, act: Act) -> bool:
    return any(span.covers(act.trigger) for span in event.evidence)


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
