"""Disputes: 25 that are some and 27 near misses, our own writing; each document is entered in a ledger as a reader would."""

import tomllib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from attache.evidence.accounts import Account, accounts
from attache.evidence.claim import Claim
from attache.evidence.dispute import Dispute
from attache.ledger.account import contested, happenings
from attache.ledger.store import add, ledger
from attache.lexicon import Lexicon, load
from attache.model import Article, When
from attache.pipeline import code

Case = dict[str, Any]
CASES: list[Case] = tomllib.loads((Path(__file__).parent / "disputes.toml").read_text("utf-8"))["case"]


def articles(case: Case) -> Iterator[Article]:
    for number, told in enumerate(case["doc"]):
        day = date.fromisoformat(told["published"])
        text = f"{told['title']}\n{told['text'].strip()}"
        yield Article(
            id=sha256(f"{case['name']} {number}".encode()).hexdigest()[:16], doc=str(number), source="-", title=told["title"], text=text,
            script="none", language="zh", publisher=told["outlet"], published=When(day, day, "day", "given", told["published"]),
            page=str(number),
        )  # fmt: skip


def disputed(path: Path, found: list[Article], lexicon: Lexicon) -> list[Dispute]:
    with ledger(str(path)) as book:
        for article in found:
            record = code(article, lexicon)
            add(book, record, accounts(record, lexicon))
        return contested(book, happenings(book))


def who(accounts: tuple[Account, ...]) -> set[str]:
    """By what names the givers of some accounts may be called."""
    names: set[str] = set()
    for one in accounts:
        names |= {source.name for source in one.chain} | ({one.who} if isinstance(one, Claim) else {each.name for each in one.actor})
        names |= {one.report.outlet or ""} if not isinstance(one, Claim) else set()
    return names - {""}


def meets(wanted: list[str], accounts: tuple[Account, ...]) -> bool:
    return any(name in other or other in name for name in wanted for other in who(accounts))


@pytest.mark.parametrize("case", [case for case in CASES if case["disputed"]], ids=lambda case: case["name"])
def test_a_dispute_is_found(case: Case, tmp_path: Path, lexicon: Lexicon) -> None:
    found = disputed(tmp_path / "a.ledger", list(articles(case)), lexicon)
    assert any(meets(case["claims"], one.claims) and meets(case["denies"], one.denials) for one in found)


@pytest.mark.parametrize("case", [case for case in CASES if not case["disputed"]], ids=lambda case: case["name"])
def test_a_near_miss_is_none(case: Case, tmp_path: Path, lexicon: Lexicon) -> None:
    assert disputed(tmp_path / "a.ledger", list(articles(case)), lexicon) == []


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    lexicon = load()
    case = next(case for case in CASES if case["disputed"] and len(case["doc"]) == 3)
    made = [disputed(tmp_path / f"{number}.ledger", list(order), lexicon) for number, order in enumerate(permutations(articles(case)))]
    assert made[0]
    assert all(one == made[0] for one in made[1:])
