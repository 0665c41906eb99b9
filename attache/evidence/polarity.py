"""Whether one passage denies what another says: reach for ``denies``, and for ``negative`` where it cannot."""

import re
from functools import cache

from attache.fold import fold
from attache.lexicon import items, rows

DONE = "negated"  # negators that say what was not done or is not so; the others (不会, 不支持) tell an attitude
NEXT, REACH = 2, 6  # code points between a negator and what it surely negates, and what it may negate


@cache
def _negators() -> re.Pattern[str]:
    found = {fold(word) for row in rows("markers") if row["kind"] == "negator" and row["value"] == DONE for word in items(row["words"])}
    return re.compile("|".join(sorted(found, key=lambda word: (-len(word), word))))


def negative(folded: str) -> bool:
    """Whether something is negated in a folded passage."""
    return _negators().search(folded) is not None


def _negated(folded: str, reach: int) -> frozenset[str]:
    """The pairs of characters that begin within so many code points behind a negator, in its clause."""
    out = set()
    for match in _negators().finditer(folded):
        for at in range(match.end(), min(match.end() + reach + 1, len(folded) - 1)):
            pair = folded[at : at + 2]
            if not pair.replace(" ", "").isalnum():
                break
            if " " not in pair:
                out.add(pair)
    return frozenset(out)


def denies(one: str, other: str, reach: int = NEXT) -> frozenset[str]:
    """The pairs of characters that stand so near behind a negator in one folded passage and, without any, in the other."""
    bare = frozenset(other[at : at + 2] for at in range(len(other) - 1)) - _negated(other, REACH)
    return _negated(one, reach) & bare
