"""What names of persons look like: reach for this to find the names beside an office that no table knows.

A name has the shape of a Chinese, Korean or Japanese one (a surname and one or two characters) or of a transliteration (characters that
occur in foreign names, with or without points). The words stand in names.tsv. Strings are folded; positions are those of the reading.
"""

import re
from functools import cache

import rjieba
from msgspec import Struct

from attache.fold import fold
from attache.lexicon import items, rows
from attache.reading import Mark, Reading

EASTERN = frozenset(
    {"CHN", "TWN", "HKG", "MAC", "SGP", "JPN", "KOR", "PRK", "VNM"}
)  # whose persons' names are written in characters of their own
GIVEN = 2  # most characters of a given name behind a surname
FOREIGN = 24  # longest transliteration, in code points
LEAST = 2  # shortest name
PARTS = "·-"  # what joins the parts of a transliteration
HAN = re.compile("[\u3400-\u9fff]")
LATIN = re.compile(r"[A-ZÀ-Þ][^\W\d_]*[.’'-]?(?:[’'-]?[^\W\d_]+\.?)*(?:[ \xa0]+(?:[^\W\d_]+[.’'-]?)+)*")
WHOLE = re.compile("nr|ns|nz")  # what the segmenter calls a name
WORDS = rjieba.Jieba()


class Shapes(Struct, frozen=True):
    """The words of names.tsv, compiled, and the letters of transliterations."""

    surnames: frozenset[str]
    letters: frozenset[str]
    courtesy: tuple[str, ...]
    things: tuple[str, ...]
    small: frozenset[str]
    latin: frozenset[str]

    def noise(self, name: str) -> bool:
        """Whether some characters are a thing's name, or a title and not a name: 公司, 先生, 主义."""
        return name.endswith(self.things) or name.startswith(self.courtesy)

    def plain(self, name: str) -> int:
        """The length of a name without the courtesy title behind it."""
        title = next((word for word in self.courtesy if name.endswith(word) and len(name) - len(word) >= LEAST), "")
        return len(name) - len(title)

    def eastern(self, name: str) -> bool:
        """Whether a name is a surname and a given name of one or two characters."""
        return any(name[:size] in self.surnames and 1 <= len(name) - size <= GIVEN for size in (1, 2, 3))

    def foreign(self, name: str) -> bool:
        """Whether a name may be a transliteration."""
        bare = name.translate(JOINED)
        return (
            LEAST <= len(bare) <= FOREIGN
            and all(letter in self.letters for letter in bare)
            and name[0] not in PARTS
            and name[-1] not in PARTS
        )

    def person(self, latin: str) -> bool:
        """Whether a Latin name may be a person's: no body's, company's or work's word in it, and no abbreviation."""
        words = latin.replace("\xa0", " ").split()
        return bool(words) and not any(word.lower().strip(".’'") in self.latin or (len(word) > 2 and word.isupper()) for word in words)


JOINED = {ord(part): None for part in PARTS}


@cache
def shapes() -> Shapes:
    """The shipped table, compiled once per process."""
    table = rows("names")

    def words(kind: str) -> tuple[str, ...]:
        return tuple(fold(word) for row in table if row["kind"] == kind for word in items(row["words"]))

    small = frozenset(words("small"))
    return Shapes(frozenset(words("surname")), _letters(), words("courtesy"), words("thing"), small, frozenset(words("latin")))


def _letters() -> frozenset[str]:
    """The characters of the names of persons from elsewhere, without closed-class words."""
    closed = {fold(word) for row in rows("markers") if row["kind"] not in {"slippery", "thing", "topic"} for word in items(row["words"])}
    known = (fold(row[region]) for row in rows("persons") if row["code"] not in EASTERN for region in ("cn", "tw", "hk"))
    return frozenset(letter for name in known for letter in name if HAN.match(letter)) - closed


def behind(reading: Reading, at: int, known: Shapes) -> int:
    """Where an unknown name that begins at a position ends; the position itself where none begins there."""
    run, closed = _run(reading, at)
    if len(run) < LEAST or known.noise(run) or _common(run, known):
        return at
    if closed and len(run) == 1 + GIVEN and run[0] in known.surnames and run[-1] in known.small:
        run = run[:-1]
    if closed and _fits(run, known):
        return at + len(run)
    name = _cut(run, known)
    return at + len(name) if _fits(name, known) and not known.noise(name) else at


def _bounds(mark: Mark, text: str, at: int) -> bool:
    """Whether a known word ends a name that begins at a position: not the second part of one, nor a character that is no word by itself."""
    if mark.start > at and text[mark.start - 1] in PARTS:
        return False
    closed = mark.forms or mark.cues or any(marker.kind != "slippery" for marker in mark.markers)
    return mark.end - mark.start > 1 or (mark.start >= at + LEAST and bool(closed))


def _common(run: str, known: Shapes) -> bool:
    """Whether a run of characters begins with a word of the dictionary that is no name: 总统|权力."""
    word, kind = rjieba.tag(run)[0]
    if any(run[:size] in known.surnames for size in (2, 3)):
        return False
    return len(word) >= LEAST and WORDS.has_word(word) and not WHOLE.match(kind)


def _fits(name: str, known: Shapes) -> bool:
    return len(name) >= LEAST and (known.eastern(name) or known.foreign(name))


def _run(reading: Reading, at: int) -> tuple[str, bool]:
    """The characters from a position on up to a known word, a time or what belongs to no name; whether such a bound ends it."""
    text, stop = reading.folded, at
    while stop < len(text) and stop - at < FOREIGN and (HAN.match(text[stop]) or (text[stop] in PARTS and stop > at)):
        stop += 1
    marked = [mark.start for mark in reading.inside(at, stop + FOREIGN) if _bounds(mark, text, at)]
    limit = min([stop, *marked, *(span.start for span in reading.timed(at, stop + 1))])
    return text[at : max(limit, at)], stop - at < FOREIGN or limit < stop


def _cut(run: str, known: Shapes) -> str:
    """The part of a run of characters that is a name by the segmenter's bounds: 佐科威|出席."""
    words = rjieba.tag(run)
    if not words:
        return ""
    first, kind = words[0]
    if first in known.surnames and len(words) > 1 and len(words[1][0]) <= GIVEN:
        first, kind = first + words[1][0], "nr"
    if known.eastern(first):
        return first if kind.startswith("nr") and not set(first[1:]) & known.small else ""
    name = ""
    for word, _ in words:
        if not all(letter in known.letters or letter in PARTS for letter in word):
            break
        name += word
    return name.rstrip(PARTS)


def ahead(reading: Reading, at: int, known: Shapes) -> int:
    """Where an unknown Chinese name that ends at a position begins (某某某部长); the position itself where none ends there."""
    low = max(at - 8, 0)
    before = [mark.end for mark in reading.inside(low, at)]
    words = rjieba.tag(reading.folded[max([low, *before]) : at])
    if not words:
        return at
    name, kind = words[-1]
    if kind == "nr" and len(name) == 1 + GIVEN and known.eastern(name) and not set(name) & known.small:
        return at - len(name)
    return at
