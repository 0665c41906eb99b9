"""Who wrote or first carried an article: reach for ``credit``.

Order of trust: the dateline's agency, a source line, the key of the feed mirror, its author field, the address, the head of the page.
"""

from collections.abc import Iterator

from msgspec import Struct

from attache.article.press import Outlet, Press
from attache.article.setting import Setting
from attache.article.sift import Sifted, search, start
from attache.fold import fold

OPENING = 400  # characters after the title in which a digest names its work


class Credit(Struct, frozen=True):
    """The outlet, as the table has it where it is known, and the way the text took."""

    publisher: str | None
    outlet: Outlet | None
    origin: str | None
    chain: tuple[str, ...]
    how: str  # what named the outlet


def credit(head: dict[str, str], metas: dict[str, str], sifted: Sifted, setting: Setting, url: str | None, press: Press) -> Credit:
    """The publisher, the work digested, and the chain of reposting."""
    if {"abstract", "summary"} & sifted.fields.keys():
        work = sifted.fields.get("source") or next(iter(sifted.sources), None)
        return Credit(None, None, work, (), "card")
    named = list(_named(head, metas, sifted, setting, url, press))
    how, outlet = named[0] if named else ("", None)
    mirror = press.at(url or ("" if head else metas.get("site", "")))
    if how == "source line" and outlet in (mirror, *(other for way, other in named[1:] if way != how)):
        how = "page"  # its own, not a repost
    like = setting.text[:OPENING]
    title = outlet.title(like) if outlet else next(iter(sifted.sources), None) or _unlisted(head, metas)
    chain = dict.fromkeys(name for name in (mirror.title(like) if mirror else None, title) if name)
    return Credit(title, outlet, _origin(sifted, setting, outlet, press), tuple(chain), how)


def _named(
    head: dict[str, str], metas: dict[str, str], sifted: Sifted, setting: Setting, url: str | None, press: Press
) -> Iterator[tuple[str, Outlet]]:
    """Every outlet that something names, the most trustworthy first."""
    agency = setting.dateline.agency if setting.dateline else None
    tries = [
        ("dateline", press.find(agency) if agency else None),
        *(("source line", press.find(name)) for name in sifted.sources),
        ("category", press.listed(head.get("categories", ""))),
        ("author", press.find(head.get("author", ""))),
        ("category", press.find(head.get("categories", ""))),
        ("address", press.at(url) if url else None),
        *(("paragraph", press.find(name)) for name in setting.agencies),
        *(("head", press.find(metas.get(name, ""))) for name in ("source", "og:site_name", "author")),
        *(("head", outlet) for outlet in press.every(metas.get("title", ""))[::-1]),
    ]
    yield from ((how, outlet) for how, outlet in tries if outlet)


def _unlisted(head: dict[str, str], metas: dict[str, str]) -> str | None:
    """An outlet that no table knows: an author who is a category of its own as well (a mirror's way), or the site's name."""
    author = head.get("author", "").strip()
    if author and author in head.get("categories", ""):
        return author.rpartition(")")[2].strip() or author
    return metas.get("og:site_name") or None


def _origin(sifted: Sifted, setting: Setting, publisher: Outlet | None, press: Press) -> str | None:
    """The work that the title says is rendered (華郵：…), or the works that a review of the press quotes from."""
    match = start(press["work"], fold(setting.title))
    outlet = press.find(setting.title[match.start("outlet") : match.end("outlet")]) if match else None
    if match and outlet and outlet is not publisher and _whole(match["outlet"], outlet):
        return outlet.name(setting.text[:OPENING])
    if "digest" in sifted.fields or search(press["review"], fold(setting.title)):
        return _cited(setting.text, press)
    return None


def _cited(text: str, press: Press) -> str | None:
    """The works quoted, in order."""
    folded = fold(text)
    found = [(match.start("outlet"), match.end("outlet")) for rule in press["cite"] for match in rule.finditer(folded)]
    works = dict.fromkeys(text[first:last] for first, last in sorted(found))
    return "；".join(f"《{work}》" for work in works) or None


def _whole(words: str, outlet: Outlet) -> bool:
    return words in {fold(name) for name in outlet.names}
