from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from attache.errors import LedgerError
from attache.ledger.store import Query, add, happened, ledger, records
from attache.lexicon import Lexicon
from attache.model import Record
from attache.pipeline import code
from attache.reading import Reading

TEXT = "法国总统马克龙今天访问中国。\n美国谴责俄罗斯。\n德国总理朔尔茨将访问日本。"


@pytest.fixture
def record(reading: Callable[..., Reading], lexicon: Lexicon) -> Record:
    return code(reading(TEXT, title="要闻").article, lexicon)


def test_adding_twice_changes_nothing(tmp_path: Path, record: Record) -> None:
    path = str(tmp_path / "a.ledger")
    with ledger(path) as book:
        assert add(book, record)
        before = list(book.iterdump())
        assert not add(book, record)
        assert list(book.iterdump()) == before


def test_what_went_in_comes_out(tmp_path: Path, record: Record) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        add(book, record)
        assert list(records(book)) == [record]


def test_a_document_coded_with_other_tables_replaces_the_old_coding(tmp_path: Path, record: Record) -> None:
    other = replace(record, events=record.events[:1], run=replace(record.run, lexicon="other"))
    with ledger(str(tmp_path / "a.ledger")) as book:
        add(book, record)
        assert add(book, other)
        assert [one.run.lexicon for one in records(book)] == ["other"]
        assert len(list(happened(book, Query()))) == 1


def test_questions_narrow_the_answer(tmp_path: Path, record: Record) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        add(book, record)
        assert {event.type for _, event in happened(book, Query())} >= {"CONSULT", "ACCUSE"}
        assert {event.type for _, event in happened(book, Query(party="RUS"))} == {"ACCUSE"}
        assert {event.status for _, event in happened(book, Query(status="future"))} == {"future"}
        assert len(list(happened(book, Query(limit=1)))) == 1
        assert list(happened(book, Query(since="2030-01-01"))) == []


def test_newest_first(tmp_path: Path, record: Record) -> None:
    with ledger(str(tmp_path / "a.ledger")) as book:
        add(book, record)
        days = [event.when.last for _, event in happened(book, Query()) if event.when]
        assert days == sorted(days, reverse=True)


def test_a_missing_or_foreign_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="attache add"), ledger(str(tmp_path / "none"), create=False):
        pass
    path = tmp_path / "text"
    path.write_text("not a database, just words " * 100)
    with pytest.raises(LedgerError, match="text"), ledger(str(path)):
        pass


def test_a_ledger_of_another_version_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "a.ledger")
    with ledger(path) as book, book:
        book.execute("UPDATE meta SET value = '0'")
    with pytest.raises(LedgerError, match="another version"), ledger(path):
        pass
