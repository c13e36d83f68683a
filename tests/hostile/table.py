"""The table of bad inputs: rows/*.yaml → groups of rows. Each row is a newsroom that something was done to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROWS = Path(__file__).parent / "rows"
OUTPUTS = {
    "kept": "The release keeps its old pages; all others are built.",
    "made": "It is built, and so are all others.",
    "gone": "Its old pages are taken away; all others are built.",
    "untouched": "Nothing is built, and all that was published stays.",
    "foreign": "Nothing is built, and what stands there stays.",
}


@dataclass(frozen=True)
class Row:
    """What is done to the release `bad` of a newsroom, and what `pressctl` (`run`, the words after it) has to answer.

    `files` are made as in making.py; `unreadable` are files and folders that may not be read. `when` names what else
    happens (circumstances.py). `says` is all that is told, but for how much was built; `shows` a text of the page that
    is made. `output` says what becomes of dist/ (OUTPUTS). A `slow` row takes seconds.
    """

    number: int
    what: str
    says: str = ""
    code: int = 1
    output: str = "kept"
    files: Mapping[str, Any] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    when: str = ""
    run: str = "build"
    shows: str = ""
    slow: bool = False


@dataclass(frozen=True)
class Group:
    """Rows of one kind, with a sentence about them."""

    title: str
    about: str
    rows: tuple[Row, ...]


def groups() -> list[Group]:
    """All groups, in the order of their files."""
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(ROWS.glob("*.yaml"))]
    return [Group(one["title"], one["about"], tuple(Row(**row) for row in one["rows"])) for one in read]


def rows() -> list[Row]:
    """All rows, by their numbers."""
    return [row for group in groups() for row in group.rows]
