"""Two newsrooms as tagged PDFs: the report that has everything, and the sample report; each made once a worker."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from pressctl.model.edition import Edition
from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.render.formats import render
from tests.end_to_end.report import everything
from tests.small import sample

LANGUAGES = ("ar", "en", "fr")
NOW = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)


@cache
def editions(newsroom: str) -> dict[tuple[str, str], Edition]:
    with tempfile.TemporaryDirectory() as folder:
        root = everything(Path(folder)) if newsroom == "book" else sample(Path(folder))
        checked = check(root, [newsroom])
        assert checked.newsroom, checked.findings
        composer = Composer(checked, checked.newsroom, is_draft=False, now=NOW)
        found = [each for release in checked.newsroom.releases for each in composer.editions(release, ())]
        return {(each.release, each.language.code): each for each in found}


@cache
def printed(code: str, newsroom: str = "book", kind: str = "pdf") -> bytes:
    """The PDF of a report in a language."""
    made = render(editions(newsroom)[newsroom, code], (kind,))
    assert not made.complaints
    return made.outputs[0].content


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def kids(element: Any) -> list[Any]:
    given = element.get("/K", [])
    return list(given) if isinstance(given, pikepdf.Array) else [given]


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All structure elements in reading order."""

    def within(made: Any) -> Iterator[Any]:
        for kid in kids(made):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from within(kid)

    yield from within(pdf.Root.StructTreeRoot)


def of(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [each for each in elements(pdf) if f"/{role}" == each.S]


def roles(element: Any) -> list[str]:
    """What stands in an element, by type; its own text is ‘text’, a link's area ‘area’."""
    return [
        "text" if isinstance(kid, int) or "/MCID" in kid else "area" if "/Obj" in kid else str(kid.S)[1:]
        for kid in kids(element)
    ]


def languages_above(element: Any) -> str:
    """The language that holds for an element."""
    while "/S" in element:
        if "/Lang" in element:
            return str(element.Lang)
        element = element.P
    return ""
