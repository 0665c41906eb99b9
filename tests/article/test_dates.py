"""The day of publication: which of several days is believed, and when none is."""

from datetime import date

import pytest

from attache.article.clean import clean
from attache.article.press import press
from attache.model import Article, Page, When


def article(text: str) -> Article:
    return clean(Page("t", "t", text.encode(), "0"), press())


def post(body: str, day: str = "2024-04-09 02:10:00.000000000 +08:00", category: str = "cna", link: str = "") -> Article:
    return article(f"---\ntitle: 外長抵達北京訪問\ndate: {day}\n{link}categories: {category}\n---\n\n<div>{body}</div>")


def told(found: Article) -> tuple[str, str] | None:
    return (found.published.rule, found.published.first.isoformat()) if found.published else None


BODY = "<p>{}外長今天抵達北京，與中國外長會談。</p><p>雙方討論貿易。{}</p>"


@pytest.mark.parametrize(
    ("head", "tail", "expected"),
    [
        ("（中央社台北8日電）", "（編輯：某某/某某）1130408", ("editor", "2024-04-08")),
        ("（中央社台北8日電）", "（編輯：某某）", ("front-matter", "2024-04-09")),
        ("（中央社華盛頓8日綜合外電報導）", "（編輯：某某）1130409", ("editor", "2024-04-09")),
        ("（中央社台北9日電）", "（編輯：某某）1120409", ("front-matter", "2024-04-09")),  # a slip: last year's number
        ("（中央社台北9日電）", "（編輯：某某）1130403", ("front-matter", "2024-04-09")),  # contradicts the dateline
        ("", "共有1130408人", ("front-matter", "2024-04-09")),
    ],
)
def test_the_editor_s_code_is_believed_unless_all_else_contradicts_it(head: str, tail: str, expected: tuple[str, str]) -> None:
    assert told(post(BODY.format(head, tail))) == expected


def test_a_stamp_in_greenwich_time_is_turned_into_the_outlet_s_day() -> None:
    assert told(post(BODY.format("", ""), "2024-04-08 18:30:00.000000000 +00:00")) == ("front-matter", "2024-04-09")  # Taipei
    feed = "<!--1731641943000-->\n[外长会谈](https://www.voachinese.com/a/x/1.html)\n------\n"
    body = "<div><i>Fri, 15 Nov 2024 03:36:16 GMT</i></div><p>外长在利马会谈。</p>"
    assert told(article(feed + body)) == ("stamp", "2024-11-14")  # Washington


def test_the_outlet_s_stamp_beats_the_mirror_s() -> None:
    assert told(post("<div>28/09/2020 - 23:41</div><p>外长访法。</p>", "2020-09-29 05:55:15 +08:00", "rfi")) == ("stamp", "2020-09-28")
    assert told(post("<div>2021.02.16 15:42</div><p>外长访韩。</p>", "2021-02-17 01:00:00 +08:00", "joins")) == ("stamp", "2021-02-16")
    assert told(post("<div>April 4, 2020</div><p>外相访华。</p>", "2020-04-05 01:00:00 +08:00", "asahi")) == ("stamp", "2020-04-04")


def test_the_address_beats_the_mirror_but_not_every_number_is_a_day() -> None:
    link = "link: https://www.cna.com.tw/news/aopl/202404080219.aspx\n"
    assert told(post(BODY.format("", ""), link=link)) == ("url", "2024-04-08")
    link = "link: https://china.kyodonews.net/news/2024/03/02e6ef24126d--.html\n"
    assert told(post("<p>外相访华。</p>", category="kyodo", link=link)) == ("front-matter", "2024-04-09")


def test_a_dateline_far_older_than_the_stamp_overrules_it_with_a_warning() -> None:
    found = post("<p>【共同社3月9日电】日本外相抵达北京访问。</p>", category="kyodo")
    assert told(found) == ("dateline", "2024-03-09")
    assert found.published and found.published.span and found.published.span.quote(found.text) == "【共同社3月9日电】"
    assert [flag.name for flag in found.flags] == ["date-conflict"]


def test_a_dateline_later_than_the_stamp_is_a_misprint() -> None:
    found = post("<p>【共同社5月9日电】日本外相抵达北京访问。</p>", category="kyodo")
    assert told(found) == ("front-matter", "2024-04-09")


def test_the_year_of_a_dateline_is_the_nearest() -> None:
    found = post("<p>【共同社12月31日电】日本首相发表新年讲话。</p>", "2024-01-01 07:00:00 +08:00", "kyodo")
    assert told(found) == ("front-matter", "2024-01-01")  # the night between: no conflict
    assert found.flags == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《新闻联播》 20220217 19:00\n央视网消息：外长会谈。", ("title", "2022-02-17")),
        (
            "2019年3月5日外交部发言人主持例行记者会\nhttps://www.fmprc.gov.cn/web/t1.shtml\n问：如何评论？\n答：无可奉告。",
            ("title", "2019-03-05"),
        ),
        ("外长会谈\n来源：央视网    更新时间：2022年11月03日 19:12\n外长举行会谈。", ("stamp", "2022-11-03")),
        ("外長會談\n民國113年4月8日\n外長舉行會談。", ("stamp", "2024-04-08")),
        ("外长会谈\n发表日期: 2020-03-22 09:19:08+08:00\n外长举行会谈。", ("stamp", "2020-03-22")),
        ("外长会谈\n【大纪元2024年06月06日讯】外长举行会谈。", ("dateline", "2024-06-06")),
        ("外长会谈\n2022年2月24日，战争爆发。外长昨天会谈。", None),
        ("外长会谈\n发布时间：2024-13-45\n外长会谈。", None),
    ],
)
def test_printed_days(text: str, expected: tuple[str, str] | None) -> None:
    assert told(article(text)) == expected


def test_an_undated_text_is_no_older_than_what_it_has_people_say() -> None:
    text = (
        "两国贸易生变\n2024年5月17日，总统访问北京。\n发言人6月4日表示，谈判仍在继续。\n外长6月1日称，将访问柏林。\n峰会将于6月13日举行。"
    )
    found = article(text).published
    assert found and (found.rule, found.precision, found.first, found.last) == ("latest-day", "week", date(2024, 6, 4), date(2024, 6, 10))
    assert found.words == "6月4日表示"


def test_headlines_beside_the_article_narrow_it() -> None:
    body = "<h2>两国贸易生变</h2><p>2024年5月17日，总统访问北京。</p><p>发言人6月4日表示，谈判仍在继续。</p>"
    found = article(body + "<ul><li><a href='/1'>6/5【热搜】某人说</a></li><li><a href='/2'>9/9【热搜】某人说</a></li></ul>").published
    assert found and found.first == date(2024, 6, 5)


REPOST = """25 4 月, 2024

某地体育

获取最新的亚洲新闻。

两国恢复谈判,但缓和有限

两国恢复谈判,但缓和有限

先生。 对于总统来说,谈判是成果。 他说,两国应当合作,避免冲突。 {}双方同意,继续会谈。 部长在会见期间,表示满意,并离开。 记者说,前景不明。
"""


def test_a_repost_s_stamp_is_not_the_article_s() -> None:
    found = article(REPOST.format("去年12月,双方重启了会谈。 "))
    assert found.published == When(date(2024, 1, 1), date(2024, 4, 25), "range", "repost", "25 4 月, 2024")
    assert {flag.name for flag in found.flags} == {"date-conflict", "machine-translated", "repost"}
    assert found.title == "两国恢复谈判,但缓和有限" and found.text.count(found.title) == 1 and found.chain == ("某地体育",)


def test_and_without_a_sign_of_the_year_there_is_no_day() -> None:
    assert article(REPOST.format("")).published is None


@pytest.mark.parametrize(("given", "day"), [
    ("20240408", "2024-04-08"), ("20240408T173000Z", "2024-04-08"), ("1712540000", "2024-04-08"), ("20241308", None),
    ("号外", None), ("20240408193000", "2024-04-08"),
])  # fmt: skip
def test_a_record_s_day_may_be_written_in_digits_alone(given: str, day: str | None) -> None:
    assert clean(Page("t", "t", "外长抵达，与官员会谈。".encode(), "0", given={"date": given}), press()).day == day
