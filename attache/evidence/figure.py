"""Figures in a text and what they count: reach for ``figures`` to compare what two reports say of the same thing.

A figure is a stretch of numbers, since 至少10人 is ten and more; what it counts is its unit with what became of those counted (10|人|死亡).
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import Span

NEAR = 6  # code points before a number in which a word may stand that says how exact it is
AHEAD, BEHIND = 14, 9  # code points behind and before a number in which what became of those counted may stand
LONGEST, NOUN = 6, 2  # code points of a noun behind a unit, and of its end by which two are compared
ABOUT = 0.15  # by how much a number with 约 may be off
UNDER = 0.8  # 近百 is no less than this share of a hundred
ENDS = "，,。；;！？!?\n"
LISTS = "、和及与"


class Figure(Struct, frozen=True):
    """How many of what, as a text has it."""

    low: float
    high: float | None  # None where only the least is told
    unit: str  # "people", "USD", "aircraft", …
    fate: str | None  # what became of them: "dead", "hurt", "held"; None where nothing beside it says so
    noun: str  # the word behind the unit, folded: 名|士兵, 架|无人机; "" where there is none
    span: Span
    words: str  # as they stand
    of: frozenset[str] = frozenset()  # codes of the states it speaks of, as its clause tells

    def counts(self, other: "Figure") -> bool:
        """Whether two figures count the same: unit and fate, and the noun and the state where both tell them."""
        alike = not self.noun or not other.noun or bool(set(self.noun[-NOUN:]) & set(other.noun[-NOUN:]))
        return self.unit == other.unit and self.fate == other.fate and alike and (not self.of or not other.of or bool(self.of & other.of))

    def clashes(self, other: "Figure") -> bool:
        """Whether two figures that count the same cannot both be right."""
        return (self.high is not None and self.high < other.low) or (other.high is not None and other.high < self.low)


class Words(Struct, frozen=True):
    """The table, ready to use."""

    number: re.Pattern[str]  # a number whole: 3.5亿, 1万2300
    part: re.Pattern[str]  # one of its parts, each with what it is multiplied by
    kinds: dict[str, dict[str, str]]  # by kind: the key of each word
    longest: dict[str, int]  # of the words of a kind


@cache
def _words() -> Words:
    kinds: dict[str, dict[str, str]] = {}
    for row in rows("figures"):
        kinds.setdefault(row["kind"], {}).update({fold(word): row["key"] for word in items(row["words"])})
    scales = "|".join(sorted(kinds["scale"], key=len, reverse=True))
    own = "".join([*kinds["digit"], *kinds["step"]])
    more = "".join(kinds["more"])
    one = rf"(?:[0-9]+(?:[,，][0-9]{{3}})*(?:\.[0-9]+)?|[{own}]+)"
    number = re.compile(rf"(?P<parts>(?:{one}[{more}]?(?:{scales})+)*(?:{one}(?:{scales})*)?)(?P<more>[{more}]?)")
    part = re.compile(rf"(?P<digits>{one})(?P<more>[{more}]?)(?P<scales>(?:{scales})*)")
    return Words(number, part, kinds, {kind: max(map(len, known)) for kind, known in kinds.items()})


def figures(text: str, start: int, end: int, named: Callable[[str], frozenset[str]] | None = None) -> tuple[Figure, ...]:
    """The figures of a stretch of text whose unit is known, in order; ``named`` gives the codes that some folded words name."""
    return tuple(_figures(text, fold(text[start:end]), start, named or _nobody))


def _nobody(words: str) -> frozenset[str]:
    return frozenset()


def _figures(text: str, folded: str, offset: int, named: Callable[[str], frozenset[str]]) -> Iterator[Figure]:
    words = _words()
    start, end = 0, len(folded)
    found = [match for match in words.number.finditer(folded, start, end) if match["parts"]]
    for number, match in enumerate(found):
        value = _value(match, words)
        if folded[max(match.start() - 1, 0) : match.start()] in words.kinds["ordinal"]:
            continue
        unit, after = _unit(folded, match.end(), end, words)
        before = found[number - 1].end() if number else start
        following = found[number + 1].start() if number + 1 < len(found) else end
        stop = min(following, end) if unit else min(after + 1, end)  # 3死9伤, but not 2023年死亡
        fate = _fate(folded, after, stop, before if unit else match.start(), match.start(), words)
        if (unit is None and fate is None) or value == 0:
            continue
        opens, low, high = _bounds(folded, match, after, value, before, end, words)
        noun = _noun(folded, after, min(following, end), words) if unit else ""
        span = Span(offset + opens, offset + after)
        clause = folded[max(folded.rfind(end, 0, opens) for end in ENDS) + 1 : after]
        rest = folded[after : _clause_end(folded, after)]
        of = named(rest) or named(clause)
        yield Figure(low, high, unit or "people", fate, noun, span, span.quote(text), of)


def _clause_end(folded: str, at: int) -> int:
    return next((place for place in range(at, len(folded)) if folded[place] in ENDS), len(folded))


def _noun(folded: str, after: int, stop: int, words: Words) -> str:
    """The noun behind a unit, up to what became of those counted."""
    at = after
    ends = ("fate", "between")
    while at < min(after + LONGEST, stop) and folded[at].isalpha() and not any(_longest(folded, at, stop, kind, words) for kind in ends):
        at += 1
    return folded[after:at]


def _value(match: re.Match[str], words: Words) -> float:
    """The number of a match, part by part."""
    return sum(_digits(part["digits"], words) * _scaled(part["scales"], words) for part in words.part.finditer(match["parts"]))


def _scaled(scales: str, words: Words) -> int:
    value, at = 1, 0
    while at < len(scales):
        word = _longest(scales, at, len(scales), "scale", words) or ""
        value, at = value * int(words.kinds["scale"][word]), at + len(word)
    return value


def _digits(digits: str, words: Words) -> float:
    """The value of digits, or of Chinese numerals below ten thousand: 三百二十, 二〇二四."""
    if digits[0].isdecimal():
        return float(digits.replace(",", "").replace("，", ""))
    value, rest = 0, 0
    for character in digits:
        if character in words.kinds["step"]:
            value, rest = value + (rest or 1) * int(words.kinds["step"][character]), 0
        else:
            rest = rest * 10 + int(words.kinds["digit"][character])
    return float(value + rest)


def _longest(folded: str, at: int, end: int, kind: str, words: Words) -> str | None:
    """The longest word of a kind that begins at a place."""
    known = words.kinds[kind]
    sizes = range(min(words.longest[kind], end - at), 0, -1)
    return next((folded[at : at + size] for size in sizes if folded[at : at + size] in known), None)


def _unit(folded: str, at: int, end: int, words: Words) -> tuple[str | None, int]:
    """The unit behind a number, and where it ends."""
    word = _longest(folded, at, end, "unit", words)
    return (words.kinds["unit"][word], at + len(word)) if word else (None, at)


def _fate(folded: str, after: int, stop: int, before: int, number: int, words: Words) -> str | None:
    """What became of those counted: the nearest such word behind the figure in its clause, else before it."""
    known, longest = words.kinds["fate"], words.longest["fate"]
    for at in range(after, min(after + AHEAD, stop)):
        if folded[at] in ENDS:
            break
        if (word := _longest(folded, at, stop, "fate", words)) is not None:
            return known[word]
    for at in range(number - 1, max(before, number - BEHIND) - 1, -1):
        if folded[at] in ENDS + LISTS:
            return None
        for size in range(min(longest, number - at), 0, -1):
            if folded[at : at + size] in known:
                return known[folded[at : at + size]]
    return None


def _bounds(
    folded: str, match: re.Match[str], after: int, value: float, before: int, end: int, words: Words
) -> tuple[int, float, float | None]:
    """Where a figure begins with the words that say how exact it is, and between what it lies."""
    low, opens = value, match.start()
    high: float | None = value
    if match["more"] or any(part["more"] for part in words.part.finditer(match["parts"])):
        high = value + _step(value)
    for kind in ("least", "most", "over", "under", "about"):
        sizes = range(min(words.longest[kind], opens - before), 0, -1)
        size = next((size for size in sizes if folded[opens - size : opens] in words.kinds[kind]), 0)
        behind = _longest(folded, after, end, kind, words) or _earlier(folded, before, opens, kind, words)
        if not size and not behind:
            continue
        opens -= size
        low, high = {
            "least": (value, None), "over": (value, None), "most": (0.0, value), "under": (value * UNDER, value),
            "about": (value * (1 - ABOUT), value * (1 + ABOUT)),
        }[kind]  # fmt: skip
        break
    return opens, low, high


def _earlier(folded: str, before: int, opens: int, kind: str, words: Words) -> str | None:
    """A word of more than one character that says how exact a number is, with its verb in between: 至少造成|10人."""
    near = folded[max(before, opens - NEAR) : opens]
    cut = max(near.rfind(end) for end in ENDS + LISTS) + 1
    return next((word for word in words.kinds[kind] if len(word) > 1 and word in near[cut:]), None)


def _step(value: float) -> float:
    """How much 多 may add to a round number: less than one of its last place that is told."""
    step = 1.0
    while value >= step * 10 and value % (step * 10) == 0:
        step *= 10
    return step - 1 if step > 1 else 1.0
