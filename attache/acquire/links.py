"""What a feed or a list of feeds leads to: ``kind`` tells what some bytes are, ``links`` the addresses in them.

Everything else about feeds, such as the text of their entries, is for the reader of captures. Document types with declarations of their own
are refused: no feed needs them, and entities that unfold without end are made of them.
"""

import html
import io
import re
from typing import Any, Literal

import feedparser
import msgspec

from attache.decode import decode

Kind = Literal["page", "feed", "list"]
UTF8 = '<?xml version="1.0" encoding="utf-8"?>'
LARGEST = 3_000_000  # bytes of a feed or list that are parsed; feedparser takes up to 20 s for a hostile megabyte
HEAD = 4096  # bytes looked at for the root element
MOST = 2000  # links that are taken of one document
PROLOGUE = re.compile(r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
ROOT = re.compile(r"<(?:\w+:)?(rss|feed|rdf|opml)\b", re.IGNORECASE)
DECLARED = re.compile(r"<!DOCTYPE[^<>]*\[|<!ENTITY", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
OUTLINE = re.compile(r"""<outline\b[^<]*?\bxmlUrl\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
STUMBLES = (ValueError, KeyError, AttributeError, TypeError, AssertionError, RecursionError)  # the first two were seen with mutilated feeds
JSON = "https://jsonfeed.org/version/"


def kind(raw: bytes) -> Kind:
    """A feed (RSS, Atom, JSON Feed), a list of feeds (OPML), or a page like any other, judged by the bytes."""
    head = decode(raw[:HEAD])[0]
    if head.lstrip("\ufeff \t\n").startswith("{"):
        return "page" if _json(raw) is None else "feed"
    prologue = PROLOGUE.match(head)
    root = ROOT.match(head, prologue.end() if prologue else 0)
    if root is None:
        return "page"
    return "list" if root[1].lower() == "opml" else "feed"


def links(raw: bytes) -> list[str]:
    """The addresses a feed's entries or a list's outlines lead to, each once, as they stand; those of entries the most recent first.

    Entries without a time that can be read keep their place behind those that have one. Raises ValueError, with the reason, for declared
    entities, for what is larger than LARGEST, and for feeds that make feedparser stumble.
    """
    what = kind(raw)
    if what == "page":
        return []
    if len(raw) > LARGEST:
        raise ValueError(f"is larger than {LARGEST} bytes, which is too large for a feed")
    items = _json(raw)
    if items is not None:
        found = _dated([(str(item.get("date_published") or ""), item.get("url")) for item in items])
    else:
        text = decode(raw)[0]
        if DECLARED.search(text):
            raise ValueError("declares entities of its own, which no feed needs")
        found = _outlines(text) if what == "list" else _entries(text)
    return list(dict.fromkeys(found))[:MOST]


def _outlines(text: str) -> list[str]:
    return [html.unescape(double or single).strip() for double, single in OUTLINE.findall(text) if (double or single).strip()]


def _entries(text: str) -> list[str]:
    """By feedparser, from our own decoding; it is given a stream, as it would fetch or open what looks like a name."""
    try:
        parsed: Any = feedparser.parse(io.BytesIO((UTF8 + DECLARATION.sub("", text)).encode()), sanitize_html=False)
    except STUMBLES as error:
        raise ValueError("is a feed too damaged to find its links") from error
    times = [(entry.get("published_parsed") or entry.get("updated_parsed"), entry.get("link")) for entry in parsed.entries]
    return _dated([("".join(f"{part:04}" for part in time[:6]) if time else "", link) for time, link in times])


def _dated(found: list[tuple[str, Any]]) -> list[str]:
    """Links by time, late ones first; without a time behind the others, in their order."""
    ordered = sorted(found, key=lambda one: one[0], reverse=True)
    return [link.strip() for _, link in ordered if isinstance(link, str) and link.strip()]


def _json(raw: bytes) -> list[dict[str, Any]] | None:
    """The items of a JSON Feed; ``None`` when it is none."""
    try:
        whole = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError):
        return None
    if not isinstance(whole, dict) or not str(whole.get("version")).startswith(JSON) or not isinstance(whole.get("items"), list):
        return None
    return [item for item in whole["items"] if isinstance(item, dict)]
