"""A release: one statement, news item, feature or briefing, as its writers describe it in YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from .node import Text
from .record import Moment, Names, PlainText, Record, ReleaseDate, Translated, kind_of_node, unfit

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = frozenset({"con", "prn", "aux", "nul", "index", "assets", "manifest"})


def is_slug(text: str) -> bool:
    """Whether `text` can be an id: part of an address and of a file's name on every system."""
    return SLUG.fullmatch(text) is not None and len(text) <= 80 and text not in RESERVED


def leads_out(path: str) -> bool:
    """Whether a path that a writer typed leads, or on some system may lead, out of the folder it belongs to."""
    return path.startswith(("/", "~")) or ".." in path.split("/") or any(sign in path for sign in ("\\", ":", "\0"))


def _slug(text: Text) -> Text:
    if not is_slug(text):
        raise unfit(
            f"‘{text}’ cannot be an id",
            "use small Latin letters, digits and single hyphens, such as idlib-2020",
            "REL006",
        )
    return text


def _email(text: Text) -> Text:
    if not re.fullmatch(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", text):
        raise unfit(f"‘{text}’ is not an e-mail address", "write it as press@example.org")
    return text


def _phone(text: Text) -> Text:
    if not re.fullmatch(r"\+[0-9][0-9 ().-]{5,24}", text):
        raise unfit(f"‘{text}’ is not a telephone number for readers abroad", 'write it as "+33 1 23 45 67 89"')
    return text


def _address(text: Text) -> Text:
    if not re.fullmatch(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?", text):
        raise unfit(f"‘{text}’ is not a web address", "write it whole, such as https://example.org/")
    return text


def _path(text: Text) -> Text:
    if "\\" in text and not leads_out(text.replace("\\", "/")):
        right = text.replace("\\", "/")
        raise unfit(f"‘{text}’ is written with backslashes", f"write {right}", "REL008")
    if not text or leads_out(text):
        raise unfit(
            f"‘{text}’ leads out of the folder it belongs to", "write a path inside it, such as media/a.jpg", "REL008"
        )
    return text


Slug = Annotated[PlainText, AfterValidator(_slug)]
Email = Annotated[PlainText, AfterValidator(_email)]
Phone = Annotated[PlainText, AfterValidator(_phone)]
Address = Annotated[PlainText, AfterValidator(_address)]
InnerPath = Annotated[PlainText, AfterValidator(_path)]


def _count(value: Any) -> int:
    if isinstance(value, Text) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    message = f"‘{value}’ is not a whole number" if isinstance(value, Text) else "expected a whole number here"
    raise unfit(message, "write it in figures, such as 948")


Count = Annotated[int, BeforeValidator(_count), Field(ge=0)]


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


Credit = Annotated[
    Annotated[PlainText, Tag("text")] | Annotated[Translated, Tag("mapping")], Discriminator(kind_of_node)
]


class Picture(Record):
    """A photograph or drawing; `file` inside the release's folder."""

    file: InnerPath
    alt: Translated
    caption: Translated | None = None
    credit: Credit


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


@dataclass(frozen=True, slots=True)
class Person:
    """An individual who agreed to be named. Those who did not are counted where the file is read and never kept."""

    name: Text
    role: Text | None
    place: Text | None


class Release(Description):
    """A release as the rooms see it: the description, and what stands in the files beside it.

    `id` is the folder's name, `folder` its path relative to the newsroom. `bodies` are the long texts by language,
    from `body:` or from the files body.<language>.md. `people` are the individuals who may be named, `withheld` counts
    those in the file who may not.
    """

    id: str
    folder: str
    bodies: Mapping[str, Text] = Field(default_factory=dict)
    people: tuple[Person, ...] = ()
    withheld: int = 0

    @classmethod
    def of(cls, description: Description, **rest: Any) -> Release:
        """A description that was already checked, with `rest`: id, folder, bodies, people, withheld."""
        release = cls.model_construct(**dict(description), **rest)
        release._origin = description.origin
        return release

    @property
    def path(self) -> str:
        """The release.yaml, relative to the newsroom."""
        return f"{self.folder}/release.yaml"
