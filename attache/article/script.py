"""Which script and language a text is written in: reach for ``script`` and ``language`` to label a text."""

import re
from functools import cache
from itertools import repeat
from typing import Literal

from attache.fold import table

CJK, WIDE = 0x2E80, range(0xFF00, 0xFFF0)
Script = Literal["Hans", "Hant", "none"]
HAN, KANA, HANGUL = (re.compile(f"[{block}]") for block in ("\u3400-\u9fff", "\u3041-\u30fa", "\uac00-\ud7a3"))
WORD = re.compile("[A-Za-zÀ-ɏ]+")
CYRILLIC = re.compile("[Ѐ-ӿ]+")
OTHER = re.compile("[Ѐ-ӿ\u3041-\u30fa\uac00-\ud7a3]")
OLD = 1 << 40  # more than the characters of any text
SHARE = 0.15  # of kana or hangul among the characters that make a text Japanese or Korean


def script(text: str) -> Script:
    """The script of most characters that tell the two apart; ``none`` where no character does."""
    old, new = divmod(sum(map(_weights().get, text, repeat(0))), OLD)
    return "none" if not old and not new else "Hans" if new >= old else "Hant"


def language(text: str) -> str:
    """The language of most of a text as a BCP 47 tag: "zh", "ja", "ko", "ru" or "en"; Chinese where nothing tells."""
    han, latin, cyrillic = len(HAN.findall(text)), len(WORD.findall(text)), 0
    if OTHER.search(text):
        kana, hangul, cyrillic = (len(kind.findall(text)) for kind in (KANA, HANGUL, CYRILLIC))
        if max(kana, hangul) > SHARE * (han + kana + hangul):
            return "ja" if kana >= hangul else "ko"
    if han * 4 >= latin + cyrillic:
        return "zh"
    return "ru" if cyrillic > latin else "en"


@cache
def _weights() -> dict[str, int]:
    """What a character counts, so that one pass counts those of both scripts."""
    return dict.fromkeys(simplified(), 1) | dict.fromkeys(traditional(), OLD)


@cache
def traditional() -> frozenset[str]:
    """Characters of the Traditional script alone."""
    return frozenset(chr(code) for code in table() if code > CJK and code not in WIDE)


@cache
def simplified() -> frozenset[str]:
    """Characters of the Simplified script alone: what folding makes and Big5 does not hold."""
    return frozenset(char for char in table().values() if ord(char) > CJK and not char.encode("big5", "ignore"))
