"""Who has spoken so far, and whom 他 and 他们 and a bare title mean.

Reach for ``after`` once somebody has spoken, for ``since`` before a pronoun is read, and for ``known`` with a part of a name.
"""

import re

import rjieba
from msgspec import Struct
from msgspec.structs import replace

from attache.evidence.bound import described, document, free, past, person, reach
from attache.evidence.name import IS, MEDIA, OF, WORDBOOK, named
from attache.evidence.voice import voice
from attache.fold import fold
from attache.model import Party, Span, Statement
from attache.reading import Clause, Mention, Reading

FAMILY = 4  # longest name before an honorific: 欧阳女士
PERSON = re.compile(r"[A-Z][a-zà-ɏ'’-]+(?: [A-Z][a-zà-ɏ'’.-]*){0,3}")


class Turn(Struct, frozen=True):
    """Who has spoken so far, for words that leave it unsaid."""

    last: Party | None = None
    person: Party | None = None  # the last who was no outlet
    outlet: Party | None = None  # the last medium credited
    group: Party | None = None  # several or a group that opened a clause since, whom 他们 means


def after(turn: Turn, speaker: Party, source: bool, via: tuple[Party, ...] = ()) -> Turn:
    """The turn once somebody has spoken; a source that only passes words on does not take it."""
    medium = next((party for party in reversed(via) if party.sector == MEDIA), None)
    media = speaker.sector == MEDIA
    return Turn(
        last=turn.last if source else speaker,
        person=turn.person if media or (source and speaker.office is None and speaker.entity is not None) else speaker,
        outlet=speaker if media else medium or turn.outlet,
    )


def passes(said: Statement) -> bool:
    """Whether a statement is of a medium, text or source that may only pass words on."""
    media = said.speaker is not None and said.speaker.sector == MEDIA and said.rule != "cue.asks.ask"
    return media or said.rule.startswith(("cue.according", "cue.quotes"))


def known(reading: Reading, at: int, speaker: Party, before: list[Statement]) -> Party:
    """A speaker of whom only a part of the name is given, with what was known of the whole: Martin after Micheál Martin."""
    if speaker.implied:
        same = (said.speaker for said in reversed(before) if said.speaker and said.speaker.name.endswith(speaker.name))
        whole = next((other for other in same if not other.implied), None)
        speaker = replace(speaker, code=whole.code, implied=False) if whole else speaker
    if speaker.office is not None or fold(speaker.name) in voice("author"):
        return _fuller(reading, at, speaker)
    if speaker.code is not None or speaker.entity is not None:
        return speaker
    for said in reversed(before):
        if said.speaker and said.speaker.code and said.speaker.name.endswith(speaker.name):
            return replace(speaker, code=said.speaker.code, sector=speaker.sector or said.speaker.sector)
    return speaker


def _fuller(reading: Reading, at: int, speaker: Party) -> Party:
    """The person whose bare title is given, as he was named before: 发言人 after 发言人某某."""
    marks = reading.inside(speaker.span.start, speaker.span.end)
    if not marks or marks[-1].end < speaker.span.end or not any(name.kind in {"office", "role"} for name in marks[-1].names):
        return speaker
    for mention in reversed(reading.mentioned(0, at)):
        for party in mention.parties[:1]:
            longer = party.code == speaker.code and speaker.name in party.name and len(party.name) > len(speaker.name)
            if (
                longer
                and (party.office or fold(speaker.name) in voice("author"))
                and (person(reading, mention) or not party.name.endswith(speaker.name))
            ):
                return party
    return speaker


def since(reading: Reading, number: int, turn: Turn, before: list[Statement]) -> Turn:
    """The turn with those who open a clause of the paragraph since somebody last spoke, whom 他 and 他们 mean."""
    last = max((said.evidence.end for said in before if not passes(said) or said.rule.startswith("cue.quotes")), default=0)
    group = None
    for other in reversed(range(number)):
        clause = reading.clauses[other]
        if clause.paragraph != reading.clauses[number].paragraph or clause.start < last or clause.depth:
            break
        if (person := _stranger(reading, clause, before)) is not None:
            return replace(turn, person=person, group=group)
        opens = lead(reading, clause)
        if opens is None or opens.parties[0].sector == MEDIA:
            continue
        who = named(reading, opens, reach(reading, opens.end, clause.end))
        if len(opens.parties) > 1 or (opens.kind == "role" and (opens.parties[0].sector is None or not _folk(opens, who))):
            group = group or who
        elif human(opens.parties[0]):
            return replace(turn, person=who, group=group or who)
    return replace(turn, group=group)


def _folk(opens: Mention, who: Party) -> bool:
    """Whether a role is that of a person: with a name behind it, or by its last character (司机, not 企业)."""
    return who.span.end > opens.end or fold(who.name)[-1] in voice("folk")


def _stranger(reading: Reading, clause: Clause, before: list[Statement]) -> Party | None:
    """A person whom no table knows at the head of a clause: Ryan是…, 现年四十岁的唐女士在…."""
    start = past(reading, clause.start, clause.end)
    text = reading.article.text
    latin = PERSON.match(text, start, clause.end)
    if latin and not any(mark.names for mark in reading.inside(*latin.span())):
        return Party(None, None, latin.group(), Span(*latin.span()))
    if not any(mention.start <= start < mention.end for mention in reading.mentioned(start - 1, start + 1)):
        for said in reversed(before):
            if said.speaker and len(said.speaker.name) > 2 and text.startswith((said.speaker.name[-3:], said.speaker.name[-2:]), start):
                return said.speaker
    copula = reading.folded.find(IS, start, clause.end)
    begin = max(start, reading.folded.rfind(OF, start, max(copula, start)) + 1)
    unknown = copula - begin > 1 and not reading.mentioned(begin, copula)
    if unknown and all(kind.startswith(("nr", "x")) for _, kind in rjieba.tag(reading.folded[begin:copula])):
        return Party(None, None, text[begin:copula], Span(begin, copula))
    for mark in reading.inside(start, clause.end):
        if mark.kind("honorific"):
            begin = max(start, reading.folded.rfind(OF, start, mark.start) + 1)
            known = reading.mentioned(begin, mark.end) or reading.inside(begin, mark.start)
            if 1 <= mark.start - begin <= FAMILY and not known:
                return Party(None, None, text[begin : mark.end], Span(begin, mark.end))
            return None
        if mark.cues or mark.kind("preposition") and mark.start > start:
            return None
    return None


def lead(reading: Reading, clause: Clause) -> Mention | None:
    """Who opens a clause as its subject."""
    start = past(reading, clause.start, clause.end)
    opens = [m for m in reading.mentioned(start, clause.end) if m.kind != "modifier" and not reading.bracketed(m.start)]
    if (
        opens
        and opens[-1].parties
        and reading.folded[opens[-1].start - 1] == OF
        and not reading.between(opens[-1].end, clause.end).strip("，,")
    ):
        return opens[-1] if opens[-1].kind == "party" and person(reading, opens[-1]) else None
    if not opens or not _leads(reading, start, opens[0]):
        start = described(reading, start, reach(reading, start, clause.end))
        opens = [mention for mention in opens if mention.start >= start]
    while len(opens) > 1 and reading.folded[opens[0].end] == OF and reading.small(opens[0].end + 1, opens[1].start):
        start, opens = opens[0].end + 1, opens[1:]
    if not opens or opens[0].kind not in {"party", "role", "outlet"} or not free(reading, opens[0]) or not opens[0].parties:
        return None
    return opens[0] if _leads(reading, start, opens[0]) and not document(reading, opens[0]) else None


def _leads(reading: Reading, start: int, mention: Mention) -> bool:
    """Whether a mention stands at the beginning of a stretch, with no verb before it."""
    verbal = any(kind[0] in "vp" for _, kind in rjieba.tag(reading.between(start, mention.start)) or ())
    acts = any(mark.forms or mark.cues for mark in reading.inside(start, mention.start))
    return not verbal and not acts and not _words(reading, start, mention.start) and reading.small(start, mention.start)


def _words(reading: Reading, start: int, stop: int) -> bool:
    """Whether a word of the dictionary, and no part of a name, stands in a stretch: 旅居|德国."""
    known = {(mark.start, mark.end) for mark in reading.inside(start, stop)}
    words = reading.between(start, stop)
    return bool(words) and not known and WORDBOOK.has_word(words) and rjieba.tag(words)[0][1][0] not in "dc"


def human(party: Party) -> bool:
    """Whether a party is somebody and no state or body, as far as can be told."""
    return party.office is not None or party.entity is None
