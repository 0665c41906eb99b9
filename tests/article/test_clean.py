"""Whole pages of every shape, written for the purpose: what stays, what goes, what is marked, who published."""

import pytest

from attache.article.clean import clean
from attache.article.press import press
from attache.errors import SourceError
from attache.model import Article, Page


def article(text: str, encoding: str = "utf-8") -> Article:
    found = clean(Page("t.html", "t", text.encode(encoding), "0"), press())
    for mark in found.furniture:
        assert 0 <= mark.span.start < mark.span.end <= len(found.text)
    return found


def marks(found: Article) -> list[tuple[str, str]]:
    return [(mark.kind, mark.span.quote(found.text)) for mark in found.furniture]


POST = """---
layout: post
title: "財長尚未離開外長已抵達 討論合作"
date: 2024-04-08T08:24:00.000Z
author: (臺)中央社CNA
from: https://www.cna.com.tw/news/aopl/202404080219.aspx
categories: [ (臺)中央社CNA ]
---
<!--1712564640000-->
[財長尚未離開外長已抵達 討論合作](https://www.cna.com.tw/news/aopl/202404080219.aspx)
------

<div class="fullPic"><img alt="圖說"><div class="picinfo">外長抵達機場。（中央社檔案照片）</div></div>
<div><p>（中央社記者王小明北京8日電）外長今天抵達北京。</p><div class="SubscriptionInner">訂閱《國際新聞》電子報
<input placeholder="請輸入電子信箱"><a href="javascript:">訂閱</a></div>
<p>發言人說，雙方&amp;媒體「將討論」合作。（編輯：某某/某某）1130408</p>
<div class='moreArticle'><div>延伸閱讀</div><a href='/1'>另一則新聞</a></div></div>
"""


def test_a_post_with_front_matter() -> None:
    found = article(POST)
    assert found.text.split("\n") == [
        "財長尚未離開外長已抵達 討論合作",
        "外長抵達機場。（中央社檔案照片）",
        "（中央社記者王小明北京8日電）外長今天抵達北京。",
        "發言人說，雙方&媒體「將討論」合作。（編輯：某某/某某）1130408",
    ]
    assert marks(found) == [
        ("title", "財長尚未離開外長已抵達 討論合作"),
        ("caption", "外長抵達機場。（中央社檔案照片）"),
        ("dateline", "（中央社記者王小明北京8日電）"),
        ("credit", "（編輯：某某/某某）1130408"),
    ]
    assert (found.publisher, found.place, found.authors, found.script, found.language) == ("中央社", "北京", ("王小明",), "Hant", "zh")
    assert found.url == "https://www.cna.com.tw/news/aopl/202404080219.aspx" and found.flags == () and len(found.id) == 16
    assert found == article(POST) and found.id != article(POST.replace("今天", "昨天")).id


SPAM = """ <!-- nav --> <h2>压力下 贸易突然生变</h2> <p class="notice"><b>大陆网友注意：除<a href="https://github.com/x">翻墙</a>软件下载外都属禁网链接，
不必点开。</p><p>备注：用翻墙软件看新闻没有风险，可以放心。</b></p> <div class="entry">
<p>两国<span class='wp_keywordlink_affiliate'><a href="/t">关系</a></span>生变，
<a href="/u">银行</a>拒绝付款。</p> <p>发言人说，谈判继续。</p>
<ul class='op-related-articles' title='相关阅读'><li><a href="https://www.bannedbook.org/1">别的</a></li></ul>
<ul class="texttj"><li>🔥<a href="https://www.bannedbook.org/2">免费PC翻墙、安卓VPN翻墙APP</a></li><li><a href="https://www.bannedbook.org/3">解锁ChatGPT</a></li></ul>
<p class="src-info">来源：大纪元 </p><div class="banner-ads"><!-- x --></div></div>"""


def test_a_fragment_full_of_spam() -> None:
    found = article(SPAM)
    assert found.text == "压力下 贸易突然生变\n两国关系生变，银行拒绝付款。\n发言人说，谈判继续。"
    assert found.publisher == "大纪元" and found.chain == ("禁闻网", "大纪元")
    assert [flag.name for flag in found.flags] == ["repost"] and found.published is None


def test_questions_and_answers_of_a_ministry() -> None:
    found = article(
        "外交部发言人就某事答记者问\nhttps://www.fmprc.gov.cn/web/t1.shtml\n\n\t\t　　问：中方有何评论？ \n　　答：中方表示感谢。\n\t\t"
    )
    assert found.text == "外交部发言人就某事答记者问\n问：中方有何评论？\n答：中方表示感谢。"
    assert found.publisher == "中国外交部网站" and found.url == "https://www.fmprc.gov.cn/web/t1.shtml"


CARD = """作者/Author(s): Jane Doe, John Roe

網站來源/Source: Some Review

日期/Date: 06/14/2024

關鍵字/Keywords: 外交、貿易

摘要:
當某國派遣外交官前往鄰國,討論和平談判時,會議即將結束。
  • 兩國關係包含安全考慮。
Summary:
When a state sent diplomats to its neighbour, the conference was coming to an end.

The Ends of a Conference
  • Relations include security.
"""


def test_an_abstract_card_in_two_languages() -> None:
    found = article(CARD)
    assert found.text.split("\n") == [
        "The Ends of a Conference", "當某國派遣外交官前往鄰國,討論和平談判時,會議即將結束。", "• 兩國關係包含安全考慮。",
        "When a state sent diplomats to its neighbour, the conference was coming to an end.", "• Relations include security.",
    ]  # fmt: skip
    assert (found.publisher, found.origin, found.authors, found.keywords) == (
        None,
        "Some Review",
        ("Jane Doe", "John Roe"),
        ("外交", "貿易"),
    )
    assert found.published and found.published.first.isoformat() == "2024-06-14"
    assert [flag.name for flag in found.flags] == ["abstract"] and found.language == "zh"


def test_a_feed_post_keeps_a_place_outside_paragraphs() -> None:
    found = article(
        "<!--1731641943000-->\n[外长会议登场,各方期待](https://www.voachinese.com/a/x/7.html)\n------\n\n"
        "<div><i>Fri, 15 Nov 2024 03:36:16 GMT</i></div>"
        '<img src="a.jpg"><div><small>会议中心前的标志。(某台记者拍摄)</small></div>利马 — <p>峰会开幕。</p>'
        '<br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a><br></div>'
    )
    assert found.text == "外长会议登场,各方期待\n会议中心前的标志。(某台记者拍摄)\n利马 —\n峰会开幕。"
    assert (found.place, found.publisher) == ("利马", "美国之音 (VOA)")
    assert ("dateline", "利马 —") in marks(found) and ("caption", "会议中心前的标志。(某台记者拍摄)") in marks(found)


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>[视频]两国元首通电话_央视网(cctv.com)</title>
<meta property="og:title" content="[视频]两国元首通电话"><script>var t = "假标题，不算。";</script></head><body>
<div class="nav"><a href="/">首页</a></div><div class="phone">
<div class="laiyuan">来源：央视网    更新时间：2022年01月11日 19:12</div></div>
<div id="content"><div class="tit">主要内容</div><div id="content_area">
<p><strong>央视网消息</strong>（新闻联播）：国家主席今天同邻国总统通电话。<br/></p>
<p>双方强调，要加强合作，维护和平。</p></div></div><div class="footer"><p>版权所有，不得转载</p></div></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_saved_page(encoding: str) -> None:
    found = article(PAGE, encoding)
    assert found.text == "[视频]两国元首通电话\n央视网消息（新闻联播）：国家主席今天同邻国总统通电话。\n双方强调，要加强合作，维护和平。"
    assert ("dateline", "央视网消息（新闻联播）：") in marks(found)
    assert found.publisher == "央视网 (CCTV)" and found.published and found.published.first.isoformat() == "2022-01-11"
    assert found.flags == ()


@pytest.mark.parametrize(
    ("opening", "agency", "place"),
    [
        ("【共同社首尔9月22日电】总统府宣布", "共同社", "首尔"),
        ("路透华盛顿5月12日 - 政府正在施压", "路透社", "华盛顿"),
        ("(路透北京9日电)政府正在施压", "路透社", "北京"),
        ("（法新社首尔18日电）总统上任", "法新社 (AFP)", "首尔"),
        ("新华社日内瓦4月8日电（记者某某）代表说", "新华社", "日内瓦"),
        ("（德國之聲中文網）針對發言", "德國之聲中文網 (DW)", None),
        ("（中央社記者王大花蓮縣4日電）縣長說", "中央社", "花蓮縣"),
    ],
)
def test_datelines(opening: str, agency: str, place: str | None) -> None:
    found = article(f"三月八日\n{opening}，双方将会谈。")
    assert (found.publisher, found.place) == (agency, place)
    assert opening.startswith(dict(marks(found))["dateline"])


def test_a_report_credited_to_an_agency_is_no_dateline() -> None:
    found = article("外长会谈登场\n韩联社4月8日报道，外长将访华。\n据法新社报道，会谈已经开始。")
    assert [kind for kind, _ in marks(found)] == ["title"] and found.publisher is None


def test_a_digest_names_the_work_and_the_outlet() -> None:
    found = article(
        "---\ntitle: 華郵：某國擬提供飛彈\ndate: 2022-10-17\ncategories: cna\n---\n"
        "<p>（中央社華盛頓16日綜合外電報導）報導說，某國擬提供飛彈。</p>"
    )
    assert (found.publisher, found.origin) == ("中央社", "華盛頓郵報") and [flag.name for flag in found.flags] == ["digest"]
    found = article(
        "---\ntitle: 德语媒体：必须抉择\ndate: 2022-03-29\ncategories: dw\n---\n"
        "<p>（德国之声中文网）《法兰克福汇报》发表评论，谈《巴黎协定》。</p>"
    )
    assert found.origin == "《法兰克福汇报》"


def test_credits_and_disclaimers_at_the_end() -> None:
    found = article(
        "---\ntitle: 会谈登场\ncategories: dw\n---\n<p>（德国之声中文网）双方会谈。   （路透社、法新社）</p><p>文某 / 洪某 （德新社等）</p>"
        "<p><em>© 2020年某某电台版权声明：文章受著作权法保护，请勿转载。</em></p>"
    )
    assert found.text.endswith("文某 / 洪某 （德新社等）")
    assert [words for kind, words in marks(found) if kind == "credit"] == ["（路透社、法新社）", "文某 / 洪某 （德新社等）"]


def test_the_site_s_name_is_no_part_of_the_title() -> None:
    assert article("---\ntitle: 总统会谈 – 法国国际广播电台 - RFI\ncategories: rfi\n---\n<p>总统举行会谈。</p>").title == "总统会谈"
    assert article("---\ntitle: 总统会谈 - 要闻分析\ncategories: rfi\n---\n<p>总统举行会谈。</p>").title == "总统会谈 - 要闻分析"


def test_a_title_without_a_body_is_kept_with_a_warning() -> None:
    found = article("---\ntitle: 外長下周訪華\ndate: 2022-03-28 11:16:23 +08:00\ncategories: rthk\n---\n\n\n")
    assert found.text == found.title == "外長下周訪華" and [flag.name for flag in found.flags] == ["truncated"]


def test_text_without_a_title_begins_with_its_first_paragraph() -> None:
    found = article("<p>央视网消息（新闻联播）：国家主席今天同邻国总统通电话。</p><p>双方强调合作。</p>")
    assert found.title == "" and found.text.startswith("央视网消息") and found.publisher == "央视网 (CCTV)"


@pytest.mark.parametrize(
    "text",
    ['{"title": "某事", "content": "正文"}', '[{"title": "某事"}]', "<html><body><script>x</script></body></html>",
     "<ul><li><a href='/1'>某新闻的标题</a></li><li><a href='/2'>另一条新闻的标题</a></li></ul>", "---\n---\n", "<p> &nbsp; </p>"],
)  # fmt: skip
def test_what_holds_no_article_says_so(text: str) -> None:
    with pytest.raises(SourceError, match=r"'t.html'"):
        article(text)
