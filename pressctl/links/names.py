"""The addresses behind the names of hosts, each looked up once."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import suppress
from ipaddress import ip_address
from threading import Thread

from ..model.reach import IP, literal

AT_ONCE = 64
# RFC 6761: names that no server may ever know
NEVER_THERE = ("invalid", "test", "example")
SURELY_THERE = "a.root-servers.net"
PAUSES = (0.2, 0.8)  # seconds after which a name that was not found is looked up again: servers stumble
UNKNOWN = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class UnknownName(Exception):
    """The name servers say that there is no such name."""


class NoAnswer(Exception):
    """The name servers say nothing, or that they cannot tell now."""


class Names:
    """Looks names up, each once, however many ask; what was not found is looked up anew after `forget_failures`."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(AT_ONCE)
        self._known: dict[str, asyncio.Future[tuple[IP, ...]]] = {}

    async def addresses(self, host: str) -> tuple[IP, ...]:
        """All addresses of a host; raises UnknownName or NoAnswer."""
        if host not in self._known:
            ip = literal(host)
            if ip:
                return (ip,)
            self._known[host] = asyncio.ensure_future(self._found(host))
        return await asyncio.shield(self._known[host])

    async def _found(self, host: str) -> tuple[IP, ...]:
        """What a thread finds out. Nobody waits for it at the end, as for those of a pool: names can take a minute."""
        async with self._free:
            found = asyncio.get_running_loop().create_future()
            Thread(target=_tell, args=(found, host), name=f"looks up {host}", daemon=True).start()
            addresses: tuple[IP, ...] = await found
            return addresses

    def forget_failures(self) -> None:
        """Look names that were not found up anew the next time."""
        self._known = {host: found for host, found in self._known.items() if found.done() and not found.exception()}

    async def work(self) -> bool:
        """Whether the name servers know a name that is there for certain."""
        try:
            return bool(await self.addresses(SURELY_THERE))
        except (UnknownName, NoAnswer):
            return False


def is_never_there(host: str) -> bool:
    """Whether a name is one of those kept for documents and tests: nothing can stand there for all the world."""
    return host.rpartition(".")[2] in NEVER_THERE


def _tell(found: asyncio.Future[tuple[IP, ...]], host: str) -> None:
    """Look a name up, in a thread, and tell the loop that waits, if it still does."""
    said: tuple[IP, ...] | Exception
    try:
        said = _look_up(host)
    except (UnknownName, NoAnswer) as error:
        said = error
    with suppress(RuntimeError):  # the run has ended meanwhile
        found.get_loop().call_soon_threadsafe(_settle, found, said)


def _settle(found: asyncio.Future[tuple[IP, ...]], said: tuple[IP, ...] | Exception) -> None:
    if found.cancelled():
        return
    if isinstance(said, Exception):
        found.set_exception(said)
    else:
        found.set_result(said)


def _look_up(host: str) -> tuple[IP, ...]:
    if is_never_there(host):  # unless this very machine knows it
        try:
            return _look_up_once(host)
        except NoAnswer as error:
            raise UnknownName(host) from error
    for pause in PAUSES:
        with suppress(UnknownName, NoAnswer):
            return _look_up_once(host)
        time.sleep(pause)
    return _look_up_once(host)


def _look_up_once(host: str) -> tuple[IP, ...]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise (UnknownName if error.errno in UNKNOWN else NoAnswer)(host) from error
    except (OSError, UnicodeError) as error:
        raise NoAnswer(host) from error
    return tuple(dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))
