"""A file from a form or a spreadsheet → its rows, as text. Nothing in it is ever computed."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..files import content
from ..model.answer import Row, Table
from ..model.characters import FORBIDDEN
from ..model.finding import Trouble
from .workbook import worksheet

LARGEST = 20_000_000  # bytes
MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST = 2_000  # characters of a cell
HIGH = re.compile(rb"[\x80-\xff]+")
STARTS = ("=", "+", "-", "@", "\t", "\r")
MORE_STARTS = (*STARTS, "|", "%")  # what some programs take for the beginning of a command
SEPARATORS = (",", ";", "\t")
SMALLER = "take only the rows and columns that you need into a new file"


def table(path: Path) -> Table:
    """Read the CSV or XLSX file `path`; raise Trouble where it cannot be read, or must not be."""
    try:
        if path.stat().st_size > LARGEST:
            raise Trouble(f"‘{path}’ has more than {LARGEST:,} bytes", SMALLER)
        data = content(path)
    except OSError as error:
        fix = "look at its name, and see that you may read it"
        raise Trouble(f"‘{path}’ cannot be read: {(error.strerror or 'unknown').lower()}", fix) from error
    if path.suffix.lower() == ".xlsx" or data.startswith(b"PK\x03\x04"):
        rows: Iterable[Row]
        rows, notes = worksheet(data, str(path), MOST_ROWS, MOST_COLUMNS)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Trouble(f"‘{path}’ is a workbook of the old kind", "save it as .xlsx or as CSV")
    else:
        text, notes = _decoded(data)
        rows = _rows(text, str(path))
    every = tuple(_clean(rows, path))
    if not every:
        raise Trouble(f"‘{path}’ is empty", "choose the file that the form gave you")
    return Table(str(path), every[0], every[1:], notes)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a CSV file, and what to say where it is not in UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16"), ("the file is in UTF-16, as Excel writes “Unicode text”",)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    # Arabic words are rows of high bytes; accents of French stand alone between letters
    runs = [len(run) for run in HIGH.findall(data)]
    is_arabic = sum(runs) > 2 * len(runs)
    name, language = ("windows-1256", "Arabic") if is_arabic else ("windows-1252", "Western languages")
    note = f"the file is not in UTF-8; it was read as {name} ({language}): look whether the names are right"
    return _strictly(data, name), (note,)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Trouble("the file is in an encoding that cannot be made out", "save it as CSV UTF-8") from error


def _rows(text: str, path: str) -> Iterator[Row]:
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            yield Row(number, tuple(cells))
    except csv.Error as error:
        fix = "open it in a spreadsheet, and save it as CSV UTF-8 anew"
        raise Trouble(f"‘{path}’: a quotation mark near line {reader.line_num} is out of place", fix) from error


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula; a lone hyphen says that there is nothing."""
    return _narrow(cell).startswith(STARTS) and any(map(str.isalnum, cell))


def is_command(cell: str) -> bool:
    """Whether any program that opens a table might do something with a cell but show it."""
    return _narrow(cell.lstrip(" \u00a0")).startswith(MORE_STARTS)


def _narrow(cell: str) -> str:
    """The first sign of a cell, a wide or a small one as the ordinary one: spreadsheets make no difference."""
    return unicodedata.normalize("NFKC", cell[:1])


def _clean(rows: Iterable[Row], path: Path) -> Iterator[Row]:
    """Rows that say something, without characters that have no business in a text, and none too long."""
    for row in rows:
        if len(row.cells) > MOST_COLUMNS or row.number > MOST_ROWS:
            raise Trouble(f"‘{path}’ has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns", SMALLER)
        cells = tuple(" ".join(FORBIDDEN.sub("", cell).split()) for cell in row.cells)
        if any(len(cell) > LONGEST for cell in cells):
            fix = "look whether a quotation mark before it is never closed"
            raise Trouble(f"‘{path}’: a cell of row {row.number} has more than {LONGEST:,} characters", fix)
        if any(cells):
            formulas = row.formulas | {n for n, cell in enumerate(row.cells) if is_formula(cell)}
            yield Row(row.number, cells, formulas)
