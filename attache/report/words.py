"""How records are put into words, in Chinese and in English."""

from functools import cache
from typing import Literal

from attache.lexicon import Form, Lexicon, rows
from attache.model import Article, Event, Party, When

Language = Literal["zh", "en"]
Tongue = Literal["zh", "en", "both"]
MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def tongues(language: Tongue) -> tuple[Language, ...]:
    """The languages of a line that is asked for in one or in both."""
    return ("zh", "en") if language == "both" else (language,)


@cache
def labels() -> dict[tuple[str, str], dict[str, str]]:
    """The labels of codes, by kind and key."""
    return {(row["kind"], row["key"]): {"zh": row["zh"], "en": row["en"]} for row in rows("labels")}


def label(kind: str, key: str, language: Language) -> str:
    """The label of a code; the code itself where there is none."""
    return labels().get((kind, key), {}).get(language) or key


def glosses(lexicon: Lexicon) -> dict[str, str]:
    """The English gloss of each predicate, by row id."""
    return {entry.predicate.id: entry.predicate.en for entries in lexicon.entries for entry in entries if isinstance(entry, Form)}


def party(one: Party, language: Language, lexicon: Lexicon) -> str:
    """A party in words: as the article has it, or its English name with its state."""
    if language == "zh":
        return one.name
    state = lexicon.english.get(one.code or "", one.code or "")
    if one.entity and one.entity != state:
        return f"{one.entity} ({one.code})"
    return state if one.sector in {"GOV", "IGO", None} else f"{state} {one.sector}"


def shortened(words: str, longest: int) -> str:
    """A quotation on one line, cut where it is longer than so many code points."""
    line = words.replace("\n", " ")
    return line if len(line) <= longest else line[: longest - 1] + "…"


def parties(several: tuple[Party, ...], language: Language, lexicon: Lexicon) -> str:
    names = list(dict.fromkeys(party(one, language, lexicon) for one in several))
    return ("、" if language == "zh" else ", ").join(names)


def day(when: When | None, language: Language) -> str:
    """A time in words, no finer than it is known."""
    if when is None:
        return label("word", "undated", language)
    first, last = when.first, when.last
    if when.precision in {"year", "decade"}:
        form = "year" if first.year == last.year else "years"
    else:
        form = "day" if first == last else "days"
    return label("format", form, language).format(a=first, b=last, A=MONTHS[first.month], B=MONTHS[last.month])


def what(event: Event, article: Article, language: Language, glossary: dict[str, str]) -> str:
    """The act in words: the predicate as it stands, or its English gloss."""
    return event.trigger.quote(article.text) if language == "zh" else glossary.get(event.rule, event.type.lower())


def sentence(event: Event, article: Article, language: Language, lexicon: Lexicon, glossary: dict[str, str]) -> str:
    """One line that says who did what to whom."""
    actor, recipient = parties(event.actor, language, lexicon), parties(event.recipient, language, lexicon)
    act = what(event, article, language, glossary)
    if language == "zh":
        return f"{actor}｜{act}" + (f"｜{recipient}" if recipient else "")
    return f"{actor} — {act}" + (f" — {recipient}" if recipient else "")
