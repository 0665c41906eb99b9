"""Names that an article explains for itself: known from there on, and not the person of that name whom a table has."""

from collections.abc import Callable

import pytest

from attache.reading import Reading


def meant(reading: Reading, words: str) -> list[tuple[str | None, str | None]]:
    """Code and entity of every party whose words end with these."""
    parties = [party for mention in reading.mentions for party in mention.parties]
    return [(party.code, party.entity) for party in parties if party.name.endswith(words)]


def test_a_name_behind_an_office_is_known_when_it_comes_again(reading: Callable[..., Reading]) -> None:
    found = reading("德国教育部长贝丝·斯塔尔费尔格（Beth Stahlfelg）8日抵达台北。斯塔尔费尔格与学者会谈，贝丝·斯塔尔费尔格随后离开。")
    assert [code for code, _ in meant(found, "斯塔尔费尔格")] == ["DEU", "DEU", "DEU"]
    assert meant(found, "斯塔尔费尔格")[1] == ("DEU", "Beth Stahlfelg")


def test_the_latin_form_tells_that_the_person_of_the_table_is_not_meant(reading: Callable[..., Reading]) -> None:
    found = reading("所羅門群島議員岸田（Daniel Suato）8日訪問台北。岸田說，議會將討論此事。")
    assert [code for code, _ in meant(found, "岸田")] == ["SLB", "SLB"]
    assert [code for code, _ in meant(reading("日本首相岸田（Fumio Kishida）8日訪問台北。岸田說，將討論此事。"), "岸田")] == ["JPN", "JPN"]


@pytest.mark.parametrize(
    "text",
    ["日本防空識別區官員（ADIZ）表示不滿。", "法国外交部长今天抵达北京。", "美国国防部长说，美国国防部长说，他说。"],
)
def test_what_is_no_name_teaches_none(reading: Callable[..., Reading], text: str) -> None:
    assert not [name for mark in reading(text).marks for name in mark.names if name.kind == "person"]


def test_a_name_told_once_and_without_latin_is_not_kept(reading: Callable[..., Reading]) -> None:
    assert not [
        mark
        for mark in reading("德国教育部长贝丝斯塔尔费表示欢迎。").marks
        if any(name.kind == "person" and not name.terms for name in mark.names)
    ]
