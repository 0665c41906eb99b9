"""Who wrote or first carried an article: reach for ``credit``.

Order of trust: the dateline's agency, a source line, what the container says (a feed, a record), the key of the feed mirror, its author
field, the address, agencies at the head of paragraphs, the head of the page, the site that most of its links lead to.
"""

from collections.abc import Iterator

from msgspec import Struct

from attache.article.facts import Facts
from attache.article.press import Outlet, Press
from attache.article.script import Script, script
from attache.article.setting import Setting
from attache.article.sift import fullmatch, search, sourced, start
from attache.fold import fold
from attache.model import Sign

OPENING = 400  # characters after the title in which a digest names its work
CARD = ("abstract", "summary")


class Credit(Struct, frozen=True):
    """The outlet, as the table has it where it is known, and the way the text took."""

    publisher: str | None
    outlet: Outlet | None
    origin: str | None
    chain: tuple[str, ...]
    how: str  # what named the outlet
    signs: tuple[Sign, ...] = ()


class Named(Struct, frozen=True):
    """An outlet, how it was named and in which words."""

    how: str
    outlet: Outlet
    words: str


def credit(facts: Facts, setting: Setting, press: Press) -> Credit:
    """The publisher, the work digested, and the chain of reposting."""
    sifted = facts.sifted
    if any(name in sifted.fields for name in CARD):
        work = sifted.fields.get("source") or next(iter(sifted.sources), None)
        return Credit(None, None, work, (), "card")
    named = list(dict.fromkeys(_named(facts, setting, press)))
    how, outlet = (named[0].how, named[0].outlet) if named else ("", None)
    mirror = press.at(facts.given.get("url") or facts.url or ("" if facts.head else facts.metas.get("site", "")))
    if how == "source line" and outlet in (mirror, *(other.outlet for other in named[1:] if other.how != how)):
        how = "page"  # its own, not a repost
    like = script(setting.text[:OPENING])
    title = outlet.title(like) if outlet else next(iter((*sifted.sources, *_bylined(facts, press))), None) or _unlisted(facts)
    chain = dict.fromkeys(name for name in (mirror.title(like) if mirror else None, title, *_agencies(setting, like, press)) if name)
    signs = [Sign("publisher", one.how, one.outlet.name(like), one.words, at == 0) for at, one in enumerate(named)]
    if title and not named:
        signs.append(Sign("publisher", "unlisted", title, title, True))
    return Credit(title, outlet, _origin(facts, setting, outlet, press), tuple(chain), how, tuple(signs))


def _named(facts: Facts, setting: Setting, press: Press) -> Iterator[Named]:
    """Every outlet that something names, the most trustworthy first."""
    head, metas = facts.head, facts.metas
    agency = setting.dateline.agency if setting.dateline else None
    publisher = facts.given.get("publisher", "")
    tries = [
        ("dateline", agency or "", press.find),
        *(("source line", name, press.find) for name in (*facts.sifted.sources, *_bylined(facts, press))),
        ("record", publisher, press.listed),
        ("record", publisher, press.find),
        ("category", head.get("categories", ""), press.listed),
        ("author", head.get("author", ""), press.find),
        ("category", head.get("categories", ""), press.find),
        ("address", facts.url or "", press.at),
        *(("paragraph", name, press.find) for name in setting.agencies),
        *(("head", metas.get(name, ""), press.find) for name in ("source", "og:site_name", "author")),
    ]
    for how, words, find in tries:
        if words and (outlet := find(words)):
            yield Named(how, outlet, words)
    title, site = metas.get("title", ""), "" if head else metas.get("site", "")
    yield from (Named("head", outlet, title) for outlet in press.every(title)[::-1])
    if site and (outlet := press.at(site)):
        yield Named("site", outlet, site)


def _bylined(facts: Facts, press: Press) -> Iterator[str]:
    """Outlets named on the lines between title and text."""
    for line in facts.byline:
        folded = fold(line)
        found = sourced(folded, press)
        if found and not fullmatch(press["nobody"], folded[found[0] : found[1]]):
            yield line[found[0] : found[1]]


def _agencies(setting: Setting, like: Script, press: Press) -> Iterator[str]:
    """The agencies that a credit at the end names, as they are cited: the last links of the chain."""
    for mark in setting.furniture:
        if mark.kind == "credit":
            yield from (outlet.name(like) for outlet in press.every(mark.span.quote(setting.text)))


def _unlisted(facts: Facts) -> str | None:
    """An outlet that no table knows: what the container names, an author who is a category as well (a mirror's way), the site."""
    author = facts.head.get("author", "").strip()
    if facts.given.get("publisher"):
        return facts.given["publisher"]
    if author and author in facts.head.get("categories", ""):
        return author.rpartition(")")[2].strip() or author
    return facts.metas.get("og:site_name") or None


def _origin(facts: Facts, setting: Setting, publisher: Outlet | None, press: Press) -> str | None:
    """The work that the title says is rendered (華郵：…), or the works that a review of the press quotes from."""
    match = start(press["work"], fold(setting.title))
    outlet = press.find(setting.title[match.start("outlet") : match.end("outlet")]) if match else None
    if match and outlet and outlet is not publisher and _whole(match["outlet"], outlet):
        return outlet.name(script(setting.text[:OPENING]))
    if "digest" in facts.sifted.fields or search(press["review"], fold(setting.title)):
        return _cited(setting, press)
    return None


def _cited(setting: Setting, press: Press) -> str | None:
    """The works quoted, in order."""
    found = [(match.start("outlet"), match.end("outlet")) for rule in press["cite"] for match in rule.finditer(setting.folded)]
    works = dict.fromkeys(setting.text[first:last] for first, last in sorted(found))
    return "；".join(f"《{work}》" for work in works) or None


def _whole(words: str, outlet: Outlet) -> bool:
    return words in {fold(name) for name in outlet.names}
