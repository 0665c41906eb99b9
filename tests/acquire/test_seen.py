"""What is remembered of earlier runs."""

from pathlib import Path

import pytest

from attache.acquire.blob import binary
from attache.acquire.seen import NAME, Seen, conditions, recall, remember, seen
from attache.errors import CaptureError

NOTE = Seen("2026-11-25T01:02:03+00:00", "abc", '"e1"', "Mon, 08 Apr 2024 01:00:00 GMT", "feed", ("http://news.example/1",))


def test_what_is_remembered_is_there_in_the_next_run(tmp_path: Path) -> None:
    folder = str(tmp_path / "new")
    with seen(folder) as book:
        assert recall(book, "http://news.example/") is None
        remember(book, "http://news.example/", NOTE)
        remember(book, "http://news.example/", NOTE)
    with seen(folder) as book:
        assert recall(book, "http://news.example/") == NOTE
    assert [file.name for file in Path(folder).iterdir()] == [NAME]
    assert binary((Path(folder) / NAME).read_bytes())  # so that reading the folder passes it over


def test_conditions_ask_for_what_changed() -> None:
    assert conditions(None) == {}
    assert conditions(Seen("", "abc")) == conditions(Seen("", "abc", "a\r\n b", "x" * 5000)) == {}
    assert conditions(NOTE) == {"If-None-Match": '"e1"', "If-Modified-Since": "Mon, 08 Apr 2024 01:00:00 GMT"}


def test_a_memory_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database, but long enough to be taken for something" * 100)
    with pytest.raises(CaptureError, match="cannot use the memory of captures"), seen(str(tmp_path)):
        pass
    with pytest.raises(CaptureError, match="cannot make the folder"), seen(str(tmp_path / NAME)):
        pass
