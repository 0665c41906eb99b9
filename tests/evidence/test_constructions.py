"""A hundred constructions of reporting, our own writing: who speaks, through whom, with which stance, and what."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attache.evidence.statement import statements
from attache.model import Statement
from attache.reading import Reading

Case = dict[str, Any]
CASES: list[Case] = tomllib.loads((Path(__file__).parent / "constructions.toml").read_text("utf-8"))["case"]
BEGINNING = 12  # letters by which the beginning of a content is compared


def letters(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def meets(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def agrees(wanted: Case, one: Statement, text: str) -> bool:
    """Whether a statement is the one that is wanted; what is declined is not compared to the letter."""
    content, mine = letters(wanted["content"]), letters(one.content.quote(text))
    begins = mine.startswith(content[:BEGINNING]) or (one.stance == "decline" and meets(mine, content))
    via, had = wanted.get("via", []), [party.name for party in one.via]
    return (
        one.speaker is not None
        and meets(wanted["speaker"], one.speaker.name)
        and one.stance == wanted["stance"]
        and begins
        and ("code" not in wanted or one.speaker.code == wanted["code"])
        and len(via) == len(had)
        and all(meets(*pair) for pair in zip(via, had, strict=True))
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_construction_is_read(case: Case, reading: Callable[..., Reading]) -> None:
    text = case["text"].strip()
    found = statements(reading(text))
    told = [(one.speaker and one.speaker.name, one.stance, one.content.quote(text), [party.name for party in one.via]) for one in found]
    assert len(found) == len(case["said"]), told
    assert all(agrees(wanted, one, text) for wanted, one in zip(case["said"], found, strict=True)), told
