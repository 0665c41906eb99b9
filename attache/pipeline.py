"""The order of the stages, and nothing else: bytes to Page, Page to Article, Article to Record."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

import attache
from attache.article.clean import Examined, clean, examine
from attache.article.press import Press
from attache.coding.event import events
from attache.coding.read import read
from attache.errors import SourceError
from attache.evidence.accounts import Accounts, accounts
from attache.evidence.again import Again
from attache.evidence.statement import statements
from attache.evidence.tie import tie
from attache.lexicon import Lexicon
from attache.model import Article, Page, Record, Run

T = TypeVar("T")


def records(pages: Iterable[Page | SourceError], press: Press, lexicon: Lexicon) -> Iterator[Record | SourceError]:
    """Code pages one after another; what cannot be read comes out as the error it raised, in its place."""
    return _each(pages, lambda page: code(clean(page, press), lexicon))


def told(pages: Iterable[Page | SourceError], press: Press, lexicon: Lexicon) -> Iterator[tuple[Record, Accounts] | SourceError]:
    """Code pages one after another, each record with its accounts, as a ledger takes them; errors as in ``records``."""
    return _each(pages, lambda page: _told(code(clean(page, press), lexicon), lexicon))


def _told(record: Record, lexicon: Lexicon) -> tuple[Record, Accounts]:
    return record, accounts(record, lexicon)


def examined(pages: Iterable[Page | SourceError], press: Press) -> Iterator[Examined | SourceError]:
    """Read pages one after another and keep what was left out of each article; errors as in ``records``.

    An article that is a twin of one before it is flagged so.
    """
    again = Again()
    return _each(pages, lambda page: _flagged(examine(page, press), again))


def _flagged(found: Examined, again: Again) -> Examined:
    flag = again.flag(found.article)
    return replace(found, article=replace(found.article, flags=(*found.article.flags, flag))) if flag else found


def _each(pages: Iterable[Page | SourceError], work: Callable[[Page], T]) -> Iterator[T | SourceError]:
    for page in pages:
        if isinstance(page, SourceError):
            yield page
            continue
        try:
            yield work(page)
        except SourceError as error:
            yield error
        except Exception as error:  # a fault of ours in one document must not lose the others
            yield SourceError("not coded, a fault in attache; please report it with the document", page.source, repr(error))


def code(article: Article, lexicon: Lexicon) -> Record:
    """Code one article."""
    reading = read(article, lexicon)
    said = statements(reading)
    done = events(reading, said, lexicon)
    return Record(article, done, tie(reading, said, done), Run(attache.__version__, lexicon.digest, "default"))
