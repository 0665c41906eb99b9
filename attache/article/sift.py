"""Tell the article's own blocks from what stands around it: reach for ``sift`` after ``extract``.

What is taken away is not thrown away: stamps, source lines and card fields are handed on to date and name the article.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from attache.article.extract import Block
from attache.article.press import Press, Rules
from attache.fold import fold

NOTE = 400  # longest paragraph that can be furniture
EDGE = 40  # characters at the ends of a paragraph that can be the page's
AFTER = 2  # how many times what comes after the last line of an article the article must be
LINE = 90  # longest line that is nothing but a stamp, a source or a field
HEAD = 12  # blocks in which an article's fields stand
URL = re.compile(r"https?://\S+")
ENDS = re.compile(r"[。！？!?；;…：:”」』）)\]】]$")
CARD = ("abstract", "summary")


class Stamp(Struct, frozen=True):
    """A line that is a date and nothing else but its label."""

    words: str
    match: re.Match[str]
    labelled: bool


class Sifted(Struct, frozen=True):
    """The article's blocks, and what the blocks that went say of it."""

    blocks: tuple[Block, ...]
    stamps: tuple[Stamp, ...]
    sources: tuple[str, ...]
    fields: dict[str, str]
    urls: tuple[str, ...]
    headlines: tuple[str, ...]  # link lines that were left out


class _Pile:
    """What is gathered on the way."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stamps: list[Stamp] = []
        self.sources: list[str] = []
        self.fields: dict[str, str] = {}
        self.urls: list[str] = []
        self.headlines: list[str] = []
        self.end: int | None = None  # number of blocks before a line that ends the article


def sift(blocks: Sequence[Block], press: Press) -> Sifted:
    """Part the blocks of an article from the page's."""
    pile, listing = _Pile(), False
    for number, block in enumerate(blocks):
        if block.kind == "aside":
            pile.headlines.append(block.text)
            continue
        folded = fold(block.text)
        if _told(block, folded, number, pile, press):
            continue
        if len(folded) <= NOTE and fullmatch(press["list"], folded):
            listing = True
        elif (block.linked and not _sentence(block.text)) or (listing and len(folded) < LINE and not ENDS.search(folded)):
            pile.headlines.append(block.text)
        elif len(folded) <= NOTE and fullmatch(press["end"], folded):
            pile.end = len(pile.blocks) if pile.end is None else pile.end
        elif len(folded) > NOTE or not fullmatch(press["drop"], folded):
            listing = False
            if (kept := _trimmed(_kinded(block, folded, press), folded, press)).text:
                pile.blocks.append(kept)
    return Sifted(
        tuple(_ended(pile)), tuple(pile.stamps), tuple(pile.sources), pile.fields, tuple(pile.urls), tuple(pile.headlines)
    )  # fmt: skip


def fullmatch(rules: Rules, text: str) -> re.Match[str] | None:
    return next((match for rule in rules if (match := rule.fullmatch(text))), None)


def search(rules: Rules, text: str) -> re.Match[str] | None:
    return next((match for rule in rules if (match := rule.search(text))), None)


def start(rules: Rules, text: str) -> re.Match[str] | None:
    return next((match for rule in rules if (match := rule.match(text))), None)


def _told(block: Block, folded: str, number: int, pile: _Pile, press: Press) -> bool:
    """Whether the block only says something of the article, which is noted; abstracts are kept as paragraphs."""
    if len(folded) > NOTE:
        return False
    if URL.fullmatch(folded):
        pile.urls.append(block.text)
        return True
    if block.url and fullmatch(press["original"], folded):
        pile.urls.append(block.url)
        return True
    if block.linked and fullmatch(press["english"], folded):
        pile.fields["english"] = block.url or block.text
        return True
    if fullmatch(press["digest"], folded):
        pile.fields["digest"] = block.text
        return True
    name, value = field(folded, block.text, press)
    if name in CARD and not block.linked:
        pile.fields.setdefault(name, value)
        return not value
    if len(folded) > LINE:
        return False
    stamp, source = stamped(block.text, folded, press), search(press["source"], folded)
    if stamp and _proper(stamp, folded):
        pile.stamps.append(stamp)
    if source:
        _name(block.text[source.start("outlet") : source.end("outlet")], pile, press)
    if name and number < HEAD:
        pile.fields.setdefault(name, value)
    return bool(stamp or (source and not _sentence(block.text)) or (name and number < HEAD))


def _name(words: str, pile: _Pile, press: Press) -> None:
    if not fullmatch(press["nobody"], fold(words)):
        pile.sources.append(words)


def _proper(stamp: Stamp, folded: str) -> bool:
    return stamp.match.end() >= len(folded) - 30


def _sentence(text: str) -> bool:
    return len(text) > 30 and bool(ENDS.search(text))


def _kinded(block: Block, folded: str, press: Press) -> Block:
    """The block as a caption where its words show that it is one."""
    if block.kind == "text" and len(folded) <= NOTE and fullmatch(press["caption"], folded):
        return Block(block.text, "caption", block.linked, block.home)
    return block


def _trimmed(block: Block, folded: str, press: Press) -> Block:
    """The block without words of the page before and after it: 图片说明, （看完整報導）."""
    lead, tail = start(press["lead"], folded[:EDGE]), search(press["tail"], folded[-EDGE:])
    if not lead and not tail:
        return block
    first = lead.end() if lead else 0
    last = len(folded) - len(folded[-EDGE:]) + tail.start() if tail else len(folded)
    return Block(block.text[first:last].strip(), block.kind, block.linked, block.home)


def _ended(pile: _Pile) -> list[Block]:
    """The blocks up to the line that ends the article, if what comes after it is by far the smaller part."""
    if pile.end is None:
        return pile.blocks
    body, rest = pile.blocks[: pile.end], pile.blocks[pile.end :]
    return body if _size(body) >= AFTER * _size(rest) else pile.blocks


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def field(folded: str, text: str, press: Press) -> tuple[str, str]:
    """The name and value of a card's line; empty where it is none."""
    for name, rule in press.fields:
        if match := rule.fullmatch(folded):
            return name, text[match.start("value") : match.end("value")].strip()
    return "", ""


def stamped(text: str, folded: str, press: Press) -> Stamp | None:
    """The stamp that a line is, whatever label stands before it."""
    for rule in press["stamp"]:
        for match in rule.finditer(folded):
            before, after = folded[: match.start()], folded[match.end() :]
            if len(after.strip()) <= 3 and _label(before, press):
                return Stamp(text[match.start() : match.end()], match, bool(before.strip()))
    return None


def _label(before: str, press: Press) -> bool:
    return not before.strip() or bool(fullmatch(press["stamplabel"], before))


def repeated(blocks: Iterable[Block], title: str) -> list[Block]:
    """The blocks without those near the top that say the title again."""
    key = squeezed(title)
    return [block for number, block in enumerate(blocks) if not (key and number < HEAD and squeezed(block.text) == key)]


def squeezed(text: str) -> str:
    """Text as it compares: folded, without blanks."""
    return re.sub(r"\s+", "", fold(text))
