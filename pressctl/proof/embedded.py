"""Font programs inside a PDF → the glyphs of the font's own file that each glyph in them is made of."""

from __future__ import annotations

from collections.abc import Iterable

from .truetype import DEEPEST, Damaged, TrueType, is_composite

SLACK = 2  # units of an em: what rounding moves a glyph by
NOTHING = 0  # the glyph for what a font does not have

Parts = tuple[tuple[int, float, float, float], ...]  # glyph ids of the file, with their offset and advance in em


def made_of(inside: TrueType, gids: Iterable[int], file: TrueType) -> dict[int, Parts] | None:
    """What each drawn glyph is made of, or none if any does not look as it does in a font's file."""
    found: dict[int, Parts] = {}
    try:
        for gid in gids if inside.has_outlines and inside.units == file.units else ():
            own = gid if gid < inside.glyphs else NOTHING
            made = ((own, 0.0, 0.0, 0.0),) if _alike(inside, file, own) else _added(inside, file, own)
            if made is None:
                return None
            found[gid] = made
    except Damaged:
        return None
    return found or None


def _alike(inside: TrueType, file: TrueType, gid: int, depth: int = 0) -> bool:
    """Whether a glyph looks the same in both, and stands as far from where the one before it ends.

    The same bytes draw the same, as long as those of the glyphs within it are the same, too; where they are written in
    another way, points are compared.
    """
    if gid >= min(file.glyphs, inside.glyphs) or depth > DEEPEST:
        return False
    needed, written = file.needed(gid), inside.written(gid)
    if abs(inside.shift(gid) - file.shift(gid)) > SLACK:
        return False
    if not needed or not written.startswith(needed):
        return inside.outline(gid) == file.outline(gid)
    return not is_composite(needed) or all(_alike(inside, file, part.gid, depth + 1) for part in file.parts(gid))


def _added(inside: TrueType, file: TrueType, gid: int) -> Parts | None:
    """The parts of a glyph that only the embedded program has: none for a blank; None if it is drawn otherwise."""
    if not is_composite(inside.written(gid)):
        return None if inside.outline(gid).points else ()
    added = inside.parts(gid)
    if abs(inside.shift(gid)) > SLACK or not all(part.is_only_moved for part in added):
        return None
    if not all(_alike(inside, file, part.gid) for part in added):
        return None
    em = file.units
    return tuple((part.gid, part.at[0] / em, part.at[1] / em, file.advance(part.gid) / em) for part in added)
