"""Keep records in a ledger and get them back: the only module that writes what was coded.

with ledger("affairs.ledger") as book:
    add(book, record)                      # True when something was entered
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
from attache.model import Event, Record

VERSION = "1"


class Query(Struct, frozen=True):
    """What to ask of a ledger; every field that is not None narrows the answer."""

    party: str | None = None  # code on either side
    type: str | None = None
    status: str | None = None
    since: str | None = None  # ISO day, compared with the day an event is sorted by
    until: str | None = None
    central: bool = False
    limit: int | None = None


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
    book.executescript(files("attache").joinpath("ledger", "schema.sql").read_text("utf-8"))
    with book:
        book.execute("INSERT OR IGNORE INTO meta VALUES ('version', ?)", (VERSION,))
    (version,) = book.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    if version != VERSION:
        raise LedgerError("ledger of another version; make a new one with attache add", path, f"{version}, not {VERSION}")


def add(book: sqlite3.Connection, record: Record) -> bool:
    """Enter a record in one transaction; False when the ledger already has it as coded.

    A document coded anew with other tables or another version replaces what was coded before.
    """
    article = record.article
    whole = msgspec.json.encode(record).decode()
    held = book.execute("SELECT lexicon, code FROM document WHERE id = ?", (article.id,)).fetchone()
    if held == (record.run.lexicon, record.run.code):
        return False
    with book:
        book.execute("DELETE FROM document WHERE id = ?", (article.id,))
        book.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id, article.doc, article.source, article.title, article.publisher, article.day, article.url, article.page,
                record.run.lexicon, record.run.code, whole,
            ),
        )  # fmt: skip
        for position, event in enumerate(record.events):
            _event(book, article.id, event, article.day, position)
        book.executemany(
            "INSERT OR IGNORE INTO statement VALUES (?, ?, ?, ?, ?)",
            [
                (one.id, article.id, one.speaker.name if one.speaker else None, one.speaker.code if one.speaker else None, one.stance)
                for one in record.statements
            ],
        )
    return True


def _event(book: sqlite3.Connection, document: str, event: Event, published: str | None, position: int) -> None:
    first, last = (event.when.first.isoformat(), event.when.last.isoformat()) if event.when else (None, None)
    book.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event.id, document, event.type, event.mode, event.status, first, last, last or published or "", event.central, position),
    )
    for side, parties in (("actor", event.actor), ("recipient", event.recipient)):
        book.executemany("INSERT INTO party VALUES (?, ?, ?, ?, ?)", [(event.id, side, one.code, one.sector, one.name) for one in parties])


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


def records(book: sqlite3.Connection) -> Iterator[Record]:
    """All records of a ledger, newest document first."""
    for (document,) in book.execute("SELECT id FROM document ORDER BY published DESC, id").fetchall():
        yield _record(book, document)


def _record(book: sqlite3.Connection, document: str) -> Record:
    (whole,) = book.execute("SELECT record FROM document WHERE id = ?", (document,)).fetchone()
    return msgspec.json.decode(whole, type=Record)
