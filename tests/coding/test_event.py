"""What happened, whether, and when: one test a construction, with sentences of our own."""

from collections.abc import Callable

import pytest

from attache.model import Event

Code = Callable[..., tuple[Event, ...]]


def sides(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {p.code for p in event.actor}, {p.code for p in event.recipient}


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), [
    ("法国总统马克龙访问中国。", "CONSULT", {"FRA"}, {"CHN"}),
    ("中美两国外长在曼谷举行会谈。", "CONSULT", {"CHN", "USA"}, set()),
    ("王毅与布林肯举行会谈。", "CONSULT", {"CHN", "USA"}, set()),
    ("美国对俄罗斯实施新一轮制裁。", "SANCTION", {"USA"}, {"RUS"}),
    ("俄罗斯遭美国制裁。", "SANCTION", {"USA"}, {"RUS"}),
    ("美国谴责俄罗斯入侵乌克兰。", "ACCUSE", {"USA"}, {"RUS"}),
    ("中国外交部敦促美方停止对台军售。", "REQUEST", {"CHN"}, {"USA"}),
    ("朝鲜试射弹道导弹。", "MOBILIZE", {"PRK"}, set()),
    ("访问中国的俄罗斯总统普京发表讲话。", "CONSULT", {"RUS"}, {"CHN"}),
])  # fmt: skip
def test_constructions(text: str, kind: str, actor: set[str], recipient: set[str], coded: Code) -> None:
    found = [event for event in coded(text) if event.type == kind]
    assert [sides(event) for event in found] == [(actor, recipient)]


@pytest.mark.parametrize(("text", "status"), [
    ("法国总统马克龙访问中国。", "actual"),
    ("法国总统马克龙将访问中国。", "future"),
    ("法国总统马克龙可能访问中国。", "hypothetical"),
    ("法国总统马克龙没有访问中国。", "negated"),
])  # fmt: skip
def test_status(text: str, status: str, coded: Code) -> None:
    assert [event.status for event in coded(text) if event.type == "CONSULT"] == [status]


@pytest.mark.parametrize("text", ["如果法国总统马克龙访问中国，欧盟会失望。", "法国总统马克龙应该访问中国。", "法国总统马克龙不访问中国。"])
def test_what_is_only_conditional_due_or_generally_not_so_is_no_event(text: str, coded: Code) -> None:
    assert [event for event in coded(text) if event.type == "CONSULT"] == []


def test_the_content_of_a_request_is_no_event(coded: Code) -> None:
    assert {event.type for event in coded("中国敦促美国取消对俄罗斯的制裁。")} == {"REQUEST"}


def test_an_act_is_dated_by_the_time_in_its_clause(coded: Code) -> None:
    (event,) = [event for event in coded("美国财长耶伦4日至9日访问中国。") if event.type == "CONSULT"]
    assert event.when is not None
    assert (event.when.first.isoformat(), event.when.last.isoformat()) == ("2024-04-04", "2024-04-09")


def test_an_undated_act_deep_in_the_text_stays_undated(coded: Code) -> None:
    (event,) = coded("天气很好。\n海上有风。\n法国总统马克龙访问中国。")
    assert event.when is None


def test_mentions_of_one_occurrence_are_one_event(coded: Code) -> None:
    (event,) = coded("法国总统马克龙今天访问中国。\n马克龙今天访问北京。", title="馬克宏訪中")
    assert len(event.evidence) == 3


def test_analysts_do_nothing(coded: Code) -> None:
    assert coded("美国专家批评中国。") == ()


def test_coding_is_deterministic_and_triggers_lie_in_their_evidence(coded: Code) -> None:
    text = "土耳其外長費丹今天抵達東京訪問，將會見日本首相。"
    found = coded(text)
    assert found == coded(text)
    assert found and all(any(span.covers(event.trigger) for span in event.evidence) for event in found)


def test_script_changes_no_event(coded: Code) -> None:
    one = coded("土耳其外長費丹今天訪問日本，美國譴責土耳其。")
    other = coded("土耳其外长费丹今天访问日本，美国谴责土耳其。")
    assert [(e.type, sides(e), e.trigger) for e in one] == [(e.type, sides(e), e.trigger) for e in other]


def test_a_sentence_added_at_the_end_changes_nothing_before_it(coded: Code) -> None:
    one = coded("法国总统马克龙访问中国。")
    other = coded("法国总统马克龙访问中国。德国谴责俄罗斯。")
    assert one[0].trigger == other[0].trigger
    assert sides(one[0]) == sides(other[0])


def test_meetings_one_by_one_are_so_many_events(coded: Code) -> None:
    found = [event for event in coded("拉夫罗夫分别与印度外长苏杰生、土耳其外长费丹举行会谈。") if event.type == "CONSULT"]
    assert [sides(event)[0] for event in found] == [{"RUS", "IND"}, {"RUS", "TUR"}]


def test_different_partners_are_different_meetings(coded: Code) -> None:
    found = [event for event in coded("李强今天访问德国。\n习近平今天会见布林肯。") if event.type == "CONSULT"]
    assert len(found) == 2


@pytest.mark.parametrize(("text", "actor", "recipient"), [
    ("美国对俄罗斯入侵乌克兰表示愤慨。", {"RUS"}, {"UKR"}),
    ("美国国务院对5名中国官员实施制裁。", {"USA"}, {"CHN"}),
    ("在阿塞拜疆对亚美尼亚发动全面攻击后，欧盟开会。", {"AZE"}, {"ARM"}),
    ("法国召回驻美国大使。", {"FRA"}, {"USA"}),
    ("欧盟将俄罗斯除名。", {"EUR"}, {"RUS"}),
])  # fmt: skip
def test_doers_and_targets_in_phrases(text: str, actor: set[str], recipient: set[str], coded: Code) -> None:
    assert (actor, recipient) in [sides(event) for event in coded(text)]


def test_a_further_act_of_speech_is_one_more_act_of_the_speaker(coded: Code) -> None:
    found = coded("中国外交部强烈谴责美国，敦促美方停止对台军售。")
    assert [(event.type, sides(event)) for event in found] == [("ACCUSE", ({"CHN"}, {"USA"})), ("REQUEST", ({"CHN"}, {"USA"}))]


def test_the_side_of_a_state_is_known_by_its_first_character(coded: Code) -> None:
    found = coded("习近平会见坦桑尼亚总统哈桑。\n中方坚定支持坦方。")
    assert ({"CHN"}, {"TZA"}) in [sides(event) for event in found if event.type == "SUPPORT"]


def test_of_the_states_in_the_name_of_a_treaty_the_other_one_is_wronged(coded: Code) -> None:
    (event,) = coded("中共撕毁《中英联合声明》。")
    assert sides(event) == ({"CHN"}, {"GBR"})


@pytest.mark.parametrize("text", ["美國依據「香港自治法」對中國官員實施制裁。", "美国根据《香港自治法》对中国官员实施制裁。"])
def test_states_in_the_name_of_a_law_do_nothing(coded: Code, text: str) -> None:
    (event,) = coded(text)
    assert sides(event) == ({"USA"}, {"CHN"})


def test_an_act_dated_after_the_report_is_to_come(coded: Code) -> None:
    (event,) = [event for event in coded("法国总统马克龙6月访问中国。美国财长耶伦下月访问中国。") if "USA" in sides(event)[0]]
    assert event.status == "future"
    assert event.when is not None and event.when.first.isoformat() == "2024-05-01"


def test_the_day_of_an_announcement_dates_no_act_to_come(coded: Code) -> None:
    (event,) = [event for event in coded("白宫周五宣布，美国总统拜登将访问法国。") if event.type == "CONSULT"]
    assert (event.status, event.when) == ("future", None)


@pytest.mark.parametrize(("text", "dated"), [
    ("美国谴责俄罗斯。", True),
    ("美国此前曾谴责俄罗斯。", False),
    ("欧盟关注局势，因美国已谴责俄罗斯。", False),
    ("俄罗斯入侵乌克兰。", False),
])  # fmt: skip
def test_what_is_told_as_background_is_not_of_the_day_of_the_report(text: str, dated: bool, coded: Code) -> None:
    found = [event for event in coded(text + "天气很好。") if event.type in {"ACCUSE", "ASSAULT"}]
    assert [event.when is not None for event in found] == [dated]


@pytest.mark.parametrize(("text", "kind"), [
    ("布林肯表示，北京的行动违反了协定。", "ACCUSE"),
    ("布林肯表示，北京应停止施压。", "REQUEST"),
])  # fmt: skip
def test_charges_and_demands_made_by_saying_something(text: str, kind: str, coded: Code) -> None:
    assert [(event.type, sides(event)) for event in coded(text)] == [(kind, ({"USA"}, {"CHN"}))]


@pytest.mark.parametrize("text", [
    "布林肯表示，北京没有违反协定。",  # denied
    "布林肯表示，美国违反了协定。",  # of his own side
    "美国专家表示，北京违反了协定。",  # an analyst's opinion
    "布林肯表示，将抵御北京的干预。",  # a noun in the speaker's plans
])  # fmt: skip
def test_what_is_no_charge(text: str, coded: Code) -> None:
    assert [event for event in coded(text) if event.rule == "accuse.disapprove.charge"] == []


@pytest.mark.parametrize("text", ["中美合作十分重要。", "两国的合作十分重要。"])
def test_cooperation_as_a_topic_is_no_event(text: str, coded: Code) -> None:
    assert coded(text) == ()


def test_what_is_called_this_is_the_doing_of_the_last_other_doer(coded: Code) -> None:
    found = coded("美国公布对台军售。\n印度和巴西对此表示反对。")
    assert ({"IND", "BRA"}, {"USA"}) in [sides(event) for event in found]


def test_those_who_are_arrested_suffer_it_and_the_state_does_it(coded: Code) -> None:
    (event,) = coded("白俄罗斯已有300名示威者被逮捕。")
    assert [(party.code, party.sector) for party in event.actor] == [("BLR", "COP")]
    assert [(party.name, party.sector) for party in event.recipient] == [("示威者", "CVL")]


@pytest.mark.parametrize(("text", "actor", "recipient"), [
    ("英法德三国计划在下月在埃及召开二十国集团峰会期间会谈。", {"GBR", "FRA", "DEU"}, {"EGY"}),
    ("七国集团将在德国召开峰会。", {"IGO:G7"}, {"DEU"}),
    ("在意大利米兰召开的二十国集团卫生部长会议通过声明。", {"IGO:G20"}, {"ITA"}),
])  # fmt: skip
def test_an_organisation_meets_with_a_host(text: str, actor: set[str], recipient: set[str], coded: Code) -> None:
    assert (actor, recipient) in [sides(event) for event in coded(text) if event.type == "CONSULT"]


def test_nobody_urges_his_own_government_where_another_speaks(coded: Code) -> None:
    found = coded("汪文斌表示，布林肯误读了政策，呼吁美国改正错误。")
    assert ({"CHN"}, {"USA"}) in [sides(event) for event in found if event.type == "REQUEST"]


def test_what_the_one_credited_denies_is_negated(coded: Code) -> None:
    (event,) = [event for event in coded("俄罗斯否认攻击乌克兰。") if event.type == "ASSAULT"]
    assert event.status == "negated"
    (event,) = [event for event in coded("德国否认俄罗斯攻击乌克兰。") if event.type == "ASSAULT"]
    assert event.status == "actual"


def test_a_preposition_may_govern_a_clause_whose_doer_stands_in_it(coded: Code) -> None:
    found = {event.type: sides(event) for event in coded("韩国对朝方试射感到遗憾。")}
    assert found == {"MOBILIZE": ({"PRK"}, set()), "ACCUSE": ({"KOR"}, {"PRK"})}


def test_protests_in_a_country_are_its_peoples(coded: Code) -> None:
    (event,) = coded("伊朗抗议活动造成混乱。")
    assert [(party.code, party.sector) for party in event.actor] == [("IRN", "CVL")]


def test_talks_on_the_margins_of_a_summit_are_multilateral(coded: Code) -> None:
    (event,) = [event for event in coded("马克龙在二十国集团峰会期间与莫迪会晤。") if sides(event)[0] == {"FRA", "IND"}]
    assert event.mode == "multilateral"


def test_sides_named_inside_a_light_verb_and_its_noun(coded: Code) -> None:
    found = coded("英法德三国外长访问埃及，可能举行法德首脑对话。")
    assert ({"FRA", "DEU"}, set()) in [sides(event) for event in found if event.type == "CONSULT"]


def test_a_body_at_its_seat_has_no_host(coded: Code) -> None:
    assert [sides(event) for event in coded("欧盟在布鲁塞尔举行峰会。")] == [({"EUR"}, set())]


def test_what_came_later_is_not_dated_by_what_was_told_before(coded: Code) -> None:
    found = [event for event in coded("特朗普2017年5月推动改革，但后来美国对欧盟征收关税。") if event.type == "SANCTION"]
    assert [event.when for event in found] == [None]


def test_a_threat_to_answer_is_aimed_at_the_last_other_doer(coded: Code) -> None:
    found = coded("英国宣布对中国实施制裁。\n中国外交部表示，中方将强硬回应。")
    assert ({"CHN"}, {"GBR"}) in [sides(event) for event in found if event.type == "THREATEN"]


def test_the_state_inside_a_verb_is_its_object_whatever_follows(coded: Code) -> None:
    found = [event for event in coded("法国议员访台北京暂未回应。") if event.type == "CONSULT"]
    assert [sides(event) for event in found] == [({"FRA"}, {"TWN"})]


def test_the_day_on_which_a_medium_reports_dates_no_act(coded: Code) -> None:
    found = coded("天气很好。\n海上有风。\n4月2日，乌克兰媒体报道，阿里巴巴停止向俄罗斯发货。")
    assert [(sides(event), event.when) for event in found] == [(({"CHN"}, {"RUS"}), None)]


def test_companies_of_one_state_act_each_for_itself(coded: Code) -> None:
    found = coded("中国工商银行拒绝伊朗以人民币结算。阿里巴巴停止向伊朗发货。")
    assert [event.actor[0].name for event in found if event.type == "SANCTION"] == ["中国工商银行", "阿里巴巴"]


def test_concern_over_what_another_does_leaves_the_doing_to_the_other(coded: Code) -> None:
    found = {event.type: sides(event) for event in coded("拜登对中国支持俄罗斯国防工业表示关切。")}
    assert found == {"SUPPORT": ({"CHN"}, {"RUS"}), "ACCUSE": ({"USA"}, {"CHN"})}


def test_refusing_to_give_is_a_refusal_and_no_gift(coded: Code) -> None:
    found = coded("德国总理朔尔茨再次拒绝向基辅提供金牛座导弹。")
    assert [(event.type, sides(event)) for event in found] == [("REJECT", ({"DEU"}, {"UKR"}))]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), [
    ("以色列扩建定居点，巴勒斯坦与约旦谴责。", "ACCUSE", {"PSE", "JOR"}, {"ISR"}),
    ("俄军发射80枚导弹，乌军击落60枚。", "ASSAULT", {"UKR"}, {"RUS"}),
    ("乌军击落波兰无人机。", "ASSAULT", {"UKR"}, {"POL"}),
    ("法军发现由英国发射的气球。", "MOBILIZE", {"GBR"}, set()),
    ("法军发射气球。", "MOBILIZE", {"FRA"}, set()),
    ("韩国企业2日遵守了日本的要求。", "REQUEST", {"JPN"}, {"KOR"}),
    ("美国放宽美台官方交往。", "SUPPORT", {"USA"}, {"TWN"}),
    ("欧盟的对俄制裁决议取得效果。", "SANCTION", {"EUR"}, {"RUS"}),
    ("英方借发布所谓香港报告宣布对俄罗斯官员进行制裁。", "SANCTION", {"GBR"}, {"RUS"}),
    ("英国批评中国。中方必将坚决回击干涉中国内政的行为。", "THREATEN", {"CHN"}, {"GBR"}),
    ("日美领导人要求美方参与安保。", "REQUEST", {"JPN"}, {"USA"}),
    ("日美领导人要求朝鲜停止试射。", "REQUEST", {"JPN", "USA"}, {"PRK"}),
    ("荷兰宣布白俄罗斯大使为不受欢迎的人。", "SANCTION", {"NLD"}, {"BLR"}),
    ("解放军在台岛周边海域组织针对性演练。", "MOBILIZE", {"CHN"}, {"TWN"}),
])  # fmt: skip
def test_sides_told_in_other_words(text: str, kind: str, actor: set[str], recipient: set[str], coded: Code) -> None:
    assert [sides(event) for event in coded(text) if event.type == kind] == [(actor, recipient)]


def test_a_charge_that_goes_on_to_something_else_points_to_nobody(coded: Code) -> None:
    assert [event for event in coded("以色列扩建定居点，约旦谴责这次暴力。") if event.type == "ACCUSE"] == []


def test_a_name_in_quotation_marks_is_moved_before_its_verb_like_another(coded: Code) -> None:
    found = [event for event in coded("美国将“哈马斯”从恐怖组织名单移除。美国将从恐怖组织名单移除哈马斯。") if event.type == "RETREAT"]
    assert [event.status for event in found] == ["actual", "future"]


def test_the_police_are_those_of_the_place_and_not_of_the_embassy(coded: Code) -> None:
    found = coded("数百人在巴黎抗议。当抗议者试图接近伊朗大使馆时，警察挡住他们的去路。")
    assert [sides(event)[0] for event in found if event.type == "COERCE"] == [{"FRA"}]
    found = coded("伊朗总统抵达。当抗议者试图接近伊朗议会时，警察挡住他们的去路。")
    assert [sides(event)[0] for event in found if event.type == "COERCE"] == [{"IRN"}]


@pytest.mark.parametrize("place", ["东京", "英国", "柏林"])
def test_where_one_meets_is_not_who_meets(place: str, coded: Code) -> None:
    found = [event for event in coded(f"拜登在{place}会见乌克兰总统。") if event.type == "CONSULT"]
    assert [sides(event)[0] for event in found] == [{"USA", "UKR"}]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), [
    ("洪都拉斯与台湾断交，并与中国建交。", "SUPPORT", {"HND", "CHN"}, set()),
    ("美方愿意与平壤无条件见面。", "AGREE", {"USA"}, {"PRK"}),
    ("菲律宾海岸警卫队谴责中国海警。", "ACCUSE", {"PHL"}, {"CHN"}),
    ("中国支持法国斡旋的努力。", "SUPPORT", {"CHN"}, {"FRA"}),
    ("美国众议院议长约翰逊谴责俄罗斯。", "ACCUSE", {"USA"}, {"RUS"}),
    ("英国首相约翰逊谴责俄罗斯。", "ACCUSE", {"GBR"}, {"RUS"}),
])  # fmt: skip
def test_acts_of_carried_over_doers_and_namesakes(text: str, kind: str, actor: set[str], recipient: set[str], coded: Code) -> None:
    found = [sides(event) for event in coded(text) if event.type == kind]
    assert (actor, recipient) in found


@pytest.mark.parametrize("text", [
    "德国相信向乌克兰提供坦克的努力会成功。", "洪都拉斯与台湾断交，与中国建交的消息传出。", "法国警方谴责示威者。",
])  # fmt: skip
def test_efforts_frames_and_police_at_home_are_no_event(text: str, coded: Code) -> None:
    assert [event for event in coded(text) if event.type in {"AID", "SUPPORT", "ACCUSE"}] == []


@pytest.mark.parametrize("text", [
    "德国不会允许中国入侵台湾。", "北约防止俄罗斯攻击波兰。", "美國失去阻止中國侵台的能力。",
])  # fmt: skip
def test_what_is_kept_from_being_done_is_no_event(text: str, coded: Code) -> None:
    assert [event for event in coded(text) if event.type == "ASSAULT"] == []


def test_what_the_doer_of_a_preventing_does_next_is_an_event(coded: Code) -> None:
    found = [event for event in coded("为防止事态扩大，俄罗斯攻击波兰。") if event.type == "ASSAULT"]
    assert [(sides(event), event.status) for event in found] == [(({"RUS"}, {"POL"}), "actual")]


@pytest.mark.parametrize(("text", "recipient"), [
    ("荷兰对来自越南的商品加征关税。", "VNM"), ("中国商务部宣布对原产于美国的汽车加征关税。", "USA"),
    ("越南对自法国进口的钢材加征关税。", "FRA"),
])  # fmt: skip
def test_duties_on_the_goods_of_a_state_are_against_it(text: str, recipient: str, coded: Code) -> None:
    assert [sides(event)[1] for event in coded(text) if event.type == "SANCTION"] == [{recipient}]


def test_whence_a_doer_is_says_nothing_of_a_target(coded: Code) -> None:
    assert all("VNM" not in sides(event)[1] for event in coded("荷兰总统来自越南，对法国加征关税。"))
