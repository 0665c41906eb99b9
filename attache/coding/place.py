"""Where an act happened, when its clause says so; ``None`` rather than a guess.

A place stands behind a word of being or going (在东京会晤, 抵达北京), behind an attack (袭击哈尔科夫), or in the word of the act itself
(访华). The dateline is no place of an act, and neither is what is only spoken of (在北京问题上).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from attache.coding.frame import Act
from attache.fold import fold
from attache.lexicon import Lexicon, Name, items, rows
from attache.model import Party, Place, Span
from attache.reading import Clause, Mark, Reading

Kind = Literal["city", "region", "state", "site"]
KINDS: dict[str, Kind] = {"capital": "city", "city": "city", "region": "region", "metonym": "site"}
ORDER: tuple[Kind, ...] = ("site", "city", "region", "state")  # the nearer place goes before the wider one
LONGEST = 4  # code points of a word of wheres.tsv before a place
BEHIND = 8  # within so many code points behind a place it may show itself to be none
TIGHT = frozenset({"", "了", "过", "著", "着", "到", "了位于"})  # between an act and the place where it ends
ATTACKS = frozenset({"ASSAULT"})
DESTROY = "destroy"
LEFT = "RETREAT"
SENT = "MOBILIZE"  # forces are sent somewhere: 派兵马里
UNDER = "下"  # 在…的斡旋下
OTHER = frozenset("午周星月旬令达一次个议院届属台降跌滑落调设辖线载场手去来")  # what makes another word of it
LINKS = frozenset({"的", "之"})
THERE = ("at", "to")


@cache
def wheres() -> dict[str, frozenset[str]]:
    """The folded words of each kind."""
    return {row["kind"]: frozenset(fold(word) for word in items(row["words"])) for row in rows("wheres")}


def place(reading: Reading, acts: Iterable[Act], lexicon: Lexicon) -> Place | None:
    """The place of an occurrence: of its mentions, the clearest first, the first that tells one."""
    return next((found for act in acts if (found := _place(reading, act, lexicon)) is not None), None)


def _place(reading: Reading, act: Act, lexicon: Lexicon) -> Place | None:
    """The place of an act: the nearest kind of place in its clause, and of several the one nearest before the act."""
    clause = reading.clauses[act.clause]
    found = [*_inside(reading, act, lexicon), *_named(reading, act, clause)]
    return min(found, key=lambda one: _order(one.kind, one.span.start, act.trigger), default=None)


def _order(kind: Kind, start: int, trigger: Span) -> tuple[int, int, int]:
    """Narrower places go before wider ones; then where the act ends, what stands before it, and what stands behind it; then the nearest."""
    where = 0 if trigger.start <= start <= trigger.end + 1 else 1 if start < trigger.start else 2
    return ORDER.index(kind), where, abs(start - trigger.start)


def _inside(reading: Reading, act: Act, lexicon: Lexicon) -> Iterator[Place]:
    """The state that the word of a visit names: 访华."""
    if act.predicate.mode != "visit":
        return
    for party in (*act.recipient, *act.actor):
        if act.trigger.covers(party.span) and party.span.end - party.span.start == 1 and party.code in lexicon.english:
            yield _state(party, lexicon)


def _state(party: Party, lexicon: Lexicon) -> Place:
    assert party.code is not None
    return Place(party.name, party.span, lexicon.english[party.code], party.code, "state", "place.to")


def _named(reading: Reading, act: Act, clause: Clause) -> Iterator[Place]:
    """The places of a clause that stand where places of the act stand."""
    marks = [mark for mark in reading.inside(clause.start, clause.end) if not reading.bracketed(mark.start)]
    first = -1  # where the names right before this one begin
    for number, mark in enumerate(marks):
        if _site(mark) is None:
            continue
        first = first if _linked(reading.folded, marks, number) else mark.start
        if first == mark.start and _does(act, mark):
            continue  # 在俄罗斯入侵乌克兰之前
        after = marks[number + 1] if number + 1 < len(marks) and marks[number + 1].start == mark.end else None
        rule = _rule(reading, act, clause, first, mark)
        if after is not None and ((after.names and _site(after) is None) or (rule == "place.at" and after.kind("conjunction"))):
            continue  # 在美国国务院, 在中国与美国之间
        if rule:
            yield _made(reading, mark, rule)


def _linked(folded: str, marks: list[Mark], number: int) -> bool:
    """Whether a name of a place follows that of what it lies in: 日本东京, 乌克兰首都基辅."""
    before = next((mark for mark in reversed(marks[:number]) if mark.names), None)
    wider, own = (_site(before) if before else None), _site(marks[number])
    if before is None or wider is None or own is None or ORDER.index(wider[0]) <= ORDER.index(own[0]):
        return False  # 访问日本、韩国: another place
    between = folded[before.end : marks[number].start]
    return not between or between in wheres()["link"]


def _does(act: Act, mark: Mark) -> bool:
    """Whether a name is of the doer of an act, and no part of its word."""
    span = Span(mark.start, mark.end)
    return any(span.meets(party.span) for party in act.actor) and not act.trigger.covers(span)


def _site(mark: Mark) -> tuple[Kind, Name] | None:
    """What place a mark names, if it can name one."""
    for name in mark.names:
        kind = KINDS.get(name.detail) if name.kind == "place" else ("state" if name.kind in {"country", "short"} else None)
        if kind and (kind != "state" or not mark.forms):
            return kind, name
    return None


def _near(reading: Reading, mark: Mark, trigger: Span) -> bool:
    """Whether nothing is said between a place and the act but small words, unless a word or a narrower name shows that it is one."""
    found = _site(mark)
    if found is None or found[0] != "state" or mark.end > trigger.start:
        return True
    if any(other.forms and other.start == mark.end for other in reading.inside(mark.end, trigger.start)):
        return False  # 在中国侵略时
    if reading.small(mark.end, trigger.start):
        return True
    return any(reading.folded.startswith(word, mark.end) for word in wheres()["link"] | wheres()["held"])


def _owner(reading: Reading, act: Act, mark: Mark) -> bool:
    """Whether a state is only whose the thing was that was destroyed: 摧毁美国火箭炮, but not 摧毁乌克兰境内…."""
    found = _site(mark)
    within = any(reading.folded.startswith(word, mark.end) for word in wheres()["link"])
    return act.predicate.mode == DESTROY and found is not None and found[0] == "state" and not within


def _short(mark: Mark) -> bool:
    return all(name.kind == "short" for name in mark.names)


def _made(reading: Reading, mark: Mark, rule: str) -> Place:
    found = _site(mark)
    assert found is not None
    kind, name = found
    return Place(reading.article.text[mark.start : mark.end], Span(mark.start, mark.end), name.en, name.code, kind, rule)


def _rule(reading: Reading, act: Act, clause: Clause, start: int, mark: Mark) -> str | None:
    """By which rule a name is a place of the act; ``None`` where it is not."""
    kind = _before(reading.folded, clause.start, start)
    trigger = act.trigger
    if kind == "target":
        hit = any(Span(mark.start, mark.end).meets(party.span) for party in act.recipient)
        return "place.target" if hit and act.predicate.type in ATTACKS and mark.end <= trigger.start else None
    if kind in THERE and mark.end <= trigger.end:
        if reading.folded[mark.end : mark.end + 1] in LINKS and mark.end < trigger.start and not act.nominal:
            return None  # 在德国的驻军: of whom or of what it is said
        if kind == "at" and not _near(reading, mark, trigger):
            return None  # 在美国警告俄罗斯之后: what it does
        spoken = _spoken(reading.folded, mark.end, clause.end)
        return f"place.{kind}" if (kind == "to" or not _short(mark)) and not spoken else None
    ends = trigger.end <= start and reading.between(trigger.end, start) in TIGHT and not act.nominal and not _short(mark)
    if ends and act.predicate.type in ATTACKS and not _owner(reading, act, mark):
        return "place.target"
    if act.predicate.type == LEFT and (ends or (kind == "from" and mark.end <= trigger.end)):
        return "place.from"
    sent = act.predicate.type == SENT
    if ends and (sent or act.predicate.mode == "visit"):
        return "place.to"
    if sent and kind == "to" and start > trigger.end and reading.small(trigger.end, start):
        return "place.to"
    if kind == "at" and start >= trigger.end and not _spoken(reading.folded, mark.end, clause.end):
        return "place.at" if _held(reading.folded, mark.end) and (act.nominal or reading.small(trigger.end, start)) else None
    return None


def _before(folded: str, low: int, at: int) -> str | None:
    """The kind of the longest word that ends here."""
    for size in range(min(LONGEST, at - low), 0, -1):
        word = folded[at - size : at]
        kind = next((kind for kind in ("none", "to", "at", "target", "from") if word in wheres().get(kind, frozenset())), None)
        if kind:
            return kind
    return None


def _spoken(folded: str, at: int, end: int) -> bool:
    """Whether what follows a name shows that it is only spoken of: 问题上, 的斡旋下, 看来."""
    for number in range(at, min(end, at + BEHIND)):
        if folded[number] == UNDER and folded[number + 1 : number + 2] not in OTHER:
            return True
    rest = folded[at + (folded[at : at + 1] in LINKS) : end]
    return any(rest.startswith(word) for word in wheres()["behind"])


def _held(folded: str, at: int) -> bool:
    return any(folded.startswith(word, at) for word in wheres()["held"])
