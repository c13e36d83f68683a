"""The dates of a passage, and the days in it that say nothing without the date of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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
    pattern = _pattern(_Key(language))
    plain = folded(text)
    for match in pattern.finditer(plain.text):
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


class _Key:
    """A language, as the key to what is made of its words once."""

    def __init__(self, language: Language) -> None:
        self.words = language.figures

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.words is self.words


@lru_cache
def _pattern(key: _Key) -> re.Pattern[str]:
    dates = key.words.dates
    weekday = either(word for alike in dates.weekdays for word in alike)
    prefix = "".join(f"{either(slot)}?" for slot in key.words.prefixes)
    day = _phrases([phrase for line in dates.relative.days for phrase in line], weekday)
    month = _phrases(list(dates.relative.months), weekday)
    unless = f"(?! {either(dates.relative.unless)}(?!\\w))"
    return re.compile(rf"(?<!\w)(?:{prefix})(?:(?P<day>{day})|(?P<month>{month}))(?!\w){unless}")


def _phrases(phrases: list[str], weekday: str) -> str:
    """A pattern for phrases in which … is a number and {weekday} a weekday."""
    plain = [phrase for phrase in phrases if not re.search(r"[…{]", phrase)]
    filled = [re.escape(fold(phrase)) for phrase in phrases if phrase not in plain]
    open_ones = [phrase.replace("…", r"[\w-]+").replace(r"\{weekday\}", weekday) for phrase in filled]
    return "|".join([either(plain), *open_ones])
