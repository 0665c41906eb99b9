"""What a page says of its article, gathered before anything is believed.

Made once by ``clean``; weighed by ``credit`` and ``published``.
"""

from msgspec import Struct

from attache.article.sift import Sifted
from attache.model import Span


class Dateline(Struct, frozen=True):
    """What a dateline says, with its place in the text."""

    span: Span
    agency: str | None = None
    place: str | None = None
    reporter: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None


class Facts(Struct, frozen=True):
    """Everything outside the article's own text that may tell whose it is and of which day."""

    head: dict[str, str]  # front matter
    metas: dict[str, str]  # the head of a saved page
    given: dict[str, str]  # what the container says, see model.Page
    fetched: str | None  # ISO time of the capture
    url: str | None
    sifted: Sifted  # what the blocks that went say
    byline: tuple[str, ...]  # short lines between title and text
