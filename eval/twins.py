"""Measure how well twins are found: variants made of real articles, and pairs of different articles that are linked.

    python eval/twins.py [--shared ../shared] [--documents 300] [--seed 5] [--pairs]

Takes articles from the corpus (nothing of them is stored), makes a variant of each kind, reads it through the whole stage ``clean`` as a
page of its own, looks for it among all articles, and prints the share that is linked to its original, by length, with the kinds of link,
and how often it is linked to another. First it says what twins the corpus has: ``--pairs`` prints each link for a person to judge.
"""

import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace
from opencc import OpenCC
from options import options

from attache.acquire.read import read
from attache.article.clean import clean
from attache.article.press import press
from attache.errors import SourceError
from attache.evidence.twin import Link, Twins, letters
from attache.model import Article, Page

LENGTHS = ((60, 120), (120, 300), (300, 10**9))  # letters of the original; shorter bodies are flashes too short to edit
PROMOTION = "想看更多环球新闻，请关注本站并把它推荐给朋友，每天早上八点更新，转发有礼，详情请见页面下方的说明。"
TITLE = "另擬的標題：同一篇報導換了一個說法"
Variant = Callable[[Article, random.Random], tuple[str, str]]


def body(article: Article) -> str:
    return article.text[len(article.title) :].lstrip("\n") if article.title else article.text


def converted(article: Article, text: str) -> str:
    """The text in the other script, with the words of the other side."""
    return str((OpenCC("s2twp") if article.script == "Hans" else OpenCC("tw2sp")).convert(text))


def edited(text: str, share: float, chance: random.Random) -> str:
    """The text with a share of its characters dropped, changed or doubled by another of its own."""
    out = []
    for char in text:
        if char == "\n" or chance.random() >= share:
            out.append(char)
        else:
            other = chance.choice(text)
            out.append(chance.choice(("", other, char + other)))
    return "".join(out)


def part(text: str, share: float) -> str:
    return text[: int(len(text) * share)]


VARIANTS: dict[str, Variant] = {
    "as it is": lambda one, chance: (one.title, body(one)),
    "other script": lambda one, chance: (converted(one, one.title), converted(one, body(one))),
    "2 % edited": lambda one, chance: (one.title, edited(body(one), 0.02, chance)),
    "5 % edited": lambda one, chance: (one.title, edited(body(one), 0.05, chance)),
    "other script, 2 % edited": lambda one, chance: (converted(one, one.title), edited(converted(one, body(one)), 0.02, chance)),
    "first 60 %": lambda one, chance: (one.title, part(body(one), 0.6)),
    "first 30 %": lambda one, chance: (one.title, part(body(one), 0.3)),
    "other script, first 60 %": lambda one, chance: (converted(one, one.title), converted(one, part(body(one), 0.6))),
    "promotion behind": lambda one, chance: (one.title, body(one) + "\n" + PROMOTION),
    "promotion before": lambda one, chance: (one.title, PROMOTION + "\n" + body(one)),
    "another title": lambda one, chance: (TITLE, body(one)),
}


def varied(article: Article, variant: Variant, chance: random.Random) -> Article | None:
    """A variant as ``clean`` makes it from a page of its own; ``None`` when there is nothing left on it."""
    title, text = variant(article, chance)
    raw = f"---\ntitle: {title}\ndate: {article.day or '2022-01-01'}\n---\n\n{text}\n".replace("\n", "\n\n").encode()
    try:
        made = clean(Page("-", "variant", raw, sha256(raw).hexdigest()), press())
    except SourceError:
        return None
    return made


def articles(shared: Path) -> Iterator[Article]:
    """The corpus, each text of a day once."""
    known: set[str] = set()
    for page in pages(shared):
        try:
            article = clean(page, press())
        except SourceError:
            continue
        if article.id not in known:
            known.add(article.id)
            yield article


def pages(shared: Path) -> Iterator[Page]:
    yield from (page for page in read([str(shared / "corpus")]) if isinstance(page, Page))
    with gzip.open(shared / "corpus" / "bulk-8k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            raw = one["raw"].encode()
            yield Page(one["source"], one["id"], raw, sha256(raw).hexdigest())


def recall(sample: list[Article], twins: Twins, seed: int) -> None:
    """What is found of the variants among all articles of the corpus."""
    print(f"{'variant':26}{'letters':>9}{'pages':>7}{'linked':>8}{'false':>7}  kinds")
    for name, variant in VARIANTS.items():
        chance, rows = random.Random(seed), list[tuple[int, str, int]]()
        for one in sample:
            if made := varied(one, variant, chance):
                rows.append((len(letters(one)), *found(one, made, twins)))
        for low, high in LENGTHS:
            kinds = Counter(kind for length, kind, _ in rows if low <= length < high)
            false = sum(count for length, _, count in rows if low <= length < high)
            total = kinds.total()
            share = 1 - kinds["-"] / total if total else 0.0
            print(f"{name:26}{low:>8}+{total:>7}{share:>8.3f}{false:>7}  {dict(kinds.most_common())}")


def found(original: Article, made: Article, twins: Twins) -> tuple[str, int]:
    """The kind of link between an article and its variant, and to how many others, no twins of the original, the variant is linked."""
    kin = {end for link in twins.find(replace(original, id="")) for end in (link.one, link.other)}
    linked = {max(link.one, link.other): link.like.kind for link in twins.find(replace(made, id=""))}
    return linked.get(original.id, "-"), len(linked.keys() - kin)


def everywhere(many: list[Article], show: bool) -> Twins:
    """The links in the corpus as it is, and what an article costs."""
    twins, links = Twins(), list[Link]()
    started = time.perf_counter()
    for one in many:
        links += twins.add(one)
    each = 1000 * (time.perf_counter() - started) / len(many)
    kinds = dict(Counter(link.like.kind for link in links))
    print(f"{len(many)} articles of the corpus: {len(links)} links {kinds}, {each:.2f} ms an article")
    known = {one.id: one for one in many}
    for link in sorted(links, key=lambda link: link.like.similarity) if show else ():
        first, second = (f"{end.day} {end.doc} {end.title}" for end in (known[link.one], known[link.other]))
        print(f"{link.like.kind:7}{link.like.similarity:5.2f}  {first}\n{'':14}{second}")
    return twins


def main() -> None:
    cli = options(__doc__)
    cli.add_argument("--documents", type=int, default=300, help="articles of which variants are made")
    cli.add_argument("--seed", type=int, default=5)
    cli.add_argument("--pairs", action="store_true", help="print the pairs linked in the corpus")
    args = cli.parse_args()
    many = list(articles(args.shared))
    fit = [one for one in many if one.language == "zh" and len(letters(one)) >= LENGTHS[0][0]]
    twins = everywhere(many, args.pairs)
    recall(random.Random(args.seed).sample(fit, min(args.documents, len(fit))), twins, args.seed)


if __name__ == "__main__":
    main()
