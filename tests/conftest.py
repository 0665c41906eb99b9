"""What tests share: the compiled tables, and a way from a sentence of our own to its reading and record."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from attache.coding.event import events
from attache.coding.read import read
from attache.evidence.statement import statements
from attache.lexicon import Lexicon, load
from attache.model import Article, Event, Statement, When
from attache.reading import Reading

DAY = date(2024, 4, 8)  # a Monday
ON = When(DAY, DAY, "day", "given", "2024-04-08")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="session")
def reading(lexicon: Lexicon) -> Callable[..., Reading]:
    def make(body: str, title: str = "", publisher: str | None = None) -> Reading:
        text = f"{title}\n{body}" if title else body
        article = Article("t", "t", "t", title, text, "none", "zh", publisher=publisher, published=ON)
        return read(article, lexicon)

    return make


@pytest.fixture(scope="session")
def coded(reading: Callable[..., Reading], lexicon: Lexicon) -> Callable[..., tuple[Event, ...]]:
    def make(body: str, title: str = "", publisher: str | None = None) -> tuple[Event, ...]:
        found = reading(body, title, publisher)
        return events(found, statements(found), lexicon)

    return make


@pytest.fixture(scope="session")
def fired(reading: Callable[..., Reading], lexicon: Lexicon) -> Callable[..., tuple[Event, ...]]:
    """All that is found, however little speaks for it."""
    every = replace(lexicon, least=0.0)

    def make(body: str) -> tuple[Event, ...]:
        found = reading(body)
        return events(found, statements(found), every)

    return make


@pytest.fixture(scope="session")
def said(reading: Callable[..., Reading]) -> Callable[..., tuple[Statement, ...]]:
    def make(body: str, title: str = "") -> tuple[Statement, ...]:
        return statements(reading(body, title))

    return make
