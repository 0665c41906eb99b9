"""What is the page's goes, what is the article's stays, and words of the page are cut from the ends of paragraphs."""

import pytest

from attache.article.extract import extract
from attache.article.press import press
from attache.article.sift import sift

BODY = "总统八日抵达北京，开始为期三天的访问。\n双方举行会谈，讨论贸易，并签署文件。"


def kept(text: str) -> list[str]:
    return [block.text for block in sift(extract(text).blocks, press()).blocks]


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        ("外長將於週日來訪，預定停留三天。（看完整報導）", "外長將於週日來訪，預定停留三天。"),
        ("整顿仍将持续。返回某某网首页>>", "整顿仍将持续。"),
        ("图片版权Some House图片说明病房里的医生", "病房里的医生"),
        ("您的设备上不支持媒体播放媒体标题某地的抗议", "某地的抗议"),
        ("他将返回北京，随后访问上海。", "他将返回北京，随后访问上海。"),
    ],
)
def test_words_of_the_page_are_cut_from_the_ends(paragraph: str, left: str) -> None:
    assert kept(paragraph) == [left]


def test_a_caption_stays_one_when_the_words_that_showed_it_are_cut() -> None:
    found = sift(extract("图片版权Some House图片说明病房里的医生").blocks, press()).blocks
    assert [(block.text, block.kind) for block in found] == [("病房里的医生", "caption")]


def test_what_comes_after_the_desks_line_goes_when_it_is_the_smaller_part() -> None:
    assert kept(f"{BODY}\n责任编辑：某某\n另一件事，警方否认。") == BODY.split("\n")


def test_a_desks_line_in_the_middle_ends_nothing() -> None:
    more = "外长也在，次日离开，前往邻国访问，并将出席峰会，发表演讲。"
    assert kept(f"{BODY}\n责任编辑：某某\n{more}\n{more}后来") == [*BODY.split("\n"), more, f"{more}后来"]
    assert kept(f"责任编辑：某某\n{BODY}") == BODY.split("\n")


@pytest.mark.parametrize(
    "line", ["相关新闻发布会将于下午举行", "相关故事的主角仍在狱中", "相关报道引发争议", "原题为难度太大，学校已经更换"]
)
def test_lines_that_only_begin_like_furniture_stay(line: str) -> None:
    assert kept(f"{BODY}\n{line}") == [*BODY.split("\n"), line]


@pytest.mark.parametrize(
    "line", ["（原標題：外長訪問某國）", "相关故事某国提供了新的细节", "影片如下：", "🎬📚", "#某地 #某事 #某人", "看更多", "Related"]
)
def test_lines_of_the_page_go(line: str) -> None:
    assert kept(f"{BODY}\n{line}") == BODY.split("\n")
