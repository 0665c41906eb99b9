"""How sure the coder may be: fit the weights of the grounds to gold, and show how well the confidence of events is calibrated.

python eval/confidence.py [--shared ../shared]      the calibration of the shipped weights, and of weights fitted to other documents
python eval/confidence.py --update                  fit the weights to all gold and write attache/data/grounds.tsv

An act counts as right where gold has an event of its type, evidence and participants (the judge's who-what-whom). Weights are those of a
logistic regression with an L2 penalty; the second table gives each document the weights fitted to the others (five folds), which is what
to expect of documents never seen.
"""

import math
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from gold import Document, documents, judge
from options import options

from attache.coding.event import gathered, weighed
from attache.coding.ground import BASE, confidence
from attache.evidence.statement import statements
from attache.lexicon import LEAST, load, rows
from attache.report.row import event

HERE = Path(__file__).parent
TABLE = HERE.parent / "attache" / "data" / "grounds.tsv"
KIND = "type."  # how the grounds of a type begin: it says least of how an act is built, and is shrunk most
SHRUNK = 6.0  # times as much
FOLDS, PENALTY, ROUNDS, PACE, PUSH = 5, 3.0, 400, 1.4, 0.9
SELDOM = 8  # a ground seen more seldom has no weight of its own


class Weighed(NamedTuple):
    """One act that could be an event."""

    doc: str
    grounds: tuple[str, ...]
    right: bool


def collected(shared: Path, found: Iterable[Document]) -> list[Weighed]:
    """Every act of the gold documents that could be an event, and whether it is one."""
    score, lexicon = judge(shared), load()
    out = []
    for one in found:
        reading, known = one.reading, one.gold["events"]
        for told in weighed(reading, tuple(statements(reading)), lexicon):
            made = event(gathered(reading, [told], lexicon), reading.article)
            out.append(Weighed(one.gold["doc"], told.grounds, any(score.level(other, made)[0] > 1 for other in known)))
    return out


def fitted(found: Iterable[Weighed]) -> dict[str, float]:
    """The weights of a logistic regression, by gradient ascent with momentum."""
    cases = list(found)
    seen: dict[str, int] = defaultdict(int)
    for one in cases:
        for name in one.grounds:
            seen[name] += 1
    weights = {name: 0.0 for name, count in seen.items() if count >= SELDOM}
    speed = dict.fromkeys(weights, 0.0)
    for _ in range(ROUNDS):
        slope = {name: -_penalty(name) * weight for name, weight in weights.items()}
        for one in cases:
            miss = one.right - confidence(one.grounds, weights)
            for name in one.grounds:
                if name in slope:
                    slope[name] += miss
        for name in weights:
            speed[name] = PUSH * speed[name] + slope[name]
            weights[name] += PACE / len(cases) * speed[name]
    return weights


def _penalty(name: str) -> float:
    """How hard the weight of a ground is drawn to nothing."""
    if name == BASE:
        return 0.0
    return PENALTY * SHRUNK if name.startswith(KIND) else PENALTY


def unseen(found: list[Weighed]) -> Callable[[Weighed], float]:
    """The confidence of each act by weights fitted to the documents of the other folds."""
    names = sorted({one.doc for one in found})
    random.Random(0).shuffle(names)
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    weights = [fitted(one for one in found if fold[one.doc] != number) for number in range(FOLDS)]
    return lambda one: confidence(one.grounds, weights[fold[one.doc]])


def table(found: list[Weighed], sure: Callable[[Weighed], float]) -> tuple[list[str], float]:
    """The calibration in tenths as lines, and the mean distance between what is said and what is so."""
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for one in found:
        value = sure(one)
        tenths[min(int(value * 10), 9)].append((value, one.right))
    lines, error = [], 0.0
    for number, members in sorted(tenths.items()):
        said = sum(value for value, _ in members) / len(members)
        so = sum(right for _, right in members) / len(members)
        error += abs(said - so) * len(members) / len(found)
        lines.append(f"  {number / 10:.1f}-{number / 10 + 0.1:.1f}  {len(members):5}  said {said:.2f}  right {so:.2f}")
    return lines, error


def brier(found: list[Weighed], sure: Callable[[Weighed], float]) -> float:
    return sum((sure(one) - one.right) ** 2 for one in found) / len(found)


def written(weights: Mapping[str, float]) -> None:
    """The table with these weights; what a ground means stays as it stands."""
    lines = TABLE.read_text("utf-8").rstrip("\n").split("\n")
    head = [line for line in lines if line.startswith("# ")]
    known = {row["ground"]: row for row in rows("grounds")}
    missing = sorted(name for name in weights if name not in known)
    if missing:
        raise SystemExit(f"say in grounds.tsv what these grounds mean: {', '.join(missing)}")
    body = [
        "\t".join([name, row["weight"] if name == LEAST else f"{weights.get(name, 0.0):.2f}", row["note"], row["source"], row["added"]])
        for name, row in known.items()
    ]
    TABLE.write_text("\n".join([*head, "ground\tweight\tnote\tsource\tadded", *sorted(body)]) + "\n", "utf-8")


def calibrated(found: list[Weighed]) -> tuple[list[str], dict[str, float]]:
    """The tables as lines, and by how much what is said is off what is so, on average."""
    lexicon, lines, figures = load(), [], {}
    for name, sure in (("shipped weights", lambda one: confidence(one.grounds, lexicon.weights)), ("documents unseen", unseen(found))):
        recorded = [one for one in found if sure(one) >= lexicon.least]
        told, error = table(recorded, sure)
        lines += [f"calibration, {name}: mean error {error:.3f}, Brier {brier(recorded, sure):.3f}", *told]
        figures[name] = error
    return lines, figures


def main() -> int:
    cli = options(__doc__)
    cli.add_argument("--update", action="store_true", help="write the fitted weights")
    args = cli.parse_args()
    found = collected(args.shared, documents(args.shared))
    if args.update:
        written(rounded(fitted(found)))
        return 0
    print(*calibrated(found)[0], sep="\n")
    return 0


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: 0.0 if math.isclose(value, 0.0, abs_tol=0.005) else value for name, value in weights.items()}


if __name__ == "__main__":
    sys.exit(main())
