"""An article as it was read off its page, for a person to see why: its marks, signs and warnings, and what was left out.

Reach for ``page`` to print one, and for ``fields`` to hand the same to a program.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Protocol

import msgspec

from attache.article.script import language
from attache.fold import fold
from attache.lexicon import rows
from attache.model import Article, Furniture, Sign, When
from attache.sentence import paragraphs, sentences

WHY = {
    "box": "a box beside the article", "list": "the head of a list of links", "link": "a link", "note": "noted, not text",
    "furniture": "furniture", "outside": "outside the article's element",
}  # fmt: skip
MENUS = ("box", "link", "outside")
MENU = 8  # blocks of each of these that are shown
LINE = 100  # characters of a line that was left out


class Gone(Protocol):
    """A block that was left out."""

    @property
    def text(self) -> str: ...
    @property
    def why(self) -> str: ...


def page(article: Article, removed: Sequence[Gone], everything: bool = False) -> Iterator[str]:
    """The lines that show an article and how it was found; of menus and links only the first, unless everything is wanted."""
    yield f"# {article.title or '(no title)'}"
    yield from (f"{name:10} {value}" for name, value in _facts(article) if value)
    yield from (f"sign       {_sign(sign)}" for sign in article.signs)
    yield from (f"flag       {flag.name}: {flag.reason}" for flag in article.flags)
    yield ""
    yield from _text(article)
    if removed:
        yield ""
        yield f"left out   {len(removed)} blocks"
        yield from _gone(removed, everything)


def fields(article: Article, removed: Sequence[Gone]) -> dict[str, Any]:
    """The article with its paragraphs and what was left out, ready for JSON."""
    told = msgspec.to_builtins(article)
    told["paragraphs"] = [
        {"start": span.start, "end": span.end, "language": language(span.quote(article.text)),
         "sentences": [[one.start + span.start, one.end + span.start] for one in sentences(span.quote(article.text))]}
        for span in paragraphs(article.text)
    ]  # fmt: skip
    told["removed"] = [{"text": gone.text, "why": gone.why} for gone in removed]
    return dict(told)


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    when = article.published
    yield "document", f"{article.doc}   {article.source}"
    yield (
        "published",
        f"{when.first}" + (f" … {when.last}" if when.last != when.first else "") + f"   by {when.rule}" if when else "not told",
    )
    yield "publisher", article.publisher or "not told"
    yield "chain", " ← ".join(article.chain)
    yield "origin", article.origin or ""
    yield "authors", "、".join(article.authors)
    yield "editors", "、".join(article.editors)
    yield "section", article.section or ""
    yield "place", article.place or ""
    yield "keywords", "、".join(article.keywords)
    yield "url", article.url or ""
    yield "canonical", article.canonical or "" if article.canonical != article.url else ""
    yield "language", article.language + (f"-{article.script}" if article.script != "none" else "")


def _day(when: When | None) -> str:
    if not when:
        return "not told"
    return f"{when.first}" + (f" … {when.last}" if when.last != when.first else "") + f"   by {when.rule}"


def _sign(sign: Sign) -> str:
    return f"{'*' if sign.believed else ' '} {sign.tells} {sign.value}   {sign.rule}: {_short(sign.words)}"


def _text(article: Article) -> Iterator[str]:
    """The paragraphs, each with what is marked in it, and its language where that is not the article's."""
    for span in paragraphs(article.text):
        marks = [mark for mark in article.furniture if span.covers(mark.span)]
        tongue = language(span.quote(article.text))
        whole = next((mark.kind for mark in marks if mark.span == span), "")
        notes = " ".join(filter(None, (whole, tongue if tongue != article.language else "")))
        yield (f"[{notes}] " if notes else "") + (span.quote(article.text) if whole else _marked(article.text, span.start, span.end, marks))


def _marked(text: str, start: int, end: int, marks: Sequence[Furniture]) -> str:
    out, at = [], start
    for mark in sorted(marks, key=lambda mark: mark.span):
        if mark.span.start >= at:
            out += [text[at : mark.span.start], f"⟦{mark.kind}: {mark.span.quote(text)}⟧"]
            at = mark.span.end
    return "".join([*out, text[at:end]])


def _gone(removed: Sequence[Gone], everything: bool) -> Iterator[str]:
    met: Counter[str] = Counter()
    for gone in removed:
        met[gone.why] += 1
        if everything or met[gone.why] <= MENU or gone.why in ("note", "furniture", "list"):
            yield f"  - {_short(gone.text)}   [{_why(gone)}]"
    yield from (
        f"  … and {count - MENU} more: {WHY[why]}" for why, count in met.items() if count > MENU and not everything and why in MENUS
    )


def _why(gone: Gone) -> str:
    """What a block was taken for, with the row of furniture.tsv it matched."""
    rule = _row(gone.text) if gone.why in ("furniture", "list") else ""
    return WHY[gone.why] + (f": {_short(rule)}" if rule else "")


def _row(text: str) -> str:
    folded = fold(text)
    return next((pattern for rule, pattern in _patterns() if rule.fullmatch(folded)), "")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["pattern"]) for row in rows("furniture") if row["kind"] in ("drop", "list"))


def _short(text: str) -> str:
    return text if len(text) <= LINE else text[: LINE - 1] + "…"
