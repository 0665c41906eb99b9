"""Claim against claim: reach for ``disputes`` with the accounts and contests of a ledger or an article.

Contests that share an account are one dispute: those who say that something is so on one side, those who deny it or say otherwise on
the other, and who was asked and answered neither.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from attache.evidence.accounts import Account, identity, named, share, tells, told
from attache.evidence.claim import Claim
from attache.evidence.contest import Contest, Kind
from attache.evidence.denial import NEAR
from attache.fold import fold

PLAIN: tuple[Kind, ...] = ("denial", "act", "number", "account")  # the plainest first
ANSWERS = frozenset({"decline", "doubt"})  # stances that answer a claim and deny nothing
SOME = 0.2  # share of the words of a claim that makes an answer one to it


class Dispute(Struct, frozen=True):
    """What some say and others deny, or what was said and is said no more."""

    id: str  # the smallest id of its accounts; any of them finds it
    kind: Kind
    claims: tuple[Account, ...]  # who say so, in the order in which they were published
    denials: tuple[Account, ...]  # who deny it, or say otherwise
    answers: tuple[Claim, ...]  # who were asked and said neither
    contests: tuple[Contest, ...]
    occurrences: tuple[str, ...]  # the happenings in question, as far as they are coded

    @property
    def day(self) -> date | None:
        """When it was last reported."""
        return max((one.report.day for one in (*self.claims, *self.denials) if one.report.day), default=None)

    def concerns(self, code: str) -> bool:
        """Whether a state or body speaks in it or is spoken of."""
        return any(
            code in named(one) or (isinstance(one, Claim) and one.code == code) for one in (*self.claims, *self.denials, *self.answers)
        )


def disputes(
    accounts: Mapping[str, Account], contests: Iterable[Contest], beside: Mapping[str, Sequence[Claim]], homes: Mapping[str, str]
) -> list[Dispute]:
    """All disputes, the newest first; ``beside`` gives the claims of each document, ``homes`` the occurrence of each event."""
    held = sorted(one for one in set(contests) if one.one in accounts and one.other in accounts)
    groups: dict[str, set[str]] = {}
    for one in held:
        merged = groups.get(one.one, {one.one}) | groups.get(one.other, {one.other})
        groups.update(dict.fromkeys(merged, merged))
    whole = {id(group): group for group in groups.values()}
    made = [_made(group, held, accounts, beside, homes) for group in whole.values()]
    return sorted(made, key=lambda one: (-one.day.toordinal() if one.day else 0, one.id))


def _made(
    group: set[str],
    contests: list[Contest],
    accounts: Mapping[str, Account],
    beside: Mapping[str, Sequence[Claim]],
    homes: Mapping[str, str],
) -> Dispute:
    inner = tuple(one for one in contests if one.one in group)
    kind = min((one.kind for one in inner), key=PLAIN.index)
    against = {one.other for one in inner}
    denials = [accounts[one] for one in against]
    claims = [accounts[one] for one in group - against]
    events = {event for one in (*claims, *denials) for event in (one.events if isinstance(one, Claim) else (one.event,))}
    return Dispute(
        id=min(group), kind=kind, claims=tuple(sorted(claims, key=_order)), denials=tuple(sorted(denials, key=_order)),
        answers=tuple(_answers([*claims, *denials], beside)), contests=inner,
        occurrences=tuple(sorted({homes[event] for event in events if event in homes})),
    )  # fmt: skip


def _order(one: Account) -> tuple[str, int, str]:
    return one.report.day.isoformat() if one.report.day else "", one.sentence, identity(one)


def _answers(accounts: list[Account], beside: Mapping[str, Sequence[Claim]]) -> Iterable[Claim]:
    """The claims of the same articles that answer without denying: 未作回应, 拒绝置评, 不能证实."""
    for document in sorted({one.report.id for one in accounts}):
        mine = [one for one in accounts if one.report.id == document]
        for claim in beside.get(document, ()):
            if claim.stance in ANSWERS and any(_to(claim, one) for one in mine):
                yield claim


def _to(claim: Claim, one: Account) -> bool:
    """Whether an answer is to an account: right behind it, and pointing at it, of one named in it, or with its words."""
    near = 0 <= claim.sentence - one.sentence <= NEAR
    points = tells(claim.quote, "anaphor")
    about = claim.code in named(one) or bool(claim.speaker and fold(claim.speaker) in told(one))
    return near and (points or about or share(claim.words, told(one)) >= SOME)
