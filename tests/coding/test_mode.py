"""Modes that the words around a predicate tell: what a demand asks for, how many sides talk, on whose ground."""

from collections.abc import Callable

import pytest

from attache.model import Event

Code = Callable[..., tuple[Event, ...]]


@pytest.mark.parametrize(("text", "wanted"), [
    ("波兰希望德国提供坦克。", "assist"),
    ("乌克兰呼吁英国制裁俄罗斯。", "assist"),
    ("中方希望波方支持中欧关系发展。", "assist"),
    ("芬兰敦促匈牙利停止支持俄罗斯。", "change"),
    ("中方希望美方履行承诺。", "change"),
    ("德国推动英国退出欧盟。", "change"),
])  # fmt: skip
def test_what_a_demand_asks_for(text: str, wanted: str, coded: Code) -> None:
    assert {one.mode for one in coded(text) if one.type == "REQUEST"} == {wanted}


@pytest.mark.parametrize(("text", "wanted"), [
    ("欧中峰会4月1日举行。", None),
    ("东盟峰会4月1日举行。", "multilateral"),
    ("拜登与普京在日内瓦会谈。", "third-party"),
    ("拜登与普京会谈。", None),
    ("普京在北京与习近平会谈。", "visit"),
])  # fmt: skip
def test_how_sides_talk(text: str, wanted: str | None, coded: Code) -> None:
    assert {one.mode for one in coded(text) if one.type == "CONSULT"} == {wanted}
