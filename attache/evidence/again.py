"""Flag an article that is the text of another before it, in a stream: reach for ``Again`` where there is no ledger to link twins in."""

from attache.evidence.twin import Twins
from attache.model import Article, Flag


class Again:
    """What was read before; about 2 KB and the article itself are kept of each."""

    def __init__(self) -> None:
        self._twins = Twins()
        self._known = dict[str, Article]()

    def flag(self, article: Article) -> Flag | None:
        """A warning that names the likest article before this one, and which of the two was published first."""
        links = self._twins.add(article)
        before = self._known.setdefault(article.id, article)
        if before is not article:
            return Flag("duplicate", f"the text of {before.doc!r} again, of the same day")
        if not links:
            return None
        link = max(links, key=lambda link: link.like.similarity)
        other = self._known[link.one if link.other == article.id else link.other]
        return Flag("duplicate", f"{link.like.kind}: {other.doc!r} is {link.like.similarity:.0%} alike; {_first(article, other)}")


def _first(article: Article, other: Article) -> str:
    """Which of two was published first, as far as their days prove it."""
    mine, theirs = article.published, other.published
    if mine and theirs and mine.last < theirs.first:
        return "this was published first"
    if mine and theirs and theirs.last < mine.first:
        return "that was published first"
    return "which was first cannot be told"
