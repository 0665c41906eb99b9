"""Measure whether office + name resolves: the share of such sequences in a corpus whose party has a code of its own.

    python eval/names.py [--shared ../shared] [--wrong]        --wrong lists what does not resolve, most frequent first

A sequence is an office of offices.tsv with a name right behind it or right before it: a known person, or characters in the shape of a
name. It resolves when the party made of it has a code that is not merely that of the state last in question, or its person is known;
those that have only that state's code are counted apart, and so are those in whose own noun phrase a state or a body with a code stands.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from attache.acquire.read import read as pages
from attache.article.clean import clean
from attache.article.press import press
from attache.coding.read import read
from attache.coding.shape import HAN, Shapes, ahead, behind, shapes
from attache.errors import SourceError
from attache.lexicon import load
from attache.reading import Mark, Reading

HERE = Path(__file__).parent
LEFT_OUT = frozenset({"offtopic"})
BEFORE = 6  # code points shown before an unresolved sequence
PHRASE = 18  # longest noun phrase before an office, in code points
STATED = frozenset({"country", "short", "place", "body"})


class Case(NamedTuple):
    """An office with a name beside it."""

    words: str
    name: str
    office: str
    known: bool
    right: bool
    coded: bool  # has a code, be it that of the state last in question
    stated: bool  # a state, a place or a body with a code stands before the office, no punctuation between
    doc: str
    context: str


def cases(reading: Reading, known: Shapes) -> Iterator[Case]:
    """Every office + name sequence of a reading."""
    marks = reading.marks
    for at, mark in enumerate(marks):
        if not _is(mark, "office"):
            continue
        after = marks[at + 1] if at + 1 < len(marks) and marks[at + 1].start == mark.end else None
        before = marks[at - 1] if at and marks[at - 1].end == mark.start else None
        if after and after.names:
            span = (mark.start, after.end) if _is(after, "person") else None
        elif before and _is(before, "person"):
            span = before.start, mark.end
        else:
            end, start = behind(reading, mark.end, known), ahead(reading, mark.start, known)
            span = (mark.start, end) if end > mark.end else (start, mark.end) if start < mark.start else None
        if span:
            yield _case(reading, mark, *span)


def _is(mark: Mark, kind: str) -> bool:
    return any(name.kind == kind for name in mark.names)


def _case(reading: Reading, office: Mark, start: int, end: int) -> Case:
    text = reading.article.text
    person = [name for mark in reading.inside(start, end) for name in mark.names if name.kind == "person"]
    met = [party for mention in reading.mentions if mention.start < end and start < mention.end for party in mention.parties]
    own = [party for party in met if party.span.start <= office.start < party.span.end]
    right = any(name.code for name in person) or any(party.code and not party.implied for party in own)
    coded = right or any(party.code for party in own)
    name = text[office.end : end] if start == office.start else text[start : office.start]
    context = text[max(start - BEFORE, 0) : end + BEFORE].replace("\n", " ")
    return Case(
        text[start:end],
        name,
        text[office.start : office.end],
        bool(person),
        right,
        coded,
        _stated(reading, office),
        reading.article.doc,
        context,
    )


def _stated(reading: Reading, office: Mark) -> bool:
    before = reading.inside(max(office.start - PHRASE, 0), office.start)
    named = [mark for mark in before if any(name.code and name.kind in STATED for name in mark.names)]
    return bool(named) and all(HAN.match(letter) for letter in reading.folded[named[-1].end : office.start])


def found(sources: Iterable[str]) -> Iterator[Case]:
    """The sequences of all that can be read of some sources."""
    known, lexicon, shaped = press(), load(), shapes()
    for page in pages(list(sources)):
        if isinstance(page, SourceError):
            continue
        try:
            article = clean(page, known)
        except SourceError:
            continue
        yield from cases(read(article, lexicon), shaped)


def folders(shared: Path) -> list[str]:
    corpus = shared / "corpus"
    return [str(path) for path in sorted(corpus.iterdir()) if path.is_dir() and path.name not in LEFT_OUT]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("sources", nargs="*", help="in place of the corpus")
    cli.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    cli.add_argument("--wrong", action="store_true")
    args = cli.parse_args()
    every = list(found(args.sources or folders(args.shared)))
    report("known persons", [one for one in every if one.known])
    report("unknown names", [one for one in every if not one.known])
    report("with a state", [one for one in every if one.stated])
    report("all", every)
    if args.wrong:
        wrong([one for one in every if not one.right])


def report(title: str, some: list[Case]) -> None:
    whole = max(len(some), 1)
    right, coded = sum(one.right for one in some), sum(one.coded for one in some)
    print(f"{title:13} {len(some)}: {right / whole:.4f} resolve, {coded / whole:.4f} with the state last in question")


def wrong(some: list[Case]) -> None:
    shown = {one.words: one for one in some}
    for words, count in Counter(one.words for one in some).most_common():
        print(count, words, shown[words].doc, shown[words].context, sep="\t")


if __name__ == "__main__":
    main()
