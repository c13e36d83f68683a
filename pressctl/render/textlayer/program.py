"""Codes → the font that draws them: its embedded program, its widths, and the table of what each code says.

A sign of several glyphs becomes a composite glyph (TrueType), so that marks need no text rise; so does a glyph whose
width takes in the kerning after it, for the program and the table of widths have to agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pydyf

from .capture import EngineChanged
from .codes import Code, Codes, Shape
from .outlines import Program
from .streams import Objects

EM = 1000
OUTLINES = "FontFile2"  # the key of a TrueType program


def rewrite_fonts(objects: Objects, fonts: Mapping[str, Codes], is_compressed: bool) -> None:
    """Put the codes into the fonts of a PDF, by the names that its pages call them."""
    called = objects.of(objects.resources()["Font"])
    for name, codes in fonts.items():
        font = objects.of(called[name])
        descendant = objects.of(font["DescendantFonts"][0])
        file = objects.of(objects.of(descendant["FontDescriptor"]).get(OUTLINES) or _no_outlines(name))
        glyphs = _Glyphs(file.stream[0])
        gids = {number: glyphs.gid(code) for code, number in codes.numbers.items()}
        file.stream[0] = glyphs.program.saved()
        file.extra["Length1"] = len(file.stream[0])
        to_gids = pydyf.Stream([_to_gids(gids)], compress=is_compressed)
        objects.pdf.add_object(to_gids)
        descendant["CIDToGIDMap"] = to_gids.reference
        descendant["W"] = pydyf.Array([min(gids), pydyf.Array([code.width for code in codes.numbers])])
        font["Encoding"] = "/Identity-H"
        objects.of(font["ToUnicode"]).stream[:] = list(_says(codes.numbers))


def _no_outlines(name: str) -> bytes:
    raise EngineChanged(f"the font {name} has no TrueType outlines")


class _Glyphs:
    """The glyphs that draw the codes of a font: those of its program, and those that are made for it."""

    def __init__(self, content: bytes) -> None:
        self.program = Program(content)
        self._count, self._units = self.program.count, self.program.units / EM
        self._made: dict[tuple[Shape, float], int] = {}

    def gid(self, code: Code) -> int:
        if len(code.shape) == 1 and code.shape[0][1:] == (0, 0):
            gid = code.shape[0][0]
            if gid >= self._count:
                return 0
            if round(self.program.advance(gid) / self._units) == code.width:
                return gid
        key = (code.shape, code.width)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, shape: Shape, width: float) -> int:
        units = self._units
        components = [(gid, round(x * units), round(y * units)) for gid, x, y in shape if gid < self._count]
        return self.program.add(components, round(width * units))


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
