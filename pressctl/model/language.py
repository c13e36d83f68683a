"""A language as pressctl knows it: everything that differs from one page language to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .figures import ClaimWords, FigureWords
from .link import LinkWords
from .picture import PictureWords

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
class Typography:
    """How a language is written, and what is left in its texts by mistake.

    `quotes` are the marks around a quotation and around one within it, `also_quotes` others that it allows. `spaces`
    has the marks that a space stands before, with that space; `marks` the language's own for those of Latin languages.
    `elided` are words that end in an apostrophe, `clipped` endings that begin with one. `dash` stands between words and
    `range` between figures, empty where the language leaves it open. `never_twice` are words that do not follow
    themselves, `hung` words that may follow a hyphen and a space. `residue` are phrases of web pages, `residue_lines`
    those that are residue only where they stand alone, `unwritten` what stands for words that were never written.
    """

    quotes: tuple[tuple[str, str], tuple[str, str]]
    also_quotes: tuple[tuple[str, str], ...] = ()
    spaces: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    elided: tuple[str, ...] = ()
    clipped: tuple[str, ...] = ()
    dash: str = ""
    range: str = ""
    never_twice: tuple[str, ...] = ()
    hung: tuple[str, ...] = ()
    residue: tuple[str, ...] = ()
    residue_lines: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """One file of templates/languages/, with what the newsroom settled in pressctl.yaml.

    `locale` is a CLDR locale such as "ar-SY"; `script` an ISO 15924 code such as "Arab"; `labels` are the words that
    the templates print, by their key; `plurals` the nouns counted in `{{organisations}}`, by key and CLDR category;
    `figures` how its texts write numbers, dates and hours, `claims` how they say how many sign, `pictures` the words
    that say nothing of a picture, `links` those that say nothing of a page; `common` are small words by which the
    language is told from others, `see` words that send readers to another place.
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
    typography: Typography
    figures: FigureWords
    claims: ClaimWords
    common: frozenset[str]
    see: tuple[str, ...]
    pictures: PictureWords
    links: LinkWords

    def __hash__(self) -> int:
        return hash((self.code, self.locale, self.digits))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of release: one folder of templates/kinds/. `labels` is its name on the page, by language code.

    `plurals` is what several of them are called; `work` the type of schema.org that they are, such as "NewsArticle".

    `requires` are the fields it cannot do without, `takes` those it can show and other kinds cannot, these included;
    `has_hero` says that its first picture opens the page, `numbers_pictures` that its pictures are numbered figures,
    `is_immediate` that it says so where it is for immediate release.
    """

    code: str
    labels: Mapping[str, str]
    requires: tuple[str, ...]
    takes: frozenset[str]
    has_hero: bool
    numbers_pictures: bool
    is_immediate: bool
    plurals: Mapping[str, str]
    work: str
