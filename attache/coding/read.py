"""Read an article: marks, times, clauses and mentions, before anything is decided."""

from msgspec.structs import replace

from attache.coding.clause import asides, clauses
from attache.coding.mark import marks
from attache.coding.party import mentions
from attache.coding.time import times
from attache.fold import fold
from attache.lexicon import Lexicon
from attache.model import Article, Span, When
from attache.reading import Mark, Reading


def read(article: Article, lexicon: Lexicon) -> Reading:
    """All that the coder sees of an article."""
    folded = fold(article.text)
    brackets = _merged([*asides(article.text), *(piece.span for piece in article.furniture if piece.kind == "dateline")])
    whens = times(folded, article.published)
    bare = Reading(
        article=article, folded=folded, marks=_timeless(marks(folded, lexicon), whens), mentions=(),
        clauses=clauses(article.text, brackets, bool(article.title)), whens=whens, asides=brackets,
    )  # fmt: skip
    return replace(bare, mentions=mentions(bare, lexicon.letters, lexicon.home(article.publisher)))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _timeless(found: tuple[Mark, ...], whens: tuple[When, ...]) -> tuple[Mark, ...]:
    """The marks that are no part of an expression of time (日 in 8日)."""
    taken = {at for when in whens if when.span for at in range(when.span.start, when.span.end)}
    return tuple(mark for mark in found if mark.start not in taken and mark.end - 1 not in taken)
