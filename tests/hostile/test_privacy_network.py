"""Nothing but `links` and `publish` needs a network, and nothing else asks for one: without any, all bytes are the same."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pressctl.render.formats import FORMATS
from tests.hostile.confided import confided
from tests.hostile.conftest import FEW
from tests.hostile.drafts import UNDRAWN
from tests.hostile.injected import Injected
from tests.hostile.watched import Watched, watched
from tests.small import tree

# what leaves a process without any way out: not even the machine's own address answers
CLOSED = ("unshare", "--net") if os.getuid() == 0 else ("unshare", "--map-root-user", "--net")
COMMANDS = (
    ("check", "--format", "json"),
    ("build", "--to", ",".join(UNDRAWN)),
    ("fmt", "--diff"),
    ("proof", "--format", "json"),
    ("i18n", "status", "--format", "json"),
    ("links", "--offline", "--format", "json"),
    ("explain", "LNK001"),
    ("review", "--export", "pages.html"),
    ("doctor",),
    ("doctor", "--privacy"),
    ("schema", "release"),
    ("signatories", "export", "a", "new.csv"),
    ("verify", "dist/a/a.en.html"),
)
QUICK = {"explain"}  # of the others, `closed` and `injected` tell that they ask nobody


@pytest.fixture(scope="session")
def closed_off() -> tuple[str, ...]:
    """How a command is run without a network."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed, which takes the network away")
    done = subprocess.run([*CLOSED, "true"], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(f"this system takes the network from nobody: {done.stderr.strip()}")
    return CLOSED


def test_what_is_closed_off_has_no_network(closed_off: tuple[str, ...]) -> None:
    script = "import socket; s = socket.socket(); s.settimeout(2); s.connect(('127.0.0.1', 9))"
    done = subprocess.run([*closed_off, "python3", "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert "unreachable" in done.stderr.lower()


def both(
    tmp_path: Path, words: tuple[str, ...], closed_off: tuple[str, ...], needs_pages: bool
) -> tuple[Watched, Watched]:
    """A command in two newsrooms that are alike, with a network and without."""
    rooms = confided(tmp_path / "with" / "room"), confided(tmp_path / "without" / "room")
    for room in rooms if needs_pages else ():
        assert watched(room, "build", "--to", ",".join(FORMATS)).code == 0
    return watched(rooms[0], *words), watched(rooms[1], *words, before=closed_off)


@pytest.mark.figures
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(w, id=" ".join(w), marks=() if w[0] in QUICK and "--privacy" not in w else pytest.mark.hostile)
        for w in COMMANDS
    ],
)
def test_a_command_does_without(tmp_path: Path, closed_off: tuple[str, ...], words: tuple[str, ...], record) -> None:
    record("commands run with a network and without, all bytes the same", tried=1)
    there, without = both(
        tmp_path, words, closed_off, needs_pages=words[0] in ("proof", "verify") or "--privacy" in words
    )
    assert (without.code, without.output) == (there.code, there.output)
    assert without.complaints.replace("/without/", "/with/") == there.complaints
    assert (there.network(), without.network()) == ([], [])
    for folder in ("dist", "releases"):
        assert tree(there.root / folder) == tree(without.root / folder), folder
    record("commands run with a network and without, all bytes the same", held=1)


@pytest.mark.hostile
def test_pages_full_of_addresses_are_the_same_without(tmp_path: Path, closed_off: tuple[str, ...]) -> None:
    rooms = []
    for name in ("with", "without"):
        room = Injected(tmp_path / name / "room", FEW)
        room.settle()
        rooms.append(room.root)
    there = watched(rooms[0], "build", "--to", ",".join(FORMATS))
    without = watched(rooms[1], "build", "--to", ",".join(FORMATS), before=closed_off)
    assert tree(rooms[0] / "dist") == tree(rooms[1] / "dist")
    assert (without.network(), without.code) == ([], there.code)


@pytest.mark.hostile
def test_not_even_the_programs_that_are_started_ask_for_anything(tmp_path: Path) -> None:
    """pandoc and the libraries of the page engine are no Python: what they open only the kernel sees."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed, which asks the kernel")
    root, log = confided(tmp_path / "room"), tmp_path / "calls"
    before = ("strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,openat,open", "-o", str(log))
    done = watched(root, "build", "--to", ",".join(FORMATS), before=before)
    assert done.code == 0, done.complaints
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert len(calls) > 1000
    assert [call for call in calls if "AF_INET" in call] == []
    assert [
        call for call in calls if any(name in call for name in ("/etc/passwd", "/etc/hosts", "/etc/resolv.conf"))
    ] == []
