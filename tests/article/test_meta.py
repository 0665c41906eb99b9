"""What a page's head says: meta elements, JSON-LD, time elements; broken ones say nothing."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from attache.article.meta import metas


def told(html: str) -> dict[str, str]:
    return metas(LexborHTMLParser(f"<html><head>{html}</head><body><p>正文</p></body></html>"), True)


def linked(script: str) -> dict[str, str]:
    return told(f'<script type="application/ld+json">{script}</script>')


def test_names_of_the_same_thing_are_one() -> None:
    assert told('<meta name="publish_time" content="2024-04-08 16:24">')["publishdate"] == "2024-04-08 16:24"
    assert told('<meta itemprop="datePublished" content="2024-04-08">')["datepublished"] == "2024-04-08"
    assert told('<meta property="article:author" content="某某">')["author"] == "某某"
    assert told('<link rel="canonical" href="https://a.example/1">')["og:url"] == "https://a.example/1"
    assert told('<time datetime="2024-04-08T08:00:00Z">8日</time>')["time"] == "2024-04-08T08:00:00Z"


def test_the_first_of_a_kind_stands() -> None:
    assert told('<meta name="author" content="甲"><meta name="author" content="乙">')["author"] == "甲"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "datePublished": "2024-04-08", "author": [{"name": "甲"}, {"name": "乙"}], "publisher": "某報"}',
        '[{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "datePublished": "2024-04-08", "author": "甲、乙", "publisher": "某報"}]',
        '{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-04-08", "author": "甲、乙", "publisher": "某報"}, 3]}',
        '{"@type": "NewsArticle",\n "headline": "a\tb", "datePublished": "2024-04-08", "author": "甲、乙", "publisher": {"name": "某報"}}',
    ],
)
def test_json_ld(script: str) -> None:
    found = linked(script)
    assert (found["datepublished"], found["author"], found["og:site_name"]) == ("2024-04-08", "甲、乙", "某報")


@pytest.mark.parametrize(
    "script",
    ["", "{", "null", "3", '"words"', "[" * 100_000, '{"@type": {"a": 1}}', '{"@graph": 3}', '{"@type": "NewsArticle", "datePublished": 3}',
     '{"@type": "Person", "datePublished": "2024-04-08"}', '{"@type": "NewsArticle", "datePublished": "' + "1" * 300_000 + '"}'],
)  # fmt: skip
def test_json_ld_that_says_nothing(script: str) -> None:
    assert "datepublished" not in linked(script)
