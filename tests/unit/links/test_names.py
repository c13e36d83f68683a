"""Names of hosts: each looked up once, and nobody has to wait for one that nobody needs any more."""

from __future__ import annotations

import asyncio
import threading
from ipaddress import ip_address

import pytest

from pressctl.links import names
from pressctl.links.names import Names, NoAnswer, UnknownName


@pytest.fixture
def looked_up(monkeypatch):
    """The names that were looked up; those that begin with `un` are unknown, those with `no` get no answer."""
    asked: list[str] = []

    def look_up(host):
        asked.append(host)
        if host.startswith("un"):
            raise UnknownName(host)
        if host.startswith("no"):
            raise NoAnswer(host)
        return (ip_address("93.184.216.34"),)

    monkeypatch.setattr(names, "_look_up_once", look_up)
    monkeypatch.setattr(names, "PAUSES", (0,))
    return asked


def test_each_name_once_however_many_ask(looked_up):
    async def ask():
        known = Names()
        return await asyncio.gather(*(known.addresses(f"h{n % 100}.example.org") for n in range(300)))

    assert set(asyncio.run(ask())) == {(ip_address("93.184.216.34"),)}
    assert sorted(looked_up) == sorted(f"h{n}.example.org" for n in range(100))


@pytest.mark.parametrize(("host", "error"), [("unknown.example.org", UnknownName), ("no.example.org", NoAnswer)])
def test_failures_are_for_all_who_ask_and_can_be_forgotten(looked_up, host, error):
    async def ask():
        known = Names()
        both = await asyncio.gather(known.addresses(host), known.addresses(host), return_exceptions=True)
        known.forget_failures()
        return [*both, *await asyncio.gather(known.addresses(host), return_exceptions=True)]

    assert [type(each) for each in asyncio.run(ask())] == [error] * 3
    assert looked_up == [host] * 4


def test_no_run_waits_for_a_name_server_that_says_nothing(monkeypatch):
    """Python waits at its end for all threads but daemons: Ctrl-C would do nothing for as long as names take."""
    may_end = threading.Event()
    begun = threading.Event()

    def stuck(host):
        begun.set()
        may_end.wait()
        raise NoAnswer(host)

    async def ask():
        asked = asyncio.create_task(Names().addresses("slow.example.org"))
        await asyncio.to_thread(begun.wait)
        asked.cancel()

    monkeypatch.setattr(names, "_look_up", stuck)
    asyncio.run(ask())
    left = [thread for thread in threading.enumerate() if "slow.example.org" in thread.name]
    assert [thread.daemon for thread in left] == [True]
    may_end.set()
    left[0].join()
