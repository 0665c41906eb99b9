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


@pytest.mark.parametrize(("text", "wanted"), [
    # so many people are the doer's own; named ones are of their state
    ("以色列警方逮捕42人。", {"COERCE actual ISR>ISR"}),
    ("以色列警方逮捕三名土耳其人。", {"COERCE actual ISR>TUR"}),
    # 其 stands for who suffers an act, and for nobody inside 土耳其
    ("以色列空袭加沙，法国谴责其屠杀平民。", {"ASSAULT actual ISR>PSE", "ACCUSE actual FRA>ISR"}),
    ("伊拉克敦促土耳其撤军。", {"REQUEST actual IRQ>TUR"}),
    # what qualifies a target is no act of the doer's
    ("美国制裁帮助伊朗获得导弹技术的香港公司。", {"SANCTION actual USA>HKG"}),
    ("德国警方2日逮捕一名涉嫌为俄罗斯提供情报的议员。", {"COERCE actual DEU>DEU"}),
    ("美国对购买俄罗斯石油的国家征税。", set()),
    # an act carried over after a coming one
    ("布林肯将于周三飞往北京，展开访问。", {"CONSULT future USA>CHN"}),
    # his allies are not he
    ("美国希望乌克兰盟友提供更多防空导弹。", {"REQUEST actual USA>"}),
    ("美国希望乌克兰提供更多情报。", {"REQUEST actual USA>UKR"}),
    # a form ends before a modal
    ("此次部署将有来自九个国家的军舰参与。", set()),
    # whose a noun behind a relative clause is
    ("针对普京访问越南的亚洲之行，美国国务院表示遗憾。", {"CONSULT actual RUS>VNM", "ACCUSE actual USA>RUS"}),
    # whom a phrase of blame is about
    ("针对二十国集团的批评，印度外交部对公报表示强烈不满。", {"ACCUSE actual IND>IGO:G20"}),
    ("中国驻英国大使馆发言人批评：“英方的做法粗暴干涉中国内政。”", {"ACCUSE actual CHN>GBR"}),
    ("王毅称美方的反应“歇斯底里”。", {"ACCUSE actual CHN>USA"}),
    ("美军称，中方行为是不安全的。", {"ACCUSE actual USA>CHN"}),
    ("美军称，中方行为是安全的。", set()),
    # who only says something suffers nothing
    ("官员表示，一枚导弹被乌克兰防空系统击落。", {"ASSAULT actual UKR>"}),
    # denied before the doer, or only inside a phrase
    ("未有俄罗斯军舰进入领海。", {"MOBILIZE negated RUS>"}),
    ("英国对欧盟在决定前没有通知英国表示不满。", {"ACCUSE actual GBR>EUR"}),
    ("波兰对德国没有表示不满。", {"ACCUSE negated POL>DEU"}),
    # a state's one character behind a preposition
    ("维文星期天起对华展开三天访问。", {"CONSULT actual SGP>CHN"}),
    ("正在美国纽约访问的日本外相茂木敏充表示欢迎。", {"CONSULT actual JPN>USA"}),
    # moved before the verb, with a word of number
    ("美国官员将更多中国公司加入实体清单。", {"SANCTION actual USA>CHN"}),
    # only named, wished, asked of nobody, done in words, or what something amounts to
    ("巴西政府表示支持美国的“清洁网络”提议。", {"SUPPORT actual BRA>USA"}),
    ("美国新政府上台将成为改善朝美关系的好机会。", set()),
    ("耿爽说，国际社会要为重启谈判创造条件。", set()),
    ("中方促发达国家尽早兑现资金承诺。", set()),
    ("埃尔多安发表了攻击马克龙的言辞。", set()),
    ("波兰总理说：“劫持民用客机是一种国家恐怖主义行为。”", set()),
    ("关于加强防疫合作的特别会议7日举行。", set()),
    ("中共党员曾访问香港用户数据。", set()),
    ("阿尔巴尼斯不认为能尽快改善双边关系。", set()),
    # nationals are held where they are, and not by their own state
    ("两名澳大利亚公民在中国被关押。", {"COERCE actual CHN>AUS"}),
    ("三名日本籍男子被捕。", set()),
    ("俄罗斯数百名示威者被捕。", {"COERCE actual RUS>RUS"}),
    # the doer of a clause behind 以 … 为由
    ("日本政府以朝鲜发射导弹为由召见大使。", {"MOBILIZE actual PRK>"}),
    # a noun's act that is to come
    ("日美首脑会谈将于16日举行。", {"CONSULT future JPN+USA>"}),
    ("日美首脑会谈16日举行。", {"CONSULT actual JPN+USA>"}),
    # between a light verb and its noun
    ("坦桑尼亚给予中国坚定支持。", {"SUPPORT actual TZA>CHN"}),
    # nobody inside a phrase with 对 does the act
    ("国际社会对中国和香港的局势表示关切。", set()),
    ("加拿大对香港的局势表示关切。", {"ACCUSE actual CAN>HKG"}),
    # the deed that a reproach names, and whose it is
    ("埃及强烈谴责恐怖袭击。", {"ACCUSE actual EGY>"}),
    ("英国对俄罗斯的侵略表示谴责。", {"ACCUSE actual GBR>RUS"}),
    # whom one turns to is not whom one blames
    ("美国公司向法院起诉中国政府。", {"ACCUSE actual USA>CHN"}),
    # 其 after the same doer's act
    ("美国谴责伊朗，并对其实施制裁。", {"ACCUSE actual USA>IRN", "SANCTION actual USA>IRN"}),
    # what a verb that begins a clause is done to is not the doer of the next clause
    ("中国外交部宣布反制，回应美国制裁中国官员，将对英国官员实施制裁。", {"SANCTION actual USA>CHN", "SANCTION future CHN>GBR"}),
    ("美国宣布制裁俄罗斯，回应俄罗斯的行动，包括干预去年的英国选举。", {"SANCTION actual USA>RUS", "COERCE actual RUS>GBR"}),
    # what is only the subject of a paper, or what something amounts to
    ("智库发表了关于中俄加强合作的报告。", set()),
    ("她强调，这并不意味着“与中国脱钩”。", set()),
    # what is only asked; a question that takes the act for granted
    ("中国是否会制裁立陶宛？", set()),
    ("美国为何制裁土耳其？", {"SANCTION actual USA>TUR"}),
    # held where they are
    ("日本记者在伊朗被捕。", {"COERCE actual IRN>JPN"}),
    ("俄罗斯记者在莫斯科被捕。", {"COERCE actual RUS>RUS"}),
    # quoted, with an object and without
    ("中国在边界地区“攻击”印度。", {"ASSAULT actual CHN>IND"}),
    ("俄方把行动称为“攻击”。", set()),
    # an attack on the ground of another state
    ("俄军在顿涅茨克持续进攻。", {"ASSAULT actual RUS>UKR"}),
    ("议员对政府展开猛烈攻击。", set()),
    # 我们 are not those of whom the clause speaks
    ("王毅说，美国破坏规则。我们要求美国停止制裁。", {"ACCUSE actual CHN>USA", "REQUEST actual CHN>USA"}),
    # a passive that is over, a person after 在, a place before a person
    ("朝鲜在布林肯访问韩国前发射导弹。", {"CONSULT actual USA>KOR", "MOBILIZE actual PRK>"}),
    ("拜登将于16日在瑞士日内瓦与普京见面。", {"CONSULT future RUS+USA>"}),
    # sides named without anything between; levels of talks
    ("欧盟乌克兰峰会在基辅举行。", {"CONSULT actual EUR+UKR>"}),
    ("日美两国政府举行了有关中东局势的外交部门局长级战略对话。", {"CONSULT actual JPN+USA>"}),
    # in whose name a ministry speaks
    ("在北京，外交部批评斐济。", {"ACCUSE actual CHN>FJI"}),
    # no act: sport, ages, comments refused, interviews, leave of somebody
    ("中国队备战世界杯。", set()),
    ("日本与越南建交50年。", set()),
    ("德国外交部发言人拒绝就此事置评。", set()),
    ("德国外交部拒绝了法国的提议。", {"REJECT actual DEU>FRA"}),
    # protests against whoever is named
    ("英国民众聚集在伦敦向伊朗政府表达抗议。", {"PROTEST actual GBR>IRN"}),
    ("卢卡申科在大规模抗议中现身。", set()),
    # targets behind a phrase with 就, the press one speaks to, purposes, concessions
    ("法国就香港局势对中国表示关切。", {"ACCUSE actual FRA>CHN"}),
    ("日本首相向媒体批评俄罗斯。", {"ACCUSE actual JPN>RUS"}),
    ("德国拒绝向乌克兰提供武器，以帮助该国抵御俄罗斯的入侵。", {"REJECT actual DEU>UKR"}),
    ("即使美国退出世卫组织，世界也不会崩溃。", set()),
    # how, and who only points
    ("官员谈到美国如何向中方施压。", set()),
    ("博雷尔说：“这可能会损害香港的自治。”", set()),
    # two people are not the two states before
    ("美国制裁俄罗斯。两人宣布胜选后，加入反对派协调委员会。", {"SANCTION actual USA>RUS"}),
])  # fmt: skip
def test_what_stands_between_and_around(text: str, wanted: set[str], coded: Code) -> None:
    assert told(coded(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    # 其 behind a preposition suffers the act, and is nobody in 其他
    ("俄罗斯入侵乌克兰，欧盟将其列入制裁名单。", {"ASSAULT actual RUS>UKR", "SANCTION actual EUR>RUS"}),
    ("以色列遭袭击。伊朗对其他国家实施制裁。", set()),
    ("美国制裁委内瑞拉，古巴谴责此举。", {"SANCTION actual USA>VEN", "ACCUSE actual CUB>USA"}),
    ("美国制裁委内瑞拉。此举遭到古巴的谴责。", {"SANCTION actual USA>VEN", "ACCUSE actual CUB>USA"}),
    ("美国制裁委内瑞拉。选举舞弊遭到古巴的谴责。", {"SANCTION actual USA>VEN"}),
    # what lies inside a state is its own
    ("乌克兰无人机袭击俄罗斯境内的炼油厂。", {"ASSAULT actual UKR>RUS"}),
    ("以军空袭叙利亚境内的武装人员。", {"ASSAULT actual ISR>SYR"}),
    # a relative clause before a target, and a verb of a further clause
    ("美国制裁了支持俄罗斯的中国企业。", {"SANCTION actual USA>CHN"}),
    ("美国制裁帮助伊朗获得技术的公司。", {"SANCTION actual USA>"}),
    ("英国制裁俄罗斯，支持乌克兰。", {"SANCTION actual GBR>RUS", "SUPPORT actual GBR>UKR"}),
    # a plan that is only named
    ("加拿大谴责俄罗斯攻击乌克兰的计划。", {"ACCUSE actual CAN>RUS"}),
    ("俄罗斯计划攻击波兰。", {"ASSAULT future RUS>POL"}),
    # carried over: as done as the clause before
    ("韩国总统尹锡悦飞往东京，展开访问。", {"CONSULT actual KOR>JPN"}),
    ("法国总统马克龙将访问越南，已会见德国总理朔尔茨。", {"CONSULT future FRA>VNM", "CONSULT actual DEU+FRA>"}),
    # titles behind a name, and before an office behind a preposition
    ("朔尔茨博士谴责俄罗斯。", {"ACCUSE actual DEU>RUS"}),
    ("中国对前美国国务卿蓬佩奥实施制裁。", {"SANCTION actual CHN>USA"}),
    # lists
    ("韩、日两国签署协定。", {"SUPPORT actual JPN+KOR>"}),
    ("俄罗斯批评美国、英国等国的制裁。", {"ACCUSE actual RUS>GBR+USA"}),
    # both sides, where the second one is named inside a verb
    ("巴拉圭总统培尼亚访台，双方签署协定。", {"CONSULT actual PRY>TWN", "SUPPORT actual PRY+TWN>"}),
    # whom a phrase of blame is about: the first in it
    ("英国就俄罗斯军机接近日本表示关切。", {"ACCUSE actual GBR>RUS"}),
    ("英国对源自俄罗斯的网络攻击表示关切。", {"ACCUSE actual GBR>RUS"}),
    ("俄罗斯外交部批评说：“我们不能接受。”", set()),
    # demands told of one side
    ("联合国秘书长古特雷斯呼吁停火。", {"REQUEST actual UNO>"}),
    # denied, and what a statement goes on to say
    ("布林肯表示，中方行为不是危险的。", set()),
    ("布林肯表示，俄罗斯无意谈判，继续破坏稳定。", {"ACCUSE actual USA>RUS"}),
    ("布林肯表示，如果俄罗斯无意谈判，继续破坏稳定，美国将增加援助。", set()),
    # quantities
    ("美国对所有俄罗斯银行实施制裁。", {"SANCTION actual USA>RUS"}),
    # a subject whom nobody could name takes no topic
    ("以色列攻击伊朗，许多国家表示担忧。", {"ASSAULT actual ISR>IRN"}),
    ("以色列攻击伊朗，一枚导弹被击落。", {"ASSAULT actual ISR>IRN"}),
    # efforts and words, and the same done
    ("韩国为与朝鲜重启谈判创造条件。", set()),
    ("韩国与朝鲜重启谈判。", {"CONSULT actual KOR+PRK>"}),
    ("哈马斯攻击以色列的军营。", {"ASSAULT actual PSE>ISR"}),
    ("中国敦促美国兑现承诺。", {"REQUEST actual CHN>USA"}),
    ("王毅表示，支持世卫组织就是捍卫多边主义。", set()),
    ("王毅表示，中国支持世卫组织。", {"SUPPORT actual CHN>UNO"}),
    # talks that may be held
    ("中印边界会谈可能于下月举行。", {"CONSULT hypothetical CHN+IND>"}),
    # what is only what something is about
    ("中俄发表关于加强合作的声明。", set()),
    ("中国与俄罗斯同意加强合作。", {"AGREE actual CHN+RUS>"}),
    # by means of something, and under a pretext
    ("美国以无人机攻击伊朗。", {"ASSAULT actual USA>IRN"}),
    ("中国以日本排放核污水为由暂停进口日本水产。", {"SANCTION actual CHN>JPN"}),
    # visits to people, and to data
    ("中国黑客访问美国财政部账户。", set()),
    ("法国总统马克龙访问美国国务院。", {"CONSULT actual FRA>USA"}),
])  # fmt: skip
def test_where_a_rule_applies_and_where_not(text: str, wanted: set[str], coded: Code) -> None:
    assert told(coded(text)) == wanted


@pytest.mark.parametrize(("outlet", "wanted"), [("RTHK", "CHN"), ("中央社", "TWN")])
def test_a_nameless_foreign_ministry_is_of_a_sovereign_state(outlet: str, wanted: str, coded: Code) -> None:
    assert told(coded("外交部强烈谴责英国。", publisher=outlet)) == {f"ACCUSE actual {wanted}>GBR"}


def test_what_is_told_again_is_surer(coded: Code) -> None:
    (once,) = coded("法国外长谴责俄罗斯。")
    (twice,) = coded("法国外长谴责俄罗斯。法国外长谴责俄罗斯。")
    assert once.confidence < twice.confidence < 1


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
