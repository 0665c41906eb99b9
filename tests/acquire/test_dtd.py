"""XML is made plain before anything parses it: what declares entities is refused, what only names a document type loses the name."""

import pytest

from attache.acquire.dtd import plain, root
from attache.errors import SourceError

REFUSED = [
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<!DOCTYPE a [ ]><a/>", "<!ENTITY b 'c'><a/>", "<a><!DOCTYPE b></a>",
    "<!doctype a [<!entity b 'c'>]><a/>",
    "<!DOCTYPE a SYSTEM 'b' [<!ELEMENT a ANY>]><a/>", "<!-- <a> --><!DOCTYPE a [\n]><a/>",
    "<!DOCTYPE a><!DOCTYPE b><a/>", "<![INCLUDE[<a/>]]>",
    "<!DOCTYPE a PUBLIC \"]>\" 'x' [<!ENTITY b 'c'>]><a/>",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_declarations_are_refused(text: str) -> None:
    with pytest.raises(SourceError, match="declares entities or a document type of its own"):
        plain(text, "x.xml")


@pytest.mark.parametrize(("text", "want"), [
    ("<?xml version='1.0' encoding='x'?>\n<!-- a --><a>b</a>", "<a>b</a>"),
    ("\ufeff<a>b\x00\x0bc</a>", "<a>bc</a>"),
    ("<!DOCTYPE rss PUBLIC '-//X//DTD>' \"http://x\">\n<rss/>", "<rss/>"),
    ("<a><![CDATA[<!DOCTYPE html><!ENTITY x 'y'>]]></a>", "<a><![CDATA[<!DOCTYPE html><!ENTITY x 'y'>]]></a>"),
    ("<a>&lt;!ENTITY x&gt;</a>", "<a>&lt;!ENTITY x&gt;</a>"),
    ("", ""),
])  # fmt: skip
def test_the_rest_is_made_plain(text: str, want: str) -> None:
    assert plain(text, "x.xml") == want


@pytest.mark.parametrize(("text", "name"), [
    ("<?xml?><!-- <b> --><rss a='b'>", "rss"), ("<!DOCTYPE rss [<!ENTITY a '<x>'>]>\n<rdf:RDF>", "rdf:RDF"),
    ("<!DOCTYPE html>\n<html>", "html"),
    ("words <rss>", ""), ("", ""), ("<!-- never ends <rss>", ""),
])  # fmt: skip
def test_the_first_element_tells_what_a_document_is(text: str, name: str) -> None:
    assert root(text) == name
