"""Put the tables of attache/data into canonical form: NFC, no blanks at field ends, sorted and unique rows, comments first.

python eval/tidy.py [--check]      --check prints what would change and exits 1
"""

import difflib
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).parent.parent / "attache" / "data"


def tidied(text: str) -> str:
    """The canonical form of a table."""
    lines = [unicodedata.normalize("NFC", line) for line in text.splitlines()]
    notes = [line.rstrip() for line in lines if line.startswith("# ")]
    body = ["\t".join(field.strip() for field in line.split("\t")) for line in lines if line.strip() and not line.startswith("# ")]
    return "\n".join([*notes, body[0], *sorted(set(body[1:]))]) + "\n"


def main() -> int:
    check = "--check" in sys.argv[1:]
    changed = 0
    for path in sorted(DATA.glob("*.tsv")):
        old = path.read_text("utf-8")
        new = tidied(old)
        if old == new:
            continue
        changed += 1
        if check:
            lines = old.splitlines(True), new.splitlines(True)
            sys.stdout.writelines(difflib.unified_diff(*lines, path.name, f"{path.name} (canonical)", n=0))
        else:
            path.write_text(new, "utf-8")
            print(f"tidied {path.name}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
