"""Who signs a release → a table for a spreadsheet: what is printed, and nothing else.

The door to openpyxl for writing.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

from ..convert.order import organisations_in_order, people_in_order
from ..load import load
from ..load.table import is_command
from ..model.finding import Exit, Trouble
from ..model.newsroom import Newsroom
from ..model.release import Organisation, Release
from .place import trouble_of

FIRST = ("signs-as", "id")
LAST = ("acronym", "url", "person", "role", "place")


def export_signatories(root: Path, name: str, file: Path) -> int:
    """Write those who sign the release `name` to `file`, which must not be there yet; give how many there are."""
    newsroom = load(root, [name]).newsroom
    if newsroom is None or not newsroom.releases:
        raise Trouble(f"the release ‘{name}’ has errors", "run `pressctl check`, and mend them first", Exit.FINDINGS)
    if os.path.lexists(file):
        raise Trouble(f"‘{file}’ is there already", "nothing was changed; choose another name", Exit.USAGE)
    rows = list(_rows(newsroom, newsroom.releases[0]))
    if file.suffix.lower() == ".xlsx":
        content = _workbook(rows)
    elif file.suffix.lower() == ".csv":
        content = _csv(rows)
    else:
        raise Trouble(f"‘{file}’ is neither .csv nor .xlsx", "choose one of the two", Exit.USAGE)
    try:
        with open(file, "xb") as target:
            target.write(content)
    except OSError as error:
        raise trouble_of(error, file) from error
    return len(rows) - 1


def _rows(newsroom: Newsroom, release: Release) -> Iterator[tuple[str, ...]]:
    """The headings, which an import understands, and a row for each signatory, in the order of the source's page."""
    page = str(newsroom.settings.languages.source)
    organisations = organisations_in_order(newsroom, release, page)
    codes = list(dict.fromkeys([*newsroom.languages, *(code for one in organisations for code in one.name)]))
    yield (*FIRST, *(f"name.{code}" for code in codes), *LAST)
    for one in organisations:
        yield ("organisation", str(one.id or ""), *(str(one.name.get(c, "")) for c in codes), *_about(one), "", "", "")
    for person in people_in_order(newsroom, release, page):
        told = (str(cell or "") for cell in (person.name, person.role, person.place))
        yield ("individual", "", *("" for _ in codes), "", "", *told)


def _about(organisation: Organisation) -> tuple[str, str]:
    return str(organisation.acronym or ""), str(organisation.url or "")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if is_command(cell) else cell


def _csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    """With a byte order mark, without which Excel does not see that this is UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(rows: Sequence[tuple[str, ...]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("signatories")
    for row in rows:
        sheet.append([_harmless(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
