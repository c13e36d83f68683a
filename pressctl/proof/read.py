"""PDF bytes → what stands on its pages. The only importer of pikepdf besides the rules about tags.

Glyph ids come from the content streams, through CIDToGIDMap, never from the text layer, which may say something else
than the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

import pikepdf

from .draw import Coding, Pen
from .page import Document, Font, Linked, Page, Spotted

CODE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:(<[0-9a-fA-F]*>)|(\[[^\]]*\]))?")
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
HEX = re.compile(rb"<([0-9a-fA-F]*)>")


# what a PDF gives rise to whose objects are not of the types that PDFs are made of
ODD = (
    *(pikepdf.PdfError, RecursionError, LookupError, ValueError, TypeError),
    *(AttributeError, ArithmeticError, NotImplementedError, RuntimeError),
)


class Unreadable(Exception):
    """The bytes are not a PDF, or not one that can be read."""


def opened(pdf: bytes) -> pikepdf.Pdf:
    """A PDF that can be read, once for all that is asked of it."""
    try:
        return pikepdf.open(BytesIO(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Unreadable(str(error)) from error


def read(file: pikepdf.Pdf) -> Document:
    """The pages of a PDF, its places and its outline."""
    try:
        return _document(file)
    except ODD as error:
        raise Unreadable("it is not built as a PDF has to be") from error


def about(pdf: bytes) -> dict[str, str]:
    """What a PDF says of itself, and the language of its text as /Lang."""
    with opened(pdf) as file:
        try:
            return _about(file)
        except ODD as error:
            raise Unreadable("it is not built as a PDF has to be") from error


def _about(file: pikepdf.Pdf) -> dict[str, str]:
    said = {str(key): str(value) for key, value in file.docinfo.items()}
    return said | ({"/Lang": str(file.Root["/Lang"])} if "/Lang" in file.Root else {})


def _document(file: pikepdf.Pdf) -> Document:
    fonts: dict[Any, Coding] = {}
    numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
    pages = tuple(_page(number, page, fonts) for number, page in enumerate(file.pages, start=1))
    places = {name: spot for name, target in _names(file) if (spot := _spot(target, numbers))}
    entries = _entries(file.open_outline().root, 1, places, numbers)
    return Document(pages, places, tuple(entries))


def _page(number: int, page: pikepdf.Page, fonts: dict[Any, Coding]) -> Page:
    def coding(font: Any) -> Coding:
        key = font.objgen if font.objgen != (0, 0) else id(font)
        if key not in fonts:
            fonts[key] = _coding(font)
        return fonts[key]

    pen = Pen(number, _operators, coding)
    pen.follow(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()))
    left, bottom, right, top = (float(each) for each in page.mediabox)
    return Page(number, right - left, top - bottom, tuple(pen.glyphs), tuple(pen.surfaces), tuple(_links(page.obj)))


def _operators(stream: Any) -> Iterator[tuple[Any, str]]:
    for instruction in pikepdf.parse_content_stream(stream):
        yield instruction.operands, str(instruction.operator)


# ── fonts ────────────────────────────────────────────────────────────────────


def _coding(font: Any) -> Coding:
    if font.get("/Subtype") != "/Type0":
        first = int(font.get("/FirstChar", 0))
        widths = {first + at: float(width) for at, width in enumerate(font.get("/Widths", ()))}
        return Coding(Font(str(font.get("/BaseFont", "")), b"", {}), lambda code: code, widths, 0.0, size=1)
    inner = font.DescendantFonts[0]
    file = inner.get("/FontDescriptor", {}).get("/FontFile2")
    program = file.read_bytes() if file is not None else b""
    known = Font(str(font.BaseFont).lstrip("/"), program, dict(_texts(font)))
    return Coding(known, _gids(font, inner), _widths(inner), float(inner.get("/DW", 1000)))


def _gids(font: Any, inner: Any) -> Callable[[int], int]:
    encoding, table = font.get("/Encoding"), inner.get("/CIDToGIDMap")
    cids: dict[int, int] = {}
    if isinstance(encoding, pikepdf.Stream):  # WeasyPrint writes one where a glyph is missing
        found = re.findall(rb"<([0-9a-fA-F]{4})>\s+(\d+)", encoding.read_bytes())
        cids = {int(code, 16): int(cid) for code, cid in found}
    gids = table.read_bytes() if isinstance(table, pikepdf.Stream) else b""

    def gid(code: int) -> int:
        cid = cids.get(code, code)
        return int.from_bytes(gids[2 * cid : 2 * cid + 2]) if gids else cid

    return gid


def _widths(inner: Any) -> Mapping[int, float]:
    widths: dict[int, float] = {}
    listed = list(inner.get("/W", ()))
    at = 0
    while at + 1 < len(listed):
        first, following = int(listed[at]), listed[at + 1]
        if isinstance(following, pikepdf.Array):
            widths |= {first + place: float(width) for place, width in enumerate(following)}
            at += 2
        else:
            widths |= dict.fromkeys(range(first, int(following) + 1), float(listed[at + 2]))
            at += 3
    return widths


def _texts(font: Any) -> Iterator[tuple[int, str]]:
    """The text layer of a font: what each code says."""
    if "/ToUnicode" not in font:
        return
    for kind, body in SECTION.findall(font.ToUnicode.read_bytes()):
        if kind == b"bfchar":
            pairs = HEX.findall(body)
            yield from ((int(code, 16), _said(text)) for code, text in zip(pairs[::2], pairs[1::2], strict=False))
            continue
        for first, last, one, several in CODE.findall(body):
            codes = range(int(first, 16), int(last, 16) + 1)
            if several:
                yield from ((code, _said(text)) for code, text in zip(codes, HEX.findall(several), strict=False))
            elif said := _said(one.strip(b"<>")):
                yield from ((code, said[:-1] + chr(ord(said[-1]) + step)) for step, code in enumerate(codes))


def _said(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")


# ── links and places ─────────────────────────────────────────────────────────


def _links(page: Any) -> Iterator[Linked]:
    for note in page.get("/Annots", ()):
        if note.get("/Subtype") != "/Link":
            continue
        left, bottom, right, top = (float(each) for each in note.Rect)
        action = note.get("/A", {})
        target = note.get("/Dest", action.get("/D"))
        written = str(action["/URI"]) if "/URI" in action else f"#{target}" if target is not None else ""
        yield Linked((min(left, right), min(bottom, top), max(left, right), max(bottom, top)), written)


def _names(file: Any) -> Iterable[tuple[str, Any]]:
    tree = file.Root.get("/Names", {}).get("/Dests")
    names = [(str(name), target) for name, target in pikepdf.NameTree(tree).items()] if tree is not None else []
    return [*names, *((str(name).lstrip("/"), target) for name, target in file.Root.get("/Dests", {}).items())]


def _spot(target: Any, numbers: Mapping[Any, int]) -> Spotted | None:
    """The place of an explicit destination: [page /XYZ left top zoom]."""
    target = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
    if not isinstance(target, pikepdf.Array) or not len(target) or target[0].objgen not in numbers:
        return None
    top = target[3] if len(target) > 3 and str(target[1]) == "/XYZ" else 0
    return Spotted(numbers[target[0].objgen], float(top or 0))


def _entries(
    items: Iterable[Any], level: int, places: Mapping[str, Spotted], numbers: Mapping[Any, int]
) -> Iterator[tuple[int, str, Spotted | None]]:
    for item in items:
        target = item.destination if item.destination is not None else (item.action or {}).get("/D")
        spot = places.get(str(target)) if isinstance(target, pikepdf.String | str) else _spot(target, numbers)
        yield level, str(item.title), spot
        yield from _entries(item.children, level + 1, places, numbers)
