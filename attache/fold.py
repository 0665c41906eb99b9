"""Fold Traditional characters to Simplified, one to one, for matching only: use on both sides of a comparison.

Offsets into folded text are offsets into the original. Folded text is never shown: names are quoted as they stand.
"""

from functools import cache

from opencc import OpenCC

CJK = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))
DOTS = "‧・•．∙⋅"  # between the parts of a foreign name, for ·
WIDE = range(0xFF01, 0xFF5F)  # full-width ASCII; only letters and digits are folded, punctuation keeps its meaning


@cache
def table() -> dict[int, str]:
    """The folding table for ``str.translate``: OpenCC's t2s, character by character, and full-width letters and digits."""
    pairs = {code: chr(code - 0xFEE0) for code in WIDE if chr(code - 0xFEE0).isalnum()}
    pairs.update((ord(dot), "·") for dot in DOTS)
    characters = [chr(code) for block in CJK for code in block]
    simple = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs.update((ord(a), b) for a, b in zip(characters, simple, strict=True) if a != b and len(b) == 1)
    return pairs


def fold(text: str) -> str:
    """The text with every character in its Simplified form; as long as the text itself."""
    return text.translate(table())
