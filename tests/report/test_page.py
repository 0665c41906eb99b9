"""The article as a person sees it, and as a program does: nothing of a page comes out unlabelled."""

from attache.article.clean import examine
from attache.article.press import press
from attache.model import Page
from attache.report.page import fields, page

POST = (
    "---\ntitle: 外長訪中\ndate: 2024-04-08 18:00:00 +08:00\ncategories: cna\n---\n<p>（中央社台北8日電）外長今天訪中。雙方會談。</p>"
    "<p>The minister arrived in Beijing on Monday and left again.</p><p>會談結束。（編輯：李小華）1130408</p><p>分享到：微信</p>"
    + "".join(f"<div class='nav'><a href='/{n}'>頻道{n}</a></div>" for n in range(12))
)


def shown(everything: bool = False) -> list[str]:
    found = examine(Page("a/b.html", "b", POST.encode(), "0"), press())
    return list(page(found.article, found.removed, everything))


def test_marks_signs_and_languages_are_shown() -> None:
    lines = shown()
    assert lines[0] == "# 外長訪中"
    assert "⟦dateline: （中央社台北8日電）⟧外長今天訪中。雙方會談。" in lines
    assert "[en] The minister arrived in Beijing on Monday and left again." in lines
    assert "會談結束。⟦credit: （編輯：李小華）1130408⟧" in lines
    assert any(line.startswith("sign       * published 2024-04-08   editor") for line in lines)
    assert any(line.startswith("sign         published 2024-04-08   front-matter") for line in lines)


def test_what_was_left_out_names_its_row_and_menus_are_cut_short() -> None:
    lines = shown()
    assert any(line.startswith("  - 分享到：微信   [furniture: ") for line in lines)
    assert sum("頻道" in line for line in lines) == 8
    assert "  … and 4 more: a box beside the article" in lines
    assert sum("頻道" in line for line in shown(True)) == 12


def test_json_spans_are_true() -> None:
    found = examine(Page("a/b.html", "b", POST.encode(), "0"), press())
    told = fields(found.article, found.removed)
    text = told["text"]
    assert [text[one["start"] : one["end"]] for one in told["paragraphs"]] == text.split("\n")
    assert [text[a:b] for a, b in told["paragraphs"][1]["sentences"]] == ["（中央社台北8日電）外長今天訪中。", "雙方會談。"]
    assert [one["language"] for one in told["paragraphs"]] == ["zh", "zh", "en", "zh"]
    assert {"text": "分享到：微信", "why": "furniture"} in told["removed"]
