"""The evaluation of the article stage counts right; its table is in form."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from attache.model import Article, Furniture, Span

PAGES = Path(__file__).parent.parent / "eval" / "pages.py"


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", PAGES)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["pages"] = module
    spec.loader.exec_module(module)
    return module


def article(text: str, *marks: Furniture) -> Article:
    return Article("t", "t", "t", "", text, "none", "zh", furniture=marks)


def test_lines_are_numbered_with_nothing_left_out(pages: ModuleType) -> None:
    page = "<html><head><title>题</title></head><body><nav>菜单</nav><p>一<b>二</b></p><script>x</script><ul><li>三<li>四</ul>五</body>"
    assert pages.flat(page) == ["菜单", "一二", "三", "四", "五"]


def test_kept_and_furniture_are_counted_by_character(pages: ModuleType) -> None:
    score = pages.compared("x", ["一二三四五", "六七八九十"], ["标题"], ["标题", "一二 三四五", "六七九十", "分享"])
    assert (score.wanted, score.kept, score.lost, score.left) == (10, 9, 1, 2)


def test_a_line_given_twice_is_furniture_once(pages: ModuleType) -> None:
    score = pages.compared("x", ["一二三"], [], ["一二三", "一二三"])
    assert (score.kept, score.left) == (3, 3)


def test_an_end_is_known_before_and_after_credits(pages: ModuleType) -> None:
    text = "总统抵达北京，开始访问。\n编译 某某"
    found = set(pages.ends(article(text, Furniture("credit", Span(13, len(text))))))
    assert found == {pages.digest("总统抵达北京，开始访问。"), pages.digest(text)}
    assert pages.digest("抵达北京，开始访问。") not in found


def test_faults_name_phrases_and_ends(pages: ModuleType) -> None:
    rows = [
        pages.Row("a", "phrase", "", "分享到"),
        pages.Row("b", "phrase", "", "总统"),
        pages.Row("a", "end", "a/x.html", pages.digest("开始访问。")),
        pages.Row("a", "end", "a/y.html", pages.digest("别的")),
    ]
    assert list(pages.faults("a/x.html", [article("总统抵达。\n分享到微博")], rows)) == [
        "holds '分享到'", "ends not with its body but with '总统抵达。分享到微博'",
    ]  # fmt: skip
    assert list(pages.faults("a/x.html", [article("开始访问。")], rows)) == []


def test_the_table_is_sorted_and_its_rows_are_of_known_kinds(pages: ModuleType) -> None:
    rows = pages.table()
    assert rows == sorted(set(rows))
    assert {row.kind for row in rows} == {"phrase", "end", "body", "none"}
    assert all((row.document == "") == (row.kind in ("phrase", "none")) for row in rows)
    assert max(len(row.value) for row in rows if row.kind == "phrase") <= 20
