"""Put the twins of a ledger or a stream into groups, and say which report was first: reach for ``gather``.

A day of publication is a stretch of days; a report is surely the first when its stretch ends before all others begin. A repost's stamp
proves nothing, and neither does a report without a day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from attache.evidence.twin import Link
from attache.model import When

Verdict = Literal["first", "tie", "open", "unknown"]


class Member(Struct, frozen=True):
    """One printing of a text: a document on a page."""

    id: str  # of the article; two pages with the same text of the same day are one article
    page: str  # digest of the bytes
    doc: str
    source: str
    title: str
    script: str
    publisher: str | None = None
    chain: tuple[str, ...] = ()  # from the page at hand back to the publisher
    url: str | None = None
    published: When | None = None

    @property
    def proof(self) -> When | None:
        """The days on which it was published, where they prove anything."""
        return self.published if self.published and self.published.rule != "repost" else None


class Group(Struct, frozen=True):
    """Printings of one text, the earliest first, those without a proven day last."""

    members: tuple[Member, ...]
    links: tuple[Link, ...]
    verdict: Verdict  # "first": one is; "tie": several of one day; "open": the days overlap; "unknown": no day is proven
    earliest: tuple[Member, ...]  # the first, or those that may be; none where it is unknown

    @property
    def undated(self) -> int:
        """How many have no proven day, and so may be older than the earliest."""
        return sum(1 for one in self.members if not one.proof)


def gather(members: Iterable[Member], links: Iterable[Link]) -> list[Group]:
    """The groups of two and more that the links and shared ids make, the newest first; others stand alone and are left out."""
    kin: dict[str, set[str]] = {}
    printed: dict[str, list[Member]] = {}
    for member in members:
        printed.setdefault(member.id, []).append(member)
        kin.setdefault(member.id, set())
    held = sorted(link for link in links if link.one in kin and link.other in kin)
    for link in held:
        kin[link.one].add(link.other)
        kin[link.other].add(link.one)
    groups = [_group([one for id in ids for one in printed[id]], held) for ids in _components(kin)]
    return sorted((group for group in groups if len(group.members) > 1), key=_newest)


def _components(kin: dict[str, set[str]]) -> list[set[str]]:
    left, found = set(kin), []
    while left:
        reached, ahead = set[str](), [left.pop()]
        while ahead:
            id = ahead.pop()
            reached.add(id)
            ahead += kin[id] - reached
        left -= reached
        found.append(reached)
    return found


def _group(members: list[Member], links: Sequence[Link]) -> Group:
    members.sort(key=_order)
    ids = {one.id for one in members}
    verdict, earliest = first(members)
    return Group(tuple(members), tuple(link for link in links if link.one in ids), verdict, earliest)


def _order(one: Member) -> tuple[bool, date, date, str, str, str]:
    """By proven day; then by name, so that the order in which a ledger was filled does not show."""
    when = one.proof
    first, last = (when.first, when.last) if when else (date.max, date.max)
    return when is None, first, last, one.publisher or "", one.id, one.page


def _newest(group: Group) -> tuple[int, str]:
    when = group.members[0].proof
    return -when.first.toordinal() if when else 0, group.members[0].id


def first(members: Iterable[Member]) -> tuple[Verdict, tuple[Member, ...]]:
    """Who published first: one, several of the same day, several of which one must be, or nobody that can be told."""
    proven = [(one, one.proof) for one in members if one.proof]
    if not proven:
        return "unknown", ()
    end = min(when.last for _, when in proven)
    early = [(one, when) for one, when in proven if when.first <= end]
    if len(early) == 1:
        return "first", (early[0][0],)
    exact = all(when.first == when.last for _, when in early)
    return "tie" if exact else "open", tuple(one for one, _ in early)
