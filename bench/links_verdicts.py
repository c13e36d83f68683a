"""Verdicts beside those of lychee and linkchecker, on the same behaviours of one server.

    PYTHONPATH=. .venv/bin/python bench/links_verdicts.py PEERS [-v]

PEERS is a folder with both programs. Asked are all behaviours of tests/web that need neither a certificate nor a name
of their own, each asker by a server that starts anew. A page is there (`ok`, `moved`), dead (`gone`), or nobody can
tell (`unsure`); addresses that are refused are left out, since the others have no such policy. With -v, each is named.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pressctl.links.gather import gather
from pressctl.links.probe import probe
from pressctl.model.link import Link, Verdict
from pressctl.model.place import Place
from tests.web.behaviours import ANSWERS, BEHAVIOURS
from tests.web.server import Server
from tests.web.test_verdicts import terms

LEAD_TO_NAMES = ("to-unknown", "to-secure", "to-other-site", "elsewhere")  # which only the tests' name server knows
ASKED = [
    behaviour
    for behaviour in BEHAVIOURS
    if behaviour.address.startswith("{http}")
    and behaviour.verdict is not Verdict.REFUSED
    and behaviour.name not in LEAD_TO_NAMES
]
IS_THERE = (Verdict.OK, Verdict.MOVED)
ONE_PAGE = "<!doctype html><html lang=en><title>All</title>"

Broken = set[str]


def ours(server: Server, _folder: Path) -> Broken:
    """The addresses that pressctl calls gone."""
    links = [
        Link(server.filled_in(behaviour.address), behaviour.name, Place("body.en.md", line), "a", "en")
        for line, behaviour in enumerate(ASKED, 1)
    ]
    states = probe(gather(links, []), terms(server), lambda _: None, lambda *_: None)
    return {link.target for state in states if state.verdict is Verdict.GONE for link in state.links}


def lychee(peers: Path) -> Callable[[Server, Path], Broken]:
    """The addresses that lychee calls broken, or too slow."""

    def ask(_server: Server, folder: Path) -> Broken:
        patience = ["--timeout", "1", "--max-retries", "2", "--retry-wait-time", "1"]
        command = [str(peers / "lychee"), "--no-progress", "--format", "json", *patience, str(folder / "page.html")]
        told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        listed = [*told["error_map"].values(), *told["timeout_map"].values()]
        return {failed["url"] for failures in listed for failed in failures}

    return ask


def linkchecker(peers: Path) -> Callable[[Server, Path], Broken]:
    """The addresses that linkchecker calls an error."""

    def ask(_server: Server, folder: Path) -> Broken:
        options = ["--check-extern", "--no-status", "--recursion-level=1", "--timeout=1", "-o", "csv"]
        command = [str(peers / "linkchecker"), *options, str(folder / "page.html")]
        text = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=folder).stdout
        lines = (line for line in text.splitlines() if not line.startswith("#"))
        return {row["urlname"] for row in csv.DictReader(lines, delimiter=";") if row["valid"] == "False"}

    return ask


def measure(peers: Path, *, names: bool) -> None:
    """Print the table."""
    print(
        f"{len(ASKED)} pages" + f"{'called broken, and there':>40}{'and nobody can tell':>22}{'dead, and not told':>22}"
    )
    for name, ask in {"pressctl": ours, "lychee": lychee(peers), "linkchecker": linkchecker(peers)}.items():
        with tempfile.TemporaryDirectory() as folder, Server(ANSWERS) as server:
            Path(folder).chmod(0o755)  # linkchecker reads as nobody
            addresses = {behaviour.name: server.filled_in(behaviour.address) for behaviour in ASKED}
            page = ONE_PAGE + "".join(f'<p><a href="{address}">{n}</a>' for n, address in addresses.items())
            (Path(folder) / "page.html").write_text(page)
            broken = ask(server, Path(folder))
        false = [b.name for b in ASKED if b.verdict in IS_THERE and addresses[b.name] in broken]
        rash = [b.name for b in ASKED if b.verdict is Verdict.UNSURE and addresses[b.name] in broken]
        missed = [b.name for b in ASKED if b.verdict is Verdict.GONE and addresses[b.name] not in broken]
        print(f"{name:20}{len(false):>29}{len(rash):>22}{len(missed):>22}")
        if names:
            print("   there:", *false, "\n   unsure:", *rash, "\n   dead:", *missed)


if __name__ == "__main__":
    measure(Path(sys.argv[1]).resolve(), names="-v" in sys.argv)
