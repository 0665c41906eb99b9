"""Learnt names as rows: what is cut behind the eighth field is a row of persons.tsv."""

from datetime import date

from attache.coding.learn import Proposal
from attache.lexicon import rows
from attache.report.learnt import CUT, row, table

DAY = date(2024, 4, 8)
ONE = Proposal(
    en="Giorgi Vartak", code="GEO", cn=("瓦尔塔克", "瓦塔克"), tw=(), hk=(), titles=("foreign minister:GOV",), known="perhaps",
    of="Lasha Vartak", offices={"外长": 2}, count=3, outlets={"新华社": 2, "": 1}, first="2024-04-01", last="2024-04-08",
    doc="a", start=5, phrase="格鲁吉亚外长\t瓦尔塔克",
)  # fmt: skip


def test_a_line_is_a_row_and_its_evidence() -> None:
    header, line = (text.split("\t") for text in table([ONE], DAY))
    assert header[:CUT] == list(rows("persons")[0])
    assert line[:CUT] == ["Giorgi Vartak", "GEO", "瓦尔塔克|瓦塔克", "", "", "foreign minister:GOV@/", "corpus", "2024-04-08"]
    assert len(line) == len(header)
    assert line[CUT:] == [
        "perhaps another form of Lasha Vartak",
        "3",
        "外长:2",
        "新华社:2|?:1",
        "2024-04-01",
        "2024-04-08",
        "a",
        "5",
        "格鲁吉亚外长 瓦尔塔克",
    ]


def test_nothing_learnt_is_a_header_alone() -> None:
    assert len(list(table([], DAY))) == 1


def test_json_has_all_fields() -> None:
    assert row(ONE)["cn"] == ("瓦尔塔克", "瓦塔克") and row(ONE)["known"] == "perhaps"
