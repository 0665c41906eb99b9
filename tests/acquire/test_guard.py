"""What may be asked for: addresses in words, addresses in numbers, and what hosts resolve to. Nothing here touches a network."""

import pytest

from attache.acquire.guard import LONGEST, addresses, refusal, target
from attache.errors import SourceError

PUBLIC = "93.184.215.14"


def reason(url: str, private: bool = False) -> str:
    with pytest.raises(SourceError) as caught:
        target(url, private)
    return str(caught.value)


@pytest.mark.parametrize(
    ("url", "normal", "authority"),
    [
        ("http://News.Example", "http://news.example/", "news.example"),
        ("https://news.example:443/a?b=c#d", "https://news.example/a?b=c", "news.example"),
        ("https://news.example:8443/a", "https://news.example:8443/a", "news.example:8443"),
        ("http://新闻.example/要闻?页=1", "http://xn--efvy88h.example/%E8%A6%81%E9%97%BB?%E9%A1%B5=1", "xn--efvy88h.example"),
        ("http://news.example./a%20b c", "http://news.example/a%20b%20c", "news.example"),
        ("http://[2001:4860:4860:0::8888]/", "http://[2001:4860:4860::8888]/", "[2001:4860:4860::8888]"),
        ("http://[2001:4860:4860::8888]:8080/", "http://[2001:4860:4860::8888]:8080/", "[2001:4860:4860::8888]:8080"),
    ],
)
def test_addresses_are_put_into_normal_form(url: str, normal: str, authority: str) -> None:
    found = target(url)
    assert (found.url, found.authority) == (normal, authority)
    assert target(found.url) == found


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://news.example/", "gopher://news.example/", "data:text/html,x", "//x/", ""])
def test_other_schemes_are_refused(url: str) -> None:
    assert reason(url).startswith("is neither http nor https")


@pytest.mark.parametrize(
    "url",
    ["http:///a", "http://a b/", "http://a%00b/", "http://a\\b/", "http://[::1/", "http://[x]/", "http://news.example:99999/",
     "http://news.example:x/", "http://.../", f"http://{'a' * 64}.example/", "http://a\udcff/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    assert reason(url).startswith("is no address of a page")


def test_user_names_are_refused() -> None:
    assert reason("http://me:secret@news.example/").startswith("holds a user name")
    assert reason("http://news.example\\@127.0.0.1/").startswith("holds a user name")


def test_ports_are_those_of_the_web_unless_private() -> None:
    assert reason("http://news.example:22/").startswith("names port 22")
    assert reason("http://news.example:0/").startswith("names port 0")
    assert target("http://news.example:3000/", private=True).port == 3000


def test_endless_addresses_are_refused_in_one_short_line() -> None:
    assert len(reason("http://news.example/" + "a" * LONGEST)) < 200


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("127.0.0.1", "a loopback address"), ("127.255.0.9", "a loopback address"), ("::1", "a loopback address"),
        ("10.1.2.3", "a private address"), ("172.31.0.1", "a private address"), ("192.168.1.1", "a private address"),
        ("100.64.0.1", "a private address"), ("fd12::1", "a private address"),
        ("169.254.1.1", "a link-local address"), ("fe80::1", "a link-local address"), ("fe80::1%eth0", "a link-local address"),
        ("169.254.169.254", "a cloud metadata service"), ("100.100.100.200", "a cloud metadata service"),
        ("168.63.129.16", "a cloud metadata service"), ("fd00:ec2::254", "a cloud metadata service"),
        ("224.0.0.1", "a multicast address"), ("ff02::1", "a multicast address"),
        ("0.0.0.0", "an unspecified address"), ("0.1.2.3", "an unspecified address"), ("::", "an unspecified address"),
        ("240.0.0.1", "a reserved address"), ("255.255.255.255", "a reserved address"), ("192.0.2.1", "a reserved address"),
        ("198.18.0.1", "a reserved address"), ("192.88.99.1", "a reserved address"), ("2001::1", "a reserved address"),
        ("2001:db8::1", "a reserved address"), ("3fff::1", "a reserved address"), ("5f00::1", "a reserved address"),
        ("fec0::1", "a reserved address"), ("100::1", "a reserved address"), ("64:ff9b:1::a00:1", "a reserved address"),
        ("::ffff:127.0.0.1", "a loopback address"), ("::ffff:a9fe:a9fe", "a cloud metadata service"),
        ("2002:7f00:1::", "a loopback address"), ("2002:c0a8:101::5", "a private address"),
        ("64:ff9b::10.0.0.1", "a private address"), ("64:ff9b::a9fe:a9fe", "a cloud metadata service"),
        ("::127.0.0.1", "a loopback address"), ("nonsense", "no IP address"), ("", "no IP address"),
    ],
)  # fmt: skip
def test_addresses_that_lead_inside_are_refused(address: str, words: str) -> None:
    assert refusal(address) == words


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::"])
def test_public_addresses_may_be_asked(address: str) -> None:
    assert refusal(address) is None and refusal(address, private=True) is None


def test_private_opens_what_is_private_and_nothing_else() -> None:
    for address in ("127.0.0.1", "::1", "10.0.0.1", "fd12::1", "::ffff:192.168.0.1"):
        assert refusal(address, private=True) is None
    for address in ("169.254.169.254", "100.100.100.200", "fd00:ec2::254", "fe80::1", "224.0.0.1", "0.0.0.0", "240.0.0.1", "2001:db8::1"):
        assert refusal(address, private=True)


def test_one_bad_address_among_good_ones_refuses_the_host() -> None:
    with pytest.raises(SourceError, match="leads to a private address: 'http://news.example/': 10.0.0.7"):
        addresses(target("http://news.example/"), lambda host, port: [PUBLIC, "10.0.0.7"])


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "１２７.０.０.１", "localhost"])
def test_odd_spellings_of_this_machine_are_judged_by_what_they_resolve_to(host: str) -> None:
    with pytest.raises(SourceError, match="leads to a loopback address"):
        addresses(target(f"http://{host}/"))  # the system's own resolver, which needs no network for these


def test_a_host_that_cannot_be_found() -> None:
    def lost(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    for resolve in (lost, lambda host, port: []):
        with pytest.raises(SourceError, match="has a host that cannot be found"):
            addresses(target("http://news.example/"), resolve)
