"""From a page to the article on it: ``clean`` is the one entry point of this stage.

1. decode the bytes   2. take off the front matter   3. read the page into blocks   4. sift the article's blocks from the page's
5. set them as text, marking dateline, captions and credits   6. tell who published it, and when   7. warn of what looks wrong
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from attache.article import front
from attache.article.dates import Told, published
from attache.article.extract import MARKUP, Block, Sheet, extract, main
from attache.article.facts import Facts
from attache.article.flags import flags, garbled
from attache.article.hands import authors, canonical, editors, names, section
from attache.article.line import tidy
from attache.article.press import Press
from attache.article.press import press as shipped
from attache.article.script import language, script
from attache.article.setting import Setting, arrange
from attache.article.sift import Removed, Sifted, repeated, sift, squeezed
from attache.article.source import credit
from attache.decode import decode
from attache.errors import SourceError
from attache.fold import fold
from attache.model import Article, Page, When

JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*(?:\{|\]|\"[^\"]*\"\s*(?:,|\](?!\())))")  # not ["words"](of a link)
WIDE = re.compile("[\u3400-\u9fff]")
HEADING = re.compile(r"(?!\d)\w.*[^。.；;：:,，]$")
TITLE = 80  # longest first line that can be a title
TAIL = re.compile(r"\s*(?:_|\||-{1,2}|–|—)\s*([^_|–—-]{2,30})$")  # the site's name after a title
BARE = re.compile(r"https?://(?:www\.)?([^/\s]+)/?")
PATH = re.compile(r"://[^/]+/[^/]")
MOST = 1_000_000  # characters of text on a page; a long read has 50,000
HEAD = 8  # lines in which a plain text says its title twice
SHORT = 120  # longest line that can stand between title and text without being of the text
ABOVE = 15  # blocks before the text that are looked at for such lines


class Examined(Struct, frozen=True):
    """An article, and what of its page was left out of it."""

    article: Article
    removed: tuple[Removed, ...]


def clean(page: Page, press: Press | None = None) -> Article:
    """The article on a page; ``SourceError`` when there is none."""
    return examine(page, press).article


def examine(page: Page, press: Press | None = None) -> Examined:
    """The article on a page with what was left out, for a person to see why; ``SourceError`` when there is none."""
    press = press or shipped()
    text, encoding = decode(page.raw)
    if JSON.match(text):
        raise SourceError("is JSON, not an article", page.source)
    head, body = front.split(text)
    sheet = extract(body) if MARKUP.search(body) or len(body) <= MOST else None
    if sheet is None or sum(len(block.text) for block in sheet.blocks) > MOST:
        raise SourceError(f"holds more than {MOST} characters, which no article does; split it", page.source)
    everything = sift(sheet.blocks, press)
    kept = sift(main(sheet), press) if sheet.whole else everything
    title, blocks, before = _title(head, page.given.get("title", ""), sheet, everything, kept, press)
    if not blocks and not ((head.get("title") or page.given.get("title")) and (head.get("date") or page.given.get("date"))):
        raise SourceError("holds no article", page.source)
    facts = _facts(page, head, sheet, everything, blocks)
    article = _article(page, encoding, facts, arrange(title, blocks, press), before, press)
    return Examined(article, (*everything.removed, *_outside(everything, blocks, title)))


def _outside(everything: Sifted, kept: Sequence[Block], title: str) -> Iterator[Removed]:
    """The blocks that look like an article's and stand outside the element that holds it."""
    inside = {block.text for block in kept}
    return (Removed(block.text, "outside") for block in everything.blocks if block.text not in inside and block.text != title)


def _article(page: Page, encoding: str, facts: Facts, setting: Setting, before: Sequence[str], press: Press) -> Article:
    who = credit(facts, setting, press)
    mangled = garbled(setting.folded, press)
    orphan = bool(mangled) and who.outlet is None and who.how != "card"
    dated = published(Told(facts, setting, orphan), who.outlet, press)
    return Article(
        id=_digest(setting.text, dated.when),
        doc=page.name,
        source=page.source,
        title=setting.title,
        text=setting.text,
        script=script(setting.text),
        language=language(setting.text),
        publisher=who.publisher,
        origin=who.origin,
        chain=tuple(dict.fromkeys((*before, *who.chain))),
        authors=authors(facts, setting, press),
        editors=editors(setting, press),
        section=section(facts, press),
        keywords=names(facts.sifted.fields.get("keywords") or facts.given.get("keywords", "")),
        url=facts.url,
        canonical=canonical(facts, press),
        published=dated.when,
        place=setting.dateline.place if setting.dateline else None,
        furniture=setting.furniture,
        flags=(*dated.flags, *flags(setting, encoding, mangled, who, facts, before, press)),
        signs=(*who.signs, *dated.signs),
        page=page.digest,
    )


def _facts(page: Page, head: dict[str, str], sheet: Sheet, everything: Sifted, kept: Sequence[Block]) -> Facts:
    """What the page says of the article, gathered from its head, its container and the blocks that are not the article's."""
    printed = (url for url in everything.urls if PATH.search(url))  # a bare host is the mirror's
    tries = (head.get("url"), head.get("link"), head.get("from"), sheet.metas.get("og:url"), *printed, page.given.get("url"))
    url = next((found for found in tries if found), None)
    mirror = next((host[1] for url in everything.urls if (host := BARE.fullmatch(url))), None)
    return Facts(head, sheet.metas, page.given, page.fetched, url, everything, tuple(_byline(sheet.blocks, kept)), mirror)


def _byline(blocks: Sequence[Block], kept: Sequence[Block]) -> Iterator[str]:
    """The short lines before the article's first."""
    first = next((block.text for block in kept if block.kind == "text"), None)
    at = next((number for number, block in enumerate(blocks) if block.text == first), 0)
    return (block.text for block in blocks[max(at - ABOVE, 0) : at] if not block.linked and len(block.text) <= SHORT)


def _title(
    head: dict[str, str], given: str, sheet: Sheet, everything: Sifted, kept: Sifted, press: Press
) -> tuple[str, list[Block], list[str]]:
    """The title, the blocks without it, and lines that stand before it and name the site."""
    blocks = list(kept.blocks)
    twice = None if head.get("title") or given or sheet.whole else _twice(blocks)
    if twice is not None:
        title = blocks[twice].text
        return title, repeated(blocks[twice:], title), [block.text for block in blocks[:twice] if len(block.text) <= TITLE][:1]
    title = (
        _headline(head.get("title", "") or given, press)
        or everything.fields.get("title")
        or _printed(sheet)
        or _carded(kept)
        or _first(blocks)
    )
    return title, repeated(blocks, title), []


def _headline(title: str, press: Press) -> str:
    """A mirror's title without the site's names after it."""
    while (tail := TAIL.search(title)) and fold(tail[1].strip()) in press.names:
        title = title[: tail.start()]
    return tidy(title)


def _twice(blocks: list[Block]) -> int | None:
    """Where a line near the top stands twice running: reposts print their titles so."""
    pairs = pairwise(blocks[: HEAD + 1])
    return next((number for number, (one, two) in enumerate(pairs) if squeezed(one.text) == squeezed(two.text)), None)


def _printed(sheet: Sheet) -> str:
    """The title a page gives itself."""
    metas = sheet.metas
    if metas.get("og:title"):
        return metas["og:title"]
    heading = next((block.text for block in sheet.blocks[:HEAD] if block.kind == "heading"), "")
    return heading or metas.get("h1") or TAIL.sub("", metas.get("title", ""))


def _carded(sifted: Sifted) -> str:
    """The title of an abstract card: a line like a heading, in the language of the work if there is one."""
    if not {"abstract", "summary"} & sifted.fields.keys():
        return ""
    heads = [block.text for block in sifted.blocks if len(block.text) <= TITLE and HEADING.match(block.text)]
    return next((line for line in heads if not WIDE.search(line)), heads[0] if heads else "")


def _first(blocks: list[Block]) -> str:
    """The first line where it is short and no sentence; else the article has no title of its own."""
    line = blocks[0].text if blocks else ""
    return line if len(line) <= TITLE and not line.endswith(("。", "！", "」", "”")) else ""


def _digest(text: str, when: When | None) -> str:
    day = when.first.isoformat() if when else ""
    return hashlib.sha256(f"{day}\n{text}".encode()).hexdigest()[:16]
