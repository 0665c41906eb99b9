"""The stages in order: what goes wrong in one document stays in it."""

from dataclasses import dataclass

from attache.acquire.read import read as pages
from attache.article.press import press
from attache.errors import SourceError
from attache.lexicon import Lexicon
from attache.model import Page, Record
from attache.pipeline import records


@dataclass(frozen=True)
class Broken:
    """A page whose raw bytes cannot be had, which no stage expects."""

    name: str = "broken"
    source: str = "broken.md"

    @property
    def raw(self) -> bytes:
        raise RuntimeError("no bytes")


def test_a_fault_in_one_document_loses_no_other(lexicon: Lexicon) -> None:
    good = [page for page in pages(["examples"]) if isinstance(page, Page)]
    found = list(records([good[0], Broken(), good[1]], press(), lexicon))  # type: ignore[list-item]
    assert [type(one) for one in found] == [Record, SourceError, Record]
    assert "broken.md" in str(found[1])
