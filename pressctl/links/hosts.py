"""One queue a host: who may ask it when, so that no host has to suffer from a newsroom with many links to it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

BURST = 10  # requests that a host gets one after the other, before it gets `per_host` a second
PATIENCE = 60.0  # seconds that a host may ask to be left alone, and is
DEAF = 3  # times in a row after which a host that has never answered is not asked any more


class Hosts:
    """All hosts that are asked; each `per_host` requests at a time, and as many a second after the first ones."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(per_host))

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked; others wait while it is."""
        queue = self._hosts[host]
        async with queue.open:
            await self._rest(queue)
            yield

    def leave_alone(self, host: str, seconds: float) -> None:
        """Nobody asks the host for a while."""
        queue = self._hosts[host]
        queue.free_at = max(queue.free_at, _now() + seconds)

    def heard(self, host: str, *, anything: bool) -> None:
        """Note whether anything came back."""
        queue = self._hosts[host]
        queue.silences = None if anything or queue.silences is None else queue.silences + 1

    def is_deaf(self, host: str) -> bool:
        """Whether the host has never answered, and that several times."""
        silences = self._hosts[host].silences
        return silences is not None and silences >= DEAF

    async def _rest(self, queue: _Host) -> None:
        while True:
            now = _now()
            queue.ready = min(BURST, queue.ready + (now - queue.counted_at) * self._per_host)
            queue.counted_at = now
            wait = max(queue.free_at - now, (1 - queue.ready) / self._per_host)
            if wait <= 0:
                queue.ready -= 1
                return
            await asyncio.sleep(wait)


class _Host:
    """What is kept of a host: how many requests are ready for it, and since when; `silences` is None once it spoke."""

    def __init__(self, per_host: int) -> None:
        self.open = asyncio.Semaphore(per_host)
        self.ready = float(BURST)
        self.counted_at = _now()
        self.free_at = 0.0
        self.silences: int | None = 0


def _now() -> float:
    return asyncio.get_running_loop().time()
