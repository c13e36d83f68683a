"""Dates and hours in a text, as a language writes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.figures import FigureWords, HourWords
from .alternatives import either
from .folding import Folded, fold

LEAP_YEAR = 2000
LAST_MONTH = 12
LAST_DAY = 31
NOON = 12
YEAR_FIRST = r"(?P<iy>[0-9]{4})(?P<isep>[-/.])(?P<im>[0-9]{1,2})(?P=isep)(?P<id>[0-9]{1,2})(?![0-9])"
YEAR_LAST = r"(?P<n1>[0-9]{1,2})(?P<nsep>[-/.])(?P<n2>[0-9]{1,2})(?P=nsep)(?P<ny>[0-9]{4}|(?<=/)[0-9]{2})(?![0-9])"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day or a month, as far as a text names it; it need not be in the calendar.

    `weekday` is the one named with it, Monday is 0. Two are equal if they are the same day, however it is written.
    """

    year: int | None
    month: int
    day: int | None
    weekday: int | None = field(default=None, compare=False)
    is_numeric: bool = field(default=False, compare=False)

    @property
    def is_ambiguous(self) -> bool:
        """Whether some readers take the day for the month."""
        return self.is_numeric and self.day is not None and self.day <= LAST_MONTH and self.day != self.month

    @property
    def exists(self) -> bool:
        """Whether the calendar has it."""
        try:
            datetime.date(self.year or LEAP_YEAR, self.month, self.day or 1)
        except ValueError:
            return False
        return True

    def in_year(self, year: int) -> datetime.date | None:
        """The day, in its own year or else in this one, if it names a day that the calendar has."""
        try:
            return datetime.date(self.year or year, self.month, self.day) if self.day else None
        except ValueError:
            return None


Dated = tuple[int, int, WrittenDate]  # from, to, and what stands there


class Days:
    """Reads dates with the words of one language; `month_first` says that 03/04/2020 is in March."""

    def __init__(self, words: FigureWords, month_first: bool) -> None:
        dates = words.dates
        self.month_first = month_first
        self.capitals = dates.capitals
        self.months = {fold(word): number for number, alike in enumerate(dates.months, 1) for word in alike}
        self.weekdays = {fold(word): number for number, alike in enumerate(dates.weekdays) for word in alike}
        self.pattern = re.compile(_pattern(words))

    def starts(self) -> str:
        """A pattern for what a date may begin with, other than a digit."""
        return either([*self.months, *self.weekdays])

    def read(self, folded: Folded, start: int) -> tuple[int, tuple[Dated, ...]] | None:
        """The dates that begin at `start`, one or the two ends of a span, and where they end."""
        match = self.pattern.match(folded.text, start)
        if not match or (self.capitals and self._is_small(folded, match)):
            return None
        found = tuple(dated for dated in self._dates(match) if (dated[2].day or 0) <= LAST_DAY)
        is_dated = match["figures"] or match["m"] or match["fm"]
        return None if is_dated and not found else (match.end(), found)

    def _is_small(self, folded: Folded, match: re.Match[str]) -> bool:
        """Whether a month that should have a capital has none, and may be another word."""
        at = next((match.start(name) for name in ("m", "fm", "ym", "alone") if match[name]), None)
        return at is not None and folded.source[folded.offsets[at]].islower()

    def _dates(self, match: re.Match[str]) -> Iterator[Dated]:
        if match["figures"]:
            yield from self._figures(match)
        elif match["ym"]:
            yield match.start(), match.end(), WrittenDate(int(match["yy"]), self.months[match["ym"]], None)
        elif match["m"] or match["fm"]:
            yield from self._worded(match)

    def _worded(self, match: re.Match[str]) -> Iterator[Dated]:
        """A day and a month, or two days of a month."""
        lead = "" if match["m"] else "f"
        year = int(match[f"{lead}y"]) if match[f"{lead}y"] else None
        month = self.months[match[f"{lead}m"]]
        first, second = match[f"{lead}d"], match[f"{lead}d2"]
        weekday = self.weekdays.get(match[f"{lead}w"] or "")
        if second:
            yield match.start(), match.end(f"{lead}d"), WrittenDate(year, month, int(first), weekday)
            later = self.weekdays.get(match["w2"] or "")
            yield match.start(f"{lead}d2"), match.end(), WrittenDate(year, month, int(second), later)
        else:
            yield match.start(), match.end(), WrittenDate(year, month, int(first), weekday)

    def _figures(self, match: re.Match[str]) -> Iterator[Dated]:
        """2020-01-09, or 09/01/2020."""
        if match["iy"]:
            year, month, day = int(match["iy"]), int(match["im"]), int(match["id"])
            is_numeric = False
        else:
            parts = [int(match["n1"]), int(match["n2"])]
            month, day = parts if self.month_first else reversed(parts)
            if month > LAST_MONTH:
                month, day = day, month
            year = int(match["ny"]) + (LEAP_YEAR if len(match["ny"]) == len("20") else 0)
            is_numeric = True
        if month <= LAST_MONTH:
            yield match.start(), match.end(), WrittenDate(year, month, day, None, is_numeric)


def _endings(words: FigureWords) -> str:
    """What is written behind a figure that counts places: st, nd, er."""
    return either(ending for ending in (word.lstrip("0123456789") for word in words.ordinals) if ending)


def _pattern(words: FigureWords) -> str:
    dates, ending = words.dates, _endings(words)
    numbers = {fold(word) for alike in words.numbers.values() for word in alike}
    alone = either(word for alike in dates.months for word in alike if fold(word) not in numbers)
    month = either(word for alike in dates.months for word in alike)
    weekday = either(word for alike in dates.weekdays for word in alike)
    span = f" ?{either(dates.ranges)} ?"
    small = rf"(?:{either(dates.between)} +)*"
    day = rf"[0-9]{{1,2}})(?![0-9])(?:{ending}(?!\w))?"
    also = rf"\.?(?: ?[/(] ?{month}\.? ?\)?)?"
    named = rf"(?P<w>{weekday})\.?[,،]? ?\(? ?{small}"
    year = rf"[,،]? ?{small}(?P<y>[0-9]{{4}})(?![0-9])"
    second = rf"(?:{span}(?:(?P<w2>{weekday})\.? +)?{small}(?P<d2>{day})?"
    ways = [
        f"(?P<figures>{YEAR_FIRST}|{YEAR_LAST})",
        rf"(?:{named})?(?P<d>{day}{second} ?{small}(?P<m>{month})(?!\w){also}(?:{year})?",
        rf"(?P<ym>{month})(?!\w){also}[,،]? ?{small}(?P<yy>[0-9]{{4}})(?![0-9])",
    ]
    if dates.month_first:
        named, year = (part.replace("(?P<", "(?P<f") for part in (named, year))
        second = rf"(?:{span}(?P<fd2>{day}(?! ?{month}))?"
        ways.append(rf"(?:{named})?(?P<fm>{month})(?!\w)\.? {small}(?P<fd>{day}{second}(?:{year})?")
    else:
        ways.append("(?!)(?P<fw>)(?P<fm>)(?P<fd>)(?P<fd2>)(?P<fy>)")
    ways += [rf"(?P<alone>{alone})(?!\w)", rf"{weekday}(?!\w)"]
    return "|".join(ways)


class Hours:
    """Reads hours with the words of one language."""

    def __init__(self, words: HourWords) -> None:
        self.pm = frozenset(map(fold, words.pm))
        self.before = either(words.before)
        half, mark = either([*words.am, *words.pm]), either(words.marks)
        self.pattern = re.compile(
            rf"(?P<before>{self.before} )?(?P<hour>[0-9]{{1,2}})(?: ?(?P<mark>{mark})(?: ?(?P<m1>[0-9]{{2}}))?"
            rf"|:(?P<m2>[0-9]{{2}})(?::[0-9]{{2}})?|\.(?P<m3>[0-9]{{2}}))?(?![0-9])(?: ?(?P<half>{half})(?!\w))?(?!\w)"
        )

    def read(self, text: str, start: int) -> tuple[int, datetime.time] | None:
        """The hour that begins at `start`, and where it ends."""
        match = self.pattern.match(text, start)
        if not match or not _is_hour(match):
            return None
        hour, minute = int(match["hour"]), int(match["m1"] or match["m2"] or match["m3"] or 0)
        if match["half"]:
            hour = hour % NOON + NOON * (match["half"] in self.pm) if hour <= NOON else hour
        try:
            return match.end(), datetime.time(hour, minute)
        except ValueError:
            return None


def _is_hour(match: re.Match[str]) -> bool:
    """Whether there is enough to tell an hour from a number: 18:30, 18h, 6 pm, but neither 6.30 nor 3 heures."""
    if match["before"] or match["m1"] or match["m2"]:
        return True
    return len(match["half"] or "") > 1 or len(match["mark"] or "") == 1
