"""Demands without a verb of demanding: what a speaker says that another side must do (北京应停止施压)."""

from collections.abc import Iterable, Iterator

from attache.coding.frame import Act
from attache.model import Span, Statement
from attache.reading import Mark, Mention, Reading

SILENT = frozenset({"EDU", "JRN", "MED", None})  # whose opinions of what others must do are no demands


def urged(reading: Reading, statements: Iterable[Statement]) -> Iterator[Act]:
    """The demands inside statements: a party that is not the speaker's, right before a word of duty."""
    for one in statements:
        speaker = one.speaker
        if speaker is None or speaker.code is None or speaker.sector in SILENT:
            continue
        for mention in reading.mentioned(one.content.start, one.content.end):
            mark = _duty(reading, mention)
            codes = {party.code for party in mention.parties}
            if mark is None or mention.kind != "party" or mention.government or None in codes or speaker.code in codes:
                continue
            predicate = next(form.predicate for form in mark.forms if form.predicate.pos == "d")
            number = reading.clause(mark.start)
            trigger = Span(mark.start, mark.end)
            yield Act(predicate, trigger, number, (speaker,), mention.parties, "X Y V", False, False, False, mark.end)


def _duty(reading: Reading, mention: Mention) -> Mark | None:
    """The word of duty right behind a mention."""
    for mark in reading.inside(mention.end, mention.end + 8):
        if any(form.predicate.pos == "d" for form in mark.forms):
            return mark if not reading.between(mention.end, mark.start) else None
    return None
