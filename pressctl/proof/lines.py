"""The glyphs of a page → its lines: what stands on one baseline and in one column, superscripts included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from statistics import mode

from .page import Glyph

SAME_BASELINE = 0.75  # points
COLUMN_GAP = 1.25  # em of the smaller neighbour: wider than any space, narrower than the gap beside the side column
RAISED_SIZE = 0.85  # of the line's size: a smaller piece may be a superscript of the line
RAISED_BY = 0.9  # em of its own size


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of one line of one column, from left to right."""

    page: int
    y: float
    glyphs: tuple[Glyph, ...]


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The glyphs of one page as lines, downwards, pieces of one baseline from left to right."""
    pieces = [piece for row in _rows(glyphs) for piece in _pieces(row)]
    return sorted(_with_raised(pieces), key=lambda line: (-round(line.y), line.glyphs[0].x0))


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that stand on one baseline, whatever their column."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=attrgetter("y"), reverse=True):
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
    for glyph in sorted(row, key=attrgetter("centre")):
        if piece and glyph.x0 - edge > COLUMN_GAP * min(glyph.size, piece[-1].size):
            yield _line(piece)
            piece = []
        edge = max(edge, glyph.x1) if piece else glyph.x1
        piece.append(glyph)
    if piece:
        yield _line(piece)


def _line(ordered: Sequence[Glyph]) -> Line:
    heights = [glyph.y for glyph in ordered]
    y = heights[0] if heights.count(heights[0]) == len(heights) else mode(heights)
    return Line(ordered[0].page, y, tuple(ordered))


def _with_raised(pieces: list[Line]) -> Iterator[Line]:
    """Superscripts and subscripts join the line that they belong to, with their rise; all else stays as it is."""
    guests: dict[int, list[Sequence[Glyph]]] = {}
    sizes = {id(piece): max([glyph.size for glyph in piece.glyphs]) for piece in pieces}
    largest = max(sizes.values(), default=0)
    for piece in pieces:
        own = sizes[id(piece)]
        others = pieces if own < RAISED_SIZE * largest else ()
        host = next((other for other in others if _carries(other, sizes[id(other)], piece, own)), piece)
        raised = host is not piece
        glyphs = [replace(g, rise=g.rise + g.y - host.y) for g in piece.glyphs] if raised else piece.glyphs
        guests.setdefault(id(host), []).append(glyphs)
    for piece in pieces:
        match guests.get(id(piece), []):
            case [only] if only is piece.glyphs:
                yield piece
            case [*several] if several:
                glyphs = sorted(chain.from_iterable(several), key=attrgetter("centre"))
                yield Line(glyphs[0].page, piece.y, tuple(glyphs))


def _carries(line: Line, size: float, small: Line, own: float) -> bool:
    """Whether `small` is a superscript or subscript of `line`; `size` and `own` are their largest letters."""
    if own >= RAISED_SIZE * size or abs(line.y - small.y) >= RAISED_BY * own:
        return False
    return line.glyphs[0].x0 - size / 2 < small.glyphs[0].x0 and small.glyphs[-1].x1 < line.glyphs[-1].x1 + size / 2
