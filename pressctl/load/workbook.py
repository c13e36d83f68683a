"""A workbook (XLSX) → the rows of its first sheet: the door to openpyxl for reading.

What is inside is looked at before it is opened: macros, links to other files and bombs are refused, formulas are seen
and never computed.
"""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import load_workbook

from ..model.answer import Row
from ..model.finding import Trouble

LARGEST = 100_000_000  # bytes of all parts, unpacked
MOST_PARTS = 1_000
MOST_PACKED = 200  # times smaller than unpacked: text is packed ten to twenty times
SAFE = "save the sheet as CSV UTF-8, and import that"


def worksheet(data: bytes, path: str, most_rows: int, most_columns: int) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of the first sheet, one more than `most_rows` at most, and what to say of the others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which nobody here needs
            _refuse_danger(archive, path)
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            first, *others = book.worksheets
            first.reset_dimensions()
            rows = list(_rows(first.iter_rows(max_row=most_rows + 1, max_col=most_columns + 1)))
    except Trouble:
        raise
    except Exception as error:  # a damaged file makes each of the libraries behind this door raise what it likes
        raise Trouble(f"‘{path}’ is not a workbook that can be read", SAFE) from error
    notes = (f"only the sheet ‘{first.title}’ was read, not {len(others)} more",) if others else ()
    return rows, notes


def _refuse_danger(archive: zipfile.ZipFile, path: str) -> None:
    parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or whole > LARGEST or whole > MOST_PACKED * max(packed, 1):
        raise Trouble(f"‘{path}’ unpacks to far more than a list of signatories", SAFE)
    for part in parts:
        name = part.filename.lower()
        if name.endswith("vbaproject.bin") or "/macrosheets/" in name:
            raise Trouble(f"‘{path}’ has macros", SAFE)
        is_embedded = name.endswith(("connections.xml", ".ole", ".bin")) and "printer" not in name
        if "externallinks/" in name or is_embedded:
            raise Trouble(f"‘{path}’ has links to other files, or something embedded", SAFE)
        if name.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                if b"<!DOCTYPE" in stream.read(2_000).upper().replace(b"\0", b""):
                    raise Trouble(f"‘{path}’ has definitions that no spreadsheet writes", SAFE)


def _rows(rows: Iterable[Sequence[Any]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        texts = tuple(_text(cell.value) for cell in cells)
        last = max((n for n, text in enumerate(texts, start=1) if text), default=0)
        yield Row(number, texts[:last], frozenset(n for n, cell in enumerate(cells) if cell.data_type == "f"))


def _text(value: object) -> str:
    """A cell as text; numbers and dates as one would type them."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return str(value)
