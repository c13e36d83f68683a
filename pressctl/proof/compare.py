"""The paragraphs that a document must show, and its lines → what is missing, out of order or not joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .faces import Faces
from .fault import Expected, Fault, Kind, Seen, box_around
from .joins import SEAM, unjoined
from .letters import Paragraph
from .lines import Line
from .match import Demand, Sheet, Showing, Sought
from .page import Font
from .pieces import Drawn
from .search import found_in


def compared(wanted: Iterable[Expected], lines: Iterable[Line], faces: Faces) -> tuple[list[Fault], list[Seen]]:
    """Find each paragraph among the lines, and compare.

    Out come the faults, and the paragraphs that were found, in the order in which they were asked for.
    """
    signs: dict[tuple[Font, int], str] = {}
    sheet = Sheet([letters for line in lines if (letters := _drawn(line, faces, signs))])
    asked = [(each, Paragraph(each.text, each.base, faces.same, each.level > 0)) for each in wanted]
    asked = [(expected, paragraph) for expected, paragraph in asked if paragraph.letters]
    found = found_in(sheet, [paragraph for _, paragraph in asked])
    faults: list[Fault] = []
    seen: list[Seen] = []
    for number, (expected, paragraph) in enumerate(asked):
        if number in found:
            seen.append(Seen(expected))
            faults += _faults(paragraph, found[number], sheet, faces, seen[-1])
        else:
            faults.append(replace(_lost(paragraph, sheet), place=expected.place))
    return faults, seen


def _lost(paragraph: Paragraph, sheet: Sheet) -> Fault:
    """The fault of a paragraph of which only the first lines can be found, or none."""
    lines = sheet.broken_elsewhere(paragraph)
    if lines:
        got = " / ".join("".join(drawn.letter for drawn in sheet.lines[i]) for i in lines)
        page = sheet.lines[lines[0]][0].glyph.page
        return Fault(Kind.ORDER, paragraph.text, 1, page, got, paragraph.seen(0, len(paragraph.letters)).letters)
    found = sheet.find(Sought(paragraph, Demand.LETTERS))
    start = found[-1].end if found else 0
    got = " / ".join(sheet.text(showing.piece) for showing in found)
    rest = paragraph.seen(start, len(paragraph.letters)).letters
    page = sheet.lines[found[-1].piece.line][0].glyph.page if found else 0
    return Fault(Kind.MISSING, paragraph.text, len(found) + 1, page, got, rest)


def _faults(paragraph: Paragraph, found: Iterable[Showing], sheet: Sheet, faces: Faces, seen: Seen) -> Iterator[Fault]:
    """The faults of a paragraph whose lines are known; `seen` takes up its letters."""
    drawn, place = seen.drawn, seen.expected.place
    numbers: dict[int, int] = {}
    for number, showing in enumerate(found, 1):
        letters, indices = paragraph.seen(showing.start, showing.end, showing.piece.hyphen)
        glyphs = [sheet.lines[showing.piece.line][at].glyph for at in showing.piece.places]
        if showing.piece.letters != letters:
            got, page, box = showing.piece.letters, glyphs[0].page, box_around(glyphs)
            yield Fault(Kind.ORDER, paragraph.text, number, page, got, letters, place, box)
            continue
        drawn.update(zip(indices, glyphs, strict=True))
        numbers.update(dict.fromkeys(indices, number))
    drawn.pop(-1, None)  # a hyphen of line breaking
    for index, word in unjoined(paragraph.text, drawn, faces):
        box = box_around([drawn[i] for i in range(index, index + len(word)) if i in drawn])
        yield Fault(Kind.UNJOINED, paragraph.text, numbers[index], drawn[index].page, word, word, place, box)


def _drawn(line: Line, faces: Faces, signs: dict[tuple[Font, int], str]) -> list[Drawn]:
    """The letters of a line; a stroke between two letters, such as a kashida, counts as part of the left one.

    `signs` keeps what each glyph stands for.
    """
    drawn: list[Drawn] = []
    for glyph in line.glyphs:
        letters = signs.get((glyph.font, glyph.gid))
        if letters is None:
            letters = signs[glyph.font, glyph.gid] = "".join(map(faces.same, faces.letters(glyph)))
        for letter in letters:
            drawn.append(Drawn(letter, glyph))
        if letters or not drawn or not faces.is_stroke(glyph):
            continue
        letter, last = drawn[-1]
        if glyph.x1 - last.x1 >= 0 and glyph.x0 - last.x1 < SEAM * glyph.size:
            drawn[-1] = Drawn(letter, replace(last, x1=glyph.x1))
    return drawn
