"""Annotations: ours are links."""

from __future__ import annotations

from collections.abc import Iterator

from .rule import Fault, fails
from .sheet import Sheet

KNOWN = frozenset(
    {"Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Ink"}
    | {"Squiggly", "StrikeOut", "Stamp", "Caret", "Popup", "FileAttachment", "Sound", "Movie", "Widget", "Screen"}
    | {"PrinterMark", "TrapNet", "Watermark", "3D", "Redact"}
)


def _sort(annotation: object) -> str:
    return str(annotation.get("/Subtype", ""))[1:]  # type: ignore[attr-defined]


@fails("28-002")
def note_outside_annot(sheet: Sheet) -> Iterator[Fault]:
    for number, each in sheet.annotations:
        owner = sheet.owners.get(each.objgen)
        if _sort(each) not in ("Widget", "Link", "PrinterMark", "Popup") and (not owner or owner.role != "Annot"):
            yield f"an annotation of the type {_sort(each)} is not in a structure element of its own", number


@fails("28-004")
def undescribed_annotation(sheet: Sheet) -> Iterator[Fault]:
    for number, each in sheet.annotations:
        owner = sheet.owners.get(each.objgen)
        is_said = str(each.get("/Contents", "")).strip() or (owner and owner.text("Alt"))
        if _sort(each) not in ("Widget", "Popup") and not is_said:
            yield "an annotation says in no words what it is", number


@fails("28-006")
def unknown_annotation(sheet: Sheet) -> Iterator[Fault]:
    for number, each in sheet.annotations:
        if _sort(each) not in KNOWN:
            yield f"an annotation is of the type ‘{_sort(each)}’, which no reader knows", number


@fails("28-007")
def trap_network(sheet: Sheet) -> Iterator[Fault]:
    for number, each in sheet.annotations:
        if _sort(each) == "TrapNet":
            yield "an annotation is for a printing press only", number


@fails("28-008")
def no_tab_order(sheet: Sheet) -> Iterator[Fault]:
    for number, page in enumerate(sheet.pdf.pages, start=1):
        if len(page.obj.get("/Annots", [])) and "/Tabs" not in page.obj:
            yield "the page does not say in which order its links come", number


@fails("28-009")
def other_tab_order(sheet: Sheet) -> Iterator[Fault]:
    for number, page in enumerate(sheet.pdf.pages, start=1):
        if len(page.obj.get("/Annots", [])) and page.obj.get("/Tabs", "/S") != "/S":
            yield "the links of the page do not come in the order of its structure", number


@fails("28-011")
def link_outside_structure(sheet: Sheet) -> Iterator[Fault]:
    for number, each in sheet.annotations:
        owner = sheet.owners.get(each.objgen)
        if _sort(each) == "Link" and (not owner or all(up.role != "Link" for up in owner.above())):
            yield "a link is not within a structure element of its type", number


@fails("28-012")
def unnamed_link(sheet: Sheet) -> Iterator[Fault]:
    for number, each in sheet.annotations:
        if _sort(each) == "Link" and not str(each.get("/Contents", "")).strip():
            yield "a link says in no words where it leads", number
