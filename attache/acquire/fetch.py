"""Fetch pages and feeds into a folder of captures: the only part of attache that uses the network.

What is fetched is stored as it came and not looked into, but for the links of feeds. Reading the captures is for ``read``.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, Literal
from urllib.parse import urljoin

from msgspec import Struct

from attache.acquire import guard
from attache.acquire.capture import Archive
from attache.acquire.client import MOVED, Client
from attache.acquire.links import kind, links
from attache.acquire.seen import Seen, conditions, recall, remember
from attache.acquire.wire import Exchange, unpacked
from attache.errors import SourceError

STDIN = "-"
LINES = 10_000_000  # bytes of standard input that are read
KEPT = (200, 203)


class Fetched(Struct, frozen=True):
    """An address that was asked for and answered."""

    url: str
    word: Literal["stored", "unchanged"]
    kind: str = "page"
    links: tuple[str, ...] = ()  # of a feed or list, whole addresses
    trouble: str = ""  # why the links of a feed or list are not known


class Queue:
    """Which addresses are still to be taken: each once, so many at the most."""

    def __init__(self, limit: int, private: bool) -> None:
        self.limit, self.private = limit, private
        self.taken, self.left = set[str](), set[str]()

    def fresh(self, urls: Iterable[str]) -> Iterator[str]:
        """Those of the addresses that are new, as long as the limit allows."""
        for url in urls:
            key = self._normal(url)
            if key in self.taken:
                continue
            if len(self.taken) < self.limit:
                self.taken.add(key)
                yield url
            else:
                self.left.add(key)

    def _normal(self, url: str) -> str:
        try:
            return guard.target(url, self.private).url
        except SourceError:
            return url


def fetch(
    sources: Iterable[str | SourceError],
    client: Client,
    archive: Archive,
    book: sqlite3.Connection,
    queue: Queue,
    *,
    articles: bool = False,
) -> Iterator[Fetched | SourceError]:
    """Ask for each address, in order, and store what is new; then for what the feeds among them lead to, if ``articles``.

    A list of feeds leads to its feeds in any case. Feeds take turns in giving their most recent entry, so that none uses up the limit.
    What is refused comes as a ``SourceError`` in its place; raises CaptureError when nothing can be stored.
    """
    entries: list[tuple[str, ...]] = []
    for source in sources:
        if isinstance(source, SourceError):
            yield source
            continue
        for found in _followed(source, client, archive, book, queue):
            yield found
            if isinstance(found, Fetched) and found.trouble:
                yield SourceError(found.trouble, found.url)
            if isinstance(found, Fetched) and found.kind == "feed":
                entries.append(found.links)
    if articles:
        turns = (link for turn in zip_longest(*entries) for link in turn if link)
        for url in queue.fresh(turns):
            yield _tried(url, client, archive, book)


def _followed(url: str, client: Client, archive: Archive, book: sqlite3.Connection, queue: Queue) -> Iterator[Fetched | SourceError]:
    """An address, and the feeds it lists; a list inside a list is stored and not followed."""
    for one in queue.fresh([url]):
        found = _tried(one, client, archive, book)
        yield found
        if isinstance(found, Fetched) and found.kind == "list":
            for feed in queue.fresh(found.links):
                yield _tried(feed, client, archive, book)


def _tried(url: str, client: Client, archive: Archive, book: sqlite3.Connection) -> Fetched | SourceError:
    try:
        asked = guard.target(url, client.terms.private).url
    except SourceError as error:
        return error
    try:
        return _fetched(asked, client, archive, book)
    except SourceError as error:
        if error.source == asked:
            return error
        return SourceError("leads on to what is refused", asked, str(error))


def _fetched(url: str, client: Client, archive: Archive, book: sqlite3.Connection) -> Fetched:
    """Ask for an address and store each answer on the way to it that is new."""
    for answer in client.visit(url, lambda hop: conditions(recall(book, hop))):
        known = recall(book, answer.target.url)
        if answer.status in MOVED and answer.headers.get("location"):
            _store(answer, known, Seen(_time(answer), _digest(answer)), archive, book)
        elif answer.status == 304 and known:
            return _result(url, False, known)
        elif answer.status in KEPT:
            note = _note(answer, client.terms.bounds.most)
            fresh = _store(answer, known, note, archive, book)
            return _result(url, fresh, note)
        else:
            raise SourceError(f"answered {answer.status}", answer.target.url)
    raise AssertionError("visit raises, or ends with an answer that is no redirect")


def _result(url: str, fresh: bool, note: Seen) -> Fetched:
    return Fetched(url, "stored" if fresh else "unchanged", note.kind, note.links, note.trouble)


def _store(answer: Exchange, known: Seen | None, note: Seen, archive: Archive, book: sqlite3.Connection) -> bool:
    """Store an answer unless it is the one that was stored last; the memory is written after the capture, never before."""
    fresh = known is None or known.digest != note.digest
    if fresh:
        archive.keep(answer)
    remember(book, answer.target.url, note)
    return fresh


def _note(answer: Exchange, most: int) -> Seen:
    """What to remember of a page or feed. A feed that should not or cannot be parsed is in trouble, and stored all the same."""
    url, headers = answer.target.url, answer.headers
    what, found, trouble = "page", tuple[str, ...](), ""
    try:
        raw = unpacked(answer, most)
        what = kind(raw)
        found = tuple(_joined(url, link) for link in links(raw))
    except SourceError:
        pass  # packed in a way we did not ask for: whatever it is, nothing is found in it
    except ValueError as error:
        trouble = str(error)
    return Seen(_time(answer), _digest(answer), headers.get("etag", ""), headers.get("last-modified", ""), what, found, trouble)


def _joined(base: str, link: str) -> str:
    """A link made whole; one that cannot be stays as it is, and is refused when it is asked for."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _digest(answer: Exchange) -> str:
    """Of the body; of a redirect where it leads, as bodies of redirects are all alike."""
    place = f"{answer.status} {answer.headers.get('location')}\n".encode() if answer.status in MOVED else b""
    return hashlib.sha256(place + answer.body).hexdigest()


def _time(answer: Exchange) -> str:
    return answer.date.isoformat()


def named(words: Iterable[str], stdin: BinaryIO, most: int) -> Iterator[str | SourceError]:
    """The addresses that arguments name: themselves, those in a local OPML file, or for ``-`` the lines of standard input."""
    for word in words:
        if word == STDIN:
            yield from _lines(stdin)
        elif "://" in word:
            yield word
        elif Path(word).is_file():
            yield from _outlines(word, most)
        else:
            yield SourceError("is neither an address (https://…) nor a file", word)


def _lines(stdin: BinaryIO) -> Iterator[str | SourceError]:
    """One address a line; blank lines and those that begin with # are passed over."""
    raw = stdin.read(LINES + 1)
    if len(raw) > LINES:
        yield SourceError(f"is larger than {LINES} bytes", STDIN)
        return
    lines = (line.strip() for line in raw.decode("utf-8-sig", "replace").splitlines())
    yield from (line for line in lines if line and not line.startswith("#"))


def _outlines(path: str, most: int) -> Iterator[str | SourceError]:
    try:
        with open(path, "rb") as file:
            raw = file.read(most + 1)
        if len(raw) > most:
            yield SourceError(f"is larger than {most} bytes", path)
        elif kind(raw) != "list":
            yield SourceError("is no list of feeds (OPML)", path)
        else:
            yield from links(raw)
    except OSError as error:
        yield SourceError("cannot read file", path, error.strerror)
    except ValueError as error:
        yield SourceError(str(error), path)
