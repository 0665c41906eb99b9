"""Read an article: marks, times, clauses and mentions, before anything is decided."""

from msgspec.structs import replace

from attache.coding.clause import asides, clauses
from attache.coding.mark import marks
from attache.coding.named import named
from attache.coding.party import grouped, mentions
from attache.coding.time import times
from attache.fold import fold
from attache.lexicon import Lexicon, Name
from attache.model import Article, Span, When
from attache.reading import Mark, Reading

SIDE = "方"  # the side of a state in talks: 坦方
STATE, BRIEF = "国", 2
REGION = "region"  # the detail of places that may be called 国, too: 索马里兰
UNSIDED = frozenset("面法向式案针便程")  # what makes another word of it


def read(article: Article, lexicon: Lexicon) -> Reading:
    """All that the coder sees of an article."""
    folded = fold(article.text)
    brackets = _merged([*asides(article.text), *(piece.span for piece in article.furniture if piece.kind == "dateline")])
    whens = times(folded, article.published)
    found = _timeless(marks(folded, lexicon), whens)
    bare = Reading(
        article=article, folded=folded, marks=(), mentions=(),
        clauses=clauses(article.text, brackets, bool(article.title)), whens=whens, asides=brackets,
    )  # fmt: skip
    bare = bare.marked(_sided(folded, found, lexicon))
    groups = grouped(bare, lexicon)
    marked = named(bare, groups, lexicon)
    if marked is not bare.marks:
        bare = bare.marked(marked)
        groups = grouped(bare, lexicon)
    return bare.mentioning(mentions(bare, groups, lexicon, lexicon.home(article.publisher)))


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


def _sided(folded: str, found: tuple[Mark, ...], lexicon: Lexicon) -> tuple[Mark, ...]:
    """The marks with those for 坦方 and the like: the first character of a state named in the text before SIDE."""
    firsts: dict[str, Name] = {}
    for mark in found:
        for name in mark.names:
            if name.kind == "country" and not _brief(folded, mark, lexicon):
                firsts.setdefault(folded[mark.start], name)
    whole = {name.code for mark in found for name in mark.names if name.kind == "country" and not _brief(folded, mark, lexicon)}
    regions = {folded[mark.start]: name for mark in found for name in mark.names if name.detail == REGION}
    found = tuple(_meant(folded, mark, regions | firsts, whole, lexicon) for mark in found)
    taken = {at for mark in found for at in range(mark.start, mark.end)}
    out = list(found)
    for first, name in firsts.items():
        at = folded.find(first + SIDE)
        while at >= 0:
            if at not in taken and folded[at + 2 : at + 3] not in UNSIDED:
                out.append(Mark(at, at + 2, (name,)))
            at = folded.find(first + SIDE, at + 2)
    return tuple(sorted(out, key=lambda mark: mark.start))


def _brief(folded: str, mark: Mark, lexicon: Lexicon) -> bool:
    """Whether a mark is a first character that stands for no state alone, with 国 or 方: 索国, but not 中国."""
    if mark.end - mark.start != BRIEF or folded[mark.end - 1] not in (SIDE, STATE):
        return False
    alone = (entry for _, _, entries in lexicon.find(folded[mark.start]) for entry in entries)
    return not any(isinstance(entry, Name) and entry.kind == "short" for entry in alone)


def _meant(folded: str, mark: Mark, firsts: dict[str, Name], whole: set[str | None], lexicon: Lexicon) -> Mark:
    """A brief form as the state of that first character which the text names in full, where it does not name the table's."""
    named = firsts.get(folded[mark.start]) if _brief(folded, mark, lexicon) else None
    codes = {name.code for name in mark.names if name.kind == "country"}
    return mark if named is None or not codes or codes & whole else replace(mark, names=(named,))
