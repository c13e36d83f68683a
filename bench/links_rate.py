"""Links a second: 5,000 pages on 500 hosts that answer after 50 ms, each asked as its asker thinks polite.

    .venv/bin/python bench/links_rate.py PEERS [ROUNDS]

PEERS is a folder with the programs `lychee` and `linkchecker`, such as the bin/ of a virtual environment of theirs;
those that are not there are left out. Times are of whole processes, in turns; the medians of the rounds count. `floor`
is a bare client that only reads answers, one at a time a host, all hosts at once, shared out to two processes; `asking`
is what pressctl does over the network and nothing else; both tell the time from their first request on. `reading` is
pressctl with --offline, which reads the newsroom and asks nobody. Also told are the seconds of the processor, which say
more where a machine has other work to do, and the most requests at a time that a host had to bear.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import ClassVar

HOSTS, PAGES, LATENCY = 500, 10, 0.05
PLACE = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
BODY = b"<!doctype html><title>A page</title><p>It is there."
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)
SETTINGS = """\
newsroom: { name: { en: A newsroom }, url: "https://example.org/" }
languages: { source: en, publish: [en] }
links: { private_hosts: ["127.0.0.0/8"], allow: [ { url: "https://example.org/", because: it is ours } ] }
"""
FLOOR = """
import asyncio, os, sys, time
from collections import defaultdict
hosts = defaultdict(list)
for address in open(sys.argv[1]).read().split():
    _, _, host, path = address.split("/", 3)
    hosts[host].append(path)
async def ask(host, paths):
    name, port = host.split(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    for path in paths:
        writer.write(f"GET /{path} HTTP/1.1\\r\\nHost: {host}\\r\\n\\r\\n".encode())
        head = await reader.readuntil(b"\\r\\n\\r\\n")
        await reader.readexactly(int(head.split(b"Length: ")[1]))
    writer.close()
async def every(part):
    await asyncio.gather(*(ask(host, paths) for host, paths in part))
began = time.perf_counter()
child = os.fork()
asyncio.run(every(list(hosts.items())[bool(child)::2]))
if child:
    os.wait()
    print(time.perf_counter() - began)
"""
ASKING = """
import sys, time
from pressctl.links.gather import gather
from pressctl.links.probe import probe
from pressctl.links.terms import Terms
from pressctl.load.languages import shipped_languages
from pressctl.model.link import Link, Verdict
from pressctl.model.place import Place
from pressctl.model.reach import Permitted
addresses = open(sys.argv[1]).read().split()
links = [Link(address, "report", Place("body.en.md", n), "a", "en") for n, address in enumerate(addresses, 1)]
terms = Terms(permitted=Permitted(["127.0.0.0/8"]), languages=shipped_languages())
states = gather(links, [])
began = time.perf_counter()
found = probe(states, terms, lambda _: None, lambda *_: None)
assert {state.verdict for state in found} == {Verdict.OK}
print(time.perf_counter() - began)
"""


class Host(asyncio.Protocol):
    """One connection to a host that takes its time."""

    answered = 0
    most = 0
    open_now: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host = str(transport.get_extra_info("sockname")[0])
        self._rest = b""

    def data_received(self, data: bytes) -> None:
        *heads, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for _ in heads:
            Host.open_now[self._host] += 1
            Host.most = max(Host.most, Host.open_now[self._host])
            asyncio.get_running_loop().call_later(LATENCY, self._answer)

    def _answer(self) -> None:
        Host.open_now[self._host] -= 1
        Host.answered += 1
        self._transport.write(ANSWER)


def serve(pipe: Connection) -> None:
    """All hosts; whatever comes through the pipe is answered with how many were served, and the most at a time."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Host, "0.0.0.0", 0, backlog=HOSTS * 4)
        pipe.send(server.sockets[0].getsockname()[1])

        def told() -> None:
            pipe.recv()
            pipe.send((Host.answered, Host.most))
            Host.answered = Host.most = 0

        loop.add_reader(pipe.fileno(), told)
        await server.serve_forever()

    asyncio.run(run())


def newsroom(root: Path, addresses: list[str]) -> None:
    """Ten releases with all the links."""
    (root / "pressctl.yaml").write_text(SETTINGS)
    for n in range(10):
        folder = root / "releases" / f"release-{n}"
        folder.mkdir(parents=True)
        (folder / "release.yaml").write_text("kind: news\ndate: 2020-01-09\ntitle: { en: News }\n")
        links = (f"[Report {i}]({address}) was published." for i, address in enumerate(addresses[n::10]))
        (folder / "body.en.md").write_text("\n\n".join(links))


def commands(folder: Path, peers: Path) -> dict[str, list[str]]:
    """What is measured, as words of a command line."""
    page = str(folder / "page.html")
    ours = [sys.executable, "-m", "pressctl", "-C", str(folder), "links"]
    lychee, linkchecker = str(peers / "lychee"), str(peers / "linkchecker")
    unhurried = ["--host-concurrency", "1", "--host-request-interval", "0s", "--max-concurrency", str(HOSTS)]
    known = {
        "lychee": [lychee, "--no-progress", page],
        "lychee, one at a time a host": [lychee, "--no-progress", *unhurried, page],
        "linkchecker": [linkchecker, "--check-extern", "--no-status", "--recursion-level=1", "--threads=100", page],
    }
    there = {name: command for name, command in known.items() if Path(command[0]).is_file()}
    steps = {"floor": FLOOR, "asking": ASKING}
    bare = {name: [sys.executable, "-c", script, str(folder / "addresses")] for name, script in steps.items()}
    return {**bare, "reading": [*ours, "--offline"], "pressctl": [*ours, "--fresh"], **there}


def measure(peers: Path, rounds: int) -> None:
    """Print the table."""
    pipe, other = multiprocessing.Pipe()
    multiprocessing.Process(target=serve, args=(other,), daemon=True).start()
    port = pipe.recv()
    addresses = [
        f"http://127.0.{1 + host // 250}.{1 + host % 250}:{port}/{page}"
        for page in range(PAGES)
        for host in range(HOSTS)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # linkchecker reads as nobody
        newsroom(folder, addresses)
        (folder / "addresses").write_text("\n".join(addresses))
        links = "".join(f'<p><a href="{address}">report</a>' for address in addresses)
        (folder / "page.html").write_text(f"<!doctype html><title>All</title>{links}")
        measured = commands(folder, peers)
        times: dict[str, list[tuple[float, float]]] = {what: [] for what in measured}
        served: dict[str, tuple[int, int]] = {}
        for _ in range(rounds):
            for what, command in measured.items():
                times[what].append(_timed(command))
                pipe.send(None)
                served[what] = pipe.recv()
    _print({what: tuple(map(median, zip(*each, strict=True))) for what, each in times.items()}, served)


def _timed(command: list[str]) -> tuple[float, float]:
    """Seconds, and seconds of the processor; those that a step tells itself count before those of its process."""
    before, start = _worked(), time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, cwd=tempfile.gettempdir(), text=True, env=PLACE)
    seconds = time.perf_counter() - start
    return float(done.stdout) if command[1] == "-c" else seconds, _worked() - before


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _print(times: dict[str, tuple[float, ...]], served: dict[str, tuple[int, int]]) -> None:
    peers = [seconds for name, (seconds, _) in times.items() if name.startswith(("lychee", "linkchecker"))]
    say: Callable[..., None] = print
    say(
        f"{'':32} {'links/s':>8} {'of floor':>9} {'of fastest peer':>16} {'processor':>10} {'asked':>6}"
        f" {'at a time a host':>17}"
    )
    for name, (seconds, worked) in times.items():
        answered, most = served[name]
        to_peer = f"{seconds / min(peers):.2f}" if peers else "-"
        rate = f"{HOSTS * PAGES / seconds:.0f}" if answered else "-"
        to_floor = seconds / times["floor"][0]
        say(f"{name:32} {rate:>8} {to_floor:>9.2f} {to_peer:>16} {worked:>9.2f}s {answered:>6} {most:>17}")


if __name__ == "__main__":
    where = shutil.which("lychee") if len(sys.argv) < 2 else str(Path(sys.argv[1]) / "lychee")
    measure(Path(where or ".").absolute().parent, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
