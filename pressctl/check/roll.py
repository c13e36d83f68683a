"""A list of organisations, as rules look at it: organisations.yaml, or those that sign a release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.place import Place
from ..model.release import Organisation, Person, Release

LONGEST = 60  # characters of a name within a message


@dataclass(frozen=True)
class Entry:
    """One organisation of a list. `place` is where the list names it, by its id or in full (`is_written`)."""

    organisation: Organisation
    place: Place
    is_written: bool

    @property
    def id(self) -> str:
        return str(self.organisation.id or "")

    @property
    def name(self) -> str:
        """The organisation's own name, for a message."""
        return shortened(next(iter(self.organisation.name.values())))

    @property
    def spellings(self) -> tuple[Text, ...]:
        """Its names in all languages."""
        return tuple(self.organisation.name.values())


@dataclass(frozen=True)
class Roll:
    """A list of organisations; without a `release` it is organisations.yaml."""

    release: Release | None
    entries: tuple[Entry, ...]

    @property
    def written(self) -> Iterator[Entry]:
        """The organisations that are described in this list itself."""
        return (entry for entry in self.entries if entry.is_written)

    @property
    def people(self) -> tuple[Person, ...]:
        """The individuals of the list who may be named."""
        return self.release.people if self.release else ()


def known(newsroom: Newsroom) -> Roll:
    """organisations.yaml."""
    return Roll(None, tuple(_written(organisation) for organisation in newsroom.organisations.values()))


def signing(newsroom: Newsroom, release: Release) -> Roll:
    """The organisations that sign a release; ids without a record, and those that withdrew, are left out."""
    listed = release.signatories
    gone = {str(withdrawal.id) for withdrawal in listed.withdrawn} if listed else set()
    entries = []
    for signatory in listed.organisations if listed else ():
        if isinstance(signatory, Text):
            organisation = newsroom.organisations.get(signatory)
            entry = Entry(organisation, signatory.place, is_written=False) if organisation else None
        else:
            entry = _written(signatory)
        if entry and entry.id not in gone:
            entries.append(entry)
    return Roll(release, tuple(entries))


def _written(organisation: Organisation) -> Entry:
    return Entry(organisation, next(iter(organisation.name.values())).place, is_written=True)


def shortened(name: str) -> str:
    """A name, cut where it is too long for a message."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def stands(place: Place, beside: Place) -> str:
    """Where another entry of a list stands, as seen from the file of `beside`."""
    return f"on line {place.line}" + (f" of {place.path}" if place.path != beside.path else "")
