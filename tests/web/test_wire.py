"""One request: never more than was asked for, never from an address that was not judged."""

from __future__ import annotations

import asyncio
import resource
import ssl
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from pressctl.links.wire import FILES, LIMIT, Answer, Silence, Wire
from tests.web.behaviours import ANSWERS
from tests.web.server import Server

HERE = (ip_address("127.0.0.1"),)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(ANSWERS) as server:
        yield server


def ask(address: str, at=HERE, limit: int = LIMIT) -> Answer:
    async def once() -> Answer:
        async with Wire(2, ssl.create_default_context()) as wire:
            return await wire.ask(address, at, "ar", limit)

    return asyncio.run(once())


@pytest.mark.parametrize("name", ["huge", "bomb"])
@pytest.mark.parametrize("limit", [1000, LIMIT])
def test_no_page_is_read_or_inflated_beyond_the_limit(server, name, limit):
    answer = ask(f"{server.http}/{name}", limit=limit)
    assert (answer.status, len(answer.body)) == (200, limit)


def test_a_part_is_asked_for(server):
    ask(f"{server.http}/status-200")
    assert server.requests[-1].headers["range"] == f"bytes=0-{LIMIT - 1}"
    assert server.requests[-1].headers["user-agent"].startswith("Mozilla/5.0 (compatible; pressctl/")


@pytest.mark.parametrize("host", ["127.0.0.1", "good.example.net"])
def test_no_connection_to_what_was_not_judged(server, host):
    """Whatever stands in the link, and whoever looks names up changed their mind."""
    asked = len(server.requests)
    with pytest.raises(Silence):
        ask(f"http://{host}:{server.port}/status-200", at=[ip_address("127.0.0.2")])
    assert len(server.requests) == asked


def test_a_name_leads_to_the_judged_address(server):
    assert ask(f"http://nobody-knows.example.net:{server.port}/status-200").status == 200


def test_many_hosts_need_many_files():
    """Each host keeps a connection: with 256 or 1,024 files those of a large newsroom would seem to be mute."""

    async def open_and_close():
        async with Wire(1, ssl.create_default_context()):
            return resource.getrlimit(resource.RLIMIT_NOFILE)

    before = given, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(given, 256), most))
        assert asyncio.run(open_and_close()) == (min(FILES, most), most)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
