"""A published folder → another place, with rsync; the only door to it.

rsync cannot exchange two folders, so the order is chosen for readers: first whatever pages name, then the pages, then
the manifest and its signature; what is no longer named is removed last.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..model.finding import Exit, Trouble
from .folder import files, sealed
from .manifest import MANIFEST, SEAL, understood

PAGES = ("*.html", "*.xml")
WAITING = ".~tmp~"  # where rsync keeps what has come and is not yet in its place
# times are kept for browsers that ask what is new; rights are the server's own, as long as everybody can read
COPY = ("-rt", "--omit-dir-times", "--checksum", "--chmod=Da+rx,Fa+r")
TOGETHER = "--delay-updates"  # files wait in WAITING until all have come
ALWAYS = ("--protect-args", "--8-bit-output", "--timeout=120")  # seconds without a word from the other side
LISTED = re.compile(r"([^d])\S{9,10} +[\d,.]+ \S+ \S+ (.*)")
DIFFERS = re.compile(r"[<>]f\S* (.*)")
BROKEN = (5, 10, 12, 30, 35, 127, 255)  # rsync's and ssh's codes for a connection that did not come about, or broke off
ABSENT, NOTHING = 23, "No such file or directory"  # rsync's code and words for a folder that is not there


@dataclass(frozen=True, slots=True)
class Rsync:
    """The folder `path` on this machine or, if there is a `host`, on another one that ssh reaches as `[user@]host`."""

    host: str
    path: str

    @property
    def where(self) -> str:
        return f"{self.host}:{self.path}" if self.host else self.path

    def published(self) -> tuple[bytes | None, bytes | None]:
        """The manifest at the place, and its signature; None for what is not there."""
        with TemporaryDirectory() as aside:
            got = self._run(
                "-r", f"--include=/{MANIFEST}", f"--include=/{SEAL}", "--exclude=*", "--", f"{self.where}/", f"{aside}/"
            )
            if got.returncode and not (got.returncode == ABSENT and NOTHING in got.stderr):
                raise self._trouble(got, "nothing was changed")
            return sealed(Path(aside))

    def send(self, folder: Path, _message: str, _when: datetime.datetime, /) -> str:
        """Make the place hold exactly what lies in `folder`. What was done comes back.

        Trouble says what readers find there when it could not be finished.
        """
        paths = files(folder)
        self._require_ours(folder, paths)
        without = tuple(f"--exclude=/{name}" for name in (MANIFEST, SEAL))
        pages = tuple(f"--exclude={pattern}" for pattern in PAGES)
        self._copy(
            folder, (TOGETHER, *without, *pages), "its pages are as they were; files beside them may be new already"
        )
        self._copy(
            folder, (TOGETHER, *without), "some of its pages may be new already; every file that they name is there"
        )
        last = "all its pages are new; its manifest, or files that are no longer named, may be as they were"
        # what waits since an attempt that was broken off is removed as well, which with TOGETHER it would not be
        self._copy(folder, ("--delete-delay",), last)
        return f"{len(paths)} files are at {self.where}"

    def _copy(self, folder: Path, options: tuple[str, ...], stands: str) -> None:
        try:
            done = self._run(*COPY, *options, "--", f"{folder}/", f"{self.where}/", stands=stands)
        except KeyboardInterrupt:
            fix = "publish again to finish it"
            raise Trouble(f"interrupted: at {self.where}, {stands}", fix, Exit.INTERRUPTED) from None
        if done.returncode:
            raise self._trouble(done, stands)

    def _require_ours(self, folder: Path, paths: tuple[str, ...]) -> None:
        """Refuse a place that holds files of others: they would be removed."""
        there = self._there()
        manifest = self.published()[0] if there else None
        site = understood(manifest) if manifest else None
        unknown = there - {MANIFEST, SEAL, *site.files} if site else there
        # what an earlier attempt, which was broken off, has brought there is ours
        foreign = unknown - set(paths) or (unknown and unknown & self._differing(folder))
        if foreign:
            raise Trouble(
                f"at {self.where} there is ‘{min(foreign)}’, which pressctl did not publish, and which would be lost",
                "choose an empty or a new folder there",
                Exit.USAGE,
            )

    def _there(self) -> set[str]:
        """All files at the place, by path; none where there is no such folder yet."""
        listed = self._run("-r", "--list-only", "--", f"{self.where}/")
        if listed.returncode == ABSENT and NOTHING in listed.stderr:
            return set()
        if listed.returncode:
            raise self._trouble(listed, "nothing was changed")
        rows = (LISTED.fullmatch(line) for line in listed.stdout.splitlines())
        return {row[2] for row in rows if row and WAITING not in row[2].split("/")}

    def _differing(self, folder: Path) -> set[str]:
        """The files that would have to be brought to the place."""
        listed = self._run(*COPY, "--dry-run", "--out-format=%i %n", "--", f"{folder}/", f"{self.where}/")
        if listed.returncode:
            raise self._trouble(listed, "nothing was changed")
        rows = (DIFFERS.fullmatch(line) for line in listed.stdout.splitlines())
        return {row[1] for row in rows if row}

    def _run(self, *arguments: str, stands: str = "nothing was changed") -> subprocess.CompletedProcess[str]:
        program = shutil.which("rsync")
        if not program:
            raise Trouble("rsync is not installed", "install it, or publish to a folder; nothing was changed")
        # variables of rsync's own could have it use another program than ssh
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RSYNC_")}
        try:
            return subprocess.run(
                [program, *ALWAYS, *arguments],
                env={**environment, "LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                check=False,
                start_new_session=True,  # without a terminal, ssh cannot ask for a password
            )
        except OSError as error:
            raise Trouble(
                f"rsync cannot be run: {error.strerror}; {stands}", "mend that, then publish again"
            ) from error

    def _trouble(self, done: subprocess.CompletedProcess[str], stands: str) -> Trouble:
        told = done.stderr.strip().partition("\n")[0] or "it ended without a word"
        if "No space left on device" in done.stderr:
            what, fix = f"the disk at {self.where} is full", "make room there, then publish again"
        elif done.returncode in BROKEN and self.host:
            fix = f"see whether `ssh {self.host}` lets you in without asking anything, then publish again"
            what = f"‘{self.host}’ cannot be reached, or does not let you in ({told})"
        else:
            what, fix = f"rsync could not finish ({told})", "mend that, then publish again"
        return Trouble(f"{what}; {stands}", fix)
