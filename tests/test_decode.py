"""Bytes to text: every encoding Chinese news comes in, told from the bytes alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attache.decode import decode

HANS = "俄罗斯外长抵达北京，与中国外长举行会谈。"
HANT = "俄羅斯外長抵達北京，與中國外長舉行會談。"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (HANS, "utf-8", "utf-8"), (HANT, "utf-8", "utf-8"), (HANS, "utf-8-sig", "utf-8"), (HANT, "utf-16", "utf-16-le"),
        (HANS, "gb18030", "gb18030"), (HANT, "gb18030", "gb18030"), (HANS, "gbk", "gb18030"), (HANT, "big5hkscs", "big5hkscs"),
        ("《" + HANT[:6] + "》", "big5", "big5hkscs"), ("plain ASCII", "ascii", "utf-8"),
    ],
)  # fmt: skip
def test_each_encoding_is_told(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == (text, name)


def test_the_label_inside_a_page_is_not_believed() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{HANS}</p></body></html>'
    assert decode(page.encode("gb18030")) == (page, "gb18030")


def test_a_cut_last_character_does_not_turn_utf_8_into_something_else() -> None:
    text, name = decode(HANS.encode()[:-1])
    assert (text, name) == (HANS[:-1] + "\ufffd", "utf-8")


def test_one_bad_byte_does_not_either() -> None:
    text, name = decode(HANS.encode() + b"\xff" + HANT.encode() * 5)
    assert name == "utf-8" and text.startswith(HANS + "\ufffd" + HANT)


def test_nuls_and_lone_surrogates_are_replaced_and_line_ends_made_one() -> None:
    assert decode(b"a\0b\r\nc\rd")[0] == "a\ufffdb\nc\nd"
    assert "\ud800" not in decode(b"\xff\xfe" + "a".encode("utf-16-le") + b"\x00\xd8")[0]


@pytest.mark.parametrize("text", [HANS, HANT])
@pytest.mark.parametrize(("right", "wrong", "said"), [
    ("utf-8", "latin-1", "utf-8 read as cp1252"), ("gb18030", "latin-1", "gb18030 read as cp1252"),
    ("gb18030", "cp1252", "gb18030 read as cp1252"), ("big5hkscs", "latin-1", "big5hkscs read as cp1252"),
])  # fmt: skip
def test_text_written_again_after_a_wrong_reading_is_put_right_and_said(text: str, right: str, wrong: str, said: str) -> None:
    if right == "big5hkscs" and text == HANS:
        return  # Simplified has no place in Big5
    try:
        twisted = text.encode(right).decode(wrong).encode()
    except UnicodeDecodeError:
        twisted = text.encode(right).decode("latin-1").encode()
    assert decode(twisted) == (text, said)


def test_utf_8_read_as_gbk_is_put_right_where_nothing_was_lost() -> None:
    pairs = [HANS[at : at + 2] for at in range(0, len(HANS) - 1, 2)]
    whole = "".join(pair for pair in pairs if "\ufffd" not in pair.encode().decode("gb18030", "replace"))
    assert len(whole) >= 8
    assert decode(whole.encode().decode("gb18030").encode()) == (whole, "utf-8 read as gb18030")


@pytest.mark.parametrize("text", ["Le président français a été reçu à l'Élysée — « une visite ».", "Müller traf Präsident Öztürk in Köln.",
                                  "饕餮魑魅魍魉踟蹰龃龉蹉跎彳亍", "東京で会談した", "Переговоры", "“”—…"])  # fmt: skip
def test_what_only_looks_odd_is_left_alone(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_ascii(name: str) -> None:
    page = f"<html><body><p>{HANS}</p>\n<p>{HANT}</p></body></html>"
    assert decode(page.encode(name)) == (page, name)


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_can_be_written(raw: bytes) -> None:
    text, _ = decode(raw)
    assert text.encode().decode() == text
    assert "\0" not in text and "\r" not in text
