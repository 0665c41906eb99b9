"""What a speaker does by saying something: a demand without a verb of demanding, a charge without a verb of accusing.

北京应停止施压, said by a minister of another state, is a request; 北京违反了协议 is an accusation. The words are rows of
predicates.tsv with part of speech ``d``; they count only inside statements, right behind a party that is not the speaker's.
"""

from collections.abc import Iterable, Iterator

from attache.coding.frame import Act
from attache.lexicon import Predicate
from attache.model import Party, Span, Statement
from attache.reading import Mark, Mention, Reading

SILENT = frozenset({"EDU", "JRN", "MED", "CVL", None})  # whose opinions of others are no acts
OWNED = 8  # longest 的 and noun between a party and what is said of it (俄羅斯的行動違反…), in code points
NEAR = 12  # furthest that the word may stand behind the party, in code points


def indirect(reading: Reading, statements: Iterable[Statement]) -> Iterator[Act]:
    """The demands and charges that statements make of somebody who is not on the speaker's side."""
    for one in statements:
        speaker = one.speaker
        if speaker is None or speaker.code is None or speaker.sector in SILENT:
            continue
        for mention in reading.mentioned(one.content.start, one.content.end):
            if mention.kind != "party" or mention.government or not _other(mention, speaker) or not _first(reading, one, mention):
                continue
            found = _word(reading, mention)
            if found is not None:
                yield _act(reading, speaker, mention, *found)


def _other(mention: Mention, speaker: Party) -> bool:
    codes = {party.code for party in mention.parties}
    return bool(codes) and None not in codes and speaker.code not in codes


def _first(reading: Reading, statement: Statement, mention: Mention) -> bool:
    """Whether a mention stands first in its clause or in the words of the statement, but for small words."""
    start = max(reading.clauses[reading.clause(mention.start)].start, statement.content.start)
    return reading.small(start, mention.start)


def _act(reading: Reading, speaker: Party, mention: Mention, mark: Mark, predicate: Predicate) -> Act:
    trigger = Span(mark.start, mark.end)
    return Act(
        predicate,
        trigger,
        reading.clause(mark.start),
        (speaker,),
        mention.parties,
        "X Y V",
        False,
        False,
        False,
        mark.end,
        ("doer.speaker",),
    )


def _word(reading: Reading, mention: Mention) -> tuple[Mark, Predicate] | None:
    """The word of duty right behind a mention, or the word of blame behind it and small words."""
    for mark in reading.inside(mention.end, mention.end + NEAR):
        between = reading.between(mention.end, mark.start)
        for form in mark.forms:
            if form.predicate.pos != "d":
                continue
            blames = form.predicate.type == "ACCUSE"
            if not between or (blames and _said_of(reading, mention.end, mark.start, between)):
                return mark, form.predicate
    return None


def _said_of(reading: Reading, start: int, stop: int, between: str) -> bool:
    """Whether a word is said of a party although others stand between: a noun that is its own, or small words, none of which denies."""
    if between.startswith("的"):
        return 1 < len(between) <= OWNED
    denied = any(mark.kind("negator") for mark in reading.inside(start, stop))
    return "、" not in between and not denied and reading.small(start, stop)
