"""Measure who is meant: of the gold parties whose words stand in the evidence the code and the sector, of events both sides.

    python eval/parties.py [--shared ../shared] [--wrong]        --wrong lists what is wrong or missed, most frequent first

A party is right when a mention of the reading that meets the words has its code among its parties. Its sector is that which the mention has
in an act of the gold's type and mode, on its side. Sides are those of the judge, over events whose type and evidence are right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from gold import SETS, Document, documents, judge
from options import options

from attache.coding.event import events, sided
from attache.evidence.statement import statements
from attache.fold import fold
from attache.lexicon import Lexicon, Predicate, load
from attache.model import Party
from attache.reading import Reading
from attache.report.row import event as shown

DRILLS = ("演习", "军演", "演训", "训练")


class Case(NamedTuple):
    """A gold party and what the reading makes of its words."""

    doc: str
    name: str
    code: str | None
    sector: str | None
    found: tuple[Party, ...]
    evidence: str

    @property
    def best(self) -> Party | None:
        return next((party for party in self.found if party.code == self.code), self.found[0] if self.found else None)


def cases(gold: dict[str, Any], reading: Reading, lexicon: Lexicon) -> Iterator[Case]:
    """Each gold party once for each event it stands in."""
    text = reading.article.text
    for event in gold["events"]:
        for side in ("actor", "recipient"):
            for party in event.get(side) or []:
                place = _place(text, event["evidence"], party.get("name") or "")
                if place and party.get("code"):
                    found = _as_side(_meant(reading, *place), event, side, lexicon)
                    yield Case(gold["doc"], party["name"], party["code"], party.get("sector"), found, event["evidence"][0])


def _as_side(found: tuple[Party, ...], event: dict[str, Any], side: str, lexicon: Lexicon) -> tuple[Party, ...]:
    """The parties with the sector they have in such an act."""
    drill = event["type"] == "COOPERATE" and any(word in fold(event["evidence"][0]) for word in DRILLS)
    act = Predicate("", event["type"], event.get("mode"), "062" if drill else None, "v", (), None, "")
    return sided(found, act, event.get("mode"), side, lexicon)


def _place(text: str, evidence: list[str], name: str) -> tuple[int, int] | None:
    for passage in evidence:
        at = text.find(passage)
        inside = passage.find(name) if name else -1
        if at >= 0 and inside >= 0:
            return at + inside, at + inside + len(name)
    return None


def _meant(reading: Reading, start: int, end: int) -> tuple[Party, ...]:
    """The parties of the mentions that meet a stretch, those within it first."""
    met = [mention for mention in reading.mentions if mention.start < end and start < mention.end]
    return tuple(party for mention in met for party in mention.parties if party.span.start < end and start < party.span.end)


def measured(shared: Path, found: Iterable[Document]) -> tuple[dict[str, dict[str, float]], list[Case]]:
    """The figures of each set and of both, and every case."""
    score, lexicon = judge(shared), load()
    every: dict[str, list[Case]] = {name: [] for name, _, _ in SETS}
    sides = right = 0
    for one in found:
        reading = one.reading
        every[one.of] += cases(one.gold, reading, lexicon)
        coded = [shown(event, reading.article) for event in events(reading, statements(reading), lexicon)]
        for _, _, rank in score.matched(one.gold["events"], coded):
            sides, right = sides + (rank >= 1), right + (rank >= 2)
    whole = [case for mine in every.values() for case in mine]
    figures = {name: report(mine) for name, mine in every.items()}
    return figures | {"both": report(whole) | {"sides": right / max(sides, 1)}}, whole


def main() -> None:
    cli = options(__doc__)
    cli.add_argument("--wrong", action="store_true")
    args = cli.parse_args()
    figures, every = measured(args.shared, documents(args.shared))
    for name, told in figures.items():
        shares = (f"{what} {value:.3f}" if isinstance(value, float) else f"{what} {value}" for what, value in told.items())
        print(f"{name:6}", ", ".join(shares))
    if args.wrong:
        wrong(every)


def report(found: list[Case]) -> dict[str, float]:
    """The parties whose words stand in the evidence, the shares with the right code and sector, and how many no mention meets."""
    whole = max(len(found), 1)
    return {
        "parties": len(found),
        "code": sum(1 for case in found if case.best and case.best.code == case.code) / whole,
        "sector": sum(1 for case in found if case.best and case.best.sector == case.sector) / whole,
        "no mention": sum(1 for case in found if not case.found),
    }


def wrong(found: list[Case]) -> None:
    told = Counter[tuple[str, str, str]]()
    where: dict[tuple[str, str, str], Case] = {}
    for case in found:
        best = case.best
        if best and best.code == case.code and best.sector == case.sector:
            continue
        key = (case.name, f"{case.code}/{case.sector}", f"{best.code}/{best.sector}" if best else "-")
        told[key] += 1
        where.setdefault(key, case)
    for key, count in told.most_common():
        print(count, *key, where[key].doc, where[key].evidence[:70], sep="\t")


if __name__ == "__main__":
    main()
