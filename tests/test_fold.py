from hypothesis import given
from hypothesis import strategies as st

from attache.fold import fold, table


def test_traditional_and_wide_forms_fold_to_simplified() -> None:
    assert fold("美國財長葉倫２０２４年訪華") == "美国财长叶伦2024年访华"


def test_punctuation_keeps_its_width() -> None:
    assert fold("「外長」，（圖）") == "「外长」，（图）"


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_every_character_folds_to_one() -> None:
    assert all(len(value) == 1 for value in table().values())
