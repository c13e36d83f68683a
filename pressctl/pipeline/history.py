"""All that a git repository still holds: every version of every file, also those that no branch leads to."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.finding import Trouble
from .git import answered, asked

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


def is_kept(folder: Path) -> bool:
    """Whether git is installed and `folder` is in a repository."""
    return shutil.which("git") is not None and asked(folder, "rev-parse", "--git-dir").returncode == 0


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
        answer = _answer(folder, "cat-file", "--batch", given="\n".join(group).encode() + b"\n")
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


def _answer(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers; Trouble where it cannot."""
    done = answered(folder, *arguments, given=given)
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise Trouble(f"git could not say what it holds: {complaint}", "try `git fsck` in this folder")
    return done.stdout
