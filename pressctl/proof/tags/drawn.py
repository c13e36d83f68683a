"""What is drawn: all of it is content or decoration, never both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .rule import Fault, fails
from .sheet import Sheet


@fails("01-003")
def decoration_in_content(sheet: Sheet) -> Iterator[Fault]:
    for number, content in enumerate(sheet.contents, start=1):
        if content.artifacts_in_tags:
            yield "decoration is marked within content", number


@fails("01-004")
def content_in_decoration(sheet: Sheet) -> Iterator[Fault]:
    for number, content in enumerate(sheet.contents, start=1):
        if content.tags_in_artifacts:
            yield "content is marked within decoration", number


@fails("01-005")
def neither_content_nor_decoration(sheet: Sheet) -> Iterator[Fault]:
    owned = {mark for each in sheet.elements for mark in each.marks}
    for number, content in enumerate(sheet.contents, start=1):
        if content.unmarked:
            yield "something is drawn that is marked neither as content nor as decoration", number
        if any((number, mark) not in owned for mark in content.marks):
            yield "something is marked as content and belongs to no structure element", number


@fails("30-001")
def referred_page(sheet: Sheet) -> Iterator[Fault]:
    for number, content in enumerate(sheet.contents, start=1):
        if content.references:
            yield "a form shows a page of another file", number


@fails("30-002")
def content_shown_twice(sheet: Sheet) -> Iterator[Fault]:
    shown = Counter(form for content in sheet.contents for form in content.tagged_forms)
    for number, content in enumerate(sheet.contents, start=1):
        if any(shown[form] > 1 for form in content.tagged_forms):
            yield "a form that has content of its own is shown more than once", number
