"""Warnings about an article, each with the reason a person can check: reach for ``flags``."""

from collections.abc import Sequence

from attache.article.press import Press
from attache.article.sift import Sifted
from attache.article.source import Credit
from attache.fold import fold
from attache.model import Flag

FEW, SOME = 2, 5  # torn names, and places set as no typist sets them, that make a text machine-translated
SHARE = 0.8  # of commas between Chinese characters that are narrow ones
TEXT = 50_000  # characters looked at


def garbled(text: str, press: Press) -> str:
    """Why the text looks machine-translated; empty where it does not."""
    folded = fold(text[:TEXT])
    torn, narrow, loose = (sum(1 for rule in press[kind] for _ in rule.finditer(folded)) for kind in ("torn", "narrow", "loose"))
    wide = folded.count("，")
    if torn >= FEW:
        return f"a title of courtesy is torn from its name {torn} times"
    if narrow >= SOME and loose >= SOME and narrow >= SHARE * (narrow + wide):
        return f"{narrow} narrow commas stand between Chinese characters, {wide} wide ones; {loose} full stops are followed by a blank"
    return ""


def flags(text: str, encoding: str, mangled: str, who: Credit, sifted: Sifted, before: Sequence[str]) -> list[Flag]:
    """All that is worth warning of."""
    found = []
    if not mangled and "english" in sifted.fields:
        mangled = "an English original is linked and no translator is named"
    if mangled:
        found.append(Flag("machine-translated", mangled))
    if before or len(who.chain) > 1:
        found.append(Flag("repost", f"the page is {(before or who.chain)[0]!r}'s"))
    elif who.how == "source line":
        found.append(Flag("repost", f"only a source line names {who.publisher}"))
    if who.origin and who.how != "card":
        found.append(Flag("digest", f"it renders {who.origin}"))
    if who.how == "card":
        found.append(Flag("abstract", "the page is a card with an abstract, not the work itself"))
    if "\ufffd" in text:
        found.append(Flag("encoding", f"{text.count(chr(0xFFFD))} characters cannot be read as {encoding}"))
    if "\n" not in text:
        found.append(Flag("truncated", "there is one line and no more"))
    elif text.rstrip().endswith(("...", "…", "[…]")):
        found.append(Flag("truncated", "the text ends in dots"))
    return found
