"""Bytes to text: reach for ``decode`` before anything parses, as parsers guess encodings badly.

A byte order mark or valid UTF-8 decides; else GB18030 against Big5-HKSCS by which reading has more everyday characters.
Labels inside documents are not asked: pages lie about their encoding, frequencies do not. Text that somebody read in a wrong encoding and
wrote again (ä¸\xadå›½, 涓\ue15e浗) is put right where no character was lost on the way; the name of the encoding then says so.
"""

import re
from functools import cache
from itertools import islice

from attache.fold import fold
from attache.lexicon import rows

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
LEGACY = ("gb18030", "big5hkscs")
SAMPLE = 64_000  # bytes judged; enough for any page and quick for a large one
BLIND = 2000  # bytes in which UTF-16 without a mark shows
FAR = re.compile("[\x80-\U0010ffff]")
LATIN = re.compile("[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
SEEN = 120  # characters beyond ASCII that are judged
PLAIN, TWISTED = 0.5, 0.4  # share of everyday characters from which, and below which, Chinese is taken for right or for wrong


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; what no encoding reads becomes U+FFFD, line ends become ``\\n``."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _mend(raw[len(mark) :].decode(name, "replace")), name
    if blind := unmarked(raw):
        return _mend(raw.decode(blind, "replace")), blind
    try:
        text, name = raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        name = "utf-8" if _damaged(raw, error) else max(LEGACY, key=lambda name: _share(raw[:SAMPLE].decode(name, "replace")))
        text = raw.decode(name, "replace")
    untwisted, was = _untwisted(text)
    return _mend(untwisted), was or name


def unmarked(raw: bytes) -> str | None:
    """The kind of UTF-16 that bytes without a mark are in, told by the place of the NULs in their ASCII; ``None`` for anything else."""
    head = raw[:BLIND]
    if head.count(0) < max(8, len(head) / 40) or len(raw) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > 20 * even else "utf-16-be" if even > 20 * odd else None
    if name is None:
        return None
    text = head[: len(head) // 2 * 2].decode(name, "ignore")
    return name if sum(char.isprintable() or char in "\t\r\n" for char in text) > 0.95 * len(text) else None


def _untwisted(text: str) -> tuple[str, str]:
    """A text that was read in a wrong encoding as it was before, and what had happened to it; else the text itself and nothing."""
    far = _far(text)
    if len(LATIN.findall(far)) > 0.8 * len(far) > 8:
        return _rewritten(text, _bytes(text), ("utf-8", *LEGACY), "cp1252")
    if far and _share(far) < TWISTED:
        try:
            return _rewritten(text, text.encode("gb18030"), ("utf-8",), "gb18030")
        except UnicodeEncodeError:
            return text, ""
    return text, ""


def _far(text: str) -> str:
    """The first characters beyond ASCII."""
    head = FAR.findall(text[: 2 * SEEN])
    return "".join(head if len(head) >= SEEN // 2 else (match[0] for match in islice(FAR.finditer(text), SEEN)))


def _rewritten(text: str, raw: bytes | None, names: tuple[str, ...], wrong: str) -> tuple[str, str]:
    """The reading of some bytes that is everyday Chinese, if one is."""
    for name in names if raw else ():
        try:
            tried = (raw or b"").decode(name)
        except UnicodeDecodeError:
            continue
        if _share("".join(FAR.findall(tried[:SAMPLE]))) > PLAIN:
            return tried, f"{name} read as {wrong}"
    return text, ""


def _bytes(text: str) -> bytes | None:
    """The bytes of a text in Windows' Latin encoding, whose five empty places are those of Latin-1; ``None`` for other characters."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        try:
            return b"".join(char.encode("latin-1" if char < "\u0100" else "cp1252") for char in text)
        except UnicodeEncodeError:
            return None


def _mend(text: str) -> str:
    return text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")


def _damaged(raw: bytes, error: UnicodeDecodeError) -> bool:
    """Whether this is UTF-8 with a flaw, such as a cut last character, and not another encoding."""
    if len(raw) - error.start < 4:
        return any(byte >= 0x80 for byte in raw[: error.start])
    text = raw[:SAMPLE].decode("utf-8", "ignore")
    wide = sum(len(char.encode()) for char in text if ord(char) >= 0x800)
    return wide > 0.9 * sum(byte >= 0x80 for byte in raw[:SAMPLE])


def _share(text: str) -> float:
    """The share of everyday characters among those beyond ASCII."""
    wide = [char for char in fold(text) if ord(char) >= 0x80]
    return sum(map(common().__contains__, wide)) / len(wide) if wide else 0.0


@cache
def common() -> frozenset[str]:
    """The everyday characters of the news, folded, with its punctuation."""
    return frozenset("".join(row["characters"] for row in rows("common")))
