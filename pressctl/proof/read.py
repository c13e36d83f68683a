"""PDF bytes → lines of glyphs, as they are drawn. The only importer of pdfminer.

Glyph ids come from the content streams (through CIDToGIDMap, where there is one), never from the text layer, which
may say something else than the page shows. Lengths are in points, y grows upwards from the foot of the page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import groupby
from statistics import mode
from typing import Any

from pdfminer.cmapdb import IdentityCMap
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, stream_value
from pdfminer.utils import Matrix, Point, Rect, apply_matrix_pt, mult_matrix

SAME_BASELINE = 0.75  # points
COLUMN_GAP = 1.25  # em of the smaller neighbour: wider than any space, narrower than the gap beside the side column
RAISED_SIZE = 0.85  # of the line's size: a smaller piece may be a superscript of the line
RAISED_BY = 0.9  # em of its own size
INVISIBLE = 3  # the text rendering mode that paints nothing


@dataclass(frozen=True, eq=False, slots=True)
class Font:
    """A font in the PDF: `program` is the embedded TrueType file (empty if there is none), `texts` its text layer."""

    name: str
    program: bytes
    texts: Mapping[int, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn glyph: `x0` to `x1` is its advance, `y` its baseline, `rise` how far it stands above its line's."""

    page: int
    x0: float
    x1: float
    y: float
    gid: int
    font: Font
    size: float
    rise: float

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of one line of one column, from left to right."""

    page: int
    y: float
    glyphs: tuple[Glyph, ...]


def read(pdf: bytes) -> tuple[Line, ...]:
    """The lines of all pages, from the first page to the last, downwards, pieces of one baseline from left to right."""
    manager = _Fonts()
    device = _Pen(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(pdf)))):
        interpreter.process_page(page)
    pages = groupby(device.glyphs, key=lambda glyph: glyph.page)
    return tuple(line for _, glyphs in pages for line in _lines(glyphs))


@dataclass(frozen=True, slots=True)
class _Coding:
    """How a font's codes lead to glyphs: code → CID by `cids` (itself, if not there), CID → glyph by `gids`.

    `gids` has two bytes a CID, or none where a CID is a glyph id.
    """

    font: Font
    cids: Mapping[int, int]
    gids: bytes

    def gid(self, cid: int) -> int:
        return int.from_bytes(self.gids[2 * cid : 2 * cid + 2]) if self.gids else cid


class _Fonts(PDFResourceManager):
    """pdfminer's fonts, with what it does not keep of them: the embedded program and how codes lead to glyphs."""

    def __init__(self) -> None:
        super().__init__()
        self._codings: dict[int, _Coding] = {}
        self._keep: list[PDFFont] = []  # so that no id() is used twice

    def get_font(self, objid: object, spec: Mapping[str, Any]) -> PDFFont:
        font = super().get_font(objid, spec)
        if id(font) not in self._codings:  # a composite font comes twice: its descendant, with the maps, comes first
            self._keep.append(font)
            self._codings[id(font)] = _coding(font, spec)
        return font

    def coding(self, font: PDFFont) -> _Coding:
        return self._codings[id(font)]


def _coding(font: PDFFont, spec: Mapping[str, Any]) -> _Coding:
    if not isinstance(font, PDFCIDFont):
        return _Coding(Font(str(font.fontname), b"", {}), {}, b"")
    file = font.descriptor.get("FontFile2")
    texts = getattr(font.unicode_map, "cid2unichr", {})
    known = Font(font.basefont, stream_value(file).get_data() if file else b"", texts)
    cids: dict[int, int] = {}
    if hasattr(spec.get("Encoding"), "get_data"):  # WeasyPrint writes one where a glyph is missing
        found = re.findall(rb"<([0-9a-fA-F]{4})>\s+(\d+)", spec["Encoding"].get_data())
        cids = {int(code, 16): int(cid) for code, cid in found}
        font.cmap = IdentityCMap()  # pdfminer cannot read an embedded one
    to_gids = resolve1(spec.get("CIDToGIDMap"))
    return _Coding(known, cids, to_gids.get_data() if hasattr(to_gids, "get_data") else b"")


class _Pen(PDFTextDevice):
    """Notes every glyph that is painted within the page."""

    def __init__(self, fonts: _Fonts) -> None:
        super().__init__(fonts)
        self.fonts = fonts
        self.glyphs: list[Glyph] = []
        self._page = 0
        self._paper = (0.0, 0.0)
        self._outer: list[Matrix | None] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        left, bottom, right, top = page.mediabox
        self.ctm, self._page, self._paper = ctm, self._page + 1, (right - left, top - bottom)

    def end_page(self, page: PDFPage) -> None:
        pass

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:  # noqa: ARG002 — pdfminer's signature
        self._outer.append(self.ctm)

    def end_figure(self, name: str) -> None:  # noqa: ARG002 — pdfminer's signature
        self.ctm = self._outer.pop()  # pdfminer leaves the matrix of the figure behind

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: object,  # noqa: ARG002 — pdfminer's signature
        graphicstate: PDFGraphicState,  # noqa: ARG002 — pdfminer's signature
    ) -> None:
        assert textstate.font is not None
        assert self.ctm is not None
        matrix, font = mult_matrix(textstate.matrix, self.ctm), textstate.font
        stretch, coding = textstate.scaling / 100, self.fonts.coding(font)
        x, y = textstate.linematrix
        for part in seq:
            if isinstance(part, int | float):
                x -= part / 1000 * textstate.fontsize * stretch
                continue
            for code in font.decode(part):
                cid = coding.cids.get(code, code)
                width = font.char_width(cid) * textstate.fontsize * stretch
                ends = apply_matrix_pt(matrix, (x, y)), apply_matrix_pt(matrix, (x + width, y))
                self._paint(textstate, coding.font, coding.gid(cid), ends, math.hypot(matrix[2], matrix[3]))
                x += width + textstate.charspace * stretch
        textstate.linematrix = (x, y)

    def _paint(self, state: PDFTextState, font: Font, gid: int, ends: tuple[Point, Point], scale: float) -> None:
        (x0, y), (x1, _) = ends
        right, top = self._paper
        if state.render != INVISIBLE and -1 <= (x0 + x1) / 2 <= right + 1 and 0 <= y <= top:
            size, rise = state.fontsize * scale, state.rise * scale
            self.glyphs.append(Glyph(self._page, min(x0, x1), max(x0, x1), y, gid, font, size, rise))


def _lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The glyphs of one page, as lines in reading order."""
    pieces = [piece for row in _rows(glyphs) for piece in _pieces(row)]
    return sorted(_with_raised(pieces), key=lambda line: (-round(line.y), line.glyphs[0].x0))


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that stand on one baseline, whatever their column."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if row and row[-1].y - glyph.y > SAME_BASELINE:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _pieces(row: list[Glyph]) -> Iterator[Line]:
    """A row, cut where a gap is wider than any space between words."""
    piece: list[Glyph] = []
    edge = 0.0
    for glyph in sorted(row, key=lambda glyph: glyph.centre):
        if piece and glyph.x0 - edge > COLUMN_GAP * min(glyph.size, piece[-1].size):
            yield _line(piece)
            piece = []
        edge = max(edge, glyph.x1) if piece else glyph.x1
        piece.append(glyph)
    if piece:
        yield _line(piece)


def _line(glyphs: Iterable[Glyph]) -> Line:
    ordered = tuple(sorted(glyphs, key=lambda glyph: glyph.centre))
    return Line(ordered[0].page, mode(glyph.y for glyph in ordered), ordered)


def _with_raised(pieces: list[Line]) -> Iterator[Line]:
    """Superscripts and subscripts join the line that they belong to, with their rise; all else stays as it is."""
    guests: dict[int, list[Glyph]] = {}
    for piece in pieces:
        host = next((other for other in pieces if _carries(other, piece)), piece)
        raised = host is not piece
        glyphs = [replace(g, rise=g.rise + g.y - host.y) for g in piece.glyphs] if raised else list(piece.glyphs)
        guests.setdefault(id(host), []).extend(glyphs)
    for piece in pieces:
        if id(piece) in guests:
            yield replace(_line(guests[id(piece)]), y=piece.y)


def _carries(line: Line, small: Line) -> bool:
    """Whether `small` is a superscript or subscript of `line`."""
    size, own = (max(glyph.size for glyph in piece.glyphs) for piece in (line, small))
    near = line.glyphs[0].x0 - size / 2 < small.glyphs[0].x0 and small.glyphs[-1].x1 < line.glyphs[-1].x1 + size / 2
    return near and own < RAISED_SIZE * size and abs(line.y - small.y) < RAISED_BY * own
