"""What a command has to tell: the same for every style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.finding import Finding
from ..model.link import LinkState
from ..model.place import Place


@dataclass(frozen=True)
class Account:
    """The findings, in their order; those that a release allows, where they are to be told as well.

    `releases` are the ids of those looked at. `folder` is the newsroom's, as seen from the top of the repository that
    a machine reads the report in; empty where they are the same. `links` are what is known of the pages that links lead
    to, where a command looks at them.
    """

    findings: tuple[Finding, ...]
    releases: tuple[str, ...] = ()
    allowed: tuple[Finding, ...] = ()
    folder: str = ""
    links: Sequence[LinkState] | None = None

    def path(self, place: Place) -> str:
        """The file of a place, from the top of the repository."""
        return f"{self.folder}/{place.path}" if self.folder else place.path

    def by_release(self) -> Iterator[tuple[str | None, list[Finding]]]:
        """Every release looked at with all that was found in it; what belongs to none comes first, under None."""
        found: dict[str | None, list[Finding]] = {None: []}
        found |= {release: [] for release in self.releases}
        for finding in (*self.findings, *self.allowed):
            found.setdefault(finding.release, []).append(finding)
        yield from ((release, there) for release, there in found.items() if release or there)
