"""What the page engine cannot be asked before it has drawn a page: how many lines a text takes, and how high it stands.

The only importer of HarfBuzz in this room. Sizes and leadings are those of templates/shared/base.css, in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import uharfbuzz

from ..model.article import Block, Paragraph, plain
from ..model.edition import Edition, Line, Shown
from ..resources import FONTS

MILLIMETRE = 72 / 25.4
MEASURE = 124 * MILLIMETRE  # the text column
FIRST_PAGE = (297 - 16 - 27) * MILLIMETRE
HEAD = 58.0  # letterhead and strip
OPENING = 52.5  # the space above and below the opening
BETWEEN, ABOVE = 7.5, 22.5  # between paragraphs, above a picture
FOREIGN = 0.82  # size of a Latin run in Arabic text
TRACKING = -0.008  # of a Latin headline, in em
SLACK = 1.01  # no line is broken by a rounding error


class Role(NamedTuple):
    """How a text is set: size and leading in points, and whether it is a headline."""

    size: float
    leading: float
    is_headline: bool = False


HEADLINE = {"ltr": Role(26.0, 30.0, True), "rtl": Role(29.0, 41.25, True)}
LEAD = {"ltr": Role(13.2, 18.75), "rtl": Role(15.4, 26.25)}
BODY = {"ltr": Role(10.4, 15.0), "rtl": Role(12.75, 22.5)}
LATIN = {True: "source-serif-4/SourceSerif4_600SemiBold.ttf", False: "source-serif-4/SourceSerif4_400Regular.ttf"}
ARABIC = {True: "amiri/Amiri_700Bold.ttf", False: "amiri/Amiri_400Regular.ttf"}


@cache
def _font(file: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / file))))


def characters(file: str) -> frozenset[int]:
    """The characters that a font can draw."""
    return frozenset(_font(file).face.unicodes)


def _width(word: str, size: float, file: str) -> float:
    """The width of a word in points."""
    font = _font(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    advance = sum(position.x_advance for position in buffer.glyph_positions or [])
    return float(advance * size / font.face.upem)


def _widths(text: str, role: Role, direction: str) -> list[float]:
    widths = []
    for word in text.split(" "):
        is_arabic = any("\u0600" <= c <= "\u06ff" for c in word)
        is_latin = any(c.isalpha() for c in word) and not is_arabic
        file = (LATIN if is_latin or (direction == "ltr" and not is_arabic) else ARABIC)[role.is_headline]
        tracking = TRACKING * role.size * len(word) if role.is_headline and direction == "ltr" else 0.0
        widths.append(_width(word, role.size * (FOREIGN if is_latin and direction == "rtl" else 1), file) + tracking)
    return widths


def _space(role: Role, direction: str) -> float:
    return _width(" ", role.size, (ARABIC if direction == "rtl" else LATIN)[role.is_headline])


def _lines(widths: Sequence[float], space: float, measure: float) -> int:
    lines, pen = 1, 0.0
    for width in widths:
        if pen and pen + space + width > measure:
            lines, pen = lines + 1, width
        else:
            pen += (space if pen else 0) + width
    return lines


def height(line: Line, role: Role, direction: str, measure: float = MEASURE) -> float:
    """The height in points of a text in lines of a `measure`, in points; without one in the text column."""
    widths = _widths(plain(line), role, direction)
    return _lines(widths, _space(role, direction), measure) * role.leading if line else 0.0


def headline_width(edition: Edition) -> float | None:
    """The narrowest width in points that keeps the number of lines of the title, none for one of one line."""
    direction = edition.language.direction
    return balanced(edition.title, HEADLINE[direction], direction)


def balanced(line: Line, role: Role, direction: str, measure: float = MEASURE) -> float | None:
    """The narrowest width in points that keeps a text's number of lines in a `measure`, none for one of one line.

    Lines of about the same length, where CSS cannot balance them.
    """
    widths, space = _widths(plain(line), role, direction), _space(role, direction)
    wanted = _lines(widths, space, measure)
    if wanted == 1:
        return None
    low, high = max(widths), measure
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(widths, space, middle) <= wanted else (middle, high)
    return min(high * SLACK, measure)


def first_page_holds(edition: Edition, blocks: Sequence[Block], shown: Shown) -> bool:
    """Whether the first page has room for a picture after these blocks; else it would leave a hole there."""
    direction = edition.language.direction
    used = HEAD + OPENING + height(edition.title, HEADLINE[direction], direction)
    used += sum(
        height(line, LEAD[direction], direction) + BETWEEN for line in (edition.subtitle, edition.summary) if line
    )
    for block in blocks:
        if not isinstance(block, Paragraph):
            return False
        used += height(block.children, BODY[direction], direction) + BETWEEN
    picture = shown.picture
    return used + ABOVE + MEASURE * picture.height / picture.width <= FIRST_PAGE
