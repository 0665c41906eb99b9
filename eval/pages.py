"""Measure the article stage: what of the body is kept, what of the page around it is left, on whole pages and archive by archive.

    python eval/pages.py [--shared ../shared] [--beside]        exit 1 when something fails

pages       saved pages that have the clean content of the same piece beside them (X.html, X.clean.html)
bodies      pages whose body was marked by eye, as ranges of the page's plain lines
archives    every document of the corpus against eval/furniture.tsv: phrases that no article of an archive may hold, and how bodies end

``--beside`` sets trafilatura's figures next to ours in the first two. Characters are counted without blanks. The title is nobody's gain
or loss: it is allowed and not asked for.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from attache.acquire.read import read
from attache.article import front
from attache.article.clean import clean
from attache.decode import decode
from attache.errors import SourceError
from attache.model import Article, Page

HERE = Path(__file__).parent
TABLE = HERE / "furniture.tsv"
KEPT, LEFT = 0.99, 0.01  # the least share of a body kept, and the most of furniture left, over all pages
END = 12  # characters by which the end of a body is known
WORST = 5  # documents shown
CREDITED = {"credit", "caption"}  # marks that may stand after the end of a body
BREAKS = frozenset({
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "h1", "h2", "h3", "h4", "h5",
    "h6", "table", "tr", "td", "th", "figure", "figcaption", "hr", "pre", "center", "br", "body", "nav", "footer", "aside", "form",
    "button", "option",
})  # fmt: skip
Reader = Callable[["Page"], tuple[str, list[str]]]
UNREAD = frozenset({"script", "style", "noscript", "head"})


class Row(NamedTuple):
    """A line of furniture.tsv."""

    archive: str  # folder of the corpus, or the beginning of a path in it
    kind: str  # phrase, end, body, none
    document: str  # its path in the corpus; empty for phrases
    value: str


class Score(NamedTuple):
    """Characters of one document."""

    name: str
    wanted: int
    kept: int
    left: int
    text: int  # characters of the article text without its title

    @property
    def lost(self) -> int:
        return self.wanted - self.kept


def table() -> list[Row]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("# ")]
    return [Row(*line.split("\t")) for line in lines[1:]]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


def flat(text: str) -> list[str]:
    """The plain lines of a page, with nothing left out: the numbers in ``body`` rows count these from 0."""
    out: list[str] = []
    part: list[str] = []
    stack = [(node, False)] if (node := LexborHTMLParser(text).root) else []
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            part.append(node.text_content or "")
        if tag in BREAKS:
            out.append(" ".join("".join(part).split()))
            part = []
        if not leaving and tag not in UNREAD and not tag.startswith("-"):
            stack += [(node, True), *((child, False) for child in reversed(list(_children(node))))]
    return [line for line in [*out, " ".join("".join(part).split())] if line]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def common(one: str, other: str) -> int:
    """Characters that two texts have in common, in order."""
    return sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def compared(name: str, wanted: Sequence[str], allowed: Iterable[str], found: Sequence[str]) -> Score:
    """Whole lines first; only what is left over on both sides is compared character by character."""
    want, have = Counter(map(squeezed, wanted)), Counter(map(squeezed, found))
    free = set(map(squeezed, allowed))
    over, rest = "".join((want - have).elements()), "".join(line for line in (have - want).elements() if line not in free)
    size, shared = _characters(want), common(over, rest)
    return Score(name, size, size - len(over) + shared, len(rest) - shared, _characters(have))


def _characters(lines: Counter[str]) -> int:
    return sum(len(line) * count for line, count in lines.items())


def page(path: Path, shared: Path) -> Page:
    raw = path.read_bytes()
    return Page(str(path.relative_to(shared)), path.stem, raw, sha256(raw).hexdigest())


def ours(source: Page) -> tuple[str, list[str]]:
    """Title and lines by attache."""
    try:
        article = clean(source)
    except SourceError:
        return "", []
    lines = article.text.split("\n")
    return (article.title, lines[1:]) if article.title else ("", lines)


def theirs(source: Page) -> tuple[str, list[str]]:
    """Lines by trafilatura, wrapped and rid of front matter, as it needs to be; the title is ours, so that it is allowed to both."""
    import trafilatura  # wanted by --beside alone

    _, body = front.split(decode(source.raw)[0])
    body = body if re.search("<body", body, re.I) else f"<html><body>{body}</body></html>"
    text = trafilatura.extract(body, favor_precision=True, include_comments=False, include_tables=True)
    return ours(source)[0], (text or "").split("\n")


def pages(shared: Path, reader: Reader) -> list[Score]:
    """The pages that have their clean content beside them."""
    out = []
    for beside in sorted((shared / "corpus" / "pages").glob("*.clean.html")):
        source = page(beside.with_name(beside.name.replace(".clean.html", ".html")), shared)
        title, lines = reader(source)
        names = re.findall(r'<meta property="og:title" content="([^"]*)"', source.raw.decode("utf-8", "replace"))
        out.append(compared(source.name, flat(beside.read_text("utf-8")), [title, *names], lines))
    return out


def bodies(shared: Path, rows: list[Row], reader: Reader) -> list[Score]:
    """The pages whose body was marked by eye. What a range with ``?`` holds is allowed and not asked for."""
    out = []
    for row in rows:
        source = page(shared / "corpus" / row.document, shared)
        title, found = reader(source)
        lines = flat(decode(source.raw)[0])
        wanted = [line for part in row.value.split() if part[0] != "?" for line in _range(lines, part)]
        allowed = [line for part in row.value.split() if part[0] == "?" for line in _range(lines, part[1:])]
        out.append(compared(source.name, wanted, [title, *allowed], found))
    return out


def _range(lines: list[str], part: str) -> list[str]:
    first, _, last = part.partition("-")
    return lines[int(first) : int(last or first) + 1]


def archives(shared: Path, rows: list[Row]) -> list[str]:
    """What is wrong, archive by archive; items that a broadcast names and has no text of are counted and not held against anybody."""
    wrong: list[str] = []
    for folder in sorted(path for path in (shared / "corpus").iterdir() if path.is_dir() and path.name != "pages"):
        mine = [row for row in rows if row.archive.partition("/")[0] == folder.name]
        here: list[str] = []
        count = refused = 0
        for path in sorted(folder.iterdir()):
            name = f"{folder.name}/{path.name}"
            articles, errors = cleaned(path)
            count, refused = count + len(articles), refused + len(errors)
            lists = any(row.kind == "none" for row in mine)
            here += [f"{name}: {fault}" for fault in (*refusals(articles, errors, lists), *faults(name, articles, mine))]
        held = Counter(row.kind for row in mine)
        print(f"{folder.name:28}{count:5} read{refused:5} refused{held['phrase']:5} phrases{held['end']:4} ends{len(here):4} wrong")
        wrong += here
    return wrong


def cleaned(path: Path) -> tuple[list[Article], list[SourceError]]:
    """The articles in a file, one as a rule, and what is refused in it."""
    articles: list[Article] = []
    errors: list[SourceError] = []
    for found in read([str(path)]):
        try:
            if isinstance(found, SourceError):
                raise found
            articles.append(clean(found))
        except SourceError as error:
            errors.append(error)
    return articles, errors


def refusals(articles: list[Article], errors: list[SourceError], lists: bool) -> Iterator[str]:
    """What should not have been refused, or read where the archive holds lists."""
    if lists:
        yield from (f"is a list and was read as {article.title!r}" for article in articles)
    else:
        yield from (f"refused: {error}" for error in errors if "without a text" not in str(error))


def faults(name: str, articles: list[Article], rows: list[Row]) -> Iterator[str]:
    """What is wrong with the articles of one file; of the members of a container one must end as the row says."""
    known = {end for article in articles for end in ends(article)}
    for row in rows:
        if row.kind == "phrase" and name.startswith(row.archive) and any(row.value in article.text for article in articles):
            yield f"holds {row.value!r}"
        if row.kind == "end" and row.document == name and articles and row.value not in known:
            yield f"ends not with its body but with {squeezed(articles[-1].text)[-END:]!r}"


def ends(article: Article) -> Iterator[str]:
    """Digests of the text's end, and of where it ends once credits and captions at its foot are taken off."""
    text = article.text.rstrip()
    yield digest(text)
    for mark in sorted((mark for mark in article.furniture if mark.kind in CREDITED), key=lambda mark: mark.span, reverse=True):
        if mark.span.end < len(text):
            return
        text = text[: mark.span.start].rstrip()
        yield digest(text)


def digest(text: str) -> str:
    """The digest by which ``end`` rows know an end without quoting it."""
    return sha256(squeezed(text)[-END:].encode()).hexdigest()[:16]


def shown(title: str, scores: list[Score], beside: list[Score]) -> bool:
    """Print the worst and the totals; whether the totals reach the marks."""
    print(f"== {title}: {len(scores)} documents")
    others = {score.name: score for score in beside}
    for score in sorted(scores, key=lambda score: (-score.lost - score.left, score.name))[:WORST]:
        if score.lost or score.left:
            print(f"  {score.name:46} lost {score.lost:6} furniture {score.left:6}" + _other(others.get(score.name)))
    kept, left = totals(scores)
    print(f"  kept {kept:.4f} of {sum(score.wanted for score in scores)} characters, furniture {left:.4f}")
    if beside:
        print("  trafilatura: kept {:.4f}, furniture {:.4f}".format(*totals(beside)))
    return kept >= KEPT and left <= LEFT


def _other(score: Score | None) -> str:
    return f"      trafilatura: lost {score.lost:6} furniture {score.left:6}" if score else ""


def totals(scores: list[Score]) -> tuple[float, float]:
    """Share of the bodies kept; share of furniture in what was given."""
    wanted, given = sum(score.wanted for score in scores), sum(score.text for score in scores)
    return sum(score.kept for score in scores) / max(wanted, 1), sum(score.left for score in scores) / max(given, 1)


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    cli.add_argument("--beside", action="store_true", help="set trafilatura's figures next to ours")
    args = cli.parse_args()
    rows = table()
    marked = [row for row in rows if row.kind == "body"]
    reached = shown("pages", pages(args.shared, ours), pages(args.shared, theirs) if args.beside else [])
    beside = bodies(args.shared, marked, theirs) if args.beside else []
    reached &= shown("bodies marked by eye", bodies(args.shared, marked, ours), beside)
    print("== archives")
    wrong = archives(args.shared, [row for row in rows if row.kind != "body"])
    for line in wrong:
        print(f"  {line}")
    return 0 if reached and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
