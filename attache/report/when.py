"""What is made of an expression of time, and why: for anyone who asks how 上周四 or 令和6年 is reckoned.

``when`` reads a text against a day, ``lines`` and ``fields`` put the times into words and into JSON, ``rules`` lists all rules.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct

from attache.coding.time import times
from attache.fold import fold
from attache.lexicon import items, rows
from attache.model import When

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOTHING = (
    "  no time that fixes a day is read here. Words for near days and durations fix none; words that refer back need a day told before.",
    "  Give a day or period with its unit; attache when --rules lists all that is read, with examples.",
)


class Answer(Struct, frozen=True):
    """The times in a text, as read on a day."""

    text: str
    day: date
    times: tuple[When, ...]


def when(text: str, day: date) -> Answer:
    """The times in a text that was published on a day; none where it tells none."""
    return Answer(text, day, times(fold(text), When(day, day, "day", "given", day.isoformat())))


@cache
def _reckoned() -> dict[tuple[str, str], str]:
    """How a rule reckons, by the rule and each of its rows; the rule alone stands for the first."""
    out: dict[tuple[str, str], str] = {}
    for row in rows("times"):
        out.setdefault((row["rule"], ""), row["how"])
    return out


def how(found: When) -> str:
    """One line that says how a time was reckoned."""
    outer, _, inner = found.rule.partition(":")
    told = _reckoned()[outer, ""]
    return f"{told}; the time itself: {_reckoned()[inner, '']}" if inner else told


def lines(answer: Answer) -> Iterator[str]:
    """An answer for a person to read: a heading, and a line for each time."""
    yield f"{answer.text}  on {answer.day} ({DAYS[answer.day.weekday()]})"
    for found in answer.times:
        yield f"  {_quoted(answer, found)}  {found.first} … {found.last}  {found.precision}  {found.rule}  {_spanned(found)}: {how(found)}"
    if not answer.times:
        yield from NOTHING


def _quoted(answer: Answer, found: When) -> str:
    """The words as they stand."""
    assert found.span is not None
    return found.span.quote(answer.text)


def _spanned(found: When) -> str:
    """The weekdays of the ends, or how many days they hold."""
    if found.first == found.last:
        return DAYS[found.first.weekday()]
    return f"{(found.last - found.first).days + 1} days"


def fields(answer: Answer) -> dict[str, Any]:
    """An answer as a JSON object."""
    return {"text": answer.text, "on": answer.day.isoformat(), "times": [_fields(answer, found) for found in answer.times]}


def _fields(answer: Answer, found: When) -> dict[str, Any]:
    assert found.span is not None
    return {
        "words": _quoted(answer, found), "span": [found.span.start, found.span.end], "first": found.first.isoformat(),
        "last": found.last.isoformat(), "precision": found.precision, "rule": found.rule, "how": how(found),
    }  # fmt: skip


def rules() -> Iterator[str]:
    """Every rule with how it reckons, what it reads (as of Monday, 2024-04-08) and what it must not read."""
    last = ""
    for row in rows("times"):
        if row["rule"] != last:
            yield row["rule"]
            last = row["rule"]
        yield f"  how    {row['how']}"
        yield f"  reads  {'   '.join(items(row['examples']))}"
        if row["not"]:
            yield f"  not    {'   '.join(items(row['not']))}"
