"""Twins, and what only looks like twins. The texts are our own."""

from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from attache.evidence.twin import LONGEST, Twins, bands, letters, likeness
from attache.model import Article, Furniture, Span, When

TEXT = """芬兰外交部长周三在赫尔辛基会见来访的挪威外交大臣，双方就北极航道的安全合作交换意见。
芬兰方面表示，今年春天以来已有14艘油轮在附近海域关闭信号，其中3艘在港口外停留超过40个小时，渔民多次报警。
挪威外交大臣说，两国海岸警卫队将从下月起共享雷达数据，并在秋季举行一次联合搜救演习，邀请瑞典和丹麦派员观察。
当地分析人士认为，这是两国十年来在海上执法方面迈出的最大一步，但能否挡住没有保险的旧船，还要看波罗的海沿岸各国是否愿意分担费用。
芬兰议会外交委员会主席在会后对记者说，委员会支持这项安排，不过要求政府在年底以前提交一份关于成本和法律依据的报告。
反对党议员则批评政府反应太慢，称港口城市的居民早在去年冬天就提出过警告，却一直没有得到答复。"""
OTHER = """智利铜矿工人工会周五宣布，与资方的谈判破裂之后，圣地亚哥以北两座矿山的约2600名工人将从下周一起停工。
工会要求把夜班津贴提高9%，并为因病离岗的员工保留职位。公司回应说愿意继续谈判，但不接受以停产为条件。
矿业部长呼吁双方保持克制，表示政府将派出调解员。市场担心供应减少，伦敦期铜价格当天上涨。
当地媒体报道，上一次大规模停工发生在四年以前，持续了将近一个月，使全国的月度产量下降了百分之七。
工会领导人在矿区门口对记者说，如果公司在周末之前提出新的方案，他们愿意重新回到谈判桌前。"""
PROMOTION = "想看更多环球新闻，请关注本站并把它推荐给朋友，每天早上八点更新，转发有礼。"


def article(text: str, id: str = "a", title: str = "", day: date | None = None, furniture: tuple[Furniture, ...] = ()) -> Article:
    whole, when = f"{title}\n{text}" if title else text, When(day, day, "day", "given", "") if day else None
    head = (Furniture("title", Span(0, len(title))),) if title else ()
    return Article(id, id, id, title, whole, "none", "zh", published=when, furniture=(*head, *furniture))


def edited(text: str, every: int) -> str:
    """The text with one character in so many changed, figures left alone."""
    return "".join("某" if number % every == 7 and not char.isdigit() else char for number, char in enumerate(text))


def kind(one: str, other: str) -> str | None:
    like = likeness(letters(article(one)), letters(article(other)))
    return like.kind if like else None


def wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() else char for char in text)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (OpenCC("s2t").convert, "same"),
        (OpenCC("s2twp").convert, "same"),
        (wide, "same"),
        (lambda text: text.replace("。\n", "。　\n\n　　"), "same"),
        (lambda text: edited(text, 100), "same"),
        (lambda text: edited(text, 25), "edited"),
        (lambda text: text[: len(text) * 6 // 10], "cut"),
        (lambda text: text[: len(text) // 4], "cut"),
        (lambda text: OpenCC("s2t").convert(text[: len(text) // 2]), "cut"),
        (lambda text: text + "\n" + PROMOTION * 2, "cut"),
        (lambda text: PROMOTION + "\n" + text, "same"),
        (lambda text: OTHER, None),
    ],
)
def test_kinds_both_ways_round_and_found_by_their_bands(change: Callable[[str], str], found: str | None) -> None:
    assert kind(TEXT, change(TEXT)) == kind(change(TEXT), TEXT) == found
    shared = set(bands(letters(article(TEXT)))) & set(bands(letters(article(change(TEXT)))))
    assert bool(shared) == (found is not None)


def test_shares_say_which_is_the_piece() -> None:
    whole, piece = letters(article(TEXT)), letters(article(TEXT[:180]))
    like = likeness(piece, whole)
    assert like
    assert like.shares[0] == 1
    assert like.shares[1] == pytest.approx(like.similarity) == pytest.approx(len(piece) / len(whole), abs=0.03)


def test_furniture_makes_no_difference() -> None:
    plain = article(TEXT)
    caption = "图为两国外长在赫尔辛基港口合影，背景是一艘海岸警卫队的巡逻船。（资料照片）"
    dressed = article(f"{TEXT}\n{caption}", title="芬挪外长会晤", furniture=(Furniture("caption", Span(7 + len(TEXT) + 1, 999)),))
    assert letters(plain) == letters(dressed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("海岛股市午后走高，综合指数报5120点，升37点，成交额84亿元。", "海岛股市午后走高，综合指数报4986点，升12点，成交额91亿元。"),
        ("海岛股市午后走高，综合指数报5120点。", "海岛股市午后走高，综合指数报4986点。"),
        ("气象台发出黄色暴雨警告，呼吁市民留意山区道路情况。", "气象台取消红色暴雨警告，呼吁市民留意沿海水位情况。"),
        ("气象台发出黄色暴雨警告信号。", "气象台在早上发出黄色暴雨警告信号。"),
        (
            "财政部周四拍卖30亿元国债，利率维持不变。",
            "财政部周四拍卖30亿元国债，利率维持不变，分析人士说这符合预期，下一次拍卖要等到新年。",
        ),
    ],
)
def test_flashes_that_share_stock_phrases_are_no_twins(one: str, other: str) -> None:
    assert kind(one, other) is None


def test_a_flash_in_the_other_script_is_a_twin() -> None:
    flash = "海岛股市午后走高，综合指数报5120点，升37点，成交额84亿元，航运和能源股领涨。"
    assert kind(flash, OpenCC("s2t").convert(flash)) == "same"


def test_a_flash_with_several_figures_may_differ_in_more_words() -> None:
    one = "海岛股市午后走高，综合指数报5120点，升37点，成交额84亿元，航运和能源股领涨。"
    assert kind(one, one.replace("走高", "上扬")) == "edited"
    assert kind(one, one.replace("走高", "上扬").replace("37", "38")) is None


def test_a_daily_table_with_other_figures_is_no_twin() -> None:
    row = TEXT.replace("14艘", "{}艘").replace("3艘", "{}艘").replace("40个", "{}个")
    one, other = (row.format(*numbers) for numbers in ((14, 3, 40), (17, 5, 62)))
    like = SequenceMatcher(None, one, other, autojunk=False).ratio()
    assert like > 0.98
    assert kind(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "社会局宣布，受台风影响，辖下所有托儿所和长者中心今天下午停止服务，市民如需协助可致电热线查询。",
            "社会局宣布，受台风影响，辖下所有托儿所和康复中心今天下午停止服务，市民如需协助可致电热线查询。",
        ),
        (
            "社会局宣布，受台风影响，辖下所有托儿所和长者中心今天下午停止服务，市民如需协助可致电热线查询，家属请尽快接回子女，留意官方最新消息。",
            "社会局宣布，受台风影响，辖下所有托儿所和长者中心今天下午照常服务，市民如需协助可致电热线查询，家属请留在家中，留意官方最新消息。"
            "交通部门说，渡轮和缆车全部停航，巴士班次减半，机场取消了一百多个航班。",
        ),
    ],
)
def test_short_notices_in_the_same_words_about_something_else_are_no_twins(one: str, other: str) -> None:
    assert SequenceMatcher(None, one, other[: len(one)], autojunk=False).ratio() > 0.6
    assert kind(one, other) is None


def test_what_stands_under_two_articles_links_neither() -> None:
    gallery = "\n".join(f"{line}，照片由通讯社提供，摄于当地港口。" for line in OTHER.split("\n")) * 2
    one, other = TEXT[:300] + "\n" + gallery, PROMOTION * 8 + "\n" + gallery
    assert kind(one, other) is None
    assert kind(gallery, TEXT + "\n" + gallery) is None


def test_two_translations_of_one_original_are_no_twins() -> None:
    one = "美国官员表示，他们预计将在未来几天内宣布针对该国石油出口的新限制措施，此举旨在迫使其领导层重返谈判桌。" * 2
    other = "美方人士透露，未来数日可能公布限制该国原油外销的新举措，目的是促使该国高层恢复谈判。" * 2
    assert kind(one, other) is None


def test_links_do_not_depend_on_the_order() -> None:
    texts = [TEXT, OpenCC("s2twp").convert(TEXT), TEXT[:250], edited(TEXT, 40), OTHER, OTHER[:150]]
    many = [article(text, id=f"d{number}") for number, text in enumerate(texts)]
    orders = [list(order) for order in permutations(many)][::37]
    found = []
    for order in orders:
        twins = Twins()
        found.append(sorted(link for one in order for link in twins.add(one)))
    assert all(one == found[0] for one in found)
    assert {(link.one, link.other) for link in found[0]} == {
        ("d0", "d1"), ("d0", "d2"), ("d0", "d3"), ("d1", "d2"), ("d1", "d3"), ("d2", "d3"), ("d4", "d5"),
    }  # fmt: skip


def test_an_article_is_no_twin_of_itself() -> None:
    twins = Twins()
    assert twins.add(article(TEXT)) == []
    assert twins.add(article(TEXT)) == []


def test_finding_keeps_nothing() -> None:
    twins = Twins()
    twins.add(article(TEXT, id="a"))
    assert [twins.find(article(TEXT, id="b")) for _ in range(2)] == [twins.add(article(TEXT, id="b"))] * 2
    assert len(twins.find(article(TEXT, id="c"))) == 2


def test_boilerplate_saved_many_times_is_not_linked_to_all_its_like() -> None:
    twins = Twins()
    counts = [len(twins.add(article(TEXT, id=f"{number:03}"))) for number in range(100)]
    assert counts[1] == 1
    assert max(counts) == 64


def test_bands_are_the_same_on_every_machine() -> None:
    assert bands("北约外长会议")[:2] == [2219425897, 5807781269]  # when this changes, so must VERSION in ledger/store.py
    assert bands("") == []
    assert all(0 <= key < 2**38 for key in bands(TEXT))


def test_a_huge_text_is_compared_by_its_beginning() -> None:
    assert len(letters(article("北约外长会议" * 20_000))) == LONGEST


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    mine, theirs = letters(article(one)), letters(article(other))
    forth, back = likeness(mine, theirs), likeness(theirs, mine)
    assert (forth is None) == (back is None)
    if forth and back:
        assert forth.shares == back.shares[::-1]
        assert forth.kind == back.kind
