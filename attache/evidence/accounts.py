"""All accounts of one record, made comparable: reach for ``accounts`` before a record is entered in a ledger."""

from msgspec import Struct

from attache.evidence.claim import Claim, claims
from attache.evidence.witness import Witness, witnesses
from attache.lexicon import Lexicon
from attache.model import Record


class Accounts(Struct, frozen=True):
    """What one document tells and whom it lets speak."""

    witnesses: tuple[Witness, ...]  # one an event, in its order
    claims: tuple[Claim, ...]  # one a statement, in its order


def accounts(record: Record, lexicon: Lexicon) -> Accounts:
    """The accounts of a record."""
    return Accounts(witnesses(record, lexicon), claims(record, lexicon))
