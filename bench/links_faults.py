"""How often a page that is there is called gone, while one answer in ten does not come as it should.

    PYTHONPATH=. .venv/bin/python bench/links_faults.py [RUNS]

Each run asks 200 pages on 20 hosts. Of the answers one in ten is reset before or within the page, cut off, never comes,
or is an error of a busy server; of the name server's answers one in ten is that it cannot tell.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from unittest import mock

from pressctl.links import names
from pressctl.links.gather import gather
from pressctl.links.names import NoAnswer
from pressctl.links.probe import probe
from pressctl.model.link import Link, Verdict
from pressctl.model.place import Place
from pressctl.model.reach import IP, Permitted, ip_address
from tests.web.server import Request, Reset, Script, Server, reply
from tests.web.test_verdicts import terms

HOSTS, PAGES, SHARE = 20, 10, 0.1
PAGE = reply(200, b"<!doctype html><title>The report of May</title>")
FAULTS: tuple[Script, ...] = (
    [Reset()],
    [PAGE[:60], Reset()],
    [PAGE[:60]],
    [],
    [2.0, PAGE],
    [reply(500)],
    [reply(502)],
    [reply(503)],
    [reply(504)],
    [reply(429, b"", **{"Retry-After": "0"})],
)


def run(seed: int) -> Counter[Verdict]:
    """The verdicts of one run, in which all is as the seed says."""
    chance = random.Random(seed)

    def answer(_request: Request, _server: Server) -> Script:
        return chance.choice(FAULTS) if chance.random() < SHARE else [PAGE]

    def look_up(host: str) -> tuple[IP, ...]:
        if chance.random() < SHARE:
            raise NoAnswer(host)
        return (ip_address("127.0.0.1"),)

    with Server({"/page": answer}) as server:
        addresses = [
            f"http://h{host}.example.net:{server.port}/page/{n}" for host in range(HOSTS) for n in range(PAGES)
        ]
        links = [Link(to, "the report", Place("body.en.md", n), "a", "en") for n, to in enumerate(addresses, 1)]
        with mock.patch.object(names, "_look_up_once", look_up), mock.patch.object(names, "PAUSES", (0.01, 0.01)):
            permitted = Permitted(["127.0.0.1", "*.example.net"])
            asked = replace(terms(server), permitted=permitted)
            states = probe(gather(links, []), asked, lambda _: None, lambda *_: None)
    return Counter(state.verdict for state in states)


def measure(runs: int) -> None:
    """Print the verdicts of all runs."""
    total: Counter[Verdict] = Counter()
    for seed in range(runs):
        total += run(seed)
    verdicts = ", ".join(f"{count} {verdict.value}" for verdict, count in total.most_common())
    print(f"{runs} runs, {total.total()} pages that are there: {verdicts}; {total[Verdict.GONE]} gone")


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
