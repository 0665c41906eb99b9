"""Every cue proves itself: its examples hold a cue of its row, and no statement comes of it in its counter-examples."""

from collections.abc import Callable

import pytest

from attache.evidence.statement import statements
from attache.lexicon import Cue, items, rows
from attache.reading import Reading

ROWS = rows("cues")


def cues(reading: Reading) -> list[Cue]:
    return [
        cue for mark in reading.marks for cue in mark.cues if cue.tail is None or cue.tail in reading.folded[mark.end :]
    ]  # fmt: skip


def same(cue: Cue, row: dict[str, str]) -> bool:
    return (cue.stance, cue.kind, cue.en) == (row["stance"], row["kind"], row["en"])


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}.{row['en']}" for row in ROWS])
def test_examples_hold_their_cue(row: dict[str, str], reading: Callable[..., Reading]) -> None:
    assert row["examples"], "a row needs an example"
    for example in items(row["examples"]):
        assert any(same(cue, row) for cue in cues(reading(example))), example


@pytest.mark.parametrize("row", [row for row in ROWS if row["not"]], ids=[f"{row['kind']}.{row['en']}" for row in ROWS if row["not"]])
def test_counter_examples_report_nothing(row: dict[str, str], reading: Callable[..., Reading]) -> None:
    for example in items(row["not"]):
        found = reading(example)
        told = {one.cue.start for one in statements(found)}
        assert not any(same(cue, row) for mark in found.marks for cue in mark.cues if mark.start in told), example
