"""What people answered in a form that they signed, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that came from elsewhere; `number` is what a spreadsheet calls it, `formulas` are the columns
    (from 0) whose cells a spreadsheet would compute.
    """

    number: int
    cells: tuple[str, ...] = field(repr=False)
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that came from elsewhere: its headings, its rows; `notes` tell how it was read."""

    path: str
    head: Row
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """What is made of a column: the field it fills, or none if it is left out (`is_private`) or not understood."""

    heading: str
    field: str | None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: an organisation with its `names` by language, or else a person.

    `is_public` only where the person clearly agreed to be named. Who a row is about is in no representation of it.
    """

    row: int
    id: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    acronym: str = ""
    url: str = ""
    person: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    is_public: bool = False
