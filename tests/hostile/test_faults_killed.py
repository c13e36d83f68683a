"""Builds and publications that are killed at any moment: the old or the new, and the next run tidies up."""

from __future__ import annotations

import os
import signal
import time

import pytest

from tests.command import pressctl
from tests.here import build_here
from tests.hostile.faults_killed import KILL, after, copied, ended, laying, running
from tests.hostile.faults_scenes import SCENES, command, surroundings
from tests.small import tree

BY_NAME = {scene.name: scene for scene in SCENES}
FOLDERS = {"build": "dist", "publish": "public"}
LAYING = 0.08  # seconds that the new folder takes to be laid out and exchanged, and some more
INTERRUPTED = (
    130,
    -signal.SIGINT,
)  # Python ends itself by the signal if that came while it made a class; 130 to a shell
COLD = 10  # every so often the pages have to be drawn first


class Victim:
    """A newsroom in which a command has something to do, again and again; `cold` has its pages still to be drawn."""

    def __init__(self, name, folder, monkeypatch):
        self.name, self.folder, self.room = name, FOLDERS[name], folder / "room"
        self.config = {"XDG_CONFIG_HOME": str(folder / "config")}
        build_here(monkeypatch)
        for key, value in surroundings(folder).items():
            monkeypatch.setenv(key, value)
        BY_NAME[name].prepare(folder)
        self.cold, self.warm = folder / "cold", folder / "warm"
        copied(self.room, self.cold)
        self.old = tree(self.room / self.folder)
        assert self.again() == 0
        self.new, self.all = tree(self.room / self.folder), self.paths()
        copied(self.cold, self.room)
        draws = ("build", "--out", str(folder / "elsewhere")) if name == "build" else ("publish", "--dry-run")
        assert command(*draws, "-C", str(self.room)).code == 0
        copied(self.room, self.warm)
        assert self.new != self.old

    def again(self):
        return command(self.name, "-C", str(self.room)).code

    def paths(self):
        """All that there is but the store, which may hold what was drawn for both."""
        there = {path.relative_to(self.room).as_posix() for path in self.room.rglob("*")}
        return {path for path in there if not path.startswith(".pressctl/store")}

    def killed(self, when, number=KILL, is_cold=False):
        """What came of it; then the next run, in which everything has to be as ever."""
        copied(self.cold if is_cold else self.warm, self.room)
        code, told = ended(self.room, (self.name,), number, when, **self.config)
        there = tree(self.room / self.folder)
        assert there in (self.old, self.new), "torn"
        assert "Traceback" not in told, told
        if self.name == "publish":
            verdict = command("verify", str(self.room / "public"), "-C", str(self.room))
            assert verdict.code == 0, verdict.told
        assert self.again() == 0, "a lock is left, or worse"
        assert tree(self.room / self.folder) == self.new
        left = {path for path in self.paths() ^ self.all if not path.endswith("standing")}
        assert not left, left
        return code, told, there == self.new


@pytest.fixture
def victim(request, tmp_path, monkeypatch):
    return Victim(request.param, tmp_path, monkeypatch)


def moments(victim, turns):
    """When to kill: half of the times anywhere in a whole run, half while the new folder is put in place."""
    copied(victim.warm, victim.room)
    began = time.monotonic()
    assert pressctl(victim.name, cwd=victim.room, **victim.config).returncode == 0
    whole = time.monotonic() - began
    for turn in range(turns):
        part = turn / turns
        yield after(part * whole) if turn % 2 else laying(victim.folder, part * LAYING)


def kill_often(victim, turns, record):
    what = f"{victim.name} killed at any moment"
    record(what, tried=turns)
    fates = []
    for turn, when in enumerate(moments(victim, turns)):
        fates.append(victim.killed(when, is_cold=turn % COLD == COLD - 1)[2])
        record(what, held=1)
    print(f"{victim.name}: {fates.count(False)} times the old, {fates.count(True)} times the new")


@pytest.mark.hostile
@pytest.mark.parametrize("victim", FOLDERS, indirect=True)
def test_killed_two_hundred_times(victim, record):
    kill_often(victim, 200, record)


@pytest.mark.parametrize("victim", FOLDERS, indirect=True)
def test_killed_some_times(victim, record):
    kill_often(victim, 3, record)


@pytest.mark.parametrize("victim", ["publish"], indirect=True)
@pytest.mark.parametrize(
    "number",
    [signal.SIGHUP, *(pytest.param(one, marks=pytest.mark.hostile) for one in (signal.SIGINT, signal.SIGTERM))],
    ids=lambda number: number.name,
)
def test_ended_by_ctrl_c_a_shutdown_or_a_closed_terminal(victim, number):
    code, told, _ = victim.killed(laying("public", 0.01), number)
    if code != 0:  # it was quicker
        assert code in INTERRUPTED
        assert told.strip() == "pressctl: interrupted; nothing is half done"
    for seconds in (0.1, 0.4):
        code, told, _ = victim.killed(after(seconds), number)
        assert code in (0, -number, *INTERRUPTED), told


@pytest.mark.parametrize("victim", ["build"], indirect=True)
def test_ended_while_pages_are_drawn_nothing_lives_on(victim):
    copied(victim.cold, victim.room)
    with running(victim.room, "build", **victim.config) as process:
        time.sleep(0.8)
        os.kill(process.pid, signal.SIGTERM)
        _, told = process.communicate(timeout=60)  # whatever lived on would hold these open
    assert process.returncode in (-signal.SIGTERM, *INTERRUPTED), told
    assert tree(victim.room / "dist") == victim.old
