"""Happenings with all that is told of them: how many say so, who denies it, and where the reports differ."""

from collections.abc import Iterable, Iterator, Mapping

from attache.evidence.bond import GROUNDS, Bond
from attache.evidence.dispute import Dispute
from attache.evidence.occurrence import Difference, Occurrence, differences
from attache.lexicon import Lexicon, rows
from attache.report import told
from attache.report.row import Json
from attache.report.told import both, cited, quoted
from attache.report.words import Tongue, glosses, label, tongues

MOST = 3  # values of a difference that are shown with their reports; the rest are counted


def occurrences(
    found: Iterable[Occurrence],
    disputes: Mapping[str, list[Dispute]],
    lexicon: Lexicon,
    language: Tongue,
    full: bool = False,
) -> Iterator[str]:
    """The lines of some occurrences; ``full`` shows why their reports are held to tell one happening."""
    glossary = glosses(lexicon)
    for number, one in enumerate(found):
        if number:
            yield ""
        yield from lines(one, disputes.get(one.id, []), lexicon, language, glossary)
        for text in one.texts:
            for place, each in enumerate(text):
                again = f"  {both('word', 'reprint')}" if place else ""
                said = [source.name for source in each.chain if source.role in {"medium", "speaker"}]
                yield f"  {cited(each.report)}  {both('status', each.status)}  {each.event}{again}"
                yield f"    {' ← '.join(said)}{'：' if said else ''}{quoted(each.quote)}"
        yield from (f"  {line}" for line in unlike(one))
        if full:
            yield from _why(one)


def lines(one: Occurrence, disputes: list[Dispute], lexicon: Lexicon, language: Tongue, glossary: dict[str, str]) -> Iterator[str]:
    """The heading of an occurrence: what happened, how many say so and who denies it."""
    yield from (told.heading(one, tongue, lexicon, glossary) for tongue in tongues(language))
    yield f"  {told.witnessed(one)}"
    if against := denied(disputes):
        yield f"  {both('word', 'denied by')}: {'、'.join(against)}"


def denied(disputes: list[Dispute]) -> list[str]:
    """Who denies a happening, or says otherwise of it."""
    return list(dict.fromkeys(told.voice(each) for one in disputes if one.kind != "number" for each in one.denials))


def unlike(one: Occurrence) -> Iterator[str]:
    """In what the reports of an occurrence differ, a line a difference."""
    for difference in differences(one):
        values = " ≠ ".join(_value(value, difference, len(events)) for value, events in difference.values[:MOST])
        rest = len(difference.values) - MOST
        what = f" ({difference.what})" if difference.what else ""
        yield f"{both('differ', difference.kind)}{what}: {values}" + (f" … +{rest}" if rest > 0 else "")


def _value(value: str, difference: Difference, count: int) -> str:
    if difference.kind == "status":
        value = label("status", value, "en")
    if difference.kind == "date":
        first, _, last = value.partition("/")
        value = first if first == last else f"{first}…{last}"
    return f"{value} ×{count}"


def _why(one: Occurrence) -> Iterator[str]:
    """Why the reports are held to tell one happening."""
    meanings = {row["rule"]: row["meaning"] for row in rows("bonds")}
    for bond in one.bonds:
        meaning = meanings.get(bond.rule, "a rule the tables no longer have")
        yield f"  {bond.one[:8]} = {bond.other[:8]}  {bond.rule} ({meaning}), right in {bond.sure:.2f} of cases"
        yield f"    {'; '.join(GROUNDS.get(ground, ground) for ground in bond.grounds)}"


def row(one: Occurrence, disputes: list[Dispute]) -> Json:
    """An occurrence as one JSON object."""
    return {
        "id": one.id,
        "texts": [[told.witness(each) for each in text] for text in one.texts],
        "outlets": [{"outlet": outlet, "home": home} for outlet, home in one.outlets.items()],
        "bonds": [_bond(bond) for bond in one.bonds],
        "differences": [
            {"kind": each.kind, "what": each.what, "values": [{"value": value, "events": list(events)} for value, events in each.values]}
            for each in differences(one)
        ],
        "disputes": [each.id for each in disputes],
    }


def _bond(one: Bond) -> Json:
    return {"one": one.one, "other": one.other, "rule": one.rule, "sure": one.sure, "grounds": list(one.grounds)}
