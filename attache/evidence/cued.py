"""The cues of a clause that report something there: which words of saying introduce words of their own.

Reach for ``telling`` to learn what a clause reports, and for ``cued`` to ask whether it reports at all.
"""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from attache.evidence.uttered import reports
from attache.evidence.voice import EDGES, LEAST, PLAIN, STRICT, voice
from attache.fold import fold
from attache.lexicon import Cue, items, rows
from attache.reading import Clause, Mark, Reading

COLON = frozenset({"：", ":"})
FAR = 24  # so far before a word of reply may a refusal stand
REPLY = "reply, comment"
TOPICAL = frozenset({REPLY, "explain", "mention", "notify", "add", "criticise"})  # rows whose verbs take mere things as well


class Cued(Struct, frozen=True):
    """A cue that fired in a clause."""

    mark: Mark
    cue: Cue
    end: int
    tail: int  # where the words that close it begin (报道 in 据…报道); the end where there are none

    @property
    def source(self) -> bool:
        return self.cue.kind == "according"


def telling(reading: Reading, clause: Clause) -> list[Cued]:
    """The cues of a clause that each introduce words of their own.

    Where a second cue follows with nobody new before it, the first only sets the scene (接受采访时表示); a cue of
    quotation before a cue of speech only names the way (援引…表示); after 据 a cue of speech only closes the source.
    """
    found = sorted(cued(reading, clause), key=lambda one: one.mark.start)
    out: list[Cued] = []
    for one, following in zip(found, [*found[1:], None], strict=False):
        if out and out[-1].source and not one.source:
            if one.end > out[-1].end and _closes(reading, clause, one):
                out[-1] = Cued(out[-1].mark, out[-1].cue, one.end, one.mark.start)
            continue
        if out and (one.mark.start < out[-1].end or _object(reading, clause, out[-1], one)):
            continue
        if following is not None and (following.mark.start < one.end or _object(reading, clause, one, following)):
            following = None
        if any(_scenes(reading, one, later) for later in found if later.mark.start > one.mark.start):
            continue
        if following is not None and not following.source and not one.source and one.cue.kind != "declines":
            between = [m for m in reading.mentioned(one.end, following.mark.start) if m.kind != "modifier" and m.government == ""]
            if one.cue.kind == "quotes" or not (between or _begun(reading, one, following)):
                continue
        out.append(one)
    return out


def _begun(reading: Reading, one: Cued, following: Cued) -> bool:
    """Whether what is said has begun before the next cue, which only belongs to it: 指出|这表明, 称|照片和数据显示."""
    words = reading.between(one.end, following.mark.start)
    return reading.folded[one.end - 1] in PLAIN and (
        words.startswith(tuple(voice("this"))) or not reading.small(one.end, following.mark.start)
    )  # fmt: skip


def _object(reading: Reading, clause: Clause, one: Cued, following: Cued) -> bool:
    """Whether a cue at the end of a sentence is only what another denies or doubts: 否认|指控."""
    ends = not reading.between(following.end, clause.end).strip(EDGES + "！？") and reading.folded[clause.end - 1] not in "，,：:"
    return ends and one.cue.stance in {"deny", "confirm", "doubt"} and reading.folded[following.end - 1] not in PLAIN


def _scenes(reading: Reading, one: Cued, following: Cued) -> bool:
    """Whether a cue only tells when the next was uttered: 回答记者提问时|表示."""
    return not one.source and any(
        mark.kind("temporal") and mark.end == following.mark.start for mark in reading.inside(one.end, following.mark.start)
    )  # fmt: skip


def named(reading: Reading, clause: Clause) -> Cued | None:
    """The colon behind the bare name or post of somebody, who says what follows: 王毅：…, as digests and transcripts have it."""
    start = clause.start
    while start < clause.end and not reading.folded[start].isalnum():
        start += 1
    mention = next((m for m in reading.mentioned(start, clause.end) if m.start == start), None)
    if mention is None or clause.depth or mention.kind != "party" or reading.folded[mention.end : clause.end].rstrip() not in COLON:
        return None
    if not any(name.kind in {"person", "office"} for mark in reading.inside(mention.start, mention.end) for name in mark.names):
        return None
    return Cued(Mark(mention.end, mention.end + 1), Cue("assert", "says", "colon"), mention.end + 1, mention.end + 1)


def verbal(reading: Reading, one: Cued) -> bool:
    """Whether a cue reports only with words that say something: 担心局势失控, 介绍双方达成共识, but not 介绍来宾."""
    issued = reading.folded[one.mark.start : one.mark.end] in voice("issue")
    return issued or one.cue.kind in STRICT or (one.cue.en in TOPICAL and reading.folded[one.end - 1] not in PLAIN)


def wishes(reading: Reading, clause: Clause, one: Cued) -> bool:
    """Whether a word of attitude opens its clause and only goes on with what somebody says: X表示，双方友好，希望…."""
    goes = one.cue.kind == "hopes" or (one.cue.en in {REPLY, "explain"} and reading.folded[one.end - 1] not in PLAIN)
    return goes and reading.small(clause.start, one.mark.start) and not reading.mentioned(clause.start, one.mark.start)


def _closes(reading: Reading, clause: Clause, one: Cued) -> bool:
    """Whether a cue of speech behind 据 closes the source: 据马克龙在讲话中说，, but not 据移民改革主张|提出."""
    told = next((m.end for m in reading.mentioned(one.end, clause.end) if m.start == one.end and one.cue.en == "notify"), one.end)
    rest = len(reading.between(told, clause.end).strip(EDGES))
    return one.cue.kind not in STRICT and (rest == 0 or rest >= LEAST)


def cued(reading: Reading, clause: Clause) -> Iterator[Cued]:
    """All cues of a clause that report there."""
    for mark in reading.inside(clause.start, clause.end):
        if reading.bracketed(mark.start):
            continue
        cues = mark.cues or _hidden(reading, mark)
        if any(cue.en == REPLY for cue in cues) and (refusal := _refused(reading, clause, mark)) is not None:
            yield refusal
            continue
        ends = [(reading.tailed(_headed(reading, mark, cue), cue.tail, clause.end), cue) for cue in cues]
        ends = [(end, cue) for end, cue in ends if not (cue.tail and _cuts(reading, mark, end))]
        end, cue = max(ends, key=lambda found: found[0], default=(-1, None))
        if cue is not None and end >= 0 and reports(reading, clause, mark, cue):
            yield Cued(mark, cue, end, end - len(cue.tail or ""))


def _cuts(reading: Reading, mark: Mark, end: int) -> bool:
    """Whether the word that would close a cue is the beginning of a name: 根据消息|来源."""
    return any(other.names and other.start < end < other.end for other in reading.inside(mark.end, end + 4))


def _refused(reading: Reading, clause: Clause, mark: Mark) -> Cued | None:
    """The cue of declining that a refusal before a word of reply makes: 尚未对此作出|回应, 拒绝就报道|置评."""
    rest = reading.between(mark.end, clause.end).strip("，,。；;、！？）)”」")
    if rest or reading.folded[mark.end - 1] in PLAIN:
        return None
    for other in reversed(reading.inside(max(clause.start, mark.start - FAR), mark.start)):
        if reading.folded[other.start : other.end] in voice("refuse"):
            return Cued(other, Cue("decline", "declines", "decline to comment"), mark.end, mark.start)
    return None


def _headed(reading: Reading, mark: Mark, cue: Cue) -> int:
    """Where the word of a cue ends: behind its mark, or inside it (期待|美国, 宣布|制裁)."""
    return mark.end if cue in mark.cues else mark.start + _begins(reading, mark)


def _hidden(reading: Reading, mark: Mark) -> tuple[Cue, ...]:
    """The cue that a longer predicate begins with: 期待美国, 宣布制裁."""
    size = _begins(reading, mark)
    cues = _words().get(reading.folded[mark.start : mark.start + size], ()) if size else ()
    return tuple(cue for cue in cues if cue.kind in {"says", *STRICT} and cue.tail is None)


def _begins(reading: Reading, mark: Mark) -> int:
    """How long the word of saying is with which a predicate begins; 0 where it begins with none."""
    if not mark.forms or mark.names:
        return 0
    sizes = range(min(4, mark.end - mark.start - 1), 1, -1)
    return next((size for size in sizes if reading.folded[mark.start : mark.start + size] in _words()), 0)


@cache
def _words() -> dict[str, tuple[Cue, ...]]:
    """The cues by their word, as the table has them."""
    out: dict[str, tuple[Cue, ...]] = {}
    for row in rows("cues"):
        for word in items(row["words"]):
            cue = Cue(row["stance"], row["kind"], row["en"])  # type: ignore[arg-type]
            out[fold(word)] = (*out.get(fold(word), ()), cue)
    return out
