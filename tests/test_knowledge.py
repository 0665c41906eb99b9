"""The tables as a base of knowledge: what may contradict what, and by which rule it is decided."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from attache.fold import fold
from attache.lexicon import Lexicon, Name, Term, day, items, rows, terms

CODES = {row["code"] for row in rows("countries")} | {"UNO", "EUR"}
FORMS = ("IGO:", "IMG:")

# Offices of which a state has one at a time.
SINGLE = {
    "president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "emir", "sultan", "grand duke", "prince", "pope",
    "supreme leader", "head of state", "chief executive", "governor general", "governor-general", "minister of state", "general secretary",
    "foreign minister", "defence minister", "finance minister", "interior minister", "secretary of state", "secretary of defense",
    "treasury secretary", "central bank governor", "secretary-general", "secretary general", "vice president",
}  # fmt: skip

# Those that several may hold at once in one state, by (code, title), with the reason. Acting heads have a title of their own.
SHARED = {
    ("LBY", "prime minister"): "rival governments in Tripoli and in the east",
    ("CIV", "president"): "Gbagbo did not yield to Ouattara before he was seized, 2010-12 to 2011-04",
    ("IRN", "vice president"): "Iran has a dozen vice presidents; the first among them bears no other title here",
}  # fmt: skip

# Who held an office of a state and one of a body at once; the row of the state comes first in the table and is read.
BOTH = {
    "Abdulla Shahid": "stayed foreign minister while he presided over the General Assembly",
    "Meng Hongwei": "stayed vice minister while he was president of Interpol",
    "Miroslav Lajčák": "stayed foreign minister while he presided over the General Assembly",
}

# What Chinese papers name in Latin letters only.
LATIN = {
    "Airfinity", "Anthropic", "Asialyst", "Bellingcat", "Clearview AI", "CrowdStrike", "CureVac", "Grab", "H&M", "Instagram",
    "Lockbit", "Matters", "Nexta", "Nuvei", "OVD-Info", "Rapidus", "Reddit", "VKontakte", "WeChat", "WhatsApp", "Wirecard", "Yandex",
    "am730", "iYouPort", "taz",
}  # fmt: skip


def spans(term: str) -> tuple[tuple[date, date], tuple[date, date]]:
    """The first and the last day of a term, each as the earliest and latest that its text allows."""
    _, _, dates = term.partition("@")
    first, _, last = dates.partition("/")
    begun = (day(first, False) or date.min, day(first, True) or date.min)
    ended = (day(last, False) or date.max, day(last, True) or date.max)
    return begun, ended


def overlap(one: str, other: str) -> bool:
    """Whether two terms overlap for sure: a handover within the day, month or year that is told is none."""
    (a, b), (c, d) = spans(one), spans(other)
    return a[1] < d[0] and c[1] < b[0]


def held() -> Iterator[tuple[str, str, str]]:
    """Code, Latin name and text of every term."""
    for row in rows("persons"):
        yield from ((row["code"], row["en"], term) for term in items(row["offices"]))


def title(term: str) -> str:
    return term.partition("@")[0].rpartition(":")[0]


def test_no_office_is_without_a_first_day() -> None:
    assert [(name, term) for _, name, term in held() if spans(term)[0][0] == date.min] == []


def test_days_of_offices_parse_and_are_in_order() -> None:
    for _, name, term in held():
        begun, ended = spans(term)
        assert begun[0] <= ended[1], (name, term)


def test_offices_of_a_person_stand_in_the_order_of_their_days() -> None:
    """The last is the one by which a person is called where no day is known."""
    for row in rows("persons"):
        for one, other in combinations(items(row["offices"]), 2):
            assert not (spans(other)[1][1] < spans(one)[0][0]), (row["en"], one, other)


def test_seats_have_one_holder_at_a_time() -> None:
    seats: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for code, name, term in held():
        if title(term) in SINGLE:
            seats.setdefault((code, title(term)), []).append((name, term))
    clashes = [
        (seat, one, other)
        for seat, several in seats.items() if seat not in SHARED
        for one, other in combinations(several, 2) if overlap(one[1], other[1])
    ]  # fmt: skip
    assert clashes == []


@pytest.mark.parametrize("seat", sorted(SHARED))
def test_what_is_excused_is_there(seat: tuple[str, str]) -> None:
    several = [term for code, _, term in held() if (code, title(term)) == seat]
    assert any(overlap(one, other) for one, other in combinations(several, 2))


def test_nobody_holds_one_office_twice_at_a_time() -> None:
    for row in rows("persons"):
        for one, other in combinations(items(row["offices"]), 2):
            assert title(one) != title(other) or not overlap(one, other), (row["en"], one, other)


def test_codes_are_of_states_or_of_our_own_form() -> None:
    for table in ("places", "bodies", "roles", "persons", "outlets"):
        for row in rows(table):
            assert not row["code"] or row["code"] in CODES or row["code"].startswith(FORMS), (table, row["en"], row["code"])


def test_everything_has_its_names() -> None:
    for row in rows("countries"):
        assert row["en"] and row["cn"] and row["tw"] and row["hk"], row["code"]
    for row in rows("persons"):
        assert row["en"] and (row["cn"] or row["tw"] or row["hk"]), row["en"]
    for table in ("places", "bodies", "offices", "roles", "outlets"):
        for row in rows(table):
            chinese = any(not name.isascii() for name in items(row["names"]))
            assert row["en"] and (chinese or row["en"] in LATIN), (table, row["en"])


def test_a_row_is_one_entity() -> None:
    for table in ("persons", "countries"):
        keys = [(row["en"], row["code"]) for row in rows(table)]
        assert [key for key in keys if keys.count(key) > 1] == []


def named(lexicon: Lexicon) -> Iterator[tuple[str, list[Name]]]:
    for word, entries in zip(lexicon.words, lexicon.entries, strict=True):
        names = [entry for entry in entries if isinstance(entry, Name)]
        if len(names) > 1:
            yield word, names


def test_a_word_of_one_kind_means_one_party(lexicon: Lexicon) -> None:
    """Of several kinds the first of person, office, role, body, state, place, outlet is read; within one the rows must agree."""
    bad = [
        (word, one, other)
        for word, names in named(lexicon)
        for one, other in combinations(names, 2)
        if one.kind == other.kind != "person" and (one.code, one.sector) != (other.code, other.sector)
    ]  # fmt: skip
    assert bad == []


def test_namesakes_are_told_apart_by_state_or_day(lexicon: Lexicon) -> None:
    """Of several persons the one is read whose state is named beside it, else the holder on the day: of one state only one may be."""
    for word, names in named(lexicon):
        persons = [name for name in names if name.kind == "person"]
        for one, other in combinations(persons, 2):
            if one.code == other.code:
                assert not any(_meet(a, b) for a in one.terms for b in other.terms), (word, one.en, other.en)


def test_one_person_under_two_codes_serves_one_at_a_time(lexicon: Lexicon) -> None:
    """An office of a state and one of a body are rows of their own; the day decides, so they may not overlap."""
    for word, names in named(lexicon):
        persons = [name for name in names if name.kind == "person"]
        for one, other in combinations(persons, 2):
            if one.en == other.en and one.en not in BOTH:
                assert not any(_meet(a, b) for a in one.terms for b in other.terms), (word, one, other)


def _meet(one: Term, other: Term) -> bool:
    """Whether two terms share more than the month in which one ends and the other begins."""
    first, last = max(one.first or date.min, other.first or date.min), min(one.last or date.max, other.last or date.max)
    return first < last and (last - first).days > 31


def test_terms_are_read_as_they_stand() -> None:
    row = {"en": "X", "offices": "president:GOV@2010/2014-02|king:GOV@2015-03-04/"}
    assert terms(row) == (
        Term("president", "GOV", date(2010, 1, 1), date(2014, 2, 28)), Term("king", "GOV", date(2015, 3, 4), None),
    )  # fmt: skip


def test_titles_of_seats_are_held_by_somebody() -> None:
    known = {title(term) for _, _, term in held()}
    for row in rows("seats"):
        assert any(name in known for name in items(row["titles"])), row["words"]
        assert all(word == fold(word) for word in items(row["words"])), row["words"]
