"""A list of individuals → those who agreed to be named, and how many did not.

Names that are withheld end here: they are counted, and no message repeats anything that stands in a row of the list.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..model.finding import Finding
from ..model.folding import folded
from ..model.node import Stretch, Text
from ..model.place import Place
from ..model.release import Person
from .rules.release import REL009
from .rules.signatories import SIG015, SIG016
from .source import Source
from .words import closest, one_of

COLUMNS = ("name", "role", "place", "consent")
NEEDED = ("name", "consent")
SEPARATORS = (",", ";", "\t")
MOST_ALIKE = 50  # rows of one name that are compared with each other


@dataclass
class Signed:
    """What a list of individuals says."""

    people: list[Person] = field(default_factory=list)
    withheld: int = 0
    private: list[Text] = field(default_factory=list, repr=False)
    rows: list[Listed] = field(default_factory=list, repr=False)
    findings: list[Finding] = field(default_factory=list)


def individuals(source: Source) -> Signed:
    """Read the list in `source`: comma, semicolon or tab separated, with a line of headings."""
    signed = Signed()
    rows = _rows(source, signed)
    line, head = next(rows, (1, []))
    columns = [cell.strip().casefold() for cell in head]
    signed.findings += _unfit_head(columns, Place(source.path, line))
    if not signed.findings:
        for line, cells in rows:
            _take(source, signed, columns, line, cells)
    signed.findings += _repeated(signed.rows)
    return signed


@dataclass(frozen=True, slots=True)
class Listed:
    """What tells one row of a list from another, folded; no message repeats it."""

    place: Place
    name: str
    role: str
    living: str

    def may_be(self, other: Listed) -> bool:
        """Whether nothing tells two rows with the same name apart."""
        return all(not a or not b or a == b for a, b in ((self.role, other.role), (self.living, other.living)))


def _repeated(rows: Iterable[Listed]) -> Iterator[Finding]:
    """Rows that name somebody who stands in the list before."""
    before: defaultdict[str, list[Listed]] = defaultdict(list)
    for row in rows:
        alike = next((other for other in before[row.name][:MOST_ALIKE] if row.may_be(other)), None)
        if alike and row.name:
            message = f"this row names the same person as line {alike.place.line}"
            fix = "remove one of the two, or write the role or the place that tells them apart"
            yield Finding(SIG015, message, fix, row.place)
        before[row.name].append(row)


def _rows(source: Source, signed: Signed) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; a quotation mark out of place ends the reading."""
    first = source.line(1)
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(source.text.splitlines(keepends=True), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        fix = 'put the cell in double quotes, and type each double quote inside it twice: ""'
        place = Place(source.path, min(line, len(source.starts)))
        signed.findings.append(Finding(REL009, "a quotation mark in this row is out of place", fix, place))


def _unfit_head(columns: Sequence[str], place: Place) -> Iterator[Finding]:
    example = f"make the first line: {','.join(COLUMNS)}"
    if not columns:
        yield Finding(REL009, "the list is empty", example, place)
        return
    if not set(columns) & set(COLUMNS):
        yield Finding(REL009, "the first line does not name the columns", example, place)
        return
    for name in columns:
        if name not in COLUMNS:
            # What stands where the headings should be may be a person, and is not repeated.
            guess = closest(name, COLUMNS)
            fix = f"did you mean ‘{guess}’?" if guess else f"the columns are {one_of(COLUMNS, 'and')}"
            yield Finding(
                REL009, f"column {columns.index(name) + 1} has a heading that pressctl does not know", fix, place
            )
    for name in COLUMNS:
        if columns.count(name) > 1:
            yield Finding(REL009, f"there are {columns.count(name)} columns ‘{name}’", "keep one of them", place)
        if name in NEEDED and name not in columns:
            yield Finding(REL009, f"the column ‘{name}’ is missing", example, place)


def _take(source: Source, signed: Signed, columns: Sequence[str], line: int, cells: Sequence[str]) -> None:
    """One row: a person who may be named, one who is counted, or a finding."""
    place = Place(source.path, line)
    if len(cells) != len(columns):
        message = f"this row has {len(cells)} cells, the first line has {len(columns)}"
        fix = "put a cell that holds a separator in double quotes, and leave no cell out"
        signed.findings.append(Finding(REL009, message, fix, place))
        return
    row = dict(zip(columns, _texts(source, line, cells), strict=True))
    consent, name = row["consent"].casefold(), row["name"]
    if consent in ("withheld", "public"):
        role, living = row.get("role", ""), row.get("place", "")
        signed.rows.append(Listed(place, folded(name), folded(role), folded(living)))
    if consent != "public":  # also where it is not known
        signed.private.append(name)
    if consent == "withheld":
        signed.withheld += 1
    elif consent != "public":
        what = "says neither public nor withheld" if consent else "does not say whether the name may be shown"
        signed.findings.append(Finding(SIG016, f"this row {what}", "write public or withheld under consent", place))
    elif not name or name[0] in "=@":
        what = (
            "has no name"
            if not name
            else f"has a name that begins with {name[0]}, which spreadsheets take for a formula"
        )
        signed.findings.append(Finding(REL009, f"this row {what}", "write the person’s name", place))
    else:
        signed.people.append(Person(name, row.get("role") or None, row.get("place") or None))


def _texts(source: Source, line: int, cells: Sequence[str]) -> Iterator[Text]:
    """The cells of a row with their places, as far as quotation marks let these be known."""
    cursor = source.starts[line - 1]
    for cell in cells:
        bare = cell.strip()
        found = source.text.find(bare, cursor)
        index = found if found >= 0 else cursor
        cursor = index + len(bare)
        yield Text(bare, source.path, (Stretch(0, *source.at(index)),))
