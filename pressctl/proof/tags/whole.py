"""The document as a whole: its languages, its title, its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rule import Fault, fails
from .sheet import Element, Sheet

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
TITLE = re.compile(rb"<dc:title>.*?<rdf:li[^>]*>[^<]*\S[^<]*</rdf:li>", re.DOTALL)


def _language(given: str) -> bool:
    return bool(LANGUAGE.fullmatch(given))


def _own(sheet: Sheet) -> bool:
    """Whether the document says in which language it is."""
    return _language(str(sheet.catalogue.get("/Lang", "")))


def _is_said(sheet: Sheet, element: Element) -> bool:
    nearest = next((up.text("Lang") for up in element.above() if "/Lang" in up.entries), None)
    return _language(nearest) if nearest is not None else _own(sheet)


def _metadata(sheet: Sheet) -> bytes | None:
    made = sheet.catalogue.get("/Metadata")
    found: bytes | None = None if made is None else made.read_bytes()
    return found


@fails("01-007")
def suspect_tags(sheet: Sheet) -> Iterator[Fault]:
    if sheet.catalogue.get("/MarkInfo", {}).get("/Suspects", False):
        yield "the document says that its own tags may be wrong", 0


@fails("06-001")
def no_metadata(sheet: Sheet) -> Iterator[Fault]:
    if _metadata(sheet) is None:
        yield "the document has no metadata", 0


@fails("06-003")
def no_title(sheet: Sheet) -> Iterator[Fault]:
    told = _metadata(sheet)
    if told is not None and not TITLE.search(told):
        yield "the metadata give the document no title", 0


@fails("07-001")
def title_not_shown(sheet: Sheet) -> Iterator[Fault]:
    if "/DisplayDocTitle" not in sheet.catalogue.get("/ViewerPreferences", {}):
        yield "nothing asks readers to show the title of the document", 0


@fails("07-002")
def file_name_shown(sheet: Sheet) -> Iterator[Fault]:
    if not sheet.catalogue.get("/ViewerPreferences", {}).get("/DisplayDocTitle", True):
        yield "readers are asked to show the name of the file, not the title of the document", 0


@fails("11-001")
def text_without_language(sheet: Sheet) -> Iterator[Fault]:
    for each in sheet.elements:
        if each.marks and not _is_said(sheet, each):
            yield "nothing says in which language a text is", each.page


@fails("11-002")
def words_without_language(sheet: Sheet) -> Iterator[Fault]:
    for each in sheet.elements:
        if (each.text("Alt") or each.text("ActualText") or each.text("E")) and not _is_said(sheet, each):
            yield "nothing says in which language words are that stand for something else", each.page


@fails("11-003")
def outline_without_language(sheet: Sheet) -> Iterator[Fault]:
    if "/Outlines" in sheet.catalogue and not _own(sheet):
        yield "nothing says in which language the bookmarks are", 0


@fails("11-004")
def annotation_without_language(sheet: Sheet) -> Iterator[Fault]:
    for number, each in sheet.annotations:
        owner = sheet.owners.get(each.objgen)
        if "/Contents" in each and not (_is_said(sheet, owner) if owner else _own(sheet)):
            yield "nothing says in which language the words of a link are", number


@fails("11-006")
def metadata_without_language(sheet: Sheet) -> Iterator[Fault]:
    if _metadata(sheet) is not None and not _own(sheet):
        yield "nothing says in which language the metadata are", 0
