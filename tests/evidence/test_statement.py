"""Who says so: one test a construction, with sentences of our own."""

from collections.abc import Callable

import pytest

from attache.model import Statement

Say = Callable[..., tuple[Statement, ...]]


@pytest.mark.parametrize(("text", "speaker", "stance", "content"), [
    ("布林肯表示，美方不会退让。", "布林肯", "assert", "美方不会退让"),
    ("中国外交部否认干预选举。", "中国外交部", "deny", "干预选举"),
    ("“这是一个好消息，”马克龙说。", "马克龙", "assert", "这是一个好消息"),
    ("中国敦促美方停止军售。", "中国", "ask", "美方停止军售"),
    ("专家认为，谈判不会成功。", "专家", "assert", "谈判不会成功"),
    ("默克尔说：“我们会继续谈判。”", "默克尔", "assert", "我们会继续谈判"),
])  # fmt: skip
def test_constructions(text: str, speaker: str, stance: str, content: str, said: Say) -> None:
    (one,) = said(text)
    assert one.speaker is not None
    assert speaker in one.speaker.name
    assert one.stance == stance
    assert content in one.content.quote(text)


def test_the_speaker_is_carried_on(said: Say) -> None:
    found = said("布林肯表示，会谈很有成果。他又说，双方同意继续对话。")
    assert [one.speaker.name for one in found if one.speaker] == ["布林肯", "布林肯"]


def test_a_medium_that_passes_words_on_is_the_way_not_the_speaker(said: Say) -> None:
    (one,) = said("路透社报道，拜登说，美国将援助乌克兰。")
    assert one.speaker is not None
    assert (one.speaker.name, one.via) == ("拜登", ("路透社",))


def test_an_unknown_speaker_is_named_by_the_words_before_the_cue(said: Say) -> None:
    (one,) = said("「守望者聯盟」（Watchers）表示，情況惡化。")
    assert one.speaker is not None
    assert "守望者聯盟" in one.speaker.name
    assert one.speaker.code is None


def test_titles_give_no_statement(said: Say) -> None:
    assert said("会谈结束。", title="拜登表示美国将援助乌克兰") == ()


def test_spans_are_inside_the_text(said: Say) -> None:
    text = "布林肯表示，会谈很有成果，并强调双方同意继续对话。"
    for one in said(text):
        assert 0 <= one.content.start < one.content.end <= len(text)
        assert one.evidence.covers(one.content)
