"""Pages → texts that nobody can see: cut off, painted over, without contrast, or printed over each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter

from .fault import Fault, Kind, box_around
from .lines import Line
from .page import WHITE, Box, Colour, Glyph, Page, Surface
from .plane import within

EDGE = 2.0  # points: so near to the paper's edge a printer cuts
CONTRAST = 1.3  # of luminances: less is not seen; the faintest thing that we print has 4.5
COVER = 0.5  # of a letter's size: lower surfaces are rules and underlines
OVER = 0.35  # of the narrower of two letters
HEIGHT = 0.7  # of the smaller size: baselines nearer than this print one line over the other
SEVERAL = 3  # letters


def unseen(page: Page) -> Iterator[Fault]:
    """The texts of a page that cannot be seen, run by run."""
    for _, run in groupby(page.glyphs, key=attrgetter("order")):
        glyphs = [glyph for glyph in run if glyph.x1 - glyph.x0 > 0]
        box = box_around(glyphs)
        if not box:
            continue
        safe = _is_well_within(box, page, glyphs[0].size)
        cut = [glyph for glyph in glyphs if glyph.is_cut or not (safe or _is_on_paper(glyph, page))]
        if cut:
            yield _fault(Kind.CUT, cut)
        near = [surface for surface in page.surfaces if _meet(surface.box, box)]
        if _is_even(glyphs[0], box, near) and not _is_hidden(glyphs[0], near):
            continue
        hidden = [glyph for glyph in glyphs if not glyph.is_cut and _is_hidden(glyph, near)]
        if hidden:
            yield _fault(Kind.HIDDEN, hidden)


def _fault(kind: Kind, glyphs: list[Glyph]) -> Fault:
    return Fault(kind, "", 0, glyphs[0].page, "", "", box=box_around(glyphs))


def _is_on_paper(glyph: Glyph, page: Page) -> bool:
    along = glyph.x0 >= EDGE and glyph.x1 <= page.width - EDGE
    return along and EDGE <= glyph.y <= page.height - glyph.size / 2


def _is_well_within(box: Box, page: Page, size: float) -> bool:
    """Whether all letters of a run of this size, with the box around it, are on the paper beyond doubt."""
    along = box[0] >= EDGE and box[2] <= page.width - EDGE
    return along and box[1] >= EDGE and box[3] <= page.height - size


def _is_even(glyph: Glyph, box: Box, surfaces: Iterable[Surface]) -> bool:
    """Whether all letters of a run, one of which is given, have the same surfaces around their middles."""
    return abs(glyph.rise) < glyph.size / 2 and all(within(box, surface.box) == box for surface in surfaces)


def _is_hidden(glyph: Glyph, surfaces: Iterable[Surface]) -> bool:
    if not glyph.is_painted:
        return True
    middle = glyph.centre, glyph.y + glyph.rise + glyph.size / 4
    behind: Colour | None = WHITE
    for surface in surfaces:
        if _holds(surface.box, *middle):
            if surface.order > glyph.order and surface.box[3] - surface.box[1] > COVER * glyph.size:
                return True
            behind = surface.colour
    return behind is not None and glyph.colour is not None and _contrast(glyph.colour, behind) < CONTRAST


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@cache
def _contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, as in WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def overlapping(lines: Iterable[Line]) -> Iterator[Fault]:
    """Texts of a page that are printed over each other; a draft's watermark, which is much larger, may be."""
    ordered = sorted(lines, key=lambda line: -line.y)
    for line in ordered:
        found = [b for a, b in pairwise(line.glyphs) if a.order != b.order and _over(a, b)]
        if len(found) >= SEVERAL:
            yield _fault(Kind.OVERLAP, found)
    for place, line in enumerate(ordered):
        size = line.glyphs[0].size
        for other in ordered[place + 1 :]:
            down, ratio = line.y - other.y, other.glyphs[0].size / size
            if down > HEIGHT * size:
                break
            if 0 < down < HEIGHT * size * min(1, ratio) and 0.5 < ratio < 2 and not _are_beside(line, other):
                found = [b for b in other.glyphs if any(_over(a, b) for a in line.glyphs)]
                if len(found) >= SEVERAL:
                    yield _fault(Kind.OVERLAP, found)


def _are_beside(one: Line, other: Line) -> bool:
    """Whether two lines are in columns of their own."""
    (left, right), (start, end) = (
        (min([glyph.x0 for glyph in line.glyphs]), max([glyph.x1 for glyph in line.glyphs])) for line in (one, other)
    )
    return right <= start or end <= left


def _over(one: Glyph, other: Glyph) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0 and shared > OVER * min(one.x1 - one.x0, other.x1 - other.x0) > 0
