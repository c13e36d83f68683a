"""A newsroom: its settings, its organisations, its releases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from .acceptance import Accepted
from .fields import Address, Age, Count, Email, InnerPath, Phone, Positive, Slug
from .language import Digits, Kind, Language
from .naming import Vocabulary
from .node import Map, Text
from .record import PlainText, Record, ReleaseDate, Translated, unfit
from .release import Organisation, Release

COLOUR = r"#[0-9a-fA-F]{6}"
ACCENT = Text("#0b5d57", "")
Colour = WithJsonSchema({"type": "string", "pattern": f"^{COLOUR}$"})


def _colour(text: Text) -> Text:
    if not re.fullmatch(COLOUR, text):
        raise unfit(f"‘{text}’ is not a colour", 'write six hexadecimal digits, such as "#0b5d57"')
    return text


class PressOffice(Record):
    """How the newsroom itself is reached."""

    name: Translated | None = None
    email: Email
    phone: Phone | None = None


class Identity(Record):
    """Who publishes: the name in the letterhead, the address of the site, the logo and the one accent colour."""

    name: Translated
    tagline: Translated | None = None
    url: Address
    logo: InnerPath | None = None
    accent: Annotated[PlainText, AfterValidator(_colour), Colour] = ACCENT
    contact: PressOffice | None = None


class LanguageSettings(Record):
    """What a newsroom settles for one of its languages."""

    locale: PlainText | None = None
    digits: Digits | None = None


class Languages(Record):
    """The language written first, and those that every release needs; settings for each under its own code."""

    source: PlainText
    publish: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    settings: Mapping[str, LanguageSettings] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: Any) -> Any:
        """Keys that are language codes become `settings`; anything else is left to be refused as unknown."""
        if not isinstance(data, Map):
            return data
        if "settings" in data:
            fix = "write settings under the code of their language, such as ar: { locale: ar-SY }"
            raise unfit("‘settings’ is not a field that belongs here", fix, "REL001")
        own = {k: v for k, v in data.items() if k in ("source", "publish") or not re.fullmatch(r"[a-z]{2,3}", k)}
        settings = Map({k: v for k, v in data.items() if k not in own}, data.place, data.keys_at)
        return Map({**own, **({"settings": settings} if settings else {})}, data.place, data.keys_at)


class Formats(Record):
    """Which files a build makes."""

    formats: tuple[PlainText, ...] = (Text("html", ""), Text("pdf", ""))


class LinkAllowance(Record):
    """Links that are not to be asked, why, and until when."""

    url: PlainText
    because: PlainText
    until: ReleaseDate | None = None


class LinkSettings(Record):
    """How links are looked at."""

    strip: tuple[PlainText, ...] = ()
    allow: tuple[LinkAllowance, ...] = ()
    timeout: Positive = 20
    retries: Count = 2
    per_host: Positive = 1
    max_age: Age = Text("7d", "")
    private_hosts: tuple[PlainText, ...] = ()


class ReviewSettings(Record):
    """How many reviewers must approve a language before it is published."""

    approvals: Count = 1


class Settings(Record):
    """What stands in pressctl.yaml."""

    newsroom: Identity
    languages: Languages
    output: Formats = Field(default_factory=Formats)
    links: LinkSettings = Field(default_factory=LinkSettings)
    review: ReviewSettings = Field(default_factory=ReviewSettings)


class Boilerplate(Record):
    """A paragraph that many releases end with."""

    id: Slug
    title: Translated | None = None
    text: Translated


class Term(Record):
    """A preferred spelling a language, and spellings to avoid."""

    term: Translated
    avoid: Mapping[str, tuple[PlainText, ...]] = Field(default_factory=dict)


@dataclass(frozen=True)
class Newsroom:
    """A newsroom's folder, read and understood.

    `languages` are those it publishes in, source first, then as listed. `ids` are those of all its releases, also of
    those that were not asked for or could not be understood: what `related:` may name. `accepted`
    are the translations, of what all releases share, that were. `vocabulary` are
    the words of names, in all languages that pressctl knows.
    """

    root: Path
    settings: Settings
    languages: Mapping[str, Language]
    kinds: Mapping[str, Kind]
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    boilerplate: Mapping[str, Boilerplate] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    releases: tuple[Release, ...] = ()
    ids: frozenset[str] = frozenset()
    neighbours: tuple[Release, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def find(self, name: str) -> Release | None:
        """The release with this id, chosen or a neighbour of one that was."""
        return self._by_id.get(name)

    @cached_property
    def _by_id(self) -> Mapping[str, Release]:
        return {release.id: release for release in reversed((*self.releases, *self.neighbours))}

    def languages_of(self, release: Release) -> tuple[str, ...]:
        """The languages a release is published in: its own choice, or all of the newsroom's."""
        return tuple(str(code) for code in release.languages) or tuple(self.languages)
