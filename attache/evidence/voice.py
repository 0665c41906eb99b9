"""The words by which speakers are told, and what several stages of finding statements go by.

Reach for ``voice`` with a kind of voices.tsv.
"""

from functools import cache

from attache.fold import fold
from attache.lexicon import items, rows

PURPOSE, DONE = "为", "了"  # 为了 is a word of its own: 声明指出为了
PAST = "过"
PLAIN = frozenset("称说示指为出道到写")  # with which words of saying end that are never nouns
ENDED = "，,。；;、"
LEAST = 4  # fewer code points right behind a cue are its object and not its content (补充弹药)
EDGES = " \u3000\t\n，,：:；;、—…。"
STRICT = frozenset({"asks", "hopes"})  # kinds that report only as the verb of their own clause
HEARSAY, UNSAID = "it is reported (kind of source named)", "it is reported (no source named)"
REPORTS = "report (of outlets)"
QUESTION = "ask (a question)"
CORRECT = "correct (of outlets)"  # an outlet takes back what it reported
DISMISS = "dismiss"  # only with a word for what is false: 斥为谣言


@cache
def voice(kind: str) -> frozenset[str]:
    """The words of one kind of voices.tsv, folded."""
    return frozenset(fold(word) for row in rows("voices") if row["kind"] == kind for word in items(row["words"]))
