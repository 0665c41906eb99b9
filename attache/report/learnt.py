"""Names that were learnt, as rows: of persons.tsv with their evidence behind, and as JSON objects."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from attache.coding.learn import Proposal
from attache.report.row import Json

PERSON = ("en", "code", "cn", "tw", "hk", "offices", "source", "added")  # the columns of persons.tsv
EVIDENCE = ("known", "count", "words", "outlets", "first", "last", "doc", "start", "example")
CUT = len(PERSON)  # so many fields of a line make a row of persons.tsv


def table(found: Iterable[Proposal], today: date) -> Iterator[str]:
    """A header, then a line a proposal: cut behind the first ``CUT`` fields it is a row of persons.tsv, days still open."""
    yield "\t".join((*PERSON, *EVIDENCE))
    for one in found:
        yield "\t".join(" ".join(field.split()) for field in (*_person(one, today), *_evidence(one)))


def _person(one: Proposal, today: date) -> tuple[str, ...]:
    offices = "|".join(f"{title}@/" for title in one.titles)
    return one.en, one.code, "|".join(one.cn), "|".join(one.tw), "|".join(one.hk), offices, "corpus", today.isoformat()


def _evidence(one: Proposal) -> tuple[str, ...]:
    return (
        _relation(one),
        str(one.count),
        _counts(one.offices),
        _counts(one.outlets),
        one.first,
        one.last,
        one.doc,
        str(one.start),
        one.phrase,
    )


def _relation(one: Proposal) -> str:
    words = {"form": "another form of", "perhaps": "perhaps another form of", "known": "known as"}
    return f"{words[one.known]} {one.of}" if one.known in words else "new"


def _counts(counts: dict[str, int]) -> str:
    return "|".join(f"{words or '?'}:{count}" for words, count in counts.items())


def row(one: Proposal) -> Json:
    """A proposal as one JSON object."""
    out: Json = msgspec.to_builtins(one)
    return out
