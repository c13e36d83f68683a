"""Every behaviour of a host that we could think of, with the one verdict that is right."""

from __future__ import annotations

import gc
import multiprocessing
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from pressctl.links import names, shares
from pressctl.links.gather import gather
from pressctl.links.probe import probe
from pressctl.links.terms import Terms
from pressctl.load.languages import shipped_languages
from pressctl.model.link import Link, LinkState
from pressctl.model.place import Place
from pressctl.model.reach import Permitted
from tests.web.behaviours import ANSWERS, BEHAVIOURS, TIMEOUT, Behaviour
from tests.web.resolver import StandIn
from tests.web.server import Server

TIDYING = gc.get_threshold()


@dataclass(frozen=True)
class Run:
    """All behaviours, asked for at once."""

    server: Server
    states: dict[str, LinkState]
    resolver: StandIn


def terms(server: Server) -> Terms:
    """Patient hosts, and little patience."""
    trusted = ssl.create_default_context()
    server.authority.configure_trust(trusted)
    return Terms(
        timeout=TIMEOUT,
        per_host=1000,
        permitted=Permitted(["127.0.0.1", "::1"]),
        languages=shipped_languages(),
        waits=(0.05, 0.1),
        second_look=0.1,
        trusted=trusted,
    )


@pytest.fixture(scope="module", params=[1, 3], ids=["one-process", "three-processes"])
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    with pytest.MonkeyPatch.context() as patch, Server(ANSWERS) as server:
        patch.setattr(shares, "_worth", lambda _links: request.param)
        resolver = StandIn()
        patch.setattr(names, "_look_up_once", resolver)
        patch.setattr(names, "PAUSES", (0.01, 0.01))
        patch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        patch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
        links = [
            Link(server.filled_in(behaviour.address), behaviour.name, Place("body.ar.md", line), "a", "ar")
            for line, behaviour in enumerate(BEHAVIOURS, 1)
        ]
        states = probe(gather(links, []), terms(server), lambda _: None, lambda *_: None)
        yield Run(server, {link.text: state for state in states for link in state.links}, resolver)


def test_there_are_enough() -> None:
    assert len({behaviour.name for behaviour in BEHAVIOURS}) == len(BEHAVIOURS) >= 150


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda behaviour: behaviour.name)
def test_verdict(behaviour: Behaviour, run: Run) -> None:
    if behaviour.name == "six" and "six" not in run.server.ports:
        pytest.skip("this machine has no IPv6")
    state = run.states[behaviour.name]
    assert state.verdict is behaviour.verdict, state.words
    assert state.status == behaviour.status
    assert state.oddities == behaviour.oddities
    assert state.target == run.server.filled_in(behaviour.target)


def test_how_hosts_are_asked(run: Run) -> None:
    """GET only, no cookies, no trackers, in the language of the text, and without who asks."""
    assert {request.method for request in run.server.requests} == {"GET"}
    assert not any("cookie" in request.headers for request in run.server.requests)
    assert not any("fbclid" in request.path or "utm_" in request.path for request in run.server.requests)
    assert {request.headers["accept-language"] for request in run.server.requests} == {"ar, *;q=0.5"}
    assert {request.headers.get("referer") for request in run.server.requests} == {None}


def test_only_what_was_judged_is_asked(run: Run) -> None:
    asked = {request.path.split("/")[1] for request in run.server.requests}
    assert not asked & {"inside", "half-inside"}
    assert run.resolver.asked["rebinds.example.net"] <= 1  # another process may have asked


def test_nothing_is_left_behind(run: Run) -> None:
    assert gc.get_threshold() == TIDYING
    assert not multiprocessing.active_children()
