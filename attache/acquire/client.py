"""A polite and wary client: reach for ``Client`` to ask for addresses one after another, as a run of ``fetch`` does.

Polite: robots.txt is read before anything else of a site and obeyed, requests to a host keep their distance, Retry-After is waited for.
Wary: every hop of a redirect is judged like a first request, hosts are resolved once a run, and only what was judged is connected to.
Nothing is taken from the environment and no cookies are kept.
"""

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from msgspec import Struct

from attache.acquire import guard
from attache.acquire.guard import Resolve, Target
from attache.acquire.robots import MOST as ROBOTS
from attache.acquire.robots import Rules, rules
from attache.acquire.wire import Bounds, Exchange, ask
from attache.errors import SourceError

REDIRECTS = 5
PATIENCE = 60.0  # seconds that a server may ask us to wait before we ask once more
MOVED = (301, 302, 303, 307, 308)
BUSY = (429, 503)
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.8"


class Terms(Struct, frozen=True):
    """How a run asks."""

    agent: str
    wait: float = 1.0  # seconds between the starts of requests to a host, at the least
    private: bool = False  # whether loopback and private addresses, and any port, may be asked
    bounds: Bounds = Bounds()


class Client:
    """What one run knows of the hosts it has met.

    ``resolve``, ``clock`` and ``sleep`` are the system's unless a test brings its own; ``context`` holds authorities in place of its.
    """

    def __init__(
        self,
        terms: Terms,
        *,
        resolve: Resolve = guard.resolve,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.terms, self.resolve, self.clock, self.sleep, self.context = terms, resolve, clock, sleep, context
        self.rules: dict[str, Rules] = {}  # by site
        self.found: dict[tuple[str, int], list[str]] = {}  # addresses that were judged, by host and port
        self.started: dict[str, float] = {}  # time of the last request, by host
        self.closed: dict[str, str] = {}  # hosts that asked to be left alone, and for how long

    def visit(self, url: str, extra: Callable[[str], Mapping[str, str]] = lambda url: {}) -> Iterator[Exchange]:
        """The answer for an address, and before it those that redirected to it; raises SourceError when a hop is refused or fails.

        ``extra`` gives more headers for the address of each hop.
        """
        return self._hops(url, extra, self._permit, self.terms.bounds, False)

    def _hops(
        self, url: str, extra: Callable[[str], Mapping[str, str]], permit: Callable[[Target], float], bounds: Bounds, cut: bool
    ) -> Iterator[Exchange]:
        passed = set[str]()
        for _ in range(REDIRECTS + 1):
            target = guard.target(url, self.terms.private)
            if target.url in passed:
                raise SourceError("is redirected in a circle", target.url)
            passed.add(target.url)
            wait = permit(target)
            answer = self._patient(target, extra(target.url), wait, bounds, cut)
            yield answer
            place = answer.headers.get("location")
            if answer.status not in MOVED or not place:
                return
            url = _joined(target.url, place)
        raise SourceError(f"is redirected more than {REDIRECTS} times", url)

    def _permit(self, target: Target) -> float:
        """Seconds to keep between requests to this host; raises SourceError when its site does not want us there."""
        self._addresses(target)  # a host that may not be asked is said to be that, and not to lack a robots.txt
        if target.site not in self.rules:
            self.rules[target.site] = self._robots(target.site)
        found = self.rules[target.site]
        found.check(target)
        return max(self.terms.wait, found.delay)

    def _robots(self, site: str) -> Rules:
        bounds = Bounds(ROBOTS, self.terms.bounds.connect, self.terms.bounds.total)
        try:
            *_, last = self._hops(f"{site}/robots.txt", lambda url: {}, lambda target: self.terms.wait, bounds, True)
            return rules(last, self.terms.agent)
        except SourceError as error:
            return Rules(refusal=str(error))

    def _patient(self, target: Target, extra: Mapping[str, str], wait: float, bounds: Bounds, cut: bool) -> Exchange:
        """The answer, or the second one if the server was busy and said for how long."""
        if target.host in self.closed:
            raise SourceError("has a host that asked to be left alone", target.url, self.closed[target.host])
        answer = self._ask(target, extra, wait, bounds, cut)
        pause = _pause(answer)
        if answer.status not in BUSY or pause is None:
            return answer
        if pause > PATIENCE:
            self.closed[target.host] = f"for {pause:.0f} s"
            raise SourceError(f"answered {answer.status} and asked to be left alone", target.url, self.closed[target.host])
        self.sleep(pause)
        return self._ask(target, extra, wait, bounds, cut)

    def _ask(self, target: Target, extra: Mapping[str, str], wait: float, bounds: Bounds, cut: bool) -> Exchange:
        addresses = self._addresses(target)
        self._pace(target.host, wait)
        headers = {"User-Agent": self.terms.agent, "Accept": ACCEPT, **extra}
        return ask(target, addresses, headers, bounds, cut=cut, context=self.context)

    def _addresses(self, target: Target) -> list[str]:
        """Judged once a run; what was judged is what is connected to, whatever the name server says later."""
        key = (target.host, target.port)
        if key not in self.found:
            self.found[key] = guard.addresses(target, self.resolve, self.terms.private)
        return self.found[key]

    def _pace(self, host: str, wait: float) -> None:
        last = self.started.get(host)
        if last is not None and (rest := last + wait - self.clock()) > 0:
            self.sleep(rest)
        self.started[host] = self.clock()


def _joined(base: str, place: str) -> str:
    """Where a Location leads; http.client reads headers as Latin-1, servers write UTF-8 in them."""
    try:
        return urljoin(base, place.encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return urljoin(base, place)
    except ValueError as error:
        raise SourceError("is redirected to what is no address", base) from error


def _pause(answer: Exchange) -> float | None:
    """Seconds that the server asks to wait; ``None`` when it does not say."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:10])
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max((until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds(), 0.0)
