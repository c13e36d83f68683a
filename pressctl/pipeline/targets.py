"""Where a published folder goes: words of a command line, or of pressctl.yaml → a target that it can be sent to."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..load.shared import shared
from ..model.finding import Exit, Trouble
from ..publish.rsync import Rsync
from .branch import Branch
from .git import asked, require_git, require_repository

HOST = r"(?P<host>(?:[\w.][\w.+-]*@)?(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\]))"
OVER_SSH = re.compile(
    rf"{HOST}:(?:~/)?(?P<path>(?!//)[^:~].*)", re.ASCII
)  # a path without a slash begins at the user's own
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
ADDRESS = re.compile(rf"(https|ssh|file)://[^-\s]\S*|{HOST}:(?!//)[^-:\s]\S*", re.ASCII)
KNOWN = "a folder, rsync:/folder, rsync:user@host:/folder, git:branch or git:address#branch"


class Elsewhere(Protocol):
    """A place to which the published folder is sent after it was put together."""

    def published(self) -> tuple[bytes | None, bytes | None]:
        """The manifest that is at the place now, and its signature; None for what is not there."""

    def send(self, folder: Path, message: str, when: datetime.datetime, /) -> str:
        """Make the place hold exactly what lies in `folder`; a sentence of what was done comes back.

        `message` and `when` are for places that keep a history. Trouble where it could not be done, or not wholly.
        """


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine, in which the site itself is put in place."""

    where: Path


def parsed(where: str, root: Path) -> Folder | Elsewhere:
    """Understand where the newsroom in `root` wants to be published; Trouble before any work if that cannot be.

    Folders are looked for from `root`.
    """
    if not where.strip() or not where.isprintable():
        raise _misunderstood(where)
    kind, _, rest = where.partition(":")
    if kind == "rsync":
        return _rsync(rest, root)
    if kind == "git":
        return _branch(rest, root)
    if SCHEME.match(where):
        raise _misunderstood(where)
    return Folder((root / where).absolute())


def _rsync(where: str, root: Path) -> Rsync:
    path = where.rstrip("/")
    over_ssh = OVER_SSH.fullmatch(path)
    if over_ssh:
        return Rsync(over_ssh["host"], over_ssh["path"])
    if not path or ":" in path.partition("/")[0]:
        raise _misunderstood(f"rsync:{where}")
    return Rsync("", str((root / path).resolve()))


def _branch(where: str, root: Path) -> Branch:
    remote, sign, name = where.rpartition("#")
    if sign and not remote:
        raise _misunderstood(f"git:{where}")
    require_git("only git can publish to a branch", "publish to a folder")
    if asked(root, "check-ref-format", f"refs/heads/{name}").returncode or name.startswith("-") or name == "HEAD":
        raise Trouble(f"‘{name}’ cannot be the name of a branch", "choose another, such as ‘pages’", Exit.USAGE)
    if not remote:
        require_repository(root, "say where the repository is: git:address#branch")
        _require_free(root, name)
    settings = shared(root).settings
    if settings is None:
        raise Trouble("pressctl.yaml cannot be read", "run `pressctl check`", Exit.USAGE)
    newsroom = settings.newsroom
    email = str(newsroom.contact.email) if newsroom.contact else ""
    author = str(newsroom.name[settings.languages.source])
    return Branch(root, name, _remote(remote, root), author, email)


def _remote(remote: str, root: Path) -> str:
    """The address of another repository, or its whole path; empty for the newsroom's own."""
    if not remote or ADDRESS.fullmatch(remote):
        return remote
    if SCHEME.match(remote) or ":" in remote.partition("/")[0]:
        fix = "name a folder, an address that begins with https:// or ssh://, or user@host:folder"
        raise Trouble(f"‘{remote}’ is no repository that pressctl publishes to", fix, Exit.USAGE)
    return str((root / remote).resolve())


def _require_free(root: Path, name: str) -> None:
    """Refuse a branch that somebody works on: its files would be replaced by those that are published."""
    trees = asked(root, "worktree", "list", "--porcelain").stdout.splitlines()
    if f"branch refs/heads/{name}" in trees:
        raise Trouble(
            f"the branch ‘{name}’ is the one that you work on", "choose one of its own, such as ‘pages’", Exit.USAGE
        )


def _misunderstood(where: str) -> Trouble:
    return Trouble(f"‘{where}’ is no place that pressctl publishes to", f"name {KNOWN}", Exit.USAGE)
