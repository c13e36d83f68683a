"""The only door to git: how it is run, which files of a folder have changed since a revision, and who works there.

Nothing of it may run a program that a newsroom's own settings name, open a pager, or ask in a terminal. It uses the
network only where `pipeline.branch` has it publish.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from ..model.finding import Exit, Trouble

SETTINGS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "log.showSignature=false")
QUIET = ("--no-pager", *(word for setting in SETTINGS for word in ("-c", setting)))
SILENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "file:https:ssh",
    "SSH_ASKPASS_REQUIRE": "never",
    "LC_ALL": "C",
}
MISLEADING = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
    "GIT_PAGER",
)
SECONDS = 120


def changed(folder: Path, revision: str) -> frozenset[str]:
    """The files of `folder`, by their path in it, that differ from `revision`, also those that git does not keep."""
    require_git("only git knows what has changed", "leave out --since")
    require_repository(folder, "leave out --since")
    commit = _commit(folder, revision)
    diff = (
        "diff",
        "--name-only",
        "-z",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--relative",
        commit,
        "--",
        ".",
    )
    # what git was told to overlook is listed as well: nobody can tell whether it has changed
    return frozenset(_paths(folder, *diff) + _paths(folder, "ls-files", "-z", "--others", "--", "."))


def committer(folder: Path) -> str:
    """The name that git writes down for who works in a folder; empty where it knows none, or is not there."""
    if not shutil.which("git"):
        return ""
    try:
        return asked(folder, "config", "--get", "user.name").stdout.strip()
    except Trouble:
        return ""


def require_git(why: str, otherwise: str) -> None:
    """Raise Trouble where git is not installed: why it is needed, and what else can be done."""
    if not shutil.which("git"):
        raise Trouble(f"git is not installed, and {why}", f"install it, or {otherwise}")


def require_repository(folder: Path, otherwise: str) -> None:
    """Raise Trouble where `folder` is not in the work tree of a repository; `otherwise` is what else can be done."""
    top = asked(folder, "rev-parse", "--is-inside-work-tree")
    if top.returncode or top.stdout.strip() != "true":
        raise _no_repository(folder, top.stderr, otherwise)


def asked(
    folder: Path,
    *arguments: str,
    given: str = "",
    environment: Mapping[str, str] | None = None,
    seconds: int = SECONDS,
) -> subprocess.CompletedProcess[str]:
    """Run git in `folder` to its end, which may be a failure; it reads `given`, and `environment` is added to ours."""
    done = answered(
        folder, *arguments, given=given.encode(errors="surrogateescape"), environment=environment, seconds=seconds
    )
    streams = (stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, *streams)


def answered(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
    seconds: int = SECONDS,
) -> subprocess.CompletedProcess[bytes]:
    """The same, in bytes."""
    inherited = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *QUIET, *arguments],  # noqa: S607 — the git of the user
            env={**inherited, **SILENT, **(environment or {})},
            input=given,
            capture_output=True,
            timeout=seconds,
            check=False,
            start_new_session=True,  # without a terminal, ssh cannot ask for a password
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise Trouble(f"git did not answer: {error}", "try `git status` in this folder") from error
    if done.returncode < 0:
        raise Trouble(
            "git was ended before it had answered", "see what ended it, such as a lack of memory, and try again"
        )
    return done


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The first line of what git complained of."""
    return done.stderr.strip().partition("\n")[0]


def _commit(folder: Path, revision: str) -> str:
    found = asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode or "\0" in revision:
        fix = "look at `git log`; in a pipeline, fetch the whole history first (fetch-depth: 0, GIT_DEPTH: 0)"
        raise Trouble(f"git knows no revision ‘{revision}’ here", fix, Exit.USAGE)
    return found.stdout.strip()


def _paths(folder: Path, *arguments: str) -> list[str]:
    listed = asked(folder, *arguments)
    if listed.returncode:
        raise Trouble(f"git could not say what has changed: {complaint(listed)}", "try `git status` in this folder")
    return [path for path in listed.stdout.split("\0") if path]


def _no_repository(folder: Path, told: str, otherwise: str) -> Trouble:
    if "dubious ownership" in told:
        fix = f"run `git config --global --add safe.directory {folder}`, if you trust what is in it"
        return Trouble(f"git does not trust ‘{folder}’, which belongs to somebody else", fix)
    return Trouble(f"‘{folder}’ is not in a git repository", otherwise, Exit.USAGE)
