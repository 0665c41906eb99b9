"""Codes and scores: every predicate's CAMEO code is known and says what its PLOVER type and mode say, but for the exceptions here."""

import pytest

from attache.lexicon import load, rows

CODES = {row["cameo"]: row for row in rows("ontology") if row["kind"] == "cameo"}
MODES = {(row["type"], row["mode"]) for row in rows("ontology") if row["kind"] == "plover"} | {("PROTEST", "vandalize")}

# Where the type or mode of a row is not that of its code, and why.
EXCEPTIONS = {
    ("SANCTION", "withdraw", "1661"): "166 is to expel or withdraw: here one's own are withdrawn",
    ("SANCTION", "withdraw", "1662"): "166 is to expel or withdraw: here one's own are withdrawn",
    ("SANCTION", "withdraw", "1663"): "166 is to expel or withdraw: here one's own are withdrawn",
    ("ASSAULT", "explosives", "183"): "a bomb laid or sent, which CAMEO counts with suicide and car bombings",
    ("ACCUSE", "allege", "112"): "the manual's allege is to accuse, formally or informally",
    ("ACCUSE", "disapprove", "114"): "the manual's disapprove is to complain",
    ("ASSAULT", "drone", "195"): "CAMEO has no drones beside aerial weapons",
    ("ASSAULT", "primitive", "182"): "CAMEO has no weapons of this kind; a physical assault",
    ("COERCE", "", "175"): "in CAMEO repression is coercion (root 17)",
    ("COERCE", "censor", "1721"): "CAMEO has no censorship beside restrictions on political freedoms",
    ("COERCE", "withhold", "171"): "CAMEO has no withholding of services; what people need is taken from them",
    ("MOBILIZE", "militia", "154"): "CAMEO's armed forces are militias, too",
    ("MOBILIZE", "weapons", "152"): "CAMEO does not tell weapons from troops",
    ("MOBILIZE", "weapons", "154"): "CAMEO does not tell weapons from troops",
    ("PROTEST", "strike", "143"): "strike or boycott in CAMEO",
    ("REJECT", "change", "128"): "what is refused is a result, not a release or an easing",
    ("REJECT", "change", "129"): "a veto of a change",
    ("REJECT", "yield", "124"): "refusing to yield is the manual's yield",
    ("REQUEST", "yield", "105"): "demanding that one yields is the manual's yield",
    ("RETREAT", "resign", "0831"): "CAMEO has a resignation only as a concession",
    ("RETREAT", "withdraw", "087"): "the manual's withdraw is to leave an area; disarm is to give up weapons",
    ("RETREAT", "withdraw", "0874"): "the manual's withdraw is to leave an area; disarm is to give up weapons",
    ("RETREAT", "withdraw", "0872"): "the manual's withdraw is to leave an area; disarm is to give up weapons",
    ("COERCE", "withhold", "172"): "CAMEO has no withholding of services; an administrative measure",
    ("COERCE", "withhold", "1721"): "CAMEO has no cutting of networks beside restrictions on political freedoms",
    ("SANCTION", "convict", "116"): "the verdict itself, which is an accusation in CAMEO",
    ("SANCTION", "convict", "172"): "a fine is an administrative sanction",
    ("SANCTION", "convict", "173"): "CAMEO's verdicts (116) are accusations; a sentence is legal action (173)",
    ("SANCTION", "discontinue", "161"): "the manual's discontinue is to break relations; withdraw is to leave a body",
    ("SANCTION", "discontinue", "164"): "the manual's discontinue is to break off exchanges",
    ("SANCTION", "withdraw", "163"): "leaving a market is a boycott in CAMEO",
}
UNCODED = {("PROTEST", "vandalize"): "CAMEO has no vandalism"}


@pytest.mark.parametrize("row", rows("predicates"), ids=lambda row: row["id"])
def test_a_row_has_a_code_that_says_the_same(row: dict[str, str]) -> None:
    assert not row["mode"] or (row["type"], row["mode"]) in MODES
    if not row["cameo"]:
        assert (row["type"], row["mode"]) in UNCODED
        return
    code = CODES[row["cameo"]]
    fits = code["type"] == row["type"] and (not code["mode"] or not row["mode"] or code["mode"] == row["mode"])
    assert fits or EXCEPTIONS.get((row["type"], row["mode"], row["cameo"])), f"{row['id']}: {code['type']}/{code['mode']} is {row['cameo']}"


def test_scores_as_the_manuals_have_them() -> None:
    goldstein, scores = load().goldstein, load().scores
    known = {
        "010": 0.0, "026": 4.0, "036": 4.0, "040": 1.0, "042": 1.9, "043": 2.8, "046": 7.0, "051": 3.4, "057": 8.0, "061": 6.4, "072": 8.3,
        "0871": 9.0, "090": -2.0, "111": -2.0, "100": -5.0, "120": -4.0, "130": -4.4, "138": -7.0, "141": -6.5, "145": -7.5, "154": -7.2,
        "161": -4.0, "163": -8.0, "173": -5.0, "1711": -9.2, "190": -10.0, "193": -10.0,
    }  # fmt: skip
    assert {code: goldstein[code] for code in known} == known
    types = {
        "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5, "REQUEST": 0.0,
        "ACCUSE": -2.0,
        "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
    }  # fmt: skip
    assert {kind: scores[kind, ""] for kind in types} == types
    assert scores["ACCUSE", "allege"] == -3.5 and scores["SANCTION", "discontinue"] == -6.0 and scores["ASSAULT", "unconventional"] == -10.0


def test_verbal_and_material_conflict_have_no_positive_score() -> None:
    """The manual prints ACCUSE as +3 and puts SANCTION under two quads: here both are conflict."""
    conflict = {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    assert [key for key, score in load().scores.items() if key[0] in conflict and score >= 0] == []
    cooperative = {"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "AGREE", "RETREAT"}
    assert [key for key, score in load().scores.items() if key[0] in cooperative and score <= 0] == []
