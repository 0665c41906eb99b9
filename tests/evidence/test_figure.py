"""Figures: how many of what, and whether two can both be right."""

import pytest

from attache.evidence.figure import Figure, figures


def read(text: str) -> list[Figure]:
    return list(figures(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "fate"),
    [
        ("空袭造成至少12人死亡", 12, None, "people", "dead"),
        ("另有三十多人受傷", 30, 39, "people", "hurt"),
        ("警方逮捕了三名男子", 3, 3, "people", "held"),
        ("防空部队击落5架无人机", 5, 5, "aircraft", "downed"),
        ("將提供3.5億美元援助", 350_000_000, 350_000_000, "USD", "given"),
        ("死亡人數升至1萬2300人", 12_300, 12_300, "people", "dead"),
        ("约两百名士兵被俘", 170, 230, "people", "captured"),
        ("近百人丧生", 80, 100, "people", "dead"),
        ("死亡的不超过20人", 0, 20, "people", "dead"),
        ("爆炸至少造成10人死亡", 10, None, "people", "dead"),
        ("十余人死伤", 10, 19, "people", "dead or hurt"),
        ("损失超过40辆战车", 40, None, "vehicles", None),
    ],
)
def test_what_a_figure_says(text: str, low: float, high: float | None, unit: str, fate: str | None) -> None:
    (one,) = read(text)
    assert (round(one.low), one.high if one.high is None else round(one.high), one.unit, one.fate) == (low, high, unit, fate)
    assert one.span.quote(text) == one.words


@pytest.mark.parametrize("text", ["2023年有人死亡", "第三名嫌犯被捕", "谈判持续了3天", "五月四日", "他排在第一名"])
def test_what_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_two_fates_in_one_breath() -> None:
    assert [(one.low, one.fate) for one in read("炸彈造成3死9傷")] == [(3, "dead"), (9, "hurt")]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("造成71人死亡", "死亡的不超过20人", True),
        ("造成71人死亡", "造成20人受伤", False),  # another fate
        ("至少10人死亡", "12人死亡", False),
        ("击落5架无人机", "击落5架战机", False),  # another noun
        ("俘虏48名士兵", "俘虏5名士兵", True),
    ],
)
def test_figures_that_cannot_both_be_right(one: str, other: str, clash: bool) -> None:
    (mine,), (yours,) = read(one), read(other)
    assert (mine.counts(yours) and mine.clashes(yours)) == clash
