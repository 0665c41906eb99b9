"""How sentences are built: who does it to whom around prepositions, relative clauses, passives, wishes and conditions."""

from collections.abc import Callable

import pytest

from attache.model import Event

Code = Callable[..., tuple[Event, ...]]


def told(found: tuple[Event, ...]) -> set[str]:
    """The events as ``TYPE status A+B>C``."""
    return {f"{one.type} {one.status} {_codes(one.actor)}>{_codes(one.recipient)}" for one in found}


def _codes(side: tuple[object, ...]) -> str:
    return "+".join(sorted({str(getattr(party, "code", "")) for party in side}))


@pytest.mark.parametrize(("text", "wanted"), [
    # numbers between a preposition and its noun
    ("美国财政部对十二家伊朗企业祭出制裁。", {"SANCTION actual USA>IRN"}),
    ("爱沙尼亚对3名俄罗斯外交官实施制裁。", {"SANCTION actual EST>RUS"}),
    # what the head of a relative clause does and suffers
    ("遭中国抵制的立陶宛向世贸组织申诉。", {"SANCTION actual CHN>LTU", "ACCUSE actual LTU>IGO:WTO"}),
    ("访问越南的美国国务卿布林肯批评中国。", {"CONSULT actual USA>VNM", "ACCUSE actual USA>CHN"}),
    ("习近平与来访的俄罗斯总统普京会谈。", {"CONSULT actual RUS>CHN"}),
    # granted by somebody
    ("日本的提议受到欧盟的严厉批评。", {"ACCUSE actual EUR>JPN"}),
    ("俄罗斯大使获得肯尼亚外长的接见。", {"CONSULT actual RUS>KEN"}),
    # the doer known from before
    ("俄罗斯3月5日空袭乌克兰。4月2日，乌克兰再遭空袭。", {"ASSAULT actual RUS>UKR"}),
    # on whose ground
    ("中国外长王毅5日在北京与美国国务卿布林肯举行会谈。", {"CONSULT actual USA>CHN"}),
    ("王毅与布林肯在慕尼黑会晤。", {"CONSULT actual CHN+USA>"}),
    ("俄乌双方刚刚结束在伊斯坦布尔的面对面谈判。", {"CONSULT actual RUS+UKR>"}),
    ("日方召开与印度的外长防长磋商。", {"CONSULT actual IND+JPN>"}),
    # who is seen does it
    ("台湾国防部侦获十二架共机越过海峡中线。", {"MOBILIZE actual CHN>"}),
    # decided against, stopped, cancelled
    ("瑞士联邦委员会决定不向乌克兰提供弹药。", {"AID negated CHE>UKR"}),
    ("英国叫停了向以色列出售武器。", {"AID negated GBR>ISR"}),
    # wishes with somebody who is to do it
    ("波兰希望欧盟加快审批。", {"REQUEST actual POL>EUR"}),
    ("中国希望中美关系改善。", {"AGREE actual CHN>"}),
    # threats: of what follows, and on a condition
    ("朝鲜威胁要摧毁韩国。", {"THREATEN actual PRK>KOR"}),
    ("普京警告，若北约出兵，俄罗斯将动用核武器。", {"THREATEN actual RUS>IGO:NATO"}),
    ("布林肯表示，如果伊朗停止铀浓缩，美国将解除对伊朗的制裁。", {"RETREAT hypothetical USA>IRN"}),
    # what must be done with an act
    ("拉脱维亚外长：对俄制裁必须加码。", set()),
    # a further act of the same sentence that names nobody
    ("西班牙谴责以色列的空袭，并深表遗憾。", {"ACCUSE actual ESP>ISR"}),
    # conditions are no events
    ("如果伊朗发动攻击，以色列将作出回应。", set()),
])  # fmt: skip
def test_who_does_it_to_whom(text: str, wanted: set[str], coded: Code) -> None:
    assert told(coded(text)) == wanted


def test_a_time_alone_in_its_clause_dates_an_attack(coded: Code) -> None:
    (event,) = coded("去年10月7日，哈马斯袭击以色列，造成约1200人死亡。")
    assert event.when is not None and event.when.first.isoformat() == "2023-10-07"


def test_what_is_told_as_past_is_not_of_the_day_of_the_report(coded: Code) -> None:
    (event,) = coded("法国此前曾谴责以色列。")
    assert event.when is None


def test_the_day_of_an_announcement_dates_no_act_to_come(coded: Code) -> None:
    found = [event for event in coded("日本政府7日宣布将向乌克兰提供47亿美元援助。") if event.type == "AID"]
    assert [event.when for event in found] == [None]


def test_a_call_and_a_visit_are_two_occurrences(coded: Code) -> None:
    found = coded("法国总统马克龙4月5日访问波兰。马克龙5日还与波兰总理图斯克通电话。")
    assert {event.mode for event in found} == {"visit", "phone"}


def test_acts_of_different_kinds_are_two_occurrences(coded: Code) -> None:
    found = coded("中国与坦桑尼亚签署贸易协定。中国盛赞坦桑尼亚。")
    assert len([event for event in found if event.type == "SUPPORT"]) == 2
