"""Measure on labelled pairs of reports whether they are rightly brought together, and rightly kept apart.

python eval/occurrences.py [--shared ../shared]    print the figures, by set and by rule of bonds.tsv; exit 1 below LEAST
python eval/occurrences.py --sure                  also write what was measured of each rule into bonds.tsv

eval/pairs.tsv names both events of a pair by the digest of their article and the span of their predicate, without any text. Of two
sets one was open while the rules were written (rules), the other was drawn and labelled afterwards (check): pairs that the rules
bind, and the likest of those that they do not. label: s one happening, d two, u cannot be told.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from options import options

from attache.acquire.read import read
from attache.article.press import press
from attache.errors import SourceError
from attache.evidence.bond import bond, rules
from attache.evidence.occurrence import occurrences
from attache.evidence.witness import Witness, witnesses
from attache.lexicon import load
from attache.model import Page, Record, Span
from attache.pipeline import records

HERE = Path(__file__).parent
PAIRS = HERE / "pairs.tsv"
BONDS = HERE.parent / "attache" / "data" / "bonds.tsv"
LEAST = 0.95  # precision of the pairs brought together, of the set that the rules did not see
SEEN = 3  # pairs by which a rule can be measured


class End(NamedTuple):
    """One event of a pair."""

    source: str  # in the corpus
    article: str  # digest of text and day
    start: int  # of the predicate
    end: int
    type: str


class Pair(NamedTuple):
    set: str
    label: str
    one: End
    other: End


def pairs(path: Path = PAIRS) -> list[Pair]:
    """The labelled pairs."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Pair(row[0], row[1], _end(row[2:7]), _end(row[7:12])) for row in rows[1:]]


def _end(cells: list[str]) -> End:
    return End(cells[0], cells[1], int(cells[2]), int(cells[3]), cells[4])


def coded(corpus: Path, wanted: set[str]) -> Iterator[Record]:
    """The records of the documents wanted, by their place in the corpus."""
    files = sorted({str(corpus / re.split(r"#|(?<=\.zip)/", source)[0]) for source in wanted})
    pages = (page for page in read(files) if isinstance(page, Page) and page.source.removeprefix(f"{corpus}/") in wanted)
    yield from (found for found in records(pages, press(), load()) if not isinstance(found, SourceError))


def found(corpus: Path, labelled: list[Pair]) -> dict[End, Witness]:
    """The witness of each end, where the coder still has an event of the type at its predicate."""
    ends = {end for pair in labelled for end in (pair.one, pair.other)}
    by_article: dict[str, list[End]] = defaultdict(list)
    for end in ends:
        by_article[end.article].append(end)
    out: dict[End, Witness] = {}
    lexicon = load()
    for record in coded(corpus, {end.source for end in ends}):
        seen = {one.event: one for one in witnesses(record, lexicon)}
        for end in by_article.get(record.article.id, ()):
            span = Span(end.start, end.end)
            event = next((event for event in record.events if event.type == end.type and event.trigger.meets(span)), None)
            if event is not None:
                out[end] = seen[event.id]
    return out


def merged(seen: list[Witness]) -> dict[str, str]:
    """The occurrence of each event, of all that are compared."""
    bonds = [made for one, other in combinations(seen, 2) if (made := bond(one, other)) is not None]
    return {each.event: one.id for one in occurrences(seen, bonds) for each in one.witnesses}


def main() -> int:
    cli = options(__doc__)
    cli.add_argument("--sure", action="store_true", help="write what was measured into bonds.tsv")
    args = cli.parse_args()
    labelled = pairs()
    known = found(args.shared / "corpus", labelled)
    homes = merged(list({one.event: one for one in known.values()}.values()))
    by_rule: dict[str, list[bool]] = defaultdict(list)
    low = False
    for name in ("rules", "check"):
        told = [pair for pair in labelled if pair.set == name and pair.label != "u"]
        both = [(pair, known[pair.one], known[pair.other]) for pair in told if pair.one in known and pair.other in known]
        together = [(pair, one, other) for pair, one, other in both if homes[one.event] == homes[other.event]]
        right = sum(pair.label == "s" for pair, _, _ in together)
        same = sum(pair.label == "s" for pair, _, _ in both)
        share = right / len(together) if together else 1.0
        low = low or (name == "check" and share < LEAST)
        print(
            f"{name}: {len(told)} labelled, {len(both)} still coded; brought together {len(together)}, right {right} = {share:.3f}; "
            f"kept apart {len(both) - len(together)}, of them one happening {same - right}"
        )
        for pair, one, other in together:
            made = bond(one, other)
            by_rule[made.rule if made else "(by others)"].append(pair.label == "s")
    for name, hits in sorted(by_rule.items()):
        print(f"  {name:12} {len(hits):4} {sum(hits) / len(hits):.3f}")
    if args.sure:
        print(f"written to {BONDS}: {', '.join(written(by_rule)) or 'nothing'}")
    if low:
        print(f"below {LEAST} on pairs that the rules did not see", file=sys.stderr)
    return 1 if low else 0


def written(by_rule: dict[str, list[bool]]) -> list[str]:
    """Write the shares measured into the table, by Laplace's rule of succession; the rules that were seen often enough."""
    shares = {name: (sum(hits) + 1) / (len(hits) + 2) for name, hits in by_rule.items() if len(hits) >= SEEN}
    out, done = [], []
    for line in BONDS.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] in shares and cells[0] in {rule.name for rule in rules()}:
            cells[3] = f"{shares[cells[0]]:.2f}"
            done.append(cells[0])
        out.append("\t".join(cells))
    BONDS.write_text("\n".join(out) + "\n", "utf-8")
    return done


if __name__ == "__main__":
    sys.exit(main())
