"""Font programs inside a PDF → the glyphs of the font's own file that each glyph in them is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

from .page import Font

NOTHING = 0  # the glyph for what a font does not have

Parts = tuple[tuple[int, float, float, float], ...]  # glyph ids of the file, with their offset and advance in em
Looks = Callable[[int], tuple[Any, ...] | None]  # a glyph of the file → its outline


class Embedded:
    """The program of a font inside a PDF."""

    def __init__(self, font: Font) -> None:
        try:
            self._tables = TTFont(BytesIO(font.program), lazy=True)
            self._count, self._metrics = len(self._tables.getGlyphOrder()), self._tables["hmtx"]
            self._scale, self._has_outlines = self._tables["head"].unitsPerEm, "glyf" in self._tables
        except (TTLibError, KeyError):
            self._has_outlines = False

    def parts(self, gids: Iterable[int], looks: Looks) -> dict[int, Parts] | None:
        """What each drawn glyph is made of, or none if any does not look as it does in a font's file."""
        parts: dict[int, Parts] = {}
        for gid in gids if self._has_outlines else ():
            inside = gid if gid < self._count else NOTHING
            if outline(self._tables, inside) == looks(inside):
                parts[gid] = ((inside, 0.0, 0.0, 0.0),)
                continue
            added = _components(self._tables, inside)
            if added is None or any(outline(self._tables, part) != looks(part) for part, *_ in added):
                return None
            parts[gid] = tuple((p, x / self._scale, y / self._scale, self._advance(p)) for p, x, y in added)
        return parts or None

    def _advance(self, gid: int) -> float:
        return float(self._metrics[self._tables.getGlyphName(gid)][0]) / float(self._scale)


def outline(tables: TTFont, gid: int) -> tuple[Any, ...] | None:
    """The points of a glyph, or none if there is no such glyph."""
    if gid >= len(tables.getGlyphOrder()):
        return None
    glyphs = tables["glyf"]
    return tuple(glyphs[tables.getGlyphName(gid)].getCoordinates(glyphs)[0])


def _components(tables: TTFont, gid: int) -> list[tuple[int, int, int]] | None:
    """The glyphs that one is made of, each with its offset: none for a blank; None if it has an outline of its own."""
    glyph = tables["glyf"][tables.getGlyphName(gid)]
    if glyph.isComposite():
        return [(tables.getGlyphID(part.glyphName), part.x, part.y) for part in glyph.components]
    return None if glyph.numberOfContours else []
