"""Keep who says what beside the records, and get it back: witnesses of events, claims, bonds, contests and rulings.

What two accounts are to each other is reckoned when the later of them is entered. Reach for ``happenings``, ``contested`` and
``claimed`` to ask, and for ``rule`` to keep what a person decides of two events.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec
from msgspec import Struct

from attache.evidence.accounts import Account, Accounts
from attache.evidence.bond import TRIP, VAGUE, Bond, bond
from attache.evidence.claim import Claim
from attache.evidence.contest import DAYS, Contest, across, between, within
from attache.evidence.denial import ASSERTED
from attache.evidence.dispute import Dispute, disputes
from attache.evidence.occurrence import Occurrence, Ruling, occurrences
from attache.evidence.polarity import negative
from attache.evidence.witness import Witness
from attache.fold import fold

BONDS = 64  # kept of a witness at most, the surest: what is told thousands of times hangs together by fewer


class Asked(Struct, frozen=True):
    """What claims to look for; every field that is not None narrows the answer."""

    party: str | None = None  # code that the words name, or the speaker's
    speaker: str | None = None  # a part of the words for the speaker, or of the Latin name
    outlet: str | None = None  # a part of the outlet's name
    stance: str | None = None
    since: str | None = None  # ISO day of the report
    until: str | None = None
    limit: int | None = None


class Wanted(Struct, frozen=True):
    """What happenings to look for."""

    party: str | None = None  # code on either side
    type: str | None = None
    since: str | None = None  # ISO day of the act, else of the report
    until: str | None = None
    least: int = 1  # reports

    def fits(self, one: Occurrence) -> bool:
        sides = {who.code for each in one.witnesses for who in (*each.actor, *each.recipient)}
        days = [(each.last or each.report.day or date.min).isoformat() for each in one.witnesses]
        return (
            (self.party is None or self.party in sides)
            and (self.type is None or one.witnesses[0].type == self.type)
            and (self.since is None or max(days) >= self.since)
            and (self.until is None or min(days) <= self.until)
            and len(one.witnesses) >= self.least
        )


def account(book: sqlite3.Connection, document: str, told: Accounts) -> None:
    """Enter the accounts of a document that is entered with its events, and what they are to those before."""
    seen, said = told.witnesses, told.claims
    for one in seen:
        first, last = _window(one)
        row = (one.event, one.report.id, one.type, _iso(first), _iso(last), _json(one))
        book.execute("INSERT OR REPLACE INTO witness VALUES (?, ?, ?, ?, ?, ?)", row)
    for position, claim in enumerate(said):
        _claim(book, claim, position)
    for one in seen:
        _bind(book, one)
    found = [*within(said, seen), *_across(book, said, seen)]
    rows = [(one.one, one.other, one.kind, _json(one.grounds), document) for one in found]
    book.executemany("INSERT OR IGNORE INTO contest VALUES (?, ?, ?, ?, ?)", rows)


def _claim(book: sqlite3.Connection, claim: Claim, position: int) -> None:
    day = _iso(claim.report.day)
    book.execute(
        "INSERT OR IGNORE INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (claim.id, claim.report.id, claim.speaker, claim.code, claim.entity, claim.stance, day, position, _json(claim)),
    )
    against = _against(claim)
    book.executemany("INSERT OR IGNORE INTO about VALUES (?, ?, ?, ?)", [(claim.id, code, against, day) for code in _codes(claim)])
    book.executemany("INSERT OR IGNORE INTO counted VALUES (?, ?, ?)", [(claim.id, what, day) for what in _counts(claim)])


def _against(claim: Claim) -> bool:
    """Whether a claim denies, or negates something."""
    return claim.stance == "deny" or negative(fold(claim.content))


def _codes(one: Account) -> list[str]:
    """The codes of those whom an account names, and of the one who gives it."""
    if isinstance(one, Claim):
        return sorted(one.about | ({one.code} if one.code else set()))
    return sorted({who.code for who in (*one.actor, *one.recipient)})


def _counts(claim: Claim) -> list[str]:
    """What the figures of a claim count."""
    return sorted({f"{figure.unit} {figure.fate or ''}".strip() for figure in claim.figures})


def _marks(values: Sequence[object]) -> str:
    """A placeholder for each value."""
    return ", ".join("?" * len(values))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _window(one: Witness) -> tuple[date | None, date | None]:
    """The days between which a happening lies of which this is a witness, where they are known to two months."""
    if not one.told:
        return one.report.day, one.report.day
    known = one.first is not None and one.last is not None and (one.last - one.first).days <= VAGUE
    return (one.first, one.last) if known else (None, None)


def _bind(book: sqlite3.Connection, one: Witness) -> None:
    """Enter the bonds of a witness to those of the same type and of a party in common, near in time."""
    first, last = _window(one)
    if first is None or last is None:
        return
    codes = _codes(one)
    found = book.execute(
        f"""SELECT witness FROM witness WHERE type = ? AND opens BETWEEN ? AND ? AND closes >= ? AND event != ?
        AND EXISTS (SELECT 1 FROM party WHERE party.event = witness.event AND code IN ({_marks(codes)}))""",
        (one.type, _iso(first - TRIP - timedelta(days=VAGUE)), _iso(last + TRIP), _iso(first - TRIP), one.event, *codes),
    ).fetchall()
    made = [made for (other,) in found if (made := bond(one, msgspec.json.decode(other, type=Witness))) is not None]
    surest = sorted(made, key=lambda each: (-each.sure, each))[:BONDS]
    entered = [(each.one, each.other, each.rule, each.sure, _json(each.grounds)) for each in surest]
    book.executemany("INSERT OR REPLACE INTO bond VALUES (?, ?, ?, ?, ?)", entered)


def _across(book: sqlite3.Connection, said: tuple[Claim, ...], seen: tuple[Witness, ...]) -> Iterator[Contest]:
    """The contests with accounts of other articles of these days, whichever came first."""
    for claim in said:
        yield from (found for other in _near(book, claim) if (found := across(claim, other)) is not None)
    for one in seen:
        if one.status == "actual":
            others = (other for other in _claimed(book, one, (1,)) if other.stance == "deny")
            yield from (found for denial in others if (found := across(denial, one)) is not None)


def _near(book: sqlite3.Connection, claim: Claim) -> Iterator[Account]:
    """What a claim may deny or be denied by in other articles of these days: of a code in common, and a denial, a negation or a figure."""
    if claim.stance not in ASSERTED | {"deny"}:
        return
    against = _against(claim)
    yield from _claimed(book, claim, (0, 1) if against else (1,))
    if not against and claim.figures:
        yield from _counted(book, claim)
    if claim.stance == "deny":
        yield from _seen(book, claim)


def _days(one: Account) -> tuple[str | None, str | None]:
    day = one.report.day
    return (_iso(day - DAYS), _iso(day + DAYS)) if day else (None, None)


def _claimed(book: sqlite3.Connection, one: Account, against: tuple[int, ...]) -> list[Claim]:
    """The claims of other articles of these days that name a code in common."""
    codes = _codes(one)
    return _claims(
        book,
        f"""SELECT claim FROM statement WHERE document != ? AND stance IN ('assert', 'confirm', 'deny') AND id IN (
        SELECT statement FROM about WHERE code IN ({_marks(codes)}) AND against IN ({_marks(against)}) AND published BETWEEN ? AND ?)""",
        (one.report.id, *codes, *against, *_days(one)),
    )


def _counted(book: sqlite3.Connection, claim: Claim) -> list[Claim]:
    """The claims of other articles of these days that count what a claim counts, and name a code in common."""
    codes, counts = _codes(claim), _counts(claim)
    return _claims(
        book,
        f"""SELECT claim FROM statement WHERE document != ? AND stance IN ('assert', 'confirm') AND id IN (
        SELECT statement FROM counted WHERE what IN ({_marks(counts)}) AND published BETWEEN ? AND ?)
        AND EXISTS (SELECT 1 FROM about WHERE about.statement = statement.id AND code IN ({_marks(codes)}) AND NOT against)""",
        (claim.report.id, *counts, *_days(claim), *codes),
    )


def _seen(book: sqlite3.Connection, denial: Claim) -> list[Witness]:
    """The events of other articles of these days of which a party is named in a denial, or denies."""
    codes = _codes(denial)
    return _witnesses(
        book,
        f"""WHERE document != ? AND document IN (SELECT id FROM document WHERE published BETWEEN ? AND ?)
        AND EXISTS (SELECT 1 FROM party WHERE party.event = witness.event AND code IN ({_marks(codes)}))""",
        (denial.report.id, *_days(denial), *codes),
    )


def happenings(book: sqlite3.Connection, events: Iterable[str] | None = None) -> list[Occurrence]:
    """The occurrences of a ledger, the newest first, as the rulings have them: all, or those of some events."""
    ruled = rulings(book)
    if events is None:
        found, bonds = _witnesses(book), _bonds(book)
    else:
        asked = set(events)
        reached, bonds = _reached(book, asked, ruled)
        found = [one for event in sorted(reached) for one in _witnesses(book, "WHERE event = ?", (event,))]
    made = occurrences(found, bonds, _texts(book), ruled)
    return made if events is None else [one for one in made if any(each.event in asked for each in one.witnesses)]


def _witnesses(book: sqlite3.Connection, where: str = "", values: tuple[str | None, ...] = ()) -> list[Witness]:
    return [msgspec.json.decode(one, type=Witness) for (one,) in book.execute(f"SELECT witness FROM witness {where}", values).fetchall()]


def _bonds(book: sqlite3.Connection, where: str = "", values: tuple[str, ...] = ()) -> list[Bond]:
    found = book.execute(f"SELECT one, other, rule, sure, grounds FROM bond {where}", values).fetchall()
    return [Bond(one, other, name, sure, msgspec.json.decode(grounds, type=tuple[str, ...])) for one, other, name, sure, grounds in found]


def _reached(book: sqlite3.Connection, events: set[str], ruled: list[Ruling]) -> tuple[set[str], list[Bond]]:
    """The events that hang together with some by bonds or rulings, and those bonds."""
    reached, ahead, bonds = set[str](), sorted(events), dict[tuple[str, str], Bond]()
    while ahead:
        event = ahead.pop()
        if event in reached:
            continue
        reached.add(event)
        near = _bonds(book, "WHERE one = ?1 OR other = ?1", (event,))
        bonds |= {(one.one, one.other): one for one in near}
        ends = [end for one in near for end in (one.one, one.other)]
        ahead += ends + [end for one in ruled if event in (one.one, one.other) for end in (one.one, one.other)]
    return reached, list(bonds.values())


def _texts(book: sqlite3.Connection) -> dict[str, str]:
    """The text of each document that has twins: the smallest id among them."""
    out: dict[str, str] = {}
    for one, other in book.execute("SELECT one, other FROM twin ORDER BY one, other").fetchall():
        kept, gone = sorted((out.get(one, one), out.get(other, other)))
        out |= {one: kept, other: kept} | {document: kept for document, text in out.items() if text == gone}
    return out


def rulings(book: sqlite3.Connection) -> list[Ruling]:
    """What persons have decided of pairs of events."""
    found = book.execute("SELECT one, other, same, note FROM ruling ORDER BY one, other").fetchall()
    return [Ruling(one, other, bool(same), note) for one, other, same, note in found]


def rule(book: sqlite3.Connection, one: str, other: str, same: bool | None, note: str = "") -> bool:
    """Keep that two events are one happening or two, or with ``None`` forget what was ruled; False where that changes nothing."""
    first, second = sorted((one, other))
    held = book.execute("SELECT same FROM ruling WHERE one = ? AND other = ?", (first, second)).fetchone()
    if (same is None and held is None) or (held is not None and same is not None and bool(held[0]) == same):
        return False
    with book:
        book.execute("DELETE FROM ruling WHERE one = ? AND other = ?", (first, second))
        if same is not None:
            made = datetime.now(UTC).isoformat(timespec="seconds")
            book.execute("INSERT INTO ruling VALUES (?, ?, ?, ?, ?)", (first, second, same, note, made))
    return True


def contested(book: sqlite3.Connection, found: Sequence[Occurrence], every: bool = True) -> list[Dispute]:
    """The disputes of a ledger, the newest first: all, or those of some occurrences, which are given in either case."""
    if every:
        said = _claims(book, "SELECT claim FROM statement ORDER BY document, position", ())
    else:
        documents = sorted({one.report.id for each in found for one in each.witnesses})
        said = [one for document in documents for one in _said(book, document)]
    contests = _contests(book) if every else _answering(book, said, found)
    if not every:
        named = {end for one in contests for end in (one.one, one.other)} - {one.id for one in said}
        said += [one for id in sorted(named) for one in _claims(book, "SELECT claim FROM statement WHERE id = ?", (id,))]
    beside: dict[str, list[Claim]] = {}
    spoken: dict[str, Claim] = {}
    for claim in said:
        beside.setdefault(claim.report.id, []).append(claim)
        spoken |= {event: claim for event in claim.events if event not in spoken or len(claim.words) < len(spoken[event].words)}
    seen = {one.event: one for each in found for one in each.witnesses}
    homes = {one.event: each.id for each in found for one in each.witnesses}
    contests += [contest for each in found if len(each.witnesses) > 1 for contest in between(each.witnesses, spoken)]
    accounts: dict[str, Account] = {**{one.id: one for one in said}, **seen}
    return disputes(accounts, contests, beside, homes)


def _said(book: sqlite3.Connection, document: str) -> list[Claim]:
    return _claims(book, "SELECT claim FROM statement WHERE document = ? ORDER BY position", (document,))


def _contests(book: sqlite3.Connection, where: str = "", values: tuple[str, ...] = ()) -> list[Contest]:
    found = book.execute(f"SELECT one, other, kind, grounds FROM contest {where}", values).fetchall()
    return [Contest(one, other, kind, msgspec.json.decode(grounds, type=tuple[str, ...])) for one, other, kind, grounds in found]


def _answering(book: sqlite3.Connection, said: Iterable[Claim], found: Iterable[Occurrence]) -> list[Contest]:
    """The contests in which some claims and witnesses stand."""
    ids = sorted({one.id for one in said} | {one.event for each in found for one in each.witnesses})
    return sorted({one for id in ids for one in _contests(book, "WHERE one = ?1 OR other = ?1", (id,))})


def said(book: sqlite3.Connection, start: str) -> list[str]:
    """The ids of the claims that begin so, in order."""
    found = book.execute("SELECT id FROM statement WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id", (start,)).fetchall()
    return [claim for (claim,) in found]


def told_by(book: sqlite3.Connection, id: str) -> Account:
    """The claim or the witness of an id that the ledger has."""
    found = _claims(book, "SELECT claim FROM statement WHERE id = ?", (id,))
    return found[0] if found else _witnesses(book, "WHERE event = ?", (id,))[0]


def claimed(book: sqlite3.Connection, asked: Asked) -> list[Claim]:
    """The claims of a ledger that answer a question, the newest report first."""
    tests = {
        "(statement.code = :party OR statement.id IN (SELECT statement FROM about WHERE code = :party))": asked.party,
        "(speaker LIKE :speaker OR entity LIKE :speaker)": _part(asked.speaker),
        "document IN (SELECT id FROM document WHERE publisher LIKE :outlet)": _part(asked.outlet),
        "stance = :stance": asked.stance,
        "published >= :since": asked.since,
        "published <= :until": asked.until,
    }
    where = " AND ".join(test for test, value in tests.items() if value is not None) or "1"
    values = {
        "party": asked.party, "speaker": _part(asked.speaker), "outlet": _part(asked.outlet), "stance": asked.stance,
        "since": asked.since, "until": asked.until, "limit": -1 if asked.limit is None else asked.limit,
    }  # fmt: skip
    return _claims(book, f"SELECT claim FROM statement WHERE {where} ORDER BY published DESC, document, position LIMIT :limit", values)


def _part(words: str | None) -> str | None:
    return None if words is None else f"%{words}%"


def _claims(book: sqlite3.Connection, question: str, values: Mapping[str, object] | tuple[object, ...]) -> list[Claim]:
    return [msgspec.json.decode(one, type=Claim) for (one,) in book.execute(question, values).fetchall()]
