"""Lines: where a text has them, and how a block is set on one."""

import re
from itertools import pairwise

LINES = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
WIDE = 0x2E80  # from here on no blank stands between words


def tidy(text: str) -> str:
    """A block on one line. A break in the source stands for no blank between Chinese characters, for one elsewhere."""
    parts = [part for line in LINES.split(text.replace("\t", " ")) if (part := line.strip())]
    whole = parts[:1]
    for before, after in pairwise(parts):
        whole += ["" if ord(before[-1]) >= WIDE and ord(after[0]) >= WIDE else " ", after]
    return "".join(whole)
