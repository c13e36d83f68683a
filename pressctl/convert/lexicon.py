"""The names a newsroom knows, and in which direction a language or a text is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from ..model.language import Direction

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ckb", "ku", "ps"})


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Names the newsroom knows, with the language each is written in: "We Exist!" keeps its exclamation mark.

    Two are the same only if they are one object: a lexicon is what many things are looked up by.
    """

    names: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        initials = groupby(sorted(self.names), key=lambda name: name[0])  # so that few are tried at each character
        either = "|".join(f"{_typed(initial)}(?:{_longest_first(alike)})" for initial, alike in initials)
        return re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])" if either else r"(?!)")

    def find(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Start, end and language of each known name in a text, the longest where several fit, never within a word."""
        return _found(self, text)

    def search(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What find() finds, sought anew."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self.names[match[0].replace("\u00a0", " ")]


@lru_cache(maxsize=8192)  # many rules ask for the same passages, and many pages have the same lines
def _found(lexicon: Lexicon, text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(lexicon.search(text))


def _typed(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"[ \u00a0]")


def _longest_first(alike: Iterable[str]) -> str:
    """A pattern for what is left of names that begin with the same character."""
    return "|".join(_typed(name[1:]) for name in sorted(alike, key=len, reverse=True))


NO_NAMES = Lexicon({})


def direction_of(language: str | None) -> Direction:
    """The direction in which a language is written."""
    return "rtl" if (language or "").split("-")[0] in RTL_LANGUAGES else "ltr"


def first_strong(text: str) -> Direction | None:
    """The direction of the first letter of a text, none if it has no letter (UAX #9, P2)."""
    return next(filter(None, map(strong, text)), None)


@lru_cache(maxsize=8192)
def strong(character: str) -> Direction | None:
    """The direction that a character has by itself, none if it takes that of those around it."""
    match unicodedata.bidirectional(character):
        case "L":
            return "ltr"
        case "R" | "AL":
            return "rtl"
    return None
