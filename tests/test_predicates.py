"""Every predicate proves itself: its examples fire it with the parties they name, its counter-examples do not fire it."""

import re
from collections.abc import Callable

import pytest

from attache.lexicon import items, rows
from attache.model import Event

ROWS = rows("predicates")
SELDOM = 0.03  # so many of the examples may be too little to be recorded
EXAMPLE = re.compile(r"(?P<text>.+?)\s*\{(?P<actor>[^>]*)>(?P<recipient>[^}]*)\}")


def codes(side: str) -> set[str]:
    return {code for code in side.split("+") if code}


def shown(events: tuple[Event, ...]) -> str:
    return "; ".join(f"{e.rule} {[p.code for p in e.actor]}>{[p.code for p in e.recipient]}" for e in events) or "nothing"


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_examples_fire_their_row(row: dict[str, str], fired: Callable[..., tuple[Event, ...]]) -> None:
    examples = items(row["examples"])
    assert examples, "a row needs an example"
    for example in examples:
        match = EXAMPLE.fullmatch(example)
        assert match, f"not of the form 'sentence {{X>Y}}': {example}"
        events = fired(match["text"])
        mine = [event for event in events if event.rule == row["id"]]
        sides = [({p.code for p in event.actor}, {p.code for p in event.recipient}) for event in mine]
        wanted = (codes(match["actor"]), codes(match["recipient"]))
        assert wanted in sides, f"{example}\n  gave {shown(events)}"


@pytest.mark.parametrize("row", [row for row in ROWS if row["not"]], ids=[row["id"] for row in ROWS if row["not"]])
def test_counter_examples_do_not_fire_their_row(row: dict[str, str], coded: Callable[..., tuple[Event, ...]]) -> None:
    for example in items(row["not"]):
        assert row["id"] not in [event.rule for event in coded(example)], example


def test_nearly_all_examples_are_recorded(coded: Callable[..., tuple[Event, ...]]) -> None:
    """An example is a plain sentence: what speaks against it (a short word, one side only) may seldom outweigh that."""
    examples = [(row["id"], match["text"]) for row in ROWS for one in items(row["examples"]) if (match := EXAMPLE.fullmatch(one))]
    missed = [text for name, text in examples if name not in {event.rule for event in coded(text)}]
    assert len(missed) <= SELDOM * len(examples), f"{len(missed)} of {len(examples)}: {missed[:20]}"
