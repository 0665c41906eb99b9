from datetime import date

from attache.evidence.group import Member, gather
from attache.evidence.twin import Likeness, Link
from attache.model import When
from attache.report.twins import row, twins

EARLY, LATE = (When(day, day, "day", "given", "") for day in (date(2024, 4, 8), date(2024, 4, 10)))
REPOST = When(date(2024, 1, 1), date(2024, 6, 1), "range", "repost", "")
A = Member("a", "pa", "alpha", "a.html", "渔业协定签署", "Hans", "甲通讯社", published=EARLY)
B = Member("b", "pb", "beta", "b.html", "漁業協定簽署", "Hant", "乙日報", ("丙網", "乙日報"), published=LATE)
C = Member("c", "pc", "gamma", "c.html", "", "Hans", published=REPOST)
LINKS = [Link("a", "b", Likeness("same", 0.93, (0.96, 0.97))), Link("a", "c", Likeness("cut", 0.4, (0.4, 1.0)))]


def test_the_first_is_named_and_marked_and_each_printing_says_how_it_differs() -> None:
    assert list(twins(gather([C, B, A], LINKS))) == [
        "同文报道/Twins: 3 · 首发/First published: 甲通讯社 2024-04-08 · 日期无据/without a proven day: 1",
        "* 2024-04-08  甲通讯社  Hans  渔业协定签署  alpha",
        "  2024-04-10  丙網 ← 乙日報  Hant  漁業協定簽署  beta  同文/same text 0.93 ↔ alpha",
        "  2024-01-01…2024-06-01  c.html  Hans  —  gamma  截取/part of it 1.00 ↔ alpha",
    ]


def test_a_whole_that_comes_after_its_piece_holds_it() -> None:
    whole = Member("a", "pa", "alpha", "a.html", "长", "Hans", "甲", published=LATE)
    piece = Member("c", "pc", "gamma", "c.html", "短", "Hans", "丙", published=EARLY)
    assert list(twins(gather([whole, piece], LINKS[1:])))[-1].endswith("alpha  含其文/holds it 1.00 ↔ gamma")


def test_ties_and_groups_without_days_are_said_as_such() -> None:
    same_day = Member("b", "pb", "beta", "b.html", "漁業協定簽署", "Hant", "乙日報", published=EARLY)
    (heading, *lines) = twins(gather([A, same_day], LINKS))
    assert heading == "同文报道/Twins: 2 · 同日发表/Published the same day: 乙日報 2024-04-08、甲通讯社 2024-04-08"
    assert [line[0] for line in lines] == ["*", "*"]
    undated = [Member(id, id, id, id, "", "none") for id in "ab"]
    (heading, *lines) = twins(gather(undated, LINKS))
    assert heading == "同文报道/Twins: 2 · 首发不详/First unknown · 日期无据/without a proven day: 2"
    assert [line[:6] for line in lines] == ["  日期不详"] * 2


def test_pages_of_one_text_and_day_are_shown_as_the_same() -> None:
    again = Member("a", "pz", "again", "z.html", "渔业协定签署", "Hans", "丁网", published=EARLY)
    *_, last = twins(gather([A, again], []))
    assert last.endswith("same text 1.00 ↔ again")


def test_groups_are_parted_by_a_blank_line() -> None:
    others = [Member(id, id, id, id, "", "none", id, published=LATE) for id in ("x", "y")]
    lines = list(twins(gather([A, B, *others], [*LINKS, Link("x", "y", Likeness("edited", 0.6, (0.7, 0.8)))])))
    assert lines.count("") == 1
    assert lines[2].endswith("y  有改动/edited 0.60 ↔ x")


def test_a_row_tells_all_that_a_machine_may_ask() -> None:
    out = row(gather([A, B, C], LINKS)[0])
    assert (out["verdict"], out["undated"]) == ("first", 1)
    assert [(one["doc"], one["earliest"], one["published"]) for one in out["members"]] == [
        ("alpha", True, ["2024-04-08", "2024-04-08"]),
        ("beta", False, ["2024-04-10", "2024-04-10"]),
        ("gamma", False, ["2024-01-01", "2024-06-01"]),
    ]
    assert out["links"][1] == {"one": "a", "other": "c", "kind": "cut", "similarity": 0.4, "shares": [0.4, 1.0]}
