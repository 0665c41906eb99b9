"""How an act is done where its predicate alone does not tell: what a demand asks for, and how many sides talk on whose ground.

要求德国停止 asks for a change and 要求德国提供坦克 for help; a summit of two is no multilateral one; talks of two on a third side's ground
are by third party.
"""

from msgspec.structs import replace

from attache.coding.fire import unbracketed
from attache.coding.frame import Act
from attache.reading import Mark, Reading

WANTED = {"AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "SANCTION": "assist", "CONSULT": "meet"}  # modes of demands
LEAVING = frozenset({"withdraw", "expel"})  # modes of SANCTION which are done to oneself
ASKING = {"assist": "023", "meet": "026"}  # CAMEO: appeal for aid, appeal to meet
MANY, THIRD, ABROAD = "multilateral", "third-party", "044"  # CAMEO: meet at a third location
BOTH, STATE = 2, 3


def moded(reading: Reading, act: Act) -> Act:
    """An act with the mode that the words around it tell."""
    predicate = act.predicate
    if predicate.type == "REQUEST" and predicate.mode in {"change", None}:
        mode = _wanted(reading, act)
        return replace(act, predicate=replace(predicate, mode=mode, cameo=ASKING[mode])) if mode else act
    if predicate.type != "CONSULT" or act.recipient or len({party.code for party in act.actor}) != BOTH:
        return act
    if predicate.mode == MANY and not any(":" in (party.code or "") or party.code == "UNO" for party in act.actor):
        return replace(act, predicate=replace(predicate, mode=None))
    if predicate.mode is None and _abroad(reading, act):
        return replace(act, predicate=replace(predicate, mode=THIRD, cameo=ABROAD))
    return act


def _wanted(reading: Reading, act: Act) -> str | None:
    """What is asked for by the first word behind a demand that is an act or help: 希望德国支持, 要求提供; none of what is to end."""
    clause = reading.clauses[act.clause]
    for mark in reading.inside(act.trigger.start + 1, clause.end):
        if mark.start <= act.trigger.start:
            continue
        if mark.kind("halt", "negator", "cancel", "prevent"):
            return None
        if mark.kind("help"):
            return "assist"
        if mode := _act_wanted(reading, mark, clause.end):
            return mode if mode in ASKING else None
    return None


def _act_wanted(reading: Reading, mark: Mark, stop: int) -> str:
    """The mode of a demand for what a word names; another word for another act, nothing for no act."""
    forms = [form for form in mark.forms if form.predicate.pos != "d" and reading.tailed(mark.end, form.tail, stop) >= 0]
    if not forms or forms[0].predicate.mode in LEAVING:
        return ""
    return WANTED.get(forms[0].predicate.type, forms[0].predicate.type)


def _abroad(reading: Reading, act: Act) -> bool:
    """Whether two sides talk in a place of a third one's."""
    clause, codes = reading.clauses[act.clause], {party.code for party in act.actor}
    places = [one for one in unbracketed(reading, clause.start, clause.end) if one.government == "在" and one.local and one.parties]
    return bool(places) and all(code and len(code) == STATE for code in codes) and places[0].parties[0].code not in codes
