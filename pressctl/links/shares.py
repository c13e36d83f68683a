"""Many links at once: their hosts are shared out to processes, each host to one, as it may be asked by one at a time.

What is left, such as redirects from the hosts of one process to those of another, is for whoever called.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any
from zlib import crc32

from ..model.address import host_of
from ..model.link import LinkState
from .guard import Guard
from .hosts import Hosts, Pace
from .journey import Journey, NotOurs, Way
from .names import Names
from .sites import site
from .tally import Tally
from .terms import Terms
from .wire import Wire

MANY = 500  # links that are worth a process
TELL = 0.1  # seconds after which a process tells what it has learnt
Share = Callable[[str], bool]


@dataclass
class Told:
    """What the processes told: of each journey, by the position of its state, how far it has come; the hosts' paces."""

    journeys: dict[int, dict[str, Any]] = field(default_factory=dict)
    paces: dict[str, Pace] = field(default_factory=dict)


def everywhere(_host: str) -> bool:
    """All hosts are one's own."""
    return True


def in_shares(states: Sequence[LinkState], terms: Terms, tally: Tally) -> Told:
    """Ask for links in several processes, if there are enough of both; an interruption is raised when all is told."""
    told = Told()
    count = _worth(len(states))
    if count == 1:
        return told
    with _held_back() as came, _processes(states, terms, count) as pipes:
        while pipes:
            spoken = wait(pipes, 0 if came else TELL)
            if came and not spoken:
                break
            for pipe in [pipe for pipe in pipes if pipe in spoken]:
                _hear(pipe, pipes, told, tally)
    if came:
        raise KeyboardInterrupt
    return told


def shares(states: Iterable[LinkState], count: int) -> list[Share]:
    """Which hosts are whose: whole sites, since they redirect within themselves; about as many links for each."""
    owners: dict[str, int] = {}
    sizes = [0] * count
    for name, size in Counter(site(host_of(state.address)) for state in states).most_common():
        owners[name] = sizes.index(min(sizes))
        sizes[owners[name]] += size

    def owner(host: str) -> int:
        name = site(host)
        return owners[name] if name in owners else crc32(name.encode()) % count

    def of(number: int) -> Share:
        return lambda host: owner(host) == number

    return [of(number) for number in range(count)]


def _worth(links: int) -> int:
    """How many processes; only Linux makes them surely and at once, and only for its main thread."""
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), links // MANY))


@contextmanager
def _held_back() -> Iterator[list[int]]:
    """The interruptions that come meanwhile: none of them breaks off in the middle of what is told."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _processes(states: Sequence[LinkState], terms: Terms, count: int) -> Iterator[list[Connection]]:
    """The pipes of processes at work; they end with it."""
    context = multiprocessing.get_context("fork")
    pipes: list[Connection] = []
    running = []
    for share in shares(states, count):
        ours, theirs = context.Pipe(duplex=False)
        pipes.append(ours)
        own = {n: state for n, state in enumerate(states) if share(host_of(state.address))}
        process = context.Process(target=_work, args=(own, terms, share, theirs, tuple(pipes)), daemon=True)
        process.start()
        theirs.close()
        running.append(process)
    try:
        yield pipes
    finally:
        for process in running:
            process.terminate()
            process.join()


def _hear(pipe: Connection, pipes: list[Connection], told: Told, tally: Tally) -> None:
    try:
        news: Told = pipe.recv()
    except EOFError:
        pipes.remove(pipe)
        return
    told.paces |= news.paces
    told.journeys |= news.journeys
    for journey in news.journeys.values():
        if journey["found"]:
            tally.hear(journey["found"])


def _work(
    states: Mapping[int, LinkState], terms: Terms, share: Share, pipe: Connection, others: Iterable[Connection]
) -> None:
    """A process's own part. Ctrl-C is its parent's affair; if that is gone, there is nobody to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    gc.freeze()  # what was there before is there as long as the process
    for other in others:
        other.close()
    try:
        asyncio.run(_ask(states, terms, share, pipe))
    except* BrokenPipeError:
        pass


async def _ask(states: Mapping[int, LinkState], terms: Terms, share: Share, pipe: Connection) -> None:
    async with Wire(terms.timeout, terms.trusted) as wire:
        way = Way(terms, Guard(terms.permitted), Names(), Hosts(terms.per_host), wire, share)
        news = Told()

        async def take(number: int, journey: Journey) -> None:
            with suppress(NotOurs):
                await journey.take()
            news.journeys[number] = journey.told()

        async with asyncio.TaskGroup() as tasks:
            running = {tasks.create_task(take(number, Journey(state, way))) for number, state in states.items()}
            while running:
                _, running = await asyncio.wait(running, timeout=TELL)
                if news.journeys:
                    pipe.send(news)
                    news.journeys.clear()
        pipe.send(Told({}, way.hosts.paces()))
