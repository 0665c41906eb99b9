"""Which script a text is written in: reach for ``script`` to label an article or to choose between an outlet's names."""

from functools import cache
from typing import Literal

from attache.fold import table

CJK, WIDE = 0x2E80, range(0xFF00, 0xFFF0)
Script = Literal["Hans", "Hant", "none"]


def script(text: str) -> Script:
    """The script of most characters that tell the two apart; ``none`` where no character does."""
    old = sum(map(traditional().__contains__, text))
    new = sum(map(simplified().__contains__, text))
    return "none" if not old and not new else "Hans" if new >= old else "Hant"


@cache
def traditional() -> frozenset[str]:
    """Characters of the Traditional script alone."""
    return frozenset(chr(code) for code in table() if code > CJK and code not in WIDE)


@cache
def simplified() -> frozenset[str]:
    """Characters of the Simplified script alone: what folding makes and Big5 does not hold."""
    return frozenset(char for char in table().values() if ord(char) > CJK and not char.encode("big5", "ignore"))
