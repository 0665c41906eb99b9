"""Set an article's blocks as text: the title on the first line, then a paragraph a line; reach for ``arrange``.

What is not the reporter's sentences stays in the text and is marked: title, headings, captions, labels, dateline, credits.
"""

from collections.abc import Sequence

from msgspec import Struct

from attache.article.extract import Block
from attache.article.facts import Dateline
from attache.article.press import Press
from attache.article.sift import search, start
from attache.fold import fold
from attache.model import Furniture, Span

OPENING = 4  # paragraphs that can begin with a dateline
CLOSING = 5  # paragraphs that can end with a credit
REACH = 100  # characters of a paragraph's end or beginning that are looked at


class Setting(Struct, frozen=True):
    title: str
    text: str
    folded: str  # the text in matching form
    furniture: tuple[Furniture, ...]
    dateline: Dateline | None
    agencies: tuple[str, ...] = ()  # named where later paragraphs begin, as in a bulletin


class _Line(Struct, frozen=True):
    """A block and where it stands in the text."""

    block: Block
    start: int

    def span(self, first: int, last: int) -> Span:
        return Span(self.start + first, self.start + last)

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.block.text))


def arrange(title: str, blocks: Sequence[Block], press: Press) -> Setting:
    """The text and its marks."""
    rows, at = [], len(title) + 1 if title else 0
    for block in blocks:
        rows.append(_Line(block, at))
        at += len(block.text) + 1
    text = "\n".join([title, *(block.text for block in blocks)] if title else [block.text for block in blocks])
    paragraphs = [row for row in rows if row.block.kind == "text"]
    datelines = [(number, found) for number, row in enumerate(paragraphs) if (found := _dateline(row, press))]
    dateline = next((found for number, found in datelines if number < OPENING), None)
    marks = [Furniture("title", Span(0, len(title)))] if title else []
    marks += [Furniture("dateline", dateline.span)] if dateline else []
    marks += [mark for row in rows if (mark := _named(row))]
    marks += [Furniture("label", span) for row in paragraphs if (span := _label(row, press))]
    marks += [Furniture("credit", span) for row in paragraphs[-CLOSING:] if (span := _credit(row, press))]
    agencies = tuple(dict.fromkeys(found.agency for _, found in datelines if found.agency))
    return Setting(title, text, fold(text), tuple(sorted(marks, key=lambda mark: (mark.span, mark.kind))), dateline, agencies)


def _named(row: _Line) -> Furniture | None:
    """A heading or a caption, marked whole."""
    kind = row.block.kind
    return Furniture(kind, row.whole) if kind == "heading" or kind == "caption" else None


def _label(row: _Line, press: Press) -> Span | None:
    match = start(press["label"], fold(row.block.text[:REACH]))
    return row.span(0, match.end()) if match else None


def _dateline(row: _Line, press: Press) -> Dateline | None:
    text = row.block.text[:REACH]
    match = start(press["dateline"], fold(text))
    if not match:
        return None
    found = {name: text[match.start(name) : match.end(name)] for name, value in match.groupdict().items() if value}
    number = {name: int(fold(found[name])) for name in ("year", "month", "day") if name in found}
    return Dateline(
        row.span(0, len(match[0].rstrip())), found.get("agency"), found.get("place"), found.get("reporter"),
        number.get("year"), number.get("month"), number.get("day"),
    )  # fmt: skip


def _credit(row: _Line, press: Press) -> Span | None:
    """The credit at the end of a paragraph; patterns that begin with ``^`` take the whole of a short one."""
    text = row.block.text
    tail = text if len(text) <= REACH else "\0" + text[-REACH:]  # no line begins inside a paragraph
    match = search(press["credit"], fold(tail))
    if not match:
        return None
    return row.span(len(text) - len(tail) + match.start(), len(text) - len(tail) + match.end())
