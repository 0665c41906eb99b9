"""Whole broadcasts and round-ups, one file with many items, into a page an item: reach for ``split`` on every page.

A file is split where its title is that of a broadcast or round-up (furniture.tsv: roundup) and headings of one level are each followed by
sentences, or where it consists of several <article> elements alike. Everything else stays whole: an article with headings of its own is
far more common, and cutting one up does more harm than leaving a round-up in one piece.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from attache.acquire.fields import GIVEN, meaning
from attache.article import front
from attache.article.extract import LINK, MARKUP, WHOLE
from attache.decode import decode
from attache.errors import SourceError
from attache.fold import fold
from attache.lexicon import rows
from attache.model import Page

HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]+([^\n]{1,300})$", re.MULTILINE)
TAG = re.compile(r"<h([1-6])\b[^<>]*>", re.IGNORECASE)
ARTICLE = re.compile(r"<(/?)article\b[^<>]*>", re.IGNORECASE)
HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
MARKED = re.compile(r"<[^<>]*>")
TITLE = re.compile(r"<title\b[^<>]*>([^<>]{1,300})<", re.IGNORECASE)
META = re.compile(
    r"<meta\b[^<>]{0,200}?(?:property|name)\s*=\s*[\"']([\w:.]{1,60})[\"'][^<>]{0,200}?content\s*=\s*[\"']([^\"'<>]{1,300})[\"']",
    re.IGNORECASE,
)
METAS = {"og:site_name": "publisher", "og:url": "url", "article:published_time": "date", "pubdate": "date", "publishdate": "date"}
ANCHOR = re.compile(r"<a\b[^<>]{0,300}?href\s*=\s*[\"']([^\"'<>]{1,2000})[\"'][^<>]{0,300}>([^<>]{1,40})</a", re.IGNORECASE)
TIME = re.compile(r"<time\b[^<>]{0,300}?datetime\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.IGNORECASE)
CLOSE = re.compile(r"</(?:article|main)\s*>|<(?:footer|aside|nav)\b", re.IGNORECASE)
RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$", re.MULTILINE)
SENTENCE = re.compile(r"[。！？]|(?<=[^\W\d])[.!?](?=\s|\Z)")  # no sentence ends after 1.
FEW = 3  # items that make a round-up
SHARE = 2 / 3  # of the headings that are followed by sentences
OUTSIDE = 0.3  # share of the sentences that may stand outside the items
LEAST = 30  # characters of an item's text
ALIKE = 150  # characters of an <article> among others alike, where no title says what they are
UNLIKE = 8  # times that the longest of them may be as long as the shortest
LINES = 4  # first lines of a plain text in which its title is looked for
LONG = 120  # characters of a line that may be a title
MANY = 5000  # headings beyond which nothing is split
LARGEST = 5_000_000  # characters, likewise; the longest broadcast has a hundredth of them


class Mark(Struct, frozen=True):
    """A heading in the text: where it begins and ends, how deep it is, and its words."""

    start: int
    end: int
    level: int
    words: str


class Item(Struct, frozen=True):
    """A stretch of the text under a heading."""

    mark: Mark
    stop: int
    section: str = ""


class Head(Struct, frozen=True):
    """What the title of a round-up says: the programme and the day, as they stand."""

    name: str = ""
    day: str = ""


def split(page: Page) -> Iterator[Page | SourceError]:
    """The page itself, or a page for each of the items it holds, with what the whole says of all of them in ``given``.

    An item without a text is an error in its place.
    """
    text = decode(page.raw)[0]
    if len(text) > LARGEST:
        yield page
        return
    fields, body = front.split(text)
    head = _head([page.given.get("title", ""), fields.get("title", ""), *_titles(body)])
    many = body.count("<article") >= FEW
    seen = _blanked(body) if head or many else ""
    items = (_headed(seen) or _listed(seen)) if head else []
    items = items or (_articles(seen, head is not None) if many else [])
    if not items:
        yield page
        return
    whole = {**_whole(fields, body, head or Head()), **{key: value for key, value in page.given.items() if key not in ("title", "summary")}}
    for number, item in enumerate(items, 1):
        yield _page(page, number, item, body, whole, _fence(text[: len(text) - len(body)]))


def _titles(body: str) -> list[str]:
    """Where a text may say its title: of a saved page its own, else the first lines."""
    if WHOLE.search(body[:20_000]):
        metas = [content for name, content in META.findall(body[:100_000]) if name.lower() == "og:title"]
        return [html.unescape(words) for words in metas[:1] or TITLE.findall(body[:100_000])[:1]]
    lines = [line for line in body[:4000].split("\n") if line.strip()][:LINES]
    return [html.unescape(MARKED.sub("", line)).strip().lstrip("#").strip() for line in lines]


def _head(titles: Sequence[str]) -> Head | None:
    for title in titles:
        folded = fold(title)
        for rule in _rules("roundup") if 0 < len(title) <= LONG else ():
            if match := rule.search(folded):
                said = {name: title[match.start(name) : match.end(name)] for name, found in match.groupdict().items() if found}
                return Head(**said)
    return None


@cache
def _rules(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in rows("furniture") if row["kind"] == kind)


def _is(kind: str, words: str) -> bool:
    """Whether some words are, as a whole, furniture of a kind."""
    folded = fold(words)
    return any(rule.fullmatch(folded) for rule in _rules(kind))


def _blanked(text: str) -> str:
    """The text with blanks for what no reader sees; as long as the text itself."""
    return HIDDEN.sub(lambda match: " " * len(match[0]), text) if "<" in text else text


def _plain(markup: str) -> str:
    return MARKED.sub("", markup).strip()


def _weight(markup: str) -> int:
    return len(SENTENCE.findall(_plain(markup)))


def _bodied(markup: str) -> bool:
    """Whether sentences stand here."""
    words = _plain(markup)
    return len(words) >= LEAST and SENTENCE.search(words) is not None


def _headed(text: str) -> list[Item]:
    """The items under headings of one level: the highest at which sentences follow directly."""
    marks = sorted(_marks(text), key=lambda mark: mark.start)
    for level in sorted({mark.level for mark in marks}) if len(marks) <= MANY else ():
        if items := _sound(text, marks, _cut(text, marks, level)):
            return items
    return []


def _marks(text: str) -> Iterator[Mark]:
    """Headings of Markdown and HTML."""
    for match in HEADING.finditer(text):
        yield Mark(match.start(), match.end(), len(match[1]), match[2].strip().rstrip("#").strip())
    for match in TAG.finditer(text):
        end = text.find(f"</{text[match.start() + 1 : match.start() + 3]}", match.end(), match.end() + 2000)
        close = text.find(">", end)
        if 0 <= end < close:
            yield Mark(match.start(), close + 1, int(match[1]), html.unescape(MARKED.sub("", text[match.end() : end])).strip())


def _cut(text: str, marks: list[Mark], level: int) -> list[Item]:
    """What stands under the headings of a level, with the heading above; headings of parts are no items."""
    items, section = [], ""
    close = CLOSE.search(text, max(mark.end for mark in marks))
    for number, mark in enumerate(marks):
        if mark.level < level:
            section = "" if number == 0 or _is("part", mark.words) else mark.words
        if mark.level == level and not _is("part", mark.words):
            stop = next((other.start for other in marks[number + 1 :] if other.level <= level), close.start() if close else len(text))
            items.append(Item(mark, stop, section))
    return items


def _sound(text: str, marks: list[Mark], items: list[Item]) -> list[Item]:
    """The items where they make up a round-up; none where there are too few with sentences or too much stands beside them."""
    starts = [mark.start for mark in marks]
    following = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    full = [item for item in items if _bodied(text[item.mark.end : min(item.stop, following[item.mark.start])])]
    if len(full) < max(FEW, SHARE * len(items)):
        return []
    parts = sum(_weight(text[mark.end : following[mark.start]]) for mark in marks if _is("part", mark.words))
    inside = sum(_weight(text[item.mark.end : item.stop]) for item in items)
    return items if _weight(text) - parts - inside <= OUTSIDE * (inside + 1) else []


def _listed(text: str) -> list[Item]:
    """The items of a plain text, each under a line that is numbered or set apart."""
    if MARKUP.search(text):
        return []
    lines = [match for match in re.finditer(r"[^\n]+", text) if len(match[0]) <= LONG]
    for rule in _rules("item"):
        found = [(line.start(), match) for line in lines if (match := rule.fullmatch(fold(line[0])))]
        marks = [Mark(at, at + match.end(), 1, text[at + match.start("title") : at + match.end("title")].strip()) for at, match in found]
        stops = [*(mark.start for mark in marks[1:]), len(text)]
        items = [Item(mark, stop) for mark, stop in zip(marks, stops, strict=False) if _bodied(text[mark.end : stop])]
        if len(items) < FEW or marks[-len(items) :] != [item.mark for item in items]:
            continue  # a list of contents may come before, but among the items none is without a text
        numbers = [match.groupdict().get("number", "") for _, match in found[-len(items) :]]
        if _running(numbers) and _sound(text, marks[-len(items) :], items):
            return items
    return []


def _running(numbers: Sequence[str]) -> bool:
    """Whether numbers, where they are digits, begin with one and go up by one."""
    return not all(number.isdecimal() for number in numbers) or [int(number) for number in numbers] == list(range(1, len(numbers) + 1))


def _articles(text: str, told: bool) -> list[Item]:
    """The items of a page of <article> elements, each with a heading; without a title that tells, only where all are alike."""
    items = []
    for start, stop in _outermost(text):
        first = min(_marks(text[start:stop]), key=lambda mark: mark.start, default=None)
        if first is None or not _bodied(text[start + first.end : stop]):
            continue
        items.append(Item(Mark(start, start + first.end, 1, first.words), stop))
    sizes = [len(_plain(text[item.mark.end : item.stop])) for item in items]
    inside = sum(_weight(text[item.mark.end : item.stop]) for item in items)
    alike = told or (bool(sizes) and min(sizes) >= ALIKE and max(sizes) <= UNLIKE * min(sizes))
    return items if len(items) >= FEW and alike and _weight(text) - inside <= OUTSIDE * inside else []


def _outermost(text: str) -> list[tuple[int, int]]:
    """Where the <article> elements stand that are in no other."""
    spans, depth, start = [], 0, 0
    for match in ARTICLE.finditer(text):
        if not match[1]:
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((start, match.end()))
    return spans


def _whole(fields: dict[str, str], body: str, head: Head) -> dict[str, str]:
    """What the whole says of its items: its front matter, its page's head, and the day and programme of its title."""
    said = {METAS[name.lower()]: html.unescape(content) for name, content in META.findall(body[:100_000]) if name.lower() in METAS}
    said |= {"date": head.day} if head.day and "date" not in said else {}
    said |= {"publisher": head.name} if head.name and "publisher" not in said else {}
    for name, value in fields.items():
        field = (meaning(name) or ("", 0))[0]
        if field in GIVEN and field not in ("title", "summary"):
            said[field] = value
    return said


def _fence(head: str) -> str:
    """The front matter without the title and address of the whole."""
    if not front.FENCE.match(head):
        return ""
    lines = head.strip().split("\n")
    kept = [line for line in lines if (meaning(line.partition(":")[0].strip()) or ("", 0))[0] not in ("title", "url", "summary")]
    return "\n".join(kept[: _last(kept) + 1]) + "\n\n" if len(kept) > 2 else ""


def _last(lines: list[str]) -> int:
    """The line that ends the front matter."""
    return next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), len(lines) - 1)


def _page(page: Page, number: int, item: Item, body: str, whole: dict[str, str], fence: str) -> Page | SourceError:
    title, link = _unmarked(item.mark.words)
    nameless = _is("untitled", title)
    markup = _trimmed(body[item.mark.end if nameless else item.mark.start : item.stop])
    source = f"{page.source}#{number}"
    if _is("untitled", _words(markup.removeprefix(body[item.mark.start : item.mark.end]))):
        return SourceError("is an item without a text", source, None if nameless else title)
    raw = (fence + markup).encode()
    own = {"title": "" if nameless else title, "section": item.section, "url": link or _original(markup), **_stamped(markup)}
    given = {**whole, **{name: value for name, value in own.items() if value}}
    return replace(page, source=source, name=f"{page.name}#{number}", raw=raw, digest=hashlib.sha256(raw).hexdigest(), given=given)


def _words(markup: str) -> str:
    """What is to be read in a stretch of markup, without links and what no reader sees."""
    return _plain(LINK.sub("", ANCHOR.sub("", _blanked(markup)))).strip()


def _unmarked(words: str) -> tuple[str, str]:
    """A headline without Markdown's signs and its number, and the address it links to."""
    link = LINK.fullmatch(words)
    title = (link[1] if link else words).strip("*_ \t")
    folded = fold(title)
    match = next((match for rule in _rules("item") if (match := rule.fullmatch(folded)) and "number" in match.groupdict()), None)
    return title[match.start("title") : match.end("title")] if match else title, link[2] if link else ""


def _trimmed(markup: str) -> str:
    """An item without what stands under rules after it, where that is no sentence."""
    for rule in reversed(list(RULE.finditer(markup))):
        if SENTENCE.search(_plain(markup[rule.end() :])):
            break
        markup = markup[: rule.start()]
    return markup.strip()


def _original(markup: str) -> str:
    """The address under words such as 查看原文."""
    anchors = [(words, url) for words, url in LINK.findall(markup)] + [(words, url) for url, words in ANCHOR.findall(markup)]
    return next((html.unescape(url) for words, url in anchors if _is("original", words.strip())), "")


def _stamped(markup: str) -> dict[str, str]:
    times = TIME.findall(markup)
    return {"date": times[0]} if times else {}
