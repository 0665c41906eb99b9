"""Split a text into sentences, clauses and bracketed asides."""

from attache.model import Span
from attache.reading import Clause
from attache.sentence import OPENS, STOPS

COMMAS = frozenset("，,；;：:…—")  # end a clause
DASH = "—"  # parts clauses where it is doubled
BRACKETS = dict(zip("（([【", "）)]】", strict=True))
ASIDE = 60  # a bracket that does not close within so many code points is no aside


def asides(text: str) -> tuple[Span, ...]:
    """The bracketed insertions of a text: （Vladimir Putin）, （圖）, 【共同社】."""
    out: list[Span] = []
    at = 0
    while at < len(text):
        close = BRACKETS.get(text[at])
        end = text.find(close, at + 1, at + ASIDE) if close else -1
        if end > 0 and "\n" not in text[at:end]:
            out.append(Span(at, end + 1))
            at = end
        at += 1
    return tuple(out)


def clauses(text: str, brackets: tuple[Span, ...], titled: bool = True) -> tuple[Clause, ...]:
    """The clauses of a text in order; the first line of a titled text is paragraph 0, in which blanks part clauses too."""
    masked = _masked(text, brackets)
    out: list[Clause] = []
    start = sentence = 0
    paragraph = 0 if titled else 1
    stack: list[str] = []
    for at, character in enumerate(masked):
        title = paragraph == 0
        if character in OPENS:
            if at > start and masked[at - 1] in COMMAS | STOPS:
                start = _close(out, masked, start, at, sentence, paragraph, len(stack))
            stack.append(OPENS[character])
        elif stack and character == stack[-1]:
            stack.pop()
            if masked[at - 1] in STOPS:
                start = _close(out, masked, start, at + 1, sentence, paragraph, len(stack) + 1)
                sentence += not stack
        elif character in STOPS and not (stack and masked[at + 1 : at + 2] == stack[-1] and character != "\n"):
            start = _close(out, masked, start, at + 1, sentence, paragraph, len(stack))
            if character == "\n":
                paragraph, stack = paragraph + 1, []
            sentence += not stack
        elif _parts(masked, at, title):
            start = _close(out, masked, start, at + 1, sentence, paragraph, len(stack))
    _close(out, masked, start, len(text), sentence, paragraph, len(stack))
    return tuple(out)


def _masked(text: str, brackets: tuple[Span, ...]) -> str:
    """The text with asides overwritten, so that no comma inside them parts a clause."""
    out, at = [], 0
    for span in brackets:
        out += [text[at : span.start], "\0" * (span.end - span.start)]
        at = span.end
    return "".join([*out, text[at:]])


def _parts(text: str, at: int, title: bool) -> bool:
    """Whether a clause ends with this character: commas and colons outside numbers, blanks in titles and between Chinese words."""
    character = text[at]
    if character == DASH and DASH not in (text[at - 1 : at], text[at + 1 : at + 2]):
        return False  # 东盟—澳大利亚峰会
    if character in COMMAS:
        return not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit() and character in ",:")
    if character not in " \u3000":
        return False
    beside = text[at - 1 : at].isascii(), text[at + 1 : at + 2].isascii()
    return not all(beside) if title else not any(beside)


def _close(out: list[Clause], text: str, start: int, end: int, sentence: int, paragraph: int, depth: int) -> int:
    if text[start:end].strip(" \u3000\t\n\0"):
        out.append(Clause(start, end, sentence, paragraph, depth))
    return end
