"""Who a name may mean, and why: for anyone who asks what the tables know of a state, a body, an office, a person.

``who`` gives the meanings of a name as the tables have it, ``lines`` and ``fields`` put them into words and into JSON.
A name is sought as it stands, then in either script and width, then as a Latin name, then as a composition (美国国防部长).
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct
from opencc import OpenCC

from attache.fold import DOTS, fold
from attache.lexicon import SHORT, Term, items, rows, terms

TABLES = ("persons", "offices", "roles", "bodies", "countries", "places", "outlets")  # of several kinds the first is read
KINDS = {"persons": "person", "offices": "office", "roles": "role", "bodies": "body", "countries": "state", "outlets": "outlet"}
COLUMNS = {"persons": ("cn", "tw", "hk"), "countries": ("cn", "tw", "hk", "short")}
SCRIPTS = {"cn": "t2s", "tw": "s2tw", "hk": "s2hk"}  # how a name is written where a region has none of its own
ALIKE = 0.5  # share of its characters that a near name must have in common with the one asked for
NEAR = 5  # so many near names are offered
MOST = 6  # so many names of a meaning are shown in a line; JSON has all

PERSONS = "persons of one name: the one whose state is named beside it, else the one who held an office on the day"
HOLDER = "one person under several codes: the office held on the day decides"
ORDER = "words of several kinds: a person, else an office, a role, a body, a state, a place, an outlet"
LONGEST = "words of one kind: the first row of the table"


class Word(Struct, frozen=True):
    """A name at its place in a table."""

    text: str
    table: str
    column: str
    row: dict[str, str]


class Meaning(Struct, frozen=True):
    """One entity that a name may mean, or a part of one."""

    kind: str
    code: str | None
    sector: str | None
    en: str
    names: dict[str, tuple[str, ...]]  # by region (cn, tw, hk) or script (Hans, Hant)
    converted: tuple[str, ...]  # regions or scripts whose names differ from the others' in script alone
    terms: tuple[Term, ...]
    held: tuple[Term, ...]  # those of the day asked for; none where no day was given
    word: Word
    match: str  # "as it stands", "in the other script", "in another width", "Latin name", …


class Answer(Struct, frozen=True):
    """What a name may mean: whole, else in parts with the holders of the office they name; else what comes near it."""

    name: str
    day: date | None
    meanings: tuple[Meaning, ...] = ()
    rules: tuple[str, ...] = ()  # what decides between the meanings
    parts: tuple[tuple[Meaning, ...], ...] = ()
    holders: tuple[Meaning, ...] = ()
    near: tuple[str, ...] = ()


def who(name: str, day: date | None = None) -> Answer:
    """What the tables know of a name; with a day, which offices were held on it. Never fails: an unknown name has no meanings."""
    asked = " ".join(name.split())
    whole = _whole(asked, day)
    if whole:
        return Answer(asked, day, whole, tuple(_rules(whole)))
    cut = _cut(_key(asked))
    if cut:
        parts = tuple(_meanings(index()[word], word, day) for word in cut)
        return Answer(asked, day, parts=parts, holders=_holders(_key(asked), parts, day))
    holders = _holders(_key(asked), (), day)
    return Answer(asked, day, holders=holders, near=() if holders else _near(asked))


@cache
def index() -> dict[str, tuple[Word, ...]]:
    """Every name of the tables by its matching form, in the order in which kinds are read."""
    found: dict[str, list[Word]] = {}
    shorts = [short for row in rows("countries") for short in items(row["short"])]
    for table in TABLES:
        for row in rows(table):
            for column in COLUMNS.get(table, ("names",)):
                for text in items(row[column]):
                    for word in [text.replace(SHORT, short) for short in shorts] if SHORT in text else [text]:
                        found.setdefault(_key(word), []).append(Word(word, table, column, row))
    return {key: tuple(words) for key, words in found.items()}


def _key(text: str) -> str:
    """The matching form: one script, one width, no case."""
    return fold(unicodedata.normalize("NFKC", text)).casefold()


def _whole(asked: str, day: date | None) -> tuple[Meaning, ...]:
    found = _meanings(index().get(_key(asked), ()), asked, day)
    return found or tuple(_meaning(word, match, day) for word, match in _latin(_plain(asked)))


def _meanings(words: Iterable[Word], asked: str, day: date | None) -> tuple[Meaning, ...]:
    """One meaning a row, by the first of its names that fits."""
    first: dict[int, Word] = {}
    for word in sorted(words, key=lambda word: word.text != asked):
        first.setdefault(id(word.row), word)
    order = sorted(first.values(), key=lambda word: TABLES.index(word.table))
    return tuple(_meaning(word, _match(asked, word.text), day) for word in order)


def _match(asked: str, text: str) -> str:
    if asked == text:
        return "as it stands"
    return "in another width or case" if _wide(asked) == _wide(text) else "in the other script"


def _wide(text: str) -> str:
    """A text in one width and case, with one point between names, in the script it has."""
    return unicodedata.normalize("NFKC", text).casefold().translate(dict.fromkeys(map(ord, DOTS), "·"))


def _plain(text: str) -> str:
    """A Latin name without case, accents and points."""
    bare = unicodedata.normalize("NFD", _wide(text)).translate({ord("ı"): "i", ord("ł"): "l", ord("ø"): "o", ord("đ"): "d", ord("ə"): "e"})
    kept = (" " if not letter.isalnum() else letter for letter in bare if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


def _latin(asked: str) -> Iterator[tuple[Word, str]]:
    """Rows by their English name: whole, of persons also a part that stands together (a surname), of states the code and adjective."""
    if not asked.isascii() or not asked:
        return
    for table in TABLES:
        for row in rows(table):
            known = _plain(row["en"])
            if known == asked:
                yield Word(row["en"], table, "en", row), "by its English name"
            elif table == "persons" and f" {asked} " in f" {known} ":
                yield Word(row["en"], table, "en", row), "by a part of the Latin name"
            elif asked in {_plain(row.get("code", "")), _plain(row.get("adjective", ""))} and table == "countries":
                yield Word(row["en"], table, "code" if _plain(row["code"]) == asked else "adjective", row), "by its code or adjective"


def _meaning(word: Word, match: str, day: date | None) -> Meaning:
    row = word.row
    held = terms(row) if word.table == "persons" else ()
    on = tuple(term for term in held if term.covers(day)) if day else ()
    names, converted = _regions(row) if "cn" in row else _scripts(items(row["names"]))
    kind = {"short": "short form"}.get(word.column) or row.get("kind", "") if word.table == "places" else _kind(word)
    return Meaning(kind, row.get("code") or None, _sector(word, held, on), row["en"], names, converted, held, on, word, match)


def _kind(word: Word) -> str:
    return "short form" if word.column == "short" else KINDS[word.table]


def _sector(word: Word, held: Sequence[Term], on: Sequence[Term]) -> str | None:
    if word.table in {"countries", "outlets"}:
        return "GOV" if word.table == "countries" else "JRN"
    if word.table == "persons":
        return [*held, *on][-1].sector if held else None
    return word.row["sector"] or None


@cache
def _converter(scheme: str) -> OpenCC:
    return OpenCC(scheme)


def _regions(row: dict[str, str]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The names by region; where a region has none of its own they are those of the first that has, in its script."""
    own = next((row[region] for region in ("cn", "tw", "hk") if row[region]), "")
    names = {region: tuple(items(row[region] or _converter(SCRIPTS[region]).convert(own))) for region in ("cn", "tw", "hk")}
    return names, tuple(region for region in ("cn", "tw", "hk") if not row[region])


def _scripts(names: list[str]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The names by script; where a script has none they are the others', converted."""
    plain = tuple(name for name in names if _converter("t2s").convert(name) == name)
    full = tuple(name for name in names if name not in plain)
    hans = plain or tuple(_converter("t2s").convert(name) for name in full)
    hant = full or tuple(_converter("s2t").convert(name) for name in plain)
    return {"Hans": hans, "Hant": hant}, tuple(script for script, own in (("Hans", plain), ("Hant", full)) if not own)


def _rules(meanings: Sequence[Meaning]) -> Iterator[str]:
    """What decides between several meanings, as the coding does it."""
    persons = [one for one in meanings if one.kind == "person"]
    if len({one.en for one in persons}) > 1:
        yield PERSONS
    if len(persons) > len({one.en for one in persons}):
        yield HOLDER
    if len({one.word.table for one in meanings}) > 1:
        yield ORDER
    if any(count > 1 for kind, count in Counter(one.kind for one in meanings).items() if kind != "person"):
        yield LONGEST


def _cut(key: str) -> tuple[str, ...]:
    """The name as a chain of known words, the fewest; empty when it is none."""
    best: list[tuple[str, ...] | None] = [(), *([None] * len(key))]
    for end in range(1, len(key) + 1):
        for start in range(end):
            before = best[start]
            if before is not None and key[start:end] in index() and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = (*before, key[start:end])
    chain = best[-1]
    return chain if chain and len(chain) > 1 else ()


@cache
def _seats() -> dict[str, tuple[str, ...]]:
    return {_key(word): tuple(items(row["titles"])) for row in rows("seats") for word in items(row["words"])}


def _holders(key: str, parts: Sequence[Sequence[Meaning]], day: date | None) -> tuple[Meaning, ...]:
    """The persons who held on the day the office that a name ends in (or, after a state, begins with); none without a day."""
    at = next((at for at in range(1, len(key)) if key[at:] in _seats() and key[:at] in index()), None)
    if at is None or day is None:
        return ()
    codes = {word.row.get("code") for word in index()[key[:at]]} - {None, ""}
    titles = _seats()[key[at:]]
    found = []
    for row in rows("persons"):
        if row["code"] in codes and any(term.title in titles and term.covers(day) for term in terms(row)):
            found.append(_meaning(Word(row["en"], "persons", "offices", row), "by the office held", day))
    return tuple(found)


def _near(asked: str) -> tuple[str, ...]:
    """Names that share most of their characters with the one asked for, the likest first."""
    latin = _plain(asked).isascii()
    known = {_plain(row["en"]): row["en"] for row in rows("persons")} if latin else {key: words[0].text for key, words in index().items()}
    sought = Counter(_plain(asked) if latin else _key(asked))
    scored = ((_alike(sought, Counter(key)), known[key]) for key in known if len(key) > 1)
    return tuple(text for score, text in sorted(scored, key=lambda one: (-one[0], one[1]))[:NEAR] if score > ALIKE)


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of characters that two names have in common: 2 where all are, of 0 to 1."""
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))


def lines(answer: Answer) -> Iterator[str]:
    """An answer for a person to read."""
    yield answer.name + (f"  on {answer.day}" if answer.day else "")
    for one in answer.meanings:
        yield from _told(one, "  ")
    for rule in answer.rules:
        yield f"  decides  {rule}"
    for part in answer.parts:
        yield f"  part     {part[0].word.text}"
        for one in part:
            yield from _told(one, "    ") if one.terms else (f"    {_headed(one)}",)
    for one in answer.holders:
        yield "  holder"
        yield from _told(one, "    ")
    if answer.near:
        yield f"  not known; near it: {'、'.join(answer.near)}"
    elif not (answer.meanings or answer.parts or answer.holders):
        yield "  not known"


def _headed(one: Meaning) -> str:
    return f"{one.kind:<11}{one.code or '-'}/{one.sector or '-'}  {one.en}"


def _told(one: Meaning, margin: str) -> Iterator[str]:
    yield margin + _headed(one)
    told = (f"{region} {_listed(names)}{' (same, by script)' if region in one.converted else ''}" for region, names in one.names.items())
    yield f"{margin}  names    {'   '.join(told)}"
    for term in one.terms:
        mark = "held     " if term in one.held else "office   "
        yield f"{margin}  {mark}{term.title} ({term.sector or '-'})  {term.first or '…'} – {term.last or 'open'}"
    yield f"{margin}  why      {one.word.table}.tsv, {one.word.column}: {one.word.text}, {one.match}"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return "、".join(names[:MOST]).replace(SHORT, "…") + more


def fields(answer: Answer) -> dict[str, Any]:
    """An answer as a JSON object."""
    return {
        "name": answer.name, "on": answer.day.isoformat() if answer.day else None, "meanings": [_fields(one) for one in answer.meanings],
        "rules": answer.rules, "parts": [[_fields(one) for one in part] for part in answer.parts],
        "holders": [_fields(one) for one in answer.holders], "near": answer.near,
    }  # fmt: skip


def _fields(one: Meaning) -> dict[str, Any]:
    return {
        "kind": one.kind, "code": one.code, "sector": one.sector, "en": one.en, "names": one.names, "converted": one.converted,
        "offices": [_office(term) for term in one.terms], "held": [_office(term) for term in one.held],
        "why": {"table": one.word.table, "column": one.word.column, "word": one.word.text, "match": one.match},
    }  # fmt: skip


def _office(term: Term) -> dict[str, str | None]:
    return {
        "title": term.title, "sector": term.sector, "first": term.first.isoformat() if term.first else None,
        "last": term.last.isoformat() if term.last else None,
    }  # fmt: skip
