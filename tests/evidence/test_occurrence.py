"""Which reports tell one happening: bonds, occurrences, and that the order of arrival does not matter."""

from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from attache.evidence.bond import GROUNDS, Bond, bond, rules
from attache.evidence.occurrence import Occurrence, Ruling, differences, occurrences
from attache.evidence.witness import Witness, witnesses
from attache.lexicon import Lexicon, load
from attache.model import Article, When
from attache.pipeline import code

Told = tuple[str, str, str]  # outlet, ISO day, text


def witnessed(*told: Told) -> list[Witness]:
    lexicon = load()
    out: list[Witness] = []
    for number, (outlet, day, text) in enumerate(told):
        on = date.fromisoformat(day)
        article = Article(
            id=f"{number:016x}", doc=str(number), source="-", title="", text=text, script="none", language="zh", publisher=outlet,
            published=When(on, on, "day", "given", day),
        )  # fmt: skip
        out += witnesses(code(article, lexicon), lexicon)
    return out


def bound(found: list[Witness]) -> list[Bond]:
    return [made for one, other in combinations(found, 2) if (made := bond(one, other)) is not None]


def gathered(*told: Told) -> list[Occurrence]:
    found = witnessed(*told)
    return occurrences(found, bound(found))


SAME = [
    (
        ("中央社", "2024-04-09", "法國總統馬克宏8日抵達北京訪問。"),
        ("联合早报", "2024-04-08", "法国总统马克龙星期一抵达北京，展开国事访问。"),
    ),
    (
        ("路透社", "2024-05-02", "布林肯周三在耶路撒冷同内塔尼亚胡举行会谈。"),
        ("美国之音", "2024-05-02", "美国国务卿布林肯5月1日与以色列总理内塔尼亚胡会谈。"),
    ),
    (
        ("法新社", "2024-03-01", "岸田文雄将于4月10日访问美国。"),
        ("共同社", "2024-04-11", "日本首相岸田文雄10日访问美国。"),
    ),
    (
        ("中央社", "2024-06-05", "陸委會5日譴責北京片面啟用M503航線。"),
        ("自由时报", "2024-06-05", "陸委會今天譴責北京片面啟用M503航線。"),
    ),
    (
        ("德国之声", "2023-09-04", "俄军3日晚用无人机袭击敖德萨港。"),
        ("法广", "2023-09-04", "俄罗斯军队9月3日用无人机袭击敖德萨港口。"),
    ),
]
APART = [
    (
        ("中央社", "2024-04-09", "法國總統馬克宏8日抵達北京訪問。"),
        ("联合早报", "2024-04-08", "德国总理朔尔茨星期一抵达北京，展开访问。"),
    ),
    (
        ("路透社", "2024-05-02", "布林肯周三在耶路撒冷同内塔尼亚胡举行会谈。"),
        ("美国之音", "2024-05-02", "布林肯周三同约旦国王阿卜杜拉二世会谈。"),
    ),
    (
        ("央视网", "2023-06-16", "俄国防部15日称，俄军打击了乌军弹药库。"),
        ("央视网", "2023-06-15", "俄国防部14日称，俄军打击了乌军训练营。"),
    ),
    (
        ("法新社", "2024-03-01", "普京访问中国。"),
        ("共同社", "2023-03-01", "普京访问中国。"),
    ),
    (
        ("中央社", "2024-06-05", "陸委會譴責北京片面啟用M503航線。"),
        ("中央社", "2024-06-05", "陸委會譴責北京扣留台灣漁船。"),
    ),
    (
        ("路透社", "2024-05-02", "岸田文雄同尹锡悦通电话。"),
        ("路透社", "2024-05-02", "岸田文雄访问韩国，同尹锡悦会谈。"),
    ),
]


@pytest.mark.parametrize("pair", SAME)
def test_reports_of_one_happening_are_brought_together(pair: tuple[Told, Told]) -> None:
    assert any(len({each.report.id for each in one.witnesses}) == 2 for one in gathered(*pair))


@pytest.mark.parametrize("pair", APART)
def test_neighbours_stay_apart(pair: tuple[Told, Told]) -> None:
    assert all(len(one.witnesses) == 1 for one in gathered(*pair))


PLANS: list[Told] = [
    ("法新社", "2024-03-01", "岸田文雄将于4月10日访问美国。"),
    ("共同社", "2024-04-11", "日本首相岸田文雄10日访问美国。"),
    ("中央社", "2024-04-11", "日本首相岸田文雄10日訪問美國。"),
]


def test_reports_that_differ_keep_their_differences() -> None:
    (one,) = gathered(*PLANS)
    assert {each.status for each in one.witnesses} == {"future", "actual"}
    (status,) = [each for each in differences(one) if each.kind == "status"]
    assert [value for value, _ in status.values] == ["future", "actual"]


def test_the_same_text_printed_again_is_no_second_witness() -> None:
    found = witnessed(*PLANS)
    text = {found[1].report.id: "one", found[2].report.id: "one"}
    (one,) = occurrences(found, bound(found), text)
    assert len(one.witnesses) == 3
    assert len(one.texts) == 2
    assert list(one.outlets) == ["法新社", found[1].report.outlet if one.texts[1][0] is found[1] else found[2].report.outlet]


def test_a_person_may_rule_otherwise_and_take_it_back() -> None:
    found = witnessed(*PLANS)
    bonds = bound(found)
    first, second, third = sorted(one.event for one in found)
    assert len(occurrences(found, bonds, rulings=[Ruling(first, second, False), Ruling(first, third, False)])) == 2
    other = witnessed(*PLANS, ("新华社", "2024-04-12", "普京访问越南。"))
    alone = next(one.event for one in other if one.report.outlet == "新华社")
    joined = occurrences(other, bound(other), rulings=[Ruling(*sorted((alone, first)), True)])
    assert [len(one.witnesses) for one in joined] == [4]
    assert [len(one.witnesses) for one in occurrences(found, bonds)] == [3]


def test_the_order_of_arrival_does_not_matter() -> None:
    found = witnessed(*PLANS, *SAME[1], *APART[0])
    whole = occurrences(found, bound(found))
    for order in list(permutations(found))[::97]:
        assert occurrences(order, reversed(bound(list(order)))) == whole


WITNESSES = witnessed(*PLANS, *SAME[0], *SAME[1], *APART[0], *APART[2])


@settings(max_examples=60, deadline=None)
@given(some.sets(some.sampled_from(range(len(WITNESSES))), min_size=1))
def test_every_witness_stands_in_one_occurrence_and_what_is_opposed_in_two(chosen: set[int]) -> None:
    found = [WITNESSES[number] for number in sorted(chosen)]
    made = occurrences(found, bound(found))
    assert sorted(each.event for one in made for each in one.witnesses) == sorted(each.event for each in found)
    assert all(one.id == min(each.event for each in one.witnesses) for one in made)


def test_rules_speak_of_grounds_that_there_are() -> None:
    for rule in rules():
        assert {name for any_of in rule.needs for name in any_of} | rule.never <= GROUNDS.keys(), rule.name
        assert 0.5 <= rule.sure < 1


def test_a_witness_needs_no_article(lexicon: Lexicon) -> None:
    (one,) = witnessed(("中央社", "2024-04-09", "（中央社台北9日電）法國總統馬克宏8日抵達北京訪問。"))
    assert one.report.home == "TWN"
    assert one.quote.startswith("法國總統") or "法國總統" in one.quote
