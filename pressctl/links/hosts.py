"""One queue a host: who may ask it when, so that no host has to suffer from a newsroom with many links to it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

BURST = 10  # requests that a host gets one after the other, before it gets `per_host` a second
PATIENCE = 60.0  # seconds that a host may ask to be left alone, and is
DEAF = 3  # times in a row after which a host that has never answered is not asked any more


@dataclass(slots=True)
class Pace:
    """What is kept of a host: how many requests are ready for it, and since when; `silences` is None once it spoke.

    Times are those of the loops' clock, which all processes of a machine share.
    """

    counted_at: float
    ready: float = BURST
    free_at: float = 0.0
    silences: int | None = 0


class Hosts:
    """All hosts that are asked; each `per_host` requests at a time, and as many a second after the first ones."""

    def __init__(self, per_host: int, known: Mapping[str, Pace] | None = None) -> None:
        self._per_host = per_host
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(per_host, Pace(counted_at=_now())))
        self._hosts.update({host: _Host(per_host, pace) for host, pace in (known or {}).items()})

    def paces(self) -> dict[str, Pace]:
        """What is kept of the hosts, for another process to go on with."""
        return {host: queue.pace for host, queue in self._hosts.items()}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked; others wait while it is."""
        queue = self._hosts[host]
        async with queue.open:
            await self._rest(queue.pace)
            yield

    def leave_alone(self, host: str, seconds: float) -> None:
        """Nobody asks the host for a while."""
        pace = self._hosts[host].pace
        pace.free_at = max(pace.free_at, _now() + seconds)

    def heard(self, host: str, *, anything: bool) -> None:
        """Note whether anything came back."""
        pace = self._hosts[host].pace
        pace.silences = None if anything or pace.silences is None else pace.silences + 1

    def is_deaf(self, host: str) -> bool:
        """Whether the host has never answered, and that several times."""
        silences = self._hosts[host].pace.silences
        return silences is not None and silences >= DEAF

    async def _rest(self, pace: Pace) -> None:
        while True:
            now = _now()
            pace.ready = min(BURST, pace.ready + (now - pace.counted_at) * self._per_host)
            pace.counted_at = now
            wait = max(pace.free_at - now, (1 - pace.ready) / self._per_host)
            if wait <= 0:
                pace.ready -= 1
                return
            await asyncio.sleep(wait)


class _Host:
    def __init__(self, per_host: int, pace: Pace) -> None:
        self.open = asyncio.Semaphore(per_host)
        self.pace = pace


def _now() -> float:
    return asyncio.get_running_loop().time()
