"""Paragraphs and lines → which line shows which part of which paragraph.

A line is known by its letters, in whatever order they stand, so that a line in the wrong order is still found. Whole
lines are tried first; then parts of lines from word to word, for list markers, leaders and table cells stand in them too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .letters import HYPHEN, Paragraph, bag
from .read import Glyph

RAISED = 0.15  # em: a letter that stands higher or lower than this may be a note's call
LEADER = 4  # this many dots in a row lead to a page number
WORD_GAP = 0.12  # em: an empty place between two words
FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """One letter on the page; the letters of a ligature share its glyph."""

    letter: str
    glyph: Glyph


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one line, `places` their indices in it. `hyphen`: one of them is taken for one of line breaking."""

    line: int
    places: tuple[int, ...]
    letters: str
    hyphen: bool = False

    @property
    def length(self) -> int:
        """How many letters of the paragraph it shows."""
        return len(self.places) - self.hyphen


@dataclass(frozen=True, slots=True)
class Showing:
    """The letters of a paragraph from `start` up to `end`, as a piece of a line shows them."""

    start: int
    end: int
    piece: Piece


Trail = tuple[tuple[Showing, ...], Iterator[Showing]]  # what is found so far, and what may come next


class Sheet:
    """The lines of a document, and which of their letters have been found to belong to a paragraph."""

    def __init__(self, lines: Sequence[Sequence[Drawn]]) -> None:
        self.lines = lines
        self._taken: set[tuple[int, int]] = set()
        self._last = -1
        self._index(piece for i, line in enumerate(lines) for piece in _whole(i, line))

    def into_words(self) -> None:
        """From now on look for parts of the lines that are left."""
        left = [i for i, line in enumerate(self.lines) if not all((i, k) in self._taken for k in range(len(line)))]
        self._index(piece for i in left for piece in _windows(i, self.lines[i]))

    def find(self, paragraph: Paragraph) -> tuple[Showing, ...]:
        """The pieces that show a paragraph from its first letter on: all of it, or as much as there is of it."""
        best: tuple[Showing, ...] = ()
        dead: set[tuple[int, int]] = set()
        trail: list[Trail] = [((), self._candidates(paragraph, 0, self._last))]
        while trail:
            done, candidates = trail[-1]
            used = {showing.piece.line for showing in done}
            showing = next(
                (s for s in candidates if (s.end, s.piece.line) not in dead and s.piece.line not in used), None
            )
            if showing is None:
                trail.pop()
                continue
            done = (*done, showing)
            dead.add((showing.end, showing.piece.line))
            best = max(best, done, key=lambda found: found[-1].end if found else 0)
            if showing.end == len(paragraph.letters):
                break
            trail.append((done, self._candidates(paragraph, showing.end, showing.piece.line)))
        return best

    def take(self, showings: Iterable[Showing]) -> None:
        """These pieces belong to a paragraph, and to no other."""
        for showing in showings:
            self._taken.update((showing.piece.line, place) for place in showing.piece.places)
            self._last = showing.piece.line

    def text(self, piece: Piece) -> str:
        return "".join(self.lines[piece.line][place].letter for place in piece.places)

    def broken_elsewhere(self, paragraph: Paragraph) -> list[int]:
        """Neighbouring lines that together have the paragraph's letters, though no line has those that it should."""
        wanted, total = bag(paragraph.letters), len(paragraph.letters)
        taken = {line for line, _ in self._taken}
        free = [i for i, line in enumerate(self.lines) if line and i not in taken]
        for first in range(len(free)):
            count, last = 0, first
            while count < total and last < len(free):
                count += len(self.lines[free[last]])
                last += 1
            group = free[first:last]
            if count == total and bag("".join(drawn.letter for i in group for drawn in self.lines[i])) == wanted:
                return group
        return []

    def _index(self, pieces: Iterable[Piece]) -> None:
        self._pieces: dict[str, list[Piece]] = defaultdict(list)
        for piece in pieces:
            self._pieces[bag(piece.letters)].append(piece)
        self._lengths = sorted({piece.length for found in self._pieces.values() for piece in found})

    def _candidates(self, paragraph: Paragraph, start: int, after: int) -> Iterator[Showing]:
        """What may show the letters from `start` on: in the right order first, then what comes soonest after a line."""
        found = []
        for length in self._lengths:
            end = start + length
            if end > len(paragraph.letters):
                break
            letters = paragraph.letters[start:end]
            pieces = [p for p in self._pieces.get(bag(letters), ()) if not p.hyphen]
            if end < len(paragraph.letters):
                pieces += [p for p in self._pieces.get(bag(letters + HYPHEN), ()) if p.hyphen]
            found += [Showing(start, end, piece) for piece in pieces if not self._is_taken(piece)]
        return iter(sorted(found, key=lambda showing: self._rank(paragraph, showing, after)))

    def _rank(self, paragraph: Paragraph, showing: Showing, after: int) -> tuple[bool, int, int]:
        piece = showing.piece
        right = "".join(s.letter for s in paragraph.seen(showing.start, showing.end, piece.hyphen)) == piece.letters
        ahead = piece.line - after if piece.line > after else FAR + after - piece.line
        return not right, ahead, -piece.length

    def _is_taken(self, piece: Piece) -> bool:
        return any((piece.line, place) in self._taken for place in piece.places)


def _whole(i: int, line: Sequence[Drawn]) -> Iterator[Piece]:
    """A line, and the same without what is raised."""
    level = [k for k, drawn in enumerate(line) if not _is_raised(drawn)]
    yield from _pieces(i, line, range(len(line)))
    if len(level) < len(line):
        yield from _pieces(i, line, level)


def _pieces(i: int, line: Sequence[Drawn], places: Sequence[int]) -> Iterator[Piece]:
    if not places:
        return
    letters = "".join(line[k].letter for k in places)
    yield Piece(i, tuple(places), letters)
    if HYPHEN in letters and len(letters) > 1:
        yield Piece(i, tuple(places), letters, hyphen=True)


def _windows(i: int, line: Sequence[Drawn]) -> Iterator[Piece]:
    """Every stretch of words of a line, with what is raised and without."""
    plain = [k for k in range(len(line)) if not _leads(line, k)]
    level = [k for k in plain if not _is_raised(line[k])]
    for places in (plain, level) if len(level) < len(plain) else (plain,):
        words = list(_words(line, places))
        for first in range(len(words)):
            for last in range(first, len(words)):
                yield from _pieces(i, line, [k for word in words[first : last + 1] for k in word])


def _words(line: Sequence[Drawn], places: Iterable[int]) -> Iterator[list[int]]:
    """The places of a line's letters, word by word."""
    word: list[int] = []
    for k in places:
        if word and line[k].glyph.x0 - line[word[-1]].glyph.x1 > WORD_GAP * line[k].glyph.size:
            yield word
            word = []
        word.append(k)
    if word:
        yield word


def _is_raised(drawn: Drawn) -> bool:
    return abs(drawn.glyph.rise) > RAISED * drawn.glyph.size


def _leads(line: Sequence[Drawn], k: int) -> bool:
    """Whether the letter is one of a row of dots."""
    runs = range(max(0, k - LEADER + 1), k + 1)
    return any(all(d.letter == "." for d in line[r : r + LEADER]) and r + LEADER <= len(line) for r in runs)
