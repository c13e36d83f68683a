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
    pair = _Pair(inside, file)
    try:
        for gid in gids if inside.has_outlines and inside.units == file.units else ():
            own = gid if gid < inside.glyphs else NOTHING
            made = ((own, 0.0, 0.0, 0.0),) if pair.is_alike(own) else pair.added(own)
            if made is None:
                return None
            found[gid] = made
    except Damaged:
        return None
    return found or None


class _Pair:
    """An embedded program, and the file that it may be of."""

    def __init__(self, inside: TrueType, file: TrueType) -> None:
        self.inside, self.file = inside, file
        self._alike: dict[int, bool] = {}

    def is_alike(self, gid: int, depth: int = 0) -> bool:
        """Whether a glyph looks the same in both, and stands as far from where the one before it ends."""
        if gid not in self._alike:
            known = gid < min(self.file.glyphs, self.inside.glyphs) and depth <= DEEPEST
            self._alike[gid] = known and self._is_at_its_place(gid) and self._is_drawn_alike(gid, depth)
        return self._alike[gid]

    def _is_at_its_place(self, gid: int) -> bool:
        return abs(self.inside.shift(gid) - self.file.shift(gid)) <= SLACK

    def _is_drawn_alike(self, gid: int, depth: int) -> bool:
        """The same bytes draw the same, and so do the same parts; what is written in another way is drawn out."""
        needed, parts = self.file.needed(gid), self.file.parts(gid)
        if parts and self.inside.parts(gid) == parts:
            return all(self.is_alike(part.gid, depth + 1) for part in parts)
        if needed and not parts and self.inside.written(gid).startswith(needed):
            return True
        return self._boxes_meet(gid) and self.inside.outline(gid) == self.file.outline(gid)

    def _boxes_meet(self, gid: int) -> bool:
        return all(abs(a - b) <= SLACK for a, b in zip(self.inside.box(gid), self.file.box(gid), strict=True))

    def added(self, gid: int) -> Parts | None:
        """The parts of a glyph that only the embedded program has: none for a blank; None if it is drawn otherwise."""
        if not is_composite(self.inside.written(gid)):
            return None if self.inside.outline(gid).points else ()
        added = self.inside.parts(gid)
        if abs(self.inside.shift(gid)) > SLACK or not all(part.is_only_moved for part in added):
            return None
        if not all(self.is_alike(part.gid) for part in added):
            return None
        em = self.file.units
        return tuple((part.gid, part.at[0] / em, part.at[1] / em, self.file.advance(part.gid) / em) for part in added)
