"""Tie events to the statements that tell them."""

from collections.abc import Iterable

from msgspec.structs import replace

from attache.model import Event, Statement


def tie(statements: Iterable[Statement], events: tuple[Event, ...]) -> tuple[Statement, ...]:
    """The statements, each with the ids of the events whose predicate stands in its content."""
    return tuple(replace(one, events=tuple(event.id for event in events if one.content.covers(event.trigger))) for one in statements)
