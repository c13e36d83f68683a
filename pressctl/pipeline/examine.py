"""Releases are looked at: what is wrong with them, what depends on them, and their editions, packed to be drawn.

This runs in whatever process there is: what goes in and comes out are values.
"""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from ..check.hearsay import Said
from ..check.links import every, links
from ..check.run import checks
from ..load import Shared, shared
from ..load.rules.privacy import PRV001
from ..model.edition import Edition
from ..model.finding import Finding
from ..model.link import Link
from ..model.newsroom import Newsroom
from ..model.release import Release
from ..model.walk import texts
from ..render.locale import written_moment
from .check import Checked, check
from .dossier import Dossier, Known, Masthead, Publishing, Sheet, around, names_of, squeezed, turns_of
from .editions import Composer
from .identity import shown
from .neighbours import seen
from .parcel import Parcel, packed
from .rules import EMBARGOED
from .stage import Stage


@dataclass(frozen=True)
class Wanted:
    """What to look at: releases by their ids, and with `masthead` what they share; `told` is what the others say.

    `shared` is what a masthead holds under this name: with it, nobody reads again what all releases share.
    """

    root: Path
    releases: tuple[str, ...]
    masthead: bool
    stage: Stage
    now: datetime.datetime
    told: Said = field(default_factory=dict)
    shared: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Examined:
    """What came of it. `unread` is what was found where the newsroom itself could not be understood."""

    dossiers: tuple[Dossier, ...]
    parcels: Mapping[tuple[str, str], Parcel]
    masthead: Masthead | None = None
    unread: tuple[Finding, ...] = ()


def examine(wanted: Wanted) -> Examined:
    """Look at releases, and pack their editions."""
    today = wanted.now.astimezone().date()
    is_whole, told = wanted.masthead, [wanted.told]
    everybodys = wanted.shared
    if is_whole or not everybodys:
        everybodys = pickle.dumps(shared(wanted.root), protocol=5)
    common = unpacked(everybodys)
    checked = check(wanted.root, wanted.releases or None, today=today, told=told, is_whole=is_whole, common=common)
    newsroom = checked.newsroom
    if not newsroom:
        return Examined((), {}, unread=checked.findings)
    composer = Composer(checked, newsroom, wanted.stage.is_draft, wanted.now)
    examiner = _Examiner(checked, newsroom, wanted, composer, everybodys)
    found = {name: newsroom.find(name) for name in checked.looked_at}
    editions = {name: examiner.editions(release) for name, release in found.items() if release}
    dossiers = (
        examiner.dossier(release, editions[name]) if release else _broken(name, checked)
        for name, release in found.items()
    )
    parcels = {(name, each.language.code): packed(each) for name, several in editions.items() for each in several}
    return Examined(tuple(dossiers), parcels, examiner.masthead() if is_whole else None)


@lru_cache(maxsize=1)
def unpacked(everybodys: bytes) -> Shared:
    """What all releases share, as the same build or one of this user's has packed it: a process unpacks it once."""
    there = pickle.loads(everybodys)  # noqa: S301 — from the parent, or from a ledger that has our seal
    if not isinstance(there, Shared):
        raise TypeError(f"expected what releases share, not {type(there).__name__}")
    return there


@lru_cache(maxsize=1)
def _known(everybodys: bytes) -> dict[str, Known]:
    """The organisations of a newsroom, by which texts are searched for them."""
    return {name: Known(shown(one), names_of(one)) for name, one in unpacked(everybodys).organisations.items()}


def warm() -> None:
    """Load all rules, so that processes that are forked from this one have them."""
    checks()


@dataclass(frozen=True)
class _Examiner:
    checked: Checked
    newsroom: Newsroom
    wanted: Wanted
    composer: Composer
    everybodys: bytes

    @property
    def known(self) -> dict[str, Known]:
        return _known(self.everybodys)

    def editions(self, release: Release) -> list[Edition]:
        """The editions of a release, none where it has errors that stop it."""
        stage = self.wanted.stage
        if stage is Stage.CHECK or (release.id in self.checked.stopped and not stage.is_draft):
            return []
        moment = self.moment(release)
        composer = self.composer if moment == self.wanted.now else replace(self.composer, now=moment)
        return composer.editions(release, ())

    def moment(self, release: Release) -> datetime.datetime:
        """The moment at which its readers get a release: now, or for final pages when no embargo holds it back."""
        opens = self.opens(release) if self.wanted.stage is Stage.FINAL else None
        return max(self.wanted.now, opens) if opens else self.wanted.now

    def printed(self, release: Release) -> list[Release]:
        """A release and those that it shows."""
        return [release, *filter(None, map(self.newsroom.find, map(str, release.included)))]

    def opens(self, release: Release) -> datetime.datetime | None:
        """When the last embargo on a release, or on one that it shows, ends."""
        return max((one.embargo.at for one in self.printed(release) if one.embargo), default=None)

    def dossier(self, release: Release, editions: list[Edition]) -> Dossier:
        """What is known of a release that could be read."""
        findings = _of(release.id, self.checked.findings)
        names = seen(self.newsroom, release)
        others = [other for other in map(self.newsroom.find, sorted(names)) if other]
        return Dossier(
            release.id,
            findings,
            _of(release.id, self.checked.allowed),
            is_withdrawn=bool(release.withdrawn),
            is_betrayed=_is_betrayed(findings),
            languages=self.newsroom.languages_of(release),
            included=tuple(map(str, release.included)),
            allow=release.allow,
            embargoed=() if self.wanted.stage.is_draft else tuple(self.embargo(release)),
            sheets={each.language.code: Sheet(shown(each), kinds_of(each)) for each in editions},
            seen=tuple(sorted(names)),
            organisations=self.named([release, *others]),
            said=self.checked.said[release.id],
            asked=self.checked.asked[release.id],
            turns=turns_of(release, others),
            publishing=self.publishing(release),
        )

    def publishing(self, release: Release) -> Publishing:
        """What decides whether a release may be published, and when."""
        said = self.checked.transcripts
        texts = (said[one.id, code] for one in self.printed(release) for code in self.newsroom.languages_of(one))
        return Publishing(
            opens=self.opens(release),
            day=release.date.first_day,
            approvals=release.approvals,
            authors=tuple(map(str, release.author.values())) if release.author else (),
            links=() if release.withdrawn else tuple(link for text in texts for link in every(text, self.newsroom)),
        )

    def named(self, releases: Collection[Release]) -> dict[str, str]:
        """The organisations that texts or lists name, with the digests of their records."""
        people = (str(person.name) for release in releases for person in release.people)
        words = (str(text) for release in releases for _, text in texts(release))
        whole = squeezed(" ".join((*words, *people)))
        return {name: one.digest for name, one in self.known.items() if any(each in whole for each in one.names)}

    def embargo(self, release: Release) -> Iterator[Finding]:
        """The embargo of a release, and those of the releases that it includes."""
        languages, source = self.newsroom.languages, str(self.newsroom.settings.languages.source)
        language = languages.get(source, next(iter(languages.values())))
        fix = "build it then, or now as a draft with --draft"
        if release.embargo and release.embargo.at > self.wanted.now:
            message = f"this release is under embargo until {written_moment(release.embargo.at, language)}"
            yield Finding(EMBARGOED, message, fix, release.embargo.text.place, release.id)
        for name in release.included:
            other = self.newsroom.find(name)
            if other and other.embargo and other.embargo.at > self.wanted.now:
                message = f"‘{name}’, which this report includes, is under embargo until "
                message += written_moment(other.embargo.at, language)
                yield Finding(EMBARGOED, message, fix, name.place, release.id)

    def linked(self) -> tuple[Link, ...]:
        """The links of the texts that releases share."""
        shared = (text for (name, _), text in self.checked.transcripts.items() if not name)
        return tuple(link for text in shared for link in links(text))

    def masthead(self) -> Masthead:
        """What all releases share."""
        settings = self.newsroom.settings
        days = [each.until.last_day for each in settings.links.allow if each.until]
        return Masthead(
            languages=tuple(self.newsroom.languages),
            formats=tuple(map(str, settings.output.formats)),
            accent=str(settings.newsroom.accent),
            logo=self.checked.logo,
            logo_file=str(settings.newsroom.logo or ""),
            findings=_of(None, self.checked.findings),
            organisations=self.known,
            said=self.checked.said[""],
            asked=self.checked.asked[""],
            turns=tuple(sorted(set[float]().union(*map(around, days)))),
            address=str(settings.newsroom.url),
            needed=int(settings.review.approvals),
            links=settings.links,
            linked=self.linked(),
            shared=self.everybodys,
        )


def kinds_of(edition: Edition) -> tuple[str, ...]:
    """The kinds whose templates draw an edition: its own, and those of the releases that it shows."""
    inside = (kind for chapter in edition.chapters if chapter.shows for kind in kinds_of(chapter.shows))
    return tuple(sorted({edition.kind.code, *inside}))


def _broken(name: str, checked: Checked) -> Dossier:
    """A release that cannot be read, or that shows a name which it withholds."""
    findings = _of(name, checked.findings)
    return Dossier(name, findings, is_broken=True, is_betrayed=_is_betrayed(findings))


def _is_betrayed(findings: Collection[Finding]) -> bool:
    """Whether a name that is withheld stands in it; other private data are told, and stay as long as nobody minds."""
    return any(finding.rule.code == PRV001.code for finding in findings)


def _of(name: str | None, findings: Collection[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.release == name)
