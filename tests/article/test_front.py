"""Front matter and feed heads, as mirrors write them and not as YAML would have them."""

from attache.article.front import split

POST = """---
layout: post
title: "法外長：「談判: 還沒結束」 # 路透"
date: 2024-04-08T08:24:00.000Z
author: (臺)某社
from: https://www.example.com/a/1.aspx
tags: [ (臺)某社 ]
---
"""


def test_titles_that_yaml_would_cut_or_refuse_are_kept() -> None:
    fields, rest = split(POST + "正文。")
    assert fields["title"] == "法外長：「談判: 還沒結束」 # 路透"
    assert fields["tags"] == "(臺)某社"
    assert rest == "正文。"
    for title in ("@某人：你好", '"含"引號"的標題"', "no", "0042", "'It''s'"):
        assert split(f"---\ntitle: {title}\n---\n")[0]["title"] == {"'It''s'": "It's", '"含"引號"的標題"': '含"引號"的標題'}.get(
            title, title
        )


def test_the_head_of_a_feed_post() -> None:
    fields, rest = split("<!--1712564640000-->\n[[视频]某国(甲)总统访华](https://example.com/a)\n------\n\n<p>正文。</p>")
    assert fields == {"epoch": "1712564640000", "title": "[视频]某国(甲)总统访华", "url": "https://example.com/a"}
    assert rest.strip() == "<p>正文。</p>"


def test_front_matter_and_feed_head_together() -> None:
    fields, rest = split(POST + "<!--1712564640000-->\n[另一個標題](https://example.com/b)\n------\n正文。")
    assert fields["title"].startswith("法外長") and fields["url"] == "https://example.com/b" and rest == "正文。"


def test_a_text_without_any_is_left_alone() -> None:
    for text in ("标题\n\n---\n正文。", "---\n没有字段的线\n---\n", "", "---\ntitle: 没有收尾"):
        assert split(text) == ({}, text)
