"""The tables: canonical form, and rules that hold across rows."""

import re
from datetime import date
from importlib.resources import files

import pytest

from attache.errors import LexiconError
from attache.fold import fold
from attache.lexicon import Lexicon, day, frame, items, rows
from eval.tidy import tidied

TABLES = sorted(path.name.removesuffix(".tsv") for path in files("attache").joinpath("data").iterdir() if path.name.endswith(".tsv"))


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_in_canonical_form(table: str) -> None:
    text = files("attache").joinpath("data", f"{table}.tsv").read_text("utf-8")
    assert text == tidied(text), f"{table}.tsv is not in canonical form: run make fix-data"


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source_and_a_day(table: str) -> None:
    for row in rows(table):
        assert row["source"], row
        date.fromisoformat(row["added"])


@pytest.mark.parametrize("table", TABLES)
def test_lists_have_no_empty_or_double_members(table: str) -> None:
    for row in rows(table):
        for column, field in row.items():
            if column in {"words", "names", "cn", "tw", "hk", "short", "examples", "not", "offices"} and field:
                members = field.split("|")
                assert all(members), (column, row)
                assert len(members) == len(set(members)), (column, row)


def test_codes_are_of_the_known_forms() -> None:
    form = re.compile(r"[A-Z]{3}|IGO:[A-Za-z0-9+-]+|IMG:[A-Za-z0-9-]+")
    for table in ("countries", "places", "bodies", "roles", "persons", "outlets"):
        for row in rows(table):
            assert not row["code"] or form.fullmatch(row["code"]), (table, row)


def test_short_forms_belong_to_one_state() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows("countries"):
        for short in items(row["short"]):
            assert len(short) == 1
            owners.setdefault(fold(short), set()).add(row["code"])
    assert {short: codes for short, codes in owners.items() if len(codes) > 1} == {}


def test_names_of_states_belong_to_one_state() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows("countries"):
        for region in ("cn", "tw", "hk"):
            for name in items(row[region]):
                owners.setdefault(fold(name), set()).add(row["code"])
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_tables_hold_what_is_promised(lexicon: Lexicon) -> None:
    assert len(rows("countries")) >= 249
    assert len(rows("persons")) >= 300
    assert len(rows("predicates")) >= 300
    assert {row["type"] for row in rows("predicates")} == {kind for kind, mode in lexicon.scores if not mode}


def test_predicates_use_modes_and_codes_of_the_ontology(lexicon: Lexicon) -> None:
    modes = {(row["type"], row["mode"]) for row in rows("ontology") if row["kind"] == "plover"}
    for row in rows("predicates"):
        assert not row["mode"] or (row["type"], row["mode"]) in modes or (row["type"], row["mode"]) == ("PROTEST", "vandalize"), row["id"]
        assert not row["cameo"] or row["cameo"] in lexicon.goldstein, row["id"]


def test_predicate_ids_are_unique_and_begin_with_their_type() -> None:
    ids = [row["id"] for row in rows("predicates")]
    assert len(ids) == len(set(ids))
    for row in rows("predicates"):
        assert row["id"].startswith(f"{row['type'].lower()}.{row['mode'] or 'none'}."), row["id"]


def test_offices_of_a_person_have_dates_in_order() -> None:
    for row in rows("persons"):
        for term in items(row["offices"]):
            _, _, dates = term.partition("@")
            first, _, last = dates.partition("/")
            begun, ended = day(first, False), day(last, True)
            assert begun is None or ended is None or begun <= ended, (row["en"], term)


@pytest.mark.parametrize(("text", "end", "wanted"), [
    ("2021", False, date(2021, 1, 1)), ("2021", True, date(2021, 12, 31)), ("2021-02", True, date(2021, 2, 28)),
    ("2021-12", True, date(2021, 12, 31)), ("2021-02-03", True, date(2021, 2, 3)), ("", True, None),
])  # fmt: skip
def test_open_days(text: str, end: bool, wanted: date | None) -> None:
    assert day(text, end) == wanted


def test_frames() -> None:
    assert frame("X 对 Y V", "r").before == ("X", "对", "Y")
    with pytest.raises(LexiconError, match="r: X Y"):
        frame("X Y", "r")
