"""The tables prove themselves: every pattern matches its examples and none of its counter-examples."""

import re
import unicodedata
from importlib.resources import files

import pytest

from attache.article.extract import Block
from attache.article.press import press
from attache.article.script import script
from attache.article.setting import arrange
from attache.fold import fold
from attache.lexicon import items, rows

FURNITURE = rows("furniture")
WHOLE = {"part", "untitled", "item", "end", "drop", "list", "field", "caption", "stamplabel", "original", "english", "nobody", "digest"}
START = {"lead", "dateline", "label", "work", "headline"}


def matches(row: dict[str, str], text: str) -> bool:
    rule = re.compile(row["pattern"])
    way = rule.fullmatch if row["kind"] in WHOLE else rule.match if row["kind"] in START else rule.search
    return bool(way(fold(text)))


@pytest.mark.parametrize("row", FURNITURE, ids=lambda row: f"{row['kind']}:{row['pattern'][:30]}")
def test_furniture_proves_itself(row: dict[str, str]) -> None:
    assert items(row["examples"])
    assert [text for text in items(row["examples"]) if not matches(row, text)] == []
    assert [text for text in items(row["not"]) if matches(row, text)] == []


def test_no_counter_example_is_dropped_by_another_pattern() -> None:
    """What one drop pattern must leave alone, all must."""
    kept = [text for row in FURNITURE if row["kind"] == "drop" for text in items(row["not"])]
    drops = [row for row in FURNITURE if row["kind"] == "drop"]
    assert [(text, row["pattern"]) for text in kept for row in drops if matches(row, text)] == []


@pytest.mark.parametrize("row", rows("style"), ids=lambda row: row["note"])
def test_marks_of_translation_prove_themselves(row: dict[str, str]) -> None:
    rule, text = re.compile(row["pattern"]), [example.replace("\\n", "\n") for example in items(row["examples"])]
    assert text and all(rule.search(fold(example)) for example in text)
    assert not any(rule.search(fold(example)) for example in items(row["not"]))


@pytest.mark.parametrize("table", ["furniture", "outlets", "common", "style"])
def test_tables_are_in_their_form(table: str) -> None:
    text = files("attache").joinpath("data", f"{table}.tsv").read_text("utf-8")
    lines = [line for line in text.split("\n")[:-1] if not line.startswith("# ")]
    assert text.endswith("\n") and "\r" not in text and "" not in lines
    assert lines[1:] == sorted(set(lines[1:]))
    assert text == unicodedata.normalize("NFC", text) or table != "outlets"
    assert all(field == field.strip() for line in lines for field in line.split("\t"))


def test_patterns_are_written_in_folded_characters() -> None:
    assert [row["pattern"] for row in FURNITURE if fold(row["pattern"]) != row["pattern"]] == []


def test_outlets_are_many_and_their_names_and_keys_unambiguous() -> None:
    outlets = rows("outlets")
    names = [fold(name) for row in outlets for name in dict.fromkeys(fold(name) for name in items(row["names"]))]
    assert len(outlets) >= 250
    assert len({row["en"] for row in outlets}) == len(outlets)
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    keys = [row["category"] for row in outlets if row["category"]]
    assert len(keys) == len(set(keys))
    assert {row["kind"] for row in outlets} == {"agency", "paper", "broadcaster", "site", "magazine"}


@pytest.mark.parametrize(
    ("words", "en"),
    [
        ("據路透報導", "Reuters"), ("华邮", "Washington Post"), ("英国广播公司", "BBC"), ("俄羅斯衛星通訊社", "Sputnik"),
        ("韓聯社首爾", "Yonhap News Agency"),
        ("(臺)中央社CNA", "Central News Agency"), ("《明镜周刊》", "Der Spiegel"), ("NHK报道", "NHK"), ("ANHKX", None), ("某处", None),
    ],
)  # fmt: skip
def test_outlets_are_found_by_name(words: str, en: str | None) -> None:
    outlet = press().find(words)
    assert (outlet.en if outlet else None) == en


def test_outlets_are_found_by_address_and_key() -> None:
    shipped = press()
    assert (found := shipped.at("https://china.kyodonews.net/news/1.html")) and found.en == "Kyodo News"
    assert (found := shipped.listed("rthk")) and found.en == "RTHK"
    assert shipped.at("https://notreuters.com/x") is None and shipped.at("http://[bad") is None and shipped.listed("") is None


def test_titles_follow_the_script_and_show_the_short_form() -> None:
    shipped = press()
    titles = {key: (found.title("Hant"), found.title("Hans")) for key in ("dw", "rfi", "rthk", "cna") if (found := shipped.listed(key))}
    assert titles["dw"] == ("德國之聲中文網 (DW)", "德国之声中文网 (DW)")
    assert titles["rfi"] == ("法國國際廣播電台 (法廣)", "法国国际广播电台 (法广)")
    assert titles["rthk"][0] == "香港電台 (RTHK)" and titles["cna"] == ("中央社", "中央社")


CREDITED = [(row["en"], sample) for row in rows("outlets") for sample in items(row["credits"])]


BODY = "外长今天抵达北京，与中国外长会谈。"


@pytest.mark.parametrize(("en", "sample"), CREDITED)
def test_outlets_are_known_by_how_they_mark_their_reports(en: str, sample: str) -> None:
    settings = [arrange("", [Block(sample + BODY)], press()), arrange("", [Block(BODY + sample)], press())]
    settings.append(arrange("", [Block(BODY), Block(sample)], press()))
    assert any(mark.kind in ("dateline", "credit") for setting in settings for mark in setting.furniture)
    agencies = {setting.dateline.agency for setting in settings if setting.dateline and setting.dateline.agency}
    assert {found.en for agency in agencies if (found := press().find(agency))} <= {en}


def test_scripts_of_outlets() -> None:
    assert {row["script"] for row in rows("outlets")} == {"", "Hans", "Hant", "both"}
    assert sum(bool(row["script"]) for row in rows("outlets")) >= 100
    assert all(script(name) in ("Hant", "none") for row in rows("outlets") if row["script"] == "Hant" for name in items(row["names"])[:1])
