"""A text → the figures in it: numbers in figures and words, percentages, places in an order, dates, hours and years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from ..model.language import Language
from .alternatives import either
from .days import Days, Hours, WrittenDate
from .folding import Folded, folded
from .numerals import Numeral, Numerals

Kind = Literal["count", "percent", "ordinal", "year", "date", "time"]
# Where a figure may begin: at a word, at figures behind letters that are not Latin, at a placeholder.
BEGINNING = r"(?:(?<!\w)(?=[\w#@+{])|(?<![\x00-\x7f])(?=[0-9])|(?=\{\{))"
# What has figures that nobody counts: hashtags, telephone numbers, placeholders, 10.20.30, and addresses.
APART = (
    r"[#@][\w-]+|\{\{[^{}]*\}\}|\+[0-9][0-9 ().-]{6,}[0-9]|0[0-9](?:[ .-][0-9]{2}){4}(?![0-9])"
    r"|(?<!\.)[0-9]{1,2}(?:\.[0-9]{1,2}){2,}(?![0-9])"
)
ADDRESS = (
    r"|(?=[\w.+-]+[@:.])(?:(?:https?://|www\.)\S+|(?<![.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![.-])[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+/\S*)"
)
HAS_ADDRESS = re.compile(r"[@/]|www\.")
FIGURE = r"(?:(?<![^\W\d_]-)|(?=[0-9]{4}(?![0-9])))[0-9]"
NEAR = 14  # characters at most between the two ends of a span of days, of which the second has the year


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the characters `start` to `end` of a text, and what they say.

    `is_slight` marks words that are seldom a count: one, first. `is_vague` marks a "dozen" and "thousands", whose value
    is that of the word.
    """

    start: int
    end: int
    value: Decimal | WrittenDate | datetime.time
    kind: Kind
    is_slight: bool = False
    is_vague: bool = False


def figures(text: str, language: Language) -> tuple[Figure, ...]:
    """All figures of a text in this language, in their order."""
    return _read(text, _Vocabulary(language), language.locale.endswith("US"))


@lru_cache(maxsize=4096)  # several rules ask for the same passages
def _read(text: str, vocabulary: _Vocabulary, month_first: bool) -> tuple[Figure, ...]:
    return _reader(vocabulary, month_first).read(folded(text))


class _Vocabulary:
    """A language that is the same key whatever the newsroom settled for it: its code says all."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __hash__(self) -> int:
        return hash(self.language.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Vocabulary) and other.language.figures is self.language.figures


@lru_cache
def _reader(vocabulary: _Vocabulary, month_first: bool) -> _Reader:
    return _Reader(vocabulary.language, month_first)


class _Reader:
    """Reads figures in one language."""

    def __init__(self, language: Language, month_first: bool) -> None:
        words = language.figures
        self.days = Days(words, month_first)
        self.hours = Hours(words.hours)
        self.numerals = Numerals(words)
        worded = rf"{self.numerals.starts()}|{self.days.starts()}(?!\w)|{self.hours.before} [0-9]"
        apart = rf"{APART}|{either(words.lookalikes)}(?!\w)"
        self.plain = re.compile(f"{BEGINNING}(?:(?P<apart>{apart})|{FIGURE}|{worded})")
        self.addressed = re.compile(f"{BEGINNING}(?:(?P<apart>{apart}{ADDRESS})|{FIGURE}|{worded})")
        self.dated = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}(?![0-9])")

    def read(self, text: Folded) -> tuple[Figure, ...]:
        """The figures; the year at the end of a span of days is that of its beginning too."""
        found = list(self._found(text))
        for position in range(len(found) - 1, 0, -1):
            first, second = found[position - 1], found[position]
            if isinstance(first.value, WrittenDate) and isinstance(second.value, WrittenDate):
                same = first.value.day and not first.value.year and second.start - first.end <= NEAR
                if same and second.value.year and first.value.month <= second.value.month:
                    found[position - 1] = replace(first, value=replace(first.value, year=second.value.year))
        return tuple(found)

    def _found(self, text: Folded) -> Iterator[Figure]:
        position = 0
        pattern = self.addressed if HAS_ADDRESS.search(text.text) else self.plain
        while match := pattern.search(text.text, position):
            start = match.start()
            if match["apart"] and not self.dated.match(text.text, start):
                position = match.end()
                continue
            position, here = self._at(text, start)
            yield from here
            position = max(position, start + 1)

    def _at(self, text: Folded, start: int) -> tuple[int, tuple[Figure, ...]]:
        """What stands at `start`, and where it ends."""
        days = self.days.read(text, start)
        if days:
            return days[0], tuple(Figure(*text.span(begin, end), day, "date") for begin, end, day in days[1])
        hour = self.hours.read(text.text, start)
        if hour:
            return hour[0], (Figure(*text.span(start, hour[0]), hour[1], "time"),)
        number = self.numerals.read(text.text, start)
        if number:
            return number.end, (_figure(text, start, number),)
        return start + 1, ()


def _figure(text: Folded, start: int, number: Numeral) -> Figure:
    kinds: dict[Kind, bool] = {"percent": number.is_percent, "ordinal": number.is_ordinal, "year": number.is_year}
    kind: Kind = next((kind for kind, holds in kinds.items() if holds), "count")
    is_slight = number.is_worded and number.value == 1 and kind in ("count", "ordinal")
    return Figure(*text.span(start, number.end), number.value, kind, is_slight, number.is_vague)
