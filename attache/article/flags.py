"""Warnings about an article, each with the reason a person can check: reach for ``flags``."""

from collections.abc import Iterator, Sequence

from attache.article.facts import Facts
from attache.article.press import Press
from attache.article.script import Script, script
from attache.article.setting import Setting
from attache.article.sift import search
from attache.article.source import Credit
from attache.fold import fold
from attache.model import Flag

FEW, SOME = 2, 5  # torn names, and places set as no typist sets them, that make a text machine-translated
SHARE = 0.8  # of commas between Chinese characters that are narrow ones
LEAST = 250  # characters that tell a style
FOREIGN = ("·", "：“")  # one of these stands in every text that can be a translation of foreign news
MOST, WEIGHT = 20, 11.05  # occurrences in a thousand characters that count; the sum from which a text is flagged, see style.tsv
TEXT = 50_000  # characters looked at
END = 200  # characters at the end, where a wall or a cut shows
AGAIN = 2  # phrases of content farms that make one
DAMAGED = 3  # torn characters that make a text damaged


def garbled(folded: str, press: Press) -> str:
    """Why a folded text looks torn by machine translation; empty where it does not."""
    folded = folded[:TEXT]
    torn, narrow, loose = (sum(1 for rule in press[kind] for _ in rule.finditer(folded)) for kind in ("torn", "narrow", "loose"))
    wide = folded.count("，")
    if torn >= FEW:
        return f"a title of courtesy is torn from its name {torn} times"
    if narrow >= SOME and loose >= SOME and narrow >= SHARE * (narrow + wide):
        return f"{narrow} narrow commas stand between Chinese characters, {wide} wide ones; {loose} full stops are followed by a blank"
    return ""


def styled(folded: str, press: Press) -> str:
    """Why a folded text reads like machine translation from English; empty where it does not, or where nothing in it can tell."""
    if len(folded) < LEAST or not any(sign in folded for sign in FOREIGN):
        return ""
    text = folded[:TEXT]
    told = []
    for note, weight, rule in press.style:
        count = sum(1 for _ in rule.finditer(text))
        told.append((weight * min(1000 * count / len(text), MOST) ** 0.5, count, note))
    if sum(share for share, _, _ in told) < WEIGHT:
        return ""
    return "it reads like English word for word: " + "; ".join(f"{note} ({count})" for _, count, note in sorted(told)[:-4:-1])


def flags(setting: Setting, encoding: str, mangled: str, who: Credit, facts: Facts, before: Sequence[str], press: Press) -> Iterator[Flag]:
    """All that is worth warning of."""
    folded = setting.folded[:TEXT]
    if not mangled and "english" in facts.sifted.fields:
        mangled = "an English original is linked and no translator is named"
    mangled = mangled or styled(folded, press)
    if mangled:
        yield Flag("machine-translated", mangled)
    yield from _handed(who, [*before, *(name for name in who.chain if name != facts.mirror)], script(setting.text))
    yield from _damaged(folded, encoding, press)
    yield from _cut(setting.text, folded, facts, press)
    yield from _kind(setting, folded, facts, press)


def _handed(who: Credit, chain: Sequence[str], written: Script) -> Iterator[Flag]:
    """Whose work the page hands on."""
    if chain and chain[0] != who.publisher:
        yield Flag("repost", f"the page is {chain[0]!r}'s")
    elif who.how == "source line":
        yield Flag("repost", f"only a source line names {who.publisher}")
    elif who.outlet and who.outlet.prints in ("Hans", "Hant") and written not in (who.outlet.prints, "none"):
        yield Flag("repost", f"{who.publisher} prints {who.outlet.prints}, this is {written}")
    if who.origin and who.how != "card":
        yield Flag("digest", f"it renders {who.origin}")
    if who.how == "card":
        yield Flag("abstract", "the page is a card with an abstract, not the work itself")


def _damaged(folded: str, encoding: str, press: Press) -> Iterator[Flag]:
    """Characters that are not what the writer wrote."""
    lost = folded.count("\ufffd")
    torn = [match[0] for rule in press["mojibake"] for match in rule.finditer(folded)]
    if " read as " in encoding:
        yield Flag("encoding", f"the text was {encoding} and written again; it has been put right")
    if lost:
        yield Flag("encoding", f"{lost} characters cannot be read as {encoding}")
    elif len(torn) >= DAMAGED:
        yield Flag("encoding", f"{len(torn)} places such as {torn[0]} are what a wrong encoding makes of Chinese")


def _cut(text: str, folded: str, facts: Facts, press: Press) -> Iterator[Flag]:
    """Less than the whole article."""
    lines = (folded[-END:], *(fold(gone.text[:END]) for gone in facts.sifted.removed if gone.why == "furniture"))
    wall = next(filter(None, (search(press["wall"], line) for line in lines)), None)
    if wall:
        yield Flag("paywall", f"{wall[0]!r} stands where the text stops")
    if facts.given.get("summary"):
        yield Flag("truncated", "the container holds a summary only")
    elif "\n" not in text:
        yield Flag("truncated", "there is one line and no more")
    elif text.rstrip().endswith(("...", "…", "[…]")):
        yield Flag("truncated", "the text ends in dots")


def _kind(setting: Setting, folded: str, facts: Facts, press: Press) -> Iterator[Flag]:
    """What is no report."""
    places = (
        setting.title,
        facts.given.get("section", ""),
        facts.metas.get("article:section", ""),
        facts.head.get("categories", ""),
        facts.url or "",
    )
    opinion = next(filter(None, (search(press["opinion"], fold(place)) for place in places)), None)
    if opinion:
        yield Flag("commentary", f"{opinion[0].strip()!r} says so")
    host = search(press["farm"], facts.url or "")
    phrases = [match[0] for rule in press["bait"] for match in rule.finditer(folded)]
    if host:
        yield Flag("content-farm", f"{host[0]} is one")
    elif len(phrases) >= AGAIN:
        yield Flag("content-farm", f"it speaks like one: {'、'.join(dict.fromkeys(phrases))}")
