"""What the reviewers' pages show, as plain values: the pipeline gathers them, and `Desk` is how it is asked."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ..model.approval import Standing
from ..model.comparison import Piece
from ..model.finding import Finding, worst_is_error
from ..model.interface import Interface
from ..model.language import Direction
from ..model.link import LinkState
from ..model.place import Place


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of a release. `script` is an ISO 15924 code such as "Arab"."""

    code: str
    name: str
    direction: Direction
    script: str


class State(StrEnum):
    """How a release stands in one language."""

    BROKEN = "broken"  # it has errors, or nothing could be drawn
    RETURNED = "returned"
    APPROVED = "approved"
    VOID = "void"  # what was approved is not what there is now
    WAITING = "waiting"
    FREE = "free"  # the newsroom asks for no approval


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a passage in one language. `direction` is none where it is the passage's own."""

    text: str
    language: str
    direction: Direction | None = None


@dataclass(frozen=True)
class Version:
    """A release in one language: its final files by name and digest, and what was found about it.

    `title` is in its own language, `titled` the same in runs. There is no `standing` where nothing could be drawn.
    """

    tongue: Tongue
    title: str
    titled: tuple[Run, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    pdf: str = ""
    findings: tuple[Finding, ...] = ()
    standing: Standing | None = None
    author: str = ""

    @property
    def digest(self) -> str:
        """One digest for exactly these files; empty where there are none."""
        listed = "".join(f"{name}\0{sha256}\n" for name, sha256 in sorted(self.files.items()))
        return hashlib.sha256(listed.encode()).hexdigest() if listed else ""

    @property
    def state(self) -> State:
        if self.standing is None or worst_is_error(self.findings):
            return State.BROKEN
        if self.standing.returned:
            return State.RETURNED
        if not self.standing.needed:
            return State.FREE
        if self.standing.is_approved:
            return State.APPROVED
        return State.VOID if self.standing.void else State.WAITING


@dataclass(frozen=True)
class Reviewed:
    """A release as reviewers see it. `kinds` is what its kind is called and `dates` its date, by the reader's language.

    `embargo` is the moment at which it ends, none once that has passed; `findings` are those that belong to no language
    alone.
    """

    id: str
    versions: tuple[Version, ...]
    kinds: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    embargo: datetime.datetime | None = None
    findings: tuple[Finding, ...] = ()
    is_withdrawn: bool = False

    def version(self, code: str) -> Version | None:
        """The release in this language, if it has it."""
        return next((one for one in self.versions if one.tongue.code == code), None)

    def titled(self, code: str) -> Version | None:
        """The version whose title stands for the release: in this language, or else in the first that has one."""
        there = [one for one in self.versions if one.title]
        return next((one for one in there if one.tongue.code == code), there[0] if there else None)

    @property
    def everything(self) -> tuple[Finding, ...]:
        """All findings, each once, in the order of the files."""
        found = [*self.findings, *(finding for one in self.versions for finding in one.findings)]
        return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.order))


@dataclass(frozen=True)
class Board:
    """All releases that were asked for, as they are in the `state` of their files that Desk tells.

    `names` is what the newsroom is called, by language.
    """

    names: Mapping[str, str]
    releases: tuple[Reviewed, ...]
    findings: tuple[Finding, ...] = ()
    state: str = ""

    def find(self, name: str) -> Reviewed | None:
        return next((one for one in self.releases if one.id == name), None)


@dataclass(frozen=True)
class Cell:
    """A passage in one language and where it stands. `stale` is how its source has changed since it was accepted."""

    runs: tuple[Run, ...]
    place: Place
    stale: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Row:
    """A passage in all languages of a release; none for a language that lacks it. `field` is such as "body".

    `source` is the language that the others are translations of. `serves_all` says that the passage is written once
    for all languages, such as a hashtag.
    """

    field: str
    role: str
    source: str
    cells: Mapping[str, Cell | None]
    serves_all: bool = False


@dataclass(frozen=True)
class Signatory:
    """Who signs: the names by language with their directions, where the list names it, and what was found there."""

    names: tuple[tuple[str, str, Direction], ...]
    acronym: str
    id: str
    place: Place
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Roll:
    """The list of those who sign. `people` may be named, `individuals` is how many there are; `gone` withdrew.

    `findings` are all about the list, those about one organisation included.
    """

    organisations: tuple[Signatory, ...] = ()
    people: tuple[str, ...] = ()
    individuals: int = 0
    gone: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Kept:
    """What was approved last on this machine: the PDF, passages as pairs of field and text, digests of its files."""

    pdf: bytes
    passages: tuple[tuple[str, str], ...]
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """What a reviewer decided, of the files with this digest."""

    release: str
    language: str
    digest: str
    reviewer: str
    is_approved: bool
    note: str


class Missing(Exception):
    """There is no such page, file or release."""


class Occupied(Exception):
    """Another pressctl is at work on this newsroom, and we have waited for it long enough."""


class Changed(Exception):
    """The files are not those that the reviewer had on the screen."""


class Desk(Protocol):
    """Where the pages ask for what they show; every answer is of the files as they are at that moment.

    Whatever has to be read or written for it may raise Trouble or Occupied.
    """

    def state(self) -> str:
        """One digest for the state of all files of the newsroom; cheap."""

    def board(self, release: str = "") -> Board:
        """All releases, or at least this one."""

    def rows(self, release: str) -> tuple[Row, ...]:
        """The passages of a release, side by side."""

    def roll(self, release: str) -> Roll:
        """Who signs it."""

    def links(self, release: str) -> tuple[LinkState, ...]:
        """Where it links to, with what is remembered of that."""

    def source(self, release: str, path: str) -> str | None:
        """The text of one of its files, or of those that all releases share; none for any other."""

    def content(self, release: str, language: str, name: str) -> bytes | None:
        """A final file."""

    def kept(self, release: str, language: str) -> Kept | None:
        """What was approved last."""

    def passages(self, release: str, language: str) -> tuple[tuple[str, str], ...]:
        """The passages as they are now, as those of `kept`."""

    def decide(self, decision: Decision) -> None:
        """Write down what a reviewer decided. Raises Changed, or Trouble with what has to be said to the reviewer."""

    def reviewer(self) -> str:
        """Who is probably sitting here; empty if nobody knows."""

    def direction(self, text: str) -> Direction:
        """The direction of a text that names no language, by its first letter."""

    def written(self, moment: datetime.datetime, language: str) -> str:
        """A moment as a language writes it."""

    @property
    def interfaces(self) -> Mapping[str, Interface]:
        """The languages that reviewers can choose for the pages, by code."""

    @property
    def assets(self) -> Mapping[str, bytes]:
        """What the pages themselves are made with: their stylesheet, script, fonts; by name."""

    @property
    def page_assets(self) -> Mapping[str, bytes]:
        """What the pages of releases share, by their path under assets/."""
