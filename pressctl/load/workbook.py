"""A workbook (XLSX) → the rows of its first sheet: the door to openpyxl for reading.

What is inside is looked at before it is opened: macros, links to other files and bombs are refused, formulas are seen
and never computed.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

from ..model.answer import Row
from ..model.finding import Trouble

LARGEST = 100_000_000  # bytes of all parts, unpacked
MOST_PARTS = 1_000
MOST_PACKED = 200  # times smaller than unpacked: text is packed ten to twenty times
SAFE = "save the sheet as CSV UTF-8, and import that"


def worksheet(data: bytes, path: str, most_rows: int, most_columns: int) -> tuple[Iterator[Row], tuple[str, ...]]:
    """The rows of the first sheet, and what to say of the others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_danger(archive, path)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, ParseError, OSError, TypeError, AttributeError) as error:
        raise Trouble(f"‘{path}’ is not a workbook that can be read", SAFE) from error
    if not book.worksheets:
        raise Trouble(f"‘{path}’ has no sheet", SAFE)
    first, *others = book.worksheets
    notes = (f"only the sheet ‘{first.title}’ was read, not {len(others)} more",) if others else ()
    first.reset_dimensions()
    return _rows(first, path, most_rows, most_columns), notes


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


def _rows(sheet: object, path: str, most_rows: int, most_columns: int) -> Iterator[Row]:
    rows = sheet.iter_rows(max_row=most_rows + 1, max_col=most_columns + 1)  # type: ignore[attr-defined]
    try:
        for number, cells in enumerate(rows, start=1):
            texts = tuple(_text(cell.value) for cell in cells)
            last = max((n for n, text in enumerate(texts, start=1) if text), default=0)
            yield Row(number, texts[:last], frozenset(n for n, cell in enumerate(cells) if cell.data_type == "f"))
    except (KeyError, ValueError, ParseError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise Trouble(f"‘{path}’ is damaged", SAFE) from error


def _text(value: object) -> str:
    """A cell as text; numbers and dates as one would type them."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return str(value)
