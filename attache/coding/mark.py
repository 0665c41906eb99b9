"""Find the words of the lexicon in a text: one automaton pass, then the best cover without overlaps."""

from functools import cache

import rjieba

from attache.lexicon import GAP, Cue, Entry, Form, Lexicon, Marker, Name, Trap
from attache.reading import Mark
from attache.sentence import STOPS

PAPER = "报"  # how the names of newspapers end
GUESSED = 2  # characters of words that the segmenter makes of the end of a name and a word of saying
PERSON = "nr"  # the segmenter's mark for names of persons
SPEAKS = frozenset('，,：:「『“‘"')  # what may follow a word of saying at the end of its clause
SHORTEST = 2  # characters of a verb that may be a chance meeting of two words
TOLD = frozenset("复告名考答道导到销警")  # what makes another word of that: 消息|报道
WHOLE = 1e-3  # what a word adds to a cover if the segmenter begins and ends words where it does: 侵犯|人权, not 侵|犯人|权
Found = tuple[int, int, tuple[Entry, ...]]  # a word of the lexicon in the text: start, end, entries


def marks(folded: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    """The marks of a folded text, in order, without overlaps.

    Where words overlap, the cover with the greatest sum of lengths to the power of 1.5 stands, so that long words win over their
    parts and 访华盛顿 is read 访·华盛顿 although 访华 is a word; single characters only fill what is left. They count
    only where the segmenter ends a word on both their sides or the whole word consists of marks: 美 in 美日 but not in 美丽.
    """
    words = list(rjieba.tokenize(folded))
    found = list(lexicon.find(folded))
    bounds = {end for _, _, end in words} | _parted(words, found)
    kept = [one for one in found if (one[1] in bounds or not all(map(_bound, one[2]))) and _free(folded, one[0], one[1])]
    kept = [one for one in kept if not all(_torn(folded, one[1], entry) for entry in one[2])]
    starts = {start for _, start, _ in words}
    kept = [one for one in kept if not _astride(one, starts, bounds)]
    strangers = _strangers(words, found)
    kept = [one for one in kept if one[0] not in strangers or one[1] >= strangers[one[0]] or _holds(one[2], "person")]
    titled = _titled(kept)
    named = {start for start, _ in titled}
    kept = [one for one in kept if one[0] not in named or not all(isinstance(entry, Trap) for entry in one[2])]
    whole_words = {(start, end): WHOLE for start, end, _ in kept if start in starts and end in bounds}
    chosen = _cover(len(folded), kept, whole_words | dict.fromkeys(titled, 2 * WHOLE))
    covered = bytearray(len(folded))
    for start, end, _ in chosen:
        covered[start:end] = b"\1" * (end - start)
    whole = _whole(words, covered)
    ends = _guessed(folded, words)
    sure = (one for one in chosen if one[1] - one[0] > 1 or whole[one[0]] or (one[0] in ends and _says(one[2])))
    return tuple(mark for one in sure if (mark := _mark(*one)) is not None)


def _cover(size: int, found: list[Found], bonus: dict[tuple[int, int], float]) -> list[Found]:
    best = [0.0] * (size + 1)
    last: list[int] = [-1] * (size + 1)
    ends: dict[int, list[int]] = {}
    for index, (_, end, _) in enumerate(found):
        ends.setdefault(end, []).append(index)
    for at in range(1, size + 1):
        best[at] = best[at - 1]
        for index in ends.get(at, ()):
            start = found[index][0]
            score = best[start] + _worth(start, at) + bonus.get((start, at), 0.0)
            if score > best[at]:
                best[at], last[at] = score, index
    chosen, at = [], size
    while at > 0:
        index = last[at]
        if index < 0:
            at -= 1
            continue
        chosen.append(found[index])
        at = found[index][0]
    return chosen[::-1]


def _titled(found: list[Found]) -> set[tuple[int, int]]:
    """Where persons are named right behind an office: 副主席韩正|在北京, where without an office 韩|正在 would be read."""
    offices = {end for _, end, entries in found if _holds(entries, "office")}
    return {(start, end) for start, end, entries in found if start in offices and _holds(entries, "person")}


def _holds(entries: tuple[Entry, ...], kind: str) -> bool:
    return any(isinstance(entry, Name) and entry.kind == kind for entry in entries)


def _worth(start: int, end: int) -> float:
    """What a word adds to a cover: its length to the power of 1.5; of equal covers the one whose words begin first, then singles."""
    size = end - start
    return size**1.5 - start * 1e-6 if size > 1 else 1e-9


def _parted(words: list[tuple[str, int, int]], found: list[Found]) -> set[int]:
    """Where a segmenter's word falls into one character and a word of the lexicon: 俄|总统."""
    longer = {(start, end) for start, end, _ in found if end - start > 1}
    return {start + 1 for _, start, end in words if (start + 1, end) in longer}


def _bound(entry: Entry) -> bool:
    """Whether an entry counts only where the segmenter ends a word: a verb with the one-character form of a state (挺中, not 挺中心)."""
    return isinstance(entry, Form) and entry.arg is not None and entry.arg[0] == len(entry.head) - 1


def _free(folded: str, start: int, end: int) -> bool:
    """Whether a word is no part of a longer one: EU in REUTERS, 消息报 in 消息报道."""
    if folded[end - 1] == PAPER and folded[end : end + 1] in TOLD:
        return False
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not (_latin(before) and _latin(folded[start])) and not (_latin(folded[end - 1]) and _latin(after))


def _astride(found: Found, starts: set[int], bounds: set[int]) -> bool:
    """Whether a verb of two characters is made of the end of one word and the beginning of another: 旅|游行|业."""
    start, end, entries = found
    return end - start == SHORTEST and start not in starts and end not in bounds and all(isinstance(entry, Form) for entry in entries)


def _torn(folded: str, end: int, entry: Entry) -> bool:
    """Whether an entry is the head of a word whose tail does not follow: 不向 without 低头."""
    if not isinstance(entry, Form) or not entry.tail:
        return False
    found = folded.find(entry.tail, end, end + GAP + len(entry.tail))
    return found < 0 or not STOPS.isdisjoint(folded[end:found])


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _whole(words: list[tuple[str, int, int]], covered: bytearray) -> bytearray:
    """By position: whether the segmenter's word there is of one character or consists of marks alone."""
    whole = bytearray(len(covered))
    for word, start, end in words:
        if len(word) == 1 or all(covered[start:end]):
            whole[start:end] = b"\1" * (end - start)
    return whole


def _strangers(words: list[tuple[str, int, int]], found: list[Found]) -> dict[int, int]:
    """Where the names of persons begin, and end, that the segmenter has guessed behind an office: 能源部长|马利克, who is not of Mali."""
    offices = {end for _, end, entries in found if _holds(entries, "office")}
    guessed = ((start, end) for word, start, end in words if start in offices and len(word) > GUESSED and _named(word))
    return {start: end for start, end in guessed if not any((start, end) == (first, last) for first, last, _ in found)}


def _named(word: str) -> bool:
    """Whether the segmenter takes a word for the name of a person."""
    return rjieba.tag(word)[0] == (word, PERSON) or not _wordbook().has_word(word)


def _guessed(folded: str, words: list[tuple[str, int, int]]) -> set[int]:
    """Where words begin and end that the segmenter has guessed and the dictionary does not know: 马科|洛说, 军方|称其.

    A word of saying there is one; at the end of such a word only before punctuation.
    """
    guessed = [(start, end) for word, start, end in words if len(word) == GUESSED and not _wordbook().has_word(word)]
    return {start for start, _ in guessed} | {end - 1 for _, end in guessed if folded[end : end + 1] in SPEAKS}


def _says(entries: tuple[Entry, ...]) -> bool:
    return any(isinstance(entry, Cue) for entry in entries)


@cache
def _wordbook() -> rjieba.Jieba:
    return rjieba.Jieba()


def _mark(start: int, end: int, entries: tuple[Entry, ...]) -> Mark | None:
    """A mark of the entries; ``None`` for a trap, which means nothing."""
    names = tuple(entry for entry in entries if isinstance(entry, Name))
    forms = tuple(entry for entry in entries if isinstance(entry, Form))
    cues = tuple(entry for entry in entries if isinstance(entry, Cue))
    markers = tuple(entry for entry in entries if isinstance(entry, Marker))
    if not (names or forms or cues or markers):
        return None
    return Mark(start, end, names, forms, cues, markers)
