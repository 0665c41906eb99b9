"""What was fetched before and how to ask whether it changed: one small SQLite file beside the captures.

Each answer is entered on its own, after its record was written, so a run that is killed forgets nothing that it stored.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from attache.errors import CaptureError

LONGEST = 1000  # characters of a value that is sent back to a server
NAME = "fetched.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS seen (url TEXT PRIMARY KEY, note TEXT NOT NULL) WITHOUT ROWID"


class Seen(Struct, frozen=True):
    """The last answer of an address that was stored."""

    date: str  # ISO time
    digest: str  # SHA-256 of the body, hexadecimal
    etag: str = ""
    modified: str = ""
    kind: str = "page"
    links: tuple[str, ...] = ()  # of a feed or list, so that they can be followed when it has not changed
    trouble: str = ""  # why its links are not known


@contextmanager
def seen(folder: str) -> Iterator[sqlite3.Connection]:
    """The memory of a folder of captures, made if it is not there; raises CaptureError."""
    path = str(Path(folder) / NAME)
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaptureError("cannot make the folder", folder, error.strerror) from error
    try:
        book = sqlite3.connect(path, timeout=10)
        try:
            with book:
                book.execute(TABLE)
            yield book
        finally:
            book.close()
    except sqlite3.Error as error:
        raise CaptureError("cannot use the memory of captures", path, str(error)) from error


def recall(book: sqlite3.Connection, url: str) -> Seen | None:
    """What is known of an address."""
    found = book.execute("SELECT note FROM seen WHERE url = ?", (url,)).fetchone()
    return msgspec.json.decode(found[0], type=Seen) if found else None


def remember(book: sqlite3.Connection, url: str, note: Seen) -> None:
    with book:
        book.execute("INSERT OR REPLACE INTO seen VALUES (?, ?)", (url, msgspec.json.encode(note).decode()))


def conditions(note: Seen | None) -> dict[str, str]:
    """The headers that ask for an answer only if it changed."""
    if note is None:
        return {}
    lines = {"If-None-Match": note.etag, "If-Modified-Since": note.modified}
    return {name: value for name, value in lines.items() if value.isprintable() and 0 < len(value) <= LONGEST}
