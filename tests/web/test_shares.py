"""Hosts shared out to several processes: nobody is asked twice or from two sides, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from ipaddress import ip_address

import pytest

from pressctl.links import names, shares
from pressctl.links.gather import gather
from pressctl.links.probe import NoNetwork, probe
from pressctl.links.terms import Terms
from pressctl.model.link import Link, LinkState, Verdict
from pressctl.model.place import Place
from pressctl.model.reach import Permitted
from tests.web.behaviours import leads
from tests.web.server import Request, Script, Server, reply

HOSTS, PAGES = 12, 3
PERMITTED = Permitted(["127.0.0.1"])


def host(number: int, server: Server) -> str:
    return f"http://h{number}.example{number % 5}.net:{server.port}"


@pytest.fixture
def server() -> Iterator[Server]:
    """Each host has pages; /on/n leads to a page of another host, which another process asks."""

    def next_host(request: Request, server: Server) -> Script:
        number = (int(request.headers["host"].partition(".")[0].removeprefix("h")) + 2) % HOSTS
        return leads(302, f"{host(number, server)}/led{request.path.removeprefix('/on')}")(request, server)

    def slow(_request: Request, _server: Server) -> Script:
        return [0.02, reply(200)]

    with Server({"/page": slow, "/led": slow, "/on": next_host}) as server:
        yield server


@pytest.fixture(autouse=True)
def three(monkeypatch) -> None:
    """Three processes, and a name server that knows all hosts."""
    monkeypatch.setattr(shares, "_worth", lambda _links: 3)
    monkeypatch.setattr(names, "_look_up_once", lambda _host: (ip_address("127.0.0.1"),))
    monkeypatch.setattr(names, "PAUSES", ())


def states(server: Server, *kinds: str) -> list[LinkState]:
    paths = [f"{kind}/{n}" for n in range(PAGES) for kind in kinds]
    addresses = [f"{host(n, server)}/{path}" for path in paths for n in range(HOSTS)]
    return gather([Link(to, "x", Place("body.en.md", n), "a", "en") for n, to in enumerate(addresses, 1)], [])


def asked(states: Sequence[LinkState], learnt: list[LinkState] | None = None, **terms) -> list[LinkState]:
    learn = (lambda _: None) if learnt is None else learnt.append
    known = Terms(permitted=PERMITTED, **{"retries": 0, "second_look": 0.1, **terms})
    return probe(states, known, learn, lambda *_: None)


def test_every_page_is_asked_once_and_told_in_its_place(server):
    learnt: list[LinkState] = []
    given = states(server, "page", "on")
    found = asked(given, learnt)
    assert [(state.address, state.links) for state in found] == [(state.address, state.links) for state in given]
    assert {state.verdict for state in found} == {Verdict.OK}
    assert sorted(state.address for state in learnt) == sorted(state.address for state in given)
    requests = Counter((request.headers["host"], request.path) for request in server.requests)
    assert len(requests) == 3 * HOSTS * PAGES
    assert set(requests.values()) == {1}


def test_no_host_is_asked_from_two_sides(server):
    """Redirects lead to hosts that another process asks at the same time."""
    asked(states(server, "on", "page"))
    assert set(server.most_at_once.values()) == {1}


def test_each_host_has_one_owner():
    sites = [f"https://{name}.site-{n}.org/{page}" for n in range(40) for name in ("www", "en") for page in range(n)]
    own = shares.shares([LinkState(address, Verdict.UNCHECKED, "") for address in sites], 3)
    for n in range(60):
        owners = [[share(f"{name}.site-{n}.org") for share in own] for name in ("www", "en", "never-heard-of")]
        assert owners[0] == owners[1] == owners[2]
        assert sum(owners[0]) == 1
    sizes = [sum(share(address.split("/")[2]) for address in sites) for share in own]
    assert max(sizes) - min(sizes) < 80


def test_a_process_that_dies_costs_nothing(server, monkeypatch):
    begun = shares._ask

    async def dies(states, terms, share, pipe):
        if min(states) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        await begun(states, terms, share, pipe)

    monkeypatch.setattr(shares, "_ask", dies)
    assert {state.verdict for state in asked(states(server, "page"))} == {Verdict.OK}


def test_an_interruption_comes_after_what_was_told(server):
    learnt: list[LinkState] = []

    def interrupt(_hosts: str, done: int, _all: int) -> None:
        if done == 1:
            os.kill(os.getpid(), signal.SIGINT)

    given = states(server, "page")
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        probe(given, replace(Terms(permitted=PERMITTED), per_host=1), learnt.append, interrupt)
    assert learnt
    assert signal.getsignal(signal.SIGINT) is before


def test_nobody_works_for_a_caller_that_is_gone(server, capfd):
    """There is nobody to tell, and nothing to say of it."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    ours.close()
    given = dict(enumerate(states(server, "page")))
    process = multiprocessing.get_context("fork").Process(
        target=shares._work, args=(given, Terms(permitted=PERMITTED), shares.everywhere, theirs, ())
    )
    process.start()
    process.join(20)
    assert (process.exitcode, capfd.readouterr().err) == (0, "")


def test_without_a_network(server, monkeypatch):
    def unknown(host):
        raise names.UnknownName(host)

    monkeypatch.setattr(names, "_look_up_once", unknown)
    with pytest.raises(NoNetwork):
        asked(states(server, "page"))


def test_a_host_that_is_gone_gets_its_second_look(server, monkeypatch):
    """In the calling process: what the others did not find is not believed."""
    caller = os.getpid()

    def unknown_to_others(host):
        if os.getpid() != caller:
            raise names.UnknownName(host)
        return (ip_address("127.0.0.1"),)

    monkeypatch.setattr(names, "_look_up_once", unknown_to_others)
    assert {state.verdict for state in asked(states(server, "page"))} == {Verdict.OK}
