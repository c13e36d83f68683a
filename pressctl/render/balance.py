"""How narrow a headline may be set without taking one line more: balanced lines, where CSS cannot do it.

The only importer of HarfBuzz in this room.
"""

from __future__ import annotations

from functools import cache

import uharfbuzz

from ..model.article import plain
from ..model.edition import Edition
from ..resources import FONTS

MEASURE = 124 / 25.4 * 72  # points: the text column of 124 mm
SIZES = {"ltr": 26.0, "rtl": 29.0}  # points: --h1 of the stylesheet
FOREIGN = 0.82  # size of a Latin run in an Arabic headline
SLACK = 1.02  # headlines are never broken by a rounding error


@cache
def _font(file: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / file))))


@cache
def _width(word: str, size: float, file: str) -> float:
    """The width of a word in points."""
    font = _font(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    advance = sum(position.x_advance for position in buffer.glyph_positions or [])
    return float(advance * size / font.face.upem)


def _widths(text: str, direction: str) -> list[float]:
    size = SIZES[direction]
    widths = []
    for word in text.split(" "):
        is_arabic = any("\u0600" <= c <= "\u06ff" for c in word)
        file = "amiri/Amiri_700Bold.ttf" if is_arabic else "source-serif-4/SourceSerif4_600SemiBold.ttf"
        foreign = (direction == "rtl") != is_arabic and any(map(str.isalpha, word))
        widths.append(_width(word, size * (FOREIGN if foreign and direction == "rtl" else 1), file))
    return widths


def _lines(widths: list[float], space: float, measure: float) -> int:
    lines, pen = 1, 0.0
    for width in widths:
        if pen and pen + space + width > measure:
            lines, pen = lines + 1, width
        else:
            pen += (space if pen else 0) + width
    return lines


def headline_width(edition: Edition) -> float | None:
    """The narrowest width in points that keeps the number of lines, none for a headline of one line."""
    direction = edition.language.direction
    widths = _widths(plain(edition.title), direction)
    file = "amiri/Amiri_700Bold.ttf" if direction == "rtl" else "source-serif-4/SourceSerif4_600SemiBold.ttf"
    space = _width(" ", SIZES[direction], file)
    wanted = _lines(widths, space, MEASURE)
    if wanted == 1:
        return None
    low, high = max(widths), MEASURE
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(widths, space, middle) <= wanted else (middle, high)
    return min(high * SLACK, MEASURE)
