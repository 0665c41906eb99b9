"""Saved feeds (RSS, Atom, RDF, JSON Feed) into a page an entry: reach for ``entries`` as an opener, ``looks`` as its sign.

feedparser reads them, after our own decoding, as feeds lie about their encodings; it is asked for words only. Its dates are not used:
it takes 2024年11月15日 for the first of the month.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser
from msgspec.structs import replace

from attache.acquire import record
from attache.acquire.blob import MARKS, Blob, Limits
from attache.acquire.dtd import plain, root
from attache.acquire.fields import WIDE
from attache.decode import decode
from attache.errors import SourceError

Entry = Mapping[str, Any]
ROOTS = frozenset({"rss", "feed", "rdf:rdf", "channel"})
SIGNS = (b"<rss", b"feed", b"rdf:rdf", b"<channel")
JSON = re.compile(r"\s*\{[^{}\[\]]{0,400}?\"version\"\s*:\s*\"https?:(?:\\?/){2}jsonfeed\.org\\?/version")
ITEM = re.compile(r"<((?:\w+:)?(?:item|entry))\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>\s*(?:<!--.{0,1000}?-->\s*)*\Z", re.DOTALL | re.IGNORECASE)
FAULTS = (AttributeError, IndexError, KeyError, TypeError, ValueError, AssertionError, RecursionError)  # what feedparser lets out
TAG = re.compile(r"<[^<>]*>")
BRIEF = 300  # characters up to which a description is a summary and not the article itself
PARAGRAPHS = re.compile(r"</p\s*>|<br\s*/?>\s*<br|\n\s*\n", re.IGNORECASE)
CUT = re.compile(r"(?:\.{3}|…|\[(?:&hellip;|&#8230;)\]|\[…\]|\[\.{3}\])\s*\Z")


def looks(head: bytes) -> bool:
    """Whether a file that begins so is a feed."""
    small = head.replace(b"\0", b"").lower()
    if b"jsonfeed.org" in small:
        return bool(JSON.match(decode(head)[0]))
    if not (small.lstrip()[:1] == b"<" or head.startswith(MARKS)) or not any(sign in small for sign in SIGNS):
        return False
    return _local(root(decode(head)[0])) in ROOTS


def _local(name: str) -> str:
    name = name.lower()
    return name if name == "rdf:rdf" else name.rpartition(":")[2]


def entries(blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """A blob for every entry with a text; entries without one, and a feed that breaks off, come as errors."""
    raw = blob.file.read(limits.page + 1)
    if len(raw) > limits.page:
        yield SourceError(f"is larger than {limits.page} bytes", blob.source)
        return
    text = decode(raw)[0]
    try:
        yield from _json(text, blob, limits) if text.lstrip().startswith("{") else _xml(plain(text, blob.source), blob, limits)
    except SourceError as error:
        yield error


def _xml(text: str, blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    count, bare, names = 0, 0, dict[str, None]()  # names: what entries without a text have
    for count, (entry, feed) in enumerate(_parsed(text), 1):
        if count > limits.members:
            raise SourceError(f"holds more than {limits.members} entries; the rest is not read", blob.source)
        if entry is None:
            yield SourceError("is an entry that cannot be read", f"{blob.source}#{count}")
            continue
        body, given = _body(entry), _given(entry, feed)
        if body:
            yield Blob(f"{blob.source}#{count}", f"{blob.name}#{count}", io.BytesIO(body.encode()), blob.fetched, {**blob.given, **given})
        else:
            bare += 1
            names.update(dict.fromkeys(name for name in given if name not in ("publisher", "language")))
    if bare or not count:
        yield _bare(bare, count, names, blob.source)
    if not END.search(text[-5000:]):
        yield SourceError("is a feed that breaks off; entries up to there were read", blob.source)


def _bare(bare: int, count: int, names: Mapping[str, None], source: str) -> SourceError:
    if not count:
        return SourceError("is a feed without entries", source)
    return SourceError(f"{bare} of {count} entries have no text", source, f"they have {', '.join(names)}" if names else None)


def _parsed(text: str) -> Iterator[tuple[Entry | None, Entry]]:
    """The entries with the feed they stand in; where the whole defeats the parser, each is read alone."""
    whole = _parse(text)
    if whole is not None:
        yield from ((entry, whole["feed"]) for entry in whole["entries"])
        return
    first = ITEM.search(text)
    top = text[: first.start()] if first else text
    feed = _parse(top) or {"feed": {}}
    for item in ITEM.finditer(text):
        alone = _parse(top + item[0])
        yield (alone["entries"][0] if alone and alone["entries"] else None), feed["feed"]


def _parse(text: str) -> Entry | None:
    headers = {"content-type": "application/xml; charset=utf-8"}
    file = io.BytesIO(text.encode("utf-8", "replace"))  # a file, as it would open an address or a path
    try:
        parsed: Entry = feedparser.parse(file, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except FAULTS:
        return None
    return parsed


def _body(entry: Entry) -> str:
    """The longest of the contents, else the description."""
    contents = [_said(part, "value") for part in _list(entry, "content")]
    return max(contents, key=len, default="") or _said(entry, "summary")


def _given(entry: Entry, feed: Entry) -> dict[str, str]:
    date, updated = _said(entry, "published") or _said(entry, "created"), _said(entry, "updated")
    description = _said(entry, "summary")
    values = {
        "title": _said(entry, "title"),
        "date": date or updated,
        "updated": updated if date and updated != date else "",
        "url": _url(entry),
        "author": _joined([_said(author, "name") for author in _list(entry, "authors")]) or _said(entry, "author"),
        "publisher": _said(_inner(entry, "source"), "title") or _said(feed, "title"),
        "section": _joined([_said(tag, "term") for tag in _list(entry, "tags")]),
        "language": next((_said(part, "language") for part in _list(entry, "content")), "") or _said(feed, "language"),
        "summary": description if description == _body(entry) and _brief(description) else "",
    }
    return {name: value for name, value in values.items() if value}


def _brief(description: str) -> bool:
    """Whether a description only sums the article up: it is short and of one paragraph, or ends in dots."""
    words = TAG.sub("", description).strip()
    return bool(CUT.search(words)) or (len(words) <= BRIEF and len(PARAGRAPHS.findall(description)) < 2)


def _url(entry: Entry) -> str:
    link, name = _said(entry, "link"), _said(entry, "id")
    return link or (name if name.startswith(("http://", "https://")) else "")


def _joined(words: list[str]) -> str:
    words = list(dict.fromkeys(word for word in words if word))
    return ("；" if any(map(WIDE.search, words)) else ", ").join(words)


def _said(part: Entry, name: str) -> str:
    """A value as it stands; asked of the dictionary itself, as feedparser's own look-up answers for one name with another's value."""
    value = dict.get(part, name) if isinstance(part, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _inner(part: Entry, name: str) -> Entry:
    value = dict.get(part, name) if isinstance(part, dict) else None
    return value if isinstance(value, dict) else {}


def _list(part: Entry, name: str) -> list[Any]:
    value = dict.get(part, name) if isinstance(part, dict) else None
    return value if isinstance(value, list) else []


def _json(text: str, blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """A JSON Feed: its items are records like any others, and the feed's title is their outlet."""
    try:
        feed = record.DECODER.decode(text.strip())
    except json.JSONDecodeError as error:
        raise SourceError(f"line {error.lineno} is not JSON", blob.source, error.msg) from error
    except RecursionError as error:
        raise SourceError("is nested too deeply to be a feed", blob.source) from error
    top = {name: value for name, value in (("publisher", _said(feed, "title")), ("language", _said(feed, "language"))) if value}
    yield from record.told(_list(feed, "items"), replace(blob, given={**blob.given, **top}), limits)
