"""What is known of a release after it was looked at, and of what: as long as that stays, nobody looks again."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ..check.hearsay import Said
from ..model.approval import Approval
from ..model.edition import Picture
from ..model.finding import Finding
from ..model.link import Link
from ..model.newsroom import LinkSettings
from ..model.release import Allowance, Organisation, Release

BETWEEN = re.compile(r"[\W_]+")
DOUBT = 2  # days around a day on which somebody may turn it, wherever they live


@dataclass(frozen=True)
class Sheet:
    """An edition as far as it decides what is drawn: the digest of all that is shown, and the kinds of its pages."""

    shown: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Publishing:
    """What decides whether a release may be published, and when.

    `opens` is the end of the last embargo on it or on what it includes, none without; `day` is its first day.
    `approvals` are those of its approvals.yaml, `authors` its bylines, `links` all its links, none
    once it is withdrawn.
    """

    opens: datetime.datetime | None = None
    day: datetime.date | None = None
    approvals: tuple[Approval, ...] = ()
    authors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """A release, looked at. Its `findings` and what it `allowed` are as in Checked.

    It was told from `seen`, the releases that it names, and from the `organisations` in its texts, by id with their
    digests; `said` is what it tells all others, `asked` what it asked them and was answered. `turns` are the moments
    (seconds since 1970) at which the clock alone changes what is said of it.
    """

    release: str
    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...] = ()
    is_broken: bool = False
    is_withdrawn: bool = False
    is_betrayed: bool = False
    languages: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    allow: tuple[Allowance, ...] = ()
    embargoed: tuple[Finding, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)
    said: Said = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    turns: tuple[float, ...] = ()
    publishing: Publishing = field(default_factory=Publishing)

    @property
    def id(self) -> str:
        return self.release


@dataclass(frozen=True)
class Known:
    """An organisation of the newsroom: the digest of its record, and all by which a text may name it, folded."""

    digest: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Masthead:
    """What all releases of a newsroom share, as far as a build needs it without reading it.

    `address` is where the site stands, `needed` how many must approve each language before it is published, `links` how
    links are looked at, `linked` are those of the texts that releases share. `shared` is all of it, packed, for those
    who look at releases.
    """

    languages: tuple[str, ...]
    formats: tuple[str, ...]
    accent: str
    logo: Picture | None
    logo_file: str
    findings: tuple[Finding, ...]
    organisations: Mapping[str, Known]
    said: Said
    asked: Mapping[str, str]
    turns: tuple[float, ...]
    address: str
    needed: int
    links: LinkSettings
    linked: tuple[Link, ...]
    shared: bytes = field(repr=False)


Subject = TypeVar("Subject", Dossier, Masthead)


@dataclass(frozen=True)
class Filed(Generic[Subject]):
    """What is known, with what it was told from, in which build and when (seconds since 1970).

    `sources` are the digests of its own files by their path, `beside` those of the releases that it names, each in one;
    `shared` and `tools` stand for what all releases share.
    """

    known: Subject
    build: int
    at: float
    tools: str
    shared: str
    sources: Mapping[str, str]
    beside: Mapping[str, str] = field(default_factory=dict)


def turns_of(release: Release, seen: Iterable[Release]) -> tuple[float, ...]:
    """The moments at which the clock changes what is said of a release or printed on its pages."""
    days = [release.date.first_day, *(each.until.last_day for each in release.allow if each.until)]
    moments = {one.embargo.at.timestamp() for one in (release, *seen) if one.embargo}
    return tuple(sorted(moments.union(*map(around, days))))


def around(day: datetime.date) -> Iterator[float]:
    """The beginnings of the days around a day, where we are and elsewhere."""
    for distance in range(-DOUBT, DOUBT + 2):
        try:
            yield (
                datetime.datetime.combine(day + datetime.timedelta(distance), datetime.time()).astimezone().timestamp()
            )
        except (OverflowError, ValueError, OSError):  # the first and the last days of all
            continue


def has_turned(turns: tuple[float, ...], at: float, now: float) -> bool:
    """Whether the clock has passed one of these moments since `at`, or was set back."""
    return now < at or any(at < turn <= now for turn in turns)


def names_of(organisation: Organisation) -> tuple[str, ...]:
    """All by which a text may name an organisation, squeezed."""
    short = [organisation.acronym] if organisation.acronym else []
    names = (*organisation.name.values(), *organisation.aka, *short, organisation.id or "")
    return tuple(dict.fromkeys(filter(None, map(squeezed, names))))


def squeezed(text: str) -> str:
    """A text in small letters and digits only, so that no markup, mark or line break hides a name."""
    return BETWEEN.sub("", unicodedata.normalize("NFKD", text).casefold())
