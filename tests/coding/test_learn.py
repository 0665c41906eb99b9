"""Names learnt from text: what is proposed, how it is put together, and what is left out."""

from collections.abc import Callable

import pytest

from attache.coding.learn import Proposal, Sighting, key, proposals, register, sightings
from attache.coding.shape import shapes
from attache.lexicon import Lexicon
from attache.reading import Reading


@pytest.fixture
def seen(reading: Callable[..., Reading], lexicon: Lexicon) -> Callable[..., list[Sighting]]:
    def make(*bodies: str, publisher: str | None = None) -> list[Sighting]:
        return [one for body in bodies for one in sightings(reading(body, publisher=publisher), lexicon, shapes())]

    return make


def only(found: list[Sighting], least: int = 1, everything: bool = False) -> Proposal:
    (one,) = proposals(found, least, everything)
    return one


def test_a_name_in_front_of_a_latin_one(seen: Callable[..., list[Sighting]]) -> None:
    text = "格鲁吉亚外长瓦尔塔克（Giorgi Vartak）访问柏林。"
    (one,) = seen(text)
    assert (one.form, one.latin, one.code, one.office, one.region) == ("瓦尔塔克", "Giorgi Vartak", "GEO", "外长", "cn")
    assert text[one.start : one.start + len(one.form)] == one.form
    assert one.title.endswith(":GOV") and one.phrase == "格鲁吉亚外长瓦尔塔克"


@pytest.mark.parametrize("text", [
    "特斯拉（Tesla）宣布裁员。",
    "洛克希德马丁（Lockheed Martin Corp）获得合同。",
    "电影《阿凡达》（Avatar）上映。",
    "北约（NATO）举行峰会。",
    "巴塞罗那俱乐部（Barcelona Club）获胜。",
])  # fmt: skip
def test_what_is_no_person_is_not_learnt(seen: Callable[..., list[Sighting]], text: str) -> None:
    assert seen(text) == []


def test_regions_by_outlet_and_script(seen: Callable[..., list[Sighting]]) -> None:
    text = "喬治亞外長瓦塔克（Giorgi Vartak）訪問柏林，雙方會談順利。"
    assert [one.region for one in seen(text, publisher="中央社")] == ["tw"]
    assert [one.region for one in seen(text, publisher="香港電台")] == ["hk"]


def test_forms_of_one_person_come_together(seen: Callable[..., list[Sighting]]) -> None:
    found = seen("格鲁吉亚外长瓦尔塔克（Giorgi Vartak）抵达。", "格鲁吉亚外长瓦尔塔克表示遗憾。", publisher="新华社")
    found += seen("喬治亞外長瓦塔克（Giorgi Vartak）訪問柏林。", publisher="中央社")
    one = only(found)
    assert (one.en, one.code, one.cn, one.tw, one.hk) == ("Giorgi Vartak", "GEO", ("瓦尔塔克",), ("瓦塔克",), ())
    assert (one.known, one.count, one.offices) == ("new", 3, {"外长": 2, "外長": 1})
    assert (one.first, one.last) == ("2024-04-08", "2024-04-08")


def test_a_form_that_differs_only_in_script_stands_once(seen: Callable[..., list[Sighting]]) -> None:
    found = seen("韩国外长姜某硕抵达。", publisher="新华社") + seen("韓國外長姜某碩抵達。", publisher="中央社")
    one = only(found)
    assert (one.cn, one.tw, one.code) == (("姜某硕",), (), "KOR")


def test_another_form_of_a_known_person(seen: Callable[..., list[Sighting]]) -> None:
    one = only(seen("俄羅斯總統蒲廷尼（Vladimir Putin）發表談話。", publisher="中央社"))
    assert (one.known, one.of, one.en, one.tw) == ("form", "Vladimir Putin", "Vladimir Putin", ("蒲廷尼",))


def test_a_known_form_is_left_out_unless_asked_for(seen: Callable[..., list[Sighting]]) -> None:
    found = seen("俄羅斯總統蒲亭（Vladimir Putin）發表談話。", publisher="中央社")
    assert list(proposals(found, 1)) == []
    assert only(found, everything=True).known == "known"


def test_rare_forms_are_left_out(seen: Callable[..., list[Sighting]]) -> None:
    found = seen("格鲁吉亚外长瓦尔塔克表示遗憾。", "格鲁吉亚外长瓦尔塔克表示欢迎。")
    assert list(proposals(found, 3)) == []
    assert only(found, 2).count == 2


def test_persons_of_one_form_in_two_states_stay_apart(seen: Callable[..., list[Sighting]]) -> None:
    found = seen("格鲁吉亚外长瓦尔塔克表示遗憾。", "秘鲁外长瓦尔塔克表示欢迎。")
    assert {one.code for one in proposals(found, 1)} == {"GEO", "PER"}


def test_latin_names_are_compared_without_accents_and_order() -> None:
    assert key("Recep Tayyip Erdoğan") == key("ERDOGAN Recep Tayyip")
    assert key("Kim Jong-un") == key("Kim Jong Un".replace("g U", "g-u"))
    assert register().person("Vladimir Putin", "") == ("form", "Vladimir Putin")
    assert register().person("Giorgi Vartak", "GEO") == ("new", "")
