"""When an act is of a day that is told, when of the day of the report (Monday, 8 April 2024), and when of none."""

from collections.abc import Callable

import pytest

from attache.model import Event

Code = Callable[..., tuple[Event, ...]]
BELOW = "天气很好。\n海上有风。\n"  # what follows is neither title nor lead
TODAY = "2024-04-08"


def dated(found: tuple[Event, ...], kind: str) -> list[str | None]:
    """The days of the events of a type, as ``first..last``, or the one day."""
    whens = [event.when for event in found if event.type == kind]
    return [one and (f"{one.first}" if one.first == one.last else f"{one.first}..{one.last}") for one in whens]


@pytest.mark.parametrize(("text", "kind", "wanted"), [
    ("越南外长将于24日访问蒙古。", "CONSULT", "2024-04-24"),
    ("越南外长定于3日访问蒙古。", "CONSULT", "2024-05-03"),
    ("瑞典拟最快6月要求世界贸易组织成立专家组。", "REQUEST", "2024-06-01..2024-06-30"),
    ("越南总理计划5月在曼谷会见泰国总理。", "CONSULT", "2024-05-01..2024-05-31"),
    ("法新社上周四获悉，丹麦外长将在秋季访问印度。", "CONSULT", "2024-09-01..2024-11-30"),
    ("白宫周五宣布，拜登将于下月10日会见岸田文雄。", "CONSULT", "2024-05-10"),
    ("比利时外长计划4月20日左右访问卢旺达。", "CONSULT", "2024-04-19..2024-04-21"),
    ("白宫周五宣布，拜登将会见岸田文雄。", "CONSULT", None),
])  # fmt: skip
def test_what_is_to_come_is_of_the_day_told_behind_the_announcement(text: str, kind: str, wanted: str | None, coded: Code) -> None:
    assert dated(coded(text), kind) == [wanted]


@pytest.mark.parametrize(("text", "kind", "wanted"), [
    ("巴西外长7日说，阿根廷军队已撤离争议地区。", "RETREAT", None),
    ("路透社7日报道，尼日尔军队袭击了马里的村庄。", "ASSAULT", None),
    ("巴西外长7日说，阿根廷军队6日已撤离争议地区。", "RETREAT", "2024-04-06"),
    ("芬兰总统7日会见爱沙尼亚总理，并承诺加强两国合作。", "AGREE", "2024-04-07"),
])  # fmt: skip
def test_the_day_on_which_somebody_says_so_dates_no_act_of_others(text: str, kind: str, wanted: str | None, coded: Code) -> None:
    assert dated(coded(text), kind) == [wanted]


@pytest.mark.parametrize(("text", "kind", "wanted"), [
    ("冰岛总理批评古巴的人权状况。", "ACCUSE", TODAY),
    ("冰岛总理日前批评古巴的人权状况。", "ACCUSE", None),
    ("日前，冰岛总理批评古巴的人权状况。", "ACCUSE", None),
    ("冰岛总理批评古巴日前的决定。", "ACCUSE", TODAY),
    ("孟加拉国总理周一早些时候会见了缅甸外长。", "CONSULT", TODAY),
    ("中方已就此向美方提出严正交涉。", "ACCUSE", TODAY),
    ("中方曾就此向美方提出严正交涉。", "ACCUSE", None),
    ("加纳3月驱逐多哥外交官，早前又召回驻多哥大使。", "SANCTION", None),
])  # fmt: skip
def test_words_that_fix_no_day_keep_an_act_from_the_day_of_the_report(text: str, kind: str, wanted: str | None, coded: Code) -> None:
    assert dated(coded(text), kind)[-1] == wanted


@pytest.mark.parametrize(("text", "kind", "wanted"), [
    ("希腊政府回应土耳其指控希腊军机入侵领空。", "ACCUSE", None),
    ("土耳其指控希腊军机入侵领空。", "ACCUSE", TODAY),
    ("土耳其总统批评法国去年10月袭击叙利亚平民。", "ACCUSE", TODAY),
    ("土耳其总统去年10月批评法国袭击叙利亚平民。", "ACCUSE", "2023-10-01..2023-10-31"),
    ("塞尔维亚与科索沃的谈判至今未达成协议。", "AGREE", None),
    ("塞尔维亚与科索沃达成协议。", "AGREE", TODAY),
])  # fmt: skip
def test_what_is_only_gone_back_to_is_not_of_the_day_of_the_report(text: str, kind: str, wanted: str | None, coded: Code) -> None:
    assert dated(coded(text), kind) == [wanted]


@pytest.mark.parametrize(("text", "kind", "wanted"), [
    ("智利外长周五抵达利马，与秘鲁外长会谈。双方签署了渔业协定。", "SUPPORT", "2024-04-05"),
    ("智利外长周五抵达利马，与秘鲁外长会谈。法国与德国签署了渔业协定。", "SUPPORT", TODAY),
    ("2019年，苏丹军方逮捕了前总统。苏丹军方还袭击了示威者。", "ASSAULT", "2019-01-01..2019-12-31"),
    ("2019年，苏丹军方逮捕了前总统。联合国敦促苏丹军方放人。", "REQUEST", None),
    ("上周四，苏丹军方逮捕了前总统。苏丹军方还袭击了示威者。", "ASSAULT", None),
])  # fmt: skip
def test_a_story_goes_on_with_those_told_of_and_with_bygone_days(text: str, kind: str, wanted: str | None, coded: Code) -> None:
    found = dated(coded(BELOW + text), kind)
    assert (found or [None])[-1] == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("在去年12月的峰会上，欧盟批评匈牙利。", "2023-12-01..2023-12-31"),
    ("对去年12月的袭击，欧盟批评匈牙利。", TODAY),
    ("继美国2月制裁匈牙利之后，欧盟也批评匈牙利。", TODAY),
    ("美国2月制裁匈牙利，欧盟5日批评匈牙利。", "2024-04-05"),
])  # fmt: skip
def test_a_time_dates_the_occasion_that_it_names(text: str, wanted: str, coded: Code) -> None:
    assert dated(coded(BELOW + text), "ACCUSE") == [wanted]


@pytest.mark.parametrize(("title", "body", "wanted"), [
    ("丹麦首相晤波兰总统", "丹麦首相6日在华沙会见波兰总统。", ["2024-04-06"]),
    ("丹麦首相晤波兰总统", "丹麦首相在华沙会见波兰总统。", [TODAY]),
])  # fmt: skip
def test_a_headline_is_of_the_day_that_the_lead_tells(title: str, body: str, wanted: list[str], coded: Code) -> None:
    assert dated(coded(body, title), "CONSULT") == wanted


def test_of_several_times_the_sharpest_dates_an_occurrence(coded: Code) -> None:
    assert dated(coded("北约今年在西班牙举行峰会。\n天气很好。北约3月5日在西班牙举行峰会。"), "CONSULT") == ["2024-03-05"]


def test_a_time_that_runs_to_the_report_dates_no_speech_further_on(coded: Code) -> None:
    assert dated(coded("自2020年至今关系良好，泰国外长呼吁老挝举行会谈。"), "REQUEST") == [TODAY]
