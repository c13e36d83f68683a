"""The dates of a passage, and the days in it that say nothing without the date of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from ..model.language import Language
from ..model.newsroom import Newsroom
from ..model.passage import Passage
from ..model.place import Place
from .alternatives import either
from .days import WrittenDate
from .figures import figures
from .folding import fold, folded

SHADDA = "\u0651"  # at its end it tells أمسّ, most urgent, from أمس, yesterday
Needs = Literal["day", "month"]
SPOKEN = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"")
SENTENCE = re.compile(r"[^.!?؟]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its words, where they stand, what they say, in which language."""

    place: Place
    words: str
    date: WrittenDate
    language: Language


@dataclass(frozen=True, slots=True)
class Undated:
    """A day that depends on when the text was written, and what has to be known of that."""

    place: Place
    words: str
    needs: Needs


def dates(passage: Passage, newsroom: Newsroom) -> Iterator[Dated]:
    """All dates of a passage, read in the language of their words."""
    for run in passage.runs:
        language = newsroom.languages.get(run.language)
        text = passage.text[run.start : run.end]
        for figure in figures(text, language) if language else ():
            if language and isinstance(figure.value, WrittenDate):
                words = " ".join(text[figure.start : figure.end].split())
                yield Dated(passage.at(run.start + figure.start), words, figure.value, language)


def undated(passage: Passage, newsroom: Newsroom) -> Iterator[Undated]:
    """Days such as "yesterday" in sentences that name no date, outside of what somebody says."""
    for run in passage.runs:
        language = newsroom.languages.get(run.language)
        if language:
            text = passage.text[run.start : run.end]
            for start, end, needs in _relative(text, language):
                yield Undated(passage.at(run.start + start), " ".join(text[start:end].split()), needs)


def _relative(text: str, language: Language) -> Iterator[tuple[int, int, Needs]]:
    plain = folded(text)
    if not any(key in plain.text for key in _keys(language)):
        return
    for match in _pattern(language).finditer(plain.text):
        start, end = plain.span(*match.span())
        if text[:end].endswith(SHADDA):
            continue
        is_spoken = any(said.start() < start < said.end() for said in SPOKEN.finditer(text))
        if not is_spoken and not _is_dated(text, start, language):
            yield start, end, "day" if match["day"] else "month"


def _is_dated(text: str, position: int, language: Language) -> bool:
    """Whether the sentence around a position names a day."""
    sentence = next((part for part in SENTENCE.finditer(text) if part.start() <= position < part.end()), None)
    dated = figures(sentence[0], language) if sentence else ()
    return any(isinstance(figure.value, WrittenDate) and figure.value.day for figure in dated)


@lru_cache
def _pattern(language: Language) -> re.Pattern[str]:
    dates = language.figures.dates
    weekday = either(word for alike in dates.weekdays for word in alike)
    prefix = "".join(f"{either(slot)}?" for slot in language.figures.prefixes)
    number = rf"(?:[0-9]+|{either(chain(*language.figures.numbers.values()))})"
    filling = {"…": rf"(?:{number}-)?{number}", "{weekday}": weekday}
    day = _phrases(chain(*dates.relative.days), filling)
    month = _phrases(dates.relative.months, filling)
    unless = f"(?! {either(dates.relative.unless)}(?!\\w))"
    return re.compile(rf"\b(?:{prefix})(?:(?P<day>{day})|(?P<month>{month}))(?!\w){unless}")


@lru_cache
def _keys(language: Language) -> tuple[str, ...]:
    """For each phrase what any text that has it has to hold: looking for these is many times faster."""
    relative = language.figures.dates.relative
    phrases = map(fold, chain(*relative.days, relative.months))
    keys = {max(re.split(r"…|\{weekday\}", phrase), key=len).strip() for phrase in phrases}
    return tuple(sorted(key for key in keys if not any(other in key for other in keys - {key})))


def _phrases(phrases: Iterable[str], filling: Mapping[str, str]) -> str:
    """A pattern for phrases, some of which have a place to be filled by what another pattern finds."""
    ways: list[str] = []
    fixed: list[str] = []
    for phrase in phrases:
        parts = re.split(r"(…|\{weekday\})", fold(phrase))
        if len(parts) == 1:
            fixed.append(phrase)
        else:
            ways.append("".join(filling.get(part) or re.escape(part) for part in parts))
    return "|".join([*ways, either(fixed)])
