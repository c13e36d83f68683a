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
from ..check.rule import Desk
from ..check.rules.unusable_inclusion import unusable_inclusion
from ..check.run import ask, read_through
from ..convert.manuscript import Manuscript, Reader
from ..convert.names import lexicon
from ..convert.pandoc import Pandoc
from ..convert.picture import clean
from ..convert.rules import UNREADABLE_PICTURE
from ..load import load
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
from . import transcripts
from .allowances import settle

Progress = Callable[[str, int, int], None]


def silent(label: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True)
class Checked:
    """A newsroom with everything that was found, and what the pages will be made of.

    `allowed` are the findings that releases allow. `looked_at` are the ids of the releases asked for, `broken` those of
    them that could not be read, `stopped` those that have errors; `manuscripts` are by release and
    language, `pictures` by release and the file they are listed under, `transcripts` by release and
    language, those of what all share under "". `private` are the names that each release withholds.
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
    only: Collection[str] = (),
    languages: Collection[str] = (),
    progress: Progress = silent,
    today: datetime.date | None = None,
) -> Checked:
    """Look at the whole newsroom in the folder `root`, or at some releases or languages of it.

    `today` is the day that dates and the last days of allowances are measured against.
    """
    require_newsroom(root)
    loaded = load(root, only)
    hushed = Withheld(chain.from_iterable(loaded.private.values())).hushed
    findings = list(loaded.findings)
    if not loaded.newsroom:
        return Checked(None, in_order(map(hushed, findings), languages), loaded.broken, loaded.broken)
    newsroom = with_neighbours(root, loaded.newsroom)
    require_known("publish in", languages, newsroom.languages)
    said: dict[tuple[str, str], Transcript] = {}
    logo, faults = _logo(newsroom)
    albums = {"": _album(None, [logo])}
    desk = Desk(
        newsroom,
        coverage(),
        frozenset(FORMATS),
        known,
        time_zones(),
        transcripts=said,
        names=lexicon(newsroom).find,
        albums=albums,
        today=today or this_day(),
    )
    findings += [*faults, *ask(newsroom.settings, desk), *ask(roll.known(newsroom), desk), *ask(albums[""], desk)]
    manuscripts: dict[tuple[str, str], Manuscript] = {}
    pictures: dict[str, Mapping[str, Picture]] = {}
    found: dict[str, list[Finding]] = {}
    looked_at = (*newsroom.releases, *included(newsroom))
    with Pandoc() as pandoc:
        reader = Reader(pandoc)
        common = [transcripts.shared(newsroom, code, reader) for code in newsroom.languages]
        for position, release in enumerate(looked_at):
            progress(release.id, position, len(looked_at))
            found[release.id] = []
            for read in transcripts.read(newsroom, release, reader):
                manuscripts[release.id, read.language] = read.manuscript
                said[release.id, read.language] = read.transcript
                found[release.id] += read.findings
            pictures[release.id], faults = _pictures(newsroom.root, release)
            found[release.id] += faults
            albums[release.id] = _album(release, pictures[release.id].values())
    betrayed = [f for release in newsroom.releases for f in betrayed_names(release, said, common, loaded.private)]
    broken = loaded.broken | {f.release for f in betrayed if f.release}
    newsroom = replace(newsroom, releases=tuple(r for r in newsroom.releases if r.id not in broken))
    findings += betrayed
    said |= {("", one.language): one for one in common}
    findings += read_through(common, desk)
    allowed: list[Finding] = []
    asked = {release.id for release in newsroom.releases}
    for release in (one for one in looked_at if one.id not in broken):
        for subject in (release, roll.signing(newsroom, release), albums[release.id]):
            found[release.id] += ask(subject, desk, release.id)
        texts = [said[release.id, code] for code in newsroom.languages_of(release)]
        found[release.id] += read_through(texts, desk, release.id)
        settled = settle(release, found[release.id], today or this_day(), targets(texts))
        found[release.id] = [*settled.told, *settled.complaints]
        allowed += settled.allowed if release.id in asked else ()
    findings += [f for release in newsroom.releases for f in (*found[release.id], *_inherited(release, found))]
    stopped = broken | {f.release for f in findings if f.release and worst_is_error([f])}
    told, accepted = (in_order(map(hushed, each), languages) for each in (findings, allowed))
    private = loaded.private
    return Checked(newsroom, told, stopped, broken, manuscripts, pictures, logo, accepted, said, private)


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


def included(newsroom: Newsroom) -> list[Release]:
    """Those neighbours of the chosen releases that stand inside one of them."""
    wanted = {str(name) for release in newsroom.releases for name in release.included}
    return [release for release in newsroom.neighbours if release.id in wanted]


def _inherited(release: Release, found: Mapping[str, list[Finding]]) -> Iterator[Finding]:
    """A finding for each release inside a report that has errors: the report would publish them."""
    for name in release.included:
        if name != release.id and worst_is_error(found.get(name, [])):
            fix = f"run `pressctl check {name}` and put them right"
            yield Finding(unusable_inclusion.rule, f"‘{name}’ has errors of its own", fix, name.place, release.id)


def with_neighbours(root: Path, newsroom: Newsroom) -> Newsroom:
    """The newsroom with the releases that the chosen ones include, or call related and show the titles of."""
    here = {release.id for release in newsroom.releases}
    named = {str(name) for release in newsroom.releases for name in (*release.related, *release.included)}
    wanted = named & newsroom.ids - here
    neighbours = load(root, wanted).newsroom if wanted else None
    return replace(newsroom, neighbours=neighbours.releases) if neighbours else newsroom


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


def _pictures(root: Path, release: Release) -> tuple[dict[str, Picture], list[Finding]]:
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    taken: set[str] = set()
    for medium in release.media:
        picture, faults = _cleaned(root / release.folder, medium.file)
        findings += [replace(fault, release=release.id) for fault in faults]
        if picture:
            stem, dot, suffix = picture.name.rpartition(".")
            while picture.name in taken:
                picture = replace(picture, name=f"{stem}-{len(taken) + 1}{dot}{suffix}")
            taken.add(picture.name)
            pictures[str(medium.file)] = picture
    return pictures, findings


def _album(release: Release | None, pictures: Iterable[Picture | None]) -> Album:
    return Album(release, tuple(picture.original for picture in pictures if picture and picture.original))


def _logo(newsroom: Newsroom) -> tuple[Picture | None, list[Finding]]:
    logo = newsroom.settings.newsroom.logo
    return _cleaned(newsroom.root, logo) if logo else (None, [])


def _cleaned(folder: Path, file: Text) -> tuple[Picture | None, list[Finding]]:
    """A picture rebuilt; a file that is not there was already reported where it was looked for."""
    try:
        with open(folder / file, "rb", opener=lambda p, flags: os.open(p, flags | os.O_NOFOLLOW)) as source:
            picture, faults = clean(source.read(), file)
    except FileNotFoundError:
        return None, []
    except OSError as error:
        message = f"the picture ‘{file}’ cannot be read: {(error.strerror or 'unknown').lower()}"
        return None, [
            Finding(UNREADABLE_PICTURE, message, "see that it is a file and that you may read it", file.place)
        ]
    return picture, list(faults)
