"""How an event came about, as a person wants to see it: words, rows, rules, scores, and where it is told.

``why`` shows one event of a record; ``shown`` is the part that ``attache explain`` prints for a free sentence too.
The article is read again from its text, so that every mark, frame and cue can be pointed at.
"""

from collections.abc import Iterator
from datetime import date

from attache.coding.frame import Act, acts
from attache.coding.ground import BASE
from attache.coding.time import YEARLY
from attache.lexicon import Lexicon, Name, items, rows
from attache.model import Article, Event, Party, Record, Span, Statement
from attache.reading import Reading
from attache.report.rule import sense
from attache.report.words import day, label

LONGEST = 160  # code points of a sentence that is shown around an act
EXAMPLES = 1
WORTH, MOST = 0.1, 4  # least weight of a ground that is shown, and how many are
SAID = {"actual": "no word says otherwise", "future": "", "hypothetical": "", "negated": ""}


def why(record: Record, event: Event, reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """The lines that show an event of a record: how it was coded, who says so, and in which document."""
    article = record.article
    yield from shown(event, reading, lexicon)
    for one in record.statements:
        if event.id in one.events:
            yield _line("said by", _speaker(one))
    yield ""
    yield _line("title", article.title or "(none)")
    yield _line("document", f"{article.doc}   {article.source}")
    yield _line("outlet", " ← ".join(article.chain) or article.publisher or "not told")
    yield _line("day", _published(article))
    yield _line("address", article.url or "not told")
    yield from (_line("warning", f"{flag.name}: {flag.reason}") for flag in article.flags)
    run = record.run
    same = "as they are now" if run.lexicon == lexicon.digest else f"now {lexicon.digest}, by which the details above were read"
    yield _line("coded by", f"attache {run.code}, tables {run.lexicon} ({same})")


def shown(event: Event, reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """The lines that show an event itself."""
    act = _act(reading, event)
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    central = "   central" if event.central else ""
    yield _line("event", f"{event.id}   {kind}   {label('type', event.type, 'en')}   {event.status}{central}")
    yield _line("sentence", _marked(reading, event.trigger))
    yield from _parties("who", event.actor, event, reading)
    yield from _parties("to whom", event.recipient, event, reading)
    yield from _row(event, act)
    yield _line("status", f"{event.status} ({label('status', event.status, 'en')}): {_status(event)}")
    yield _line("time", _time(event, reading.article))
    yield from _about(event)
    yield from _scores(event, lexicon)
    yield from _confidence(event, lexicon)
    yield from (_line("told again", _marked(reading, None, span)) for span in event.evidence[1:])


def _line(name: str, value: str) -> str:
    return f"{name:10} {value}"


def _act(reading: Reading, event: Event) -> Act | None:
    """The act that made the event, where the reading still has it."""
    return next((act for act in acts(reading) if act.trigger == event.trigger and act.predicate.id == event.rule), None)


def _marked(reading: Reading, trigger: Span | None, evidence: Span | None = None) -> str:
    """The sentence around a trigger with the trigger marked, or a passage of the evidence."""
    text = reading.article.text
    if trigger is None:
        return evidence.quote(text).replace("\n", " ") if evidence else ""
    number = reading.clause(trigger.start)
    start, end = reading.opening(number), reading.clauses[number].end
    while number < len(reading.clauses) and reading.clauses[number].sentence == reading.clauses[reading.clause(trigger.start)].sentence:
        end, number = reading.clauses[number].end, number + 1
    low, high = max(start, trigger.start - LONGEST), min(end, trigger.end + LONGEST)
    before, after = text[low : trigger.start].lstrip(), text[trigger.end : high].rstrip()
    whole = f"{'…' if low > start else ''}{before}⟦{trigger.quote(text)}⟧{after}{'…' if high < end else ''}"
    return whole.replace("\n", " ")


def _parties(side: str, parties: tuple[Party, ...], event: Event, reading: Reading) -> Iterator[str]:
    if not parties:
        yield _line(side, "nobody named")
    for one in parties:
        known = ", ".join(part for part in (one.entity, one.office) if part)
        yield _line(side, f"{one.name}   {one.code}/{one.sector or '-'}" + (f"   {known}" if known else ""))
        yield from (_line("", f"by {reason}") for reason in _coded(one, event, reading))


def _coded(party: Party, event: Event, reading: Reading) -> Iterator[str]:
    """How the code of a party was found: the marks in its words, and the rules beside them."""
    text = reading.article.text
    told = False
    for mark in reading.inside(party.span.start, party.span.end):
        names = [name for name in mark.names if name.code == party.code] or list(mark.names[:1])
        told = told or any(name.code == party.code for name in names)
        if names:
            yield f"{text[mark.start : mark.end]}: {_name(names[0])}"
    if event.trigger.covers(party.span) and not told:
        yield "the one-character form of a state inside the word of the act"
    elif party.implied:
        yield "no state in the words: the state last in question before them"
    elif not told:
        yield "what the article says of the name elsewhere, or the state named beside it"
    if party.office and any(name.kind == "person" for mark in reading.inside(party.span.start, party.span.end) for name in mark.names):
        yield f"the office held on {reading.article.day or 'the day of the article, which is not known'}"
    bare = party.office is None and reading.inside(party.span.start, party.span.end)
    sectors = {name.sector for mark in bare or () for name in mark.names if name.code == party.code}
    if sectors and party.sector not in sectors:
        yield f"sectors.tsv: a bare state in such an act is {party.sector or 'no part of itself'}"
    if event.inherited and party in event.actor:
        yield "the doer of an earlier clause, which this one leaves unsaid"


def _name(name: Name) -> str:
    detail = f", {name.detail}" if name.detail else ""
    return f"{name.kind} {name.code or '(of the state beside it)'}{'/' + name.sector if name.sector else ''} {name.en}{detail}"


def _row(event: Event, act: Act | None) -> Iterator[str]:
    """The predicate row with its sense, the frame that matched, and an example."""
    row = next((row for row in rows("predicates") if row["id"] == event.rule), None)
    if row is None:
        yield _line("row", f"{event.rule}, which the tables no longer have")
        return
    yield _line("row", f"{event.rule}   “{row['en']}”")
    notes = [note for note, true in (("as a noun", act and act.nominal), ("passive", act and act.passive)) if true]
    yield _line("frame", "   ".join([act.frame if act else row["frame"], *notes]))
    for example in items(row["examples"])[:EXAMPLES]:
        head, _, tail = example.partition(" {")
        yield _line("as in", f"{head}  → {tail.rstrip('}')}")


def _status(event: Event) -> str:
    return f"by {'、'.join(event.cues)}" if event.cues else SAID[event.status] or "by the row or the time of the act"


def _time(event: Event, article: Article) -> str:
    when = event.when
    if when is None:
        return "not told; no day is guessed"
    reckoned = ""
    if when.span is not None and when.rule not in YEARLY and article.published:
        reckoned = f", reckoned from {_iso(article.published.first, article.published.last)}"
    return f"{day(when, 'en')}   {when.words}   rule {when.rule}{reckoned}" + _meaning(when.rule)


def _meaning(name: str) -> str:
    told = sense(name, "rules.tsv")
    return f": {told}" if told else ""


def _iso(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} … {last}"


def _about(event: Event) -> Iterator[str]:
    for context in event.contexts:
        reasons = [*(["、".join(context.words)] if context.words else []), *context.implied]
        yield _line("context", f"{context.name}: {'; '.join(reasons)}")
    if not event.contexts:
        yield _line("context", "none: no sure word in the sentence, no two hints, nothing implied")
    place = event.place
    yield _line(
        "place", f"{place.words}   {place.en} ({place.code}), {place.kind}   rule {place.rule}" if place else "not told in the clause"
    )


def _scores(event: Event, lexicon: Lexicon) -> Iterator[str]:
    mode = (event.type, event.mode or "") in lexicon.scores and event.mode
    told = [f"Goldstein {event.goldstein:g} of CAMEO {event.cameo}"] if event.goldstein is not None else []
    told += [f"PLOVER {event.intensity:g} of the {'mode' if mode else 'type'}"] if event.intensity is not None else []
    note = "" if event.status == "actual" else "   (of the act itself, which is not reported as done)"
    yield _line("scores", ("; ".join(told) or "none") + note)


def _confidence(event: Event, lexicon: Lexicon) -> Iterator[str]:
    """How sure the coder is, with the grounds that weigh most, for and against."""
    yield _line("confidence", f"{event.confidence:.2f} that an annotator would record it; {lexicon.least:.2f} is the least")
    weighed = sorted(((lexicon.weights.get(name, 0.0), name) for name in event.grounds if name != BASE), key=_weight)
    for sign, told in ((1, "for"), (-1, "against")):
        found = [f"{name} ({sense(name, 'grounds.tsv')}) {weight:+.2f}" for weight, name in weighed if weight * sign >= WORTH]
        yield from (_line(told if not number else "", one) for number, one in enumerate(found[:MOST]))


def _weight(pair: tuple[float, str]) -> float:
    return -abs(pair[0])


def _speaker(one: Statement) -> str:
    who = (
        f"{one.speaker.name} {one.speaker.code or '-'}/{one.speaker.sector or '-'}"
        if one.speaker
        else f"in doubt: {one.doubt}"
        if one.doubt
        else "nobody named"
    )
    via = f", as {' and '.join(other.name for other in one.via)} has it" if one.via else ""
    return f"{who}   {one.stance}{via}   rule {one.rule}"


def _published(article: Article) -> str:
    when = article.published
    return f"{_iso(when.first, when.last)}   by {when.rule}: {when.words}{_aside(when.rule)}" if when else "not told"


def _aside(name: str) -> str:
    told = sense(name, "rules.tsv")
    return f" ({told})" if told else ""
