"""The paragraphs that a document must show, and its lines → what is missing, out of order or not joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .faces import Faces
from .fault import Expected, Fault, Kind, Seen, box_around
from .joins import SEAM, unjoined
from .letters import Paragraph
from .lines import Line
from .match import Sheet, Showing
from .page import Font
from .pieces import Drawn

CELL = 40  # letters: shorter ones are cells, labels and the like


def compared(wanted: Iterable[Expected], lines: Iterable[Line], faces: Faces) -> tuple[list[Fault], list[Seen]]:
    """Find each paragraph, as whole lines if it can be, then as parts of the lines that are left, and compare.

    Out come the faults, and the paragraphs that were found, in the order in which they were asked for.
    """
    signs: dict[tuple[Font, int], str] = {}
    sheet = Sheet([_drawn(line, faces, signs) for line in lines])
    paragraphs = [(expected, Paragraph(expected.text, expected.base, faces.same)) for expected in wanted]
    paragraphs = [(expected, paragraph) for expected, paragraph in paragraphs if paragraph.letters]
    faults: list[Fault] = []
    seen: dict[int, Seen] = {}
    ends: dict[int, int] = {}  # the last line of each that was found

    def look_for(number: int, *, is_early: bool = False) -> bool:
        expected, paragraph = paragraphs[number]
        found = _found(paragraph, sheet)
        if found and is_early and sheet.is_behind(found[0]):
            return False
        if found:
            sheet.take(found)
            seen[number], ends[number] = Seen(expected), found[-1].piece.line
            faults.extend(_faults(paragraph, found, sheet, faces, seen[number]))
        return bool(found)

    often = Counter(paragraph.letters for _, paragraph in paragraphs)
    # what stands there several times waits until it is known what stands before it
    left = [
        n
        for n, (_, paragraph) in enumerate(paragraphs)
        if often[paragraph.letters] > 1 or not look_for(n, is_early=True)
    ]
    sheet.into_words(max((len(paragraphs[number][1].letters) for number in left), default=0))
    # a cell of two words may also be read in the middle of a paragraph that has them: the long ones choose first
    for number in sorted(left, key=lambda number: -min(CELL, len(paragraphs[number][1].letters))):
        before = max((other for other in ends if other < number), default=-1)
        sheet.go_on_after(ends.get(before, -1))
        if not look_for(number):
            expected, paragraph = paragraphs[number]
            faults.append(replace(_lost(paragraph, sheet), place=expected.place))
    return faults, [seen[number] for number in sorted(seen)]


def _found(paragraph: Paragraph, sheet: Sheet) -> tuple[Showing, ...]:
    """The pieces that show the whole paragraph, or none."""
    found = sheet.find(paragraph)
    return found if found and found[-1].end == len(paragraph.letters) else ()


def _lost(paragraph: Paragraph, sheet: Sheet) -> Fault:
    """The fault of a paragraph of which only the first lines can be found, or none."""
    lines = sheet.broken_elsewhere(paragraph)
    if lines:
        got = " / ".join("".join(drawn.letter for drawn in sheet.lines[i]) for i in lines)
        page = sheet.lines[lines[0]][0].glyph.page
        return Fault(Kind.ORDER, paragraph.text, 1, page, got, paragraph.seen(0, len(paragraph.letters)).letters)
    found = sheet.find(paragraph)
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
