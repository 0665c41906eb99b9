"""How accounts are shown, wherever they are: who says so, in which report, in which words."""

from attache.evidence.accounts import Account
from attache.evidence.cited import Report
from attache.evidence.claim import Claim
from attache.evidence.figure import Figure
from attache.evidence.occurrence import Occurrence
from attache.evidence.witness import Who, Witness
from attache.lexicon import Lexicon
from attache.report.row import Json, dates, links, pair
from attache.report.words import Language, day, label, shortened

UNKNOWN = "—"  # the state of an outlet that the tables do not know
LONGEST = 120  # code points of a quotation; longer ones end in …


def both(kind: str, key: str) -> str:
    """A label in Chinese and English."""
    return f"{label(kind, key, 'zh')}/{label(kind, key, 'en')}"


def outlet(report: Report) -> str:
    """The outlet of a report with its state."""
    return f"{report.name} ({report.home})" if report.home else report.name


def cited(report: Report) -> str:
    """A report in one line: outlet, day, address."""
    return "  ".join(part for part in (outlet(report), report.day.isoformat() if report.day else "", report.url or report.source) if part)


def quoted(words: str) -> str:
    return f"「{shortened(words, LONGEST)}」"


def speaker(one: Claim) -> str:
    """Who is credited with a claim, with his state, behind those through whom it is had."""
    named = one.who if one.speaker else both("word", "unnamed")
    via = [source.name for source in one.chain if source.role == "medium"]
    return " ← ".join([*via, f"{named} ({one.code})" if one.code else named])


def voice(one: Account) -> str:
    """Who gives an account: the speaker of a claim; of an event who it is told by, else the outlet."""
    if isinstance(one, Claim):
        return f"{speaker(one)} {both('stance', one.stance)}"
    said = [source for source in one.chain if source.role == "speaker"]
    return f"{said[-1].name}{f' ({said[-1].code})' if said[-1].code else ''}" if said else outlet(one.report)


def words(one: Account) -> str:
    return quoted(one.content if isinstance(one, Claim) else one.quote)


def act(one: Witness, language: Language, lexicon: Lexicon, glossary: dict[str, str]) -> str:
    """Who did what to whom, in one line."""
    sides = [
        (", " if language == "en" else "、").join(dict.fromkeys(_name(who, language, lexicon) for who in side)) for side in _sides(one)
    ]
    did = one.act if language == "zh" else glossary.get(one.rule, one.type.lower())
    join = "｜" if language == "zh" else " — "
    return join.join([sides[0], did, *(side for side in sides[1:] if side)])


def _sides(one: Witness) -> tuple[tuple[Who, ...], tuple[Who, ...]]:
    return one.actor, one.recipient


def _name(who: Who, language: Language, lexicon: Lexicon) -> str:
    if language == "zh":
        return who.name
    known = who.person or who.body
    return f"{known} ({who.code})" if known else lexicon.english.get(who.code, who.code)


def kind(one: Witness) -> str:
    return f"{one.type}/{one.mode}" if one.mode else one.type


def heading(one: Occurrence, language: Language, lexicon: Lexicon, glossary: dict[str, str]) -> str:
    """An occurrence in one line, as its plainest witness has it."""
    best = plainest(one)
    states = dict.fromkeys(each.status for each in one.witnesses)
    told = "、".join(label("status", status, language) for status in states)
    return f"{day(best.when, language)}  {act(best, language, lexicon, glossary)}  [{kind(best)} · {told}]"


def plainest(one: Occurrence) -> Witness:
    """The witness by which an occurrence is called: of what its article is about, told as done, dated in words, with most parties named."""
    return max(one.witnesses, key=_plain)


def _plain(one: Witness) -> tuple[bool, bool, bool, bool, int]:
    named = sum(1 for who in (*one.actor, *one.recipient) if who.person)
    return one.status == "actual", one.told, one.central, bool(one.recipient), named


def witnessed(one: Occurrence) -> str:
    """How many reports, texts and outlets tell an occurrence, and from which states."""
    homes: dict[str, int] = {}
    for home in one.outlets.values():
        homes[home or UNKNOWN] = homes.get(home or UNKNOWN, 0) + 1
    count = [f"{len(one.witnesses)} {both('word', 'witnesses')}", f"{len(one.texts)} {both('word', 'texts')}"]
    count.append(f"{len(one.outlets)} {both('word', 'outlets')}: {'、'.join(f'{home} {number}' for home, number in homes.items())}")
    return " · ".join(count)


def report(one: Report) -> Json:
    return {
        "document": one.id, "doc": one.doc, "source": one.source, "title": one.title, "outlet": one.outlet, "home": one.home,
        "url": one.url, "published": one.day.isoformat() if one.day else None,
    }  # fmt: skip


def witness(one: Witness) -> Json:
    """A witness as JSON."""
    return {
        "event": one.event, "type": one.type, "mode": one.mode, "status": one.status, "rule": one.rule, "date": dates(one.when),
        "actor": [_who(who) for who in one.actor], "recipient": [_who(who) for who in one.recipient], "place": one.place,
        "quote": one.quote, "span": pair(one.span), "chain": links(one.chain), "figures": [figure(each) for each in one.figures],
        "report": report(one.report),
    }  # fmt: skip


def claim(one: Claim) -> Json:
    """A claim as JSON."""
    return {
        "id": one.id, "speaker": one.speaker, "code": one.code, "sector": one.sector, "entity": one.entity, "stance": one.stance,
        "content": one.content, "span": pair(one.span), "quote": one.quote, "events": list(one.events), "about": sorted(one.about),
        "chain": links(one.chain), "figures": [figure(each) for each in one.figures], "report": report(one.report),
    }  # fmt: skip


def account(one: Account) -> Json:
    return {"claim": claim(one)} if isinstance(one, Claim) else {"event": witness(one)}


def figure(one: Figure) -> Json:
    return {"low": one.low, "high": one.high, "unit": one.unit, "fate": one.fate, "words": one.words, "span": pair(one.span)}


def _who(who: Who) -> Json:
    return {"code": who.code, "name": who.name, "entity": who.person or who.body}
