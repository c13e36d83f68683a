"""Which machines an address can reach: the whole world's, or only those of a private network or of the reader's own.

An address counts as public if it lies where public ones are given out, not if nothing is known against it: Python's
own `is_global` says yes to ways round it such as 64:ff9b::7f00:1. Source: IANA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IP = IPv4Address | IPv6Address

PUBLIC_V6 = IPv6Network("2000::/3")
SPECIAL_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
SPECIAL_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/3",
        ),
    )
)  # fmt: skip
# RFC 6761, 6762, 7686, 8375, 9476: names that never lead to a machine of the public web
PRIVATE_NAMES = ("localhost", "local", "internal", "home.arpa", "localdomain", "intranet", "lan", "onion", "alt")
LIKE_V4 = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}", re.IGNORECASE)


def is_public(ip: IP) -> bool:
    """Whether everybody reaches the same machine there."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(ip.ipv4_mapped)
        return ip in PUBLIC_V6 and not any(ip in network for network in SPECIAL_V6)
    return not any(ip in network for network in SPECIAL_V4)


@lru_cache(maxsize=65536)
def literal(host: str) -> IP | None:
    """The address that a host's name is, as it is normally written; none for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_odd_literal(host: str) -> bool:
    """Whether a name is an IPv4 address in a disguise, such as 127.1 or 0x7f000001."""
    return literal(host) is None and bool(LIKE_V4.fullmatch(host.rstrip(".")))


def is_private_name(host: str) -> bool:
    """Whether a name can only mean a machine near to whoever asks."""
    name = host.casefold().rstrip(".")
    return any(name == private or name.endswith(f".{private}") for private in PRIVATE_NAMES)


class Permitted:
    """The hosts of `links.private_hosts`: names (`*.office.example`), addresses, networks; each with a port or not."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._names: list[tuple[str, str]] = []
        self._networks: list[tuple[IPv4Network | IPv6Network, str]] = []
        for entry in entries:
            host, port = _parted(entry.strip().casefold())
            try:
                self._networks.append((ip_network(host, strict=False), port))
            except ValueError:
                self._names.append((host, port))

    def name(self, host: str, port: int) -> bool:
        """Whether all that a name leads to may be reached."""
        name = host.casefold().rstrip(".")
        return any(p in ("", str(port)) and _fits(name, pattern) for pattern, p in self._names)

    def ip(self, ip: IP, port: int) -> bool:
        """Whether this very address may be reached, by whatever name."""
        mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
        return any(p in ("", str(port)) and (mapped or ip) in network for network, p in self._networks)


def _fits(name: str, pattern: str) -> bool:
    return name.endswith(pattern[1:]) if pattern.startswith("*.") else name == pattern


def _parted(entry: str) -> tuple[str, str]:
    """An entry's host and port; the port is empty where it has none."""
    bracketed = re.fullmatch(r"\[([^\]]*)\](?::([0-9]+))?", entry)
    if bracketed:
        return bracketed[1], bracketed[2] or ""
    host, colon, port = entry.rpartition(":")
    return (host, port) if colon and port.isdigit() and ":" not in host else (entry, "")
