"""Structure elements: what may stand in what, names that readers need, headings without gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from .rule import Fault, fails
from .sheet import Element, Sheet

BODIES = frozenset({"THead", "TBody", "TFoot"})
STANDARD = (
    BODIES
    | {
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
    }
    | {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"}
    | {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"}
    | {"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"}
)
IN_TABLES = {
    "Table": BODIES | {"TR", "Caption"},
    **{body: frozenset({"TR"}) for body in BODIES},
    "TR": frozenset({"TH", "TD"}),
}
IN_LISTS = {"L": frozenset({"LI", "L", "Caption"}), "LI": frozenset({"Lbl", "LBody"})}
IN_CONTENTS = {
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
    "TOCI": frozenset({"TOC", "Lbl", "Reference", "NonStruct", "P"}),
}
PARENTS = {
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "TR": BODIES | {"Table"},
    **{body: frozenset({"Table"}) for body in BODIES},
    "LI": frozenset({"L"}),
    "LBody": frozenset({"LI"}),
    "TOCI": frozenset({"TOC"}),
}


def _nested(sheet: Sheet, kids: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Where one of these types holds what it may not, or stands where it may not, or is text by itself."""
    within = {name for names in kids.values() for name in names} & PARENTS.keys()
    for each in sheet.elements:
        for kid in each.kids:
            if each.role in kids and kid.role not in kids[each.role]:
                yield f"‘{each.role}’ holds ‘{kid.role}’", kid.page
        if each.role in within and (not each.parent or each.parent.role not in PARENTS[each.role]):
            yield f"‘{each.role}’ stands in ‘{each.parent.role if each.parent else ''}’", each.page
        if each.role in kids and each.role != "TOCI" and each.marks:
            yield f"‘{each.role}’ has text of its own", each.page


@fails("09-004")
def table_out_of_order(sheet: Sheet) -> Iterator[Fault]:
    yield from _nested(sheet, IN_TABLES)
    for each in sheet.elements:
        roles = [kid.role for kid in each.kids]
        if each.role == "Table" and "Caption" in roles[1:-1]:
            yield "the caption of a table is neither its first nor its last part", each.page
        if each.role == "Table" and max(roles.count("THead"), roles.count("TFoot"), roles.count("Caption")) > 1:
            yield "a table has two heads, feet or captions", each.page


@fails("09-005")
def list_out_of_order(sheet: Sheet) -> Iterator[Fault]:
    yield from _nested(sheet, IN_LISTS)


@fails("09-006")
def contents_out_of_order(sheet: Sheet) -> Iterator[Fault]:
    yield from _nested(sheet, IN_CONTENTS)


@fails("02-001")
def unknown_type(sheet: Sheet) -> Iterator[Fault]:
    for each in sheet.elements:
        if each.role not in STANDARD:
            yield f"‘{each.name}’ is no type that readers know, and nothing says what it stands for", each.page


@fails("02-003")
def circular_types(sheet: Sheet) -> Iterator[Fault]:
    for name in sheet.roles:
        if sheet.mapped(name) in sheet.roles:
            yield f"‘{name}’ stands for itself in the end", 0


@fails("02-004")
def standard_type_renamed(sheet: Sheet) -> Iterator[Fault]:
    for name in sorted(STANDARD & sheet.roles.keys()):
        yield f"‘{name}’, which readers know, is said to stand for ‘{sheet.roles[name]}’", 0


@fails("13-004")
def undescribed_figure(sheet: Sheet) -> Iterator[Fault]:
    for each in sheet.elements:
        if each.role == "Figure" and not each.text("Alt") and not each.text("ActualText"):
            yield "a picture says in no words what it shows", each.page


def _headings(sheet: Sheet) -> Iterator[tuple[int, Element]]:
    for each in sheet.elements:
        if each.role[:1] == "H" and each.role[1:].isdigit():
            yield int(each.role[1:]), each


@fails("14-002")
def first_heading_not_highest(sheet: Sheet) -> Iterator[Fault]:
    level, first = next(_headings(sheet), (1, None))
    if first and level != 1:
        yield f"the first heading is of level {level}", first.page


@fails("14-003")
def skipped_heading_level(sheet: Sheet) -> Iterator[Fault]:
    for (upper, _), (lower, each) in pairwise(_headings(sheet)):
        if lower > upper + 1:
            yield f"a heading of level {lower} follows one of level {upper}", each.page


@fails("14-006")
def second_plain_heading(sheet: Sheet) -> Iterator[Fault]:
    for each in sheet.elements:
        if sum(kid.role == "H" for kid in each.kids) > 1:
            yield f"‘{each.role}’ has two headings of no level", each.page


@fails("14-007")
def mixed_headings(sheet: Sheet) -> Iterator[Fault]:
    plain = next((each for each in sheet.elements if each.role == "H"), None)
    if plain and next(_headings(sheet), None):
        yield "some headings have levels, others have none", plain.page


@fails("15-003")
def silent_header_cell(sheet: Sheet) -> Iterator[Fault]:
    """A header cell without a scope; unless every other cell of its table names its header cells."""
    for each in sheet.elements:
        if each.role == "TH" and not each.attribute("Scope"):
            table = next((up for up in each.above() if up.role == "Table"), each)
            cells = [cell for cell in sheet.elements if cell.role == "TD" and table in tuple(cell.above())]
            if not cells or not all(cell.attribute("Headers") for cell in cells):
                yield "a header cell does not say which cells it speaks for", each.page


@fails("19-003")
def note_without_name(sheet: Sheet) -> Iterator[Fault]:
    for each in sheet.elements:
        if each.role == "Note" and not each.text("ID"):
            yield "a note has no name by which it can be found", each.page


@fails("19-004")
def note_named_twice(sheet: Sheet) -> Iterator[Fault]:
    seen: set[str] = set()
    for each in sheet.elements:
        name = each.text("ID")
        if each.role == "Note" and name:
            if name in seen:
                yield f"two notes have the name ‘{name}’", each.page
            seen.add(name)
