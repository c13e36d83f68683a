"""Paragraphs that repeat each other → where each of them stands: which chooses first, and what is asked of its lines.

A sentence that stands alone here may be the end of a paragraph there, on a line of its own. So what is long chooses
first, before a shorter one can rob it. What is short chooses next, near what stands before it. Lines that look like a
paragraph of their own are tried before any others, and lines in the wrong order last.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Mapping, Sequence

from .letters import Paragraph
from .match import Demand, Sheet, Showing, Sought

Found = tuple[Showing, ...]


def found_in(sheet: Sheet, paragraphs: Sequence[Paragraph]) -> Mapping[int, Found]:
    """The pieces that show each paragraph, by its number: whole lines if it can be, then parts of those left."""
    search = _Search(sheet, paragraphs)
    search.as_lines()
    search.as_parts(Demand.SHAPE)
    search.as_parts(Demand.ORDER)
    search.as_parts(Demand.LETTERS)
    return search.found


class _Search:
    """`found` is what has its place, `_numbers` the same in the order of the text."""

    def __init__(self, sheet: Sheet, paragraphs: Sequence[Paragraph]) -> None:
        self.sheet, self.paragraphs = sheet, paragraphs
        self.found: dict[int, Found] = {}
        self._numbers: list[int] = []

    def as_lines(self) -> None:
        """Look for whole lines, each paragraph between its neighbours; what stands there several times waits."""
        often = Counter(paragraph.letters for paragraph in self.paragraphs)
        unique = [n for n, paragraph in enumerate(self.paragraphs) if often[paragraph.letters] == 1]
        for number in sorted(unique, key=lambda n: -self._length(n)):
            found = self._look(number, Demand.SHAPE)
            if found and self._is_between_neighbours(number, found):
                self._put(number, found)
        self.sheet.into_words(max(map(self._length, self._left()), default=0))

    def as_parts(self, demand: Demand) -> None:
        """Look for parts of the lines that are left."""
        for number in sorted(self._left(), key=lambda n: -self._length(n)):
            self._put(number, self._look(number, demand))

    def _look(self, number: int, demand: Demand) -> Found:
        """The pieces that show the whole paragraph, or none."""
        found = self.sheet.find(Sought(self.paragraphs[number], demand, self._before(number)))
        return found if found and found[-1].end == self._length(number) else ()

    def _put(self, number: int, found: Found) -> None:
        if found:
            self.found[number] = found
            self.sheet.take(found)
            insort(self._numbers, number)

    def _left(self) -> list[int]:
        return [number for number in range(len(self.paragraphs)) if number not in self.found]

    def _length(self, number: int) -> int:
        return len(self.paragraphs[number].letters)

    def _before(self, number: int) -> int:
        """The last line of what stands before a paragraph and has been found; −1 if there is none."""
        place = bisect_left(self._numbers, number)
        return self.found[self._numbers[place - 1]][-1].piece.line if place else -1

    def _is_between_neighbours(self, number: int, found: Found) -> bool:
        """Whether it stands no page before what it follows, and no page after what follows it."""
        before, place = self._before(number), bisect_left(self._numbers, number)
        if before >= 0 and found[0].piece.first.page < self.sheet.page(before):
            return False
        after = self.found[self._numbers[place]] if place < len(self._numbers) else ()
        return not after or found[-1].piece.first.page <= after[0].piece.first.page
