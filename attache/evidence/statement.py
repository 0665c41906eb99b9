"""Who says what: statements with their speaker, stance and content."""

import hashlib

from msgspec.structs import replace

from attache.evidence.content import content, proposition
from attache.evidence.cued import COLON, Cued, named, telling, verbal, wishes
from attache.evidence.doubt import doubt
from attache.evidence.name import MEDIA
from attache.evidence.speaker import credited
from attache.evidence.turn import Turn, after, known, passes
from attache.evidence.via import Relay, carriers, had, held, relays, signed, through
from attache.evidence.voice import voice
from attache.model import Party, Span, Stance, Statement
from attache.reading import QUOTES, Clause, Reading

ANSWER = frozenset({"答:", "答："})  # labels of the answer in a conference, whose words are one person's
CONSENT = frozenset({"say jointly or agree", "speak of", "look forward", "learn"})  # rows that report only with words of their own
COURTESY = 10  # longest courtesy, in code points
LEAD = 0.5  # and of one in the lead, which the body tells again in other words
FALSE = 12  # so near before a word for what is false stands the charge
ALIKE = 0.6  # share of its pairs of characters that makes a statement the repetition of one before


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of an article's body, in order of print; titles repeat the body and give none."""
    out: list[Statement] = []
    titled = _titled(reading)
    turn = Turn(titled, titled)
    paragraph = question = 0
    answers: Party | None = None
    relay = Relay()
    for number, clause in enumerate(reading.clauses):
        if clause.paragraph == 0 or _furniture(reading, clause):
            continue
        if clause.paragraph > paragraph + 1:
            turn = replace(turn, last=titled, person=titled)
        paragraph = clause.paragraph
        if _labelled(reading, clause, "question"):
            answers = None
            question, turn = paragraph, replace(turn, last=titled, person=titled)
        if question == paragraph:
            continue
        colon = named(reading, clause)
        for one in [colon] if colon is not None else telling(reading, clause):
            made = _told(reading, number, one, turn, out, answers)
            if made is None:
                continue
            order = reading.folded[one.mark.start : one.mark.end] in voice("order")
            relayed = bool(out) and not order and relays(out[-1], made)
            if relayed:
                made = through(out.pop(), made)
            elif out:
                made = had(made, relay.over(reading, clause, out[-1].content.end))
            relay = relay.after(clause, made, relayed)
            if made.speaker is not None and not (one.cue.kind == "asks" and made.speaker.sector == MEDIA):
                source = one.cue.kind in {"according", "quotes"} or Span(one.mark.start, one.mark.end).covers(made.speaker.span)
                turn = after(turn, made.speaker, source, made.via)
            if reading.folded[one.mark.start : one.mark.end + 1] in ANSWER and one.mark.start == clause.start:
                answers = made.speaker
            out.append(made)
    found = _once(reading, [one for one in out if not _quoted(reading, one, out)])
    return tuple(held(one, found) for one in found)


def _told(reading: Reading, number: int, one: Cued, turn: Turn, before: list[Statement], answers: Party | None) -> Statement | None:
    """The statement that a cue introduces, if anybody is credited with anything there."""
    clause = reading.clauses[number]
    speaker = credited(reading, number, one, turn, before)
    speaker = known(reading, one.mark.start, speaker, before) if speaker is not None else None
    said = content(reading, number, one) if speaker is not None else None
    if speaker is None or said is None or (verbal(reading, one) and not proposition(reading, said, one)):
        return None
    if answers is not None and ((speaker.code == answers.code and speaker.sector != MEDIA) or _self(reading, clause, one)):
        speaker = answers
    if _mere(reading, one, said) or _nested(reading, clause, one, speaker, said, before):
        return None
    made = replace(
        _statement(reading, clause, one, speaker, said),
        via=(*signed(reading, said), *carriers(reading, number, one, speaker, turn, before)),
    )
    why = doubt(reading, one, said, speaker, before)
    return made if why is None else replace(made, speaker=None, doubt=why)


def _self(reading: Reading, clause: Clause, one: Cued) -> bool:
    """Whether the one who answers speaks of himself as the speaker: 我想强调."""
    return not clause.depth and any(mention.kind == "pronoun:speaker" for mention in reading.mentioned(clause.start, one.mark.start))


def _mere(reading: Reading, one: Cued, said: Span) -> bool:
    """Whether the words right behind a cue are no content of it: 同意停火 is an act, 表示深切哀悼 a courtesy."""
    if said.start != one.end:
        return False
    short = said.end - said.start <= COURTESY
    return one.cue.en in CONSENT or (short and reading.folded[said.start : said.end].endswith(tuple(voice("courtesy"))))


def _quoted(reading: Reading, one: Statement, found: list[Statement]) -> bool:
    """Whether a cue stands inside the quotation of somebody who is named only behind it: “我们希望…，”X说."""
    if reading.clauses[reading.clause(one.cue.start)].depth == 0:
        return False
    return any(other.content.covers(one.cue) and other.cue.start > one.cue.start and not passes(other) for other in found)


def _titled(reading: Reading) -> Party | None:
    """The office holder whom the title names first, who answers where nobody else is named (问答)."""
    for mention in reading.mentions:
        if reading.clauses[reading.clause(mention.start)].paragraph > 0:
            return None
        if mention.kind == "party" and mention.parties and mention.parties[0].office:
            return mention.parties[0]
    return None


def _labelled(reading: Reading, clause: Clause, kind: str) -> bool:
    """Whether a clause is the label of a reporter's question (问：), whose words are nobody's statement."""
    at = clause.start
    for mark in reading.inside(clause.start, clause.end):
        if not mark.kind(kind) or reading.between(at, mark.start):
            return False
        at = mark.end  # 记者|问：
    return at > clause.start and reading.between(at, clause.end) in {"：", ":"}


def _nested(reading: Reading, clause: Clause, one: Cued, speaker: Party, said: Span, before: list[Statement]) -> bool:
    """Whether a cue only belongs to the words of somebody else: X表示，希望…, or 我们相信 in a quotation."""
    cue = Span(one.mark.start, one.end)
    around = next((other for other in reversed(before) if other.content.covers(cue)), None)
    if around is None:
        return False
    if wishes(reading, clause, one):
        return True
    alike = around.speaker is not None and around.speaker.code == speaker.code is not None and not passes(around)
    same = around.speaker == speaker or alike
    if clause.depth > 0 or (same and reading.small(around.content.start, cue.start)):
        return True
    return around.speaker is not None and not passes(around) and said.start == one.end


def _furniture(reading: Reading, clause: Clause) -> bool:
    whole = Span(clause.start, clause.end)
    return any(piece.kind in {"credit", "label"} and piece.span.covers(whole) for piece in reading.article.furniture)


def _statement(reading: Reading, clause: Clause, one: Cued, speaker: Party, said: Span) -> Statement:
    evidence = Span(min(clause.start, said.start), max(said.end, one.end))
    parts = (reading.article.id, speaker.name, str(said.start), str(said.end))
    stance: Stance = "ask" if one.cue.en == "warn" and _forbids(reading, said) else one.cue.stance  # type: ignore[assignment]
    if stance == "assert" and said.start >= one.end and _falsified(reading, said):
        stance = "deny"
    return Statement(
        id=hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16], speaker=speaker, via=(), stance=stance,
        content=said, evidence=evidence, cue=Span(one.mark.start, one.end), rule=f"cue.{one.cue.kind}.{stance}",
    )  # fmt: skip


def _forbids(reading: Reading, said: Span) -> bool:
    """Whether a warning is a demand: 警告北京|不要…."""
    warned = next((mention for mention in reading.mentioned(said.start, said.start + 1)), None)
    start = warned.end if warned else said.start
    return reading.folded[start : said.end].lstrip("，, ").startswith(tuple(voice("forbid")))


def _falsified(reading: Reading, said: Span) -> bool:
    """Whether what is said calls a charge false: 有关说法纯属捏造, 其毫无根据."""
    first = reading.clauses[reading.clause(said.start)]
    words = reading.between(said.start, min(first.end, said.end)).strip(QUOTES)
    found = [at for word in voice("false") if (at := words.find(word)) > 0]
    if not found:
        return False
    before = words[: min(found)]
    near = any(before.startswith(word) if len(word) == 1 else word in before[-FALSE:] for word in voice("charge"))
    return near and not before.endswith(tuple(voice("unless")))


def _once(reading: Reading, found: list[Statement]) -> list[Statement]:
    """Without repetitions: the same speaker with nearly the same words, as a lead and the body have them."""
    out: list[Statement] = []
    for one in found:
        same = next((number for number, other in enumerate(out) if _again(reading, one, other)), None)
        if same is None:
            out.append(one)
        elif reading.folded[out[same].cue.start] in COLON:
            out[same] = one  # a heading, which the text says again
    return out


def _again(reading: Reading, one: Statement, other: Statement) -> bool:
    if one.speaker is None or other.speaker is None or one.stance != other.stance:
        return False
    if one.speaker.name != other.speaker.name and (one.speaker.code is None or one.speaker.code != other.speaker.code):
        return False
    if (one.speaker.sector == MEDIA) != (other.speaker.sector == MEDIA):
        return False
    mine, yours = (_pairs(reading.folded[span.start : span.end]) for span in (one.content, other.content))
    lead = reading.clauses[reading.clause(other.cue.start)].paragraph <= 1 < reading.clauses[reading.clause(one.cue.start)].paragraph
    return len(mine & yours) >= (LEAD if lead else ALIKE) * min(len(mine), len(yours))


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)} or {words}
