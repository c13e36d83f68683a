"""The names a newsroom knows, and in which direction a language or a text is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.language import Direction

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ckb", "ku", "ps"})


@dataclass(frozen=True)
class Lexicon:
    """Names the newsroom knows, with the language each is written in: "We Exist!" keeps its exclamation mark."""

    names: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=len, reverse=True)
        either = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in longest_first)
        return re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])" if either else r"(?!)")

    def find(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Start, end and language of each known name in a text, the longest where several fit, never within a word."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self.names[match[0].replace("\u00a0", " ")]


NO_NAMES = Lexicon({})


def direction_of(language: str | None) -> Direction:
    """The direction in which a language is written."""
    return "rtl" if (language or "").split("-")[0] in RTL_LANGUAGES else "ltr"


def first_strong(text: str) -> Direction | None:
    """The direction of the first letter of a text, none if it has no letter (UAX #9, P2)."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None
