"""All links at once: each page is asked for once, every host in its own queue."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from ..model.link import LinkState, Verdict
from .archive import archived
from .guard import Guard
from .hosts import Hosts
from .journey import Journey, Way
from .names import Names
from .shares import Told, everywhere, in_shares
from .tally import Learn, Tally, Watch
from .terms import Terms
from .wire import Wire

NEW_THINGS = 50_000  # after which Python looks for what nobody needs


class NoNetwork(Exception):
    """Nobody answers at all, not even the name servers."""


def probe(states: Sequence[LinkState], terms: Terms, learn: Learn, watch: Watch) -> list[LinkState]:
    """The states of links with what came of asking for them, in their order; raises NoNetwork.

    `learn` is told each as soon as it is known, `watch` what is waited for, how many are done, and of how many.
    """
    tally = Tally(states, learn, watch)
    with _seldom_tidied():
        return asyncio.run(_probe(states, terms, in_shares(states, terms, tally), tally))


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Python looks for what nobody needs any more after 700 new things: a third of the work of a request."""
    before = gc.get_threshold()
    gc.set_threshold(NEW_THINGS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


async def _probe(states: Sequence[LinkState], terms: Terms, told: Told, tally: Tally) -> list[LinkState]:
    async with Wire(terms.timeout, terms.trusted) as wire:
        hosts = Hosts(terms.per_host, told.paces)
        way = Way(terms, Guard(terms.permitted), Names(), hosts, wire, everywhere)
        journeys = [Journey(state, way, **told.journeys.get(n, {})) for n, state in enumerate(states)]
        return await _finished(journeys, way, tally)


async def _finished(journeys: Sequence[Journey], way: Way, tally: Tally) -> list[LinkState]:
    await _all([journey for journey in journeys if not journey.found], tally)
    found = [replace(journey.found or journey.state, links=journey.state.links) for journey in journeys]
    cut_off = [journey for journey in journeys if journey.is_cut_off]
    knows_names = not cut_off or await way.names.work()
    if cut_off and not knows_names and not any(journey.is_heard for journey in journeys):
        raise NoNetwork
    if not knows_names:
        found = [_unsure(state) if journey.unknown else state for state, journey in zip(found, journeys, strict=True)]
    found = await _second_look(journeys, found, tally)
    return await archived(found, way) if way.terms.archive else found


async def _all(journeys: Sequence[Journey], tally: Tally, *, afresh: bool = False) -> list[LinkState]:
    async def take(journey: Journey) -> LinkState:
        state = await journey.take(afresh=afresh)
        tally.hear(state)
        return state

    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(take(journey)) for journey in journeys]
    return [task.result() for task in running]


async def _second_look(journeys: Sequence[Journey], found: Sequence[LinkState], tally: Tally) -> list[LinkState]:
    """A link that was alive, or whose host is only unknown to the name servers, is not called gone at first sight."""
    doubtful = [
        position
        for position, (journey, state) in enumerate(zip(journeys, found, strict=True))
        if state.verdict is Verdict.GONE and (journey.unknown or state.alive)
    ]
    if not doubtful:
        return list(found)
    way = journeys[0].way
    tally.watch("a pause before a second look", 0, len(doubtful))
    await asyncio.sleep(way.terms.second_look)
    way.names.forget_failures()
    once_more = tally.of([found[position] for position in doubtful])
    again = await _all([journeys[position] for position in doubtful], once_more, afresh=True)
    looked_at = dict(zip(doubtful, again, strict=True))
    return [looked_at.get(position, state) for position, state in enumerate(found)]


def _unsure(state: LinkState) -> LinkState:
    """A host that nobody knows means nothing while the name servers do not even know what is there for certain."""
    return replace(state, verdict=Verdict.UNSURE, words="has a host that cannot be looked up now")
