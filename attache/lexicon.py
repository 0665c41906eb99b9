"""The words, compiled: the only opener of ``attache/data``.

Reach for ``load()`` to get everything that matching needs, and for ``rows(table)`` to read one table as it stands.
docs/LEXICON.md describes the tables; a row that breaks their rules raises ``LexiconError`` naming it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton
from msgspec import Struct
from msgspec.structs import replace

from attache.errors import LexiconError
from attache.fold import fold

NameKind = Literal["country", "short", "place", "body", "office", "role", "person", "outlet"]
LEAST = "least"  # the row of grounds.tsv that holds the bound
PEOPLE = "人"  # behind a state: its people
NATIONAL = "籍"  # behind a state: those who belong to it, 中国籍男子
GAP = 24  # code points that may stand in the gap of a word form such as 签署~协议
SHORT = "{c}"  # in a word form: any one-character form of a country


class Term(Struct, frozen=True):
    """An office held from one day to another; ``None`` where the day is open or not known."""

    title: str
    sector: str | None
    first: date | None
    last: date | None

    def covers(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Name(Struct, frozen=True):
    """A word for a party, or a part of one: a country, a body, an office, a person."""

    kind: NameKind
    code: str | None
    sector: str | None
    en: str
    detail: str = ""  # kind of body or place; category of an outlet; of an envoy's title the state he is sent to
    terms: tuple[Term, ...] = ()


class Frame(Struct, frozen=True):
    """Where the parties of a predicate stand: slots X, Y and marker classes before and after it."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    last: bool = False  # nothing may follow the predicate in its clause
    pivot: bool = False  # who is named right behind the predicate is to do what follows

    def __str__(self) -> str:
        return " ".join((*self.before, "V", *self.after, *("." * self.last), *("…" * self.pivot)))


class Predicate(Struct, frozen=True):
    """A row of predicates.tsv: what is done."""

    id: str
    type: str
    mode: str | None
    cameo: str | None
    pos: Literal["v", "n", "vn", "d"]
    frames: tuple[Frame, ...]
    status: str | None
    en: str

    @property
    def directed(self) -> bool:
        """Whether any frame says where a done-to stands."""
        return any("Y" in frame.before + frame.after for frame in self.frames)

    @property
    def mutual(self) -> bool:
        return any("与" in frame.before for frame in self.frames)


class Form(Struct, frozen=True):
    """One word form of a predicate; ``tail`` is what must follow within ``GAP``, ``arg`` a country inside the head."""

    predicate: Predicate
    head: str
    tail: str | None = None
    arg: tuple[int, str] | None = None  # offset in the head, country code
    verbal: bool = True  # stands as a verb even if its row is a noun's: 举行峰会


class Cue(Struct, frozen=True):
    """A row of cues.tsv: a word that reports speech or thought."""

    stance: str
    kind: Literal["says", "according", "quotes", "declines", "asks", "hopes"]
    en: str
    tail: str | None = None  # what must follow within ``GAP``


class Marker(Struct, frozen=True):
    """A row of markers.tsv: a closed-class word."""

    kind: str
    value: str


class Trap(Struct, frozen=True):
    """A longer word that hides a name or predicate and means neither."""

    note: str


Entry = Name | Form | Cue | Marker | Trap


class Lexicon(Struct, frozen=True):
    """All tables compiled: folded words to what they may mean, and one automaton over them."""

    words: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]  # by index into words
    automaton: Automaton
    scores: dict[tuple[str, str], float]  # PLOVER score by (type, mode), mode "" for the type alone
    goldstein: dict[str, float]  # by CAMEO code
    english: dict[str, str]  # country code to English name
    letters: frozenset[str]  # folded characters that occur in names of persons
    works: tuple[str, ...]  # folded words that end the names of laws and treaties
    firms: tuple[str, ...]  # folded words that end the names of companies
    sites: tuple[str, ...]  # and of schools and other places in a city
    parties: dict[str, frozenset[str]]  # folded name of a political party to the states that have one whose name ends so
    states: frozenset[str]  # English names of states and their capitals
    sectors: dict[tuple[str, str, str], str | None]  # of a bare state by type, mode ("" for all others) and side of an act
    homes: dict[str, str]  # folded name of an outlet to the code of its state
    weights: dict[str, float]  # of the grounds for and against an act being an event
    least: float  # confidence below which an act is not recorded
    digest: str

    def home(self, publisher: str | None) -> str | None:
        """The state of an outlet, by the name the outlet table or an article gives it."""
        name = fold(publisher or "")
        return self.homes.get(name) or next((code for known, code in self.homes.items() if name.startswith(known)), None)

    def find(self, folded: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """Every word in a folded text, overlaps included: start, end, entries."""
        for start, end, index in self.automaton.find_overlapping(folded):
            yield start, end, self.entries[index]


def rows(table: str) -> list[dict[str, str]]:
    """The rows of ``attache/data/<table>.tsv`` as they stand, by column name."""
    lines = files("attache").joinpath("data", f"{table}.tsv").read_text("utf-8").split("\n")
    body = [line for line in lines if line and not line.startswith("# ")]
    names = body[0].split("\t")
    out = []
    for line in body[1:]:
        fields = line.split("\t")
        if len(fields) != len(names):
            raise LexiconError(f"has {len(fields)} fields, not {len(names)}", table, line[:80])
        out.append(dict(zip(names, fields, strict=True)))
    return out


def items(field: str) -> list[str]:
    """The members of a list inside a field."""
    return [item for item in field.split("|") if item]


@cache
def load() -> Lexicon:
    """The shipped tables, compiled once per process."""
    countries = rows("countries")
    shorts = {fold(short): row["code"] for row in countries for short in items(row["short"])}
    found: dict[str, list[Entry]] = {}
    for word, entry in _entries(countries, shorts):
        if word and entry not in found.setdefault(word, []):
            found[word].append(entry)
    words = tuple(sorted(found))
    return Lexicon(
        words=words,
        entries=tuple(tuple(found[word]) for word in words),
        automaton=Automaton(list(words)),
        scores=_scores(),
        goldstein={row["cameo"]: float(row["score"]) for row in rows("ontology") if row["kind"] == "cameo"},
        english={row["code"]: row["en"] for row in countries},
        letters=_letters(),
        works=tuple(_markers("work")),
        parties=_parties(),
        sites=_markers("site"),
        firms=tuple(sorted(_markers("firm"), key=len, reverse=True)),
        states=frozenset([row["en"] for row in countries] + [row["en"] for row in rows("places") if row["kind"] == "capital"]),
        sectors=_sectors(),
        homes={fold(name): row["code"] for row in rows("outlets") for name in items(row["names"])},
        weights={row["ground"]: float(row["weight"]) for row in rows("grounds") if row["ground"] != LEAST},
        least=next(float(row["weight"]) for row in rows("grounds") if row["ground"] == LEAST),
        digest=_digest(),
    )


def _letters() -> frozenset[str]:
    """The characters of names of persons, without those that are closed-class words."""
    other = {"slippery", "thing", "topic", "work", "use", "evade", "firm", "around", "site"}
    small = {word for row in rows("markers") if row["kind"] not in other for word in items(row["words"])}
    names = (fold(row[region]) for row in rows("persons") for region in ("cn", "tw", "hk"))
    return frozenset(letter for name in names for letter in name) - {"|"} - {fold(word) for word in small}


def _parties() -> dict[str, frozenset[str]]:
    named = [(fold(name), row["code"]) for row in rows("bodies") if row["kind"] == "party" and row["code"] for name in items(row["names"])]
    return {name: frozenset(code for other, code in named if other.endswith(name)) for name, _ in named}


def _sectors() -> dict[tuple[str, str, str], str | None]:
    sides = {"both": ("actor", "recipient")}
    return {
        (row["type"], row["mode"], side): row["sector"] or None
        for row in rows("sectors") for side in sides.get(row["side"], (row["side"],))
    }  # fmt: skip


def _digest() -> str:
    folder = files("attache").joinpath("data")
    tables = sorted(path.name for path in folder.iterdir() if path.name.endswith(".tsv"))
    whole = hashlib.sha256()
    for name in tables:
        whole.update(name.encode() + b"\0" + folder.joinpath(name).read_bytes())
    return whole.hexdigest()[:16]


def _scores() -> dict[tuple[str, str], float]:
    return {(row["type"], row["mode"]): float(row["score"]) for row in rows("ontology") if row["kind"] == "plover"}


def _markers(kind: str) -> tuple[str, ...]:
    return tuple(fold(word) for row in rows("markers") if row["kind"] == kind for word in items(row["words"]))


def _entries(countries: list[dict[str, str]], shorts: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    yield from _countries(countries)
    yield from _names(countries, shorts)
    yield from _persons()
    light, said = _markers("light"), _markers("said")
    heads: dict[str, list[Form]] = {}
    for row in rows("predicates"):
        for head, form in _forms(row, shorts, light):
            heads.setdefault(head, []).append(form)
            yield head, form
    for row in rows("cues"):
        for word in items(row["words"]):
            head, _, tail = fold(word).partition("~")
            yield head, Cue(row["stance"], row["kind"], row["en"], tail or None)  # type: ignore[arg-type]
            for size in (1, 2):  # 警告称 is the act 警告 as well
                yield from ((head, form) for form in heads.get(head[:-size], []) if head[-size:] in said)
    for row in rows("markers"):
        if row["kind"] in ("said", "work", "firm", "site"):
            continue  # only a part of other words
        marker = Marker(row["kind"], row["value"])
        yield from ((fold(word), marker) for word in items(row["words"]))
    for row in rows("traps"):
        yield from ((fold(word), Trap(row["note"])) for word in items(row["words"]))


def _countries(table: Iterable[dict[str, str]]) -> Iterator[tuple[str, Entry]]:
    for row in table:
        whole = Name("country", row["code"], "GOV", row["en"])
        short = Name("short", row["code"], "GOV", row["en"])
        citizen = replace(whole, sector="CVL")
        for region in ("cn", "tw", "hk"):
            yield from ((fold(word), whole) for word in items(row[region]))
            yield from ((fold(word + NATIONAL), citizen) for word in (*items(row[region]), *items(row["short"])))
            yield from ((fold(word + PEOPLE), citizen) for word in items(row[region]))
        yield from ((fold(word), short) for word in items(row["short"]))


def _names(countries: list[dict[str, str]], shorts: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    states = {fold(name): row["code"] for row in countries for region in ("cn", "tw", "hk", "short") for name in items(row[region])}
    generic = frozenset(fold(name) for row in rows("bodies") if not row["code"] for name in items(row["names"]))
    tables: tuple[tuple[str, NameKind, str], ...] = (
        ("places", "place", "kind"), ("bodies", "body", "kind"), ("offices", "office", ""), ("roles", "role", ""),
        ("outlets", "outlet", "category"),
    )  # fmt: skip
    for table, kind, detail in tables:
        for row in rows(table):
            sector = "JRN" if kind == "outlet" else row["sector"] or None
            name = Name(kind, row.get("code") or None, sector, row["en"], row.get(detail, ""))
            for word in items(row["names"]):
                if len(word) == 1:
                    yield fold(word), replace(name, kind="short")
                    continue
                if name.code and _composed(fold(word), name.code, states, generic):
                    continue
                if SHORT not in word:
                    yield fold(word), name
                    continue
                for short, code in shorts.items():  # an envoy's title keeps the state he is sent to
                    yield fold(word.replace(SHORT, short)), replace(name, detail=code)


def _composed(word: str, code: str, states: dict[str, str], generic: frozenset[str]) -> bool:
    """Whether a name is only its state's before a generic body's (美国财政部): those are composed, so that 美国财政部长 is read right."""
    return any(states.get(word[:at]) == code and word[at:] in generic for at in range(1, len(word)))


def _persons() -> Iterator[tuple[str, Entry]]:
    for row in rows("persons"):
        held = terms(row)
        name = Name("person", row["code"] or None, held[-1].sector if held else None, row["en"], "", held)
        for region in ("cn", "tw", "hk"):
            yield from ((fold(word), name) for word in items(row[region]))


def terms(row: dict[str, str]) -> tuple[Term, ...]:
    """The offices of a row of persons.tsv, in the order given."""
    return tuple(_term(term, row["en"]) for term in items(row["offices"]))


def _term(text: str, row: str) -> Term:
    head, _, dates = text.partition("@")
    title, _, sector = head.rpartition(":")
    first, _, last = dates.partition("/")
    if not title:
        raise LexiconError("has no sector in an office", "persons", f"{row}: {text}")
    return Term(title, sector or None, day(first, False), day(last, True))


def day(text: str, end: bool) -> date | None:
    """The first (or last) day of an ISO day, month or year; ``None`` for the empty string."""
    if not text:
        return None
    year, month, number = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if number:
        return date(year, month, number)
    if not end:
        return date(year, month or 1, 1)
    following = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return following - timedelta(days=1)


def _forms(row: dict[str, str], shorts: dict[str, str], light: tuple[str, ...]) -> Iterator[tuple[str, Form]]:
    predicate = Predicate(
        row["id"], row["type"], row["mode"] or None, row["cameo"] or None, row["pos"],  # type: ignore[arg-type]
        tuple(frame(text, row["id"]) for text in row["frame"].split(" / ")), row["status"] or None, row["en"],
    )  # fmt: skip
    for word in items(row["words"]):
        word, fixed = _fixed(fold(word))
        head, _, tail = word.partition("~")
        verbal = predicate.pos != "n" or bool(tail) or head.startswith(light)
        at = head.find(SHORT)
        if at < 0:
            yield head, Form(predicate, head, tail or None, fixed, verbal)
            continue
        for short, code in shorts.items():
            whole = head.replace(SHORT, short)
            yield whole, Form(predicate, whole, tail or None, (at, code), verbal)


FIXED = re.compile(r"(.)\{=([A-Z:]+)\}")  # a character that stands for one party: 脱欧{=EUR}


def _fixed(word: str) -> tuple[str, tuple[int, str] | None]:
    """A word form without the note of whom one of its characters means, and that: its offset and code."""
    match = FIXED.search(word)
    return (word, None) if match is None else (FIXED.sub(r"\1", word), (match.start(), match[2]))


def frame(text: str, row: str) -> Frame:
    """A frame from its notation, such as ``X 对 Y V``."""
    slots = text.split()
    if slots.count("V") != 1 or not re.fullmatch(r"[XYV对与从在就 ]+( [.…])?", text):
        raise LexiconError("has a frame that is none", "predicates", f"{row}: {text}")
    at, last, pivot = slots.index("V"), slots[-1] == ".", slots[-1] == "…"
    return Frame(tuple(slots[:at]), tuple(slots[at + 1 : len(slots) - (last or pivot)]), last, pivot)
