"""Who says what: the claims of a ledger, each with the sentence and address of its report."""

from collections.abc import Iterable, Iterator

from attache.evidence.chain import Source
from attache.evidence.claim import Claim
from attache.report.told import both, cited, quoted, speaker
from attache.report.words import label


def claims(found: Iterable[Claim]) -> Iterator[str]:
    """The lines of some claims: who, stance and content; the report and the id."""
    for one in found:
        yield f"{speaker(one)} {both('stance', one.stance)} {quoted(one.content)}"
        yield f"    {cited(one.report)}  {one.id}"


def chain(links: tuple[Source, ...], quote: str) -> Iterator[str]:
    """A chain drawn as a tree, from the page at hand down to the one whose words they are, then the words."""
    for depth, one in enumerate(links):
        branch = "   " * (depth - 1) + "└─ " if depth else ""
        known = f" {one.code or '-'}/{one.sector or '-'}" if one.code or one.sector else ""
        stance = f" {label('stance', one.stance, 'en')}" if one.stance else ""
        place = f"  [{one.span.start}:{one.span.end}]" if one.span else "  (not in the text)"
        yield f"{branch}{one.name}  {both('role', one.role)}{known}{stance}{place}"
    yield f"{'   ' * max(len(links) - 1, 0)}   {quoted(quote)}"
