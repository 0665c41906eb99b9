"""What the head of a page says of its article: meta elements, JSON-LD, a ``time`` element; reach for ``metas``.

Nothing here is believed yet; dates and names of outlets are weighed later against what the page prints.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from attache.article.line import tidy

META = 1000  # characters of a title or meta line that are read
LINKED = 200_000  # characters of a JSON-LD script that are read
NAMES = frozenset({
    "og:title", "og:url", "og:site_name", "article:published_time", "article:modified_time", "article:section", "article:author", "author",
    "source", "pubdate", "publishdate", "publish_time", "datepublished", "datemodified", "dateupdate", "lastmod", "date", "keywords",
    "apub:time", "apub:from", "mediaid", "dc.date", "dcterms.created", "citation_date", "parsely-pub-date", "weibo:article:create_at",
})  # fmt: skip
SAME = {
    "publish_time": "publishdate", "dateupdate": "datemodified", "apub:time": "pubdate", "apub:from": "source", "mediaid": "source",
    "dc.date": "date", "dcterms.created": "date", "citation_date": "date", "parsely-pub-date": "pubdate",
    "weibo:article:create_at": "pubdate", "article:author": "author",
}  # fmt: skip  # other names for the same thing
JSONLD = {
    "datePublished": "datepublished", "dateModified": "datemodified", "articleSection": "article:section", "author": "author",
    "publisher": "og:site_name", "headline": "headline", "url": "og:url",
}  # fmt: skip
KINDS = re.compile(r"Article|NewsArticle|Report|BlogPosting|WebPage")
HOST = re.compile(r"(?:https?:)?//(?:www\.)?([\w.-]+)", re.I)
FEW = 3  # links that show whose page it is


def metas(tree: LexborHTMLParser, head: bool) -> dict[str, str]:
    """The fields by lower-case name, ``title`` and ``h1`` among them; ``head``: whether there are meta elements or scripts at all."""
    found = {tag: tidy(node.text(deep=True)[:META]) for tag in ("title", "h1") if (node := tree.css_first(tag)) is not None}
    if head:
        for name, value in _heads(tree):
            found.setdefault(SAME.get(name, name), tidy(value[:META]))
    found["site"] = _site(tree)
    return {name: value for name, value in found.items() if value}


def _heads(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if name in NAMES:
            yield name, attributes.get("content") or ""
    link = tree.css_first("link[rel=canonical]")
    if link is not None:
        yield "og:url", link.attributes.get("href") or ""
    for node in tree.css("script[type='application/ld+json']"):
        yield from _linked(node.text(deep=True))
    moment = tree.css_first("time[datetime]")
    if moment is not None:
        yield "time", moment.attributes.get("datetime") or ""


def _linked(script: str) -> Iterator[tuple[str, str]]:
    """The fields of articles told in JSON-LD; a script that cannot be read tells nothing."""
    if len(script) > LINKED:
        return
    try:
        told = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(told):
        for name, field in JSONLD.items():
            if value := _words(thing.get(name)):
                yield field, value


def _things(told: Any) -> Iterator[dict[str, Any]]:
    """The articles in a JSON-LD document: itself, the members of a list or of a graph."""
    for thing in told if isinstance(told, list) else [told]:
        graph = thing.get("@graph") if isinstance(thing, dict) else None
        for one in (thing, *(graph if isinstance(graph, list) else ())):
            if isinstance(one, dict) and KINDS.search(str(one.get("@type", ""))):
                yield one


def _words(value: Any) -> str:
    """A field as words: itself, the name of a thing, the names of several."""
    if isinstance(value, list):
        return "、".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name"))
    return value if isinstance(value, str) else ""


def _site(tree: LexborHTMLParser) -> str:
    """The host that most links of a page lead to: its own, as a rule; empty where there are few."""
    hosts = Counter(match[1].lower() for node in tree.css("a") if (match := HOST.match(node.attributes.get("href") or "")))
    host, count = max(hosts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return f"https://{host}/" if count >= FEW else ""
