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
PAUSE = re.compile("[，。；、！？]|摄[于影]|图为")  # what no line of a stamp holds: sentences and captions
DATED = re.compile("[0-9〇○零]")  # without one of these no line holds a stamp
CLOCK = re.compile(r"\s*\d{1,2}:\d\d")
BYLINE, BESIDE = 60, 10  # characters beside a stamp with a time of day, and beside a day alone
BETWEEN = " \u3000\xa0:0123456789|·"  # what may stand between a stamp and the outlet: blanks, seconds


class Stamp(Struct, frozen=True):
    """A line that is a date and nothing else but its label."""

    words: str
    match: re.Match[str]
    labelled: bool


class Removed(Struct, frozen=True):
    """A block that is not the article's, and what it was taken for."""

    text: str
    why: str  # "box", "list", "link", "furniture", "note" (a stamp, source line or field), "outside"


class Sifted(Struct, frozen=True):
    """The article's blocks, and what the blocks that went say of it."""

    blocks: tuple[Block, ...]
    stamps: tuple[Stamp, ...]
    sources: tuple[str, ...]
    fields: dict[str, str]
    urls: tuple[str, ...]
    headlines: tuple[str, ...]  # link lines that were left out
    removed: tuple[Removed, ...] = ()  # all that was left out, in order


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
        self.removed: list[Removed] = []

    def remove(self, block: Block, why: str) -> None:
        self.removed.append(Removed(block.text, why))
        if why in ("box", "link"):
            self.headlines.append(block.text)


def sift(blocks: Sequence[Block], press: Press) -> Sifted:
    """Part the blocks of an article from the page's."""
    pile, listing = _Pile(), False
    for number, block in enumerate(blocks):
        if block.kind == "aside":
            pile.remove(block, "box")
            continue
        folded = fold(block.text)
        if _told(block, folded, number, pile, press):
            pile.remove(block, "note")
        elif len(folded) <= NOTE and fullmatch(press["list"], folded):
            listing = True
            pile.remove(block, "list")
        elif (block.linked and not _sentence(block.text)) or (listing and len(folded) < LINE and not ENDS.search(folded)):
            pile.remove(block, "link")
        elif len(folded) <= NOTE and fullmatch(press["end"], folded):
            pile.end = len(pile.blocks) if pile.end is None else pile.end
            pile.remove(block, "furniture")
        elif len(folded) > NOTE or not fullmatch(press["drop"], folded):
            listing = False
            if (kept := _trimmed(_kinded(block, folded, press), folded, press)).text:
                pile.blocks.append(kept)
        else:
            pile.remove(block, "furniture")
    return Sifted(
        tuple(_ended(pile)), tuple(pile.stamps), tuple(pile.sources), pile.fields, tuple(pile.urls), tuple(pile.headlines),
        tuple(pile.removed),
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
    stamp, source = stamped(block.text, folded, press), sourced(folded, press)
    if stamp and _proper(stamp, folded):
        pile.stamps.append(stamp)
    if source:
        _name(block.text[source[0] : source[1]], pile, press)
    if name and number < HEAD:
        pile.fields.setdefault(name, value)
    if number < HEAD and block.kind == "text" and (fullmatch(press["ago"], folded) or _clocked(block.text, folded, press)):
        return True
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
    if _size(body) < AFTER * _size(rest):
        return pile.blocks
    for block in rest:
        pile.remove(block, "furniture")
    return body


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def field(folded: str, text: str, press: Press) -> tuple[str, str]:
    """The name and value of a card's line; empty where it is none."""
    for name, rule in press.fields:
        if match := rule.fullmatch(folded):
            return name, text[match.start("value") : match.end("value")].strip()
    return "", ""


def stamped(text: str, folded: str, press: Press) -> Stamp | None:
    """The stamp that a line is, whatever label stands before it; of two the first: pages print when they appeared, then when changed."""
    if not DATED.search(folded):
        return None
    for rule in press["stamp"]:
        first = None
        for match in rule.finditer(folded):
            first = first or match
            before, after = folded[: match.start()], folded[match.end() :]
            if len(after.strip()) <= 3 and _label(before, press):
                return Stamp(text[first.start() : first.end()], first, bool(folded[: first.start()].strip()))
    return None


def bylined(text: str, folded: str, press: Press) -> Stamp | None:
    """The stamp on a line that says more and is still no sentence: it has the time of day, or little stands beside it."""
    match = search(press["stamp"], folded) if DATED.search(folded) else None
    if not match:
        return None
    beside = folded[: match.start()] + folded[match.end() :]
    if PAUSE.search(beside) or len(beside.strip()) > (BYLINE if _time(match, folded) else BESIDE):
        return None
    return Stamp(text[match.start() : match.end()], match, False)


def _clocked(text: str, folded: str, press: Press) -> bool:
    stamp = bylined(text, folded, press)
    return bool(stamp and _time(stamp.match, folded))


def _time(match: re.Match[str], folded: str) -> bool:
    """Whether a stamp tells the time of day."""
    return bool(match.groupdict().get("hour") or CLOCK.match(folded, match.end()))


def sourced(folded: str, press: Press) -> tuple[int, int] | None:
    """Where a line names its outlet: behind 来源, or, after a stamp, by the name alone."""
    stamp = search(press["stamp"], folded) if DATED.search(folded) else None
    if not stamp:
        match = search(press["source"], folded)
        return match.span("outlet") if match else None
    at = stamp.end() + len(folded[stamp.end() :]) - len(folded[stamp.end() :].lstrip(BETWEEN))
    if match := start(press["source"], folded[at:]):
        return at + match.start("outlet"), at + match.end("outlet")
    if match := search(press["source"], folded[: stamp.start()]):
        return match.span("outlet")
    return (at, at + len(folded[at:].rstrip())) if folded[at:].rstrip() in press.names else None


def _label(before: str, press: Press) -> bool:
    return not before.strip() or bool(fullmatch(press["stamplabel"], before))


def repeated(blocks: Iterable[Block], title: str) -> list[Block]:
    """The blocks without those near the top that say the title again."""
    key, most = squeezed(title), 2 * len(title) + HEAD
    return [
        block for number, block in enumerate(blocks)
        if not (key and number < HEAD and len(block.text) <= most and squeezed(block.text) == key)
    ]  # fmt: skip


def squeezed(text: str) -> str:
    """Text as it compares: folded, without blanks."""
    return re.sub(r"\s+", "", fold(text))
