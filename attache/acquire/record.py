"""JSON and JSON Lines into a page a record: reach for ``records`` as an opener, ``looks`` as its sign.

Objects on lines of their own are read line by line, arrays element by element, so that memory holds one record and not the file.
What the fields are called is data (fields.tsv); a record's text becomes the page, the rest of it goes into ``Page.given``.
"""

import codecs
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from attache.acquire.blob import MARKS, Blob, Limits
from attache.acquire.fields import Found, found
from attache.decode import decode
from attache.errors import SourceError

OBJECT = r"\{\s*(?:[\"}]|\Z)"
ARRAY = r"(?:\[\s*)+(?:\{\s*(?:[\"}]|\Z)|\"(?:[^\"\\]|\\.)*(?:\\?\Z|\"\s*(?:,|\]\s*(?!\()|\Z))|\]\s*\Z|\Z)"  # not ["words"](of a link)
HEAD = re.compile(rf"\s*(?:{OBJECT}|{ARRAY}|[\w$.]{{1,60}}\s?\(\s*(?:{OBJECT}|{ARRAY}))", re.DOTALL)
CALL = re.compile(r"\s*[A-Za-z_$][\w$.]{0,60}\s?\(")  # JSON as interfaces hand it to scripts: name({…});
BLANK = re.compile(r"\s*")
CHUNK = 1 << 20  # bytes read at a time; the first decide the encoding
EDGE = 16  # characters at the end of what was read in which an error may only mean that more is to come
NAME = 60  # longest id that becomes a page's name
SHOWN = 12  # names of fields in a message
FETCHED = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].{0,30})?")


class Flaw(Struct, frozen=True):
    """Something in the place of a value that could not be read."""

    message: str
    cause: str | None = None


def _none(_: str) -> None:
    """NaN and Infinity say nothing."""


DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_none, strict=False)  # numbers stay as they stand


def looks(head: bytes) -> bool:
    """Whether a file that begins so is JSON."""
    if head.startswith(MARKS) or b"\0" in head[:4]:
        return bool(HEAD.match(decode(head)[0]))
    return bool(HEAD.match(head.decode("latin-1")))


def records(blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """A blob for every record with a text; what is no JSON and how many records have no text comes as errors."""
    return told(_values(blob, limits), blob, limits)


def told(values: Iterable[object], blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """The same for values that are read already."""
    count, flaws, bare, names = 0, 0, 0, dict[str, None]()
    for value in values:
        whole = _found(value)
        if isinstance(whole, Flaw):
            count, flaws = count + 1, flaws + 1
            yield SourceError(whole.message, blob.source, whole.cause)
            continue
        for record in whole:
            count += 1
            if count > limits.members:
                yield SourceError(f"holds more than {limits.members} records; the rest is not read", blob.source)
                return
            if record.text:
                yield _member(record, count, blob)
            else:
                bare += 1
                names.update(dict.fromkeys(record.names[:SHOWN]))
    if bare or not count:
        yield _lacking(bare, count - flaws, names, blob.source)


def _member(record: Found, number: int, blob: Blob) -> Blob:
    """A record of a file as a blob of its own."""
    name = record.fields.get("id", "")
    fetched = record.fields.get("fetched", "")
    return Blob(
        source=f"{blob.source}#{number}",
        name=name if 0 < len(name) <= NAME and name.isprintable() else f"{blob.name}#{number}",
        file=io.BytesIO(record.text.encode()),
        fetched=fetched if FETCHED.fullmatch(fetched) else blob.fetched,
        given={**blob.given, **record.given()},
    )


def _lacking(bare: int, count: int, names: Iterable[str], source: str) -> SourceError:
    """The one error for all records of a file that have no text."""
    shown = ", ".join(name for name in list(names)[:SHOWN] if name.isprintable())
    message = "holds no records with text" if bare == count else f"{bare} of {count} records have no text"
    return SourceError(message, source, f"their fields are {shown}" if shown else None)


def _found(value: object) -> list[Found] | Flaw:
    if isinstance(value, Flaw):
        return value
    try:
        return found(value)
    except RecursionError:
        return Flaw("is nested too deeply to be a record")


def _values(blob: Blob, limits: Limits) -> Iterator[object]:
    """The values of a file one by one; ``Flaw`` for those that cannot be read."""
    taken: list[bytes] = []
    lined = _lined(blob, limits, taken)
    again = replace(blob, file=io.BufferedReader(Replay(b"".join(taken), blob.file)))
    return _lines(again, limits) if lined else _stream(again, limits)


def _lined(blob: Blob, limits: Limits, taken: list[bytes]) -> bool:
    """Whether every line is an object of its own, by the first two lines; what was read to tell goes to ``taken``."""
    first = _filled(blob, limits, taken).removeprefix(MARKS[0])
    if not first.startswith(b"{"):
        return False
    if len(first) > limits.page or not isinstance(_value(first, 1), Flaw):
        return True
    second = _filled(blob, limits, taken)
    return second.startswith(b'{"') and second.endswith((b"}", b"},"))


def _filled(blob: Blob, limits: Limits, taken: list[bytes]) -> bytes:
    """The next line that is not blank, without the blanks around it."""
    while line := blob.file.readline(limits.page + 1):
        taken.append(line)
        if line := line.strip():
            return line
    return b""


class Replay(io.RawIOBase):
    """Bytes that were read, and then the rest of the file they were read from: packed files cannot be read twice."""

    def __init__(self, first: bytes, file: BinaryIO) -> None:
        self._first, self._file = io.BytesIO(first), file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._first.read(len(buffer)) or self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _lines(blob: Blob, limits: Limits) -> Iterator[object]:
    number = 0
    while line := blob.file.readline(limits.page + 1):
        number += 1
        if len(line) > limits.page:
            while line and not line.endswith(b"\n"):
                line = blob.file.readline(CHUNK)
            yield Flaw(f"line {number} is larger than {limits.page} bytes")
        elif line.strip():
            yield _value(line, number)


def _value(line: bytes, number: int) -> object:
    try:
        return DECODER.decode(decode(line)[0].strip().removesuffix(","))
    except json.JSONDecodeError as error:
        return Flaw(f"line {number} is not JSON", f"{error.msg} at character {error.colno}")
    except RecursionError:
        return Flaw(f"line {number} is nested too deeply to be a record")


def _stream(blob: Blob, limits: Limits) -> Iterator[object]:
    """The elements of an array, or values one after another, read no further than needed."""
    text = _Text(blob)
    while text.next():
        try:
            value, end = DECODER.raw_decode(text.held, text.at)
        except json.JSONDecodeError as error:
            if not text.cut(error):
                yield Flaw(f"line {text.line(error.pos)} is not JSON; what follows is not read", error.msg)
                return
            if len(text.held) - text.at > limits.page:
                yield Flaw(f"the record on line {text.line(text.at)} is larger than {limits.page} bytes; what follows is not read")
                return
            text.more()
        except RecursionError:
            yield Flaw(f"line {text.line(text.at)} is nested too deeply to be a record; what follows is not read")
            return
        else:
            yield value
            text.at = end


class _Text:
    """The part of a file's text that is held, and the place reached in it."""

    def __init__(self, blob: Blob) -> None:
        first = blob.file.read(CHUNK)
        self._file = blob.file
        self._decoder = codecs.getincrementaldecoder(_codec(first))("replace")
        self.held, self._lines = self._decoder.decode(first).removeprefix("\ufeff"), 1
        call = CALL.match(self.held)
        self.at = call.end() if call else 0
        self._inside = False  # an array whose elements are read one by one
        self._ended = not first

    def next(self) -> bool:
        """Go to the next value; false at the end."""
        while True:
            self.at = _skipped(self.held, self.at)
            sign = self.held[self.at : self.at + 1]
            if not sign:
                if self._ended:
                    return False
                self.more()
            elif sign == "[" and not self._inside:
                self._inside = True
                self.at += 1
            elif sign in ",]);":
                self._inside &= sign == ","
                self.at += 1
            else:
                return True

    def more(self) -> None:
        """Read on, at least as much again as is held, so that a long value is tried few times."""
        self._lines += self.held.count("\n", 0, self.at)
        size = max(CHUNK, len(self.held) - self.at)
        read = self._file.read(size)
        self.held, self.at = self.held[self.at :] + self._decoder.decode(read, not read), 0
        self._ended = not read

    def cut(self, error: json.JSONDecodeError) -> bool:
        """Whether the error may only be that the value goes on in what is not read yet."""
        return not self._ended and (error.msg.startswith("Unterminated") or error.pos >= len(self.held) - EDGE)

    def line(self, at: int) -> int:
        return self._lines + self.held.count("\n", 0, at)


def _codec(raw: bytes) -> str:
    """The encoding of a beginning; text that was twisted before it was written as UTF-8 is put right record by record."""
    try:
        return codecs.lookup(decode(raw)[1]).name
    except LookupError:
        return "utf-8"


def _skipped(text: str, at: int) -> int:
    match = BLANK.match(text, at)
    return match.end() if match else at
