"""One request and its answer; the only door to aiohttp. Connections go to addresses that were judged, and to no other.

A request is a GET: many sites answer HEAD with an error, or with nothing at all. No cookies, no proxy of the
environment, no more than `LIMIT` bytes, however they are compressed.
"""

from __future__ import annotations

import asyncio
import resource
import socket
import ssl
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from importlib.metadata import version
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from ..model.address import host_of
from ..model.reach import IP, literal
from .certificate import Fault, fault_of

LIMIT = 65_536  # bytes of a page that are read, and of what they inflate to
OWN_LIMIT = 4_000_000  # the same for pages in which a place is looked for
OPEN = 1000  # requests at once; routers of homes keep some thousands of connections
FILES = 65_536  # connections that are wanted: each host keeps one for its next request
EXPIRED, OTHER_NAME, OTHER_IP = 10, 62, 64  # OpenSSL's numbers of what is wrong with a certificate


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: the status, headers in letters of any case, the first bytes of the page."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Why(Enum):
    """Why there is no answer."""

    SLOW = auto()
    UNREACHABLE = auto()
    CLOSED = auto()
    CONFUSED = auto()
    UNTRUSTED = auto()
    EXPIRED = auto()
    OTHER_HOST = auto()
    UNASKED = auto()


class Silence(Exception):
    """No answer; `heard` tells whether anything at all came back from the network."""

    def __init__(self, why: Why, words: str, *, heard: bool) -> None:
        super().__init__(words)
        self.why = why
        self.words = words
        self.heard = heard


class Wire:
    """Asks for pages. `timeout` is in seconds, for one answer from the first byte sent to the last one read; `trusted`
    says which certificates count.
    """

    def __init__(self, timeout: float, trusted: ssl.SSLContext) -> None:
        _want_files()
        self._judged = _Judged()
        self._timeout = timeout
        self._free: asyncio.Queue[None] = asyncio.Queue()  # asyncio's semaphore looks through all who wait, each time
        for _ in range(OPEN):
            self._free.put_nowait(None)
        connector = aiohttp.TCPConnector(
            resolver=self._judged, socket_factory=self._judged.socket, use_dns_cache=False, limit=0, ssl=trusted
        )
        agent = f"Mozilla/5.0 (compatible; pressctl/{version('pressctl')}; checks links before publication)"
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=timeout),
            auto_decompress=False,
            headers={"User-Agent": agent, "Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip"},
        )

    async def __aenter__(self) -> Wire:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def ask(
        self, address: str, at: Sequence[IP], languages: str, limit: int = LIMIT, *, whole: bool = False
    ) -> Answer:
        """The answer of a page whose host has the judged addresses `at`; raises Silence.

        `languages` is what readers of the link read, as in Accept-Language. `whole` asks for the page in one piece,
        for hosts that cannot give a part of it.
        """
        self._judged.allow(host_of(address), at)
        asked = {"Accept-Language": languages} | ({} if whole else {"Range": f"bytes=0-{limit - 1}"})
        await self._free.get()
        try:
            url = URL(address, encoded=True)
            async with self._session.get(url, headers=asked, allow_redirects=False) as response:
                return await self._read(response, limit)
        except aiohttp.ClientConnectorCertificateError as error:
            raise await self._distrust(error.certificate_error, address, at) from error
        except Exception as error:
            raise _silence(error) from error
        finally:
            self._free.put_nowait(None)

    async def _read(self, response: aiohttp.ClientResponse, limit: int) -> Answer:
        raw = bytearray()
        try:
            while len(raw) < limit:
                piece = await response.content.read(limit - len(raw))
                if not piece:
                    break
                raw += piece
        except (aiohttp.ClientError, TimeoutError, OSError):
            pass  # the page is there: it has begun to come
        if not response.content.at_eof():
            response.close()
        encoding = response.headers.get("content-encoding", "")
        return Answer(response.status, response.headers, _inflated(bytes(raw), encoding, limit))

    async def _distrust(self, error: Exception, address: str, at: Sequence[IP]) -> Silence:
        """What is wrong with a certificate; that it has ended counts before who signed it."""
        code = getattr(error, "verify_code", 0)
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or 443
        fault = {EXPIRED: Fault.EXPIRED, OTHER_NAME: Fault.OTHER_HOST, OTHER_IP: Fault.OTHER_HOST}.get(code)
        fault = fault or await fault_of(str(at[0]), port, host, self._timeout)
        if fault is Fault.EXPIRED:
            return Silence(Why.EXPIRED, "has a certificate that has expired", heard=True)
        if fault is Fault.OTHER_HOST:
            return Silence(Why.OTHER_HOST, "has a certificate that is for another host", heard=True)
        return Silence(Why.UNTRUSTED, "has a certificate that cannot be verified", heard=True)


class _Judged(AbstractResolver):
    """Hands out the addresses that were judged, and opens no connection to any other."""

    def __init__(self) -> None:
        self._allowed: dict[str, Sequence[IP]] = {}
        self._addresses: set[IP] = set()

    def allow(self, host: str, addresses: Sequence[IP]) -> None:
        self._allowed[host.strip("[]")] = addresses
        self._addresses.update(addresses)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=str(ip), port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST)
            for ip in self._allowed.get(host, ())
            if (kind := socket.AF_INET if ip.version == 4 else socket.AF_INET6) == family or not family
        ]

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = info
        ip = literal(str(address[0]).partition("%")[0])
        if ip not in self._addresses:
            raise OSError(f"{ip} was not judged")
        return socket.socket(family, kind, protocol)

    async def close(self) -> None:
        self._allowed.clear()
        self._addresses.clear()


def _want_files() -> None:
    """Most systems give a process 256 or 1,024 files unless it asks for more; without, hosts would seem to be mute."""
    given, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if most == resource.RLIM_INFINITY else min(FILES, most)
    if given != resource.RLIM_INFINITY and given < wanted:
        with suppress(ValueError, OSError):  # some systems have a limit that they do not tell
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _inflated(raw: bytes, encoding: str, limit: int) -> bytes:
    """The page as it was before it was compressed, no longer than `limit`; nothing where that cannot be told."""
    if encoding.lower() in ("", "identity"):
        return raw
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        return b""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(raw, limit)
    except zlib.error:
        return b""


def _silence(error: Exception) -> Silence:
    """What an error of the network means, in words that follow an address."""
    match error:
        case TimeoutError():
            heard = not isinstance(error, aiohttp.ConnectionTimeoutError)
            return Silence(Why.SLOW, "did not answer in time", heard=heard)
        case aiohttp.ClientConnectorSSLError() | ssl.SSLError():
            return Silence(Why.UNTRUSTED, "could not agree on a secure connection", heard=True)
        case aiohttp.ClientConnectorError(os_error=ConnectionRefusedError()):
            return Silence(Why.UNREACHABLE, "accepts no connection", heard=True)
        case aiohttp.ClientConnectorError():
            return Silence(Why.UNREACHABLE, "cannot be reached", heard=False)
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError() | ConnectionError():
            return Silence(Why.CLOSED, "closed the connection without an answer", heard=True)
        case aiohttp.ClientError() | ValueError() | OSError():
            return Silence(Why.CONFUSED, "answered with something that is no page of the web", heard=True)
    raise error
