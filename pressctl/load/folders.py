"""The folders in releases/: which there are, and into which of them nobody can look."""

from __future__ import annotations

import os
from pathlib import Path

from ..model.finding import Finding
from ..model.place import Place
from .rules.written import SRC014
from .source import inside
from .words import shown

RELEASES = "releases"


def folders(root: Path) -> tuple[list[str], list[Finding], bool]:
    """The names of the releases' folders, in order, what is wrong, and whether there is any telling which there are.

    Files and hidden folders are none; a link that is of no use stands for the release that was there.
    """
    if not os.path.lexists(root / RELEASES):
        return [], [], True
    if not inside(root, RELEASES) or not (root / RELEASES).is_dir():
        unfit = Finding(SRC014, "‘releases’ is not a folder of this newsroom", "make it one", Place(RELEASES))
        return [], [unfit], False
    try:
        entries = sorted(os.scandir(root / RELEASES), key=lambda entry: entry.name)
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        unfit = Finding(SRC014, f"‘releases’ cannot be read: {why}", "see that you may read it", Place(RELEASES))
        return [], [unfit], False
    there = [entry.name for entry in entries if not entry.name.startswith(".")]
    return [name for name in there if is_lost(root, name) or (root / RELEASES / name).is_dir()], [], True


def is_lost(root: Path, name: str) -> bool:
    """Whether a link stands where the folder of a release belongs, and leads out of the newsroom or nowhere."""
    link = root / RELEASES / name
    if not link.is_symlink() or name.endswith(".yaml") or inside(root, f"{RELEASES}/{name}"):
        return False
    return link.is_dir() or not link.exists()


def closed(root: Path, name: str) -> Finding | None:
    """Why nobody can look into the folder of a release, if that is so."""
    folder, place = root / RELEASES / name, Place(f"{RELEASES}/{shown(name)}")
    if is_lost(root, name):
        leads = "out of the newsroom" if folder.exists() else "nowhere"
        return Finding(SRC014, f"this link leads {leads}", "put the folder itself here", place, name)
    try:
        os.scandir(folder).close()
        (folder / "release.yaml").exists()
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        return Finding(SRC014, f"this folder cannot be read: {why}", "see that you may read it", place, name)
    return None
