"""A published folder → one commit on a branch, for hosts that serve a branch as a site.

Only git's inner commands are used, with an index of their own: neither the work tree nor the index of the newsroom is
touched, no hook of it runs, and no setting of the user's changes a byte. The branch of another repository is prepared
in an empty one beside, and then pushed.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

from ..model.finding import Exit, Trouble
from ..publish.folder import HOSTING, files
from ..publish.manifest import MANIFEST, SEAL, understood
from .git import asked, complaint

SETTINGS = (
    "core.autocrlf=false",
    "core.splitIndex=false",
    "i18n.commitEncoding=UTF-8",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
)
NEUTRAL = tuple(word for setting in SETTINGS for word in ("-c", setting))
PATIENCE = 1800  # seconds that a repository elsewhere has for each thing it is asked
TIP = "refs/heads/tip"  # in the repository beside: the branch as it is elsewhere
PLAIN = "100644"  # git's mode of a file that is no program
SECRETS = re.compile(r"(?<=//)[^/@\s]+@")  # a user's name and password in an address


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch `name` of the newsroom's own repository in `root`, or of the one at `remote`: an address, a folder.

    `author` and `email` are the newsroom's own; it may have no address.
    """

    root: Path
    name: str
    remote: str
    author: str
    email: str

    @property
    def ref(self) -> str:
        return f"refs/heads/{self.name}"

    @property
    def shown(self) -> str:
        """The branch as people are told of it, without a password that may stand in an address."""
        return f"‘{self.name}’ of ‘{SECRETS.sub('', self.remote)}’" if self.remote else f"‘{self.name}’"

    def published(self) -> tuple[bytes | None, bytes | None]:
        """The manifest at the tip of the branch, and its signature; None for what is not there."""
        if not self.remote:
            return _sealed(self.root, _tip(self.root, self.ref))
        with TemporaryDirectory() as beside:
            return _sealed(Path(beside), self._fetched(Path(beside)))

    def send(self, folder: Path, message: str, when: datetime.datetime, /) -> str:
        """Commit exactly what lies in `folder`; the commit says `message` and `when`. What was done comes back."""
        paths = files(folder)
        if not self.remote:
            commit = self._here(folder, paths, message, when)
        else:
            with TemporaryDirectory() as beside:
                commit = self._elsewhere(Path(beside), folder, paths, message, when)
        if not commit:
            return f"the branch {self.shown} holds all of this already"
        return f"{'pushed' if self.remote else 'committed'} to the branch {self.shown}: {commit[:12]}"

    def _here(self, folder: Path, paths: tuple[str, ...], message: str, when: datetime.datetime) -> str:
        tip = _tip(self.root, self.ref)
        commit = self._commit(self.root, tip, self._tree(self.root, tip, folder, paths), message, when)
        if commit:
            moved = asked(self.root, "update-ref", "--no-deref", self.ref, commit, tip or "0" * len(commit))
            if moved.returncode and _tip(self.root, self.ref) != tip:
                raise self._overtaken()
            self._did(moved, f"git could not commit to the branch {self.shown}")
        return commit

    def _elsewhere(
        self, beside: Path, folder: Path, paths: tuple[str, ...], message: str, when: datetime.datetime
    ) -> str:
        tip = self._fetched(beside)
        commit = self._commit(beside, tip, self._tree(beside, tip, folder, paths), message, when)
        if commit:
            push = ("push", "--quiet", "--no-verify", "--no-follow-tags", f"--force-with-lease={self.ref}:{tip}")
            pushed = asked(beside, *NEUTRAL, *push, "--", self.remote, f"{commit}:{self.ref}", seconds=PATIENCE)
            if pushed.returncode and "stale info" in pushed.stderr:
                raise self._overtaken()
            self._did(pushed, f"git could not push to the branch {self.shown}")
        return commit

    def _fetched(self, beside: Path) -> str:
        """The tip of the branch elsewhere, brought into a new repository beside; empty if there is no such branch."""
        self._did(asked(beside, "init", "--quiet", "--bare", "--template="), "git could not make room for a branch")
        what = f"git could not fetch the branch {self.shown}"
        listed = self._did(asked(beside, "ls-remote", "--", self.remote, self.ref, seconds=PATIENCE), what)
        if not listed.stdout.strip():
            return ""
        fetch = ("fetch", "--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules")
        self._did(asked(beside, *fetch, "--", self.remote, f"+{self.ref}:{TIP}", seconds=PATIENCE), what)
        return _tip(beside, TIP)

    def _tree(self, repository: Path, tip: str, folder: Path, paths: tuple[str, ...]) -> str:
        """The tree of all files, and of what the host wants beside them; Trouble where files of others are there."""
        there = _blobs(repository, tip) if tip else {}
        self._require_ours(repository, tip, there)
        blobs = {path: there[path] for path in HOSTING if path in there}
        blobs.setdefault(HOSTING[0], self._stored(repository, "--stdin")[0])
        given = "".join(f"{folder.resolve() / path}\n" for path in paths)
        blobs |= zip(paths, self._stored(repository, "--no-filters", "--stdin-paths", given=given), strict=True)
        lines = "".join(f"{PLAIN} {blob}\t{path}\0" for path, blob in blobs.items())
        with TemporaryDirectory() as aside:
            own = {"GIT_INDEX_FILE": f"{aside}/index"}
            what = f"git could not store what belongs to the branch {self.shown}"
            index = asked(repository, *NEUTRAL, "update-index", "-z", "--index-info", given=lines, environment=own)
            self._did(index, what)
            return self._did(asked(repository, *NEUTRAL, "write-tree", environment=own), what).stdout.strip()

    def _stored(self, repository: Path, *options: str, given: str = "") -> list[str]:
        """Files as git stores them, each under its digest, byte by byte."""
        stored = asked(repository, *NEUTRAL, "hash-object", "-w", *options, given=given, seconds=PATIENCE)
        return self._did(stored, f"git could not store what belongs to the branch {self.shown}").stdout.split()

    def _require_ours(self, repository: Path, tip: str, there: dict[str, str]) -> None:
        manifest = _sealed(repository, tip)[0]
        site = understood(manifest) if manifest else None
        ours = {*HOSTING, MANIFEST, SEAL, *site.files} if site else set(HOSTING)
        foreign = next(iter(sorted(there.keys() - ours)), None)
        if foreign:
            raise Trouble(
                f"the branch {self.shown} holds ‘{foreign}’, which pressctl did not publish, and which would be lost",
                "choose a branch of its own for what is published: it is made if it is not there",
                Exit.USAGE,
            )

    def _commit(self, repository: Path, tip: str, tree: str, message: str, when: datetime.datetime) -> str:
        """A commit of a tree on top of `tip`; none, and so empty, if that has the same tree."""
        if tip and asked(repository, "rev-parse", "--verify", f"{tip}^{{tree}}").stdout.strip() == tree:
            return ""
        date = f"{int(when.timestamp())} +0000"
        environment = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", self.author), ("EMAIL", self.email), ("DATE", date))
        }
        parents = ("-p", tip) if tip else ()
        given = f"{message.strip()}\n"
        made = asked(repository, *NEUTRAL, "commit-tree", tree, *parents, given=given, environment=environment)
        return self._did(made, f"git could not commit to the branch {self.shown}").stdout.strip()

    def _did(self, done: CompletedProcess[str], otherwise: str) -> CompletedProcess[str]:
        if done.returncode:
            told = "the disk is full" if "No space left" in done.stderr else SECRETS.sub("", complaint(done))
            raise Trouble(f"{otherwise}: {told}", "the branch is as it was; mend that, then publish again")
        return done

    def _overtaken(self) -> Trouble:
        return Trouble(
            f"somebody else published to the branch {self.shown} meanwhile",
            "the branch is as they left it; publish again, if yours is newer",
        )


def _tip(repository: Path, ref: str) -> str:
    """The commit at the tip of a branch; empty if there is no such branch."""
    return asked(repository, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").stdout.strip()


def _blobs(repository: Path, commit: str) -> dict[str, str]:
    """All that a commit holds, by path."""
    listed = asked(repository, "ls-tree", "-r", "-z", "--full-tree", commit).stdout
    rows = (row.partition("\t") for row in listed.split("\0") if row)
    return {path: head.split()[2] for head, _, path in rows}


def _sealed(repository: Path, commit: str) -> tuple[bytes | None, bytes | None]:
    """The manifest in a commit, and its signature; None for what is not there."""
    return _content(repository, commit, MANIFEST), _content(repository, commit, SEAL)


def _content(repository: Path, commit: str, path: str) -> bytes | None:
    told = asked(repository, "cat-file", "blob", f"{commit}:{path}")
    return None if told.returncode or not commit else told.stdout.encode(errors="surrogateescape")
