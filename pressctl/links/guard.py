"""What may be asked: judged by the form of an address, and again by each address that its host's name has."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from ..model.address import Unreadable, ascii_host
from ..model.reach import IP, Permitted, is_odd_literal, is_private_name, is_public, literal

# ports that other services than web sites listen on; source: the Fetch standard, “port blocking”
BAD_PORTS = frozenset(
    (
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
        531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
        5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211,
    )
)  # fmt: skip


class Refused(Exception):
    """An address that pressctl does not ask; its text says why, as what follows the address in a sentence."""


class Guard:
    """Judges addresses; those that `permitted` names may lie in a private network."""

    def __init__(self, permitted: Permitted) -> None:
        self._permitted = permitted
        self._passed: set[tuple[str, int, IP]] = set()
        self._origins: dict[str, tuple[str, int]] = {}

    def host_and_port(self, address: str) -> tuple[str, int]:
        """Where a web address leads; raises Refused where its form alone is enough to stay away."""
        origin = "/".join(address.split("/", 3)[:3])
        if origin not in self._origins or "\\" in address:
            self._origins[origin] = self._judged(address)
        return self._origins[origin]

    def _judged(self, address: str) -> tuple[str, int]:
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError as error:
            raise Refused("cannot be read") from error
        if parts.scheme not in ("http", "https"):
            raise Refused(f"begins with ‘{parts.scheme}:’, which is no page of the web")
        if "@" in parts.netloc or "\\" in address:
            raise Refused("hides its true host")
        try:
            host = ascii_host(parts.hostname or "")
        except Unreadable as error:
            raise Refused(str(error)) from error
        if not host or port == 0:
            raise Refused("has no host that can be asked")
        port = port or (443 if parts.scheme == "https" else 80)
        if port in BAD_PORTS:
            raise Refused(f"leads to port {port}, where no web site is")
        if is_odd_literal(host):
            raise Refused(f"has a host in disguise, ‘{host}’")
        if is_private_name(host) and not self._is_permitted_name(host, port):
            raise Refused(f"leads to ‘{host}’, a name of a private network")
        return host, port

    def judge(self, host: str, port: int, addresses: Iterable[IP]) -> None:
        """Raises Refused unless each of the addresses of a host may be reached."""
        for ip in addresses:
            if (host, port, ip) in self._passed or self._permitted.name(host, port):
                continue
            if not is_public(ip) and not self._permitted.ip(ip, port):
                where = f"‘{ip}’" if literal(host) else f"‘{host}’, which is ‘{ip}’"
                raise Refused(f"leads to {where}, an address of a private network")
            self._passed.add((host, port, ip))

    def _is_permitted_name(self, host: str, port: int) -> bool:
        """Localhost is left to its addresses, so that an entry 127.0.0.1 is enough."""
        return self._permitted.name(host, port) or host == "localhost" or host.endswith(".localhost")
