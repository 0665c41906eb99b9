"""Who is meant: one test a class of expression, with sentences of our own."""

from collections.abc import Callable

import pytest

from attache.reading import Reading

Read = Callable[..., Reading]


def named(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.code, p.sector) for m in reading.mentions if m.kind in {"party", "role"} for p in m.parties]


@pytest.mark.parametrize(("text", "wanted"), [
    ("美国国务卿布林肯抵达。", ("美国国务卿布林肯", "USA", "GOV")),
    ("美國國務卿布林肯抵達。", ("美國國務卿布林肯", "USA", "GOV")),
    ("布林肯国务卿抵达。", ("布林肯国务卿", "USA", "GOV")),
    ("联合国秘书长古特雷斯抵达。", ("联合国秘书长古特雷斯", "UNO", "IGO")),
    ("美国驻华大使抵达。", ("美国驻华大使", "USA", "GOV")),
    ("韩国驻日本大使抵达。", ("韩国驻日本大使", "KOR", "GOV")),
    ("美国前总统特朗普抵达。", ("美国前总统特朗普", "USA", None)),
    ("蒲亭（Vladimir Putin）抵達。", ("蒲亭", "RUS", "GOV")),
    ("俄罗斯国防部宣布。", ("俄罗斯国防部", "RUS", "GOV")),
    ("日本自卫队出动。", ("日本自卫队", "JPN", "MIL")),
])  # fmt: skip
def test_one_party(text: str, wanted: tuple[str, str, str | None], reading: Read) -> None:
    name, code, sector = named(reading(text))[0]
    assert (name, code) == wanted[:2]
    assert wanted[2] is None or sector == wanted[2]


@pytest.mark.parametrize(("text", "codes"), [
    ("中美举行会谈", ["CHN", "USA"]),
    ("美日韩三国外长会晤", ["USA", "JPN", "KOR"]),
    ("俄罗斯和中国同意合作", ["RUS", "CHN"]),
    ("英国、法国与德国外长抵达", ["GBR", "FRA", "DEU"]),
])  # fmt: skip
def test_coordination_is_one_mention(text: str, codes: list[str], reading: Read) -> None:
    assert [p.code for p in reading(text).mentions[0].parties] == codes


def test_both_sides_are_the_two_named_before(reading: Read) -> None:
    found = reading("法国总统马克龙会见德国总理朔尔茨。双方同意合作。")
    assert {p.code for p in found.mentions[-1].parties} == {"FRA", "DEU"}


def test_a_nameless_ministry_is_of_the_state_named_before_it(reading: Read) -> None:
    found = reading("法国批评有关决定。外交部召见大使。")
    assert [p.code for m in found.mentions for p in m.parties][1] == "FRA"


def test_a_nameless_ministry_is_of_the_outlets_state_otherwise(reading: Read) -> None:
    found = reading("外交部长抵达。", publisher="中央社")
    assert found.mentions[0].parties[0].code == "TWN"


def test_an_unknown_name_after_an_office_belongs_to_the_party(reading: Read) -> None:
    found = reading("美国国防部发言人柯德尔（Dan Coddle）表示，不会撤军。")
    assert found.mentions[0].parties[0].name == "美国国防部发言人柯德尔"


def test_spans_equal_their_words(reading: Read) -> None:
    found = reading("美國財長葉倫4日至9日訪中，會見中國總理李強。")
    for mention in found.mentions:
        for party in mention.parties:
            assert party.span.quote(found.article.text) == party.name


def test_a_brief_form_is_of_the_state_that_the_text_names_in_full(reading: Callable[..., Reading]) -> None:
    def last(text: str) -> str | None:
        return [party.code for mention in reading(text).mentions for party in mention.parties][-1]

    assert last("所羅門群島總理抵達北京。索國宣布建交。") == "SLB"
    assert last("索馬利亞總統抵達北京。索國宣布建交。") == "SOM"
    assert last("中华民国外长抵达。中国表示反对。") == "CHN"


def test_两岸_says_which_two(reading: Callable[..., Reading]) -> None:
    mention = next(mention for mention in reading("国民党呼吁两岸对话。").mentions if len(mention.parties) == 2)
    assert {party.code for party in mention.parties} == {"CHN", "TWN"}


@pytest.mark.parametrize(("text", "codes"), [
    ("法国总统抵达。美国企业及公民不得投资。", ["USA", "USA"]),
    ("法国总统抵达。德国政府和民众谴责袭击。", ["DEU", "DEU"]),
    ("法国总统抵达。缅甸军方和反对派达成协议。", ["MMR", "MMR"]),
])  # fmt: skip
def test_people_listed_behind_a_body_are_of_its_state(text: str, codes: list[str], reading: Read) -> None:
    assert [party.code for party in reading(text).mentions[1].parties] == codes


@pytest.mark.parametrize(("text", "code"), [
    ("法国总统抵达。国际奥委会谴责袭击。", None),
    ("法国总统抵达。人权观察批评袭击。", None),
    ("法国总统抵达。奥委会谴责袭击。", "FRA"),
])  # fmt: skip
def test_a_body_of_the_whole_world_is_of_no_state(text: str, code: str | None, reading: Read) -> None:
    assert reading(text).mentions[1].parties[0].code == code


@pytest.mark.parametrize(("text", "code"), [
    ("加拿大将华为排除在外，联邦政府公布了命令。", "CAN"),
    ("加拿大与华为的代表会谈，中国改变了立场，外交部公布了消息。", "CHN"),
])  # fmt: skip
def test_who_is_only_handled_does_not_own_the_next_nameless_body(text: str, code: str, reading: Read) -> None:
    assert reading(text).mentions[-1].parties[0].code == code


@pytest.mark.parametrize(("publisher", "code"), [("德国之声中文网", "BLR"), ("共同社", "JPN"), ("中央社", "TWN")])
def test_a_nameless_body_that_comes_first_is_of_the_state_named_first_where_the_outlet_reports_on_others(
    publisher: str, code: str, reading: Read
) -> None:
    found = reading("反对派要求放人。\n白俄罗斯政府拒绝。", publisher=publisher)
    assert found.mentions[0].parties[0].code == code


@pytest.mark.parametrize(("text", "code"), [
    ("德国外长抵达。维吾尔人举行集会。", "CHN"),
    ("德国外长抵达。土耳其维吾尔人举行集会。", "TUR"),
    ("德国外长抵达。香港人举行集会。", "HKG"),
])  # fmt: skip
def test_peoples_are_of_the_state_they_live_in(text: str, code: str, reading: Read) -> None:
    assert reading(text).mentions[1].parties[0].code == code
