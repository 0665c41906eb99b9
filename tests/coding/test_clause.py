from attache.coding.clause import asides, clauses


def split(text: str) -> list[str]:
    brackets = asides(text)
    return [text[clause.start : clause.end].strip() for clause in clauses(text, brackets)]


def test_sentences_and_clauses() -> None:
    assert split("\n王毅访问法国，会见马克龙。双方举行会谈！") == ["王毅访问法国，", "会见马克龙。", "双方举行会谈！"]


def test_blanks_part_clauses_between_chinese_words() -> None:
    assert split("葉倫訪華 談產能\n俄烏換俘 談判破裂") == ["葉倫訪華", "談產能", "俄烏換俘", "談判破裂"]
    assert split("葉倫訪華 2天\n葉倫 Yellen 訪華。") == ["葉倫訪華", "2天", "葉倫 Yellen 訪華。"]


def test_latin_words_in_titles_stay_together() -> None:
    assert split("Foreign Affairs 专访\n") == ["Foreign Affairs", "专访"]


def test_commas_in_brackets_and_numbers_do_not_part() -> None:
    assert split("\n蒲亭（Putin, Vladimir）援助1,200万元。") == ["蒲亭（Putin, Vladimir）援助1,200万元。"]


def test_quotation_marks_make_a_level_of_their_own() -> None:
    text = "\n他说：“我们会谈。之后访华。”外长离开。"
    found = [(text[c.start : c.end], c.depth) for c in clauses(text, asides(text))]
    assert found == [("他说：", 0), ("“我们会谈。", 1), ("之后访华。”", 1), ("外长离开。", 0)]


def test_a_quotation_is_one_sentence_with_its_frame() -> None:
    text = "\n他说：“甲来了。乙走了。”丙留下。"
    found = clauses(text, asides(text))
    assert len({c.sentence for c in found}) == 2


def test_unclosed_quotes_and_brackets_end_with_their_paragraph() -> None:
    text = "\n他说：“甲来了。\n乙（走了。"
    found = clauses(text, asides(text))
    assert found[-1].depth == 0
    assert asides(text) == ()


def test_empty_text_has_no_clauses() -> None:
    assert clauses("", ()) == ()
    assert clauses("\n \n", ()) == ()
