import pytest

from attache.article.script import language, script, simplified, traditional


def test_the_script_of_a_text() -> None:
    assert script("美国财政部长访华") == "Hans"
    assert script("美國財政部長訪華") == "Hant"
    assert script("三月八日") == script("Foreign Affairs 2024") == script("") == "none"


def test_a_few_quoted_characters_do_not_turn_a_text() -> None:
    assert script("據《联合报》報導，臺灣與美國簽署協議") == "Hant"


def test_no_character_belongs_to_both_scripts() -> None:
    assert not traditional() & simplified()
    assert not set("后里干台只") & (traditional() | simplified())  # both scripts write these


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("外长抵达北京", "zh"), ("The minister arrived in Beijing", "en"), ("外長（Foreign Minister）抵達", "zh"),
        ("外相は北京に到着した", "ja"),
        ("외교장관이 베이징에 도착했다", "ko"), ("Министр прибыл в Пекин", "ru"), ("", "zh"), ("2024", "zh"),
    ],
)  # fmt: skip
def test_languages(text: str, tag: str) -> None:
    assert language(text) == tag
