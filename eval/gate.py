"""Score attache against the gold and hold the result against eval/floors.json.

python eval/gate.py [--shared ../shared] [--errors FOLDER]      print the tables; exit 1 below a floor
python eval/gate.py --update                                    raise the floors to what was reached
python eval/gate.py --update --lower --reason "why"             let floors fall, with the reason kept beside them
"""

import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from confidence import calibrated, collected
from gold import SETS, documents
from options import options
from parties import measured

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHARES = ("central", "published", "publisher")  # right of all, higher is better
COUNTS = ("mode", "direction")  # right of the events found: the share falls as more are found, so the number right is held
SLACK = 1e-9
CALIBRATED = 0.06  # so far the confidence of unseen documents may be off on average


def coded(folder: Path) -> str:
    """The documents of a folder as ``attache code`` prints them."""
    done = subprocess.run([sys.executable, "-m", "attache", "code", "--quiet", str(folder)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(f"attache code {folder} failed: {done.stderr.strip()}")
    return done.stdout


def scored(shared: Path, gold: str, folder: str, errors: Path | None) -> dict[str, Any]:
    """The table of the judge on the terminal, and its figures."""
    judge = [sys.executable, str(shared / "gold" / "score.py"), str(shared / gold)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(coded(shared / folder))
        file.flush()
        extra = ["--errors", str(errors)] if errors else []
        subprocess.run([*judge, file.name, *extra], check=True)
        figures: dict[str, Any] = json.loads(subprocess.run([*judge, file.name, "--json"], check=True, capture_output=True).stdout)
    return figures


def flat(figures: dict[str, Any]) -> dict[str, float]:
    """The figures that have floors, by name."""
    out = {}
    for level in ("what", "who-what-whom", "+ status", "+ date", "statements"):
        for measure in ("precision", "recall", "f1"):
            out[f"{level} {measure}"] = figures[level][measure]
    out["statements stance"] = figures["statements"]["stance"]
    for name in SHARES:
        whole, right = figures[name]
        out[name] = right / whole if whole else 0.0
    out |= {f"{name} right": figures[name][1] for name in COUNTS}
    return {name: round(value, 4) for name, value in out.items()}


def compared(reached: dict[str, float], floors: dict[str, float]) -> list[str]:
    return [f"{name} {reached[name]:.4f} is below {floor:.4f}" for name, floor in floors.items() if reached.get(name, 0.0) < floor - SLACK]


def updated(old: dict[str, Any], reached: dict[str, float], digest: str, lower: bool) -> dict[str, Any]:
    floors = {key: value if lower else max(value, old.get("floors", {}).get(key, 0.0)) for key, value in reached.items()}
    return {"gold": digest, "floors": floors}


def main() -> int:
    cli = options(__doc__)
    cli.add_argument("--errors", type=Path, help="folder for the lists of missed and spurious events")
    cli.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    cli.add_argument("--lower", action="store_true", help="with --update: let floors fall; needs --reason")
    cli.add_argument("--reason", default="")
    args = cli.parse_args()
    if args.lower and not args.reason:
        cli.error("lowering a floor needs --reason")
    kept: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    failed = []
    for name, gold, folder in SETS:
        print(f"== {name}", flush=True)
        errors = args.errors / f"{name}.tsv" if args.errors else None
        reached = flat(scored(args.shared, gold, folder, errors))
        digest = sha256((args.shared / gold).read_bytes()).hexdigest()[:16]
        old = kept.get(name, {})
        if args.update:
            kept[name] = updated(old, reached, digest, args.lower)
            continue
        if old and old["gold"] != digest:
            failed.append(f"{name}: the gold has changed; look at the figures and run make floors")
        failed += [f"{name}: {line}" for line in compared(reached, old.get("floors", {}))]
    read = list(documents(args.shared))
    both = measured(args.shared, read)[0]["both"]
    met = {name: round(both[name], 4) for name in ("code", "sector", "sides")}
    lines, off = calibrated(collected(args.shared, read))
    print("== confidence", *lines, sep="\n")
    if off["documents unseen"] > CALIBRATED:
        failed.append(f"confidence of unseen documents is off by {off['documents unseen']:.3f}; run eval/confidence.py --update")
    print("== parties", *(f"{name} {value:.3f}" for name, value in met.items()), sep="  ")
    old = kept.get("parties", {})
    if args.update:
        kept["parties"] = updated(old, met, "", args.lower)
    failed += [f"parties: {line}" for line in compared(met, old.get("floors", {})) if not args.update]
    if args.update:
        if args.lower:
            kept["lowered"] = [*kept.get("lowered", []), args.reason]
        FLOORS.write_text(json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")
        print(f"floors written to {FLOORS}")
    for line in failed:
        print(f"below the floor: {line}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
