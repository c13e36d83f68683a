"""A newsroom shown to reviewers: as pages in a browser of this machine, or as one file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..review.export import exported
from .check import Progress, silent
from .desk import Newsdesk


class Reviewing:
    """The newsroom in the folder `root`, or some releases or languages of it, drawn and ready to be shown."""

    def __init__(
        self, root: Path, only: tuple[str, ...] = (), languages: tuple[str, ...] = (), progress: Progress = silent
    ) -> None:
        self._desk = Newsdesk(root, only, languages, progress)

    def exported(self) -> str:
        """All of it as one HTML file."""
        return exported(self._desk)

    def serve(self, port: int, announce: Callable[[str, str], None]) -> None:
        """Show it in a browser until an interruption; `announce` is told the address, and one that opens once."""
        from ..review.listening import serve  # noqa: PLC0415 — whoever exports needs no server

        serve(self._desk, port, announce)
