"""The final pages: every edition as the world will get it, made in private and kept in the store until it is published.

The clock of a release is set to the end of its embargo, so that nothing changes when that has come.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from ..load.private import Withheld
from ..model.finding import Finding
from ..model.node import Text
from ..render.formats import SITE
from ..render.uncollected import uncollected
from .allowances import settle_pages
from .check import Progress, require_newsroom, silent
from .dossier import Dossier, Masthead
from .making import Making, Task
from .place import locked
from .stage import Stage
from .store.shelf import Pages, Shelf, Stored
from .store.sight import State

NOWHERE = ".pressctl/final"  # final pages stand in the store alone, and in no folder
TEASER = "teaser.json"  # what other pages of the site say of an edition
NAMES = {".site.html": "index.html", ".teaser.json": TEASER}


@dataclass(frozen=True)
class Final:
    """A release in one language as it will be published: `files` by their names beside each other.

    `shown` is the digest of all that is shown. `findings` were found when it was drawn and read back, `made_from` are
    the digests of its sources.
    """

    release: str
    language: str
    shown: str
    files: Mapping[str, Stored]
    findings: tuple[Finding, ...]
    made_from: Mapping[str, str]

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file, in hexadecimal digits."""
        return {name: stored.sha256 for name, stored in sorted(self.files.items())}


@dataclass(frozen=True)
class Finals:
    """The final pages of a newsroom. A release that has errors is in `dossiers` and has no editions.

    `findings` are all that were found, in their order; `masthead` is none where the newsroom cannot be understood.
    `private` are the names that each release withholds, `lists` the digests of the lists that say so, `included` the
    releases that reports show: of all releases of the newsroom. `states` are those of its files when they were read,
    `versions` those of the tools.
    """

    root: Path
    now: datetime.datetime
    masthead: Masthead | None
    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...] = ()
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    editions: Mapping[tuple[str, str], Final] = field(default_factory=dict)
    private: Mapping[str, tuple[Text, ...]] = field(default_factory=dict, repr=False)
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    included: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict, repr=False)
    versions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def withheld(self) -> Withheld:
        """All names that any release withholds."""
        return Withheld(chain.from_iterable(self.private.values()))

    def shown_in(self, release: str) -> tuple[str, ...]:
        """A release, and those that it shows."""
        return (release, *self.included.get(release, ()))

    def path(self, release: str, stored: Stored) -> Path:
        """Where a file of an edition is kept."""
        return Shelf(self.root).file(release, stored.sha256)

    def content(self, final: Final, name: str) -> bytes:
        """A file of an edition."""
        return self.path(final.release, final.files[name]).read_bytes()


def finals(
    root: Path, only: Collection[str] = (), progress: Progress = silent, now: datetime.datetime | None = None
) -> Finals:
    """Make the final pages of the newsroom in the folder `root`, or of some of its releases.

    Raises Trouble where another pressctl is at work there.
    """
    require_newsroom(root)
    with locked(root), uncollected():
        return made(root, only, progress, now)


def made(
    root: Path, only: Collection[str] | None = (), progress: Progress = silent, now: datetime.datetime | None = None
) -> Finals:
    """finals(), for who has the newsroom's lock; of no release with None."""
    moment = now or datetime.datetime.now(datetime.UTC)
    making = Making(
        root, Task(Stage.FINAL, None if only is None else tuple(only), (), moment), root / NOWHERE, progress
    )
    unread = making.make(lambda masthead: (SITE, *(each for each in masthead.formats if each != "html")))
    if unread:
        return Finals(root, moment, None, unread)
    dossiers = {name: making.filed(name).known for name in making.targets}
    pages = {(name, code): found for name in dossiers for code, found in making.pages(name)}
    complaints = [finding for found in pages.values() for finding in found.findings]
    settled = settle_pages(dossiers.values(), complaints, moment)
    findings = [*making.masthead.findings, *making.damages(), *settled.told]
    findings += [finding for one in dossiers.values() for finding in (*one.findings, *one.embargoed)]
    allowed = [*(finding for one in dossiers.values() for finding in one.allowed), *settled.allowed]
    told = making.told(findings)
    found = Finals(
        root,
        moment,
        making.masthead,
        told,
        making.told(allowed),
        dossiers,
        {(final.release, final.language): final for final in _finals(making, dossiers, pages, told)},
        making.plan.sources.private,
        making.ledger.lists,
        {name: one.known.included for (stage, name), one in making.ledger.filed.items() if stage is Stage.FINAL},
        making.plan.sources.states,
        making.tools.versions,
    )
    making.remember()
    return found


def _finals(
    making: Making,
    dossiers: Mapping[str, Dossier],
    pages: Mapping[tuple[str, str], Pages],
    told: Collection[Finding],
) -> Iterator[Final]:
    for (release, code), found in pages.items():
        files = {_name(release, code, stored): stored for stored in found.files}
        if TEASER not in files:  # the page engine gave up, which is told
            continue
        yield Final(
            release,
            code,
            dossiers[release].sheets[code].shown,
            files,
            tuple(f for f in told if f.release == release and f.language == code and f.page),
            making.plan.made_from(release, code),
        )


def _name(release: str, code: str, stored: Stored) -> str:
    """The name of a file beside the others of its edition."""
    name = stored.path.removeprefix(f"{release}/")
    return NAMES.get(name.removeprefix(f"{release}.{code}"), name)
