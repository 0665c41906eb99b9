"""All accounts of one record, made comparable: reach for ``accounts`` before a record is entered in a ledger.

An account is a claim or a witness; what is asked of either stands here as well.
"""

from msgspec import Struct

from attache.evidence.bond import share as shared_by
from attache.evidence.claim import Claim, claims, letters
from attache.evidence.voice import voice
from attache.evidence.witness import Witness, witnesses
from attache.fold import fold
from attache.lexicon import Lexicon
from attache.model import Record

FEW = 10  # pairs of characters of which a claim at the least consists that says enough
Account = Claim | Witness


class Accounts(Struct, frozen=True):
    """What one document tells and whom it lets speak."""

    witnesses: tuple[Witness, ...]  # one an event, in its order
    claims: tuple[Claim, ...]  # one a statement, in its order


def accounts(record: Record, lexicon: Lexicon) -> Accounts:
    """The accounts of a record."""
    return Accounts(witnesses(record, lexicon), claims(record, lexicon))


def own(one: Account, other: Account) -> bool:
    """Whether two accounts are of one speaker, or of one outlet in its own voice."""
    if isinstance(one, Claim) and isinstance(other, Claim):
        if one.entity and one.entity == other.entity and one.code == other.code:
            return True
        return bool(one.who and other.who) and (one.who.endswith(other.who) or other.who.endswith(one.who))
    outlets = one.report.outlet, other.report.outlet
    return isinstance(one, Witness) and isinstance(other, Witness) and outlets[0] is not None and outlets[0] == outlets[1]


def tells(words: str, kind: str) -> bool:
    """Whether a word of a kind of voices.tsv stands in some words."""
    folded = fold(words)
    return any(word in folded for word in voice(kind))


def share(one: str, other: str) -> float:
    """How much of the shorter of two claims stands in the other, 0 to 1."""
    return shared_by(one, other, FEW)


def identity(one: Account) -> str:
    return one.id if isinstance(one, Claim) else one.event


def told(one: Account) -> str:
    """The letters of what an account says."""
    return one.words if isinstance(one, Claim) else letters(fold(one.quote))


def named(one: Account) -> frozenset[str]:
    """The codes of those of whom an account speaks."""
    return one.about if isinstance(one, Claim) else frozenset(who.code for who in (*one.actor, *one.recipient))
