"""From a page to the article on it: ``clean`` is the one entry point of this stage.

1. decode the bytes   2. take off the front matter   3. read the page into blocks   4. sift the article's blocks from the page's
5. set them as text, marking dateline, captions and credits   6. tell who published it, and when   7. warn of what looks wrong
"""

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise

from attache.article import front
from attache.article.dates import Told, published
from attache.article.extract import Block, Sheet, extract, main, tidy
from attache.article.flags import flags, garbled
from attache.article.press import Press
from attache.article.press import press as shipped
from attache.article.script import script
from attache.article.setting import Setting, arrange
from attache.article.sift import Sifted, repeated, sift, squeezed
from attache.article.source import credit
from attache.decode import decode
from attache.errors import SourceError
from attache.fold import fold
from attache.model import Article, Page, When

JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[{\"\]])")
WIDE = re.compile("[\u3400-\u9fff]")
HEADING = re.compile(r"(?!\d)\w.*[^。.；;：:,，]$")
LATIN = re.compile("[A-Za-z]+")
SPLIT = re.compile(r"\s*[,，、;；/]\s*")
TITLE = 80  # longest first line that can be a title
TAIL = re.compile(r"\s*(?:_|\||-{1,2}|–|—)\s*([^_|–—-]{2,30})$")  # the site's name after a title
HEAD = 8  # lines in which a plain text says its title twice


def clean(page: Page, press: Press | None = None) -> Article:
    """The article on a page; ``SourceError`` when there is none."""
    press = press or shipped()
    text, encoding = decode(page.raw)
    if JSON.match(text):
        raise SourceError("is JSON, not an article", page.source)
    head, body = front.split(text)
    sheet = extract(body)
    everything = sift(sheet.blocks, press)
    kept = sift(main(sheet), press) if sheet.whole else everything
    title, blocks, before = _title(head, sheet, everything, kept, press)
    if not blocks and not (head.get("title") and head.get("date")):
        raise SourceError("holds no article", page.source)
    setting = arrange(title, blocks, press)
    return _article(page, encoding, head, sheet, everything, setting, before, press)


def _article(
    page: Page, encoding: str, head: dict[str, str], sheet: Sheet, sifted: Sifted, setting: Setting, before: Sequence[str], press: Press
) -> Article:
    url = head.get("url") or head.get("link") or head.get("from") or sheet.metas.get("og:url") or next(iter(sifted.urls), None)
    who = credit(head, sheet.metas, sifted, setting, url, press)
    mangled = garbled(setting.text, press)
    orphan = bool(mangled) and who.outlet is None and who.how != "card"
    told = Told(head, sheet.metas, sifted, setting.title, setting.text, url, setting.dateline, orphan)
    when, conflict = published(told, who.outlet, press)
    return Article(
        id=_digest(setting.text, when),
        doc=page.name,
        source=page.source,
        title=setting.title,
        text=setting.text,
        script=script(setting.text),
        language=_language(setting.text),
        publisher=who.publisher,
        origin=who.origin,
        chain=(*before, *who.chain),
        authors=_authors(head, sifted, setting, press),
        keywords=_split(sifted.fields.get("keywords", "")),
        url=url,
        published=when,
        place=setting.dateline.place if setting.dateline else None,
        furniture=setting.furniture,
        flags=(*conflict, *flags(setting.text, encoding, mangled, who, sifted, before)),
        page=page.digest,
    )


def _title(head: dict[str, str], sheet: Sheet, everything: Sifted, kept: Sifted, press: Press) -> tuple[str, list[Block], list[str]]:
    """The title, the blocks without it, and lines that stand before it and name the site."""
    blocks = list(kept.blocks)
    twice = None if head.get("title") or sheet.whole else _twice(blocks)
    if twice is not None:
        title = blocks[twice].text
        return title, repeated(blocks[twice:], title), [block.text for block in blocks[:twice] if len(block.text) <= TITLE][:1]
    title = _headline(head.get("title", ""), press) or everything.fields.get("title") or _printed(sheet) or _carded(kept) or _first(blocks)
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


def _authors(head: dict[str, str], sifted: Sifted, setting: Setting, press: Press) -> tuple[str, ...]:
    found = [*_split(sifted.fields.get("authors", ""))]
    if setting.dateline and setting.dateline.reporter:
        found += _split(setting.dateline.reporter)
    if (author := head.get("author")) and not press.find(author) and author not in (head.get("categories"), head.get("tags")):
        found.append(author)
    return tuple(dict.fromkeys(found))


def _split(value: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in SPLIT.split(value) if part.strip())


def _language(text: str) -> str:
    """Chinese unless there is hardly a Chinese character for each ten words."""
    return "zh" if len(WIDE.findall(text)) * 4 >= len(LATIN.findall(text)) else "en"


def _digest(text: str, when: When | None) -> str:
    day = when.first.isoformat() if when else ""
    return hashlib.sha256(f"{day}\n{text}".encode()).hexdigest()[:16]
