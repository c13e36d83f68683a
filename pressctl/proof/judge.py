"""A PDF and the paragraphs that it must show → faults, each with what stands there and what should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from pressctl.model.language import Direction

from .faces import UNREADABLE, Faces
from .joins import SEAM, unjoined
from .letters import Paragraph, Spot
from .match import Sheet, Showing
from .pieces import Drawn
from .lines import Line, lines
from .page import Font, Glyph, Page
from .read import read

CELL = 40  # letters: shorter ones are cells, labels and the like


class Kind(StrEnum):
    """What is wrong with a page."""

    MISSING = "missing"  # letters of a paragraph are not on the page
    ORDER = "order"  # a line shows its letters in another order than Unicode asks for
    UNJOINED = "unjoined"  # Arabic letters are not drawn in their joined forms, or stand apart
    PRESENTATION = "presentation"  # the text layer has ready-made forms of letters: the text was shaped beforehand
    TOFU = "tofu"  # a glyph that no letter belongs to: the font lacks the character
    FONT = "font"  # a font that is not among the newsroom's


@dataclass(frozen=True, slots=True)
class Expected:
    """A paragraph that the document must show; isolates (U+2066, U+2067, U+2069) stand for `<span dir>`."""

    text: str
    base: Direction


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `text` is the paragraph, `line` the line of it, from 1, `page` from 1; 0 is none.

    `got` and `expected` are plain letters in the order in which they are seen, from left to right.
    """

    kind: Kind
    text: str
    line: int
    page: int
    got: str
    expected: str


def judge(pdf: bytes, paragraphs: Sequence[Expected], fonts: Sequence[Path]) -> tuple[Fault, ...]:
    """Read a PDF back and compare it with what it must show; `fonts` are the only files it may be set in."""
    pages = read(pdf).pages
    glyphs = [glyph for page in pages for glyph in page.glyphs if glyph.is_painted and _is_on(glyph, page)]
    faces = Faces(fonts, glyphs)
    faces.learn((expected.text, expected.base) for expected in paragraphs)
    taken_apart = [_taken_apart(line, faces) for page in pages for line in lines(g for g in page.glyphs if g.is_painted and _is_on(g, page))]
    wanted = [Paragraph(expected.text, expected.base, faces.same) for expected in paragraphs]
    return (
        *_strange_fonts(faces),
        *_presentation(faces),
        *_tofu(taken_apart, faces),
        *_compared([p for p in wanted if p.letters], taken_apart, faces),
    )


def _is_on(glyph: Glyph, page: Page) -> bool:
    return -1 <= glyph.centre <= page.width + 1 and 0 <= glyph.y <= page.height


def _taken_apart(line: Line, faces: Faces) -> Line:
    parts = [part for glyph in line.glyphs for part in faces.taken_apart(glyph)]
    return Line(line.page, line.y, tuple(sorted(parts, key=lambda glyph: glyph.centre)))


def _drawn(line: Line, faces: Faces) -> list[Drawn]:
    """The letters of a line; a stroke between two letters, such as a kashida, counts as part of the left one."""
    drawn: list[Drawn] = []
    for glyph in line.glyphs:
        last = drawn[-1].glyph if drawn else glyph
        if drawn and faces.is_stroke(glyph) and glyph.x1 - last.x1 >= 0 and glyph.x0 - last.x1 < SEAM * glyph.size:
            drawn[-1] = replace(drawn[-1], glyph=replace(last, x1=glyph.x1))
        drawn += [Drawn(faces.same(letter), glyph) for letter in faces.letters(glyph)]
    return drawn


def _strange_fonts(faces: Faces) -> Iterator[Fault]:
    for name in sorted({font.name for font, known in faces.by_font.items() if known is None}):
        yield Fault(Kind.FONT, "", 0, 0, name, "")


def _presentation(faces: Faces) -> Iterator[Fault]:
    ready_made = {text for font in faces.by_font for text in _texts(font) if any(map(_is_ready_made, text))}
    if ready_made:
        yield Fault(Kind.PRESENTATION, "", 0, 0, "".join(sorted(ready_made)), "")


def _texts(font: Font) -> Iterable[str]:
    return font.texts.values()


def _is_ready_made(char: str) -> bool:
    """A letter in a fixed form; not the ornate brackets, nor the honorifics that have no other spelling."""
    return "\ufb50" <= char <= "\ufd3d" or "\ufd50" <= char <= "\ufdcf" or "\ufe70" <= char <= "\ufefc"


def _tofu(lines: Iterable[Line], faces: Faces) -> Iterator[Fault]:
    for line in lines:
        if any(_is_tofu(glyph, faces) for glyph in line.glyphs):
            seen = "".join(UNREADABLE if _is_tofu(glyph, faces) else faces.letters(glyph) for glyph in line.glyphs)
            yield Fault(Kind.TOFU, "", 0, line.page, seen, "")


def _is_tofu(glyph: Glyph, faces: Faces) -> bool:
    known = faces.by_font[glyph.font]
    return glyph.gid == 0 or (known is not None and glyph.gid >= known.glyph_count)


def _compared(wanted: Iterable[Paragraph], lines: Iterable[Line], faces: Faces) -> Iterator[Fault]:
    """Find each paragraph, as whole lines if it can be, then as parts of the lines that are left, and compare."""
    sheet = Sheet([_drawn(line, faces) for line in lines])
    left: list[Paragraph] = []
    for paragraph in wanted:
        found = _found(paragraph, sheet)
        yield from _faults(paragraph, found, sheet, faces)
        if not found:
            left.append(paragraph)
    sheet.into_words()
    # a cell of two words may also be read in the middle of a paragraph that has them: the long ones choose first
    for paragraph in sorted(left, key=lambda paragraph: len(paragraph.letters) < CELL):
        found = _found(paragraph, sheet)
        yield from _faults(paragraph, found, sheet, faces) if found else (_lost(paragraph, sheet),)


def _found(paragraph: Paragraph, sheet: Sheet) -> tuple[Showing, ...]:
    """The pieces that show the whole paragraph, which nothing else may then claim; or none."""
    found = sheet.find(paragraph)
    if not found or found[-1].end < len(paragraph.letters):
        return ()
    sheet.take(found)
    return found


def _lost(paragraph: Paragraph, sheet: Sheet) -> Fault:
    """The fault of a paragraph of which only the first lines can be found, or none."""
    lines = sheet.broken_elsewhere(paragraph)
    if lines:
        got = " / ".join("".join(drawn.letter for drawn in sheet.lines[i]) for i in lines)
        page = sheet.lines[lines[0]][0].glyph.page
        return Fault(Kind.ORDER, paragraph.text, 1, page, got, _shown(paragraph.seen(0, len(paragraph.letters))))
    found = sheet.find(paragraph)
    start = found[-1].end if found else 0
    got = " / ".join(sheet.text(showing.piece) for showing in found)
    rest = _shown(paragraph.seen(start, len(paragraph.letters)))
    page = sheet.lines[found[-1].piece.line][0].glyph.page if found else 0
    return Fault(Kind.MISSING, paragraph.text, len(found) + 1, page, got, rest)


def _shown(spots: Iterable[Spot]) -> str:
    return "".join(spot.letter for spot in spots)


def _faults(paragraph: Paragraph, found: Iterable[Showing], sheet: Sheet, faces: Faces) -> Iterator[Fault]:
    """The faults of a paragraph whose lines are known."""
    drawn: dict[int, Glyph] = {}
    numbers: dict[int, int] = {}
    for number, showing in enumerate(found, 1):
        spots = paragraph.seen(showing.start, showing.end, showing.piece.hyphen)
        glyphs = [sheet.lines[showing.piece.line][place].glyph for place in showing.piece.places]
        if showing.piece.letters != _shown(spots):
            got = showing.piece.letters
            yield Fault(Kind.ORDER, paragraph.text, number, glyphs[0].page, got, _shown(spots))
            continue
        indices = [spot.index for spot in spots]
        drawn.update(zip(indices, glyphs, strict=True))
        numbers.update(dict.fromkeys(indices, number))
    for index, word in unjoined(paragraph.text, drawn, faces):
        yield Fault(Kind.UNJOINED, paragraph.text, numbers[index], drawn[index].page, word, word)
