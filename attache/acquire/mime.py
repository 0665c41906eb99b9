"""Pages saved as one file (MHTML) and messages (EML): reach for ``part`` as an opener, ``looks`` as its sign.

Of a page saved with its pictures the first HTML part is the page; of a message the HTML part, else the text. Attached messages,
pictures and style sheets are passed over.
"""

import io
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser

from attache.acquire.blob import Blob, Bomb, Limits
from attache.errors import SourceError

FIELD = rb"[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,900}(?:\r?\n[ \t][^\n]{0,900}){0,20}\r?\n"
HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?(?:From [^\n]{0,200}\n)?(?:" + FIELD + rb"){2,60}", re.DOTALL)
MARKED = re.compile(rb"^(?:MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE)
DEPTH = 20  # parts inside one another
WANTED = ("text/html", "application/xhtml+xml", "text/plain")
GIVEN = {"subject": "title", "date": "date", "from": "author"}


def looks(head: bytes) -> bool:
    """Whether a file that begins so has the header of a message with parts or a content type."""
    match = HEADERS.match(head)
    return bool(match and MARKED.search(match[0]))


def part(blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """The page or text of the document, with what its header says; one error where it has none."""
    raw = blob.file.read(limits.page + 1)
    if len(raw) > limits.page:
        yield Bomb(f"is larger than {limits.page} bytes", blob.source)
        return
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(raw)
        found = sorted((WANTED.index(kind), number, body) for number, (kind, body) in enumerate(_parts(message, 0)))
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        yield SourceError("is a damaged message", blob.source, type(error).__name__)
        return
    bodies = [body for _, _, body in found if body.strip()]
    if not bodies:
        yield SourceError("is a message without a text", blob.source)
        return
    yield Blob(blob.source, blob.name, io.BytesIO(bodies[0]), blob.fetched, {**blob.given, **_given(message)})


def _parts(message: Message, depth: int) -> Iterator[tuple[str, bytes]]:
    """The texts in a message in order, as bytes; attachments are passed over."""
    if message.is_multipart():
        for one in message.get_payload() if depth < DEPTH else ():
            if isinstance(one, Message) and message.get_content_maintype() != "message":
                yield from _parts(one, depth + 1)
    elif message.get_content_type() in WANTED and message.get_content_disposition() != "attachment":
        body = message.get_payload(decode=True)
        if isinstance(body, bytes):
            yield message.get_content_type(), body


def _given(message: Message) -> dict[str, str]:
    found = {name: _words(message.get(header, "")) for header, name in GIVEN.items()}
    found["url"] = _words(message.get("Snapshot-Content-Location", "") or message.get("Content-Location", ""))
    if found["author"].startswith("<Saved by"):  # a browser: the page itself has its title, and the date is that of saving
        found |= {"author": "", "title": "", "date": ""}
    return {name: value for name, value in found.items() if value}


def _words(value: object) -> str:
    """A header's words, decoded from their encoded form; what cannot be decoded stays as it stands."""
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split())
    except (MessageError, LookupError, ValueError):
        return " ".join(str(value).split())
