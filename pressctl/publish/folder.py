"""What lies in a published folder. Links are never followed: one could lead readers, or us, to any file there is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..model.finding import Trouble
from .manifest import MANIFEST, SEAL

HOSTING = (".nojekyll", "CNAME")  # what a host that serves a branch wants beside the pages; no reader is shown them


def walked(folder: Path) -> Iterator[tuple[str, bool]]:
    """All that is no folder, by its path in `folder`, in no certain order; and whether it is a plain file.

    OSError if a folder cannot be read.
    """
    above = [""]
    while above:
        inner = above.pop()
        with os.scandir(folder / inner) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    above.append(f"{inner}{entry.name}/")
                else:
                    yield f"{inner}{entry.name}", entry.is_file(follow_symlinks=False)


def sealed(folder: Path) -> tuple[bytes | None, bytes | None]:
    """The manifest of what was published in a folder, and its signature; None for what is not there."""
    manifest, seal = folder / MANIFEST, folder / SEAL
    try:
        return manifest.read_bytes() if manifest.is_file() else None, seal.read_bytes() if seal.is_file() else None
    except OSError as error:
        raise Trouble(f"‘{error.filename}’ cannot be read: {error.strerror}", "look at its permissions") from error


def files(folder: Path) -> tuple[str, ...]:
    """The files to be sent, by their path in `folder`; Trouble where one is a link or no plain file."""
    try:
        found = sorted(walked(folder))
    except OSError as error:
        raise Trouble(f"‘{folder}’ cannot be read: {error.strerror}", "publish again") from error
    for path, is_plain in found:
        if not is_plain:
            raise Trouble(f"‘{path}’ in the published folder is a link, or no file", "remove it, then publish again")
    return tuple(path for path, _ in found)
