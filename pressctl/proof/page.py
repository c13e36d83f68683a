"""What stands on the pages of a PDF: glyphs, pictures and surfaces, links, and how the document is found one's way in.

Lengths are in points, y grows upwards from the foot of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]  # left, bottom, right, top
Colour = tuple[float, float, float]  # red, green, blue, from 0 to 1
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, eq=False, slots=True)
class Font:
    """A font in the PDF: `program` is the embedded TrueType file (empty if there is none), `texts` its text layer."""

    name: str
    program: bytes
    texts: Mapping[int, str] = field(repr=False)


@dataclass(eq=False, slots=True)
class Glyph:
    """One drawn glyph: `x0` to `x1` is its advance, `y` its baseline, `rise` how far it stands above its line's.

    `order` counts what is painted. `is_painted` is false where it leaves no ink; `is_cut` is true where that is outside
    the box that is shown. `is_furniture`: it is no part of the text, as running heads and watermarks are.
    """

    page: int
    x0: float
    x1: float
    y: float
    gid: int
    font: Font
    size: float
    rise: float = 0.0
    order: int = 0
    is_painted: bool = True
    is_cut: bool = False
    colour: Colour | None = BLACK
    is_furniture: bool = False

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Surface:
    """A filled surface, or a picture, which has no one colour; painted as number `order`."""

    box: Box
    order: int
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A link on a page: `target` is an address, or "#" and the name of a place in the document."""

    box: Box
    target: str


@dataclass(frozen=True, eq=False, slots=True)
class Page:
    """One page; `number` counts from 1."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    surfaces: tuple[Surface, ...]
    links: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place in the document: a page, and how high above its foot."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF as it is read: `places` by their names, and the outline, each entry with its level from 1."""

    pages: tuple[Page, ...]
    places: Mapping[str, Spotted]
    outline: tuple[tuple[int, str, Spotted | None], ...]
