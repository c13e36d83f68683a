"""Name servers that say what a test wants."""

from __future__ import annotations

from collections import Counter
from ipaddress import ip_address

from pressctl.links.names import NoAnswer, UnknownName
from pressctl.model.reach import IP
from tests.web.behaviours import NAMES


class StandIn:
    """Knows the names of the behaviours, and nothing of `rebinds.example.net` but what it should not say twice."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __call__(self, host: str) -> tuple[IP, ...]:
        self.asked[host] += 1
        if host == "a.root-servers.net":
            return (ip_address("198.41.0.4"),)
        if host == "no-answer.example.net":
            raise NoAnswer(host)
        if host == "rebinds.example.net":
            return (ip_address("127.0.0.1" if self.asked[host] == 1 else "10.0.0.1"),)
        if host not in NAMES:
            raise UnknownName(host)
        return tuple(map(ip_address, NAMES[host]))
