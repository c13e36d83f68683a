"""Addresses that try to lead the command into the network of whoever runs it, or to make it speak to what is no web site."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address

import pytest

from pressctl.links.guard import BAD_PORTS, Guard, Refused
from pressctl.links.names import Names
from pressctl.model.reach import Permitted

# by form alone
HOSTILE = (
    "file:///etc/passwd",
    "ftp://example.org/list.txt",
    "gopher://example.org/1",
    "dict://example.org:11211/stats",
    "data:text/html,hello",
    "javascript:alert(1)",
    "//example.org/",
    "http:example.org",
    "http:///etc/passwd",
    "http://",
    "http://.",
    "http://user@example.org/",
    "https://user:secret@example.org/",
    "https://example.org@127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http://example.org\r\nHost: 127.0.0.1/",
    "http://127.0.0.1 .example.org/",
    "http://example.org:0/",
    "http://example.org:22/",
    "http://example.org:25/",
    "http://example.org:6379/",
    "http://example.org:11211/",
    "http://example.org:99999/",
    "http://example.org:eighty/",
    "http://[::1/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0/",
    "http://１２７.１/",
    "http://0177.0.0.1/",
    "http://printer.local/",
    "http://wiki.internal/",
    "http://nas.home.arpa/",
    "http://hidden.onion/",
    "http://a..example.org/",
    "http://exa_mple\u202e.org/",
    "http://" + "a" * 64 + ".example.org/",
    "http://example.org/\\\\127.0.0.1/",
)
# by the address they lead to
INSIDE = (
    "http://127.0.0.1/",
    "http://127.0.0.1:8080/admin",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
    "http://255.255.255.255/",
    "http://１２７.０.０.１/",
    "http://①②⑦.0.0.1/",
    "http://localhost/",
)
HARMLESS = {
    "https://example.org/": ("example.org", 443),
    "http://example.org:8080/a": ("example.org", 8080),
    "https://EXAMPLE.org./": ("example.org", 443),
    "https://موقع.وزارة-الاتصالات.مصر/": ("xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c", 443),
    "https://bücher.example/": ("xn--bcher-kva.example", 443),
    "http://8.8.8.8/": ("8.8.8.8", 80),
    "http://[2606:4700:4700::1111]/": ("2606:4700:4700::1111", 80),
}


@pytest.fixture
def guard():
    return Guard(Permitted([]))


@pytest.mark.parametrize("address", HOSTILE)
def test_form_is_enough_to_stay_away(guard, address):
    with pytest.raises(Refused) as refused:
        guard.host_and_port(address)
    assert str(refused.value).split()[0] in {"begins", "hides", "has", "cannot", "leads"}


@pytest.mark.parametrize("address", INSIDE)
def test_nothing_inside_is_asked(guard, address):
    """Names are looked up as the command does it: what they lead to is judged, not what they are called."""

    async def judged() -> None:
        host, port = guard.host_and_port(address)
        guard.judge(host, port, await Names().addresses(host))

    with pytest.raises(Refused, match="private network"):
        asyncio.run(judged())


@pytest.mark.parametrize("address", HARMLESS)
def test_the_web_is_asked(guard, address):
    assert guard.host_and_port(address) == HARMLESS[address]


def test_one_address_inside_is_enough(guard):
    """A host with a public and a private address may answer with either."""
    outside, inside = ip_address("8.8.8.8"), ip_address("10.0.0.1")
    guard.judge("example.org", 443, [outside])
    for both in ([outside, inside], [inside, outside]):
        with pytest.raises(Refused, match=r"‘example.org’, which is ‘10\.0\.0\.1’"):
            guard.judge("example.org", 443, both)


def test_a_host_that_passed_is_judged_again(guard):
    """Whoever owns a name may have it lead elsewhere the next time."""
    guard.judge("example.org", 443, [ip_address("8.8.8.8")])
    with pytest.raises(Refused):
        guard.judge("example.org", 443, [ip_address("127.0.0.1")])


def test_what_is_permitted_is_asked_and_nothing_beside_it():
    guard = Guard(Permitted(["127.0.0.1:8080", "wiki.internal", "10.0.0.0/8"]))
    assert guard.host_and_port("http://wiki.internal/") == ("wiki.internal", 80)
    guard.judge("wiki.internal", 80, [ip_address("192.168.0.9")])
    guard.judge("127.0.0.1", 8080, [ip_address("127.0.0.1")])
    guard.judge("example.org", 443, [ip_address("10.9.9.9")])
    for host, port, ip in (
        ("127.0.0.1", 80, "127.0.0.1"),
        ("127.0.0.2", 8080, "127.0.0.2"),
        ("example.org", 443, "192.168.0.9"),
    ):
        with pytest.raises(Refused):
            guard.judge(host, port, [ip_address(ip)])
    for address in (
        "http://other.internal/",
        "http://127.1:8080/",
        "http://user@127.0.0.1:8080/",
        "file:///etc/passwd",
    ):
        with pytest.raises(Refused):
            guard.host_and_port(address)


def test_ports_of_other_services():
    assert {22, 25, 110, 143, 6000, 6379, 11211} <= BAD_PORTS
    assert not {80, 443, 8000, 8080, 8443, 3000} & BAD_PORTS
