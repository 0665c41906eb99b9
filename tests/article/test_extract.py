"""From markup to blocks: one paragraph each, nothing of the page's machinery."""

from attache.article.extract import extract, main, tidy


def texts(page: str) -> list[str]:
    return [block.text for block in extract(page).blocks if block.kind != "aside" and not block.linked]


def test_inline_tags_go_and_blanks_stay() -> None:
    assert texts("<p>国务卿<a href='/x'>布林肯</a>（<b>Antony</b>  Blinken）&nbsp;抵京&mdash;&mdash;</p>") == [
        "国务卿布林肯（Antony  Blinken）\xa0抵京——"
    ]


def test_a_break_in_the_source_is_no_blank_between_chinese_characters() -> None:
    assert tidy("外交部\n      发言人") == "外交部发言人"
    assert tidy("the foreign\n   ministry") == "the foreign ministry"


def test_every_block_element_and_br_ends_a_paragraph() -> None:
    assert texts("<div>一<br><br>二<div>三</div>四</div><ul><li>五</ul><table><tr><td>六<td>七</table>") == list("一二三四五六七")


def test_a_list_set_as_one_paragraph_is_taken_apart_at_its_line_ends() -> None:
    assert texts("<p>主要内容：\n1.总统访华；\n2.外长会谈。</p>") == ["主要内容：", "1.总统访华；", "2.外长会谈。"]


def test_scripts_styles_forms_comments_and_alt_texts_are_no_text() -> None:
    page = "<p>正文。<img alt='图说'></p><script>var a='<p>假</p>'</script><style>p{}</style><!-- 注 --><form><input value='x'>寄出</form>"
    assert texts(page) == ["正文。"]


def test_line_ends_count_beside_elements_and_not_inside_them() -> None:
    assert texts("第一行\n第二行\n<p>总统抵\n达北京</p>") == ["第一行", "第二行", "总统抵达北京"]


def test_text_beside_paragraphs_is_kept() -> None:
    assert texts("<div><i>x</i></div>利马 — <p>峰会开幕。</p>") == ["x", "利马 —", "峰会开幕。"]


def test_captions_are_told_by_element_and_class() -> None:
    page = (
        "<figure><img><figcaption>图一</figcaption></figure><div class='picinfo'>圖二</div><img><div><small>图三</small></div><p>正文。</p>"
    )
    assert [(block.text, block.kind) for block in extract(page).blocks] == [
        ("图一", "caption"), ("圖二", "caption"), ("图三", "caption"), ("正文。", "text"),
    ]  # fmt: skip


def test_boxes_are_asides_unless_nothing_else_is_there() -> None:
    box = "<div class='shareBar'>分享</div><div class='related-news'><a href='/1'>别的新闻</a></div>"
    assert [block.kind for block in extract(box + "<p>正文。</p>").blocks] == ["aside", "aside", "text"]
    assert texts("<div class='searchable'><p>正文。</p></div>") == ["正文。"]


def test_what_is_not_shown_is_not_read() -> None:
    assert texts("<p>正文。</p><div style='display: none'>隐藏</div>") == ["正文。"]


def test_link_lines_are_known() -> None:
    blocks = extract("<p>他在<a href='/1'>会上</a>说好。</p><li><a href='/2'>另一条新闻</a></li>").blocks
    assert [block.linked for block in blocks] == [False, True]


def test_markdown_loses_its_signs() -> None:
    blocks = extract("# 标题\n\n![](a.jpg)\n\n**导语**：总统访华。\n\n[原网页](https://example.com/a)\n\n* 5 > 3 * 2").blocks
    assert [(block.text, block.kind, block.url) for block in blocks] == [
        ("标题", "heading", ""), ("导语：总统访华。", "text", ""), ("原网页", "text", "https://example.com/a"), ("* 5 > 3 * 2", "text", ""),
    ]  # fmt: skip


def test_a_saved_page_gives_the_element_with_most_sentences() -> None:
    page = """<!doctype html><html><head><title>某事_某网</title></head><body><div class=top><p>首页，新闻，体育</p></div>
    <div id=content><p>总统抵达北京，开始访问。</p><p>双方举行会谈，讨论贸易。</p><div><p>外长也在，随后离开。</p></div></div>
    <div class=side><p>天气：晴，十度</p></div></body></html>"""
    assert [block.text for block in main(extract(page))] == ["总统抵达北京，开始访问。", "双方举行会谈，讨论贸易。", "外长也在，随后离开。"]
    assert extract(page).metas["title"] == "某事_某网"


def test_unclosed_and_crossed_tags() -> None:
    assert texts("<div><p>一<b>二<p>三</i></div>四") == ["一二", "三", "四"]


BODY = "<p>总统抵达北京，开始访问。</p><p>双方举行会谈，讨论贸易，并签署文件。</p>"
MENU = "<div class=top><p>首页，新闻，体育</p></div>"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def body_of(text: str) -> list[str]:
    return [block.text for block in main(extract(text)) if block.kind == "text"]


def test_an_article_in_a_box_by_its_class_is_found_and_the_boxes_in_it_stay_boxes() -> None:
    share = "<div class='share-list'>分享到微博，分享到微信</div>"
    assert body_of(page(f"{MENU}<div class='img_share_area'>{BODY * 3}{share}</div>"))[:2] == [
        "总统抵达北京，开始访问。",
        "双方举行会谈，讨论贸易，并签署文件。",
    ]
    assert share[len("<div class='share-list'>") : -len("</div>")] not in body_of(
        page(f"{MENU}<div class='img_share_area'>{BODY * 3}{share}</div>")
    )


def test_comments_do_not_make_their_box_the_article() -> None:
    comments = "".join(f"<div class='comment-item'><p>第{number}位读者说，他不同意，理由很多。</p></div>" for number in range(40))
    assert body_of(page(f"{BODY}<div id='comments'>{comments}</div>")) == [
        "总统抵达北京，开始访问。",
        "双方举行会谈，讨论贸易，并签署文件。",
    ]


def test_a_form_that_holds_the_page_is_read_and_one_that_asks_is_not() -> None:
    assert "总统抵达北京，开始访问。" in body_of(page(f"<form action='/'>{BODY * 20}</form>"))
    assert texts("<p>正文。</p><form>请输入邮箱，订阅快报<input></form>") == ["正文。"]


def test_one_paragraph_outweighs_a_list_of_short_pieces_beside_it() -> None:
    items = "".join(f"<li><a href='/{number}'>另一条新闻</a><p>会谈开始，双方发言，记者在场。</p></li>" for number in range(5))
    long = "总统抵达北京，开始访问，双方举行会谈，讨论贸易，并签署文件，随后共进晚餐，外长也在，次日离开。"
    assert body_of(page(f"<div class=content><div class=text>{long}</div><div class=hot><ul>{items}</ul></div></div>")) == [long]


def test_the_title_is_the_one_printed_when_the_head_has_it_cut_or_dressed() -> None:
    cut = page(f'<h1>男孩写"求救"纸条引来警察</h1>{BODY}', '<meta property="og:title" content="男孩写"求救"纸条引来警察">')
    dressed = page(
        f"<h1>某省人民政府网站</h1><div>某地品牌丝路行正式启动</div>{BODY}", "<title>某地品牌丝路行正式启动 - 某省人民政府网站</title>"
    )
    section = page(f"<div>年会在某地成功举行并闭幕</div><div>发布时间：2019-05-18</div>{BODY}", "<title>新闻动态--某学会</title>")
    assert [extract(text).metas["og:title"] for text in (cut, dressed, section)] == [
        '男孩写"求救"纸条引来警察', "某地品牌丝路行正式启动", "年会在某地成功举行并闭幕",
    ]  # fmt: skip


def test_a_plain_title_of_the_page_is_left_as_it_is() -> None:
    whole = page(f"<h1>某事</h1>{BODY}", '<meta property="og:title" content="总统访问北京并举行会谈">')
    assert extract(whole).metas["og:title"] == "总统访问北京并举行会谈"
    assert "og:title" not in extract(page(BODY, "<title>短_某网</title>")).metas


def test_pictures_of_a_gallery_with_their_words_are_captions_and_a_paragraph_with_a_picture_is_none() -> None:
    gallery = (
        "<div><img src='a.jpg'><b>例外</b>：该国另有规定。</div><div><img src='b.jpg'><p>总统抵达北京。</p></div><p><img>外长也在。</p>"
    )
    assert [(block.text, block.kind) for block in extract(gallery).blocks] == [
        ("例外：该国另有规定。", "caption"), ("总统抵达北京。", "text"), ("外长也在。", "text"),
    ]  # fmt: skip
    long = "总统抵达北京，开始访问。" * 40
    assert [block.kind for block in extract(f"<div><img src='a.jpg'>{long}</div>").blocks] == ["text"]
