"""The state of files: enough to tell that nothing was touched, without reading anything.

Nothing heavy is imported here: a build with nothing to do looks at this and ends.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import time
from collections.abc import Collection, Mapping
from stat import S_ISDIR, S_ISLNK
from typing import NamedTuple

# size, time of the last change to the content and to the entry (ns), number of the file; nothing for a folder
State = tuple[int, ...]
NOWHERE: State = (0, 0, 0)  # of a link that leads to nothing
MOST_LINKS = 3
GRAIN = 0.02  # seconds within which two changes of a file may bear the same time
RELEASES = "releases"
SETTINGS = "pressctl.yaml"


def newsroom_states(root: str, more: Collection[str] = ()) -> dict[str, State]:
    """The files and folders of a newsroom that a build may read, by their path in it; `more` such as its logo.

    A file that was changed this very moment could be changed again without showing it: that moment is waited out.
    """
    while True:
        states = _inside(root, RELEASES)
        states |= {name: state for name in (SETTINGS, *more) if (state := _state(os.path.join(root, name)))}
        newest = max((max(state[1:3]) for state in states.values() if state), default=0)
        left = newest / 1e9 + GRAIN - time.time()
        if not 0 < left <= GRAIN:
            return states
        time.sleep(left)


def output_states(folder: str) -> dict[str, State]:
    """The files of a folder that pressctl made; a change of what else leads to them is none of theirs."""
    return {path: state and (state[0], state[1], state[3]) for path, state in _inside(folder, "").items()}


class Watched(NamedTuple):
    """The files that tools are made of: folders with all in them, single files, and folders for what comes and goes."""

    trees: tuple[str, ...]
    files: tuple[str, ...]
    folders: tuple[str, ...]


def tool_states(watched: Watched) -> dict[str, State]:
    """The state of all that is watched; what is missing is left out."""
    states = {f"{tree}/{path}": state for tree in watched.trees for path, state in _inside(tree, "").items() if state}
    states |= {path: state for path in watched.files if (state := _state(path))}
    for folder in watched.folders:
        if os.path.isdir(folder):
            states[folder] = (os.stat(folder).st_mtime_ns,)
    return states


def listing(states: Mapping[str, State]) -> str:
    """All states in one digest."""
    rows = marshal.dumps(sorted(states.items()), 2)  # of its formats the last that is the same for what is equal
    return hashlib.sha256(rows).hexdigest()


def _state(path: str) -> State | None:
    """The state of a file, () for a folder, none if there is nothing; behind a link also that of where it leads."""
    try:
        here = os.lstat(path)
        there = os.stat(path) if S_ISLNK(here.st_mode) else here
    except OSError:
        return None
    if S_ISDIR(there.st_mode):
        return ()
    return _own(here) if here is there else (*_own(here), *_own(there))


def _inside(root: str, folder: str) -> dict[str, State]:
    """What a folder holds, by its path from `root`; through a few links, for they may turn."""
    found: dict[str, State] = {}
    waiting = [(folder, 0)]
    while waiting:
        folder, links = waiting.pop()
        base = f"{folder}/" if folder else ""
        for entry in _entries(f"{root}/{folder}"):
            name = entry.name
            if name == "__pycache__":
                continue
            path = base + name
            if is_folder(entry):
                found[path] = ()
                deeper = links + entry.is_symlink()
                waiting += [(path, deeper)] if deeper <= MOST_LINKS else []
            elif entry.is_symlink():
                found[path] = _state(entry.path) or NOWHERE
            else:
                found[path] = _own(entry.stat(follow_symlinks=False))
    return found


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether this is a folder, or a link to one; a link that leads in circles is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _own(found: os.stat_result) -> State:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
