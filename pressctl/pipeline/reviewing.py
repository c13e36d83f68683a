"""A newsroom shown to reviewers: as pages in a browser of this machine, or as one file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..model.finding import Exit, Trouble
from ..review.export import BEGINNING, exported, is_export
from ..review.preferred import spoken
from .check import Progress, silent
from .desk import Newsdesk
from .filing import require_folder, write_at_once

OPTION = "--export"
ENDINGS = (".html", ".htm")
TAKEN = (
    "releases",
    "dist",
    "public",
    ".pressctl",
)  # folders of a newsroom in which each file is there for something else


def require_exportable(root: Path, path: Path) -> None:
    """Refuse a file that is no place for an export, or that is there and none, before any work is done."""
    real = path.resolve()
    taken = [name for name in TAKEN if any(_is_same(one, root / name) for one in real.parents)]
    if taken:
        raise Trouble(
            f"‘{path}’ would lie in {taken[0]}/ of the newsroom", f"choose another place with {OPTION}", Exit.USAGE
        )
    require_folder(path, OPTION)
    if path.suffix.lower() not in ENDINGS:
        raise Trouble(f"‘{path}’ does not end in .html", f"name it ‘{path.with_suffix(ENDINGS[0]).name}’", Exit.USAGE)
    if real.exists() and not _is_export(real):
        fix = f"choose another {OPTION}, or move that file away"
        raise Trouble(f"‘{path}’ is there already and was not made by pressctl review", fix, Exit.USAGE)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two folders are one, however they are written or linked, and whether they are there yet or not."""
    return one.samefile(other) if one.exists() and other.exists() else one == other.resolve()


def _is_export(path: Path) -> bool:
    if not path.is_file():
        return False  # whoever opens a pipe may wait for ever
    try:
        with path.open("rb") as file:
            return is_export(file.read(BEGINNING))
    except OSError:
        return False


class Reviewing:
    """The newsroom in the folder `root`, or some releases or languages of it, drawn and ready to be shown."""

    def __init__(
        self, root: Path, only: tuple[str, ...] = (), languages: tuple[str, ...] = (), progress: Progress = silent
    ) -> None:
        self._root, self._desk = root, Newsdesk(root, only, languages, progress)

    def export(self, path: Path) -> None:
        """Write all of it as one HTML file, in the language in which this machine speaks to people, if we have it."""
        text = exported(self._desk, spoken(os.environ, tuple(self._desk.interfaces)))
        require_exportable(self._root, path)
        write_at_once(path, text, OPTION)

    def serve(self, port: int, announce: Callable[[str, str], None]) -> None:
        """Show it in a browser until an interruption; `announce` is told the address, and one that opens once."""
        from ..review.listening import serve  # noqa: PLC0415 — whoever exports needs no server

        serve(self._desk, port, announce)
