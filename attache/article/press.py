"""What the article stage knows of the press: outlets and the furniture of their pages, compiled from the tables by ``press``.

Patterns match folded text; offsets into it are offsets into the text itself.
"""

import re
from functools import cache
from urllib.parse import urlsplit

from msgspec import Struct

from attache.article.script import Script, script
from attache.errors import LexiconError
from attache.fold import fold
from attache.lexicon import items, rows

Rules = tuple[re.Pattern[str], ...]


class Outlet(Struct, frozen=True):
    """A row of outlets.tsv."""

    en: str
    code: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    category: str
    scripts: tuple[str, ...] = ()  # of the names, in their order
    prints: str = ""  # the script of its Chinese pages: Hans, Hant, both; empty where it is not known

    def name(self, want: Script = "none") -> str:
        """The usual name, in a script where there is one in it."""
        return self._fit(want)[0]

    def title(self, want: Script = "none") -> str:
        """The usual name, with the usual short form where it cannot be read off the name: 法国国际广播电台 (法广)."""
        first, *others = self._fit(want)
        short = next((other for other in others if _short(other, first) and not _pairs(other) & _pairs(first)), None)
        return f"{first} ({short})" if short else first

    def _fit(self, want: Script) -> list[str]:
        fitting = [name for name, own in zip(self.names, self.scripts, strict=True) if want == "none" or own in (want, "none")]
        return fitting or list(self.names)


class Press(Struct, frozen=True):
    """Outlets by name, category and domain, and the patterns of furniture.tsv by kind."""

    outlets: tuple[Outlet, ...]
    names: dict[str, Outlet]  # by folded name
    domains: dict[str, Outlet]
    categories: dict[str, Outlet]
    finder: re.Pattern[str]
    rules: dict[str, Rules]
    fields: tuple[tuple[str, re.Pattern[str]], ...]  # name of the field, pattern of its line
    style: tuple[tuple[str, float, re.Pattern[str]], ...]  # of machine translation: note, weight, pattern

    def __getitem__(self, kind: str) -> Rules:
        return self.rules.get(kind, ())

    def find(self, words: str) -> Outlet | None:
        """The first outlet named in some words, the longest name where several begin together."""
        match = self.finder.search(fold(words))
        return self.names[match[0]] if match else None

    def every(self, words: str) -> list[Outlet]:
        """All outlets named in some words, in order."""
        return [self.names[match[0]] for match in self.finder.finditer(fold(words))]

    def listed(self, category: str) -> Outlet | None:
        """The outlet that feed mirrors know by this key."""
        return self.categories.get(category.lower())

    def at(self, url: str) -> Outlet | None:
        """The outlet an address belongs to."""
        host = _host(url)
        while host:
            if outlet := self.domains.get(host):
                return outlet
            host = host.partition(".")[2]
        return None


LATIN = 5  # letters of a Latin short form


def _short(name: str, usual: str) -> bool:
    return len(name) <= LATIN if name.isascii() else len(name) < len(usual)


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


@cache
def press() -> Press:
    """The shipped tables, compiled once per process."""
    outlets = tuple(_outlet(row) for row in rows("outlets"))
    names = {fold(name): outlet for outlet in outlets for name in outlet.names}
    furniture = rows("furniture")
    rules: dict[str, list[re.Pattern[str]]] = {}
    for row in furniture:
        rules.setdefault(row["kind"], []).append(_pattern(row))
    fields = tuple((row["note"], _pattern(row)) for row in furniture if row["kind"] == "field")
    style = tuple((row["note"], float(row["weight"]), re.compile(row["pattern"])) for row in rows("style"))
    domains = {domain: outlet for outlet in outlets for domain in outlet.domains}
    categories = {outlet.category: outlet for outlet in outlets if outlet.category}
    return Press(
        outlets, names, domains, categories, _finder(names), {kind: _joined(found) for kind, found in rules.items()}, fields, style
    )


def _joined(rules: list[re.Pattern[str]]) -> Rules:
    """Patterns without groups as one, which is quicker; their order does not matter."""
    if any(rule.groups for rule in rules):
        return tuple(rules)
    return (re.compile("|".join(f"(?:{rule.pattern})" for rule in rules)),)


def _outlet(row: dict[str, str]) -> Outlet:
    names = tuple(items(row["names"]))
    return Outlet(row["en"], row["code"], names, tuple(items(row["domains"])), row["category"], tuple(map(script, names)), row["script"])


def _pattern(row: dict[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(row["pattern"])
    except re.error as error:
        raise LexiconError(f"has a pattern that does not compile ({error})", "furniture", row["pattern"]) from error


def _finder(names: dict[str, Outlet]) -> re.Pattern[str]:
    """One pattern over all names; Latin names count only as whole words."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name) for name in longest))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
