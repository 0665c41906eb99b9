"""XML without what makes XML dangerous: reach for ``plain`` before any XML is parsed.

Entities that a document declares can grow to gigabytes or read files; feeds have no need of them. A document that declares any is refused,
a bare name of a document type (old RSS has one) is cut off, and what no parser takes (control characters, a wrong declaration) goes too.
"""

import re

from attache.errors import SourceError

PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
DOCTYPE = re.compile(r"\s*<!DOCTYPE(?:[^<>\[\]\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
SUBSET = re.compile(r"\s*<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
QUOTED = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)  # in which a declaration is only words
DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b|<!\[(?!CDATA\[)", re.IGNORECASE)
BARRED = dict.fromkeys((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF))  # characters that XML does not allow
ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")


def plain(text: str, source: str) -> str:
    """The document from its root element on; ``SourceError`` where it declares entities or a document type of its own."""
    text = text.translate(BARRED)
    at = _prolog(text, 0)
    if match := DOCTYPE.match(text, at):
        at = _prolog(text, match.end())
    if DECLARED.search(QUOTED.sub("", text[at:])):
        raise SourceError("declares entities or a document type of its own and is not read; save it without", source)
    return text[at:].lstrip("\ufeff \t\n")


def root(text: str) -> str:
    """The name of a document's first element, whatever stands before it; empty where there is none."""
    at = _prolog(text, 0)
    if match := DOCTYPE.match(text, at) or SUBSET.match(text, at):
        at = _prolog(text, match.end())
    first = ROOT.match(text[at:].lstrip("\ufeff \t\n"))
    return first[1] if first else ""


def _prolog(text: str, at: int) -> int:
    """Where declarations, instructions and comments from here on end."""
    while match := PROLOG.match(text, at):
        at = match.end()
    return at
