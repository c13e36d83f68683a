"""Every host in its own queue: not too many requests at a time, nor too fast."""

from __future__ import annotations

import asyncio

from pressctl.links.hosts import BURST, DEAF, Hosts


def asked(hosts: Hosts, names: list[str], seconds: float = 0.0) -> tuple[list[float], dict[str, int]]:
    """When each of the names got its turn, in seconds of a clock that jumps; and the most at a time for each name."""
    open_now: dict[str, int] = {}
    most: dict[str, int] = {}
    times: list[float] = []

    async def ask(name: str) -> None:
        async with hosts.turn(name):
            open_now[name] = open_now.get(name, 0) + 1
            most[name] = max(most.get(name, 0), open_now[name])
            times.append(asyncio.get_running_loop().time())
            await asyncio.sleep(seconds)
            open_now[name] -= 1

    async def all_of_them() -> None:
        start = asyncio.get_running_loop().time()
        await asyncio.gather(*map(ask, names))
        times[:] = [time - start for time in times]

    loop = _JumpingLoop()
    try:
        loop.run_until_complete(all_of_them())
    finally:
        loop.close()
    return times, most


class _JumpingLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next appointment, so that nobody waits."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead = 0.0

    def time(self) -> float:
        return super().time() + getattr(self, "_ahead", 0.0)

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:
            self._ahead += max(0.0, self._scheduled[0].when() - self.time())
        super()._run_once()


def test_one_at_a_time_a_host():
    _, most = asked(Hosts(1), ["a", "b"] * 5, 0.05)
    assert most == {"a": 1, "b": 1}


def test_after_the_first_ones_one_a_second():
    times, _ = asked(Hosts(1), ["a"] * (BURST + 5))
    gaps = [round(after - before, 1) for before, after in zip(times, times[1:], strict=False)]
    assert gaps == [0.0] * (BURST - 1) + [1.0] * 5


def test_per_host_is_both_at_a_time_and_a_second():
    times, most = asked(Hosts(4), ["a"] * (BURST + 8), 0.05)
    assert most == {"a": 4}
    assert times[-1] > 1.8


def test_another_process_goes_on_where_one_has_stopped():
    async def both() -> float:
        one = Hosts(1)
        for _ in range(BURST):
            async with one.turn("a"):
                pass
        other = Hosts(1, one.paces())
        start = asyncio.get_running_loop().time()
        async with other.turn("a"):
            return asyncio.get_running_loop().time() - start

    loop = _JumpingLoop()
    assert loop.run_until_complete(both()) > 0.8
    loop.close()


def test_hosts_do_not_wait_for_each_other():
    times, _ = asked(Hosts(1), [f"{n}.example" for n in range(300)], 1.0)
    assert max(times) < 0.9


def test_a_host_that_wants_to_be_left_alone():
    hosts = Hosts(1)

    async def alone() -> tuple[float, float]:
        loop = asyncio.get_running_loop()
        hosts.leave_alone("a", 30)
        start = loop.time()
        async with hosts.turn("b"):
            other = loop.time() - start
        async with hosts.turn("a"):
            return other, loop.time() - start

    loop = _JumpingLoop()
    other, waited = loop.run_until_complete(alone())
    loop.close()
    assert other < 1
    assert waited >= 30


def test_a_host_that_never_answers():
    async def deaf() -> list[bool]:
        hosts = Hosts(1)
        told = []
        for _ in range(DEAF):
            hosts.heard("a", anything=False)
            told.append(hosts.is_deaf("a"))
        for _ in range(DEAF * 2):
            hosts.heard("b", anything=False)
            hosts.heard("b", anything=True)
        return [*told, hosts.is_deaf("b")]

    assert asyncio.run(deaf()) == [False] * (DEAF - 1) + [True, False]
