"""Compose marks into mentions of parties: 美国国务卿布林肯, 中俄, 美日韩三国, 驻华大使, 该国.

A group of adjacent marks (country, body, office, person) is one party; groups joined by a conjunction are one mention.
What stands for a state without naming it (外交部, 总统) takes the state last named before it, else the outlet's.
"""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from msgspec.structs import replace

from attache.coding.shape import EASTERN
from attache.fold import fold
from attache.lexicon import Lexicon, Name, Term
from attache.model import Party, Span
from attache.reading import Mark, Mention, Reading
from attache.sentence import CLOSES, OPENS, quotes

RANK = {"country": 0, "short": 0, "place": 0, "outlet": 0, "body": 1, "role": 2, "office": 2, "person": 3}
POSTS = frozenset({"country", "short", "place", "body"})  # what one can be accredited to
STATES = frozenset({"country", "short"})
OPENERS = ("preposition", "conjunction", "passive", "post")  # what a party may stand behind
SMALL_WORDS = frozenset({"a", "and", "for", "general", "in", "of", "the", "to"})  # which titles of different offices share
GUISED = 10  # within so many code points of an office its guise is named: 以外长身份
SIDES = frozenset({"", "与", "对", "passive"})  # how the sides of a matter are governed; 在 and 从 only say where
OBJECTS = frozenset({"把"})  # how who is only handled is governed
COLONS = frozenset({"：", ":", "——", "︰"})
TELLING = frozenset({"REB", "SPY", "MIL", "JUD", "COP", "IGO", "BUS"})  # sectors of bodies that their heads share
GOVERNMENT = frozenset({"government", "administration", "authorities"})
SITE, NAMED = 9, 5  # code points behind a city in which a site may be named, and where its last word begins at the latest
POINT = "·"
LIST, BOTH = "、", "+"
NUMERALS = "0123456789,.一二三四五六七八九十百千万亿两几数余多"  # what numbers are made of
MEASURES = frozenset("名位个家座所批项艘架枚辆国")  # what stands between a number and a noun
COUNTS = "的一二三四五六七八九十大型"  # 六大集团, 大型公司: several, or no name
FIRM, BRAND = 12, 4  # code points behind a state in which a company may end, and the least that name one
FORCES = "军"  # at the end of 两军
WORK, LAW = 30, 16  # longest name of a work, and of a law in the marks of a quotation, in code points
ALLY = "ally"  # the words for who is named only by his ties to a party
TERRITORIES = {"HKG": "CHN", "MAC": "CHN"}
ABROAD = frozenset({"USA", "GBR", "FRA", "DEU"})  # whose outlets in Chinese are about other states: 美国之音, 德国之声
FOREIGN = ("外交部", "国防部", "外长", "防长")  # what no territory has of its own
AT = "正在"  # before a place a preposition
ITS = "其"  # before what is the last named one's
INSIDE = 12  # furthest that something may stand behind 境内 and still be there, in code points
SEVERAL = 2  # so many mentions back 他们 may point
NEAR = 12  # so many mentions back a pronoun may point
NAMELESS = 8  # longest unknown name after an office, in code points
PERSONS = "two"  # the value of words for two people: 两人
CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
INNER = "中"  # what closes a phrase that 在 opens, and is China as well
ON_THE_SPOT = frozenset({"CVL", "COP"})  # roles that are of the state where they are
INHERIT = frozenset({"CVL", "OPP", "MIL", "COP", "REF", "LEG", "PTY", "GOV", "JUD"})  # roles that take the state in question


def mentions(reading: Reading, found: list[Mention], lexicon: Lexicon, home: str | None) -> tuple[Mention, ...]:
    """The mentions of a reading that has its marks, from its groups; ``home`` is the outlet's state."""
    groups = [*found, *_stand_ins(reading)]
    groups.sort(key=lambda mention: mention.start)
    works = [quote.span for quote in quotes(reading.folded) if _work(quote.span.quote(reading.folded), lexicon.works)]
    return _resolved(reading, _coordinated(reading, groups), home, works, lexicon)


def _work(quoted: str, ends: tuple[str, ...]) -> bool:
    """Whether a quotation is the name of a law, a treaty or the like."""
    return len(quoted) <= LAW and quoted[1:-1].endswith(ends)


def grouped(reading: Reading, lexicon: Lexicon) -> list[Mention]:
    """The groups of adjacent names, each a party, before any is joined to another or given its state."""
    out: list[Mention] = []
    marks, at, letters = reading.marks, 0, lexicon.letters
    while at < len(marks):
        if not marks[at].names or not _stands(reading, at) or _pointed(reading, marks[at]) or reading.bracketed(marks[at].start):
            at += 1
            continue
        group, posts, following = _group(reading, at)
        company = _company(reading, group, lexicon.firms)
        out.append(company or _mention(reading, group, posts, letters))
        at = following
        while company and at < len(marks) and marks[at].start < company.end:
            at += 1
    return out


def _company(reading: Reading, group: list[Mark], ends: tuple[str, ...]) -> Mention | None:
    """A company that no table knows, named by its state and its trade: 美国钢铁公司, 中國遠洋海運集團."""
    (mark,) = group if len(group) == 1 else (None,)
    if mark is None or not all(name.kind == "country" for name in mark.names):
        return None
    text = reading.folded[mark.end : mark.end + FIRM]
    found = [(text.find(end) + len(end), end) for end in ends if text.find(end) >= 0]
    if not found:
        return None
    length = min(size for size, _ in found)
    length = max(size for size, end in found if size - len(end) <= length)  # 国际集团公司: as far as it goes on
    end = mark.end + length
    between = [one for one in reading.inside(mark.end, end) if not (one.end == end and all(name.kind == "role" for name in one.names))]
    if length < BRAND or any(one.names or one.forms or one.cues or one.markers for one in between) or not _word(text[:length]):
        return None
    name = mark.names[0]
    words = reading.article.text[mark.start : end]
    return Mention(mark.start, end, (Party(name.code, "BUS", words, Span(mark.start, end), words),), "party")


def _word(text: str) -> bool:
    """Whether a stretch is made of Chinese characters alone, and tells no size or number of companies."""
    return all("\u4e00" <= character <= "\u9fff" and character not in COUNTS for character in text)


def _stands(reading: Reading, at: int) -> bool:
    """Whether a one-character form of a country stands for it here.

    It does beside another name (中美, 俄外长); in a title, or beside any other mark, unless it is an ordinary word as well.
    """
    mark = reading.marks[at]
    if not all(name.kind == "short" for name in mark.names):
        return True
    if reading.folded[mark.start - 1 : mark.start].isdigit():
        return False  # 11日
    before = reading.marks[at - 1] if at and reading.marks[at - 1].end == mark.start else None
    after = reading.marks[at + 1] if at + 1 < len(reading.marks) and reading.marks[at + 1].start == mark.end else None
    slippery = mark.kind("slippery")
    if before and after is None and before.names and _kind(before) in {"office", "role"} and not before.forms:
        return False  # a surname: 大使韩志强
    earlier = reading.marks[at - 2] if before and at > 1 and reading.marks[at - 2].end == before.start else None
    if not (before and before.names) and _closes(reading, mark):
        return False
    before = None if before and not (earlier and earlier.names) and _closes(reading, before) else before
    beside = any(name.kind == "short" for other in (before, after) if other for name in other.names)
    if slippery and slippery.value and not beside:
        return _particle(reading, mark, before, after)
    titled = after is not None and any(name.kind in {"office", "short"} or not name.code for name in after.names)
    if (after and after.names and (titled or not (slippery and slippery.value))) or (
        before and any(name.kind == "short" for name in before.names)
    ):
        return True
    if _listed_short(reading, at):
        return True
    clause = reading.clauses[reading.clause(mark.start)]
    if slippery:
        marker = before.kind("preposition") if before else None
        if marker and marker.value == "对" and after and (after.forms or after.kind("light")):
            return True  # 对华展开访问
        first = not slippery.value and not reading.between(clause.start, mark.start)
        return bool(after and after.forms) and (clause.paragraph == 0 or first)
    return clause.paragraph == 0 or before is not None or after is not None


def _closes(reading: Reading, mark: Mark) -> bool:
    """Whether a one-character form only closes a phrase that 在 opens: 在辩论中|以视频形式."""
    if reading.folded[mark.start : mark.end] != INNER:
        return False
    clause = reading.clauses[reading.clause(mark.start)]
    opened = [one for one in reading.inside(clause.start, mark.start) if (kind := one.kind("preposition")) and kind.value == "在"]
    return bool(opened) and INNER not in reading.folded[opened[-1].end : mark.start] and mark.start - opened[-1].end > 1


def _particle(reading: Reading, mark: Mark, before: Mark | None, after: Mark | None) -> bool:
    """Whether the form of a state that is a particle as well (中, 以, 朝) stands for the state, beside no other state's form.

    It does before an office or body where a clause or phrase begins (以外长), and not where the office is only a guise (以外长身份).
    """
    clause = reading.clauses[reading.clause(mark.start)]
    opened = mark.start == clause.start or not reading.folded[mark.start - 1].isalnum()
    opened = opened or (before is not None and bool(before.kind(*OPENERS) or before.forms or before.cues))
    if not opened or after is None or not any(name.kind == "office" or (name.kind == "body" and not name.code) for name in after.names):
        return False
    following = next((other for other in reading.inside(after.end, after.end + GUISED) if not other.names), None)
    return not (following and following.kind("guise"))


def _pointed(reading: Reading, mark: Mark) -> bool:
    """Whether a place or state is the last part of a foreign name whose first part is no known word: 约翰·华盛顿."""
    at = mark.start - 1
    if at <= 0 or reading.folded[at] != POINT or _kind(mark) not in POSTS:
        return False
    return not any(other.names and other.end == at for other in reading.inside(max(at - 6, 0), at))


def _listed_short(reading: Reading, at: int) -> bool:
    """Whether a one-character form stands in a list of such: 英、法、德三国."""
    text = reading.folded
    marks = [mark for mark in reading.marks[max(at - 2, 0) : at + 3] if text[mark.start : mark.end] != LIST]
    at = marks.index(reading.marks[at])
    beside = [(marks[at - 1], marks[at])] if at else []
    beside += [(marks[at], marks[at + 1])] if at + 1 < len(marks) else []
    return any(
        one.end + 1 == other.start and text[one.end] == LIST and all(name.kind == "short" for mark in (one, other) for name in mark.names)
        and one.names and other.names for one, other in beside
    )  # fmt: skip


def _kind(mark: Mark) -> str:
    """The leading reading of a mark that names something."""
    return max(mark.names, key=lambda name: RANK[name.kind]).kind if mark.names else ""


def _group(reading: Reading, at: int) -> tuple[list[Mark], set[int], int]:
    """The marks of one party from a position on, the numbers in it that are mere posts (驻华大使), and what follows."""
    marks = reading.marks
    group, posts, after = [marks[at]], set[int](), at + 1
    if at and marks[at - 1].kind("post") and marks[at - 1].end == marks[at].start and _kind(marks[at]) in POSTS:
        posts.add(0)
    while after < len(marks):
        mark, last = marks[after], group[-1]
        if reading.bracketed(mark.start):
            after += 1
            continue
        if "\n" in reading.folded[last.end : mark.start]:
            break
        gap = reading.between(last.end, mark.start)
        if not gap and mark.kind("former", "acting") and after + 1 < len(marks) and _kind(marks[after + 1]) in {"office", "person"}:
            after += 1
            group.append(marks[after])
        elif not gap and mark.kind("honorific") and _kind(last) == "person":
            pass  # 维文医生
        elif not gap and mark.kind("post") and after + 1 < len(marks) and marks[after + 1].names and marks[after + 1].start == mark.end:
            after += 1
            posts.add(len(group))
            group.append(marks[after])
        elif mark.names and (_joins(_kind(last), _kind(mark), gap, len(group) - 1 in posts) or (not gap and _governs(last, mark))):
            group.append(mark)
        else:
            break
        after += 1
        if len(group) > 1 and _kind(group[-2]) == "person":
            break
    return group, posts, after


def _governs(last: Mark, mark: Mark) -> bool:
    """Whether a body is the one that a person leads: 拜登政府."""
    return _kind(last) == "person" and any(name.kind == "body" and not name.code and name.en in GOVERNMENT for name in mark.names)


def _joins(last: str, mark: str, gap: str, post: bool) -> bool:
    """Whether two kinds of names side by side, or with 的 between them, belong to one party."""
    if gap == "的":
        return last in {"country", "short", "body"} and mark in {"body", "office", "role"}
    if gap:
        return False
    if last == "person":
        return mark == "office"
    if mark in STATES:
        return False
    if last == mark:
        return mark in {"body", "office", "place", "role"}
    if last == "office" and mark == "role":
        return False
    return RANK[mark] > RANK[last] or (mark == "place" and last in STATES) or (post and mark in {"office", "body"})


def _mention(reading: Reading, group: list[Mark], posts: set[int], letters: frozenset[str]) -> Mention:
    start, end = group[0].start, group[-1].end
    kinds = [_kind(mark) for mark in group]
    if kinds[-1] in {"office", "role"} and "person" not in kinds:
        end = _unknown(reading, end, letters)
    day = reading.article.published.last if reading.article.published else None
    party = _party(reading, group, posts, day, start, end)
    kind = "party"
    if len(posts) == len(group):
        return Mention(start, end, (party,), "modifier")
    if kinds[-1] == "role" and set(kinds) <= {"role", "country", "short", "place", "body"}:
        kind = "role"
    elif set(kinds) == {"outlet"}:
        kind = "outlet"
    elif set(kinds) == {"place"} and group[-1].names[0].detail in {"city", "region"}:
        kind = "place"
    sent = [name.code for number in sorted(posts) for name in group[number].names if name.code]
    sent += [name.detail for mark in group for name in mark.names if name.kind == "office" and name.detail]
    post = sent[0] if sent else None
    return Mention(start, end, (party,), kind, local=set(kinds) == {"place"}, post=post)


def _unknown(reading: Reading, at: int, letters: frozenset[str]) -> int:
    """The end of a name that no table knows, after an office: before a Latin bracket, or up to the next known word."""
    text = reading.folded
    stop = at
    while stop < len(text) and stop - at <= NAMELESS and text[stop] in letters:
        stop += 1
    bracket = next((span for span in reading.asides if at < span.start <= at + NAMELESS + 4), None)
    if bracket and text[bracket.start + 1].isascii() and text[bracket.start + 1].isalpha() and "，" not in text[at : bracket.start]:
        return bracket.start
    marked = [mark.start for mark in reading.inside(at, at + NAMELESS + 8) if mark.start >= at and mark.end - mark.start > 1]
    timed = [span.start for span in reading.timed(at, at + NAMELESS + 2)]
    limit = min([*marked, *timed, stop], default=stop)
    closed = limit < stop or limit in marked or limit in timed
    single = [mark.start for mark in reading.inside(at, limit + 1) if at + 2 <= mark.start]
    if not closed and single:
        limit = min(limit, *single)
    return limit if 2 <= limit - at <= NAMELESS else at


def _party(reading: Reading, group: list[Mark], posts: set[int], day: date | None, start: int, end: int) -> Party:
    chosen = [_pick(mark, group, day) for number, mark in enumerate(group) if number not in posts]
    state = next((name.code for name in chosen if name.kind in STATES | {"place"} and name.code), None)
    own = next((name.code for name in reversed(chosen) if name.kind in {"body", "role", "outlet"} and name.code), None)
    person = next((name for name in chosen if name.kind == "person"), None)
    states = {name.code for name in chosen if name.kind in STATES | {"place"}}
    if person and states and person.code and person.code not in states and not own and not _serves(person, chosen):
        chosen, person = [name for name in chosen if name is not person], None  # a namesake of another state
    code = own if own and (not state or ":" in own or own in {"UNO", "EUR"}) else None
    code = code or (person.code if person and person.code else None) or state or own
    office = next((name for name in reversed(chosen) if name.kind in {"office", "role"}), None)
    body = next((name for name in reversed(chosen) if name.kind in {"body", "outlet"}), None)
    term, former = _held(person, day) if person else (None, False)
    former = (former or _marked(reading, group[0], "former")) and not _marked(reading, group[0], "then")
    named = next((name.sector for name in chosen if name.kind in STATES | {"place"}), None)
    sector = (
        (office.sector if office and not _generic(office, body) else None) or (body.sector if body else None)
        or (term.sector if term else None) or (person.sector if person else None) or named
    )  # fmt: skip
    if code and (":" in code or code in {"UNO", "EUR"}) and sector in {"GOV", None} and not (person and state):
        sector = "IGO" if not code.startswith("IMG:") else sector
    entity = person or body or next((name for name in chosen if name.kind in STATES), chosen[-1] if chosen else None)
    title = term.title if term else (office.en if office else None)
    title = f"former {title}" if title and former and person else title
    words = reading.article.text[start:end]
    return Party(code, sector, words, Span(start, end), entity.en if entity and entity.kind != "office" else None, title)


def _serves(person: Name, chosen: list[Name]) -> bool:
    """Whether a person held an office like the one named, though in another state: 香港总督彭定康."""
    offices = {word for name in chosen if name.kind == "office" for word in name.en.replace("-", " ").split()} - SMALL_WORDS
    return any(offices & set(term.title.replace("-", " ").split()) for term in person.terms)


def _generic(office: Name, body: Name | None) -> bool:
    """Whether an office says less of its sector than its body does: 中央情报局局长, 哈马斯领导人."""
    return office.sector == "GOV" and body is not None and body.sector in TELLING


def _pick(mark: Mark, group: Sequence[Mark], day: date | None) -> Name:
    """One reading of a mark; of several persons of that name the one of the state named beside it, else the one in office."""
    persons = [name for name in mark.names if name.kind == "person"]
    if len(persons) > 1:
        states = {name.code for other in group for name in other.names if name.kind in STATES}
        persons.sort(key=lambda name: (name.code not in states, day is None or not any(term.covers(day) for term in name.terms)))
    if persons:
        return persons[0]
    return max(mark.names, key=lambda name: RANK[name.kind])


def _held(person: Name, day: date | None) -> tuple[Term | None, bool]:
    """The office a person held on a day, else the last one held before it, and whether it was held before."""
    if day is None:
        return (person.terms[-1] if person.terms else None), False
    holding = [term for term in person.terms if term.covers(day)]
    if holding:
        return holding[-1], False
    earlier = [term for term in person.terms if term.last and term.last < day]
    return (earlier[-1] if earlier else None), bool(earlier)


def _marked(reading: Reading, first: Mark, value: str) -> bool:
    """Whether 前 or 原 ("former"), or 时任 ("then"), stands right before a party: 前国务卿蓬佩奥."""
    before = reading.inside(max(first.start - 2, 0), first.start)
    markers = (mark.kind("former") for mark in before if mark.end == first.start)
    return any(marker and (marker.value or "former") == value for marker in markers)


def _stand_ins(reading: Reading) -> list[Mention]:
    """Pronouns and 双方, 两国, still without their parties."""
    out = []
    for mark in reading.marks:
        marker = mark.kind("pronoun", "dual")
        if not marker or mark.names or reading.bracketed(mark.start):
            continue
        span, words = Span(mark.start, mark.end), reading.article.text[mark.start : mark.end]
        codes = marker.value.split(BOTH) if BOTH in marker.value else []  # 两岸 says which two
        parties = tuple(Party(code, "GOV", words, span) for code in codes)
        out.append(Mention(mark.start, mark.end, parties, "party" if parties else f"{marker.kind}:{marker.value}"))
    return out


def _coordinated(reading: Reading, groups: list[Mention]) -> list[Mention]:
    """Mentions joined by conjunctions, or adjacent as in 中美 and 美日韩三国, made one; governing markers noted."""
    out: list[Mention] = []
    for mention in groups:
        if out and _continues(reading, out[-1], mention):
            out[-1] = _joined(reading, out[-1], mention)
        else:
            out.append(_governed(reading, mention))
    return out


def _continues(reading: Reading, last: Mention, mention: Mention) -> bool:
    placed = last.local or any(
        name.kind == "place" for mark in reading.inside(last.start, last.end) if mark.end == last.end for name in mark.names
    )
    personal = any(party.office for party in mention.parties) and not any(party.office for party in last.parties)  # 在美国和台湾总统
    if (placed or personal) and last.government == "在" and not mention.local:
        return False  # 在曼谷与拜登: 与 begins a phrase of its own
    gap = reading.between(last.end, mention.start)
    dual = mention.kind.startswith("dual")
    if not gap:
        if last.parties and len(last.parties) > 1 and len(mention.parties) == 1 and _counted(reading, mention.start):
            return True
        states = all(party.code for party in last.parties) and last.kind == mention.kind == "party"
        compact = len(mention.parties) == 1 and last.parties and last.parties[-1].span.end - last.parties[-1].span.start == 1
        return bool((dual and last.parties) or (states and compact and not last.local))
    if dual or not last.parties or not mention.parties or {last.kind, mention.kind} & {"place"} and last.kind != mention.kind:
        return False
    return _linked(reading, last, mention)


def _joined(reading: Reading, last: Mention, mention: Mention) -> Mention:
    """Two mentions as one; a title at the end of a list (英法外长, 中俄两国海军) is shared by the bare states before it."""
    parties = list(last.parties)
    if mention.kind.startswith("dual") and reading.folded[mention.end - 1 : mention.end] == FORCES:
        parties = [replace(party, sector="MIL") if party.sector == "GOV" and not party.office else party for party in parties]
    if len(mention.parties) == 1 and mention.parties[0].code is None and len(parties) > 1 and _counted(reading, mention.start):
        one = mention.parties[0]
        parties = [replace(party, sector=one.sector or party.sector, office=one.office) for party in parties]
        return replace(last, end=mention.end, parties=tuple(parties), kind="party")
    if mention.parties and mention.parties[0].office and mention.parties[0].sector not in {"GOV", None}:
        short = [party for party in parties if party.sector == "GOV" and party.office is None and party.span.end - party.span.start <= 3]
        if len(short) == len(parties) and mention.start - last.end <= 1:
            parties = [replace(party, sector=mention.parties[0].sector) for party in parties]
    kind = "party" if "party" in {last.kind, mention.kind} else last.kind
    return replace(last, end=mention.end, parties=(*parties, *_headed(reading, last, mention)), kind=kind)


def _counted(reading: Reading, at: int) -> bool:
    """Whether the number of several states ends right here: 中俄两国|海军."""
    return any(mark.end == at and mark.kind("dual") for mark in reading.inside(max(at - 4, 0), at))


def _headed(reading: Reading, last: Mention, mention: Mention) -> tuple[Party, ...]:
    """The parties that a mention adds to one it is joined to: a nameless body is of the state before it (美国国务院和国防部).

    So are people and things whose words tell no state (中国政府和民众), unless a bare state stands before them.
    """
    code = last.parties[-1].code if last.parties else None
    if not code or ":" in code or mention.kind not in {"party", "role"}:
        return mention.parties
    bare = any(mark.end == last.end and _kind(mark) in STATES | {"place"} for mark in reading.inside(last.start, last.end))
    taking = {party.sector for party in mention.parties} if mention.kind == "party" else INHERIT if not bare else frozenset[str]()
    return tuple(replace(party, code=code) if party.code is None and party.sector in taking else party for party in mention.parties)


def _governed(reading: Reading, mention: Mention) -> Mention:
    """A mention with the marker that governs it: right before it, or before a number of people (对5名官员)."""
    start = _uncounted(reading, mention.start - (reading.folded[mention.start - 1 : mention.start] in OPENS))  # 将“基地”组织
    before = [mark for mark in reading.inside(max(start - 4, 0), start) if mark.end == start]
    target = _origin(reading, before[-1]) if before else None
    if target is not None:
        return replace(mention, government="对", opened=target.start)
    marker = before[-1].kind("preposition", "passive", "object") if before else None
    if marker is None and before and reading.folded[before[-1].start : before[-1].end] == AT:
        return replace(mention, government="在", opened=before[-1].end - 1)  # 正在纽约访问
    if marker is None or (marker.value == "在" and mention.kind == "party" and _timed(reading, mention, before[-1].start)):
        return mention
    government = {"passive": "passive", "object": "把"}.get(marker.kind, marker.value)
    return replace(mention, government=government, opened=before[-1].start)


def _origin(reading: Reading, before: Mark) -> Mark | None:
    """The preposition before a word that says where goods are from: 对来自中国的商品加征关税, 对自美进口的商品."""
    marker = before.kind("preposition")
    if not (before.kind("origin") or (marker and marker.value == "从")):
        return None
    opening = [mark for mark in reading.inside(max(before.start - 2, 0), before.start) if mark.end == before.start]
    governing = opening[-1].kind("preposition") if opening else None
    return opening[-1] if governing and governing.value == "对" else None


def _uncounted(reading: Reading, start: int) -> int:
    """Where the numbers, quantities and 前 or 新任 right before a position begin."""
    while True:
        text = reading.folded[max(start - 6, 0) : start]
        digits = len(text) - len(text.rstrip(NUMERALS))
        if not digits and text[-1:] in MEASURES and text[:-1].endswith(tuple(NUMERALS)):
            digits = 1
        near = reading.inside(max(start - 3, 0), start)
        counted = next((mark for mark in near if mark.end == start and mark.kind("quantity", "former", "acting")), None)
        if not digits and counted is None:
            return start
        start -= counted.end - counted.start if counted else digits


def _timed(reading: Reading, mention: Mention, opened: int) -> bool:
    """Whether 在 before a mention begins a clause of time (在俄罗斯发动攻击后), in which the mention is the doer.

    Of two such words (在下月在英国召开峰会期间) the first begins the clause of time, and the second names a place.
    """
    clause = reading.clauses[reading.clause(mention.start)]
    before = [mark.kind("preposition") for mark in reading.inside(clause.start, opened)]
    if any(marker and marker.value == "在" for marker in before):
        return False
    following = reading.inside(mention.end, clause.end)
    verb = next((mark for mark in following if mark.forms), None)
    if verb is not None and verb.start == mention.end and any(form.predicate.mode == "visit" for form in verb.forms):
        return False  # 在美国访问时: a place
    return any(mark.kind("temporal") for mark in following) and any(mark.forms for mark in following)


def _resolved(reading: Reading, groups: list[Mention], home: str | None, works: list[Span], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Mentions with stand-ins given their parties and nameless bodies their state, in reading order."""
    out: list[Mention] = []
    state: str | None = None
    home = (_first(groups) or home) if home in ABROAD else home
    for number, mention in enumerate(groups):
        mention = _demoted(reading, mention, works, lexicon.sites)
        if mention.kind in {"party", "role", "modifier"}:
            known = None if _anybody(reading, mention) or _worldwide(reading, mention) else _lent(reading, mention, state or home)
            owner, seat = _owner(reading, out, mention, state), _seated(reading, out, mention)
            if owner and out and out[-1].kind == "modifier" and not mention.government:
                mention = replace(mention, government=out[-1].government, opened=out[-1].opened)
            parties = tuple(
                _stated(party, _scene(reading, out, mention, party) or seat or known, mention.kind) for party in mention.parties
            )
            parties = tuple(
                replace(party, code=owner, implied=False) if owner and (party.implied or not party.code) else party for party in parties
            )
            parties = tuple(_partisan(party, state or home, lexicon.parties) for party in parties)
            mention = replace(mention, parties=parties)
        elif mention.kind.startswith(("pronoun", "dual")):
            listed = _listed(reading, mention, groups[number + 1 : number + 2])
            mention = replace(mention, parties=listed or _antecedent(reading, out, mention.kind) or _visited(reading, out, mention))
        told = mention.kind == "party" and mention.parties and not (mention.local and mention.government)
        if told and not (state and (_mission(reading, mention) or mention.government in OBJECTS)):
            state = mention.parties[0].code if len(mention.parties[0].code or "") == 3 else state
        if mention.parties and out and out[-1].kind.startswith("pronoun") and out[-1].parties and _linked(reading, out[-1], mention):
            out[-1] = replace(out[-1], end=mention.end, parties=(*out[-1].parties, *mention.parties), kind="party")
        else:
            out.append(mention)
    return tuple(out)


def _first(groups: list[Mention]) -> str | None:
    """The state that an article names first, which a nameless body before it is of where the outlet reports on others."""
    named = (party.code for mention in groups for party in mention.parties if party.code and mention.kind in {"party", "role"})
    return next((code for code in named if len(code) == 3 and code not in {"UNO", "EUR"}), None)


def _lent(reading: Reading, mention: Mention, state: str | None) -> str | None:
    """The state of a nameless body; what a territory has none of is of its state: 外交部 in a report from Hong Kong."""
    if state in EASTERN and reading.folded[mention.end : mention.end + 1] in CAPITALS:
        return None  # 议员Jim Banks
    if state not in TERRITORIES:
        return state
    return TERRITORIES[state] if reading.folded.startswith(FOREIGN, mention.start) else state


def _owner(reading: Reading, before: list[Mention], mention: Mention, state: str | None) -> str | None:
    """The state whose own the words make people or things without one: 俄罗斯境内的炼油厂, and after 以色列: 其战机."""
    if reading.folded[mention.start - 1 : mention.start] == ITS:
        return state
    last = before[-1] if before else None
    if last is None or last.kind != "modifier" or not last.parties or mention.start - last.end > INSIDE:
        return None
    within = any(mark.start == last.end and mark.kind("inside") for mark in reading.inside(last.end, mention.start))
    return last.parties[0].code if within else None


def _anybody(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is of many states that nobody names: 东南亚各国外交部长."""
    return any(
        mark.end == mention.start and mark.kind("nobody") for mark in reading.inside(max(mention.start - NAMELESS, 0), mention.start)
    )


def _worldwide(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is a body of the whole world that no government founded, and so of no state: 国际奥委会, 大赦国际."""
    return any(name.detail == "world" for mark in reading.inside(mention.start, mention.end) for name in mark.names)


def _mission(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is an embassy or the like, which stands in another state than its own."""
    return any(name.detail == "mission" for mark in reading.inside(mention.start, mention.end) for name in mark.names)


def _scene(reading: Reading, before: list[Mention], mention: Mention, party: Party) -> str | None:
    """The state on whose ground the paragraph is, for the police and the people there: 在巴黎，示威者包围大使馆."""
    if party.code or party.sector not in ON_THE_SPOT:
        return None
    start = reading.paragraph(reading.clause(mention.start)).start
    near = takewhile(lambda other: other.start >= start, reversed(before))
    here = next((other for other in near if other.local and other.government == "在" and other.parties), None)
    return here.parties[0].code if here else None


def _seated(reading: Reading, before: list[Mention], mention: Mention) -> str | None:
    """The state of the place that stands alone before a nameless ministry: 在北京，外交部批评."""
    last = before[-1] if before else None
    if (
        last is None
        or not last.local
        or last.government != "在"
        or not last.parties
        or not reading.folded.startswith(FOREIGN, mention.start)
    ):
        return None
    return last.parties[0].code if reading.between(last.end, mention.start) in {"", "，", ","} else None


def _listed(reading: Reading, mention: Mention, following: list[Mention]) -> tuple[Party, ...]:
    """The states that a number of them is said to be: 海岸三国：格鲁吉亚、乌克兰和罗马尼亚."""
    listed = next((other for other in following if reading.between(mention.end, other.start) in COLONS), None)
    number = mention.kind.rpartition(":")[2]
    return listed.parties if listed and number.isdigit() and len(listed.parties) == int(number) else ()


def _linked(reading: Reading, last: Mention, mention: Mention) -> bool:
    """Whether nothing but a conjunction stands between two mentions."""
    joint = [mark for mark in reading.inside(last.end, mention.start) if mark.kind("conjunction")]
    return len(joint) == 1 and len(reading.between(last.end, mention.start)) == joint[0].end - joint[0].start


def _stated(party: Party, state: str | None, kind: str) -> Party:
    if party.code or (kind == "role" and party.sector not in INHERIT):
        return party
    return replace(party, code=state, implied=True)


def _sited(reading: Reading, at: int, sites: tuple[str, ...]) -> bool:
    """Whether the name of a school or the like goes on behind a city: 巴黎|政治学院."""
    text = reading.folded[at : at + SITE]
    ends = [text.find(end) for end in sites if 0 <= text.find(end) <= NAMED]
    return bool(ends) and not reading.inside(at, at + min(ends)) and _word(text[: min(ends)])


def _partisan(party: Party, state: str | None, partisan: dict[str, frozenset[str]]) -> Party:
    """A political party that several states have is that of the state in question, where that has one: 民主党 in a Korean report."""
    if party.sector != "PTY" or not state or state == party.code:
        return party
    name = fold(party.name)
    states = next((found for word, found in partisan.items() if name.startswith(word)), frozenset[str]())
    return replace(party, code=state) if len(states) > 1 and state in states else party


def _demoted(reading: Reading, mention: Mention, works: list[Span], sites: tuple[str, ...]) -> Mention:
    """A bare state before a topic noun (台湾问题, 美国股市) or in the name of a work (《中英联合声明》, 「香港自治法」) is no party."""
    if mention.kind not in {"party", "place"}:
        return mention
    before = reading.article.text[max(mention.start - WORK, 0) : mention.start]
    if before.rfind("《") > before.rfind("》") or any(span.start < mention.start and mention.end < span.end for span in works):
        return replace(mention, kind="modifier")
    if mention.local and _sited(reading, mention.end, sites):
        return replace(mention, kind="modifier")
    end = mention.end + (reading.folded[mention.end : mention.end + 1] in CLOSES)  # “莫斯科”号
    following = next((mark for mark in reading.inside(end, end + 6) if mark.start == end), None)
    if following and following.kind("topic"):
        return replace(mention, kind="modifier")
    if following and (others := following.kind("nobody")) and others.value == ALLY:
        return replace(mention, kind="modifier", parties=())  # 乌克兰盟友: somebody else
    return mention


def _antecedent(reading: Reading, before: list[Mention], kind: str) -> tuple[Party, ...]:
    """Whom a stand-in means: 他 the last person, 该国 the last state, 双方 the last two sides."""
    what, _, value = kind.partition(":")
    if what == "dual":
        return _sides([mention for mention in before if mention.kind == "party" and mention.government in SIDES], value)
    if value == "speaker":
        return ()
    kinds = {"party", "modifier"} if value == "body" else {"party"}
    open_ = [mention for mention in before if mention.kind in kinds and mention.parties and mention.government in {"", "passive"}]
    fits = [mention for mention in open_[-(SEVERAL if value == "several" else NEAR) :] if _fits(mention, value)]
    leading = [mention for mention in fits if reading.small(reading.clauses[reading.clause(mention.start)].start, mention.start)]
    return (leading or fits or [Mention(0, 0, (), "")])[-1].parties


def _visited(reading: Reading, before: list[Mention], mention: Mention) -> tuple[Party, ...]:
    """Both sides where the second is only named inside a verb: 索马里兰总统访台，双方签署协定."""
    if mention.kind != "dual:2":
        return ()
    opening = reading.opening(reading.clause(mention.start))
    forms = [(mark, form) for mark in reading.inside(opening, mention.start) for form in mark.forms if form.arg]
    doers = [one for one in before if one.start >= opening and one.kind == "party" and len(one.parties) == 1]
    if not forms or not doers:
        return ()
    mark, form = forms[-1]
    assert form.arg is not None
    at, code = form.arg
    span = Span(mark.start + at, mark.start + at + 1)
    return (*doers[-1].parties, Party(code, "GOV", span.quote(reading.article.text), span)) if code != doers[-1].parties[0].code else ()


def _fits(mention: Mention, value: str) -> bool:
    """Whether a mention can be what a pronoun of this kind means."""
    if value == "several":
        return len(mention.parties) > 1
    return len(mention.parties) == 1 and (mention.parties[0].office is not None) == (value == "person")


def _sides(before: list[Mention], value: str) -> tuple[Party, ...]:
    if value == PERSONS:
        before = [mention for mention in before if all(party.office for party in mention.parties)]
    wanted = int(value) if value.isdigit() else 2
    if value == "all":
        return ()
    for mention in reversed(before):
        if len({party.code for party in mention.parties}) == wanted:
            return mention.parties
    sides: dict[str, Party] = {}
    for mention in reversed(before):
        for party in mention.parties:
            if party.code and len(sides) < wanted:
                sides.setdefault(party.code, party)
    return tuple(sides.values()) if len(sides) == wanted else ()
