"""The report in which something is told, as it is cited: reach for ``cited``."""

from datetime import date

from msgspec import Struct

from attache.lexicon import Lexicon
from attache.model import Article


class Report(Struct, frozen=True):
    """An article as far as it is named beside what it tells."""

    id: str
    doc: str
    source: str
    title: str
    outlet: str | None = None
    home: str | None = None  # state of the outlet
    url: str | None = None
    day: date | None = None  # of publication, where it is known to a day

    @property
    def name(self) -> str:
        """The outlet, else where the article was found."""
        return self.outlet or self.source


def cited(article: Article, lexicon: Lexicon) -> Report:
    """An article as a report."""
    return Report(
        article.id, article.doc, article.source, article.title, article.publisher, lexicon.home(article.publisher),
        article.url or article.canonical, article.published.day if article.published else None,
    )  # fmt: skip
