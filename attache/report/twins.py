"""The twins of a ledger: each text that was printed more than once, who had it first, and how each printing differs."""

from collections.abc import Iterable, Iterator

from attache.evidence.group import Group, Member
from attache.evidence.twin import Link
from attache.report.row import Json, dates
from attache.report.words import label, shortened

TITLE = 40  # code points of a title; longer ones end in …


def twins(groups: Iterable[Group]) -> Iterator[str]:
    """The lines of the groups: a heading that says who was first, then a line a printing, the first marked with a star."""
    for number, group in enumerate(groups):
        if number:
            yield ""
        yield _heading(group)
        for place, one in enumerate(group.members):
            star, title = "*" if one in group.earliest else " ", shortened(one.title or "—", TITLE)
            yield f"{star} {_day(one)}  {_outlet(one)}  {one.script}  {title}  {one.doc}  {_relation(group, place)}".rstrip()


def _both(kind: str, key: str) -> str:
    return f"{label(kind, key, 'zh')}/{label(kind, key, 'en')}"


def _heading(group: Group) -> str:
    parts = [f"{_both('word', 'twins')}: {len(group.members)}", _both("first", group.verdict)]
    if group.earliest:
        named = dict.fromkeys(f"{_outlet(one)} {_day(one)}" for one in group.earliest)
        parts[1] += f": {'、'.join(named)}"
    if group.undated:
        parts.append(f"{_both('word', 'unproven')}: {group.undated}")
    return " · ".join(parts)


def _day(one: Member) -> str:
    when = one.published
    if when is None:
        return _both("word", "undated")
    return f"{when.first}" if when.first == when.last else f"{when.first}…{when.last}"


def _outlet(one: Member) -> str:
    return " ← ".join(one.chain) if len(one.chain) > 1 else one.publisher or one.source


def _relation(group: Group, place: int) -> str:
    """How a printing is related to the likest of those before it; nothing for the first in the list."""
    one, before = group.members[place], group.members[:place]
    known = {other.id: other for other in reversed(before)}
    if one.id in known:
        return f"{_both('twin', 'same')} 1.00 ↔ {known[one.id].doc}"
    near = [link for link in group.links if one.id in (link.one, link.other) and {link.one, link.other} & known.keys()]
    if not near:
        return ""
    link = max(near, key=lambda link: link.like.similarity)
    other = known[link.other if link.one == one.id else link.one]
    return f"{_how(link, one.id)} ↔ {other.doc}"


def _how(link: Link, id: str) -> str:
    """The kind of link in words as seen from one of its ends, with the share that tells it."""
    if link.like.kind != "cut":
        return f"{_both('twin', link.like.kind)} {link.like.similarity:.2f}"
    mine, theirs = link.like.shares if link.one == id else link.like.shares[::-1]
    return f"{_both('twin', 'part' if mine >= theirs else 'whole')} {max(mine, theirs):.2f}"


def row(group: Group) -> Json:
    """A group as one JSON object; ``shares`` are of the one's text in the other and of the other's in the one."""
    return {
        "verdict": group.verdict,
        "undated": group.undated,
        "members": [_member(one, one in group.earliest) for one in group.members],
        "links": [
            {
                "one": link.one,
                "other": link.other,
                "kind": link.like.kind,
                "similarity": round(link.like.similarity, 4),
                "shares": [round(share, 4) for share in link.like.shares],
            }
            for link in group.links
        ],
    }


def _member(one: Member, earliest: bool) -> Json:
    return {
        "id": one.id,
        "doc": one.doc,
        "page": one.page,
        "source": one.source,
        "publisher": one.publisher,
        "chain": list(one.chain),
        "published": dates(one.published),
        "dated": one.published.rule if one.published else None,
        "script": one.script,
        "title": one.title,
        "url": one.url,
        "earliest": earliest,
    }
