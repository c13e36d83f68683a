"""The share picture: what others show where somebody links to a release. One page, drawn as every printed page is."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ..model.article import Inline, Span, Styled, Words, plain
from ..model.edition import Edition, Line
from ..model.output import Printed
from ..model.place import Place
from ..resources import TEMPLATES
from ..template import fill
from .markup import Writer
from .measure import Role, balanced, height
from .pdf import pdf
from .screenshot import first_page

WIDTH, HEIGHT = 1200, 630  # pixels of CSS and of the picture; what OpenGraph's readers ask for
NOWHERE = Place("")
PIXEL = 72 / 96  # points
MEASURE, ROOM = 1040 * PIXEL, 322 * PIXEL  # where the title stands: templates/shared/share.css
SIZES = (100, 84, 74, 64, 56, 48, 40)  # pixels, as there
LEADING = {"ltr": 1.14, "rtl": 1.4}
LEEWAY = 1.06  # what a line may be wider than measured: runs in the other script are measured by their words


class Title(NamedTuple):
    """A title as it is set: its size as the stylesheet names it, and the width in points that balances its lines."""

    line: Line
    size: int
    width: float


def share(edition: Edition) -> Printed:
    """The share picture of an edition as PNG, and what the page engine had to say while it drew it."""
    letterhead, writer, title = edition.letterhead, Writer(edition.language, for_print=True), _title(edition)
    css = (TEMPLATES / "shared" / "share.css").read_text(encoding="utf-8")
    css += f".share h1 {{ width: {title.width:.1f}pt; }}\n"
    pictures = {}
    if letterhead.logo:
        css += f".mark {{ background-image: url({letterhead.logo.name}); }}\n"
        pictures[letterhead.logo.name] = letterhead.logo.content
    values = {
        "edition": edition,
        "language": edition.language,
        "set": writer.line,
        "label": lambda key: writer.line(edition.labels[key]),
        "title": title.line,
        "size": title.size,
    }
    printed = pdf(fill("shared/share.html.j2", values), letterhead.accent, pictures, css)
    content = first_page(printed.content, scale=1 / PIXEL) if printed.content else b""
    return Printed(content, printed.complaints)


def _title(edition: Edition) -> Title:
    """The title in the largest size in which it has room; in the smallest, last words may have to be left out."""
    direction, measure = edition.language.direction, MEASURE / LEEWAY
    title = edition.title
    for size in SIZES:
        role = Role(size * PIXEL, size * PIXEL * LEADING[direction], True)
        if height(title, role, direction, measure) <= ROOM:
            return Title(title, size, LEEWAY * (balanced(title, role, direction, measure) or measure))
    while height(title, role, direction, measure) > ROOM:
        title = _without_last_word(title)
    return Title(title, size, MEASURE)


def _without_last_word(title: Line) -> Line:
    """The title without its last word, and a … in its place."""
    text = plain(title).removesuffix("…").rsplit(" ", 1)[0].rstrip(" ,;:،؛–-(«“\u00a0\u202f")
    return (*_first(title, len(text)), Words("…", NOWHERE))


def _first(line: Line, characters: int) -> Line:
    """The first characters of a line, each within its span."""
    kept: list[Inline] = []
    for inline in line:
        if characters <= 0:
            break
        match inline:
            case Words(text=text):
                kept.append(replace(inline, text=text[:characters]))
            case Styled() | Span():
                kept.append(replace(inline, children=_first(inline.children, characters)))
        characters -= len(plain((inline,)))
    return tuple(kept)


def described(edition: Edition) -> str:
    """The share picture in words, for those who cannot see it."""
    return f"{plain(edition.kind_label)} – {edition.plain_title}"
