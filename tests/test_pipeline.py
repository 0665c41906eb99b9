"""The stages in order: what goes wrong in one document stays in it."""

from dataclasses import dataclass

from attache.acquire.read import read as pages
from attache.article.press import press
from attache.errors import SourceError
from attache.lexicon import Lexicon
from attache.model import Page, Record
from attache.pipeline import examined, records


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


BODY = "外长8日抵达北京，与中国外长就贸易、气候与地区局势举行了三个小时的会谈。双方同意在6月以前再次会面，并成立一个工作小组。" * 2


def test_a_text_that_comes_again_is_flagged_and_kept() -> None:
    again = BODY.translate(str.maketrans("长与贸举个时会谈双", "長與貿舉個時會談雙"))
    texts = {"b": ("2024-04-09", BODY), "a": ("2024-04-08", again), "c": ("2024-04-09", BODY), "d": ("2024-04-09", BODY[::-1])}
    made = [Page(name, name, f"标题\n{text}".encode(), name, None, {"title": "标题", "date": day}) for name, (day, text) in texts.items()]
    found = [one.article for one in examined(made, press()) if not isinstance(one, SourceError)]
    assert [[flag.reason for flag in one.flags if flag.name == "duplicate"] for one in found] == [
        [], ["same: 'b' is 100% alike; this was published first"], ["the text of 'b' again, of the same day"], [],
    ]  # fmt: skip
