"""Programs that pressctl starts and that do not start, die, hang or lie: each text or page suffers alone, with a word."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from pressctl.convert import pandoc
from pressctl.pipeline import hiring, workers
from tests.here import build_here
from tests.hostile.faults_scenes import command, small, surroundings
from tests.small import tree, write

LIES = {
    "ends at once": "exit 1",
    "ends in the middle": "head -c 5 > /dev/null; exit 0",
    "is killed": "kill -9 $$",
    "hangs": "exec sleep 60",
    "says something else": "echo hello; exec sleep 60",
    "says half": "printf 'ok 100\\n{\"blocks\"'; exec sleep 60",
    "says half and ends": "printf 'ok 100\\n{\"blocks\"'",
    "says no JSON": "printf 'ok 3\\n{x}'; exec cat > /dev/null",
    "says other JSON": "printf 'ok 2\\n[]'; exec cat > /dev/null",
    "says JSON that is nested for ever": "printf 'ok 200000\\n'; head -c 200000 /dev/zero | tr '\\0' '['; exec cat > /dev/null",
    "never ends a line": "exec cat /dev/zero",
    "never ends": "exec yes",
    "promises too much": "printf 'ok 99999999999\\n'; exec cat /dev/zero",
    "promises less than nothing": "printf 'ok -5\\n'; exec cat > /dev/null",
}
PROGRAM = pandoc.program
LONG = 9000  # times; more than a pipe holds
DAILY = ("says no JSON", "promises too much")
WHAT = "programs that died, hung or lied"


def often(name):
    """A row for long runs only."""
    return pytest.param(name, marks=pytest.mark.hostile)


@pytest.fixture
def room(tmp_path, monkeypatch):
    for name, value in surroundings(tmp_path).items():
        monkeypatch.setenv(name, value)
        Path(value).mkdir()
    root = small(tmp_path / "room")
    return write(root, {"releases/x/body.en.md": "We call. " * LONG})


@pytest.fixture
def lying(tmp_path, monkeypatch):
    """Has pandoc do something else."""

    def with_lies(words):
        file = tmp_path / "pandoc"
        file.write_text(f"#!/bin/sh\n{words}\n")
        file.chmod(0o755)
        monkeypatch.setattr(pandoc, "program", lambda: str(file))
        monkeypatch.setattr(pandoc.Pandoc.__init__, "__defaults__", (0.3,))

    return with_lies


@pytest.mark.parametrize("name", [*DAILY, *(often(name) for name in LIES if name not in DAILY)])
def test_a_pandoc_that_lies(room, lying, monkeypatch, record, name):
    record(WHAT, tried=1)
    build_here(monkeypatch)
    lying(LIES[name])
    ran = command("build", "-C", str(room))
    assert ran.code == 1, ran.told
    assert ran.told.count(": error SRC016 ") == 2, ran.told
    assert not (room / "dist").exists()
    monkeypatch.setattr(pandoc, "program", PROGRAM)
    monkeypatch.setattr(pandoc.Pandoc.__init__, "__defaults__", (pandoc.SECONDS,))
    assert command("build", "-C", str(room)).code == 0, "what it gave up on is tried again"
    record(WHAT, held=1)


def test_a_pandoc_that_does_not_start(room, lying, monkeypatch, record):
    record(WHAT, tried=1)
    build_here(monkeypatch)
    lying("exit 0")
    (room.parent / "pandoc").chmod(0o600)
    ran = command("build", "-C", str(room))
    assert ran.code == 3, ran.told
    assert "pressctl: pandoc cannot be started: " in ran.told
    record(WHAT, held=1)


TAKES = "import socket, sys, os, time; sys.path[:] = sys.argv[3:]; c = socket.socket(fileno=int(sys.argv[1])); "
TAKES += "from multiprocessing.connection import Connection; "
TAKES += "take = lambda: Connection(socket.recv_fds(c, 1, 1)[1][0]); "
NURSES = {
    "ends at once": "raise SystemExit(1)",
    "ends in the middle": TAKES + "take()",
    "says half": TAKES + "w = take(); c.sendall(b'ab'); time.sleep(60)",
    "hangs": TAKES + "w = take(); time.sleep(60)",
}
WORKERS = {
    "says something else": "w.send_bytes(b'hello'); time.sleep(60)",
    "says nothing": "w.send_bytes(b''); time.sleep(60)",
    "says another value": "import pickle; w.send_bytes(pickle.dumps(7)); time.sleep(60)",
    "ends": "pass",
    "hangs": "time.sleep(60)",
}
WORKING = TAKES + "w = take(); c.sendall(os.getpid().to_bytes(4, 'big')); w.recv_bytes(); "


PROGRAMS = {f"nursery {name}": words for name, words in NURSES.items()}
PROGRAMS |= {f"worker {name}": WORKING + words for name, words in WORKERS.items()}


@pytest.mark.parametrize("name", ["nursery says half", "worker hangs", *map(often, sorted(PROGRAMS))])
def test_a_page_engine_that_lies(room, monkeypatch, record, name):
    """A word for the page, and what was built stays."""
    record(WHAT, tried=1)
    write(room, {"releases/x/body.en.md": "We call.\n"})
    with monkeypatch.context() as patch:
        build_here(patch)
        assert command("build", "-C", str(room)).code == 0
    before = tree(room / "dist")
    write(room, {"releases/y/body.en.md": "We call again.\n"})
    monkeypatch.setattr(hiring, "NURSE", PROGRAMS[name])
    monkeypatch.setattr(hiring, "PATIENCE", 0.5)
    monkeypatch.setattr(workers, "SECONDS", 0.5)
    ran = command("build", "-C", str(room), "--jobs", "1")
    assert ran.code == 1, ran.told
    assert "Traceback" not in ran.told
    after = tree(room / "dist")
    assert {path: one for path, one in after.items() if path.startswith("x/")} == {
        path: one for path, one in before.items() if path.startswith("x/")
    }
    assert {path for path in after if path.startswith("y/")} == {path for path in before if path.startswith("y/")}
    record(WHAT, held=1)


def test_a_page_engine_that_hears_no_signal_ends_all_the_same(monkeypatch):
    """As one does in which an import has swallowed it."""
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + TAKES
    monkeypatch.setattr(hiring, "NURSE", deaf + "c.recv(1)")
    crew = workers.Crew(1, "#000000")
    process = crew._nursery._process
    time.sleep(0.3)
    ending = threading.Thread(target=crew.end, daemon=True)
    ending.start()
    ending.join(30)
    assert not ending.is_alive()
    assert process.returncode is not None
