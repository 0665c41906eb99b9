"""Tie events and times to the statements that tell them."""

from collections.abc import Iterable

from msgspec.structs import replace

from attache.model import Event, Statement
from attache.reading import Reading


def tie(reading: Reading, statements: Iterable[Statement], events: tuple[Event, ...]) -> tuple[Statement, ...]:
    """The statements, each with the ids of the events whose predicate stands in its content, and with the times told in it."""
    return tuple(_tied(reading, one, events) for one in statements)


def _tied(reading: Reading, one: Statement, events: tuple[Event, ...]) -> Statement:
    inside = tuple(event.id for event in events if one.content.covers(event.trigger))
    return replace(one, events=inside, times=reading.told(one.content.start, one.content.end))
