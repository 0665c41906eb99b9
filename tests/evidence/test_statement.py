"""Who says so: one test a construction, with sentences of our own."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from attache.evidence.statement import statements
from attache.model import Flag, Statement
from attache.reading import Reading

Say = Callable[..., tuple[Statement, ...]]


@pytest.mark.parametrize(("text", "speaker", "stance", "content"), [
    ("布林肯表示，美方不会退让。", "布林肯", "assert", "美方不会退让"),
    ("中国外交部否认干预选举。", "中国外交部", "deny", "干预选举"),
    ("“这是一个好消息，”马克龙说。", "马克龙", "assert", "这是一个好消息"),
    ("中国敦促美方停止军售。", "中国", "ask", "美方停止军售"),
    ("专家认为，谈判不会成功。", "专家", "assert", "谈判不会成功"),
    ("默克尔说：“我们会继续谈判。”", "默克尔", "assert", "我们会继续谈判"),
])  # fmt: skip
def test_constructions(text: str, speaker: str, stance: str, content: str, said: Say) -> None:
    (one,) = said(text)
    assert one.speaker is not None
    assert speaker in one.speaker.name
    assert one.stance == stance
    assert content in one.content.quote(text)


def test_the_speaker_is_carried_on(said: Say) -> None:
    found = said("布林肯表示，会谈很有成果。他又说，双方同意继续对话。")
    assert [one.speaker.name for one in found if one.speaker] == ["布林肯", "布林肯"]


def test_a_medium_that_passes_words_on_is_the_way_not_the_speaker(said: Say) -> None:
    (one,) = said("路透社报道，拜登说，美国将援助乌克兰。")
    assert one.speaker is not None
    assert (one.speaker.name, [other.name for other in one.via]) == ("拜登", ["路透社"])


def test_an_unknown_speaker_is_named_by_the_words_before_the_cue(said: Say) -> None:
    (one,) = said("「守望者聯盟」（Watchers）表示，情況惡化。")
    assert one.speaker is not None
    assert "守望者聯盟" in one.speaker.name
    assert one.speaker.code is None


def test_titles_give_no_statement(said: Say) -> None:
    assert said("会谈结束。", title="拜登表示美国将援助乌克兰") == ()


def test_spans_are_inside_the_text(said: Say) -> None:
    text = "布林肯表示，会谈很有成果，并强调双方同意继续对话。"
    for one in said(text):
        assert 0 <= one.content.start < one.content.end <= len(text)
        assert one.evidence.covers(one.content)


@pytest.mark.parametrize(("text", "speakers"), [
    ("海洋研究所（奥斯陆）亚洲专家林大成说，冰层正在变薄。", ["专家林大成"]),
    ("总部设在奥斯陆的民间组织「北风」今天表示，情况恶化。", ["北风"]),
    ("《晨星报》指出，谈判没有进展。", ["《晨星报》"]),
    ("因为政府认为，协议不公平。", ["政府"]),
    ("法国外交部和德国外交部一致认为，局势危险。", ["法国外交部和德国外交部"]),
    ("王毅同布林肯通电话时说，双方应相向而行。", ["王毅"]),
    ("一名要求匿名的女士认为，政府做得不够。", ["女士"]),
    ("朝中社发表评论，谴责军演是“战争预演”。", ["朝中社"]),
    ("法新社从议会人士处获悉，代表团将于春季访华。", ["议会人士"]),
    ("令人担忧的是，局势正在恶化。", []),
    ("这些迹象表明，经济正在恢复。", []),
    ("民调显示，多数人反对派兵。", []),
    ("预计会谈将持续三天。", []),
    ("拜登预计将于下月访问越南。", []),
    ("据悉，代表团已经离开。", []),
    ("有分析认为，谈判不会成功。", ["分析"]),
    ("根据联合国安理会的最新报告，停火没有得到遵守。", ["联合国安理会"]),
    ("根据民意改变政策，才能赢得选举。", []),
])  # fmt: skip
def test_who_is_credited(text: str, speakers: list[str], said: Say) -> None:
    found = [one.speaker.name if one.speaker else "" for one in said(text)]
    assert len(found) == len(speakers), found
    assert all(name in whole for name, whole in zip(speakers, found, strict=True)), found


@pytest.mark.parametrize(("text", "speakers"), [
    ("默克尔在柏林会见马克龙。她说，会谈很有成果。", ["默克尔"]),
    ("布林肯表示，会谈坦率。美国财政部长耶伦当天抵达北京。她说，双方仍有分歧。", ["布林肯", "耶伦"]),
    ("现年五十岁的陈女士在医院工作。她说，药品不够。", ["陈女士"]),
    ("英国反对党议员对此表示不满。他们认为，预算太高。", ["英国反对党议员"]),
    ("中国外交部发言人毛宁说，中方反对制裁。发言人强调，谈判是唯一出路。", ["毛宁", "毛宁"]),
    ("英国《金融时报》报道称，政府计划裁军。报道还说，军方已经接到通知。", ["金融时报", "金融时报"]),
    ("路透社引述知情人士的话说，两家公司即将合并。", ["知情人士"]),
])  # fmt: skip
def test_whom_pronouns_titles_and_texts_mean(text: str, speakers: list[str], said: Say) -> None:
    found = [one.speaker.name if one.speaker else "" for one in said(text)]
    assert len(found) == len(speakers), found
    assert all(name in whole for name, whole in zip(speakers, found, strict=True)), found


@pytest.mark.parametrize(("text", "stance", "content"), [
    ("中国否认了有关指控。", "deny", "有关指控"),
    ("乌方说，导弹击中了电厂。俄罗斯国防部对此予以否认。", "deny", "乌方说，导弹击中了电厂"),
    ("白宫没有立即回应置评请求。", "decline", "置评请求"),
    ("沙特政府尚未对此发表评论。", "decline", "尚未对此发表评论"),
    ("北京方面没有证实这一消息。", "decline", "这一消息"),
    ("泽连斯基呼吁盟友加快运送武器。", "ask", "盟友加快运送武器"),
    ("苏贞昌要求相关单位展现效率。", "ask", "相关单位展现效率"),
    ("美国宣布制裁三家公司。", "assert", "制裁三家公司"),
    ("外交部发言人毛宁在回答记者提问时指出，中方反对制裁。", "assert", "中方反对制裁"),
    ("“我们不会退让”，泽连斯基说。", "assert", "我们不会退让"),
    ("朔尔茨对有关报道避而不答。", "decline", "避而不答"),
    ("英国外交大臣拉米警告以色列，不要扩大战事。", "ask", "不要扩大战事"),
    ("“局势紧张”，总统府发言人说，“平民无处可逃。”", "assert", "局势紧张"),
    ("布林肯说，会谈坦率，希望双方保持沟通。", "assert", "会谈坦率，希望双方保持沟通"),
])  # fmt: skip
def test_what_is_said(text: str, stance: str, content: str, said: Say) -> None:
    *_, one = said(text)
    assert one.stance == stance
    assert one.content.quote(text) == content or content in one.content.quote(text)


@pytest.mark.parametrize("text", [
    "双方作出了正式评估。",
    "美军接到情报部门警告，随即撤离。",
    "英国为了回应美国的请求，派出一艘军舰。",
    "普京的前两项要求没有得到满足。",
    "德国同意提供援助。",
    "外交部发言人介绍来宾。",
    "外长谈到双方合作的前景。",
    "法国希望与德国合作。",
    "习近平向遇难者表示深切哀悼。",
    "对于外界的质疑，公司没有说话。",
    "政府将在下周宣布新的计划。",
    "中美关系处于“喊话”阶段。",
])  # fmt: skip
def test_nouns_acts_and_plans_say_nothing(text: str, said: Say) -> None:
    assert [one for one in said(text) if one.stance != "decline"] == []


def test_the_answers_of_a_conference_are_one_persons(said: Say) -> None:
    found = said("问：中方对此有何评论？\n答：中方反对制裁。我们敦促美方纠正错误。", title="外交部发言人耿爽主持记者会")
    assert [(one.speaker.name, one.stance) for one in found if one.speaker] == [("外交部发言人耿爽", "assert"), ("外交部发言人耿爽", "ask")]


def test_a_name_with_a_colon_speaks(said: Say) -> None:
    (one,) = said("普京：俄罗斯不会关闭谈判大门")
    assert one.speaker is not None
    assert one.speaker.name == "普京"


def test_a_wish_inside_a_quotation_is_the_one_who_is_named_behind_it(said: Say) -> None:
    found = said("“我们希望对方保持克制，局势已经很危险，”马克龙说。")
    assert [one.speaker.name for one in found if one.speaker] == ["马克龙"]


@pytest.mark.parametrize(("text", "via"), [
    ("路透社引述知情人士的话说，两家公司即将合并。", ["路透社"]),
    ("法国《世界报》援引两名外交官的话报道称，会谈陷入僵局，巴黎表示不能让步。", ["世界报", "两名外交官"]),
    ("法国《世界报》援引两名外交官的话报道称，会谈陷入僵局；巴黎则表示不会让步。", []),
    ("据法新社援引基辅警方的话报道，三人受伤。", ["法新社"]),
    ("德国经济媒体“BauNews”引述业界人士报道，两家工厂已经停产。", ["BauNews"]),
    ("朔尔茨接受路透社专访时表示，谈判不会停止。", ["路透社"]),
    ("朔尔茨周二告诉法新社，谈判不会停止。", ["法新社"]),
    ("朔尔茨对法新社表示，谈判不会停止。", ["法新社"]),
    ("朔尔茨对记者表示，谈判不会停止。", []),
    ("针对法新社的报道，朔尔茨表示，谈判不会停止。", []),
    ("评论员罗一鸣周五在其节目《清晨茶馆》中表示，谈判不会停止。", ["清晨茶馆"]),
    ("朔尔茨在《中英联合声明》的签字仪式上表示，谈判不会停止。", []),
    ("朔尔茨接受「商务周刊」访问时指出，谈判不会停止。", ["商务周刊"]),
    ("路透社从议会人士处获悉，代表团将于春季访华。", ["路透社"]),
    ("马克龙引述默克尔的话说，谈判不会停止。", ["马克龙"]),
    ("马克龙说，会谈坦率。默克尔说，谈判不会停止。", []),
])  # fmt: skip
def test_through_whom_words_are_had(text: str, via: list[str], said: Say) -> None:
    *_, one = said(text)
    assert len(one.via) == len(via), one.via
    assert all(name in party.name for name, party in zip(via, one.via, strict=True)), one.via


@pytest.mark.parametrize(("text", "via"), [
    ("朔尔茨接受路透社专访时表示，谈判不会停止。\n朔尔茨说，德国将提供援助。", ["路透社"]),
    ("朔尔茨接受路透社专访。\n朔尔茨说，德国将提供援助。", ["路透社"]),
    ("朔尔茨接受路透社专访时表示，谈判不会停止。\n朔尔茨周三在议会说，德国将提供援助。", []),
    ("朔尔茨接受路透社专访时表示，谈判不会停止。\n马克龙说，法国将提供援助。", []),
    ("朔尔茨对法新社表示，谈判不会停止。他还说，德国将提供援助。", ["法新社"]),
    ("朔尔茨对法新社表示，谈判不会停止。\n朔尔茨当天在议会说，德国将提供援助。", []),
])  # fmt: skip
def test_an_interview_goes_on(text: str, via: list[str], said: Say) -> None:
    assert [party.name for party in said(text)[-1].via] == via


def test_one_s_own_paper_is_no_way(reading: Callable[..., Reading]) -> None:
    (one,) = statements(reading("朔尔茨对法新社表示，谈判不会停止。", publisher="法新社"))
    assert one.via == ()


@pytest.mark.parametrize(("text", "names"), [
    ("马克龙指出，局势紧张。“目前的停顿符合普京的长远利益，”普京说。", ["普京", "马克龙"]),
    ("“普京不会改变主意，”普京说。", ["普京"]),
    ("“我们不会改变主意，”普京说。", []),
    ("“普京不会改变主意，”马克龙说。", []),
    ("普京说，普京政府的计划没有改变。", []),
    ("“拜登政府不会改变主意，”拜登说。", []),
    ("“俄罗斯不会改变主意，”俄罗斯外交部说。", []),
])  # fmt: skip
def test_a_quotation_that_names_its_speaker_is_in_doubt(text: str, names: list[str], said: Say) -> None:
    one = said(text)[-1]
    assert (one.speaker is None) == bool(names)
    assert all(name in (one.doubt or "") for name in names)


@pytest.mark.parametrize(("text", "flagged", "sure"), [
    ("拜登先生白宫表示，会谈正在安排。", True, False),
    ("拜登先生表示，会谈正在安排。", True, True),
    ("白宫表示，会谈正在安排。", True, True),
    ("拜登先生白宫表示，会谈正在安排。", False, True),
])  # fmt: skip
def test_two_names_side_by_side_are_in_doubt_in_a_translation(
    text: str, flagged: bool, sure: bool, reading: Callable[..., Reading]
) -> None:
    plain = reading(text)
    flags = (Flag("machine-translated", "told so"),) if flagged else ()
    (one,) = statements(replace(plain, article=replace(plain.article, flags=flags)))
    assert (one.speaker is not None) == sure


@pytest.mark.parametrize(("text", "speaker"), [
    ("一名不愿透露姓名的法国官员说，会谈很坦率。", "一名不愿透露姓名的法国官员"),
    ("三位知情人士说，会谈很坦率。", "三位知情人士"),
    ("这名法国官员说，会谈很坦率。", "法国官员"),
    ("一家大型德国经销商证实，工厂已经停产。", "德国经销商"),
    ("德国证实，工厂已经停产。", "德国"),
])  # fmt: skip
def test_what_a_speaker_is_called(text: str, speaker: str, said: Say) -> None:
    (one,) = said(text)
    assert one.speaker is not None
    assert one.speaker.name == speaker


@pytest.mark.parametrize(("text", "speakers"), [
    ("沈启明星期三（4月3日）说，谈判没有进展。", ["沈启明"]),
    ("据港口网星期三（4月3日）报道，三艘船已经离港。", ["港口网"]),
    ("调查人员说，船只没有受损。", ["调查人员"]),
    ("据海事选举委员会称，投票已经结束。", ["委员会"]),
    ("法国众议院渔业事务委员会建议，政府应当停止谈判。", ["委员会"]),
    ("塔贡认为，谈判没有进展。塔贡（Tagon）是渔业部的顾问。", ["塔贡"]),
    ("评论员罗一鸣在英国《渔业周刊》撰文指出，谈判没有进展。", ["罗一鸣"]),
    ("能源研究所和气候专案的主任林大成表示，冰层正在变薄。", ["林大成"]),
    ("也有数个国家认为，谈判没有进展。", ["数个国家"]),
    ("一份报告显示，出口正在减少。", []),
    ("一个事件提醒人们，海上并不安全。", []),
    ("德国总理表明，制裁不会取消。", ["德国总理"]),
    ("种种迹象表明，制裁不会取消。", []),
    ("分析认为，谈判不会有结果。", ["分析"]),
    ("据报，谈判已经破裂。", []),
    ("有传闻称法国将退出谈判。", ["传闻"]),
    ("马克龙说，会谈坦率。会上强调，双方都不会退让。", ["马克龙", "马克龙"]),
])  # fmt: skip
def test_names_and_what_is_none(text: str, speakers: list[str], said: Say) -> None:
    found = [one.speaker.name for one in said(text) if one.speaker]
    assert len(found) == len(speakers), found
    assert all(name in whole and "（" not in whole and "星期" not in whole for name, whole in zip(speakers, found, strict=True)), found


@pytest.mark.parametrize(("text", "content"), [
    ("法国将关闭三座电站。多名外交官透露了此事。", "法国将关闭三座电站"),
    ("三艘船已经离港。港口当局否认这一消息。", "三艘船已经离港"),
    ("克里姆林宫全盘否认指控。", "指控"),
    ("默克尔说过：“我们不会退让。”", "我们不会退让"),
    ("默克尔认为过去的错误不能重演。", "过去的错误不能重演"),
    ("默克尔指出这表明局势正在好转。", "这表明局势正在好转"),
    ("日本船舶工业会会长小林强调，订单正在减少。", "订单正在减少"),
    ("卢拉表示，会对肇事者作出惩罚，他又签署一项法令。", "会对肇事者作出惩罚"),
    ("法新社引述国际能源署的估计，油价将继续上升。", "油价将继续上升"),
    ("法新社引述法国官员，指会谈没有结果。", "会谈没有结果"),
])  # fmt: skip
def test_where_words_begin_and_end(text: str, content: str, said: Say) -> None:
    found = [one.content.quote(text).strip("“”。") for one in said(text)]
    assert found[-1:] == [content]


@pytest.mark.parametrize("text", [
    "外长突然收到国内指令，不得继续谈判。",
    "北约与土耳其互不信任由来已久。",
    "英国议会曾批准部分条款。",
    "法国承认的三个地区与宣布独立的两个地区相邻。",
    "由于德国要求本地采购，因此工程一再延误。",
    "双方能在会上阐明各自的立场。",
    "工业评估委员会主席抵达巴黎。",
    "官方报道几乎占据了整个头版。",
    "政府又公布行政命令。",
    "邻国对前景充满了怀疑。",
    "德国警方要求会给平台带来麻烦。",
    "发言人已多次介绍过有关情况。",
    "“海上事件”是指去年的撞船事故。",
    "马克龙在演说中引用雨果的诗句。",
])  # fmt: skip
def test_words_of_saying_that_say_nothing(text: str, said: Say) -> None:
    assert said(text) == ()


def test_one_who_answers_may_say_what_he_means_to_say(said: Say) -> None:
    found = said("问：中方有何评论？\n答：韩方表示，会谈顺利。我想强调，中方反对制裁。", title="外交部发言人耿爽主持记者会")
    assert [one.speaker.name for one in found if one.speaker][-1] == "外交部发言人耿爽"


def test_of_him_who_wants_not_to_be_named_no_refusal_is_told(said: Say) -> None:
    found = said("不愿透露姓名的法国官员说，会谈没有结果。")
    assert [one.stance for one in found] == ["assert"]


@pytest.mark.parametrize(("text", "via"), [
    ("马克龙告诉《北海渔民报》，法国不会派兵。", ["北海渔民报"]),
    ("馬克龍告訴《費加羅報》記者，法國不會派兵。", ["費加羅報"]),
    ("馬克龍告訴《北海漁民週報》說，法國不會派兵。", ["北海漁民週報"]),
    ("佐科接受《罗盘报》采访时说，印尼不会派兵。", ["罗盘报"]),
    ("佐科在接受印尼《罗盘报》采访时说，印尼不会派兵。", ["罗盘报"]),
    ("佐科在接受《雅加達漁民報》專訪時說，印尼不會派兵。", ["雅加達漁民報"]),
    ("朔爾茨對《明鏡週刊》表示，德國不會派兵。", ["明鏡週刊"]),
    ("朔尔茨对《北海渔民报》表示，德国不会派兵。", ["北海渔民报"]),
    ("佐科對印尼美都電視台表示，印尼不會派兵。", ["印尼美都電視台"]),
    ("莱希对伊朗国家电视台说，伊朗不会派兵。", ["国家电视台"]),
    ("一名官員向開羅新聞台透露，談判沒有中斷。", ["開羅新聞台"]),
    ("菲律宾军方说，船上无人受伤（路透社）。", ["路透社"]),
    ("菲律賓軍方說，船上無人受傷（法新社）。小馬可仕當天沒有露面。", ["法新社"]),
    ("小馬可仕呼籲，各方保持克制（美聯社）。", ["美聯社"]),
    ("菲律賓軍方說，船上無人受傷（9人）。", []),
    ("菲律賓軍方說，船上無人受傷。（法新社）", []),
    ("莱希对当地媒体说，伊朗不会派兵。", []),
    ("中共黨報《人民日報》前記者林大成在推特上說，制裁不會有結果。", []),
    ("議員提到《傳單禁止法》，這部法律限制言論。", []),
    ("外长在给联合国的信中说，局势危险。", []),
    ("俄罗斯称乌军炮击学校。基辅对这一指控作出否认。", []),
])  # fmt: skip
def test_whom_it_was_told(text: str, via: list[str], said: Say) -> None:
    one = said(text)[0]
    assert len(one.via) == len(via), one.via
    assert all(name in party.name for name, party in zip(via, one.via, strict=True)), one.via
    assert not one.content.quote(text).startswith(("《", "記者", "记者")) or "禁止法" in text
    assert "社）" not in one.content.quote(text)


@pytest.mark.parametrize(("text", "speaker", "code"), [
    ("《泰晤士报》的社论指出，首相已经无路可退。", "泰晤士报", "GBR"),
    ("《朝日新聞》週二社論認為，內閣的說明並不充分。", "朝日新聞", "JPN"),
    ("英國《衛報》週三的社論說，首相已無路可退。", "衛報", "GBR"),
    ("《北海渔民报》的社论说，首相已经无路可退。", "北海渔民报", None),
    ("《新苏黎世报》发自新德里的文章说，总理已经改变主意。", "新苏黎世报", "CHE"),
    ("泽连斯基在致朔尔茨的信中写道，炮弹只够用三天。", "泽连斯基", "UKR"),
    ("三名美國參議員在寄給國務卿的信中指出，軍售案拖得太久。", "三名美國參議員", "USA"),
    ("法国外长在给联合国的信中说，局势危险。", "法国外长", "FRA"),
    ("世界银行周二发布的报告指出，海地经济连续萎缩。", "世界银行", "IGO:WB"),
    ("國際原子能總署的報告顯示，伊朗的濃縮鈾庫存繼續增加。", "國際原子能總署", "IGO:IAEA"),
    ("联合国专家小组撰写的报告称，武器从海上运入。", "联合国专家小组", "UNO"),
    ("打击走私的报告指出，边境漏洞很多。", None, None),
    ("關於伊朗的報告指出，鈾庫存繼續增加。", None, None),
    ("警方从法国收到的资料显示，船只没有受损。", None, None),
    ("法广通讯员（Anna Berg）说，街上很安静。", "通讯员（Anna Berg）", "FRA"),
    ("該國總理（Anna Berg）表示，談判還沒有結束。", "總理（Anna Berg）", None),
    ("德國學者林大成（Anna Berg）表示，談判還沒有結束。", "林大成", "DEU"),
])  # fmt: skip
def test_whose_text_it_is(text: str, speaker: str | None, code: str | None, said: Say) -> None:
    found = [(one.speaker.name, one.speaker.code) for one in said(text) if one.speaker]
    assert len(found) == (speaker is not None), found
    assert all((speaker or "") in name and theirs == code for name, theirs in found), found


@pytest.mark.parametrize(("text", "told"), [
    ("有记者问：“总统会出席峰会吗？”发言人说，行程还没有确定。", [("记者", "ask"), ("发言人", "assert")]),
    ("有記者問：「總統會出席峰會嗎？」佩斯科夫說，行程還沒有確定。", [("記者", "ask"), ("佩斯科夫", "assert")]),
    ("“您会参加峰会吗？”一名记者问道。", [("一名记者", "ask")]),
    ("記者問布林肯，「這是否相當於讓步？」", [("記者", "ask")]),
    ("记者问：总统会出席峰会吗？\n毛宁：行程还没有确定。", [("毛宁", "assert")]),
    ("記者：總統會出席峰會嗎？\n毛寧：行程還沒有確定。", [("毛寧", "assert")]),
    ("市长当天又被记者问到是否参选。", []),
    ("“他们凭什么这样说？”汪文斌反问。", [("汪文斌", "doubt")]),
    ("「誰在破壞和平？是中國嗎？」毛寧反問道。", [("毛寧", "doubt")]),
    ("佐科反诘：“谁会相信这样的承诺？”", [("佐科", "doubt")]),
    ("“我们不会退让。”——泽连斯基在议会说。", [("泽连斯基", "assert")]),
    ("「戰爭沒有贏家」——教宗方濟各說", [("教宗方濟各", "assert")]),
    ("“和平不会自己到来。我们必须争取。”——秘书长古特雷斯在纽约表示。", [("古特雷斯", "assert")]),
    ("“我们不会退让。”——拜登", []),
])  # fmt: skip
def test_questions_and_quotations(text: str, told: list[tuple[str, str]], said: Say) -> None:
    found = [(one.speaker.name, one.stance) for one in said(text) if one.speaker]
    assert len(found) == len(told), found
    assert all(name in whole and mine == stance for (name, mine), (whole, stance) in zip(told, found, strict=True)), found


def test_a_quotation_is_whole(said: Say) -> None:
    text = "“和平不会自己到来。我们必须争取，再难也要争取。”古特雷斯表示。"
    (one,) = said(text)
    assert one.content.quote(text) == "“和平不会自己到来。我们必须争取，再难也要争取。”"


@pytest.mark.parametrize(("text", "speaker", "stance", "content"), [
    ("英國指責伊朗扣押油輪。伊朗對相關指控全盤否認。", "伊朗", "deny", "相關指控"),
    ("中兴公司对相关说法一律予以驳斥。", "中兴公司", "deny", "相关说法"),
    ("基辅对这一指控作出否认，称学校没有受损。", "基辅", "deny", "这一指控"),
    ("法媒稱政府監聽記者。法國內政部對此一概否認。", "法國內政部", "deny", "法媒稱政府監聽記者"),
    ("船东向冰岛广播电台证实，船已返航。", "船东", "confirm", "船已返航"),
    ("德黑兰斥为谣言。", "德黑兰", "deny", "谣言"),
    ("中國外交部稱之為徹頭徹尾的謊言。", "中國外交部", "deny", "徹頭徹尾的謊言"),
    ("佩斯科夫批其為謊言。", "佩斯科夫", "deny", "謊言"),
    ("克里姆林宫指其毫无根据。", "克里姆林宫", "deny", "其毫无根据"),
    ("佩斯科夫表示，有關說法純屬捏造。", "佩斯科夫", "deny", "有關說法純屬捏造"),
    ("汪文斌说，这些说法并非谣言。", "汪文斌", "assert", "这些说法并非谣言"),
    ("汪文斌說，有人在散布謠言。", "汪文斌", "assert", "有人在散布謠言"),
    ("默克尔说，这些谣言伤害了社会。", "默克尔", "assert", "这些谣言伤害了社会"),
    ("《聯合報》獨家報導，兩岸將恢復會談。", "聯合報", "assert", "兩岸將恢復會談"),
    ("《明镜》周刊率先报道，柏林打算关闭两座基地。", "明镜", "assert", "柏林打算关闭两座基地"),
    ("英国广播公司独家披露，两名特工已经回国。", "英国广播公司", "assert", "两名特工已经回国"),
    ("國防部改稱，船隻沒有受損。", "國防部", "assert", "船隻沒有受損"),
    ("警方改口承认，没有人受伤。", "警方", "assert", "没有人受伤"),
    ("白宮發言人改口稱，總統接到過預警。", "白宮發言人", "assert", "總統接到過預警"),
    ("本报7月9日关于马来西亚停止出口的报道有误，特此更正。", "本报", "deny", "马来西亚停止出口"),
    ("本台昨日有關兩艘軍艦相撞的報導不實，謹此更正。", "本台", "deny", "兩艘軍艦相撞"),
    ("更正：本报昨日关于两国断交的报道有误。", "本报", "deny", "两国断交"),
])  # fmt: skip
def test_denials_and_corrections(text: str, speaker: str, stance: str, content: str, said: Say) -> None:
    found = [(one.speaker.name, one.stance, one.content.quote(text)) for one in said(text) if one.speaker]
    assert any(speaker in name and (mine, words) == (stance, content) for name, mine, words in found), found


@pytest.mark.parametrize("text", [
    "当地人称之为鬼城。",
    "法国称其为盟友。",
    "雙方統稱其為聯盟。",
    "法国内政部斥其为官僚机构。",
    "美聯社關於停火的報導有誤。",
    "内政部说，报道有误的媒体不多。",
])  # fmt: skip
def test_what_is_no_denial(text: str, said: Say) -> None:
    assert [one for one in said(text) if one.stance == "deny"] == []


def test_an_order_that_a_medium_tells_of_is_not_all_it_tells(said: Say) -> None:
    found = said("路透社报道，埃及今年2月下令生产三千枚火箭弹。")
    assert [(one.speaker.name, one.stance) for one in found if one.speaker] == [("路透社", "assert"), ("埃及", "ask")]
    assert [party.name for party in found[1].via] == ["路透社"]
