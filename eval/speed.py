"""Time the whole path, bytes to ledger, beside jieba.cut on the same text and trafilatura on the same pages, in one run on one core.

    python eval/speed.py [--shared ../shared] [--documents 1000]

Prints documents and characters a second for each part and the ratio to jieba.cut; nothing is asserted here.
"""

import gzip
import json
import resource
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import jieba
import trafilatura
from options import options

from attache.article import front
from attache.article.clean import clean
from attache.article.press import press
from attache.errors import SourceError
from attache.evidence.accounts import accounts
from attache.ledger.store import add, ledger
from attache.lexicon import Lexicon, load
from attache.model import Article, Page, Record
from attache.pipeline import code


def pages(shared: Path, wanted: int) -> list[Page]:
    with gzip.open(shared / "corpus" / "bulk-8k.jsonl.gz", "rt", encoding="utf-8") as lines:
        raws = [json.loads(line)["raw"].encode() for _, line in zip(range(wanted), lines, strict=False)]
    return [Page("-", f"bulk-{number}", raw, sha256(raw).hexdigest()) for number, raw in enumerate(raws)]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def articles(found: list[Page]) -> list[Article]:
    out = []
    known = press()
    for page in found:
        try:
            out.append(clean(page, known))
        except SourceError:
            continue
    return out


def extracted(page: Page) -> str | None:
    """The text by trafilatura, which needs whole pages without front matter; decoding is not counted against it."""
    _, body = front.split(page.raw.decode("utf-8"))
    return trafilatura.extract(f"<html><body>{body}</body></html>", favor_precision=True)


def entered(made: list[Record], lexicon: Lexicon) -> None:
    """Enter records in a ledger of their own, compared with all that came before them."""
    with tempfile.TemporaryDirectory() as folder, ledger(str(Path(folder) / "speed.ledger")) as book:
        for record in made:
            add(book, record, accounts(record, lexicon))


def main() -> None:
    cli = options(__doc__)
    cli.add_argument("--documents", type=int, default=1000)
    args = cli.parse_args()
    load_time = timed(lambda: (load(), press()))
    found = pages(args.shared, args.documents)
    kept: list[Article] = []
    reading = timed(lambda: kept.extend(articles(found)))
    lexicon, texts = load(), [article.text for article in kept]
    size = sum(map(len, texts))
    made: list[Record] = []
    coding = timed(lambda: made.extend(code(article, lexicon) for article in kept))
    comparing = timed(lambda: entered(made, lexicon))
    jieba.initialize()
    cutting = timed(lambda: [list(jieba.cut(text)) for text in texts])
    print(f"{len(kept)} documents, {size} characters; tables compiled in {load_time:.2f} s")
    other = timed(lambda: [extracted(page) for page in found])
    parts = {
        "bytes to Article": reading,
        "Article to Record": coding,
        "Record to ledger": comparing,
        "whole path": reading + coding + comparing,
        "jieba.cut": cutting,
        "trafilatura": other,
    }
    for name, seconds in parts.items():
        rate, each = size / seconds / 1000, 1000 * seconds / len(kept)
        print(f"{name:18}{each:8.2f} ms/document {rate:8.0f} thousand characters/s {seconds / cutting:7.2f} x jieba.cut")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
