"""The only door to git: which files of a folder have changed since a revision, and all that a repository still holds.

git is only asked. Nothing of it may run a program that a newsroom's own settings name, open a pager, or fetch.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.finding import Exit, Trouble

SETTINGS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "log.showSignature=false")
QUIET = ("--no-pager", *(word for setting in SETTINGS for word in ("-c", setting)))
SILENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_EXTERNAL_DIFF", "GIT_PAGER")
SECONDS = 120
TOLD = ("blob", "commit", "tag")  # what holds words; the names of files are told with these
SHORT = 10  # figures that tell a commit from all others
AT_ONCE = 64_000_000  # bytes that are asked for in one go
LARGEST = 200_000_000  # bytes of one object: what is larger is no text, and no page


@dataclass(frozen=True, slots=True)
class Kept:
    """An object that git keeps: what kind it is, the paths it has had, and what is in it.

    One without a path is a commit or a tag, or a file that no branch, stash or reflog leads to any more.
    """

    sha: str
    kind: str
    paths: tuple[str, ...]
    content: bytes


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


def is_kept(folder: Path) -> bool:
    """Whether git is installed and `folder` is in a repository."""
    return shutil.which("git") is not None and _asked(folder, "rev-parse", "--git-dir").returncode == 0


def kept(folder: Path, suffix: str = "") -> Iterator[Kept]:
    """All that the repository of `folder` holds, also what no branch leads to; or its files whose paths end so."""
    paths = _kept_paths(folder)
    listed = _answer(
        folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)"
    )
    sizes: dict[str, int] = {}
    for line in listed.splitlines():
        sha, kind, size = line.decode().split()
        is_wanted = any(path.endswith(suffix) for path in paths.get(sha, ())) if suffix else kind in TOLD
        if is_wanted and int(size) <= LARGEST:
            sizes[sha] = int(size)
    for group in _groups(sizes):
        answer = _answer(folder, "cat-file", "--batch", asked="\n".join(group).encode() + b"\n")
        for sha, kind, content in _objects(answer):
            yield Kept(sha, kind, paths.get(sha, ()), content)


def commits_of(folder: Path, wanted: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The commits that brought or took each of these objects, newest first, such as “1a2b3c4 of 2020-01-09”."""
    every = ("log", "--all", "--reflog", "--root", "-m", "--raw", "--no-abbrev", "--no-renames")
    log = _answer(folder, *every, "--no-ext-diff", "--no-textconv", "--format=%x01%H of %as")
    commits: defaultdict[str, dict[str, None]] = defaultdict(dict)
    commit = ""
    for line in log.decode("utf-8", "surrogateescape").splitlines():
        if line.startswith("\1"):
            number, _, when = line[1:].partition(" ")
            commit = f"{number[:SHORT]} {when}"
        elif line.startswith(":"):
            for sha in set(line.split()[2:4]) & set(wanted):
                commits[sha][commit] = None
    return {sha: tuple(those) for sha, those in commits.items()}


def _kept_paths(folder: Path) -> dict[str, tuple[str, ...]]:
    """The paths under which objects are found from any branch, tag, stash or reflog."""
    paths: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in _answer(folder, "rev-list", "--objects", "--all", "--reflog").splitlines():
        sha, _, path = line.decode("utf-8", "surrogateescape").partition(" ")
        if path:
            paths[sha][path] = None
    return {sha: tuple(those) for sha, those in paths.items()}


def _groups(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    group: list[str] = []
    total = 0
    for sha, size in sizes.items():
        if group and total + size > AT_ONCE:
            yield group
            group, total = [], 0
        group.append(sha)
        total += size
    if group:
        yield group


def _objects(answer: bytes) -> Iterator[tuple[str, str, bytes]]:
    """What `git cat-file --batch` writes: a line with number, kind and size, the content, a line feed."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        sha, kind, *size = answer[at:end].decode().split()
        at = end + 1
        if size:  # otherwise it is missing: only a part of the history was fetched
            yield sha, kind, answer[at : at + int(size[0])]
            at += int(size[0]) + 1


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
    done = _done(folder, arguments)
    streams = (stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, *streams)


def _answer(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    """What git answers; Trouble where it cannot."""
    done = _done(folder, arguments, asked)
    if done.returncode:
        complaint = _first(done.stderr.decode("utf-8", "replace"))
        raise Trouble(f"git could not say what it holds: {complaint}", "try `git fsck` in this folder")
    return done.stdout


def _done(folder: Path, arguments: Iterable[str], asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING} | SILENT
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *QUIET, *arguments],  # noqa: S607 — the git of the user
            env=environment,
            input=asked,
            capture_output=True,
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
