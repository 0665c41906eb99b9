"""Whole broadcasts and round-ups, one file with many items, into a page an item: reach for ``split`` on every page."""

from collections.abc import Iterator

from attache.model import Page


def split(page: Page) -> Iterator[Page]:
    """The page itself, or a page for each of the items it holds, with what the whole says of all of them in ``given``."""
    yield page
