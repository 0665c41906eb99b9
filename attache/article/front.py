"""Take off what mirrors put before an article: Jekyll front matter and the head of a feed post.

Front matter is read line by line. A YAML reader stops at an unquoted colon, cuts titles at `` # `` and reads 0042 as 34;
mirrors write such titles every day.
"""

import re

FENCE = re.compile(r"\A\s*---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
EPOCH = re.compile(r"\A\s*<!--\s*(\d{10,13})\s*-->")
LINK = re.compile(r"\A\s*\[(.+)\]\((\S*?)\)[ \t]*\n(?:-{3,}|={3,})[ \t]*(?:\n|\Z)")
MOST = 4000  # characters of a head; a longer fence is a rule in the text
ESCAPES = {r"\"": '"', r"\\": "\\", r"\/": "/"}


def split(text: str) -> tuple[dict[str, str], str]:
    """The fields before an article, and the rest. Keys are lower case; ``epoch``, ``title`` and ``url`` come from a feed head."""
    fields: dict[str, str] = {}
    fence = FENCE.match(text[:MOST])
    if fence and (found := FIELD.findall(fence[1])):
        fields = {key.lower(): _plain(value) for key, value in found}
        text = text[fence.end() :]
    if epoch := EPOCH.match(text):
        fields["epoch"] = epoch[1]
        text = text[epoch.end() :]
    if link := LINK.match(text[:MOST]):
        fields.setdefault("title", link[1].strip())
        fields["url"] = link[2]
        text = text[link.end() :]
    return {key: value for key, value in fields.items() if value}, text


def _plain(value: str) -> str:
    """A value without its quotes or list brackets."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r'\\["\\/]', lambda match: ESCAPES[match[0]], value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if value.startswith("[ ") and value.endswith(" ]"):
        return value[2:-2].strip()
    return value
