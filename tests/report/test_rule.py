"""Rules by name: whatever an output names can be looked up."""

from attache.lexicon import rows
from attache.report.rule import index, lines, names, rule, sense


def test_a_predicate_row_shows_words_frames_and_examples() -> None:
    (one,) = rule("consult.visit.fangwen").rules
    out = "\n".join(lines(rule("consult.visit.fangwen")))
    assert one.table == "predicates.tsv" and one.sense == "visit"
    assert "Goldstein 1.9" in out and "the doer, the act, the done-to" in out and "→ FRA>CHN" in out and "  not  " in out


def test_a_beginning_finds_one_or_lists_several() -> None:
    assert names(rule("consult.visit.fangw").rules) == ["consult.visit.fangwen"]
    several = rule("sanction.discontinue.").several
    assert len(several) > 3 and all(one.name.startswith("sanction.discontinue.") for one in several)


def test_an_unknown_name_gets_suggestions() -> None:
    found = rule("consult.visit.fangwenn")
    assert not found.rules and "consult.visit.fangwen" in found.near
    assert rule("").rules == () and rule("  ").several == ()


def test_every_name_in_outputs_is_known() -> None:
    known = set(index())
    assert {row["id"] for row in rows("predicates")} <= known
    assert {row["rule"] for row in rows("times")} <= known
    assert {f"cue.{row['kind']}.{row['stance']}" for row in rows("cues")} <= known
    assert {row["context"] for row in rows("contexts")} <= known
    assert {"place.at", "place.to", "place.target", "day-of-report", "given"} <= known
    days = {
        "editor",
        "title",
        "stamp",
        "byline",
        "url",
        "record",
        "front-matter",
        "head",
        "ago",
        "epoch",
        "updated",
        "crawl",
        "dateline",
        "latest-day",
    }
    assert days | {"repost", "source line", "category", "author", "address", "paragraph", "site", "unlisted"} <= known
    assert {"machine-translated", "content-farm", "date-conflict", "digest", "abstract", "encoding", "truncated", "paywall"} <= known


def test_a_name_of_two_rules_shows_both() -> None:
    assert len(rule("dateline").rules) == 2
    assert sense("dateline", "rules.tsv") and not sense("no such rule")
