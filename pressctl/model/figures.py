"""What a language calls its numbers and days, and how it says how many sign; read from templates/languages/."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from .fields import Flag
from .record import PlainText, Record

Words = tuple[PlainText, ...]
Numbered = Mapping[str, Words]  # words by the number that they stand for


class Join(Record):
    """Numbers under a hundred that are read as their sum: one of `first`, then one from `then` on, joined `by`."""

    first: Words
    then: tuple[PlainText, PlainText]
    by: Words


class Halves(Record):
    """What adds a half to the number before, and what halves the thousand or million after it."""

    before: Words
    after: Words


class RelativeWords(Record):
    """Days that depend on when a text was written: those that need its day to be known, and those that need its month.

    They mean something else before the words of `unless`.
    """

    days: tuple[Words, ...]
    months: Words
    unless: Words


class DateWords(Record):
    """How days are written with words; months from January, weekdays from Monday."""

    months: tuple[Words, ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[Words, ...] = Field(min_length=7, max_length=7)
    between: Words
    ranges: Words
    month_first: Flag = Field(alias="month-first")
    capitals: Flag
    relative: RelativeWords


class HourWords(Record):
    """How hours are written: what stands before one, what for the colon, what behind those before and after noon."""

    marks: Words
    before: Words
    am: Words
    pm: Words


class FigureWords(Record):
    """How a language writes numbers, dates and hours; `decimals` and `thousands` are examples, such as "1,000"."""

    decimals: Words
    thousands: Words
    percent: Words
    ordinals: Words
    prefixes: tuple[Words, ...]
    numbers: Numbered
    counting: Numbered
    scales: Numbered
    vague: Words
    lookalikes: Words
    halves: Halves
    joins: tuple[Join, ...]
    scaled_by: Words = Field(alias="scaled-by")
    followed_by: Words = Field(alias="followed-by")
    dates: DateWords
    hours: HourWords


class Comparators(Record):
    """What stands before a number that is not meant exactly."""

    more_than: Words = Field(alias="more-than")
    at_least: Words = Field(alias="at-least")
    nearly: Words
    about: Words
    less_than: Words = Field(alias="less-than")
    at_most: Words = Field(alias="at-most")


class ClaimWords(Record):
    """How a language says how many organisations and people sign; lists of lists are only broken into lines."""

    organisations: tuple[Words, ...]
    individuals: Words
    signatories: Words
    certain: Words
    likely: Words
    calls: Words
    comparators: Comparators
    open: Words
    apart: tuple[Words, ...]
    stops: Words
    nouns_first: Words = Field(alias="nouns-first")
