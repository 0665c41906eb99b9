from datetime import date, timedelta
from itertools import permutations

import pytest

from attache.evidence.group import Member, first, gather
from attache.evidence.twin import Likeness, Link
from attache.model import When

DAY = date(2024, 4, 8)


def member(id: str, start: int | None = None, length: int = 0, rule: str = "given", page: str = "") -> Member:
    """A printing published so many days after the eighth, or in a stretch of days from there on; or of no known day."""
    when = None
    if start is not None:
        begin = DAY + timedelta(start)
        when = When(begin, begin + timedelta(length), "week" if length else "day", rule, "")
    return Member(id, page or id, id, f"{id}.html", id, "Hans", id, published=when)


def link(one: str, other: str) -> Link:
    return Link(one, other, Likeness("same", 0.9, (0.95, 0.95)))


@pytest.mark.parametrize(
    ("members", "verdict", "earliest"),
    [
        ([member("a", 1), member("b", 0)], "first", "b"),
        ([member("a", 0), member("b", 0), member("c", 1)], "tie", "ab"),
        ([member("a", 0), member("b")], "first", "a"),
        ([member("a"), member("b")], "unknown", ""),
        ([member("a", 0, rule="repost"), member("b", 3)], "first", "b"),
        ([member("a", 0, 90, rule="repost"), member("b")], "unknown", ""),
        ([member("a", 0, 6), member("b", 3)], "open", "ab"),
        ([member("a", 0, 6), member("b", 7)], "first", "a"),
        ([member("a", 4, 6), member("b", 3)], "first", "b"),
        ([member("a", 0), member("b", 0, 6)], "open", "ab"),
    ],
)
def test_first_is_said_only_as_far_as_the_days_prove_it(members: list[Member], verdict: str, earliest: str) -> None:
    found, who = first(members)
    assert (found, "".join(one.id for one in who)) == (verdict, earliest)


def test_groups_are_what_links_join_in_whatever_order() -> None:
    members = [member("a", 2), member("b", 1), member("c", 5), member("d", 9), member("e", 9), member("f")]
    links = [link("a", "b"), link("b", "c"), link("d", "e")]
    for many in permutations(members):
        groups = gather(many, links[::-1])
        assert [[one.id for one in group.members] for group in groups] == [["d", "e"], ["b", "a", "c"]]
        assert [len(group.links) for group in groups] == [1, 2]


def test_members_without_a_proven_day_come_last_and_are_counted() -> None:
    members = [member("a"), member("b", 4), member("c", 0, rule="repost")]
    (group,) = gather(members, [link("a", "b"), link("b", "c")])
    assert [one.id for one in group.members] == ["b", "a", "c"]
    assert group.undated == 2


def test_two_pages_of_one_text_and_day_are_a_group_without_a_link() -> None:
    (group,) = gather([member("a", 0, page="p"), member("a", 0, page="q")], [])
    assert (group.verdict, len(group.members), group.links) == ("tie", 2, ())


def test_a_link_to_a_text_that_is_not_there_is_left_out() -> None:
    assert gather([member("a", 0)], [link("a", "z")]) == []
