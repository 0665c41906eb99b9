"""Paragraphs, sentences and quotations of a text: reach for these wherever a text is cut, so that it is cut alike everywhere.

Positions are code points. A quotation may hold sentences of its own; a sentence ends where it ends outside quotation marks.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from attache.model import Span

STOPS = frozenset("。！？!?\n")  # end a sentence
OPENS = dict(zip("「『“‘《〈", "」』”’》〉", strict=True))
CLOSES = {close: opening for opening, close in OPENS.items()}
SPEECH = frozenset('「『“‘"')  # of these, the marks of quotation; the others hold titles
AFTER = frozenset('」』”’》〉）)】]"…')  # what may follow a stop and still belong to its sentence
LATIN = re.compile(r"(?<=[a-z0-9)\"”’])\.(?=[\"”’)]*\s+[\"“(]?[A-Z0-9])")  # a full stop between sentences in Latin letters


class Quote(Struct, frozen=True):
    """A stretch between quotation marks, the marks included."""

    span: Span
    depth: int  # 1 for the outermost
    closed: bool  # False where its mark is missing: it ends with its paragraph, or where the same mark opens anew


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text that hold anything, in order, without their blanks."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
        at += len(line) + 1


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text in order of their beginnings; nested ones after the one around them."""
    return tuple(
        sorted((quote for span in paragraphs(text) for quote in _quotes(text, span)), key=lambda quote: (quote.span.start, quote.depth))
    )


def _quotes(text: str, paragraph: Span) -> Iterator[Quote]:
    stack: list[tuple[int, str]] = []  # where a quotation began, and the mark that ends it
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if mark == '"':
            mark = "”" if stack and stack[-1][1] == '"' else "“"
            close = '"'
        else:
            close = OPENS.get(mark, "")
        if mark in OPENS and mark in SPEECH and not _apostrophe(text, at):
            if stack and stack[-1][1] == close:  # the same mark again: the one before was never closed
                yield _ended(stack, at, False)
            stack.append((at, close))
        elif stack and text[at] in {end for _, end in stack} and not _apostrophe(text, at):
            while stack[-1][1] != text[at]:
                yield _ended(stack, at, False)
            yield _ended(stack, at + 1, True)
    while stack:
        yield _ended(stack, paragraph.end, False)


def _ended(stack: list[tuple[int, str]], end: int, closed: bool) -> Quote:
    start, _ = stack.pop()
    return Quote(Span(start, end), len(stack) + 1, closed)


def _apostrophe(text: str, at: int) -> bool:
    """Whether a mark stands inside a word in Latin letters: Biden’s."""
    return text[at] in "‘’" and text[at - 1 : at].isascii() and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the blanks around them; one never goes past its paragraph."""
    return tuple(sentence for span in paragraphs(text) for sentence in _sentences(text, span))


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    outer = [quote.span for quote in _quotes(text, paragraph) if quote.depth == 1 and quote.closed]
    latin = {match.start() for match in LATIN.finditer(text, paragraph.start, paragraph.end)}
    start, at, inside = paragraph.start, paragraph.start, iter(sorted(outer))
    quote = next(inside, None)
    while at < paragraph.end:
        if quote and at == quote.start:  # a quotation counts as one character: it ends a sentence where a stop is its last
            ends, at = text[quote.end - 2] in STOPS and quote.end - quote.start > 2, quote.end
            quote = next(inside, None)
        else:
            ends, at = text[at] in STOPS or at in latin, at + 1
        if ends:
            at = _after(text, at, paragraph.end)
            while quote and quote.start < at:
                quote = next(inside, None)
            yield from _trimmed(text, start, at)
            start = at
    yield from _trimmed(text, start, paragraph.end)


def _after(text: str, at: int, end: int) -> int:
    """Where the stops and closing marks that follow a stop end."""
    while at < end and (text[at] in STOPS or text[at] in AFTER):
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    whole = text[start:end]
    if whole.strip():
        yield Span(start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip()))
