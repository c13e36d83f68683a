"""The only door to git: which files of a folder have changed since a revision, and who works there.

git is only asked. Nothing of it may run a program that a newsroom's own settings name, open a pager, or fetch.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from ..model.finding import Exit, Trouble

SETTINGS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false")
QUIET = ("--no-pager", *(word for setting in SETTINGS for word in ("-c", setting)))
SILENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_EXTERNAL_DIFF", "GIT_PAGER")
SECONDS = 120


def changed(folder: Path, revision: str) -> frozenset[str]:
    """The files of `folder`, by their path in it, that differ from `revision`, also those that git does not keep."""
    if not shutil.which("git"):
        raise Trouble("git is not installed, and only git knows what has changed", "install it, or leave out --since")
    top = _asked(folder, "rev-parse", "--is-inside-work-tree")
    if top.returncode or top.stdout.strip() != "true":
        raise _no_repository(folder, top.stderr)
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
        return _asked(folder, "config", "--get", "user.name").stdout.strip()
    except Trouble:
        return ""


def _commit(folder: Path, revision: str) -> str:
    found = _asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode or "\0" in revision:
        fix = "look at `git log`; in a pipeline, fetch the whole history first (fetch-depth: 0, GIT_DEPTH: 0)"
        raise Trouble(f"git knows no revision ‘{revision}’ here", fix, Exit.USAGE)
    return found.stdout.strip()


def _paths(folder: Path, *arguments: str) -> list[str]:
    listed = _asked(folder, *arguments)
    if listed.returncode:
        raise Trouble(f"git could not say what has changed: {_first(listed.stderr)}", "try `git status` in this folder")
    return [path for path in listed.stdout.split("\0") if path]


def _asked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING} | SILENT
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *QUIET, *arguments],  # noqa: S607 — the git of the user
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise Trouble(f"git did not answer: {error}", "try `git status` in this folder") from error


def _no_repository(folder: Path, complaint: str) -> Trouble:
    if "dubious ownership" in complaint:
        fix = f"run `git config --global --add safe.directory {folder}`, if you trust what is in it"
        return Trouble(f"git does not trust ‘{folder}’, which belongs to somebody else", fix)
    return Trouble(f"‘{folder}’ is not in a git repository", "leave out --since", Exit.USAGE)


def _first(complaint: str) -> str:
    return complaint.strip().partition("\n")[0]
