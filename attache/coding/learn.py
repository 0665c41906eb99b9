"""Learn names from text: the names beside Latin ones and beside offices that the tables lack, as rows for a person to accept.

Reach for ``sightings`` to get those of one reading and for ``proposals`` to put those of a corpus together. Nothing is entered by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal
from unicodedata import combining, normalize

from msgspec import Struct

from attache.coding.shape import FOREIGN, HAN, LATIN, LEAST, PARTS, Shapes, ahead, behind
from attache.fold import fold
from attache.lexicon import Lexicon, Name, items, rows
from attache.model import Span
from attache.reading import Mark, Reading

Region = Literal["cn", "tw", "hk"]
REGIONS: dict[str, Region] = {"TWN": "tw", "HKG": "hk", "MAC": "hk"}
PHRASE = 20  # longest example, in code points
BESIDE = 8  # longest name of characters of any kind between an office and a bracket
Known = Literal["new", "form", "perhaps", "known"]


class Sighting(Struct, frozen=True):
    """A name at a place in a text, with what stands before it."""

    form: str  # as it stands
    latin: str  # as it stands beside the form; "" where none does
    code: str | None  # of the state or body named with the office
    office: str  # the words; "" where none stand there
    title: str  # title and sector as persons.tsv has them: "president:GOV"
    region: Region
    outlet: str
    day: str  # ISO; "" where it is not known
    doc: str
    start: int
    phrase: str


class Proposal(Struct, frozen=True):
    """A row that a person may accept, with its evidence."""

    en: str
    code: str
    cn: tuple[str, ...]
    tw: tuple[str, ...]
    hk: tuple[str, ...]
    titles: tuple[str, ...]
    known: Known
    of: str  # the person it is, or perhaps is, another form of
    offices: dict[str, int]  # words and how often they stand before it
    count: int
    outlets: dict[str, int]
    first: str
    last: str
    doc: str
    start: int
    phrase: str


class Register(Struct, frozen=True):
    """The persons of the tables by what a sighting shows of them."""

    latin: dict[str, str]  # key of a Latin name to the name
    surnames: dict[tuple[str, str], str]  # state and last word of a Latin name to the name, where it is one person's
    forms: dict[str, frozenset[str]]  # folded form to Latin names

    def person(self, latin: str, code: str) -> tuple[Known, str]:
        """Whom a Latin name means: a person of the tables, perhaps one (same surname and state), or somebody new."""
        if name := self.latin.get(key(latin)):
            return "form", name
        name = self.surnames.get((code, key(latin.split()[-1]))) if latin else None
        return ("perhaps", name) if name else ("new", "")


def key(latin: str) -> str:
    """A Latin name without accents, case, points, hyphens and order of its words."""
    plain = "".join(letter for letter in normalize("NFKD", latin).lower() if not combining(letter))
    words = "".join(letter if letter.isalpha() else " " if letter.isspace() else "" for letter in plain).split()
    return " ".join(sorted(words))


def register() -> Register:
    """The shipped persons."""
    latin, surnames, forms = dict[str, str](), defaultdict[tuple[str, str], set[str]](set), defaultdict[str, set[str]](set)
    for row in rows("persons"):
        latin.setdefault(key(row["en"]), row["en"])
        surnames[row["code"], key(row["en"].split()[-1])].add(row["en"])
        for form in (form for region in ("cn", "tw", "hk") for form in items(row[region])):
            forms[fold(form)].add(row["en"])
    single = {where: next(iter(names)) for where, names in surnames.items() if len(names) == 1}
    return Register(latin, single, {form: frozenset(names) for form, names in forms.items()})


def sightings(reading: Reading, lexicon: Lexicon, known: Shapes) -> Iterator[Sighting]:
    """The names of a reading that stand beside a Latin name or an office, each place once."""
    seen = set[int]()
    for bracket in reading.asides:
        latin = _latin(reading, bracket, known)
        start = _before(reading, bracket.start, known) if latin else bracket.start
        if start < bracket.start and (len(latin.split()) > 1 or _office(reading, start)):
            seen.add(start)
            end = start + known.plain(reading.folded[start : bracket.start])
            yield _sighting(reading, lexicon, Span(start, end), latin)
    for mark in reading.marks:
        if not _is(mark, "office") or reading.bracketed(mark.start):
            continue
        end = behind(reading, mark.end, known)
        start = ahead(reading, mark.start, known) if end == mark.end else mark.start
        if end > mark.end and mark.end not in seen and not _joined(reading, end):
            yield _sighting(reading, lexicon, Span(mark.end, end), "")
        elif start < mark.start and start not in seen:
            yield _sighting(reading, lexicon, Span(start, mark.start), "", mark)


def _joined(reading: Reading, end: int) -> bool:
    """Whether a name goes on: with a point, or in a bracket of Latin letters, where what stands before it is only a part."""
    return reading.folded[end : end + 1] in PARTS and end < len(reading.folded)


def _is(mark: Mark, *kinds: str) -> bool:
    return any(name.kind in kinds for name in mark.names)


def _latin(reading: Reading, bracket: Span, known: Shapes) -> str:
    """The Latin name that a bracket begins with, if it may be a person's; "" otherwise."""
    inside = reading.article.text[bracket.start + 1 : bracket.end - 1].strip()
    match = LATIN.match(inside)
    if not match or inside[match.end() : match.end() + 1] not in ("", "，", ",", "、", "；", ";", "/"):
        return ""
    latin = " ".join(match[0].split())
    return latin if known.person(latin) and len(latin) > LEAST else ""


def _before(reading: Reading, at: int, known: Shapes) -> int:
    """Where the Chinese name in front of a bracket begins; the bracket's own place where there is none."""
    text = reading.folded
    low = at
    while low > 0 and at - low < FOREIGN and (text[low - 1] in known.letters or text[low - 1] in PARTS):
        low -= 1
    marked = [
        mark.end
        for mark in reading.inside(max(at - FOREIGN, 0), at)
        if mark.end < at and mark.end - mark.start > 1 and not _is(mark, "person")
    ]
    office = max((mark.end for mark in reading.inside(max(at - FOREIGN, 0), at) if _is(mark, "office")), default=-1)
    if 0 < at - office <= BESIDE and all(HAN.match(letter) or letter in PARTS for letter in text[office:at]):
        low = office
    start = max([low, *marked])
    while start < at and text[start] in PARTS:
        start += 1
    name = text[start:at]
    return start if len(name) >= LEAST and not known.noise(name) else at


def _office(reading: Reading, at: int) -> Mark | None:
    """The office that ends where a name begins."""
    return next((mark for mark in reversed(reading.inside(max(at - FOREIGN, 0), at)) if mark.end == at and _is(mark, "office")), None)


def _sighting(reading: Reading, lexicon: Lexicon, span: Span, latin: str, behind: Mark | None = None) -> Sighting:
    article, office = reading.article, behind or _office(reading, span.start)
    party = next(
        (one for mention in reading.mentions for one in mention.parties if office and one.span.start <= office.start < one.span.end), None
    )
    code = None if party is None or party.implied else party.code
    first = min(party.span.start if party else span.start, span.start)
    last = min(max(span.end, office.end if office else 0), max(first, span.start) + PHRASE)
    name = _named(office)
    return Sighting(
        form=span.quote(article.text), latin=latin, code=code, office=article.text[office.start : office.end] if office else "",
        title=f"{name.en}:{name.sector or ''}" if name else "", region=_region(reading, lexicon), outlet=article.publisher or "",
        day=article.day or "", doc=article.doc, start=span.start, phrase=article.text[max(first, last - PHRASE) : last].replace("\n", " "),
    )  # fmt: skip


def _named(office: Mark | None) -> Name | None:
    return next((name for name in office.names if name.kind == "office"), None) if office else None


def _region(reading: Reading, lexicon: Lexicon) -> Region:
    """Where a text's names are in use: by the state of its outlet, else by its script."""
    home = lexicon.home(reading.article.publisher) or ""
    return REGIONS.get(home, "tw" if reading.article.script == "Hant" else "cn")


def proposals(found: Iterable[Sighting], least: int, everything: bool = False) -> Iterator[Proposal]:
    """The rows that sightings speak for, those seen most first; a form counts when seen ``least`` times.

    Forms that the tables have are left out, unless ``everything`` is asked for.
    """
    known = register()
    rows = [row for sighted in _grouped(found) if (row := _proposal(sighted, least, everything, known))]
    yield from sorted(rows, key=lambda row: (-row.count, row.en, row.phrase))


def _grouped(found: Iterable[Sighting]) -> Iterator[list[Sighting]]:
    """Sightings of one person: of the same Latin name, or of the same form.

    A form seen without a Latin name goes to the one it stands beside elsewhere, if that is one name and no other state is named with it.
    """
    every = list(found)
    states, latin = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for one in every:
        name = key(one.latin) or fold(one.form)
        states[name] |= {one.code} if one.code else set()
        if one.latin:
            latin[fold(one.form)].add(name)
    groups = defaultdict[tuple[str, str], list[Sighting]](list)
    for one in every:
        name = key(one.latin) or fold(one.form)
        beside = latin[name] if not one.latin and len(latin[name]) == 1 else set[str]()
        name = next((other for other in beside if one.code is None or one.code in states[other]), name)
        alone = "" if one.latin or beside or len(states[name]) <= 1 else one.code or ""
        groups[name, alone].append(one)
    yield from groups.values()


def _proposal(sighted: list[Sighting], least: int, everything: bool, known: Register) -> Proposal | None:
    latin = _most(one.latin for one in sighted)
    code = _most(one.code or "" for one in sighted)
    kind, of = known.person(latin, code)
    counts = Counter(fold(one.form) for one in sighted)
    fresh = [form for form, count in counts.items() if count >= least and (everything or not _has(known, form, of))]
    if not fresh:
        return None
    kept = [one for one in sighted if fold(one.form) in fresh]
    if all(form in known.forms for form in fresh):
        kind, of = "known", of or min(known.forms[fresh[0]])
    first = kept[0]
    days = sorted(one.day for one in kept if one.day)
    cn, tw, hk = _forms(kept)
    return Proposal(
        en=of if kind in {"form", "known"} else latin, code=code, cn=cn, tw=tw, hk=hk,
        titles=tuple(title for title, _ in Counter(one.title for one in kept if one.title).most_common(2)), known=kind, of=of,
        offices=dict(Counter(one.office for one in kept if one.office).most_common()), count=len(kept),
        outlets=dict(Counter(one.outlet for one in kept).most_common()), first=days[0] if days else "", last=days[-1] if days else "",
        doc=first.doc, start=first.start, phrase=first.phrase,
    )  # fmt: skip


def _has(known: Register, form: str, of: str) -> bool:
    """Whether the tables have a form: for a person of theirs as it is or as its last part, for others as it is."""
    names = known.forms.get(form) or frozenset()
    if not of:
        return bool(names or known.forms.get(form.rpartition("·")[2]))
    return of in names or of in (known.forms.get(form.rpartition("·")[2]) or ())


def _most(values: Iterable[str]) -> str:
    """The value that stands most often, of those that are not empty."""
    return next((value for value, _ in Counter(value for value in values if value).most_common(1)), "")


def _forms(sighted: list[Sighting]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The forms by region, the commonest first; one that differs from another region's only in script stands once."""
    out, taken = [], set[str]()
    for region in ("cn", "tw", "hk"):
        forms = [form for form, _ in Counter(one.form for one in sighted if one.region == region).most_common()]
        fresh = [form for at, form in enumerate(forms) if fold(form) not in taken | {fold(other) for other in forms[:at]}]
        taken |= {fold(form) for form in fresh}
        out.append(tuple(fresh))
    return out[0], out[1], out[2]
