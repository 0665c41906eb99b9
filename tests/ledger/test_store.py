import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from attache.errors import LedgerError
from attache.evidence.accounts import accounts
from attache.evidence.group import gather
from attache.ledger.store import Query, add, happened, kin, ledger, records, twinned
from attache.lexicon import Lexicon
from attache.model import Article, Record, Run, When
from attache.pipeline import code
from attache.reading import Reading

TEXT = "法国总统马克龙今天访问中国。\n美国谴责俄罗斯。\n德国总理朔尔茨将访问日本。"


def enter(book: sqlite3.Connection, record: Record, lexicon: Lexicon) -> bool:
    return add(book, record, accounts(record, lexicon))


@pytest.fixture
def record(reading: Callable[..., Reading], lexicon: Lexicon) -> Record:
    return code(reading(TEXT, title="要闻").article, lexicon)


def test_adding_twice_changes_nothing(tmp_path: Path, record: Record, lexicon: Lexicon) -> None:
    path = str(tmp_path / "a.ledger")
    with ledger(path) as book:
        assert enter(book, record, lexicon)
        before = list(book.iterdump())
        assert not enter(book, record, lexicon)
        assert list(book.iterdump()) == before


def test_what_went_in_comes_out(tmp_path: Path, record: Record, lexicon: Lexicon) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        enter(book, record, lexicon)
        assert list(records(book)) == [record]


def test_a_document_coded_with_other_tables_replaces_the_old_coding(tmp_path: Path, record: Record, lexicon: Lexicon) -> None:
    other = replace(record, events=record.events[:1], run=replace(record.run, lexicon="other"))
    with ledger(str(tmp_path / "a.ledger")) as book:
        enter(book, record, lexicon)
        assert enter(book, other, lexicon)
        assert [one.run.lexicon for one in records(book)] == ["other"]
        assert len(list(happened(book, Query()))) == 1


def test_questions_narrow_the_answer(tmp_path: Path, record: Record, lexicon: Lexicon) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        enter(book, record, lexicon)
        assert {event.type for _, event in happened(book, Query())} >= {"CONSULT", "ACCUSE"}
        assert {event.type for _, event in happened(book, Query(party="RUS"))} == {"ACCUSE"}
        assert {event.status for _, event in happened(book, Query(status="future"))} == {"future"}
        assert len(list(happened(book, Query(limit=1)))) == 1
        assert list(happened(book, Query(since="2030-01-01"))) == []


def test_newest_first(tmp_path: Path, record: Record, lexicon: Lexicon) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        enter(book, record, lexicon)
        days = [event.when.last for _, event in happened(book, Query()) if event.when]
        assert days == sorted(days, reverse=True)


def test_a_missing_or_foreign_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="attache add"), ledger(str(tmp_path / "none"), create=False):
        pass
    path = tmp_path / "text"
    path.write_text("not a database, just words " * 100)
    with pytest.raises(LedgerError, match="text"), ledger(str(path)):
        pass


def test_a_ledger_of_another_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "a.ledger")
    with ledger(path) as book, book:
        book.execute("UPDATE meta SET value = '1'")
        book.execute("DROP TABLE twin")
    with pytest.raises(LedgerError, match="another version"), ledger(path):
        pass
    with closing(sqlite3.connect(path)) as book:
        assert not book.execute("SELECT 1 FROM sqlite_master WHERE name = 'twin'").fetchall()


LONG = (
    "两国外长周二在布拉格签署渔业协定，规定每年捕捞鳕鱼不超过5200吨，并设立联合检查组，由双方各派12人轮流主持，任期3年。"
    "协定还规定，遇到恶劣天气时渔船可以进入对方港口避风，不必事先申请；渔民组织对此表示欢迎，但担心检查费用过高，要求政府给予补贴。"
    "反对党则说，协定没有写明由谁来裁决争议，将在下个月的议会辩论中提出修改意见。"
)


def printed(text: str, name: str, day: date | None = None, publisher: str | None = None) -> Record:
    """An article without events; its id is its text's and day's, as in ``clean``."""
    when = When(day, day, "day", "given", "") if day else None
    digest = sha256(f"{day}\n{text}".encode()).hexdigest()[:16]
    article = Article(digest, name, f"{name}.html", "", text, "Hans", "zh", publisher, published=when, page=name)
    return Record(article, (), (), Run("1", "tables", "default"))


def dump(book: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(book.execute(f"SELECT * FROM {table}").fetchall())


def test_twins_are_linked_in_whatever_order_they_come(tmp_path: Path, lexicon: Lexicon) -> None:
    many = [printed(LONG, "a"), printed(LONG.replace("布拉格", "维也纳"), "b"), printed(LONG[:100], "c"), printed(LONG[::-1], "d")]
    found = []
    for number, order in enumerate(permutations(many)):
        with ledger(str(tmp_path / f"{number}.ledger")) as book:
            assert all(enter(book, record, lexicon) for record in order)
            found.append((dump(book, "twin"), dump(book, "band"), gather(*kin(book))))
            assert [twinned(book, record.article.id) for record in many] == [True, True, True, False]
    assert all(one == found[0] for one in found)
    (group,) = found[0][2]
    assert sorted(member.doc for member in group.members) == ["a", "b", "c"]
    assert sorted(link.like.kind for link in group.links) == ["cut", "cut", "same"]


def test_adding_twins_again_changes_nothing(tmp_path: Path, lexicon: Lexicon) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        for _ in range(2):
            enter(book, printed(LONG, "a"), lexicon)
            enter(book, printed(LONG + LONG[:40], "b"), lexicon)
            before = list(book.iterdump())
        assert list(book.iterdump()) == before
        assert len(dump(book, "twin")) == 1


def test_a_document_that_goes_takes_its_keys_and_links_along(tmp_path: Path, lexicon: Lexicon) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        for record in (one := printed(LONG, "a"), printed(LONG[:100], "b")):
            enter(book, record, lexicon)
        with book:
            book.execute("DELETE FROM document WHERE id = ?", (one.article.id,))
        assert dump(book, "twin") == []
        assert {row[1] for row in dump(book, "band")} == {printed(LONG[:100], "b").article.id}
        assert len(dump(book, "printing")) == 1


def test_coding_anew_keeps_links_and_printings(tmp_path: Path, lexicon: Lexicon) -> None:
    first, second, piece = printed(LONG, "a"), printed(LONG, "b"), printed(LONG[:100], "c")
    with ledger(str(tmp_path / "a.ledger")) as book:
        assert [enter(book, record, lexicon) for record in (first, second, piece)] == [True, False, True]
        links, printings = dump(book, "twin"), dump(book, "printing")
        assert enter(book, replace(second, run=replace(second.run, lexicon="other")), lexicon)
        assert (dump(book, "twin"), dump(book, "printing")) == (links, printings)


def test_one_text_of_one_day_in_two_outlets_is_one_document_and_two_printings(tmp_path: Path, lexicon: Lexicon) -> None:
    day = date(2024, 4, 8)
    with ledger(str(tmp_path / "a.ledger")) as book:
        assert enter(book, printed(LONG, "a", day, "甲报"), lexicon)
        assert not enter(book, printed(LONG, "b", day, "乙报"), lexicon)
        assert not enter(book, printed(LONG, "b", day, "乙报"), lexicon)
        (group,) = gather(*kin(book))
        assert {(one.doc, one.publisher) for one in group.members} == {("a", "甲报"), ("b", "乙报")}
        assert group.verdict == "tie"
        assert len(list(records(book))) == 1


def test_a_document_without_words_has_no_twins(tmp_path: Path, lexicon: Lexicon) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        assert enter(book, printed("", "a"), lexicon)
        assert enter(book, printed("……", "b"), lexicon)
        assert kin(book) == ([], [])
