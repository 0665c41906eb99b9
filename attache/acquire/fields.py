"""What the fields of a record mean: reach for ``found`` with any decoded JSON value, for ``meaning`` with one name of a field.

The names stand in fields.tsv. A record is an object that has a text, wherever in the value it stands; objects inside it are its details
and fill what it does not say itself, lists inside it (comments, pictures) are not looked at.
"""

import re
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from attache.fold import fold
from attache.lexicon import items, rows

GIVEN = ("title", "date", "updated", "url", "author", "publisher", "section", "language", "summary", "keywords")
LABELS = ("title", "url", "date")  # what tells an article from any other object that has a text
LONGEST = 40  # characters of a field's name that is known
LEAST = 10  # characters of a text that stands all alone
MEND: dict[int, str | None] = dict.fromkeys((*range(1, 9), *range(14, 27), *range(28, 32), 0x0B, 0x7F))  # controls make a text look binary
MEND |= dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")  # as JSON can write halves of characters
BLANKS = re.compile(r"[\s._\-]+")
PARTS = re.compile(r"[.:/]")
ADDRESS = re.compile(r"\S*[./]\S*")
WORTH = ("value", "title", "body")  # where in an object its value stands
WIDE = re.compile("[\u2e80-\uffef]")


class Found(Struct, frozen=True):
    """An object that may be an article: its fields by meaning, and the names they went by."""

    fields: dict[str, str]
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """The body; else the whole page or post; else, where there is a title, the summary."""
        said = self.fields
        return said.get("body") or said.get("page") or (said.get("summary", "") if said.get("title") else "")

    @property
    def brief(self) -> bool:
        """Whether a summary is all the text there is."""
        return not (self.fields.get("body") or self.fields.get("page"))

    def given(self) -> dict[str, str]:
        """What is said of the article beside its text, for ``Page.given``."""
        return {name: self.fields[name] for name in GIVEN if name in self.fields and (name != "summary" or self.brief)}


def found(value: object) -> list[Found]:
    """The records in a value, in order, with those that have a title and no text; ``RecursionError`` where it is nested too deeply."""
    return [record for record in _walk(value) if record.text or record.fields.keys() & LABELS]


@lru_cache(maxsize=4096)
def meaning(name: str) -> tuple[str, int] | None:
    """What a field of this name is, and how far down in the list of its names this one stands; ``None`` for names not in the table."""
    if len(name) > LONGEST:
        return None
    if known := _known().get(_plain(name)):
        return known
    *before, last = PARTS.split(name)
    if not before or any(_known().get(_plain(part), ("", 0))[0] == "aside" for part in before):
        return None
    return _known().get(_plain(last))


def _plain(name: str) -> str:
    return BLANKS.sub("", fold(name).lower())


@cache
def _known() -> dict[str, tuple[str, int]]:
    return {_plain(name): (row["field"], rank) for row in rows("fields") for rank, name in enumerate(items(row["names"]))}


def _walk(value: object) -> list[Found]:
    if isinstance(value, list):
        return [record for child in value for record in _walk(child)]
    if not isinstance(value, dict):
        return []
    own, objects, lists = _read(value)
    below = [_walk(child) for child in objects]
    details = [records[0] for records in below if len(records) == 1 and not records[0].text]
    if own.fields.keys() & {"body", "page"} and (own.fields.keys() & LABELS or not lists):
        return [_merged(own, details)]
    listed = [record for child in lists for record in _walk(child)]
    full = [record for record in (*(record for records in below for record in records), *listed) if record.text]
    if len(full) == 1 and full[0] not in listed:
        return [_merged(full[0], [own, *details])]
    if full:
        return [*full, *(record for record in listed if not record.text)]
    return listed if listed and not own.text else [_merged(own, details)]


def _merged(first: Found, others: list[Found]) -> Found:
    """A record with what its details say, where it does not say it itself; their texts are their own."""
    fields = dict(first.fields)
    for other in others:
        for name, value in other.fields.items():
            if name not in ("body", "page"):
                fields.setdefault(name, value)
    return replace(first, fields=fields)


def _read(value: dict[str, object]) -> tuple[Found, list[object], list[object]]:
    """An object's own fields, and the objects and lists inside it that are none of them."""
    best: dict[str, tuple[int, str]] = {}
    inner: list[object] = []
    for name, part in value.items():
        field, rank = meaning(name) or ("", 0)
        text = "" if not field or _titled(part) else _text(part, field)
        if field and text and _fits(field, text):
            worth = len(text) if field == "body" else -rank
            best[field] = max(best.get(field, (worth, text)), (worth, text), key=lambda pair: pair[0])
        elif field in ("", "body", "page") or (field != "aside" and _titled(part)):
            inner.append(part)
    record = Found(_checked({field: text for field, (_, text) in best.items()}), tuple(value))
    return record, [part for part in inner if isinstance(part, dict)], [part for part in inner if isinstance(part, list)]


def _titled(part: object) -> bool:
    """Whether this is an object, or a list with one, that has a title and a text: a record and not the value of a field."""
    for value in part if isinstance(part, list) else [part]:
        if isinstance(value, dict):
            fields = {(meaning(name) or ("", 0))[0] for name in value}
            if fields & set(LABELS) and fields & {"body", "page", "summary"}:
                return True
    return False


def _text(part: object, field: str) -> str:
    """A value as it stands; of a list its members, of an object the member that holds its value."""
    if isinstance(part, str):
        return part.translate(MEND).strip()
    if isinstance(part, list):
        parts = [text for child in part if (text := _text(child, field))]
        return ("\n\n" if field == "body" else "；" if any(map(WIDE.search, parts)) else ", ").join(parts)
    if isinstance(part, dict):
        kinds = {kind: name for name in reversed(part) if (kind := meaning(name))}
        ranked = sorted((kind for kind in kinds if kind[0] in WORTH), key=lambda kind: (WORTH.index(kind[0]), kind[1]))
        return next((text for kind in ranked if (text := _text(part[kinds[kind]], field))), "")
    return ""


def _fits(field: str, text: str) -> bool:
    """Whether a value can be what its name says."""
    return field != "url" or bool(ADDRESS.fullmatch(text))


def _checked(fields: dict[str, str]) -> dict[str, str]:
    """The fields, with addresses where addresses belong; a text of a few characters and no title is none."""
    for name in ("publisher", "id"):
        if fields.get(name, "").startswith(("http://", "https://")):
            fields.setdefault("url", fields.pop(name))
    if len(fields.get("body", "")) < LEAST and not fields.keys() & LABELS:
        fields.pop("body", None)
    return fields
