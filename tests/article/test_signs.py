"""Signs of day and outlet: all are kept, the right one is believed, and what only tells of a capture or a change never is."""

from attache.article.clean import clean, examine
from attache.article.press import press
from attache.model import Article, Page

BODY = "<p>外长今天抵达北京，与中国外长会谈。</p><p>双方讨论了贸易。</p>"


def article(text: str, fetched: str | None = None, **given: str) -> Article:
    return clean(Page("t", "t", text.encode(), "0", fetched, given), press())


def signs(found: Article, tells: str) -> list[tuple[str, str, bool]]:
    return [(sign.rule, sign.value, sign.believed) for sign in found.signs if sign.tells == tells]


def test_every_sign_is_kept_and_one_believed() -> None:
    found = article(f"---\ntitle: 外长访华\ndate: 2024-04-09 02:00:00 +08:00\nlink: https://a.example/20240408/x.html\n---\n{BODY}")
    assert signs(found, "published") == [("url", "2024-04-08", True), ("front-matter", "2024-04-09", False)]


def test_a_record_s_date_counts_and_its_last_change_does_not() -> None:
    found = article(BODY, "2024-05-01T00:00:00Z", title="外长访华", date="2024-04-08T10:00:00+08:00", updated="2024-04-20")
    assert found.published and found.published.rule == "record"
    assert signs(found, "published") == [("record", "2024-04-08", True), ("updated", "2024-04-20", False), ("crawl", "2024-05-01", False)]


def test_a_capture_alone_dates_nothing() -> None:
    found = article("外长访华\n" + BODY, "2024-05-01T00:00:00Z")
    assert found.published is None and signs(found, "published") == [("crawl", "2024-05-01", False)]


def test_seconds_since_1970_are_read_in_a_record() -> None:
    assert article(BODY, title="外长访华", date="1712558400").day == "2024-04-08"
    assert article(BODY, title="外长访华", date="1712558400000").day == "2024-04-08"
    assert article(BODY, title="外长访华", date="99999999999999999999").day is None


def test_an_hour_ago_counts_from_the_capture() -> None:
    page = f"<html><body><h1>外长访华</h1><div class='a'>3小时前</div>{BODY}</body></html>"
    found = article(page, "2024-04-08T01:00:00Z")
    assert found.published and (found.published.rule, found.day, found.published.words) == ("ago", "2024-04-07", "3小时前")
    assert article(page).published is None


def test_a_line_between_title_and_text_tells_the_day_unless_it_is_a_sentence_or_a_caption() -> None:
    page = "<html><body><h1>外长访华</h1><div>{}</div>" + BODY * 3 + "</body></html>"
    assert signs(article(page.format("2024-04-08 16:24 某某 编辑部")), "published")[0] == ("byline", "2024-04-08", True)
    assert article(page.format("图为2019年12月9日拍摄的会场")).published is None
    assert article(page.format("会谈于2019年12月9日举行，各方出席")).published is None


def test_of_two_stamps_the_one_that_something_else_backs() -> None:
    head = "---\ntitle: 外长访华\ndate: 2020-09-08 00:10:00 +08:00\n---\n"
    found = article(f"{head}<p>September 19, 2019</p>\n<p>2020年9月8日</p>{BODY}")
    assert found.day == "2020-09-08"
    assert [flag.name for flag in found.flags if flag.name == "date-conflict"] == ["date-conflict"]


def test_an_outlet_named_behind_a_stamp() -> None:
    page = "<html><body><h1>外长访华</h1><div>{}</div>" + BODY * 3 + "</body></html>"
    found = article(page.format("2024-04-08 16:24来源：新华社作者：某某"))
    assert (found.publisher, found.day) == ("新华社", "2024-04-08")
    assert article(page.format("2024-04-08 16:24:28 证券时报")).publisher == "证券时报"


def test_what_the_container_says_of_the_outlet() -> None:
    assert article(BODY, title="外长访华", publisher="rthk").publisher == "RTHK"
    found = article(BODY, title="外长访华", publisher="某某新闻社")
    assert found.publisher == "某某新闻社" and signs(found, "publisher") == [("unlisted", "某某新闻社", True)]


def test_whose_hands_it_went_through() -> None:
    head = "---\ntitle: 外長訪中\ndate: 2024-04-08\ncategories: cna\n---\n"
    found = article(head + "<p>（中央社記者王大明台北8日電）外長今天訪中。</p><p>會談結束。（編輯：李小華/陳美）1130408</p>")
    assert (found.authors, found.editors, found.place) == (("王大明",), ("李小華", "陳美"), "台北")
    assert article(BODY, title="外长访华", section="国际", author="张三；李四").section == "国际"
    assert article(BODY, title="外长访华", author="张三；李四").authors == ("张三", "李四")


def test_the_canonical_address_has_no_trackers() -> None:
    found = article(BODY, title="外长访华", url="HTTPS://News.Example/a.html?id=3&utm_source=feed&from=rss#top")
    assert found.url == "HTTPS://News.Example/a.html?id=3&utm_source=feed&from=rss#top"
    assert found.canonical == "https://news.example/a.html?id=3"
    assert article(BODY, title="外长访华", url="http://[::bad/").canonical is None


def test_what_was_left_out_is_told() -> None:
    page = (
        "外长访华\n来源：新华社\n外长今天抵达北京，与中国外长会谈。\n双方讨论了贸易问题。\n分享到：微信 微博\n相关阅读\n另一条新闻的标题\n"
    )
    found = examine(Page("t", "t", page.encode(), "0"), press())
    assert [(gone.text, gone.why) for gone in found.removed] == [
        ("来源：新华社", "note"), ("分享到：微信 微博", "furniture"), ("相关阅读", "list"), ("另一条新闻的标题", "link"),
    ]  # fmt: skip
    assert found.article == clean(Page("t", "t", page.encode(), "0"), press())
