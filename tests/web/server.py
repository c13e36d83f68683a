"""A web server that misbehaves to the byte: it sends what a script says, cuts, waits and resets."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType

import trustme

HOST = "good.example.net"


class Reset:
    """A step of a script: the connection is torn down, and what was on its way with it."""


Step = bytes | float | Reset


@dataclass(frozen=True)
class Request:
    """What came in: `headers` by their names in small letters; `ordinal` counts the requests for a path from 1."""

    method: str
    path: str
    headers: Mapping[str, str]
    ordinal: int


Script = Sequence[Step]
Answer = Callable[[Request, "Server"], Script]


def reply(status: int, body: bytes = b"<title>A page</title>", **headers: str) -> bytes:
    """An answer in good form; underscores in the names of headers stand for hyphens."""
    fields = {
        "content_type": "text/html; charset=utf-8",
        "content_length": str(len(body)),
        "connection": "close",
    } | headers
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{k.replace('_', '-')}: {v}" for k, v in fields.items() if v)]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


class Server:
    """Runs in a thread of its own while it is used with `with`.

    `http` and `https` are its addresses, `port` and `ports` their ports: certificates are for "good.example.net", and
    127.0.0.1, unless the key of `ports` says what is wrong with them. `requests` are all that came, in their order;
    `most_at_once` says how many a host, as it was called, had to answer at a time.
    """

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)
        self._is_ready = threading.Event()
        self._stop: Callable[[], object] = lambda: None
        self._servers: list[asyncio.Server] = []
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._open: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self.requests: list[Request] = []
        self.port = 0
        self.ports: dict[str, int] = {}
        self.authority = trustme.CA()

    @property
    def http(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def https(self) -> str:
        return f"https://127.0.0.1:{self.ports['good']}"

    def filled_in(self, text: str) -> str:
        """A text with the server's addresses in place of their names in braces."""
        names = {"six": "1", **{name: str(port) for name, port in self.ports.items()}}
        return text.format(http=self.http, https=self.https, port=self.port, **names)

    def __enter__(self) -> Server:
        self._thread.start()
        self._is_ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._thread.join()

    async def _run(self) -> None:
        done = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._stop = lambda: loop.call_soon_threadsafe(done.set)
        await self._start()
        self._is_ready.set()
        await done.wait()
        for server in self._servers:
            server.close()

    async def _start(self) -> None:
        self.port = await self._listen(None)
        stranger = trustme.CA()
        now = datetime.now(UTC)
        certificates = {
            "good": self.authority.issue_cert(HOST, "127.0.0.1", "::1"),
            "other": self.authority.issue_cert("other.example.net"),
            "expired": self.authority.issue_cert(HOST, "127.0.0.1", not_after=now - timedelta(days=1)),
            "early": self.authority.issue_cert(HOST, "127.0.0.1", not_before=now + timedelta(days=1)),
            "stranger": stranger.issue_cert(HOST, "127.0.0.1"),
            "stranger_expired": stranger.issue_cert(HOST, "127.0.0.1", not_after=now - timedelta(days=1)),
            "stranger_other": stranger.issue_cert("other.example.net"),
        }
        for name, certificate in certificates.items():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            self.ports[name] = await self._listen(context)
        with suppress(OSError):  # not every machine has IPv6
            self.ports["six"] = await self._listen(None, "::1")

    async def _listen(self, context: ssl.SSLContext | None, address: str = "127.0.0.1") -> int:
        server = await asyncio.start_server(self._serve, address, 0, ssl=context)
        self._servers.append(server)
        return int(server.sockets[0].getsockname()[1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, ValueError, asyncio.CancelledError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, target, _ = head[0].split(" ")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            path = target.partition("?")[0]
            self._counts[path] += 1
            request = Request(method, target, headers, self._counts[path])
            self.requests.append(request)
            answer = self._answers.get(path) or self._answers.get("/" + path.split("/")[1])
            with self._counted(headers.get("host", "")):
                await self._play(answer(request, self) if answer else [reply(404)], writer)
        with suppress(OSError):
            writer.close()

    @contextmanager
    def _counted(self, host: str) -> Iterator[None]:
        self._open[host] += 1
        self.most_at_once[host] = max(self.most_at_once[host], self._open[host])
        try:
            yield
        finally:
            self._open[host] -= 1

    async def _play(self, script: Script, writer: asyncio.StreamWriter) -> None:
        for step in script:
            if isinstance(step, bytes):
                writer.write(step)
                await writer.drain()
            elif isinstance(step, Reset):
                tcp: socket.socket = writer.get_extra_info("socket")
                tcp.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
            else:
                await asyncio.sleep(step)
