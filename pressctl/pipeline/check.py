"""load, convert and check: all that can be said of a newsroom without drawing a page."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

from ..check import roll
from ..check.hearsay import Hearsay, Said, said_by, together
from ..check.rule import Desk
from ..check.rules.unusable_inclusion import unusable_inclusion
from ..check.run import ask, read_through
from ..convert.manuscript import Manuscript, Reader
from ..convert.names import lexicon
from ..convert.pandoc import Pandoc
from ..load import Shared, load
from ..load.private import Withheld
from ..model.edition import Picture
from ..model.finding import Exit, Finding, Trouble, worst_is_error
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.passage import Transcript
from ..model.picture import Album
from ..model.place import Place
from ..model.release import Release
from ..render.fonts import coverage
from ..render.formats import FORMATS
from ..render.locale import known, time_zones
from . import albums, transcripts
from .allowances import settle
from .neighbours import included, with_neighbours

Progress = Callable[[str, int, int], None]


def silent(label: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True)
class Checked:
    """A newsroom with everything that was found, and what the pages will be made of.

    `allowed` are the findings that releases allow. `looked_at` are the ids of the releases asked for, `broken` those of
    them that could not be read, `stopped` those that have errors; `manuscripts` are by release and
    language, `pictures` by release and the file they are listed under, `transcripts` by release and
    language, those of what all share under "". `private` are the names that each release withholds. `said` is
    what each release tells all others, `asked` what it asked them and was told, both under "" for the newsroom itself.
    """

    newsroom: Newsroom | None
    findings: tuple[Finding, ...]
    stopped: frozenset[str]
    broken: frozenset[str]
    manuscripts: Mapping[tuple[str, str], Manuscript] = field(default_factory=dict)
    pictures: Mapping[str, Mapping[str, Picture]] = field(default_factory=dict)
    logo: Picture | None = None
    allowed: tuple[Finding, ...] = ()
    transcripts: Mapping[tuple[str, str], Transcript] = field(default_factory=dict)
    private: Mapping[str, tuple[Text, ...]] = field(default_factory=dict, repr=False)
    said: Mapping[str, Said] = field(default_factory=dict)
    asked: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def withheld(self) -> Withheld:
        """The names that any release withholds."""
        return Withheld(chain.from_iterable(self.private.values()))

    @property
    def looked_at(self) -> tuple[str, ...]:
        there = {release.id for release in self.newsroom.releases} if self.newsroom else set()
        return tuple(sorted(there | self.broken))

    @property
    def unread(self) -> frozenset[str | None]:
        """The releases that could not be read; None stands for the newsroom itself."""
        return self.broken if self.newsroom else self.broken | {None}


def check(
    root: Path,
    only: Collection[str] | None = (),
    languages: Collection[str] = (),
    progress: Progress = silent,
    today: datetime.date | None = None,
    told: Iterable[Said] = (),
    is_whole: bool = True,
    common: Shared | None = None,
) -> Checked:
    """Look at the whole newsroom in the folder `root`, or at some releases or languages of it; at no release with None.

    `today` is the day that dates and the last days of allowances are measured against, `told` what the releases say
    that are not looked at. What all releases share is looked at as well, if this `is_whole`; `common` is that, if it
    has been read.
    """
    require_newsroom(root)
    loaded = load(root, only, common)
    hushed = Withheld(chain.from_iterable(loaded.private.values())).hushed
    if not loaded.newsroom:
        return Checked(None, in_order(map(hushed, loaded.findings), languages), loaded.broken, loaded.broken)
    newsroom = with_neighbours(loaded.newsroom, loaded.common)
    require_known("publish in", languages, newsroom.languages)
    read = _read(newsroom, progress)
    betrayed = [f for one in newsroom.releases for f in betrayed_names(one, read.said, read.common, loaded.private)]
    broken = loaded.broken | {f.release for f in betrayed if f.release}
    newsroom = replace(newsroom, releases=tuple(r for r in newsroom.releases if r.id not in broken))
    said = {
        name: said_by(newsroom, read.texts_of(newsroom, name), album)
        for name, album in read.albums.items()
        if name not in broken
    }
    hearsay = Hearsay(together([*said.values(), *told]))
    desk = _desk(newsroom, read, hearsay, today or this_day())
    judged = _judged(newsroom, read, desk, broken, is_whole)
    findings = [*loaded.findings, *betrayed, *judged.findings]
    stopped = broken | {f.release for f in findings if f.release and worst_is_error([f])}
    found, allowed = (in_order(map(hushed, each), languages) for each in (findings, judged.allowed))
    texts = read.said | {("", one.language): one for one in read.common}
    return Checked(
        newsroom,
        found,
        stopped,
        broken,
        read.manuscripts,
        read.pictures,
        read.logo,
        allowed,
        texts,
        loaded.private,
        said,
        judged.asked,
    )


@dataclass(frozen=True)
class _Read:
    """All that was read of the releases: their texts and pictures, by release and language; what they share."""

    looked_at: tuple[Release, ...]
    common: tuple[Transcript, ...]
    logo: Picture | None
    manuscripts: dict[tuple[str, str], Manuscript] = field(default_factory=dict)
    said: dict[tuple[str, str], Transcript] = field(default_factory=dict)
    pictures: dict[str, Mapping[str, Picture]] = field(default_factory=dict)
    albums: dict[str, Album] = field(default_factory=dict)
    found: dict[str, list[Finding]] = field(default_factory=dict)

    def texts_of(self, newsroom: Newsroom, name: str) -> list[Transcript]:
        """The texts of a release in each of its languages; without a name, what all share."""
        release = newsroom.find(name)
        if release is None:
            return [] if name else list(self.common)
        return [self.said[name, code] for code in newsroom.languages_of(release)]


def _read(newsroom: Newsroom, progress: Progress) -> _Read:
    looked_at = (*newsroom.releases, *included(newsroom))
    logo, faults = albums.logo_of(newsroom)
    with Pandoc() as pandoc:
        reader = Reader(pandoc)
        common = tuple(transcripts.shared(newsroom, code, reader) for code in newsroom.languages)
        read = _Read(looked_at, common, logo, albums={"": albums.album(None, [logo])}, found={"": faults})
        for position, release in enumerate(looked_at):
            progress(release.id, position, len(looked_at))
            read.pictures[release.id], read.found[release.id] = albums.pictures(newsroom.root, release)
            read.albums[release.id] = albums.album(release, read.pictures[release.id].values())
            for one in transcripts.read(newsroom, release, reader):
                read.manuscripts[release.id, one.language] = one.manuscript
                read.said[release.id, one.language] = one.transcript
                read.found[release.id] += one.findings
    return read


def _desk(newsroom: Newsroom, read: _Read, hearsay: Hearsay, today: datetime.date) -> Desk:
    return Desk(
        newsroom,
        coverage(),
        frozenset(FORMATS),
        known,
        time_zones(),
        transcripts=read.said,
        names=lexicon(newsroom).find,
        hearsay=hearsay,
        today=today,
    )


@dataclass(frozen=True)
class _Judged:
    """What the rules found; `asked` is what each release asked all others, under "" what nobody's own did."""

    findings: list[Finding]
    allowed: list[Finding]
    asked: dict[str, Mapping[str, str]]


def _judged(newsroom: Newsroom, read: _Read, desk: Desk, broken: Collection[str | None], is_whole: bool) -> _Judged:
    judged = _Judged([*_shared(newsroom, read, desk)] if is_whole else [], [], {"": desk.hearsay.asked})
    asking = {release.id for release in newsroom.releases}
    found = read.found
    for release in (one for one in read.looked_at if one.id not in broken):
        desk.hearsay.asked = judged.asked[release.id] = {}
        for subject in (release, roll.signing(newsroom, release), read.albums[release.id]):
            found[release.id] += ask(subject, desk, release.id)
        texts = read.texts_of(newsroom, release.id)
        found[release.id] += read_through(texts, desk, release.id)
        settled = settle(release, found[release.id], desk.today, targets(texts))
        found[release.id] = [*settled.told, *settled.complaints]
        judged.allowed.extend(settled.allowed if release.id in asking else ())
    for release in newsroom.releases:
        judged.findings.extend((*found[release.id], *_inherited(release, found)))
    return judged


def _shared(newsroom: Newsroom, read: _Read, desk: Desk) -> Iterator[Finding]:
    yield from read.found[""]
    for subject in (newsroom.settings, roll.known(newsroom), read.albums[""]):
        yield from ask(subject, desk)
    yield from read_through(read.common, desk)


def betrayed_names(
    release: Release,
    said: Mapping[tuple[str, str], Transcript],
    common: Iterable[Transcript],
    private: Mapping[str, tuple[Text, ...]],
) -> Iterator[Finding]:
    """A finding for each name that a release withholds and that its readers would read, whatever markup is in it."""
    withheld = Withheld(private[release.id])
    shown = {release.id, *map(str, release.included)}
    fields = ("newsroom.", *(f"boilerplate.{name}." for name in release.boilerplate))
    passages = [passage for (name, _), one in said.items() if name in shown for passage in one.passages]
    passages += [passage for one in common for passage in one.passages if passage.field.startswith(fields)]
    for passage in passages:
        for finding in withheld.betrayed(passage.text, passage.at):
            yield replace(finding, release=release.id)
    for mention in chain.from_iterable(one.mentions for (name, _), one in said.items() if name in shown):
        place = mention.aim or mention.place
        for finding in withheld.betrayed(unquote(mention.target), lambda _: place):  # noqa: B023 — used at once
            yield replace(finding, release=release.id)


def this_day() -> datetime.date:
    """Today, where the newsroom's people are."""
    return datetime.datetime.now().astimezone().date()


def targets(texts: Iterable[Transcript]) -> dict[Place, str]:
    """Where links lead, by their places."""
    return {mention.place: str(mention.target) for text in texts for mention in text.mentions}


def _inherited(release: Release, found: Mapping[str, list[Finding]]) -> Iterator[Finding]:
    """A finding for each release inside a report that has errors: the report would publish them."""
    for name in release.included:
        if name != release.id and worst_is_error(found.get(name, [])):
            fix = f"run `pressctl check {name}` and put them right"
            yield Finding(unusable_inclusion.rule, f"‘{name}’ has errors of its own", fix, name.place, release.id)


def require_newsroom(root: Path) -> None:
    """Raise Trouble where there is no newsroom, before anything is written there."""
    if not os.path.lexists(root / "pressctl.yaml"):
        fix = "run `pressctl init`, or say where the newsroom is with -C"
        raise Trouble("no pressctl.yaml here", fix, Exit.USAGE)


def require_known(verb: str, asked: Collection[str], known: Collection[str]) -> None:
    """Raise Trouble for a language or a format, named on the command line, that this newsroom does not have."""
    for name in asked:
        if name not in known:
            raise Trouble(f"the newsroom does not {verb} ‘{name}’", f"choose among {', '.join(known)}", Exit.USAGE)


def in_order(findings: Iterable[Finding], languages: Collection[str]) -> tuple[Finding, ...]:
    """Each finding once, in the order of the files; with `languages`, without those of other languages."""
    chosen = [f for f in findings if not languages or f.language is None or f.language in languages]
    return tuple(sorted(dict.fromkeys(chosen), key=lambda f: f.order))
