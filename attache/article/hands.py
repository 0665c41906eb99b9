"""Whose hands an article went through and where it stands: authors, editors, section, address."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from attache.article.facts import Facts
from attache.article.press import Press
from attache.article.setting import Setting
from attache.article.sift import fullmatch, search
from attache.fold import fold

SPLIT = re.compile(r"\s*[,，、;；/／]\s*")
MOST = 12  # characters of a Chinese name, a reporter's or an editor's


def names(value: str) -> tuple[str, ...]:
    """The members of a list set as one line."""
    return tuple(" ".join(part.split()) for part in SPLIT.split(value) if part.strip())


def authors(facts: Facts, setting: Setting, press: Press) -> tuple[str, ...]:
    """Who wrote it: a card's field, the dateline's reporter, a line above the text, the mirror's or the page's author if no outlet."""
    found = [*names(facts.sifted.fields.get("authors", ""))]
    if setting.dateline and setting.dateline.reporter:
        found += names(setting.dateline.reporter)
    found += _bylined("reporter", facts.byline, press)
    known = (facts.head.get("categories"), facts.head.get("tags"), facts.given.get("publisher"))
    for value in (facts.head.get("author", ""), facts.given.get("author", ""), facts.metas.get("author", "")):
        if value and value not in known and not press.find(value) and not fullmatch(press["nobody"], fold(value)):
            found += names(value) if value != facts.head.get("author") else [value]
    return tuple(dict.fromkeys(found))


def editors(setting: Setting, press: Press) -> tuple[str, ...]:
    """Who edited or translated it, from the credits at its end."""
    lines = [mark.span.quote(setting.text) for mark in setting.furniture if mark.kind == "credit"]
    return tuple(dict.fromkeys(_bylined("editors", lines, press)))


def _bylined(kind: str, lines: tuple[str, ...] | list[str], press: Press) -> list[str]:
    found = []
    for line in lines:
        match = search(press[kind], fold(line))
        if match:
            found += [name for name in names(line[match.start("names") : match.end("names")]) if len(name) <= MOST or name.isascii()]
    return found


def section(facts: Facts, press: Press) -> str | None:
    """The part of the outlet it stood in, where the container, the page's head or the mirror names one that is no outlet."""
    tries = (facts.given.get("section"), facts.metas.get("article:section"), facts.head.get("section"), facts.head.get("categories"))
    return next((value for value in tries if value and not press.listed(value) and not press.find(value)), None)


def canonical(facts: Facts, press: Press) -> str | None:
    """The outlet's own address of the article, without its fragment and the parameters that only track readers."""
    url = facts.metas.get("og:url") or facts.url
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not fullmatch(press["tracking"], f"{name}={value}")]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(kept), "")) if parts.netloc else None
