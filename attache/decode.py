"""Bytes to text: reach for ``decode`` before anything parses, as parsers guess encodings badly.

A byte order mark or valid UTF-8 decides; else GB18030 against Big5-HKSCS by which reading has more everyday characters.
Labels inside documents are not asked: pages lie about their encoding, frequencies do not.
"""

from functools import cache

from attache.fold import fold
from attache.lexicon import rows

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
LEGACY = ("gb18030", "big5hkscs")
SAMPLE = 64_000  # bytes judged; enough for any page and quick for a large one
MENDED = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; what no encoding reads becomes U+FFFD, line ends become ``\\n``."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _mend(raw[len(mark) :].decode(name, "replace")), name
    try:
        return _mend(raw.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        name = "utf-8" if _damaged(raw, error) else max(LEGACY, key=lambda name: _share(raw[:SAMPLE], name))
    return _mend(raw.decode(name, "replace")), name


def _mend(text: str) -> str:
    return text.translate(MENDED).replace("\r\n", "\n").replace("\r", "\n")


def _damaged(raw: bytes, error: UnicodeDecodeError) -> bool:
    """Whether this is UTF-8 with a flaw, such as a cut last character, and not another encoding."""
    if len(raw) - error.start < 4:
        return any(byte >= 0x80 for byte in raw[: error.start])
    text = raw[:SAMPLE].decode("utf-8", "ignore")
    wide = sum(len(char.encode()) for char in text if ord(char) >= 0x800)
    return wide > 0.9 * sum(byte >= 0x80 for byte in raw[:SAMPLE])


def _share(raw: bytes, name: str) -> float:
    """The share of everyday characters among those beyond ASCII, were the bytes in this encoding."""
    wide = [char for char in fold(raw.decode(name, "replace")) if ord(char) >= 0x80]
    return sum(char in common() for char in wide) / len(wide) if wide else 0.0


@cache
def common() -> frozenset[str]:
    """The everyday characters of the news, folded, with its punctuation."""
    return frozenset("".join(row["characters"] for row in rows("common")))
