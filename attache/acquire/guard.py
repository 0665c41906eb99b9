"""What may be asked for at all: reach for it before anything is sent to an address that came from outside.

A page, a feed or a redirect can name any address, also those of the machine itself, of its neighbours, and of the service that gives a
cloud machine its keys. ``target`` judges the words of an address, ``addresses`` what its host resolves to; the answer is what is connected
to, so that a name server cannot give one address to the check and another to the connection.
"""

import re
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

from msgspec import Struct

from attache.errors import SourceError

Resolve = Callable[[str, int], list[str]]
Address = IPv4Address | IPv6Address
PORTS = {"http": 80, "https": 443}
OPEN = (80, 443, 8080, 8443)
LONGEST = 4096  # characters of an address
NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
SAFE = "/%:@!$&'()*+,;=~-._"


def _nets(words: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(word) for word in words.split())


# Written out because the ipaddress of one Python has other lists than that of the next.
NEVER = {
    "a cloud metadata service": _nets("169.254.169.254 169.254.170.2 100.100.100.200 168.63.129.16 192.0.0.192 fd00:ec2::/32 fd20:ce::254"),
    "an unspecified address": _nets("0.0.0.0/8 ::/128"),
    "a link-local address": _nets("169.254.0.0/16 fe80::/10"),
    "a multicast address": _nets("224.0.0.0/4 ff00::/8"),
    "a reserved address": _nets(
        "192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 "
        "64:ff9b:1::/48 2001::/23 2001:db8::/32 3fff::/20 fec0::/10"
    ),
}
PRIVATE = {
    "a loopback address": _nets("127.0.0.0/8 ::1/128"),
    "a private address": _nets("10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7"),
}
NAT64 = ip_network("64:ff9b::/96")
COMPATIBLE = ip_network("::/96")
GLOBAL = ip_network("2000::/3")  # all that is given out of IPv6 so far


class Target(Struct, frozen=True):
    """An address whose words are in order; what its host resolves to is another matter."""

    url: str  # in normal form, without fragment
    scheme: str
    host: str  # ASCII, lower case; IPv6 without brackets
    port: int
    path: str  # with the query

    @property
    def authority(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        return f"{self.scheme}://{self.authority}"


def target(url: str, private: bool = False) -> Target:
    """An address of the web, taken apart; raises SourceError for other schemes, user names, odd hosts and closed ports.

    With ``private`` any port will do: intranets have their own.
    """
    if len(url) > LONGEST:
        raise SourceError(f"is longer than {LONGEST} characters", url[:80] + "…")
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in PORTS:
            raise SourceError("is neither http nor https", url)
        scheme, host, port = parts.scheme, _host(parts.hostname or ""), parts.port
        path = quote(parts.path, SAFE) or "/"
        query = "?" + quote(parts.query, SAFE + "?") if parts.query else ""
    except ValueError as error:
        raise SourceError("is no address of a page", url) from error
    if "@" in parts.netloc:
        raise SourceError("holds a user name", url)
    port = PORTS[scheme] if port is None else port
    if not private and port not in OPEN:
        raise SourceError(f"names port {port}, which is not one of the web", url)
    bare = Target("", scheme, host, port, path + query)
    return Target(bare.site + bare.path, scheme, host, port, bare.path)


def _host(host: str) -> str:
    """The host in ASCII and lower case; raises ValueError for what is none."""
    if ":" in host:
        return str(IPv6Address(host.partition("%")[0]))
    name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    if not NAME.fullmatch(name):
        raise ValueError(name)
    return name


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host as the system knows them; raises OSError. The system bounds how long that takes, not we."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def addresses(asked: Target, resolve: Resolve = resolve, private: bool = False) -> list[str]:
    """The addresses that may be connected to; raises SourceError when the host has none, or a single one that may not be.

    One bad address among good ones refuses the host: whoever mixes them means harm or errs, and which one is taken would be chance.
    """
    try:
        found = resolve(asked.host, asked.port)
    except (OSError, UnicodeError) as error:
        raise SourceError("has a host that cannot be found", asked.url) from error
    if not found:
        raise SourceError("has a host that cannot be found", asked.url)
    for address in found:
        if reason := refusal(address, private):
            raise SourceError(f"leads to {reason}", asked.url, address)
    return found


def refusal(address: str, private: bool = False) -> str | None:
    """What speaks against an IP address, in words; ``None`` when it may be connected to."""
    try:
        number: Address = ip_address(address.partition("%")[0])
    except ValueError:
        return "no IP address"
    if isinstance(number, IPv6Address) and (inner := _wrapped(number)):
        return refusal(str(inner), private)
    for kinds, closed in ((NEVER, True), (PRIVATE, not private)):
        for words, nets in kinds.items():
            if any(number in net for net in nets):
                return words if closed else None
    return None if number.is_global and (number.version == 4 or number in GLOBAL) else "a reserved address"


def _wrapped(number: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4, NAT64 or compatible."""
    if number.ipv4_mapped or number.sixtofour:
        return number.ipv4_mapped or number.sixtofour
    if number in NAT64 or (number in COMPATIBLE and int(number) > 1):
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return None
