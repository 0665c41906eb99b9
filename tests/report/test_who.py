"""Whom a name may mean: every way of finding it, and what is said of it."""

from datetime import date

import pytest

from attache.lexicon import rows
from attache.report.who import HOLDER, ORDER, PERSONS, Answer, fields, lines, who

DAY = date(2024, 4, 8)


def found(name: str, day: date | None = DAY) -> list[tuple[str, str | None, str]]:
    return [(one.kind, one.code, one.en) for one in who(name, day).meanings]


@pytest.mark.parametrize(("name", "match"), [
    ("蒲亭", "as it stands"), ("普京", "as it stands"), ("弗拉基米爾·普京", "in the other script"),
    ("弗拉基米尔・普京", "in another width or case"),
    ("Putin", "by a part of the Latin name"), ("vladimir putin", "by its English name"), ("Ｐｕｔｉｎ", "by a part of the Latin name"),
])  # fmt: skip
def test_a_person_is_found_in_every_writing(name: str, match: str) -> None:
    answer = who(name, DAY)
    assert [(one.en, one.code, one.match) for one in answer.meanings] == [("Vladimir Putin", "RUS", match)]


@pytest.mark.parametrize(("name", "wanted"), [
    ("俄罗斯", ("state", "RUS", "Russia")), ("俄羅斯", ("state", "RUS", "Russia")), ("俄", ("short form", "RUS", "Russia")),
    ("russia", ("state", "RUS", "Russia")), ("Russian", ("state", "RUS", "Russia")), ("RUS", ("state", "RUS", "Russia")),
    ("东京", ("capital", "JPN", "Tokyo")), ("白宮", ("metonym", "USA", "White House")), ("外交部", ("body", None, "Foreign Ministry")),
    ("ｎａｔｏ", ("body", "IGO:NATO", "North Atlantic Treaty Organization")), ("日媒", ("role", "JPN", "Japanese media")),
    ("国务卿", ("office", None, "secretary of state (USA)")), ("驻德大使", ("office", None, "ambassador to")),
])  # fmt: skip
def test_every_kind_of_name_is_found(name: str, wanted: tuple[str, str | None, str]) -> None:
    assert wanted in found(name)


@pytest.mark.parametrize("row", [row for row in rows("places") if row["kind"] == "metonym"], ids=lambda row: row["en"])
def test_seats_of_government_are_found_in_both_scripts(row: dict[str, str]) -> None:
    for names in next(one for one in who(row["names"].partition("|")[0]).meanings if one.kind == "metonym").names.values():
        for name in names:
            assert ("metonym", row["code"], row["en"]) in found(name), name


@pytest.mark.parametrize(("name", "code", "sector"), [
    ("克里姆林宮", "RUS", "GOV"), ("唐寧街10號", "GBR", "GOV"), ("唐宁街１０号", "GBR", "GOV"), ("青瓦臺", "KOR", "GOV"),
    ("愛麗舍宮", "FRA", "GOV"), ("首相官邸", "JPN", "GOV"), ("永田町", "JPN", "GOV"), ("五角大楼", "USA", "GOV"), ("国会山", "USA", "LEG"),
    ("雾谷", "USA", "GOV"),
    ("中南海", "CHN", "GOV"), ("凱達格蘭大道", "TWN", "GOV"), ("卢森堡宫", "FRA", "LEG"), ("貝倫宮", "PRT", "GOV"),
    ("奥赛码头", "FRA", "GOV"),
])  # fmt: skip
def test_metonyms_stand_for_their_state(name: str, code: str, sector: str) -> None:
    assert {(one.code, one.sector) for one in who(name).meanings} == {(code, sector)}


# Capitals that have no row of the kind: their word means something else as well.
SHARED = {
    "ATG": "圣约翰斯 is also in Canada", "BEL": "布鲁塞尔 mostly means the European Union", "CHL": "圣地亚哥 is also in Spain and Cuba",
    "CRI": "圣何塞 is also in California", "DMA": "罗索 is an end of surnames", "GRD": "圣乔治 is a saint", "ISR": "disputed",
    "MCO": "as the state", "NRU": "亚伦 is a person's name", "PSE": "disputed", "SGP": "as the state", "SMR": "as the state",
    "SYC": "维多利亚 is many places", "VAT": "as the state", "VCT": "金斯敦 is Jamaica's",
}  # fmt: skip
LARGE = {row["code"] for row in rows("persons") if row["offices"].startswith(("president:", "prime minister:", "king:", "queen:"))}


def test_every_state_with_a_head_has_its_capital() -> None:
    known = {row["code"] for row in rows("places") if row["kind"] == "capital"}
    states = {row["code"] for row in rows("countries")} & LARGE - {"COK"}  # its capital is not named in the news
    assert states - known == set(SHARED) & states
    assert not known & set(SHARED)


def test_a_surname_lists_all_who_bear_it() -> None:
    names = {one.en for one in who("kim").meanings}
    assert {"Kim Jong-un", "Kim Min-seok"} <= names
    assert all("Kim" in name.replace("-", " ").split() for name in names)


def test_the_day_says_which_office_was_held() -> None:
    one = who("岸田文雄", DAY).meanings[0]
    assert [term.title for term in one.held] == ["prime minister"]
    assert len(one.terms) > 1
    assert [term.title for term in who("岸田文雄", date(2015, 1, 1)).meanings[0].held] == ["foreign minister"]


def test_without_a_day_nothing_is_chosen() -> None:
    one = who("岸田文雄").meanings[0]
    assert one.terms and not one.held
    assert not who("美国国防部长").holders


def test_names_by_region_are_given_or_converted() -> None:
    one = who("普京").meanings[0]
    assert "普丁" in one.names["tw"] and one.names["cn"][0] == "普京"
    both = who("白宫").meanings[0]
    assert (both.names, both.converted) == ({"Hans": ("白宫",), "Hant": ("白宮",)}, ("Hant",))


@pytest.mark.parametrize(("name", "holder"), [
    ("美国国防部长", "Lloyd Austin"), ("美國國務卿", "Antony Blinken"), ("日本首相", "Fumio Kishida"), ("德国总理", "Olaf Scholz"),
    ("中國國家主席", "Xi Jinping"), ("泰国国王", "Vajiralongkorn"), ("俄外长", "Sergei Lavrov"), ("梵蒂冈教宗", "Pope Francis"),
])  # fmt: skip
def test_an_office_beside_a_state_names_its_holder_on_the_day(name: str, holder: str) -> None:
    answer = who(name, DAY)
    assert [one.en for one in answer.holders] == [holder]
    assert len(answer.parts) >= 2 and not answer.meanings


def test_parts_are_shown_with_what_each_may_mean() -> None:
    assert [part[0].en for part in who("中美").parts] == ["China", "United States"]
    assert [part[-1].en for part in who("日本首相岸田", DAY).parts][::2] == ["Japan", "Fumio Kishida"]


@pytest.mark.parametrize(("name", "rule"), [("阿尔贝二世", PERSONS), ("吕特", HOLDER), ("强生", ORDER)])
def test_several_meanings_come_with_the_rule_that_decides(name: str, rule: str) -> None:
    answer = who(name, DAY)
    assert len(answer.meanings) > 1
    assert rule in answer.rules


def test_what_is_not_known_is_answered_with_what_is_near() -> None:
    answer = who("布林垦")
    assert not (answer.meanings or answer.parts or answer.holders)
    assert "布林肯" in answer.near
    assert "Ali Khamenei" in who("Khameini").near
    assert who("𠮷𠮷𠮷") == Answer("𠮷𠮷𠮷", None)


def test_lines_say_why() -> None:
    shown = list(lines(who("蒲亭", DAY)))
    assert shown[0] == "蒲亭  on 2024-04-08"
    assert any("held     president (GOV)  2012-05-07 – open" in line for line in shown)
    assert shown[-1].strip() == "why      persons.tsv, tw: 蒲亭, as it stands"
    assert list(lines(who("𠮷𠮷𠮷"))) == ["𠮷𠮷𠮷", "  not known"]
    assert any("holder" in line for line in lines(who("美国国防部长", DAY)))
    assert max(len(line) for line in lines(who("专家"))) < 300


def test_fields_hold_what_lines_tell() -> None:
    told = fields(who("蒲亭", DAY))
    one = told["meanings"][0]
    assert (told["on"], one["code"], one["why"]["table"], one["why"]["word"]) == ("2024-04-08", "RUS", "persons", "蒲亭")
    assert one["held"] == [{"title": "president", "sector": "GOV", "first": "2012-05-07", "last": None}]
