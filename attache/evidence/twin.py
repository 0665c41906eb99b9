"""Tell whether two articles are one text: the same in another script, lightly edited, or one cut from the other.

Reach for ``Twins`` to find them in a stream of articles, for ``likeness`` to compare two, for ``bands`` to keep an index of your own.
What is compared is the body without title, dateline, captions and credits, folded to Simplified, letters and digits only. Texts that share
a band of MinHash values are candidates; each is verified on the exact shingles, on the figures and on the opening, so that stock phrases,
daily tables and a picture gallery under many articles make no twins. Two translations of one English original share hardly a shingle.
"""

import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal
from zlib import crc32

from msgspec import Struct
from rensa import RMinHash

from attache.fold import fold
from attache.model import Article

Kind = Literal["same", "edited", "cut"]

SHINGLE = 4  # characters
LONGEST = 40_000  # letters compared of a text
LEAST = 24  # letters of a body that can be compared; of a shorter one the title is taken in
HASHES, ROWS, SEED = 128, 4, 20  # 32 bands of 4: of pairs with similarity 0.5 seven in eight share one, of 0.6 nearly all
LEAD, LEADS = 80, 32  # letters at the beginning, and hashes for 8 bands of their own: a text cut short may share only these
CANDIDATES = 64  # texts verified at most, those that share most bands: boilerplate saved a thousand times is linked to some of its like

# Measured on 2026-11-25 on 9,710 articles and on variants made from 400 of them (eval/twins.py): all 48 pairs linked are one text, and of
# the hundred next likest that are refused none is. Daily tables reach 0.76 with half of their figures in common, a notice that comes
# every year 0.84 on 116 letters, two articles over one gallery 0.61 with openings that share less than a tenth.
SAME = 0.85  # similarity; a change of script with the words of the other side leaves 0.86 to 1
EDITED = (0.55, 0.9)  # least similarity of a long and of a short text
PART = (0.75, 0.9)  # least share of the piece that stands in the whole
SLOPE = 1.1, 480  # in between: what the least would be of no letters, and in how many it falls by one
FLASH = 0.65  # least similarity where FIGURES or more figures stand and are the same in both
FIGURES = 3
AGREEING = 0.7  # of the figures of the text that has fewer
OPENING, ALIKE = 240, 0.5  # letters at the beginning of the longer text, and the share of them that stands in the shorter
PIECE = 60  # letters; a shorter piece is a stock phrase as often as not
SHORTER = 0.85  # of the whole; a piece that is longer is an edited text

PARTS = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"[0-9]+")


class Likeness(Struct, frozen=True):
    """How like two texts are, seen from the one."""

    kind: Kind  # "same" but for script, width and furniture; "edited" a little; "cut": the one is a part of the other
    similarity: float  # Jaccard of the shingles, 0 to 1
    shares: tuple[float, float]  # of the one's shingles that stand in the other, and of the other's that stand in the one


class Link(Struct, frozen=True, order=True):
    """Two articles that are one text, by id, the smaller id first."""

    one: str
    other: str
    like: Likeness


class Twins:
    """Finds the twins in a stream of articles; about 2 KB are kept of each.

    Which links are found does not depend on the order, but for texts with more than ``CANDIDATES`` candidates.
    """

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._known: dict[int, list[str]] = {}

    def add(self, article: Article) -> list[Link]:
        """The links of an article to those added before it; none the second time."""
        if article.id in self._letters:
            return []
        mine = letters(article)
        keys = bands(mine)
        found = self._links(article.id, mine, keys)
        self._letters[article.id] = mine
        for key in keys:
            self._known.setdefault(key, []).append(article.id)
        return found

    def find(self, article: Article) -> list[Link]:
        """The links that ``add`` would return, without keeping the article."""
        mine = letters(article)
        return self._links(article.id, mine, bands(mine))

    def _links(self, id: str, mine: str, keys: list[int]) -> list[Link]:
        shared = Counter(other for key in keys for other in self._known.get(key, ()))
        likest = sorted(shared, key=lambda other: (-shared[other], other))[:CANDIDATES]
        return list(links(id, mine, ((other, self._letters[other]) for other in likest)))


def links(id: str, mine: str, candidates: Iterable[tuple[str, str]]) -> Iterator[Link]:
    """The links between a text and those of the candidates (ids and letters) that are its twins."""
    for other, theirs in candidates:
        first, second = sorted(((id, mine), (other, theirs)))
        if like := likeness(first[1], second[1]):
            yield Link(first[0], second[0], like)


def letters(article: Article) -> str:
    """What is compared of an article: the folded letters and digits of its body, at most ``LONGEST``."""
    text, at, kept = article.text, 0, []
    for span in sorted(one.span for one in article.furniture if one.kind != "heading"):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    body = _squeezed("\n".join([*kept, text[at:]]))
    return (body if len(body) >= LEAST else _squeezed(text))[:LONGEST]


def _squeezed(text: str) -> str:
    return "".join(PARTS.findall(fold(text).lower()))


def bands(squeezed: str) -> list[int]:
    """The keys, below 2**38, under which to look for twins of what ``letters`` gives; empty when that is empty.

    They are the same on every machine and may be kept; a ledger's version must rise when they change.
    """
    return [*_keys(squeezed, HASHES, 0), *_keys(squeezed[:LEAD], LEADS, HASHES // ROWS)] if squeezed else []


def _keys(squeezed: str, hashes: int, first: int) -> Iterator[int]:
    sketch = RMinHash(hashes, SEED)
    sketch.update(_shingles(squeezed))
    packed = struct.pack(f"<{hashes}I", *sketch.digest())
    width = 4 * ROWS
    for band in range(hashes // ROWS):
        yield (first + band) << 32 | crc32(packed[band * width : (band + 1) * width])


def _shingles(squeezed: str) -> set[str]:
    return {squeezed[at : at + SHINGLE] for at in range(max(len(squeezed) - SHINGLE + 1, 1))}


def likeness(one: str, other: str) -> Likeness | None:
    """How like two bodies are, as ``letters`` gives them; ``None`` where they are no twins."""
    mine, theirs = _shingles(one), _shingles(other)
    common = len(mine & theirs)
    similarity, shares = common / len(mine | theirs), (common / len(mine), common / len(theirs))
    short, long = sorted((one, other), key=len)
    if max(shares) < min(FLASH, *EDITED, *PART) or not _agree(short, long) or not _open_alike(short, long):
        return None
    if PIECE <= len(short) < SHORTER * len(long) and max(shares) >= _least(PART, len(short)):
        return Likeness("cut", similarity, shares)
    least = _least(EDITED, len(short))
    if similarity < (min(least, FLASH) if _tells_the_same(short, long) else least):
        return None
    return Likeness("same" if similarity >= SAME else "edited", similarity, shares)


def _least(bounds: tuple[float, float], length: int) -> float:
    """The least that a text of so many letters must reach: the shorter it is, the more of it is stock phrases."""
    return max(bounds[0], min(bounds[1], SLOPE[0] - length / SLOPE[1]))


def _figures(squeezed: str) -> set[str]:
    return set(NUMBER.findall(squeezed))


def _agree(one: str, other: str) -> bool:
    """Whether two texts give the same figures, as far as the one with fewer gives any."""
    mine, theirs = _figures(one), _figures(other)
    return len(mine & theirs) >= AGREEING * min(len(mine), len(theirs))


def _tells_the_same(one: str, other: str) -> bool:
    """Whether two texts give several figures and no other than each other's: more than stock phrases can."""
    mine = _figures(one)
    return len(mine) >= FIGURES and mine == _figures(other)


def _open_alike(short: str, long: str) -> bool:
    """Whether the longer text begins with what the shorter tells; what stands under an article says nothing of it."""
    opening = _shingles(long[: min(OPENING, len(short))])
    return len(opening & _shingles(short)) >= ALIKE * len(opening)
