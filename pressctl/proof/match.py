"""Paragraphs and lines → which line shows which part of which paragraph.

A line is known by its letters, in whatever order they stand, so that a line in the wrong order is still found. Whole
lines are tried first; then parts of lines, for list markers, leaders and table cells stand in them too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from pressctl.model.language import Direction

from .letters import HYPHEN, Paragraph, bag
from .pieces import LEVEL, Drawn, Piece, whole, windows

A_HYPHEN = bag(HYPHEN)
FAR = 1_000_000
MARKER = re.compile(r"\d+[.)]?|[.)]\d+|[–•]")  # from left to right


class Demand(IntEnum):
    """What the pieces that show a paragraph must be: the less is asked, the more may be mistaken for it."""

    LETTERS = 0  # they have its letters, in whatever order
    ORDER = 1  # and show them in the right one
    SHAPE = 2  # and look like a paragraph of their own: no word before it or after it, its lines at one edge


class Showing(NamedTuple):
    """The letters of a paragraph from `start` up to `end`, as a piece of a line shows them."""

    start: int
    end: int
    piece: Piece


class Sought(NamedTuple):
    """A paragraph that is looked for: `after` is the line to look below first, −1 for the first of all."""

    paragraph: Paragraph
    demand: Demand
    after: int = -1


Trail = tuple[tuple[Showing, ...], Iterator[Showing]]  # what is found so far, and what may come next


class Sheet:
    """The lines of a document, and which of their letters have been found to belong to a paragraph."""

    def __init__(self, lines: Sequence[Sequence[Drawn]]) -> None:
        self.lines = lines
        self._taken: dict[int, set[int]] = defaultdict(set)
        self._index(piece for i, line in enumerate(lines) for piece in whole(i, line))

    def into_words(self, longest: int) -> None:
        """From now on look for parts of the lines that are left, in texts of up to so many letters."""
        left = [i for i, line in enumerate(self.lines) if len(self._taken[i]) < len(line)]
        self._index(piece for i in left for piece in windows(i, self.lines[i], longest + 1))

    def find(self, sought: Sought) -> tuple[Showing, ...]:
        """The pieces that show a paragraph from its first letter on: all of it, or as much as there is of it."""
        best: tuple[Showing, ...] = ()
        dead: set[tuple[int, int]] = set()
        trail: list[Trail] = [((), self._first(sought))]
        while trail:
            done, candidates = trail[-1]
            showing = next((s for s in candidates if (s.end, s.piece.line) not in dead), None)
            if showing is None:
                trail.pop()
                continue
            done = (*done, showing)
            dead.add((showing.end, showing.piece.line))
            best = max(best, done, key=lambda found: found[-1].end if found else 0)
            if showing.end == len(sought.paragraph.letters):
                break
            trail.append((done, self._candidates(sought, showing.end, done)))
        return best

    def take(self, showings: Iterable[Showing]) -> None:
        """These pieces belong to a paragraph, and to no other."""
        for showing in showings:
            self._taken[showing.piece.line].update(showing.piece.places)

    def page(self, line: int) -> int:
        return _page_of(self.lines[line])

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

    def _first(self, sought: Sought) -> Iterator[Showing]:
        """What may show the first letters: what is on the page on which to look, and on the next; then all else."""
        if sought.after >= 0:
            page = self.page(sought.after)
            yield from self._candidates(sought, 0, (), range(page, page + 2))
        yield from self._candidates(sought, 0, ())

    def _candidates(
        self, sought: Sought, start: int, done: tuple[Showing, ...], pages: range | None = None
    ) -> Iterator[Showing]:
        """What may show the letters from `start` on: in the right order first, then what comes soonest."""
        found = []
        paragraph = sought.paragraph
        whole, hyphened, bags, total = self._pieces, self._hyphened, paragraph.bags, len(paragraph.letters)
        begun = bags[start]
        if done:
            pages = range(done[-1].piece.first.page, done[-1].piece.first.page + 2)
        for length in self._lengths[: bisect_right(self._lengths, total - start)]:
            end = start + length
            key = bags[end] - begun
            if key in whole or key in hyphened:
                pieces = _on(pages, whole.get(key, []))
                pieces += _on(pages, hyphened.get(key, [])) if end < total else []
                showings = [Showing(start, end, piece) for piece in pieces]
                found += [showing for showing in showings if self._may_show(sought, showing, done)]
        return iter(sorted(found, key=lambda showing: self._rank(sought, showing, done)))

    def _may_show(self, sought: Sought, showing: Showing, done: tuple[Showing, ...]) -> bool:
        """Whether a piece is free, goes on from the one before, and is all that is asked of it."""
        paragraph, piece = sought.paragraph, showing.piece
        is_apart, is_done = sought.demand >= Demand.SHAPE, showing.end == len(paragraph.letters)
        if piece.begins_within(paragraph.base) and (done or (is_apart and not self._is_marked(piece, paragraph.base))):
            return False
        if piece.ends_within(paragraph.base) and (is_apart or not is_done):
            return False
        if self._is_taken(piece) or (done and not piece.follows(done[-1].piece)):
            return False
        if is_apart and done and not self._goes_on(piece, [each.piece for each in done[-2:]], paragraph.base):
            return False
        return sought.demand < Demand.ORDER or _is_right(paragraph, showing)

    def _is_marked(self, piece: Piece, base: Direction) -> bool:
        """Whether only the number of a note or the mark of a list stands before a piece."""
        line, first, last = self.lines[piece.line], piece.places[0], piece.places[-1]
        return bool(
            MARKER.fullmatch("".join(each.letter for each in (line[last + 1 :] if base == "rtl" else line[:first])))
        )

    def _goes_on(self, piece: Piece, before: Sequence[Piece], base: Direction) -> bool:
        """Whether a piece looks like the next line of those before: as large, at their edge, as far below."""
        last = before[-1]
        if abs(piece.first.size - last.first.size) >= LEVEL:
            return False
        if len(before) > 1 and not (piece.is_flush(last, base) and piece.is_even(last, before[0])):
            return False
        return piece.first.page == last.first.page or (self._ends_page(last, 1) and self._ends_page(piece, -1))

    def _ends_page(self, piece: Piece, step: int) -> bool:
        """Whether no text as large stands below a piece on its page, or above it if `step` is −1; notes are smaller."""
        at, first, last = piece.line + step, piece.first, piece.last
        while 0 <= at < len(self.lines) and self.page(at) == first.page:
            one, other = self.lines[at][0].glyph, self.lines[at][-1].glyph
            if one.size > first.size - LEVEL and one.x0 < last.x1 and first.x0 < other.x1:
                return abs(one.y - first.y) < LEVEL
            at += step
        return True

    def _rank(
        self, sought: Sought, showing: Showing, done: tuple[Showing, ...]
    ) -> tuple[bool, bool, int, float, int, int]:
        piece, paragraph = showing.piece, sought.paragraph
        before = done[-1].piece if done else piece
        is_wrong = sought.demand < Demand.ORDER and not _is_right(paragraph, showing)
        is_beside = piece.first.page == before.first.page and piece.is_beside(before)
        page, size = (self._pages_ahead(sought, piece), -piece.first.size) if paragraph.is_heading else (0, 0.0)
        return is_wrong, is_beside, page, size, self._ahead(sought, piece), -piece.length

    def _pages_ahead(self, sought: Sought, piece: Piece) -> int:
        pages = piece.first.page - (self.page(sought.after) if sought.after >= 0 else 0)
        return pages if pages >= 0 else FAR - pages

    def _ahead(self, sought: Sought, piece: Piece) -> int:
        """How many lines a piece is farther on than where to look; what is farther back comes after all."""
        line = self.lines[sought.after] if sought.after >= 0 else ()
        last, here = line[0].glyph if line else piece.first, piece.first
        if here.page == last.page and abs(here.y - last.y) < LEVEL and line:
            return 0  # another cell of its row, whose order is that of the language
        return piece.line - sought.after if piece.line > sought.after else FAR + sought.after - piece.line

    def _is_taken(self, piece: Piece) -> bool:
        return not self._taken[piece.line].isdisjoint(piece.places)


def _is_right(paragraph: Paragraph, showing: Showing) -> bool:
    return paragraph.seen(showing.start, showing.end, showing.piece.hyphen).letters == showing.piece.letters


def _on(pages: range | None, pieces: list[Piece]) -> list[Piece]:
    """Those on these pages: what is repeated stands on many."""
    if pages is None:
        return pieces[:]
    return pieces[bisect_left(pieces, pages.start, key=_page) : bisect_left(pieces, pages.stop, key=_page)]


def _page(piece: Piece) -> int:
    return piece.first.page


def _page_of(line: Sequence[Drawn]) -> int:
    return line[0].glyph.page
