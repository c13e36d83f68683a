"""What the last builds knew, in .pressctl/: the dossiers of all releases, and the digests of the files behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ...files import content, sha256
from ...load.source import inside
from ..stage import Stage
from .keeping import packed, unpacked
from .shelf import Pages, write
from .sight import State

if TYPE_CHECKING:
    from ..dossier import Dossier, Filed, Masthead
    from ..tools import Tools

LEDGER = ".pressctl/ledger"
LARGEST = 1 << 26  # bytes; no file that a page is made from may have so many


@dataclass
class Digests:
    """The digests of files, which need not be read again as long as their state stays."""

    root: Path
    known: dict[str, tuple[State, str]] = field(default_factory=dict)

    def of(self, path: str, state: State) -> str:
        """The SHA-256 of a file of the newsroom, in hexadecimal digits; empty if it cannot be read, or is never.

        What a link has outside the newsroom is not opened: no page is made of it.
        """
        there = self.known.get(path)
        if there and there[0] == state:
            return there[1]
        if not inside(self.root, path):
            return ""
        try:
            found = sha256(self.root / path, LARGEST)
        except OSError:
            return ""
        self.known[path] = (state, found)
        return found


@dataclass
class Ledger:
    """All that builds remember of each other.

    `filed` are the dossiers by what pages are made for and by release, `pages` what was drawn of each release by
    key, `placed` what was put into each folder: by path, with its state. `build` counts the builds, and `heard` has the
    one in which each name of a release or an organisation was first there; `lists` are the digests of the lists of
    individuals, by release. `stored` is how many bytes the store may hold by now.
    """

    digests: dict[str, tuple[State, str]] = field(default_factory=dict)
    tools: Tools | None = None
    masthead: Filed[Masthead] | None = None
    filed: dict[tuple[Stage, str], Filed[Dossier]] = field(default_factory=dict)
    pages: dict[str, dict[str, Pages]] = field(default_factory=dict)
    placed: dict[str, dict[str, tuple[State, str]]] = field(default_factory=dict)
    build: int = 0
    heard: dict[str, int] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    stored: int = 0

    def forget(self, release: str) -> None:
        """Keep nothing of a release."""
        self.pages.pop(release, None)
        for stage in Stage:
            self.filed.pop((stage, release), None)

    def hear(self, names: Iterable[str]) -> None:
        """Take note of the names that there are in this build."""
        self.heard = {name: self.heard.get(name, self.build) for name in names}

    def unheard(self, build: int) -> list[str]:
        """The names that were not there yet in a build."""
        newest = max(self.heard.values(), default=0)
        return [name for name, first in self.heard.items() if first > build] if newest > build else []


def read_ledger(root: Path) -> tuple[Ledger, bool]:
    """The ledger of a newsroom, and whether there was one that could not be understood."""
    try:
        raw = content(root / LEDGER)
    except OSError:
        return Ledger(), False
    found = unpacked(raw)
    return (found, False) if isinstance(found, Ledger) else (Ledger(), True)


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Keep the ledger, whole or not at all."""
    write(root / LEDGER, packed(ledger))
