"""All links at once: each page is asked for once, every host in its own queue."""

from __future__ import annotations

import asyncio
import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from ..model.address import host_of
from ..model.link import LinkState, Verdict
from .archive import archived
from .guard import Guard
from .hosts import Hosts
from .journey import Journey, Way
from .names import Names
from .terms import Terms
from .wire import Wire

NEW_THINGS = 50_000  # after which Python looks for what nobody needs
Learn = Callable[[LinkState], None]
Watch = Callable[[str, int, int], None]


class NoNetwork(Exception):
    """Nobody answers at all, not even the name servers."""


async def probe(states: Sequence[LinkState], terms: Terms, learn: Learn, watch: Watch) -> list[LinkState]:
    """The states of links with what came of asking for them, in their order; raises NoNetwork.

    `learn` is told each as soon as it is known, `watch` what is waited for, how many are done, and of how many.
    """
    with _seldom_tidied():
        async with Wire(terms.timeout, terms.trusted) as wire:
            way = Way(terms, Guard(terms.permitted), Names(), Hosts(terms.per_host), wire)
            return await _probe(states, way, learn, watch)


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Python looks for what nobody needs any more after 700 new things: with a newsroom in its memory, a third of the
    work of a request.
    """
    before = gc.get_threshold()
    gc.set_threshold(NEW_THINGS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


async def _probe(states: Sequence[LinkState], way: Way, learn: Learn, watch: Watch) -> list[LinkState]:
    journeys = [Journey(state, way) for state in states]
    found = await _all(journeys, learn, watch)
    cut_off = [journey for journey in journeys if journey.is_cut_off]
    knows_names = not any(journey.is_cut_off for journey in journeys) or await way.names.work()
    if cut_off and not knows_names and not any(journey.is_heard for journey in journeys):
        raise NoNetwork
    if not knows_names:
        found = [_unsure(state) if journey.unknown else state for state, journey in zip(found, journeys, strict=True)]
    found = await _second_look(journeys, found, learn, watch)
    return await archived(found, way) if way.terms.archive else found


async def _all(journeys: Sequence[Journey], learn: Learn, watch: Watch) -> list[LinkState]:
    waiting = Counter(host_of(journey.state.address) for journey in journeys)
    done = 0

    async def take(journey: Journey) -> LinkState:
        nonlocal done
        state = await journey.take()
        learn(state)
        done += 1
        host = host_of(state.address)
        waiting[host] -= 1
        if not waiting[host]:
            del waiting[host]
        hosts = f"{len(waiting)} host{'' if len(waiting) == 1 else 's'} to hear from"
        watch(hosts, done, len(journeys))
        return state

    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(take(journey)) for journey in journeys]
    return [task.result() for task in running]


async def _second_look(
    journeys: Sequence[Journey], found: Sequence[LinkState], learn: Learn, watch: Watch
) -> list[LinkState]:
    """A link that was alive, or whose host is only unknown to the name servers, is not called gone at first sight."""
    doubtful = [
        position
        for position, (journey, state) in enumerate(zip(journeys, found, strict=True))
        if state.verdict is Verdict.GONE and (journey.unknown or state.alive)
    ]
    if not doubtful:
        return list(found)
    way = journeys[0].way
    watch("a pause before a second look", 0, len(doubtful))
    await asyncio.sleep(way.terms.second_look)
    way.names.forget_failures()
    again = await _all([journeys[position] for position in doubtful], learn, watch)
    looked_at = dict(zip(doubtful, again, strict=True))
    return [looked_at.get(position, state) for position, state in enumerate(found)]


def _unsure(state: LinkState) -> LinkState:
    """A host that nobody knows means nothing while the name servers do not even know what is there for certain."""
    return replace(state, verdict=Verdict.UNSURE, words="has a host that cannot be looked up now")
