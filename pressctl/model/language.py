"""A language as pressctl knows it: everything that differs from one page language to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .figures import ClaimWords, FigureWords

Direction = Literal["ltr", "rtl"]
Digits = Literal["latn", "arab"]


System = Literal["digits", "letters", "capitals", "abjad"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a language counts chapters, annexes, and the items of a list: outermost first, the last for all deeper."""

    chapters: System
    annexes: System
    lists: tuple[System, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """One file of templates/languages/, with what the newsroom settled in pressctl.yaml.

    `locale` is a CLDR locale such as "ar-SY"; `script` an ISO 15924 code such as "Arab"; `labels` are the words that
    the templates print, by their key; `plurals` the nouns counted in `{{organisations}}`, by key and CLDR category;
    `figures` how its texts write numbers, dates and hours, `claims` how they say how many sign.
    """

    code: str
    name: str
    direction: Direction
    script: str
    locale: str
    digits: Digits
    quotes: tuple[str, str]
    numbering: Numbering
    labels: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]
    figures: FigureWords
    claims: ClaimWords


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of release: one folder of templates/kinds/. `labels` is its name on the page, by language code.

    `requires` are the fields it cannot do without, `takes` those it can show and other kinds cannot, these included;
    `has_hero` says that its first picture opens the page, `numbers_pictures` that its pictures are numbered figures.
    """

    code: str
    labels: Mapping[str, str]
    requires: tuple[str, ...]
    takes: frozenset[str]
    has_hero: bool
    numbers_pictures: bool
