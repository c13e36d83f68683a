"""What a document must show, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pressctl.model.language import Direction
from pressctl.model.place import Place

from .page import Box, Glyph


class Kind(StrEnum):
    """What is wrong with a page."""

    MISSING = "missing"  # letters of a paragraph are not on the page
    ORDER = "order"  # a line shows its letters in another order than Unicode asks for
    UNJOINED = "unjoined"  # Arabic letters are not drawn in their joined forms, or stand apart
    MARK = "mark"  # a vowel mark is not on its letter
    PRESENTATION = "presentation"  # the text layer has ready-made forms of letters: the text was shaped beforehand
    TOFU = "tofu"  # a glyph that no letter belongs to: the font lacks the character
    FONT = "font"  # a font that is not among the newsroom's
    HIDDEN = "hidden"  # something is painted over a text, or it leaves no ink that can be seen
    CUT = "cut"  # a text reaches over the edge of the page, or of the box that it stands in
    OVERLAP = "overlap"  # two texts are printed over each other
    STRANDED = "stranded"  # a heading stands at the foot of a page, without its text
    LINK = "link"  # a link is missing, or leads elsewhere
    OUTLINE = "outline"  # the outline does not have the headings, or not where they stand
    PAGE_NUMBER = "page number"  # a page is named on which the thing does not stand
    TEXT_LAYER = "text layer"  # a word cannot be found, or is copied as another
    TAGS = "tags"  # what tells assistive software the structure is missing or wrong
    UNREADABLE = "unreadable"  # the file is no PDF


@dataclass(frozen=True, slots=True)
class Expected:
    """A paragraph that the document must show; isolates (U+2066, U+2067, U+2069) stand for `<span dir>`.

    `place` is where it is written. `links` are its stretches that lead elsewhere: from, up to, and where to.
    `level` is that of a heading, 0 for other texts; `anchors` are places that other texts refer to.
    """

    text: str
    base: Direction
    place: Place | None = None
    links: tuple[tuple[int, int, str], ...] = ()
    level: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `text` is the paragraph, `line` the line of it, from 1, `page` from 1; 0 is none.

    `got` and `expected` are plain letters in the order in which they are seen, from left to right, or what stands
    there and what should. `box` is where on the page, in points from its foot.
    """

    kind: Kind
    text: str
    line: int
    page: int
    got: str
    expected: str
    place: Place | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph that was found: the glyph of each of its letters, by its index in the text."""

    expected: Expected
    drawn: dict[int, Glyph] = field(default_factory=dict)


def box_around(glyphs: list[Glyph]) -> Box | None:
    """The rectangle of some glyphs of a page, from below their line to above its letters."""
    if not glyphs:
        return None
    first = [glyph for glyph in glyphs if glyph.page == glyphs[0].page]
    return (
        min([g.x0 for g in first]),
        min([g.y - 0.3 * g.size for g in first]),
        max([g.x1 for g in first]),
        max([g.y + 0.8 * g.size for g in first]),
    )
