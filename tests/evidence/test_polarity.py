"""What one passage denies of another."""

import pytest

from attache.evidence.polarity import denies, negative


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("双方没有签署任何协议", "双方签署了协议", True),
        ("双方签署了协议", "双方没有签署任何协议", False),  # it is the other that denies
        ("从未攻击医院", "并未攻击医院", False),  # both deny
        ("不会攻击医院", "攻击了医院", False),  # an attitude, and no account of what was done
        ("没有美国参加", "法国退出", False),
    ],
)
def test_what_is_denied(one: str, other: str, found: bool) -> None:
    assert bool(denies(one, other)) == found


def test_a_negation_is_seen() -> None:
    assert negative("从未发生") and not negative("已经发生")
