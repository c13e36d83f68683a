"""Vocalised words that were found → the marks that are not on their letters."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .faces import LANGUAGES, Face, Faces
from .fault import Fault, Kind, Seen, box_around
from .joins import WORD, contexts
from .lines import Line
from .page import Glyph

NEAR = 0.12  # em: what a mark may stand beside its place; kerning and rounding take less

Marks = Mapping[int, Sequence[Glyph]]  # by page, from left to right


def misplaced(lines: Iterable[Line], seen: Iterable[Seen], faces: Faces) -> Iterator[Fault]:
    """The words of which a mark is missing, or stands elsewhere than shaping puts it."""
    marks = _marks(lines, faces)
    for paragraph in seen:
        text = paragraph.expected.text
        for word in WORD.finditer(text):
            drawn = {i: paragraph.drawn[i] for i in range(*word.span()) if i in paragraph.drawn}
            if drawn and any(unicodedata.combining(char) for char in word[0]):
                if any(_fits(text, first, last, drawn, marks, faces) for first, last in contexts(text, word)):
                    continue
                page, box, place = (
                    next(iter(drawn.values())).page,
                    box_around([*drawn.values()]),
                    paragraph.expected.place,
                )
                yield Fault(Kind.MARK, text, 0, page, "", word[0], place, box)


def _marks(lines: Iterable[Line], faces: Faces) -> Marks:
    found: dict[int, list[Glyph]] = {}
    for line in lines:
        for glyph in line.glyphs:
            if not faces.letters(glyph):
                found.setdefault(line.page, []).append(glyph)
    return {page: sorted(glyphs, key=lambda glyph: glyph.x0) for page, glyphs in found.items()}


def _fits(text: str, first: int, last: int, drawn: Mapping[int, Glyph], marks: Marks, faces: Faces) -> bool:
    """Whether every mark of a word stands where shaping this part of the text puts it, seen from its letter."""
    known = faces.by_font[next(iter(drawn.values())).font]
    if known is None:
        return True  # the font itself is reported
    return any(_fits_in(text[first:last], first, drawn, marks, known, language) for language in LANGUAGES[:1])


def _fits_in(part: str, first: int, drawn: Mapping[int, Glyph], marks: Marks, known: Face, language: str) -> bool:
    placed = known.placed(part, "rtl", "Arab", language)
    letters = {cluster + first: (x, y) for gid, cluster, x, y in placed if _is_drawn(drawn.get(cluster + first), gid)}
    for gid, cluster, x, y in placed:
        index = cluster + first
        if not unicodedata.combining(part[cluster]) or not gid:
            continue
        base = next((i for i in range(index, first - 1, -1) if i in letters), None)
        if base is None or not any(i in drawn for i in range(base, index + 1)):
            continue  # a mark of a neighbour, or of a letter that was drawn in another form
        letter, (at, level) = drawn[base], letters[base]
        if not _stands(marks.get(letter.page, ()), gid, letter, x - at, y - level):
            return False
    return True


def _is_drawn(glyph: Glyph | None, gid: int) -> bool:
    return glyph is not None and glyph.gid == gid


def _stands(marks: Sequence[Glyph], gid: int, letter: Glyph, x: float, y: float) -> bool:
    """Whether a mark stands at so many em from the origin of its letter."""
    slack = NEAR * letter.size
    across, up = letter.x0 + x * letter.size, letter.y + letter.rise + y * letter.size
    start = bisect_left(marks, across - slack, key=lambda mark: mark.x0)
    for mark in marks[start:]:
        if mark.x0 > across + slack:
            return False
        if mark.gid == gid and mark.font is letter.font and abs(mark.y + mark.rise - up) < slack:
            return True
    return False
