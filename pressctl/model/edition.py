"""One release in one language with every text ready to be set: what convert hands to render."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .article import Article, Inline
from .language import Direction, Kind, Language
from .picture import Original

Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What only a locale can say about a release: dates, moments and counts, as plain texts in the page's language."""

    date: str
    embargo: str
    organisations: str
    individuals: str
    organisations_figure: str
    signatories: str
    corrections: tuple[str, ...]
    withdrawn: str
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, str]:
        """What `{{organisations}}` and `{{individuals}}` stand for, and `elsewhere` those of other releases."""
        return {"organisations": self.organisations, "individuals": self.individuals, **self.elsewhere}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture rebuilt without anything but its pixels. `name` is the file's name beside the page.

    `original` is what is known of the file that it was made of.
    """

    name: str
    content: bytes
    width: int
    height: int
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with its words. `alt` is for those who cannot see it."""

    source: str
    picture: Picture
    alt: str
    caption: Line
    credit: Line


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and who said it."""

    text: Line
    name: Line
    role: Line


@dataclass(frozen=True, slots=True)
class Signed:
    """An organisation in the list: its name on this page, its own name where that is another, its acronym.

    Where the name is in another language than the page, `language` and `direction` are its own, and the acronym
    stands within it, so that it follows the name.
    """

    name: Line
    language: str | None
    direction: Direction | None
    own: Line
    acronym: Line


@dataclass(frozen=True, slots=True)
class Passage:
    """A titled text at the end of a release; `iso_date` is its day where it has one, such as a correction."""

    title: Line
    body: Article
    iso_date: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """How a contact is reached."""

    name: Line
    email: str
    email_line: Line
    phone: str
    phone_line: Line


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who publishes."""

    name: Line
    plain_name: str
    tagline: Line
    url: str
    logo: Picture | None
    accent: str
    office: Line
    email_line: Line


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another page of the newsroom: `href` from page to page, `address` where it will be published."""

    href: str
    address: str
    language: Language
    title: Line


@dataclass(frozen=True, slots=True)
class Series:
    """A bar, with its one value, or a line with a value for each point."""

    label: Line
    values: tuple[Decimal, ...]
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart with its words: bars, or lines over `points`. Values are numbers; the page writes them out."""

    title: Line
    note: Line
    points: tuple[Line, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a programme; `begin` and `end` are none for what has no hours of its own."""

    begin: datetime.time | None
    end: datetime.time | None
    title: Line
    room: Line
    text: Line
    company: Line
    credit: Line


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """The events of a day."""

    date: datetime.date
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """What is on, and by which city's clock: a time zone such as "Europe/Paris"."""

    zone: str
    permanent: tuple[Happening, ...]
    days: tuple[ProgrammeDay, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents below a chapter's own."""

    anchor: str
    title: Line


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter or an annex: a text of its own, or a release that it `shows`.

    `number` is "3" or "B" as the language counts, none without; `language` is that of what stands in it, which is not
    the page's where the part is in fewer languages on purpose.
    """

    anchor: str
    number: str
    is_annex: bool
    title: Line
    lead: Line
    language: Language
    body: Article
    entries: tuple[Entry, ...]
    new_page: bool
    shows: Edition | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A release in one language. Lines that the release does not have are empty.

    `iso_date` is its date as far as it is known, `last_changed` that of its last correction or of its withdrawal, else
    the same. `embargo` is empty once it is over; `embargo_until` is its moment with its offset, also then: all as in
    ISO 8601. `source_language` is the code of the language in which the newsroom writes first.
    """

    release: str
    kind: Kind
    language: Language
    source_language: str
    letterhead: Letterhead
    labels: Mapping[str, Line]
    kind_label: Line
    plain_title: str
    plain_summary: str
    title: Line
    short_title: Line
    subtitle: Line
    summary: Line
    place: Line
    source: Line
    author: Line
    date: Line
    iso_date: str
    is_estimate: bool
    embargo: Line
    embargo_until: str
    last_changed: str
    is_draft: bool
    hashtags: tuple[str, ...]
    hashtag_lines: tuple[Line, ...]
    body: Article
    picture_leads: bool
    quotes: tuple[Quoted, ...]
    pictures: tuple[Shown, ...]
    cover: Shown | None
    charts: Mapping[str, Charted]
    chapters: tuple[Chapter, ...]
    programme: Programme | None
    signatories: tuple[Signed, ...]
    people: tuple[Line, ...]
    organisations_figure: Line
    signatories_line: Line
    notes: Article | None
    corrections: tuple[Passage, ...]
    withdrawn: Passage | None
    boilerplate: tuple[Passage, ...]
    contacts: tuple[Reached, ...]
    related: tuple[Elsewhere, ...]
    languages: tuple[Elsewhere, ...]
    address: str
    address_line: Line
