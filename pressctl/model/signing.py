"""Who signs a release, and how many."""

from __future__ import annotations

from dataclasses import dataclass

from .newsroom import Newsroom
from .node import Text
from .release import Organisation, Release


def signing(newsroom: Newsroom, release: Release) -> tuple[Organisation, ...]:
    """The organisations that sign a release, without those that withdrew or that the newsroom does not know."""
    if not release.signatories:
        return ()
    gone = {str(withdrawal.id) for withdrawal in release.signatories.withdrawn}
    signed = []
    for entry in release.signatories.organisations:
        organisation = newsroom.organisations.get(entry) if isinstance(entry, Text) else entry
        if organisation and str(entry if isinstance(entry, Text) else entry.id) not in gone:
            signed.append(organisation)
    return tuple(signed)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many organisations and people sign a release; 0 where none are listed."""

    organisations: int
    individuals: int

    @classmethod
    def of(cls, newsroom: Newsroom, release: Release) -> Tally:
        """Count them. What was typed in place of a name, such as “Independent”, is no organisation."""
        named = [
            organisation
            for organisation in signing(newsroom, release)
            if not all(map(newsroom.vocabulary.is_placeholder, organisation.name.values()))
        ]
        people = release.signatories.individuals if release.signatories else None
        return cls(len(named), people.total if people else 0)
