"""Which addresses are the whole world's."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from pressctl.model.reach import Permitted, is_odd_literal, is_private_name, is_public, literal

# each kind of address that leads elsewhere for another reader; those marked are public to Python's own is_global
NOT_PUBLIC = (
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",  # is_global in some versions
    "192.0.2.1",
    "192.88.99.1",  # is_global
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",  # is_global
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",  # is_global
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",  # is_global
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
)
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.1",
    "192.0.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "223.255.255.254",
    "::ffff:8.8.8.8",
    "2606:4700:4700::1111",
    "2a00:1450:4001:80b::200e",
    "2003::1",
)


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_not_everybody_reaches_the_same_there(text):
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_everybody_reaches_the_same_there(text):
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.1", "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "127.0.0.1.", "0", "1.2.3"]
)
def test_addresses_in_disguise(host):
    assert is_odd_literal(host)
    assert literal(host) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "1.example.org", "0x7f.example.org", "1.2.3.4.5", "a1", "cafe"])
def test_not_in_disguise(host):
    assert not is_odd_literal(host)


def test_names_of_private_networks():
    for host in (
        "localhost",
        "db.localhost",
        "printer.local",
        "PRINTER.LOCAL.",
        "wiki.internal",
        "nas.home.arpa",
        "a.lan",
    ):
        assert is_private_name(host), host
    for host in ("example.org", "local.example.org", "mylocalhost", "internal.org", "notlocal", "lan.org"):
        assert not is_private_name(host), host


@pytest.mark.parametrize(
    ("entry", "ip", "port", "permitted"),
    [
        ("127.0.0.1", "127.0.0.1", 80, True),
        ("127.0.0.1", "127.0.0.1", 8080, True),
        ("127.0.0.1", "127.0.0.2", 80, False),
        ("127.0.0.1", "::ffff:127.0.0.1", 80, True),
        ("127.0.0.1:8080", "127.0.0.1", 8080, True),
        ("127.0.0.1:8080", "127.0.0.1", 80, False),
        ("10.0.0.0/8", "10.200.1.1", 443, True),
        ("10.0.0.0/8", "11.0.0.1", 443, False),
        ("10.0.0.7/8", "10.200.1.1", 443, True),
        ("::1", "::1", 80, True),
        ("::1", "127.0.0.1", 80, False),
        ("[::1]:8080", "::1", 8080, True),
        ("[::1]:8080", "::1", 8081, False),
        ("fd00::/8", "fd12::1", 80, True),
    ],
)
def test_permitted_addresses(entry, ip, port, permitted):
    assert Permitted([entry]).ip(ip_address(ip), port) is permitted
    assert not Permitted([]).ip(ip_address(ip), port)


@pytest.mark.parametrize(
    ("entry", "host", "port", "permitted"),
    [
        ("wiki.internal", "wiki.internal", 80, True),
        (" Wiki.Internal ", "WIKI.internal.", 80, True),
        ("wiki.internal", "a.wiki.internal", 80, False),
        ("*.internal", "wiki.internal", 443, True),
        ("*.internal", "internal", 443, False),
        ("*.internal", "evilinternal", 443, False),
        ("wiki.internal:8080", "wiki.internal", 8080, True),
        ("wiki.internal:8080", "wiki.internal", 80, False),
        ("127.0.0.1", "wiki.internal", 80, False),
    ],
)
def test_permitted_names(entry, host, port, permitted):
    assert Permitted([entry]).name(host, port) is permitted
