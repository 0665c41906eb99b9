"""What a site lets robots do: ``rules`` reads the answer to a request for its robots.txt."""

import re

from msgspec import Struct
from protego import Protego

from attache.acquire.guard import Target
from attache.acquire.wire import Exchange, unpacked
from attache.errors import SourceError

MOST = 500_000  # bytes that are read of a robots.txt
DELAY = 30.0  # seconds between requests that a site may ask for
STEPS = 1_000_000  # rules times agents; the parser takes about a microsecond for each, and a hostile file can ask for hundreds of millions
AGENT = re.compile(r"\W*user\W*agent", re.IGNORECASE)
RULE = re.compile(r"\s*(?:disallow|allow|crawl-delay)\s*:", re.IGNORECASE)


class Rules(Struct, frozen=True):
    """The rules of one site; with neither parser nor refusal all is allowed."""

    parser: Protego | None = None
    agent: str = "*"
    refusal: str | None = None  # why nothing may be fetched from the site

    @property
    def delay(self) -> float:
        """Seconds between requests, up to DELAY."""
        return min((self.parser and self.parser.crawl_delay(self.agent)) or 0.0, DELAY)

    def check(self, target: Target) -> None:
        """Raises SourceError when the address is not to be fetched."""
        if self.refusal:
            raise SourceError("has a robots.txt that cannot be had", target.url, self.refusal)
        if self.parser and not self.parser.can_fetch(target.url, self.agent):
            raise SourceError("is closed to robots by its site", target.url)


def rules(answer: Exchange, agent: str) -> Rules:
    """The rules in the last answer to a request for robots.txt: none when there is no such file, a refusal when the site is in trouble.

    ``agent`` is the whole User-Agent; the name before its first slash or space is what rules are looked up by.
    """
    name = re.split(r"[/ ]", agent, maxsplit=1)[0] or "*"
    if 400 <= answer.status < 500:
        return Rules(agent=name)
    if answer.status != 200:
        return Rules(refusal=f"it answered {answer.status}")
    text = unpacked(answer, MOST).decode("utf-8-sig", "replace")
    if _steps(text) > STEPS:
        return Rules(refusal="its rules are too many")
    return Rules(Protego.parse(text), name)


def _steps(text: str) -> int:
    """At the least as many steps as Protego takes, which notes each rule for each agent of its group."""
    agents, steps, opened = 0, 0, True
    for line in text.splitlines():
        if AGENT.match(line):
            agents, opened = (agents if opened else 0) + 1, True
        else:
            steps += agents
            opened = opened and not RULE.match(line)
    return steps
