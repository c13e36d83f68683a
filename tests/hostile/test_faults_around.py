"""What is around a newsroom: a full disk, folders that may not be written, two at once, clocks that go wrong."""

from __future__ import annotations

import ctypes
import datetime
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.model.output import Output
from pressctl.pipeline import place, works
from pressctl.pipeline.approvals import Decision, decide
from pressctl.pipeline.finals import finals
from pressctl.pipeline.parcel import unpacked
from pressctl.pipeline.place import locked
from pressctl.pipeline.publish import Wish, publish
from pressctl.render.formats import Rendered
from tests.command import COMMAND, pressctl
from tests.here import build_here
from tests.hostile.faults_scenes import HTML, NOW, approve, command, small, surroundings
from tests.small import one_language, tree, write

FULL = "pressctl: the disk is full\n  fix: make room, then try again; what was there before is untouched\n"


@pytest.fixture
def around(tmp_path, monkeypatch):
    for name, value in surroundings(tmp_path).items():
        monkeypatch.setenv(name, value)
        Path(value).mkdir()
    build_here(monkeypatch)
    return tmp_path


@pytest.fixture
def room(around):
    return small(around / "room")


def changed(room):
    """A newsroom that is published, and has changed since; what is published."""
    approve(room)
    assert command("publish", "-C", str(room)).code == 0
    assert command("build", "-C", str(room)).code == 0
    write(room, {"releases/x/body.en.md": "We call again.\n"})
    approve(room)
    return tree(room / "public")


# ── no room, no rights ───────────────────────────────────────────────────────


@pytest.fixture
def mounted(around):
    """A file system of its own, where we may make one."""
    folder = around / "mounted"
    folder.mkdir()

    def mount(*options):
        command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(folder)]
        if not shutil.which("mount") or subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("mounting a file system is not permitted here")
        return folder

    yield mount
    subprocess.run(["umount", str(folder)], check=False, capture_output=True)


def fill(folder, left):
    """Leave so many bytes of a file system."""
    free = os.statvfs(folder)
    with open(folder / "ballast", "wb") as file:
        file.write(bytes(max(0, free.f_bavail * free.f_frsize - left)))


def test_a_disk_that_fills_up_while_it_is_published_or_built(mounted):
    folder = mounted("size=24m")
    room = small(folder / "room")
    before = changed(room)
    built, refusals = tree(room / "dist"), 0
    for name, there in (("publish", "public"), ("build", "dist")):
        for left in (0, 8 << 10, 64 << 10, 200 << 10):
            fill(folder, left)
            ran = command(name, "-C", str(room))
            (folder / "ballast").unlink()
            assert ran.code in (0, 3), ran.told
            if ran.code == 3:
                refusals += 1
                assert ran.told == FULL
                assert tree(room / there) == (before if name == "publish" else built)
    assert refusals >= 2
    assert command("publish", "-C", str(room)).code == 0
    assert command("build", "-C", str(room)).code == 0
    assert b"again" in (room / "public/en/x/index.html").read_bytes()
    assert not [path for path in room.rglob("*") if "pressctl-" in path.name]


def test_a_file_system_that_is_read_only(mounted):
    folder = mounted("size=24m")
    room = small(folder / "room")
    before = changed(room)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    for words in (("build",), ("publish",), ("fmt",), ("i18n", "accept"), ("keys", "new"), ("new", "news", "z")):
        ran = command(*words, "-C", str(room))
        assert ran.code == (0 if words == ("fmt",) else 3), (words, ran.told)  # there is nothing to mend
        assert ran.code == 0 or ran.told.startswith("pressctl: pressctl may not write to ‘"), ran.told
    assert tree(room / "public") == before


def without_rights():
    """A program that runs another as somebody whom a folder's mode can keep out, also where that would be root."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")


def test_a_folder_that_may_not_be_written(room):
    """What is published is replaced as a whole, so whoever publishes has to be allowed to write beside it."""
    before = changed(room)
    room.chmod(0o555)
    config = os.environ["XDG_CONFIG_HOME"]
    try:
        done = pressctl("publish", cwd=room, command=(*without_rights(), *COMMAND), XDG_CONFIG_HOME=config)
    finally:
        room.chmod(0o755)
    assert done.returncode == 3, done.stderr
    told = f"pressctl: pressctl may not write to ‘{room}’\n  fix: allow it, or choose another folder\n"
    assert done.stderr == told
    assert tree(room / "public") == before


# ── two at once ──────────────────────────────────────────────────────────────


class Halted:
    """Work that has begun to put its folder in place, and waits there until it may go on."""

    def __init__(self, monkeypatch):
        self.begun, self.free = threading.Event(), threading.Event()
        real = place._swap

        def swap(*folders):
            self.begun.set()
            assert self.free.wait(60)
            real(*folders)

        monkeypatch.setattr(place, "_swap", swap)

    def while_it_waits(self, first, second):
        """What came of the first, and of the second that began meanwhile."""
        came = []
        thread = threading.Thread(target=lambda: came.append(first()))
        thread.start()
        assert self.begun.wait(60)
        try:
            other = second()
        finally:
            self.free.set()
            thread.join(60)
        return came[0], other


def as_told(call):
    """What is told of it."""
    try:
        call()
    except Trouble as trouble:
        return trouble
    return None


def publishing(room, to="public"):
    return lambda: publish(room, Wish(now=NOW, to=to))


@pytest.mark.parametrize("second", ["publish", "build", "decide"])
def test_two_at_once_in_one_newsroom(room, monkeypatch, second):
    approve(room)
    there = finals(room, now=NOW)
    final = there.editions["x", "en"]
    seconds = {
        "publish": publishing(room),
        "build": lambda: command("build", "-C", str(room)),
        "decide": lambda: decide(room, final, Decision("Legal", True, NOW), [], there.withheld),
    }
    halted = Halted(monkeypatch)
    if second == "build":
        first, ran = halted.while_it_waits(publishing(room), seconds[second])
        assert ran.code == 3
        assert ran.told == "pressctl: another pressctl is at work on this newsroom\n  fix: wait until it has finished\n"
    else:
        first, trouble = halted.while_it_waits(publishing(room), lambda: as_told(seconds[second]))
        assert trouble.exit_code == Exit.CANNOT_FINISH
        assert trouble.message == "another pressctl is at work on this newsroom"
    assert not first.is_refused
    assert (room / "public/en/x/index.html").is_file()
    with locked(room):
        pass


def test_two_newsrooms_into_one_folder(around, monkeypatch):
    one, other = (small(around / name) for name in ("one", "other"))
    for each in (one, other):
        approve(each)
    there = str(around / "sites" / "site")
    halted = Halted(monkeypatch)
    first, trouble = halted.while_it_waits(publishing(one, there), lambda: as_told(publishing(other, there)))
    assert not first.is_refused
    assert trouble.exit_code == Exit.CANNOT_FINISH
    assert trouble.message == f"another pressctl is writing into ‘{around / 'sites'}’"
    assert os.listdir(around / "sites") == ["site"]


def test_two_newsrooms_built_into_one_folder(around, monkeypatch):
    one, other = (small(around / name) for name in ("one", "other"))
    there = str(around / "elsewhere" / "dist")
    built = [lambda room=room: command("build", "--out", there, "-C", str(room)) for room in (one, other)]
    first, second = Halted(monkeypatch).while_it_waits(*built)
    assert first.code == 0
    told = f"pressctl: another pressctl is writing into ‘{around / 'elsewhere'}’\n  fix: wait until it has finished\n"
    assert second == (3, told)


# ── the clock ────────────────────────────────────────────────────────────────


def test_a_clock_that_is_set_back_and_files_from_the_future(room):
    before = changed(room)
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=400)
    for path in [*room.rglob("*.md"), *room.rglob("*.yaml"), room / "releases/x"]:
        os.utime(path, (later.timestamp(), later.timestamp()))
    first = publish(room, Wish(now=later))
    assert not first.is_refused
    after = tree(room / "public")
    assert after != before
    for now in (NOW + datetime.timedelta(hours=1), NOW - datetime.timedelta(minutes=1)):
        again = publish(room, Wish(now=now))
        assert not again.is_refused, again.findings
        assert tree(room / "public") == after, "nothing of it is told by the clock"
    assert command("build", "-C", str(room)).code == 0
    assert command("verify", str(room / "public"), "-C", str(room)).code == 0


# ── one bad page of many ─────────────────────────────────────────────────────


def cheap(parcel, _):
    """An edition that is drawn at once."""
    edition = unpacked(parcel)
    path = f"{edition.release}/{edition.release}.{edition.language.code}.html"
    return Rendered((Output(path, path.encode(), edition.release, edition.language.code),)), ()


def is_bad(made):
    return any("one-40." in output.path for output in made[0].outputs)


def crashing(parcel, formats):
    """The engine touches memory that is not its own."""
    made = cheap(parcel, formats)
    return ctypes.string_at(0) if is_bad(made) else made


def hanging(parcel, formats):
    made = cheap(parcel, formats)
    return time.sleep(1000) if is_bad(made) else made


def greedy(parcel, formats):
    made = cheap(parcel, formats)
    return bytes(5 << 30) if is_bad(made) else made


@pytest.mark.hostile
@pytest.mark.parametrize("draw", [crashing, hanging, greedy], ids=lambda draw: draw.__name__)
def test_of_a_hundred_one_is_bad(tmp_path, monkeypatch, draw):
    monkeypatch.setattr(works, "draw", draw)
    monkeypatch.setattr("pressctl.pipeline.workers.SECONDS", 6)
    room = one_language(tmp_path / "room", *(f"one-{n:02}" for n in range(100)))
    write(room, {"pressctl.yaml": (room / "pressctl.yaml").read_text() + HTML})
    ran = command("build", "-C", str(room), "--jobs", "2")
    assert ran.code == 1, ran.told
    assert ran.told.count(": error ") == 1
    assert "releases/one-40/release.yaml" in ran.told
    made = {path.partition("/")[0] for path in tree(room / "dist") if path.startswith("one-")}
    assert made == {f"one-{n:02}" for n in range(100) if n != 40}
    monkeypatch.setattr(works, "draw", cheap)
    assert command("build", "-C", str(room)).code == 0
