"""Paragraphs and lines → which line shows which part of which paragraph.

A line is known by its letters, in whatever order they stand, so that a line in the wrong order is still found. Whole
lines are tried first; then parts of lines, for list markers, leaders and table cells stand in them too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .letters import HYPHEN, Paragraph, bag
from .pieces import LEVEL, Drawn, Piece, whole, windows

A_HYPHEN = bag(HYPHEN)
FAR = 1_000_000


class Showing(NamedTuple):
    """The letters of a paragraph from `start` up to `end`, as a piece of a line shows them."""

    start: int
    end: int
    piece: Piece


Trail = tuple[tuple[Showing, ...], Iterator[Showing]]  # what is found so far, and what may come next


class Sheet:
    """The lines of a document, and which of their letters have been found to belong to a paragraph."""

    def __init__(self, lines: Sequence[Sequence[Drawn]]) -> None:
        self.lines = lines
        self._taken: dict[int, set[int]] = defaultdict(set)
        self._last = -1
        self._index(piece for i, line in enumerate(lines) for piece in whole(i, line))

    def into_words(self, longest: int) -> None:
        """From now on look for parts of the lines that are left, in texts of up to so many letters."""
        left = [i for i, line in enumerate(self.lines) if len(self._taken[i]) < len(line)]
        self._index(piece for i in left for piece in windows(i, self.lines[i], longest + 1))

    def find(self, paragraph: Paragraph) -> tuple[Showing, ...]:
        """The pieces that show a paragraph from its first letter on: all of it, or as much as there is of it."""
        best: tuple[Showing, ...] = ()
        dead: set[tuple[int, int]] = set()
        trail: list[Trail] = [((), self._candidates(paragraph, 0, None))]
        while trail:
            done, candidates = trail[-1]
            showing = next((s for s in candidates if (s.end, s.piece.line) not in dead), None)
            if showing is None:
                trail.pop()
                continue
            done = (*done, showing)
            dead.add((showing.end, showing.piece.line))
            best = max(best, done, key=lambda found: found[-1].end if found else 0)
            if showing.end == len(paragraph.letters):
                break
            trail.append((done, self._candidates(paragraph, showing.end, showing.piece)))
        return best

    def go_on_after(self, line: int) -> None:
        """Look below this line first."""
        self._last = line

    def is_behind(self, showing: Showing) -> bool:
        """Whether it stands on an earlier page than what was found last."""
        line = self.lines[self._last] if self._last >= 0 else ()
        return bool(line) and showing.piece.first.page < line[0].glyph.page

    def take(self, showings: Iterable[Showing]) -> None:
        """These pieces belong to a paragraph, and to no other."""
        for showing in showings:
            self._taken[showing.piece.line].update(showing.piece.places)
            self._last = showing.piece.line

    def text(self, piece: Piece) -> str:
        return "".join(self.lines[piece.line][place].letter for place in piece.places)

    def broken_elsewhere(self, paragraph: Paragraph) -> list[int]:
        """Neighbouring lines that together have the paragraph's letters, though no line has those that it should."""
        wanted, total = bag(paragraph.letters), len(paragraph.letters)
        free = [i for i, line in enumerate(self.lines) if line and not self._taken[i]]
        for first in range(len(free)):
            count, last = 0, first
            while count < total and last < len(free):
                count += len(self.lines[free[last]])
                last += 1
            group = free[first:last]
            if count == total and bag("".join(drawn.letter for i in group for drawn in self.lines[i])) == wanted:
                return group
        return []

    def _index(self, pieces: Iterable[tuple[Piece, int]]) -> None:
        self._pieces: dict[int, list[Piece]] = defaultdict(list)
        self._hyphened: dict[int, list[Piece]] = defaultdict(list)
        lengths = set()
        for piece, key in pieces:
            if piece.hyphen:
                self._hyphened[key - A_HYPHEN].append(piece)
            else:
                self._pieces[key].append(piece)
            lengths.add(piece.length)
        self._lengths = sorted(lengths)

    def _candidates(self, paragraph: Paragraph, start: int, before: Piece | None) -> Iterator[Showing]:
        """What may show the letters from `start` on: in the right order first, then what comes soonest."""
        found = []
        whole, hyphened, bags, total = self._pieces, self._hyphened, paragraph.bags, len(paragraph.letters)
        begun = bags[start]
        for length in self._lengths[: bisect_right(self._lengths, total - start)]:
            end = start + length
            key = bags[end] - begun
            if key in whole or key in hyphened:
                pieces = _within_reach(whole.get(key, []), before)
                pieces += _within_reach(hyphened.get(key, []), before) if end < total else []
                found += [Showing(start, end, p) for p in pieces if self._may_show(paragraph, start, end, p, before)]
        return iter(sorted(found, key=lambda showing: self._rank(paragraph, showing, before)))

    def _may_show(self, paragraph: Paragraph, start: int, end: int, piece: Piece, before: Piece | None) -> bool:
        """Whether a piece is free, goes on from the one before, and is whole where the paragraph goes on."""
        torn = (start > 0 and piece.begins_within(paragraph.base)) or (
            end < len(paragraph.letters) and piece.ends_within(paragraph.base)
        )
        return not torn and not self._is_taken(piece) and (before is None or piece.follows(before))

    def _rank(self, paragraph: Paragraph, showing: Showing, before: Piece | None) -> tuple[bool, bool, int, int]:
        piece = showing.piece
        right = paragraph.seen(showing.start, showing.end, piece.hyphen).letters == piece.letters
        is_beside = before is not None and piece.first.page == before.first.page and piece.is_beside(before)
        return not right, is_beside, self._ahead(piece), -piece.length

    def _ahead(self, piece: Piece) -> int:
        """How many lines a piece is farther on than what was found last; what is farther back comes after all."""
        line = self.lines[self._last] if self._last >= 0 else ()
        last, here = line[0].glyph if line else piece.first, piece.first
        if here.page == last.page and abs(here.y - last.y) < LEVEL and line:
            return 0  # another cell of its row, whose order is that of the language
        return piece.line - self._last if piece.line > self._last else FAR + self._last - piece.line

    def _is_taken(self, piece: Piece) -> bool:
        return not self._taken[piece.line].isdisjoint(piece.places)


def _within_reach(pieces: list[Piece], before: Piece | None) -> list[Piece]:
    """Those on the page of the piece before, or on the next: what is repeated stands on many."""
    if before is None:
        return pieces[:]
    page = before.first.page
    return pieces[bisect_left(pieces, page, key=_page) : bisect_right(pieces, page + 1, key=_page)]


def _page(piece: Piece) -> int:
    return piece.first.page
