"""Persons whom an article names for itself: 馬萊塔省長蘇達尼（Daniel Suidani）, and later 蘇達尼 alone.

Reach for ``named`` once the marks of an article are there. A name behind an office, or before its Latin form, that no table knows is
known from there on; where the Latin form is not that of the person the table has, the table's person is not meant.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from attache.lexicon import Lexicon, Name
from attache.reading import Mark, Mention, Reading

LATIN = re.compile(r"[（(]\s*(?P<latin>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'’-]*(?:\s+[A-Za-zÀ-ɏ.'’-]+){0,5})\s*[）)]")
PARTS = re.compile(r"[\s.'’-]+")
DOT = "·"
JOINT, GOES_ON = frozenset("·-‐–"), 3
LEAST, SURE = 2, 3  # characters of a name with its Latin form, and of one without


class Known(Struct, frozen=True):
    """A name the article explains, where it is explained and whom it means."""

    words: str
    at: int
    name: Name


def named(reading: Reading, groups: list[Mention], lexicon: Lexicon) -> tuple[Mark, ...]:
    """The marks with those of the names that the article explains; the very same marks where it explains none."""
    found = {known.words: known for known in _explained(reading, groups, lexicon)}
    if not found:
        return reading.marks
    fresh = [mark for known in sorted(found.values(), key=lambda known: -len(known.words)) for mark in _again(reading, known)]
    taken: set[int] = set()
    kept: list[Mark] = []
    for mark in fresh:
        if taken.isdisjoint(range(mark.start, mark.end)):
            taken.update(range(mark.start, mark.end))
            kept.append(mark)
    kept += [mark for mark in reading.marks if taken.isdisjoint(range(mark.start, mark.end))]
    return tuple(sorted(kept, key=lambda mark: (mark.start, mark.end)))


def _explained(reading: Reading, groups: list[Mention], lexicon: Lexicon) -> Iterator[Known]:
    ends = {mark.end: mark for mark in reading.marks}
    for group in groups:
        (party,) = group.parties if len(group.parties) == 1 else (None,)
        if party is None or party.code is None or ":" in party.code:
            continue
        latin = LATIN.match(reading.folded, group.end)
        mark = ends.get(group.end)
        if mark is None:
            yield from _unknown(reading, group, latin, party.code, party.sector, lexicon)
        elif latin and (person := _person(mark)) and not _same(person.en, latin["latin"]):
            words = reading.folded[mark.start : mark.end]
            state = next((name.code for other in reading.inside(group.start, mark.start) for name in other.names if name.code), None)
            if state:
                yield Known(words, mark.start, Name("person", state, _sector(reading, group, mark), latin["latin"]))


def _unknown(
    reading: Reading, group: Mention, latin: re.Match[str] | None, code: str, sector: str | None, lexicon: Lexicon
) -> Iterator[Known]:
    """The name at the end of a group, behind its last mark, and its last part alone; without a Latin form it must stand twice."""
    if JOINT & set(reading.folded[group.end : group.end + GOES_ON]):
        return  # the name goes on: its parts are joined by a hyphen or a dot
    last = max((mark.end for mark in reading.inside(group.start, group.end)), default=group.end)
    words = reading.folded[last : group.end].strip(DOT)
    family = words.rpartition(DOT)[2]
    for form in dict.fromkeys((words, family)):
        told = len(form) >= LEAST and latin["latin"].upper() != latin["latin"] if latin else reading.folded.count(form) > 1
        if told and (latin or len(form) >= SURE) and not _ordinary(form, lexicon):
            yield Known(form, last, Name("person", code, sector, latin["latin"] if latin else ""))


def _ordinary(words: str, lexicon: Lexicon) -> bool:
    """Whether words are some entry of the tables already."""
    return any(start == 0 and end == len(words) for start, end, _ in lexicon.find(words))


def _person(mark: Mark) -> Name | None:
    persons = [name for name in mark.names if name.kind == "person"]
    return persons[0] if len(persons) == len(mark.names) == 1 else None


def _sector(reading: Reading, group: Mention, mark: Mark) -> str | None:
    """The sector of the office named before a name."""
    offices = [name for other in reading.inside(group.start, mark.start) for name in other.names if name.kind == "office"]
    return offices[-1].sector if offices else "GOV"


def _same(one: str, other: str) -> bool:
    """Whether two Latin names may be one person's: they share a part, or one's part begins like the other's."""
    mine, theirs = ({part.lower() for part in PARTS.split(name) if len(part) > 1} for name in (one, other))
    return bool(mine & theirs) or any(a[:3] == b[:3] for a in mine for b in theirs)


def _again(reading: Reading, known: Known) -> Iterator[Mark]:
    """The places where a name stands: all of them, for what is explained late was meant before."""
    at = reading.folded.find(known.words)
    while at >= 0:
        yield Mark(at, at + len(known.words), (known.name,))
        at = reading.folded.find(known.words, at + len(known.words))
