"""Codes → the font that draws them: its embedded program, its widths, and the table of what each code says.

A sign of several glyphs becomes a composite glyph (TrueType), so that marks need no text rise; so does a glyph whose
width takes in the kerning after it, for the program and the table of widths have to agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

import pydyf
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from .capture import EngineChanged
from .codes import Code, Codes, Shape
from .streams import Objects

EM = 1000
OUTLINES = "FontFile2"  # the key of a TrueType program
OFFSETS_ARE_POSITIONS = 0x0002  # the flag ARGS_ARE_XY_VALUES of a component
UNUSED = ("vmtx", "vhea", "hdmx", "VDMX", "LTSH", "gvar", "HVAR", "GDEF")


def rewrite_fonts(objects: Objects, fonts: Mapping[str, Codes], is_compressed: bool) -> None:
    """Put the codes into the fonts of a PDF, by the names that its pages call them."""
    called = objects.of(objects.resources()["Font"])
    for name, codes in fonts.items():
        font = objects.of(called[name])
        descendant = objects.of(font["DescendantFonts"][0])
        file = objects.of(objects.of(descendant["FontDescriptor"]).get(OUTLINES) or _no_outlines(name))
        program = _Program(file.stream[0])
        gids = {number: program.gid(code) for code, number in codes.numbers.items()}
        file.stream[0] = program.saved()
        file.extra["Length1"] = len(file.stream[0])
        to_gids = pydyf.Stream([_to_gids(gids)], compress=is_compressed)
        objects.pdf.add_object(to_gids)
        descendant["CIDToGIDMap"] = to_gids.reference
        descendant["W"] = pydyf.Array([min(gids), pydyf.Array([code.width for code in codes.numbers])])
        font["Encoding"] = "/Identity-H"
        objects.of(font["ToUnicode"]).stream[:] = list(_says(codes.numbers))


def _no_outlines(name: str) -> bytes:
    raise EngineChanged(f"the font {name} has no TrueType outlines")


class _Program:
    """An embedded TrueType program that grows by the glyphs asked for."""

    def __init__(self, content: bytes) -> None:
        self._font = TTFont(BytesIO(content), recalcTimestamp=False, recalcBBoxes=False)
        self._names: list[str] = list(self._font.getGlyphOrder())
        self._count = len(self._names)
        self._glyphs, self._metrics = self._font["glyf"], self._font["hmtx"].metrics
        self._units = self._font["head"].unitsPerEm / EM
        self._added: dict[tuple[Shape, float], int] = {}

    def gid(self, code: Code) -> int:
        """The glyph that draws a code: one that is there, or one that is made for it."""
        if len(code.shape) == 1 and code.shape[0][1:] == (0, 0):
            gid = code.shape[0][0]
            if gid >= self._count:
                return 0
            if round(self._metrics[self._names[gid]][0] / self._units) == code.width:
                return gid
        key = (code.shape, code.width)
        if key not in self._added:
            self._added[key] = self._add(self._drawn(code.shape), round(code.width * self._units))
        return self._added[key]

    def _drawn(self, shape: Shape) -> Glyph:
        glyph = Glyph()
        if shape:
            glyph.numberOfContours = -1
            glyph.components = [self._component(*part) for part in shape if part[0] < self._count]
            glyph.recalcBounds(self._glyphs)
        return glyph

    def _component(self, gid: int, x: float, y: float) -> GlyphComponent:
        component = GlyphComponent()
        component.glyphName, component.flags = self._names[gid], OFFSETS_ARE_POSITIONS
        component.x, component.y = round(x * self._units), round(y * self._units)
        return component

    def _add(self, glyph: Glyph, advance: int) -> int:
        name = f"sign{len(self._names)}"
        self._names.append(name)
        self._glyphs.glyphs[name] = glyph
        self._metrics[name] = (max(0, advance), getattr(glyph, "xMin", 0))
        return len(self._names) - 1

    def saved(self) -> bytes:
        font = self._font
        font.setGlyphOrder(self._names)
        self._glyphs.glyphOrder = self._names
        for table in (table for table in UNUSED if table in font):
            del font[table]
        if "post" in font:
            font["post"].formatType = 3.0
        head = font["head"]
        box = head.xMin, head.yMin, head.xMax, head.yMax
        font["maxp"].recalc(font)
        head.xMin, head.yMin, head.xMax, head.yMax = box  # poppler chooses how to smooth letters by it
        file = BytesIO()
        font.save(file, reorderTables=True)
        return file.getvalue()


def _to_gids(gids: Mapping[int, int]) -> bytes:
    table = bytearray(2 * (max(gids) + 1))
    for code, gid in gids.items():
        table[2 * code : 2 * code + 2] = gid.to_bytes(2)
    return bytes(table)


def _says(numbers: Mapping[Code, int]) -> Iterator[bytes]:
    """The table ToUnicode, as operators."""
    yield from CMAP_HEAD
    entries = [f"<{n:04x}> <{code.text.encode('utf-16-be').hex()}>" for code, n in numbers.items() if code.text]
    for start in range(0, len(entries), 100):
        batch = entries[start : start + 100]
        yield f"{len(batch)} beginbfchar".encode()
        yield from (entry.encode() for entry in batch)
        yield b"endbfchar"
    yield from CMAP_FOOT


CMAP_HEAD = (
    b"/CIDInit /ProcSet findresource begin",
    b"12 dict begin",
    b"begincmap",
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    b"/CMapName /Adobe-Identity-UCS def",
    b"/CMapType 2 def",
    b"1 begincodespacerange",
    b"<0000> <ffff>",
    b"endcodespacerange",
)
CMAP_FOOT = (b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end")
