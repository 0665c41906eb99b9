"""Lists of feeds (OPML): reach for ``outlines`` to get the addresses; as a source of pages such a list is only an error that says so.

Written by hand and by many programs, they are seldom sound XML, so the tags are read as they stand and no parser is asked.
"""

import html
import re
from collections.abc import Iterator

from attache.acquire.blob import Blob, Limits
from attache.acquire.dtd import QUOTED, plain, root
from attache.decode import decode
from attache.errors import SourceError

TAG = re.compile(r"<outline\b((?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*)>", re.IGNORECASE)
FIELD = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def looks(head: bytes) -> bool:
    """Whether a file that begins so is a list of feeds."""
    return b"opml" in head.replace(b"\0", b"").lower() and root(decode(head)[0]).lower() == "opml"


def members(blob: Blob, limits: Limits) -> Iterator[Blob | SourceError]:
    """No page at all: how many feeds there are, and what to do with them."""
    try:
        feeds = outlines(plain(decode(blob.file.read(limits.page))[0], blob.source))
    except SourceError as error:
        yield error
        return
    yield SourceError(f"lists {len(feeds)} feeds and no articles; fetch them with `attache fetch`", blob.source)


def outlines(text: str) -> list[tuple[str, str]]:
    """Title and address of every feed in a list, in order, each address once."""
    found: dict[str, str] = {}
    for tag in TAG.finditer(QUOTED.sub("", text)):
        fields = {name.lower(): html.unescape(one or other).strip() for name, one, other in FIELD.findall(tag[1])}
        if url := fields.get("xmlurl"):
            found.setdefault(url, fields.get("title") or fields.get("text", ""))
    return [(title, url) for url, title in found.items()]
