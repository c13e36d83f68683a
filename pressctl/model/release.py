"""A release: one statement, report, programme or other item, as its writers describe it in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from .acceptance import Accepted
from .approval import Approval
from .chart import Chart
from .fields import Address, Count, Email, InnerPath, Phone, Slug, Worded
from .node import Text
from .part import Entry, Part, part_of
from .programme import Day, Event
from .record import Moment, Names, PlainText, Record, ReleaseDate, Translated, kind_of_node


class Organisation(Record):
    """An organisation that may sign. `aka` are other spellings under which it is met."""

    id: Slug | None = None
    name: Names
    acronym: PlainText | None = None
    url: Address | None = None
    aka: tuple[PlainText, ...] = ()


class Quote(Record):
    """Words of a named speaker; `text` without quotation marks, they are the language's."""

    name: Translated
    role: Translated | None = None
    text: Translated


class Picture(Record):
    """A photograph or drawing; `file` inside the release's folder."""

    file: InnerPath
    alt: Translated
    caption: Translated | None = None
    credit: Worded


Cover = Annotated[Annotated[InnerPath, Tag("text")] | Annotated[Picture, Tag("mapping")], Discriminator(kind_of_node)]


class Individuals(Record):
    """People who signed: how many, and the file that lists them."""

    total: Count
    listed: InnerPath | None = None


class Withdrawal(Record):
    """An organisation that no longer signs."""

    id: Slug
    on: ReleaseDate


Signatory = Annotated[
    Annotated[PlainText, Tag("text")] | Annotated[Organisation, Tag("mapping")], Discriminator(kind_of_node)
]


class Signatories(Record):
    """Who signs: organisations by id or described in place, in the order given."""

    organisations: tuple[Signatory, ...] = ()
    individuals: Individuals | None = None
    withdrawn: tuple[Withdrawal, ...] = ()
    order: Literal["as-given", "alphabetical"] = "as-given"


class Contact(Record):
    """Whom journalists may reach: a role rather than a person wherever possible."""

    name: Translated
    email: Email | None = None
    phone: Phone | None = None


class Correction(Record):
    """What was put right after publication."""

    date: ReleaseDate
    text: Translated


class Retraction(Record):
    """The release was withdrawn: the page becomes a notice."""

    date: ReleaseDate
    reason: Translated


class Allowance(Record):
    """A finding that is accepted, and why. `at` narrows it to one target, `until` ends it."""

    rule: PlainText
    at: PlainText | None = None
    because: PlainText
    until: ReleaseDate | None = None


class Description(Record):
    """What stands in a release.yaml."""

    kind: PlainText
    date: ReleaseDate
    place: Translated | None = None
    embargo: Moment | None = None
    title: Translated
    subtitle: Translated | None = None
    summary: Translated | None = None
    body: Translated | None = None
    hashtags: tuple[PlainText, ...] = ()
    source: Translated | None = None
    quotes: tuple[Quote, ...] = ()
    media: tuple[Picture, ...] = ()
    charts: tuple[Chart, ...] = ()
    cover: Cover | None = None
    sections: tuple[Entry, ...] = ()
    annexes: tuple[Entry, ...] = ()
    timezone: PlainText | None = None
    permanent: tuple[Event, ...] = ()
    days: tuple[Day, ...] = ()
    signatories: Signatories | None = None
    notes: Translated | None = None
    boilerplate: tuple[PlainText, ...] = ()
    author: Translated | None = None
    contacts: tuple[Contact, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Retraction | None = None
    related: tuple[PlainText, ...] = ()
    languages: tuple[PlainText, ...] = ()
    allow: tuple[Allowance, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sections and then the annexes of a report."""
        return tuple(part_of(entry) for entry in (*self.sections, *self.annexes))

    @property
    def included(self) -> tuple[Text, ...]:
        """The ids of the releases that a report shows as parts of its own."""
        return tuple(part.include for part in self.parts if part.include)


@dataclass(frozen=True, slots=True)
class Person:
    """An individual who agreed to be named. Those who did not are counted where the file is read and never kept."""

    name: Text
    role: Text | None
    place: Text | None


class Release(Description):
    """A release as the rooms see it: the description, and what stands in the files beside it.

    `id` is the folder's name, `folder` its path relative to the newsroom. `bodies` are the long texts by language,
    from `body:` or from the files body.<language>.md; `chapters` those of its parts, by name and language,
    from the files sections/<name>.<language>.md. `people` are the individuals who may be named, `withheld` counts those
    in the file who may not. `accepted` are the translations that were, from translations.yaml, `approvals` what
    reviewers decided, from approvals.yaml.
    """

    id: str
    folder: str
    bodies: Mapping[str, Text] = Field(default_factory=dict)
    chapters: Mapping[str, Mapping[str, Text]] = Field(default_factory=dict)
    people: tuple[Person, ...] = ()
    withheld: int = 0
    accepted: tuple[Accepted, ...] = ()
    approvals: tuple[Approval, ...] = ()

    @classmethod
    def of(cls, description: Description, **rest: Any) -> Release:
        """A description that was already checked, with `rest`: id, folder, bodies, chapters, people …"""
        fields = dict(description)
        if isinstance(description.cover, Picture):
            fields |= {"cover": description.cover.file, "media": (description.cover, *description.media)}
        release = cls.model_construct(**fields, **rest)
        release._origin = description.origin
        return release

    @property
    def path(self) -> str:
        """The release.yaml, relative to the newsroom."""
        return f"{self.folder}/release.yaml"
