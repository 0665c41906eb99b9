"""Bring the witnesses of one happening together: reach for ``occurrences``.

Bonds are taken from the surest on; two groups become one unless some of theirs are opposed, or a person has ruled them apart. Which
occurrences there are depends on the set of witnesses and not on the order in which they came. Nothing is lost in it: every witness
keeps its own status, date, figures and parties, and ``differences`` says where they differ.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from attache.evidence.bond import Bond, opposed
from attache.evidence.witness import Who, Witness
from attache.fold import fold

Differing = Literal["status", "date", "figure", "participant"]


class Ruling(Struct, frozen=True, order=True):
    """What a person has decided of two events, by id, the smaller first."""

    one: str
    other: str
    same: bool
    note: str = ""


class Occurrence(Struct, frozen=True):
    """One happening with all that is told of it."""

    id: str  # the smallest id of its events; any of them finds it
    witnesses: tuple[Witness, ...]  # in the order in which they were published
    bonds: tuple[Bond, ...]
    texts: tuple[tuple[Witness, ...], ...]  # the same by text: twins are one

    @property
    def outlets(self) -> dict[str, str | None]:
        """The outlets that tell it in words of their own, with their states; of a text printed again the first."""
        known: dict[str, tuple[str, str | None]] = {}
        for text in self.texts:
            if text[0].report.outlet:
                known.setdefault(fold(text[0].report.outlet), (text[0].report.outlet, text[0].report.home))
        return dict(known.values())


class Difference(Struct, frozen=True):
    """What the witnesses of an occurrence do not have alike."""

    kind: Differing
    what: str  # of figures what they count, of participants the state
    values: tuple[tuple[str, tuple[str, ...]], ...]  # each value with the events that have it, in order of publication


def occurrences(
    witnesses: Iterable[Witness], bonds: Iterable[Bond], twins: Mapping[str, str] | None = None, rulings: Iterable[Ruling] = ()
) -> list[Occurrence]:
    """All occurrences of some witnesses, the newest first; ``twins`` gives the text of each document that is printed more than once."""
    known = {one.event: one for one in witnesses}
    ruled = [one for one in sorted(rulings) if one.one in known and one.other in known]
    apart = {frozenset((one.one, one.other)) for one in ruled if not one.same}
    groups = {event: [event] for event in known}
    held = sorted((one for one in bonds if one.one in known and one.other in known), key=lambda one: (-one.sure, one))
    for one in held:
        first, second = groups[one.one], groups[one.other]
        if first is not second and not any(_against(known[a], known[b], apart) for a in first for b in second):
            _joined(groups, one.one, one.other)
    for ruling in ruled:
        if ruling.same:
            _joined(groups, ruling.one, ruling.other)
    whole = {id(group): group for group in groups.values()}
    made = [_made([known[event] for event in group], held, twins or {}) for group in whole.values()]
    return sorted(made, key=_newest)


def _joined(groups: dict[str, list[str]], one: str, other: str) -> None:
    first, second = groups[one], groups[other]
    if first is not second:
        first += second
        groups.update(dict.fromkeys(second, first))


def _against(one: Witness, other: Witness, apart: set[frozenset[str]]) -> bool:
    return frozenset((one.event, other.event)) in apart or opposed(one, other)


def _made(group: list[Witness], bonds: list[Bond], twins: Mapping[str, str]) -> Occurrence:
    group.sort(key=_order)
    ids = {one.event for one in group}
    texts: dict[str, list[Witness]] = {}
    for one in group:
        texts.setdefault(twins.get(one.report.id, one.report.id), []).append(one)
    inner = tuple(one for one in bonds if one.one in ids and one.other in ids)
    return Occurrence(min(ids), tuple(group), inner, tuple(tuple(text) for text in texts.values()))


def _order(one: Witness) -> tuple[bool, str, str, str]:
    return one.report.day is None, one.report.day.isoformat() if one.report.day else "", one.report.outlet or "", one.event


def _newest(one: Occurrence) -> tuple[int, str]:
    day = max((told for each in one.witnesses if (told := each.last or each.report.day)), default=None)
    return -day.toordinal() if day else 0, one.id


def differences(one: Occurrence) -> tuple[Difference, ...]:
    """What the witnesses of an occurrence have unlike: status, day, figures of the same thing, persons of the same state."""
    return tuple(_differences(one))


def _differences(one: Occurrence) -> Iterator[Difference]:
    yield from _unlike("status", "", ((each.status, each.event) for each in one.witnesses))
    days = ((f"{each.first}/{each.last}", each) for each in one.witnesses if each.told)
    yield from _unlike("date", "", ((day, each.event) for day, each in days))
    counted = sorted({(figure.unit, figure.fate or "") for each in one.witnesses for figure in each.figures})
    for unit, fate in counted:
        alike = [
            (figure.words, each.event)
            for each in one.witnesses
            for figure in each.figures
            if (figure.unit, figure.fate or "") == (unit, fate)
        ]
        yield from _unlike("figure", f"{unit} {fate}".strip(), iter(alike))
    for code in sorted({who.code for each in one.witnesses for who in _everybody(each) if who.person}):
        named = ((who.person or "", each.event) for each in one.witnesses for who in _everybody(each) if who.code == code and who.person)
        yield from _unlike("participant", code, named)


def _everybody(one: Witness) -> tuple[Who, ...]:
    return (*one.actor, *one.recipient)


def _unlike(kind: Differing, what: str, values: Iterator[tuple[str, str]]) -> Iterator[Difference]:
    found: dict[str, list[str]] = {}
    for value, event in values:
        found.setdefault(value, []).append(event)
    if len(found) > 1:
        yield Difference(kind, what, tuple((value, tuple(dict.fromkeys(events))) for value, events in found.items()))
