"""What a rule says that an output names: a predicate row, a rule of time, a cue, a sign, a context.

``rule`` finds it by its name or the beginning of one, ``lines`` puts it into words, ``sense`` gives one line for others to quote.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from msgspec import Struct

from attache.lexicon import items, load, rows

NEAR = 6  # so many names are offered where none is found
MOST = 40  # so many names are listed that begin alike
POS = {
    "v": "a verb", "n": "a noun, which counts with its doer or under a light verb", "vn": "a verb or a noun",
    "d": "a word of duty or blame, which counts only inside a statement, right behind another side's party",
}  # fmt: skip
SLOTS = {
    "X": "the doer", "Y": "the done-to", "V": "the act", "对": "to or against", "与": "with", "从": "from", "在": "in or at", "就": "about",
    ".": "and no more in the clause",
}  # fmt: skip


class Rule(Struct, frozen=True):
    """Something that an output names, with the table that has it."""

    name: str
    table: str
    sense: str
    facts: tuple[tuple[str, str], ...]  # what it says, by name
    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()  # sentences in which it must not be found


class Found(Struct, frozen=True):
    """The rules of a name; else those whose names begin so; else names that come near."""

    rules: tuple[Rule, ...] = ()
    several: tuple[Rule, ...] = ()
    near: tuple[str, ...] = ()


def rule(name: str) -> Found:
    """What the tables have under a name, whatever its case; never fails."""
    known, asked = index(), name.strip().lower()
    if asked in known:
        return Found(known[asked])
    parts = asked.split(":")
    if len(parts) > 1 and all(part in known for part in parts):
        return Found(tuple(one for part in parts for one in known[part]))  # since:month, which is made of two
    begun = [one for key in sorted(known) if asked and key.startswith(asked) for one in known[key]]
    if begun and len({one.name for one in begun}) == 1:
        return Found(tuple(begun))
    if begun:
        return Found(several=tuple(begun))
    inside = [key for key in sorted(known) if asked and asked in key]
    return Found(near=tuple(dict.fromkeys([*get_close_matches(asked, known, NEAR), *inside]))[:NEAR])


@cache
def index() -> dict[str, tuple[Rule, ...]]:
    """All rules by name in lower case."""
    out: dict[str, list[Rule]] = {}
    for one in (*_predicates(), *_times(), *_cues(), *_others(), *_grounds(), *_contexts()):
        out.setdefault(one.name.lower(), []).append(one)
    return {name: tuple(found) for name, found in out.items()}


def sense(name: str, table: str = "") -> str:
    """One line that says what a rule means; empty for an unknown one."""
    found = [one for one in index().get(name.lower(), ()) if not table or one.table == table]
    return found[0].sense if found else ""


def lines(found: Found) -> Iterator[str]:
    """What was found, in words."""
    for number, one in enumerate(found.rules):
        yield from ([""] if number else [])
        yield f"{one.name}  ({one.table})  {one.sense}"
        yield from (f"  {name:9} {value}" for name, value in one.facts if value)
        yield from (f"  example   {example}" for example in one.examples)
        yield from (f"  not       {example}" for example in one.never)
    yield from (f"{one.name}  ({one.table})  {one.sense}" for one in found.several[:MOST])
    if len(found.several) > MOST:
        yield f"… and {len(found.several) - MOST} more"


def _predicates() -> Iterator[Rule]:
    lexicon = load()
    for row in rows("predicates"):
        kind = f"{row['type']}/{row['mode']}" if row["mode"] else row["type"]
        score = lexicon.scores.get((row["type"], row["mode"]), lexicon.scores.get((row["type"], "")))
        facts = (
            ("type", kind), ("CAMEO", f"{row['cameo']}, Goldstein {lexicon.goldstein[row['cameo']]:g}" if row["cameo"] else ""),
            ("PLOVER", f"{score:g}" if score is not None else ""), ("words", " ".join(items(row["words"]))), ("stands as", POS[row["pos"]]),
            *(("frame", f"{frame}  ({_spelt(frame)})") for frame in row["frame"].split(" / ")), ("status", row["status"]), _source(row),
        )  # fmt: skip
        yield Rule(row["id"], "predicates.tsv", row["en"], facts, _told(row["examples"]), _told(row["not"]))


def _spelt(frame: str) -> str:
    """A frame in words: the doer, the act, the done-to."""
    return ", ".join(SLOTS.get(slot, slot) for slot in frame.split())


def _times() -> Iterator[Rule]:
    for row in rows("times"):
        examples = tuple(example.replace("=", "  = ", 1) for example in items(row["examples"]))
        told = "an expression of time; examples as read on Monday, 2024-04-08"
        yield Rule(row["rule"], "times.tsv", told, (("pattern", row["pattern"]), _source(row)), examples, _told(row["not"]))


def _cues() -> Iterator[Rule]:
    for kind, stance in dict.fromkeys((row["kind"], row["stance"]) for row in rows("cues")):
        same = [row for row in rows("cues") if (row["kind"], row["stance"]) == (kind, stance)]
        words = tuple((row["en"], " ".join(items(row["words"]))) for row in same)
        examples = tuple(example for row in same for example in items(row["examples"]))
        never = tuple(example for row in same for example in items(row["not"]))
        yield Rule(f"cue.{kind}.{stance}", "cues.tsv", f"words of reporting: {kind}, {stance}", words, examples, never)


def _others() -> Iterator[Rule]:
    wheres = {f"place.{row['kind']}": row for row in rows("wheres")}
    for row in rows("rules"):
        where = wheres.get(row["name"], {})
        words = (("kind", row["kind"]), ("words", " ".join(items(where.get("words", "")))), _source(row))
        yield Rule(row["name"], "rules.tsv", row["en"], words, _told(where.get("examples", "")), _told(where.get("not", "")))


def _grounds() -> Iterator[Rule]:
    for row in rows("grounds"):
        yield Rule(row["ground"], "grounds.tsv", row["note"], (("weight", row["weight"]), _source(row)))


def _contexts() -> Iterator[Rule]:
    table, by = rows("contexts"), rows("implied")
    kinds = {"2": "sure", "1": "hints", "0": "hide"}
    for name in dict.fromkeys(row["context"] for row in table):
        mine = [row for row in table if row["context"] == name]
        facts = [(kinds[row["points"]], f"{row['sense']}: {' '.join(items(row['words']))}") for row in sorted(mine, key=_points)]
        facts += [("implied", f"{row['why']} ({_conditions(row)})") for row in by if row["context"] == name]
        examples = tuple(example for row in mine for example in items(row["examples"]))
        never = tuple(example for row in mine for example in items(row["not"]))
        yield Rule(name, "contexts.tsv", "a PLOVER context", tuple(facts), examples, never)


def _points(row: dict[str, str]) -> int:
    return -int(row["points"])


def _conditions(row: dict[str, str]) -> str:
    return ", ".join(f"{column} {row[column]}" for column in ("type", "mode", "cameo", "side", "sectors", "points") if row[column])


def _told(field: str) -> tuple[str, ...]:
    """Sentences of a field, what must come out of them behind an arrow."""
    return tuple(_arrow(sentence) for sentence in items(field))


def _arrow(sentence: str) -> str:
    head, brace, tail = sentence.partition(" {")
    return f"{head}  → {tail.rstrip('}')}" if brace else head


def _source(row: dict[str, str]) -> tuple[str, str]:
    return "source", f"{row['source']}, {row['added']}"


def names(found: Iterable[Rule]) -> list[str]:
    """The names of rules, each once."""
    return list(dict.fromkeys(one.name for one in found))
