import pytest

from attache.coding.mark import marks
from attache.fold import fold
from attache.lexicon import Lexicon


def words(text: str, lexicon: Lexicon) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks(fold(text), lexicon)]


def test_long_words_win_over_their_parts(lexicon: Lexicon) -> None:
    assert "美國" in words("美國國務卿布林肯訪問法國", lexicon)
    assert "法" not in words("最高法院判决合法", lexicon)


def test_the_cover_is_chosen_as_a_whole(lexicon: Lexicon) -> None:
    assert "华盛顿" in words("下月访华盛顿", lexicon)


@pytest.mark.parametrize("text", ["美丽的风景", "英雄归来", "方法很多", "日益严重", "中间阶段", "德性不好", "可以说明"])
def test_one_character_forms_do_not_match_inside_words(text: str, lexicon: Lexicon) -> None:
    assert [mark for mark in marks(fold(text), lexicon) if any(name.kind == "short" for name in mark.names)] == []


@pytest.mark.parametrize(
    ("text", "codes"), [("中美领导人通话", ["CHN", "USA"]), ("美日韩三国外长会晤", ["USA", "JPN", "KOR"]), ("俄外长抵京", ["RUS"])]
)
def test_one_character_forms_match_in_compounds(text: str, codes: list[str], lexicon: Lexicon) -> None:
    found = [name.code for mark in marks(fold(text), lexicon) for name in mark.names if name.kind == "short"]
    assert found == codes


def test_marks_do_not_overlap_and_are_in_order(lexicon: Lexicon) -> None:
    found = marks(fold("土耳其外長費丹今天抵達東京訪問，將會見日本首相。"), lexicon)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


def test_of_equal_covers_the_one_of_whole_words_stands(lexicon: Lexicon) -> None:
    found = words("没有显著侵犯人权的情况。", lexicon)
    assert "侵犯" in found and "犯人" not in found


def test_behind_an_office_a_name_goes_before_the_word_its_last_character_begins(lexicon: Lexicon) -> None:
    def named(text: str) -> list[str]:
        return [
            text[mark.start : mark.end] for mark in marks(text, lexicon) if any(name.kind in {"person", "short"} for name in mark.names)
        ]

    assert named("国家副主席韩正在北京。") == ["韩正"]
    assert "韩正" not in named("韩正在北京与中方会谈。")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("卢旺达政府发言人马科洛说，谈判仍在进行。", "说"),
        ("以色列军方称其战机夜间炸毁了武器仓库。", "称"),
        ("他爱读小说，也写诗。", None),
        ("这个名称其实不准。", None),
    ],
)
def test_a_word_of_saying_is_found_where_the_segmenter_guesses_a_word(text: str, cue: str | None, lexicon: Lexicon) -> None:
    found = [text[mark.start : mark.end] for mark in marks(text, lexicon) if mark.cues]
    assert found == ([cue] if cue else [])


@pytest.mark.parametrize(
    ("text", "code"), [("巴基斯坦能源部长马利克说，合同已经签署。", None), ("外长前往马利。", "MLI"), ("他在马利说，雨季到了。", "MLI")]
)
def test_a_stranger_behind_an_office_is_of_no_state_that_his_name_begins_like(text: str, code: str | None, lexicon: Lexicon) -> None:
    found = {name.code for mark in marks(text, lexicon) for name in mark.names if text[mark.start : mark.end] == "马利"}
    assert found == ({code} if code else set())
