"""Text → the letters that can be compared between a page and a text, and their order on each line.

Spaces, controls, marks and tatweel have no say in the order, and fonts draw some of them in several ways or not at all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

from pressctl.model.language import Direction

from .oracle import MIRRORS, levels, mirrored, order

Fold = Callable[[str], str]

HYPHEN = "-"
UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
ONE_WAY = {ord(char): min(char, other) for char, other in MIRRORS.items()}
TATWEEL, ANCHOR = "\u0640", "\ufffc"


@cache
def fold(char: str) -> str:
    """A character in its plainest form: lower case, without its marks, hyphens all alike; empty if not compared."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold())
    seen = "".join(c for c in plain if unicodedata.category(c) not in UNSEEN and c not in (TATWEEL, ANCHOR))
    if seen in ("\u2010", "\u2011"):
        return HYPHEN
    return seen if len(seen) < 2 else char


@cache
def _weight(letter: str) -> int:
    """A number of its own for each letter, the same for a bracket turned either way."""
    return int.from_bytes(blake2b(letter.translate(ONE_WAY).encode(), digest_size=8).digest())


def bag(letters: str) -> int:
    """A key that is the same for the same letters in any order, brackets turned either way."""
    return sum(map(_weight, letters))


class Sight(NamedTuple):
    """Letters as they are to be seen, and where in the paragraph's text each is; −1 for a hyphen of line breaking."""

    letters: str
    places: list[int]


class Paragraph:
    """An expected paragraph: its text, its base direction, and its letters in logical order."""

    def __init__(self, text: str, base: Direction, same: Fold, is_heading: bool = False) -> None:
        self.text, self.base, self._same, self.is_heading = text, base, same, is_heading
        self._levels = levels(text, base)
        self._places = [i for i, char in enumerate(text) if fold(char)]
        self.letters = "".join(same(fold(text[i])) for i in self._places)
        self.bags = [0, *accumulate(map(_weight, self.letters))]  # of so many letters from the first on
        self._shown = [same(fold(mirrored(*each))) for each in zip(text, self._levels, strict=True)]
        self._seen: dict[tuple[int, int, bool], Sight] = {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters from `start` up to `end` stand in the text, with the blanks that follow them."""
        first = self._places[start] if start else 0
        return first, self._places[end] if end < len(self._places) else len(self.text)

    def seen(self, start: int, end: int, hyphen: bool = False) -> Sight:
        """The letters from `start` up to `end` as they are to be seen on one line, from left to right."""
        key = start, end, hyphen
        if key not in self._seen:
            self._seen[key] = self._in_order(*key)
        return self._seen[key]

    def _in_order(self, start: int, end: int, hyphen: bool) -> Sight:
        first, last = self.span(start, end)
        text, of_levels = self.text[first:last], self._levels[first:last]
        if hyphen:
            joint = self._places[end - 1] + 1 - first
            text, of_levels = text[:joint] + HYPHEN, (*of_levels[:joint], of_levels[joint - 1])
        shown = self._shown[first : first + len(text)]
        if hyphen:
            shown[-1:] = [self._same(HYPHEN)]
        ordered = [i for i in order(text, of_levels, self.base) if shown[i]]
        broken = len(text) - 1 if hyphen else -1
        return Sight("".join([shown[i] for i in ordered]), [-1 if i == broken else first + i for i in ordered])
