"""The gold documents, read once for all that is measured on them."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from attache.acquire.read import read as pages
from attache.article.clean import clean
from attache.article.press import press
from attache.coding.read import read
from attache.lexicon import load
from attache.model import Page
from attache.reading import Reading

SETS = (("dev", "gold/dev.jsonl", "gold/dev"), ("seeds", "gold/seeds.jsonl", "seeds"))


class Document(NamedTuple):
    """One gold document: the set it is of, what annotators made of it, and how attache reads it."""

    of: str
    gold: dict[str, Any]
    reading: Reading


def judge(shared: Path) -> ModuleType:
    """The judge's module."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(shared: Path) -> Iterator[Document]:
    """Every gold document of both sets."""
    score, outlets, lexicon = judge(shared), press(), load()
    for name, gold, folder in SETS:
        golds = score.load(str(shared / gold))
        for page in pages([str(shared / folder)]):
            if isinstance(page, Page) and page.name in golds:
                yield Document(name, golds[page.name], read(clean(page, outlets), lexicon))
