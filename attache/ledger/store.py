"""Keep records in a ledger and get them back: the only module that writes what was coded.

with ledger("affairs.ledger") as book:
    add(book, record, accounts(record, lexicon))  # True when something was entered
    for record, event in happened(book, party="CHN"): ...
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from attache.errors import LedgerError
from attache.evidence.accounts import Accounts
from attache.evidence.group import Member
from attache.evidence.twin import CANDIDATES, Likeness, Link, bands, letters, links
from attache.ledger.account import account
from attache.model import Article, Event, Record

VERSION = "3"


class Query(Struct, frozen=True):
    """What to ask of a ledger; every field that is not None narrows the answer."""

    party: str | None = None  # code on either side
    type: str | None = None
    status: str | None = None
    since: str | None = None  # ISO day, compared with the day an event is sorted by
    until: str | None = None
    central: bool = False
    limit: int | None = None


class Held(Struct, frozen=True):
    """A record of which only the article is wanted."""

    article: Article


@contextmanager
def ledger(path: str, create: bool = True) -> Iterator[sqlite3.Connection]:
    """An open ledger; raises LedgerError when the file is missing (unless ``create``), no ledger, or of another version."""
    if not create and not Path(path).is_file():
        raise LedgerError("no ledger here; make one with attache add", path)
    try:
        book = sqlite3.connect(path)
        try:
            _prepare(book, path)
            yield book
        finally:
            book.close()
    except sqlite3.Error as error:
        raise LedgerError("cannot use the ledger", path, str(error)) from error


def _prepare(book: sqlite3.Connection, path: str) -> None:
    book.execute("PRAGMA foreign_keys = ON")
    book.execute("PRAGMA journal_mode = WAL")
    book.execute("PRAGMA busy_timeout = 10000")
    if (version := _version(book)) not in {None, VERSION}:  # before anything is written: what is refused stays as it is
        raise LedgerError("ledger of another version; make a new one with attache add", path, f"{version}, not {VERSION}")
    book.executescript(files("attache").joinpath("ledger", "schema.sql").read_text("utf-8"))
    with book:
        book.execute("INSERT OR IGNORE INTO meta VALUES ('version', ?)", (VERSION,))


def _version(book: sqlite3.Connection) -> str | None:
    """The version of the schema; ``None`` where there is none yet."""
    if not book.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").fetchone():
        return None
    found = book.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return found[0] if found else None


def add(book: sqlite3.Connection, record: Record, told: Accounts) -> bool:
    """Enter a record in one transaction; False when the ledger already has it as coded.

    A document coded anew with other tables or another version replaces what was coded before. Another page with the same text of
    the same day is no document of its own, but is kept as a printing of it.
    """
    article = record.article
    whole = msgspec.json.encode(record).decode()
    held = book.execute("SELECT lexicon, code FROM document WHERE id = ?", (article.id,)).fetchone()
    if held == (record.run.lexicon, record.run.code):
        with book:
            _printed(book, article)
        return False
    with book:
        printings = book.execute("SELECT * FROM printing WHERE document = ?", (article.id,)).fetchall()
        book.execute("DELETE FROM document WHERE id = ?", (article.id,))
        book.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id, article.doc, article.source, article.title, article.publisher, article.day, article.url, article.page,
                record.run.lexicon, record.run.code, whole,
            ),
        )  # fmt: skip
        book.executemany("INSERT INTO printing VALUES (?, ?, ?, ?, ?, ?, ?)", [row for row in printings if row[1] != article.page])
        _printed(book, article)
        _twinned(book, article)
        for position, event in enumerate(record.events):
            _event(book, article.id, event, article.day, position)
        account(book, article.id, told)
    return True


def _event(book: sqlite3.Connection, document: str, event: Event, published: str | None, position: int) -> None:
    first, last = (event.when.first.isoformat(), event.when.last.isoformat()) if event.when else (None, None)
    book.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event.id, document, event.type, event.mode, event.status, first, last, last or published or "", event.central, position),
    )
    for side, parties in (("actor", event.actor), ("recipient", event.recipient)):
        book.executemany("INSERT INTO party VALUES (?, ?, ?, ?, ?)", [(event.id, side, one.code, one.sector, one.name) for one in parties])


def _printed(book: sqlite3.Connection, article: Article) -> None:
    chain = msgspec.json.encode(article.chain).decode()
    book.execute(
        "INSERT OR IGNORE INTO printing VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article.id, article.page, article.doc, article.source, article.publisher, chain, article.url),
    )


def _twinned(book: sqlite3.Connection, article: Article) -> None:
    """Enter the keys of an article's text and its links to the documents that are there."""
    mine = letters(article)
    keys = bands(mine)
    found = book.execute(
        f"SELECT document FROM band WHERE key IN ({', '.join('?' * len(keys))}) GROUP BY document ORDER BY COUNT(*) DESC, document LIMIT ?",
        (*keys, CANDIDATES),
    ).fetchall()
    candidates = ((document, letters(_article(book, document))) for (document,) in found)
    book.executemany(
        "INSERT INTO twin VALUES (?, ?, ?, ?, ?, ?)",
        [(link.one, link.other, link.like.kind, link.like.similarity, *link.like.shares) for link in links(article.id, mine, candidates)],
    )
    book.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(key, article.id) for key in keys])


def _article(book: sqlite3.Connection, document: str) -> Article:
    (whole,) = book.execute("SELECT record FROM document WHERE id = ?", (document,)).fetchone()
    return msgspec.json.decode(whole, type=Held).article


def twinned(book: sqlite3.Connection, document: str) -> bool:
    """Whether a document is a twin of another in the ledger."""
    return book.execute("SELECT 1 FROM twin WHERE one = ?1 OR other = ?1 LIMIT 1", (document,)).fetchone() is not None


def kin(book: sqlite3.Connection) -> tuple[list[Member], list[Link]]:
    """All printings of texts that were printed more than once, and the links between them, for ``evidence.group.gather``."""
    found = book.execute("SELECT one, other, kind, similarity, one_in, other_in FROM twin").fetchall()
    joined = [Link(one, other, Likeness(kind, similarity, (mine, theirs))) for one, other, kind, similarity, mine, theirs in found]
    several = book.execute("SELECT document FROM printing GROUP BY document HAVING COUNT(*) > 1").fetchall()
    documents = {document for (document,) in several} | {end for link in joined for end in (link.one, link.other)}
    return [member for document in sorted(documents) for member in _members(book, document)], joined


def _members(book: sqlite3.Connection, document: str) -> Iterator[Member]:
    article = _article(book, document)
    rows = book.execute("SELECT page, doc, source, publisher, chain, url FROM printing WHERE document = ? ORDER BY page", (document,))
    for page, doc, source, publisher, chain, url in rows.fetchall():
        yield Member(
            article.id, page, doc, source, article.title, article.script, publisher, msgspec.json.decode(chain, type=tuple[str, ...]), url,
            article.published,
        )  # fmt: skip


def happened(book: sqlite3.Connection, query: Query) -> Iterator[tuple[Record, Event]]:
    """The events of a ledger with the record each stands in, newest first."""
    tests = {
        "id IN (SELECT event FROM party WHERE code = :party)": query.party,
        "type = :type": query.type,
        "status = :status": query.status,
        "told >= :since": query.since,
        "told <= :until": query.until,
        "central": query.central or None,
    }
    where = " AND ".join(test for test, value in tests.items() if value is not None) or "1"
    found = book.execute(
        f"SELECT id, document FROM event WHERE {where} ORDER BY told DESC, document, position LIMIT :limit",
        {
            "party": query.party, "type": query.type, "status": query.status, "since": query.since, "until": query.until,
            "limit": -1 if query.limit is None else query.limit,
        },
    ).fetchall()  # fmt: skip
    kept: dict[str, Record] = {}
    for event, document in found:
        if document not in kept:
            kept[document] = _record(book, document)
        yield kept[document], next(one for one in kept[document].events if one.id == event)


def beginning(book: sqlite3.Connection, start: str) -> list[str]:
    """The ids of the events that begin so, in order."""
    found = book.execute("SELECT id FROM event WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id", (start,)).fetchall()
    return [event for (event,) in found]


def recorded(book: sqlite3.Connection, event: str) -> tuple[Record, Event]:
    """The event of an id that the ledger has, with the record in which it stands."""
    (document,) = book.execute("SELECT document FROM event WHERE id = ?", (event,)).fetchone()
    record = _record(book, document)
    return record, next(one for one in record.events if one.id == event)


def records(book: sqlite3.Connection) -> Iterator[Record]:
    """All records of a ledger, newest document first."""
    for (document,) in book.execute("SELECT id FROM document ORDER BY published DESC, id").fetchall():
        yield _record(book, document)


def _record(book: sqlite3.Connection, document: str) -> Record:
    (whole,) = book.execute("SELECT record FROM document WHERE id = ?", (document,)).fetchone()
    return msgspec.json.decode(whole, type=Record)
