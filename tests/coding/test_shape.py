"""The shapes of names: both ways, in both scripts."""

from collections.abc import Callable

import pytest

from attache.coding.shape import ahead, behind, shapes
from attache.fold import fold
from attache.reading import Reading


@pytest.mark.parametrize(("text", "office", "name"), [
    ("韩国外长姜某硕抵达东京", "外长", "姜某硕"),
    ("經濟部長甄大中表示遺憾", "部長", "甄大中"),  # 中 is no preposition inside a name
    ("格鲁吉亚总统瓦尔塔克谴责俄罗斯", "总统", "瓦尔塔克"),
    ("日本防卫大臣五十岚健二访问美国", "大臣", "五十岚健二"),
    ("外交部发言人欧阳立明表示关切", "发言人", "欧阳立明"),
    ("秘鲁总统德尔·卡斯蒂略内表示", "总统", "德尔·卡斯蒂略内"),
])  # fmt: skip
def test_an_unknown_name_behind_an_office(reading: Callable[..., Reading], text: str, office: str, name: str) -> None:
    at = text.index(office) + len(office)
    found = reading(text)
    assert text[at : behind(found, at, shapes())] == name


@pytest.mark.parametrize(("text", "office"), [
    ("他批評總統權力過大", "總統"),
    ("总统先生，您好", "总统"),
    ("法国总统选举即将举行", "总统"),
    ("公司董事长办公室关闭", "董事长"),
    ("议员席位减少", "议员"),
    ("主席团会议闭幕", "主席"),
    ("主教任命引起争议", "主教"),
])  # fmt: skip
def test_no_name_behind_an_office(reading: Callable[..., Reading], text: str, office: str) -> None:
    at = text.index(office) + len(office)
    assert behind(reading(text), at, shapes()) == at


def test_an_unknown_name_before_an_office(reading: Callable[..., Reading]) -> None:
    text = "记者采访了刘建国教授"
    at = text.index("教授")
    assert text[ahead(reading(text), at, shapes()) : at] == "刘建国"
    text = "北京大学教授"
    at = text.index("教授")
    assert ahead(reading(text), at, shapes()) == at


@pytest.mark.parametrize(("name", "person"), [
    ("Vladimir Putin", True), ("Ursula von der Leyen", True), ("Nguyễn Xuân Phúc", True),
    ("Emomali", True), ("Tesla", False), ("Lockheed Martin Corp", False),
    ("The New York Times", False), ("NATO", False), ("Democratic Party", False), ("University of Oxford", False), ("", False),
])  # fmt: skip
def test_latin_names_of_persons(name: str, person: bool) -> None:
    assert shapes().person(name) is person


@pytest.mark.parametrize(("name", "noise"), [
    ("微软公司", True), ("民族主义", True), ("先生", True), ("復仇者聯盟", True), ("蒲亭", False), ("马克龙", False), ("王毅", False),
])  # fmt: skip
def test_names_of_things(name: str, noise: bool) -> None:
    assert shapes().noise(fold(name)) is noise


@pytest.mark.parametrize(
    "text",
    [
        "他为此作出杰出贡献", "我们对钢琴彻夜着迷", "健康芬兰计划", "当局提高福利", "艾布拉姆斯坦克抵达", "蒙卡达兵营旧址",
        "威德尔海的冰", "資金成本上升", "性格开朗乐观", "上周强调合作", "球员哈兰德进球", "前锋德罗巴退役", "高兰高地局势",
        "祝贺荣获大奖", "布里斯托尔举行会议",
    ],
)  # fmt: skip
def test_names_left_out_because_other_words_hold_them(reading: Callable[..., Reading], text: str) -> None:
    assert not [name for mark in reading(text).marks for name in mark.names if name.kind == "person"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("內政部長德布·哈兰德抵達", "Deb Haaland"), ("上海市长龚正会见来宾", "Gong Zheng"),
        ("美国国务次卿乌兹拉·泽亚访问印度", "Uzra Zeya"),
        ("台灣立委范雲發言", "Fan Yun"), ("德國外長貝爾柏克抵達", "Annalena Baerbock"),
        ("烏克蘭赫爾松州長普羅克丁表示", "Oleksandr Prokudin"),
    ],
)  # fmt: skip
def test_learnt_names_are_found(reading: Callable[..., Reading], text: str, person: str) -> None:
    assert person in {name.en for mark in reading(text).marks for name in mark.names if name.kind == "person"}
