"""A line of letters → the pieces of it that may belong to a paragraph: the whole line, or a part from word to word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pressctl.model.language import Direction

from .letters import HYPHEN, bag
from .page import Glyph

RAISED = 0.15  # em: a letter that stands higher or lower than this may be a note's call
DOTS = re.compile(r"\.{4,}")  # these lead to a page number
WORD_GAP = 0.12  # em: an empty place between two words
CELL_GAP = 0.6  # em: one between two cells of a table; no space between words is so wide
LEADING = 3.5  # em: the next line of a paragraph is not farther down
FLUSH = 3.0  # points: letters at one edge begin so near each other
UNEVEN = 0.3  # em: a note's call may push a line so far down
LEVEL = 1.0  # points: what stands at the same height


class Drawn(NamedTuple):
    """One letter on the page; the letters of a ligature share its glyph."""

    letter: str
    glyph: Glyph


class Piece(NamedTuple):
    """Letters of one line, `places` their indices in it.

    `hyphen`: one of them is taken for one of line breaking. `first` and `last` are its outermost glyphs at the left and
    right; `cut_left` and `cut_right` say whether another word stands beside it.
    """

    line: int
    places: tuple[int, ...]
    letters: str
    first: Glyph
    last: Glyph
    hyphen: bool = False
    cut_left: bool = False
    cut_right: bool = False

    @property
    def length(self) -> int:
        """How many letters of the paragraph it shows."""
        return len(self.places) - self.hyphen

    def begins_within(self, base: Direction) -> bool:
        """Whether a word stands before it."""
        return self.cut_right if base == "rtl" else self.cut_left

    def ends_within(self, base: Direction) -> bool:
        """Whether a word stands after it."""
        return self.cut_left if base == "rtl" else self.cut_right

    def is_beside(self, before: Piece) -> bool:
        """Whether it stands wholly at the left or right of the piece before."""
        return self.first.x0 > before.last.x1 or self.last.x1 < before.first.x0

    def is_flush(self, before: Piece, base: Direction) -> bool:
        """Whether it begins at the same edge as the piece before."""
        edges = (self.last.x1, before.last.x1) if base == "rtl" else (self.first.x0, before.first.x0)
        return abs(edges[0] - edges[1]) < FLUSH

    def is_even(self, before: Piece, earlier: Piece) -> bool:
        """Whether it stands as far below the piece before as that does below the one before it, or on another page."""
        if not self.first.page == before.first.page == earlier.first.page:
            return True
        return abs(earlier.first.y - before.first.y - (before.first.y - self.first.y)) < UNEVEN * self.first.size

    def follows(self, before: Piece) -> bool:
        """Whether a paragraph may go on here: soon below the piece before, in another column, or on the next page."""
        if self.first.page != before.first.page:
            return self.first.page == before.first.page + 1
        down = before.first.y - self.first.y
        return (
            down < LEVEL if self.is_beside(before) else LEVEL < down < LEADING * max(before.first.size, self.first.size)
        )


def whole(i: int, line: Sequence[Drawn]) -> Iterator[tuple[Piece, int]]:
    """A line, and the same without what is raised, with their keys."""
    level = [k for k, drawn in enumerate(line) if not _is_raised(drawn)]
    for places in (range(len(line)), level) if len(level) < len(line) else (range(len(line)),):
        letters = "".join([line[k].letter for k in places])
        yield from _pieces(i, line, tuple(places), letters, bag(letters), (False, False))


def _pieces(
    i: int, line: Sequence[Drawn], places: tuple[int, ...], letters: str, key: int, cut: tuple[bool, bool]
) -> Iterator[tuple[Piece, int]]:
    """A stretch of a line with its key; once more if a hyphen in it may be one of line breaking."""
    if not places:
        return
    first, last = line[places[0]].glyph, line[places[-1]].glyph
    yield Piece(i, places, letters, first, last, False, *cut), key
    if HYPHEN in letters and len(letters) > 1:
        yield Piece(i, places, letters, first, last, True, *cut), key


def windows(i: int, line: Sequence[Drawn], longest: int) -> Iterator[tuple[Piece, int]]:
    """Every stretch of words of a line of up to so many letters, with what is raised and without, and its key."""
    leading = _leading(line)
    plain = [k for k in range(len(line)) if k not in leading]
    level = [k for k in plain if not _is_raised(line[k])]
    for places in (plain, level) if len(level) < len(plain) else (plain,):
        words = list(_words(line, places))
        near = [False, *(_gap(line, a[-1], b[0]) < CELL_GAP for a, b in pairwise(words)), False]
        read = ["".join([line[k].letter for k in word]) for word in words]
        keys = [bag(letters) for letters in read]
        for first in range(len(words)):
            stretch: tuple[int, ...] = ()
            letters, key = "", 0
            for last in range(first, len(words)):
                stretch, letters, key = (*stretch, *words[last]), letters + read[last], key + keys[last]
                if len(stretch) > longest:
                    break
                yield from _pieces(i, line, stretch, letters, key, (near[first], near[last + 1]))


def _words(line: Sequence[Drawn], places: Iterable[int]) -> Iterator[list[int]]:
    """The places of a line's letters, word by word."""
    word: list[int] = []
    for k in places:
        if word and _gap(line, word[-1], k) > WORD_GAP:
            yield word
            word = []
        word.append(k)
    if word:
        yield word


def _gap(line: Sequence[Drawn], left: int, right: int) -> float:
    """The empty place between two letters, in em."""
    return (line[right].glyph.x0 - line[left].glyph.x1) / line[right].glyph.size


def _is_raised(drawn: Drawn) -> bool:
    return abs(drawn.glyph.rise) > RAISED * drawn.glyph.size


def _leading(line: Sequence[Drawn]) -> set[int]:
    """The letters of a line that are dots of a row."""
    letters = "".join(drawn.letter for drawn in line)
    return {k for row in DOTS.finditer(letters) for k in range(*row.span())}
