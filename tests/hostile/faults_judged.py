"""A command that is broken at one point, and what has to be true then: the old or the new, a word for it, no traces."""

from __future__ import annotations

import errno
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.hostile.faults import Death, Fuse
from tests.hostile.faults_scenes import Ran, Scene, branch, surroundings, tree

OWN = ("room/.pressctl/", "room/.git/")
REMOVING = ("unlink", "rmdir", "remove", "chmod")


@dataclass(frozen=True)
class Break:
    """How it is broken: with an error, with death (`code` none), for a moment or for good; or by another program."""

    code: int | None
    lasts: bool = False
    instead: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.instead:
            return f"as {' '.join(self.instead)}"
        return f"{errno.errorcode[self.code] if self.code else 'death'}{' for good' if self.lasts else ''}"


BREAKS = (
    *(Break(code) for code in (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)),
    Break(errno.ENOSPC, lasts=True),
    Break(None),
)
DYING = Break(errno.EIO, instead=("sh", "-c", "kill -9 $$"))  # a program that starts, and is killed


class Stage:
    """A scene that is played over and over, each time from its beginning, in the same folder."""

    def __init__(self, scene: Scene, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.scene, self.base, self.kept = scene, folder / scene.name, folder / f"{scene.name}-kept"
        for name, value in surroundings(self.base).items():
            patch.setenv(name, value)
        patch.setattr(tempfile, "tempdir", None)
        scene.prepare(self.base)
        subprocess.run(["cp", "-a", self.base, self.kept], check=True)
        self.old, self.old_branch = self.seen(), branch(self.base / "room")
        scene.run(self.base / "room")  # what is read only once is read by now
        self.rewind()
        with Fuse().set() as fuse:
            self.good = scene.run(self.base / "room")
        assert self.good.code == 0, self.good.told
        self.calls, self.new, self.new_branch = fuse.calls, self.seen(), branch(self.base / "room")
        assert self.new != self.old or self.new_branch != self.old_branch or scene.name == "clean"
        self.all = self.paths()

    def rewind(self) -> None:
        """Everything is as it was at first."""
        shutil.rmtree(self.base)
        subprocess.run(["cp", "-a", self.kept, self.base], check=True)

    def seen(self) -> dict[str, bytes]:
        """All that people write or read."""
        there = tree(self.base)
        ours = {path for path in there if path.startswith(("room/", "there/")) and not path.startswith(OWN)}
        ours |= {path for path in there if path.endswith("links.json")}
        return {path: there[path] for path in ours}

    def paths(self) -> set[str]:
        """All that there is, but for what git and keys name by chance."""
        there = {path.relative_to(self.base).as_posix() for path in self.base.rglob("*")}
        return {path for path in there if "/.git/" not in path and not path.endswith(".key")}

    def broken(self, at: int, how: Break) -> Ran | None:
        """Play it with one call broken; what it said, nothing of the dead."""
        fuse = Fuse(at, how.code, lasts=how.lasts, instead=how.instead)
        with fuse.set():
            try:
                return self.scene.run(self.base / "room")
            except Death:
                return None

    def tried(self, at: int, how: Break) -> None:
        """Play it broken, then unbroken; assert what has to be true after each."""
        self.rewind()
        ran = self.broken(at, how)
        self.judge(ran)
        removing = self.calls[at - 1] in REMOVING
        again = self.scene.run(self.base / "room")
        if self.scene.is_once and again.code == 2:  # what may be done once was done
            assert ran is None or ran.code == 0, ran
        else:
            assert again.code == 0, again.told
        assert self.faces(self.seen()) == self.faces(self.new), "the next run gives what it always gives"
        assert branch(self.base / "room") == self.new_branch
        left = self.paths() - self.all
        outside = {path for path in left if path.startswith("temporary")}  # of the dead, and of what cannot be removed
        excused = outside if ran is None or removing or how.code is None else set()
        if ran is None:
            excused |= {path for path in left if path.startswith(("state", "config"))}
        assert not left - excused, "left over"
        assert not self.all - self.paths(), "missing"

    def judge(self, ran: Ran | None) -> None:
        """After the broken run: a sentence, and nothing half done."""
        there = self.seen()
        if ran is not None:
            assert ran.code in (0, 1, 3), ran.told
            assert "Traceback" not in ran.told
            assert ran.code != 3 or "pressctl: " in ran.told, ran.told
            assert ran.code != 3 or "  fix: " in ran.told, ran.told
        for folder in self.scene.whole:
            now, old, new = (self.within(files, folder) for files in (there, self.old, self.new))
            if self.scene.name == "build" and ran is not None and ran.code == 1:  # a release at fault suffers alone
                listing = f"{folder}/manifest.json"
                assert all(one in (old.get(path), new.get(path)) for path, one in now.items() if path != listing)
                continue
            assert now in (old, new), f"{folder} is torn"
            if ran is not None and ran.code == 0:
                assert now == new, f"{folder} is not new"
        for path in {*self.old, *self.new} | {path for path in there if not Path(path).name.startswith(".")}:
            if not path.startswith((*self.scene.whole, "there/")) and "pressctl-" not in path:
                now, old, new = (self.face(path, files.get(path)) for files in (there, self.old, self.new))
                assert now in (old, new), f"{path} is neither old nor new"
                assert ran is None or ran.code or now == new, f"{path} is not new"
        assert branch(self.base / "room") in (self.old_branch, self.new_branch)

    def within(self, files: dict[str, bytes], folder: str) -> dict[str, bytes]:
        return {path: content for path, content in files.items() if path.startswith(f"{folder}/")}

    def faces(self, files: dict[str, bytes]) -> dict[str, bytes | None]:
        return {path: self.face(path, content) for path, content in files.items()}

    def face(self, path: str, content: bytes | None) -> bytes | None:
        """A file as it is compared: of what is made by chance, whether it is there and how long it is."""
        if content is None or not self.scene.is_once or not path.endswith((".pub", ".minisig")):
            return content
        return b"%d" % len(content)

    @cached_property
    def points(self) -> list[tuple[int, Break]]:
        """All there is to break."""
        every = [(at, how) for at in range(1, len(self.calls) + 1) for how in BREAKS]
        return every + [(at, DYING) for at, name in enumerate(self.calls, 1) if name == "start"]
