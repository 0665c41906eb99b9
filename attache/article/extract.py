"""Turn a page or a plain text into blocks: reach for ``extract``, which takes HTML, Markdown and plain text alike.

Our own block rules on selectolax; no library keeps short pieces, datelines outside paragraphs and repeated lines
(docs of the comparison: shared/LIBRARIES.md, 1). The walk keeps its own stack, so depth of nesting is no danger.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from attache.article.line import LINES, tidy
from attache.article.meta import metas

Attributes = dict[str, str | None]
BlockKind = Literal["text", "heading", "caption", "aside"]
MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|span|article|section|table|h[1-6]|img|ul|ol|a|font|strong|b|center)\b[^<>]*>", re.I
)
HEAD = re.compile(r"<(?:meta|link|time)\b|ld\+json", re.I)
WHOLE = re.compile(r"<(?:!doctype|html|body)\b", re.I)
SKIP = frozenset({
    "script", "style", "noscript", "template", "iframe", "svg", "button", "select", "textarea", "nav", "footer", "aside", "video",
    "audio", "object", "embed", "head", "input", "map",
})  # fmt: skip
BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "h1", "h2", "h3", "h4", "h5",
    "h6", "table", "thead", "tbody", "tr", "td", "th", "figure", "figcaption", "hr", "pre", "center", "address", "details", "summary",
    "body", "br",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HOMES = frozenset({"div", "section", "article", "main", "td", "body", "blockquote", "center", "li"})
KEPT = frozenset({
    "html", "body", "article", "main", "a", "span", "b", "strong", "i", "em", "u", "font", "small", "label", "time", "mark", "sup", "sub",
})  # fmt: skip  # whatever their class
NOISE = re.compile(
    r"subscri|newsletter|promo|share|social|related|recommend|more-?article|topnews|keyword|tag-?(?:group|button|list|cloud)|view-editors|"
    r"crumb|adslot|banner|advert|sponsor|footer|copyright|comment|login|popup|navbar|\bnav\b|menu|sidebar|search|trust-?badge|texttj|"
    r"toolbar|tuijian|special_tag|hot-?(?:list|news|rank)|rank-?list|qrcode|erweima|player|byline|entry-meta|cat-links|screen-reader|hidden",
    re.I,
)
CAPTION = re.compile(r"caption|picinfo|img-?(?:title|desc|text)|photo-?(?:text|desc)|image-?(?:title|desc)", re.I)
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
IMAGE = re.compile(r"!\[[^\]\[]{0,500}\]\([^)\[]{0,2000}\)")  # bounded, as hostile pages make the unbounded slow
LINK = re.compile(r"\[([^\]\[]{0,500})\]\(([^)\s\[]{0,2000})\)")
CLAUSE = re.compile(r"(?<=[。；：！？])[^\S\n]*\n\s*")
LINKED = 0.9  # share of a block's characters in links that makes it a link
STOPS = re.compile("[，。；！？,.]")
PICTURED = 400  # longest text of a picture in a gallery
FORM = 400  # characters in a form that make it the page itself, as some publishing systems have it
BURIED = 2  # how many times the text outside of boxes one box must hold to be the article
HEADLINE = range(8, 81)  # characters of a title
DATED = re.compile(r"20\d\d\s?[-年/.]\s?\d")


class Block(Struct, frozen=True):
    """A paragraph, a heading or a caption, on one line; an aside is what stands in boxes beside the article."""

    text: str
    kind: BlockKind = "text"
    linked: bool = False  # whether it is a link and nothing else
    home: int = 0  # number of the element that holds it
    url: str = ""  # where the link leads


class Sheet(Struct, frozen=True):
    """Everything read off one page, before it is told what belongs to the article."""

    blocks: tuple[Block, ...]
    parents: tuple[int, ...] = (0,)  # by number of element, the number of the one around it
    metas: dict[str, str] = {}
    whole: bool = False  # a saved page, not a fragment


def extract(text: str) -> Sheet:
    """The blocks of a text in any of the forms articles come in."""
    return _html(text) if MARKUP.search(text) else Sheet(tuple(lines(text)))


def lines(text: str) -> Iterable[Block]:
    """The lines of a plain or Markdown text as blocks."""
    text = _uncommented(text)
    for line in LINES.split(text):
        block = _markdown(line)
        if block.text:
            yield block


def _uncommented(text: str) -> str:
    """The text without HTML comments; one that does not end is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _markdown(line: str) -> Block:
    """A line without Markdown's signs; they are kept where they are not in pairs."""
    line = IMAGE.sub("", line).strip()
    heading = re.match(r"#{1,6}\s+", line)
    link = LINK.fullmatch(line)
    plain = LINK.sub(r"\1", line[heading.end() :] if heading else line)
    plain = re.sub(r"\*\*([^*]+)\*\*", r"\1", plain)
    return Block(tidy(plain), "heading" if heading else "text", bool(link), url=link[2] if link else "")


def _html(text: str) -> Sheet:
    tree = LexborHTMLParser(text)
    whole = bool(WHOLE.search(text[:20_000]))
    walk = _Walk(tree, whole=whole)
    if (size := _buried(walk)) is not None:
        walk = _Walk(tree, whole=whole, spare=size)
    blocks = tuple(block for block in walk.blocks if block.text)
    said = metas(tree, bool(HEAD.search(text)))
    if whole and (title := _headline(said, blocks)):
        said["og:title"] = title
    return Sheet(blocks, tuple(walk.parents), said, whole)


def _buried(walk: "_Walk") -> int | None:
    """How much text the article holds where it stands in what looks like furniture; ``None`` where it does not."""
    if not any(block.kind != "aside" and not block.linked for block in walk.blocks):
        return 0
    if not walk.whole:
        return None
    outside, boxes = 0, Counter[int]()
    for block in walk.blocks:
        if block.kind == "aside" and not block.linked:
            boxes[block.home] += len(block.text)
        elif not block.linked and STOPS.search(block.text):
            outside += len(block.text)
    most = max(boxes.values(), default=0)
    return most if most > BURIED * outside else None


def _headline(said: dict[str, str], blocks: tuple[Block, ...]) -> str:
    """The title of a page as it is printed on it, where the head has it cut short or with the site's names around it."""
    told, page = said.get("og:title", ""), _bare(said.get("title", ""))
    printed = [block.text for block in blocks if len(block.text) in HEADLINE and (block.kind == "heading" or not told)]
    if told:
        return next((text for text in printed if len(text) > len(told) and text.startswith(told)), told)
    inside = [text for text in printed if _bare(text) in page]
    best = max(inside, key=lambda text: (page.startswith(_bare(text)), len(text)), default="")
    return best or ("" if said.get("h1") else _dated(blocks))


def _dated(blocks: tuple[Block, ...]) -> str:
    """The line before the one that dates the article, where that is plain."""
    for one, two in pairwise(blocks):
        if DATED.search(two.text) and len(two.text) in HEADLINE and not two.linked:
            return one.text if len(one.text) in HEADLINE and not one.linked else ""
    return ""


def _bare(text: str) -> str:
    return "".join(text.split())


class _Open(NamedTuple):
    """An element that is open, and what it makes of the text in it."""

    tag: str
    caption: bool
    noise: bool


class _Walk:
    """One pass over a tree in document order, gathering blocks."""

    def __init__(self, tree: LexborHTMLParser, *, whole: bool, spare: int | None = None) -> None:
        self.blocks: list[Block] = []  # empty ones may be among them
        self.parents = [0]
        self.whole, self.spare = whole, spare  # characters from which on an element is no furniture, whatever its class
        self._text: list[str] = []
        self._links = 0  # characters inside links in the block at hand
        self._home, self._blocks, self._anchors, self._captions, self._headings, self._asides = 0, 0, 0, 0, 0, 0
        if tree.root is not None:
            self._run(tree.root)
        self._close()

    def _run(self, root: LexborNode) -> None:
        stack: list[LexborNode | _Open] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, _Open):
                self._leave(node)
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._add(node.text_content or "")
            elif tag[:1] not in "-!" and not _skipped(node, tag, attributes := node.attributes):
                stack.append(self._enter(node, tag, _names(attributes) if attributes else ""))
                stack.extend(reversed(_children(node)))

    def _enter(self, node: LexborNode, tag: str, names: str) -> "_Open":
        element = _Open(tag, _captioned(tag, names) or (tag == "div" and not self.whole and _pictured(node)), self._noisy(node, tag, names))
        self._shift(element, 1)
        if tag in HOMES:
            self.parents.append(self._home)
            self._home = len(self.parents) - 1
        return element

    def _leave(self, element: "_Open") -> None:
        self._shift(element, -1)
        if element.tag in HOMES:
            self._home = self.parents[self._home]

    def _shift(self, element: "_Open", step: int) -> None:
        """Count an element in or out."""
        tag = element.tag
        if tag in BLOCKS or element.caption:
            self._close()
        self._blocks += step * (tag in BLOCKS and tag != "body")
        self._anchors += step * (tag == "a")
        self._captions += step * element.caption
        self._headings += step * (tag in HEADINGS)
        self._asides += step * element.noise

    def _noisy(self, node: LexborNode, tag: str, names: str) -> bool:
        if not names or tag in KEPT or not NOISE.search(names):
            return False
        return self.spare is None or len(node.text(deep=True)) < self.spare

    def _add(self, text: str) -> None:
        if "\n" in text and not (self._blocks or self._anchors or self.whole):
            self._loose(text)
            return
        self._text.append(text)
        if self._anchors:
            self._links += len(text.strip())

    def _loose(self, text: str) -> None:
        """Text beside the elements of a fragment is Markdown: its line ends count."""
        first, *others = text.split("\n")
        self._text.append(first)
        for line in others:
            self._close()
            self._text.append(line)

    def _close(self) -> None:
        """End the block at hand; a line of the source that ends a clause ends a paragraph, as in lists set as one."""
        whole = "".join(self._text)
        linked = self._links > 0 and self._links >= LINKED * len(whole.strip())
        self._text, self._links = [], 0
        for part in CLAUSE.split(whole) if "\n" in whole else [whole]:
            if text := tidy(part):
                self._set(text, linked)

    def _set(self, text: str, linked: bool) -> None:
        kind: BlockKind = "aside" if self._asides else "caption" if self._captions else "heading" if self._headings else "text"
        if kind == "text" and not (self._blocks or self.whole):
            mark = _markdown(text)
            self.blocks.append(Block(mark.text, mark.kind, linked or mark.linked, self._home, mark.url))
        else:
            self.blocks.append(Block(text, kind, linked, self._home))


def _children(node: LexborNode) -> list[LexborNode]:
    out = []
    child = node.child
    while child is not None:
        out.append(child)
        child = child.next
    return out


def _skipped(node: LexborNode, tag: str, attributes: Attributes) -> bool:
    if tag == "form":
        return len(node.text(deep=True)) < FORM
    return tag in SKIP or bool((style := attributes.get("style")) and UNSEEN.search(style))


def _names(attributes: Attributes) -> str:
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def _captioned(tag: str, names: str) -> bool:
    return tag in ("figcaption", "small") or (bool(names) and tag in ("p", "div", "span", "em") and bool(CAPTION.search(names)))


def _pictured(node: LexborNode) -> bool:
    """Whether an element is a picture and a few words about it, as in the galleries of feeds."""
    if node.child is None or node.child.tag != "img":
        return False
    others = _children(node)[1:]
    if not others or any(child.tag in BLOCKS or child.tag == "img" for child in others):
        return False
    return len(node.text(deep=True)) <= PICTURED


def main(sheet: Sheet) -> tuple[Block, ...]:
    """The blocks of a saved page that stand in the element holding most of its sentences."""
    if not sheet.whole:
        return sheet.blocks
    scores: dict[int, float] = {}
    for block in sheet.blocks:
        home, worth = block.home, _worth(block)
        for _ in range(REACH):
            scores[home] = scores.get(home, 0) + worth
            home, worth = sheet.parents[home], worth * FADE
    best = max(scores, key=lambda home: (scores[home], home), default=0)
    inside = _inside(sheet.parents, best)
    return tuple(block for block in sheet.blocks if inside[block.home])


def _worth(block: Block) -> float:
    """How much a block looks like sentences."""
    if block.linked or block.kind in ("heading", "aside"):
        return 0.0
    return len(block.text) / 10 + 4 * len(STOPS.findall(block.text[:5000]))


REACH, FADE = 4, 0.5  # a paragraph counts for four elements around it, each time less


def _inside(parents: tuple[int, ...], best: int) -> list[bool]:
    """By number of element, whether it stands in the best one; parents come before their children."""
    inside = [False] * len(parents)
    for number, parent in enumerate(parents):
        inside[number] = number == best or (number > 0 and inside[parent])
    return inside
