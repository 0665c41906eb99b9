"""Claim against claim, both sides in their own words, with the sentence and address of each."""

from collections.abc import Iterable, Iterator

from attache.evidence.accounts import Account
from attache.evidence.dispute import Dispute
from attache.report import told
from attache.report.row import Json
from attache.report.told import both, cited, voice, words


def disputes(found: Iterable[Dispute]) -> Iterator[str]:
    """The lines of some disputes."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield f"{one.day or both('word', 'undated')}  {both('contest', one.kind)}  {one.id}"
        yield from _side(both("word", "says so"), "+", one.claims)
        yield from _side(both("word", "says otherwise"), "−", one.denials)
        if one.answers:
            yield from _side(both("word", "answers"), "?", one.answers)
        for contest in one.contests:
            if contest.kind == "number":
                yield f"  {contest.grounds[1]}: {contest.grounds[2]} ≠ {contest.grounds[3]}"
        if one.occurrences:
            yield f"  {both('word', 'happening')}: {'  '.join(one.occurrences)}"


def _side(name: str, sign: str, accounts: Iterable[Account]) -> Iterator[str]:
    yield f"  {name}"
    for one in accounts:
        yield f"  {sign} {voice(one)}  {words(one)}"
        yield f"      {cited(one.report)}"


def row(one: Dispute) -> Json:
    """A dispute as one JSON object."""
    return {
        "id": one.id,
        "kind": one.kind,
        "day": one.day.isoformat() if one.day else None,
        "claims": [told.account(each) for each in one.claims],
        "denials": [told.account(each) for each in one.denials],
        "answers": [told.claim(each) for each in one.answers],
        "contests": [{"one": each.one, "other": each.other, "kind": each.kind, "grounds": list(each.grounds)} for each in one.contests],
        "occurrences": list(one.occurrences),
    }
