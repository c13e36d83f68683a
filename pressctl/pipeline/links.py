"""load, convert and links: all that can be said of the pages that a newsroom links to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

from ..check import roll
from ..check.hearsay import Hearsay, said_by
from ..check.links import every, links, sites
from ..check.rule import Desk
from ..check.run import ask, read_through
from ..convert.manuscript import Reader
from ..convert.pandoc import Pandoc
from ..links.findings import findings, merged
from ..links.gather import excuse, gather, refuse
from ..links.memory import Memory
from ..links.terms import terms_of
from ..load import load
from ..load.private import Withheld
from ..model.fields import length
from ..model.finding import Exit, Finding, Trouble
from ..model.link import Link, LinkState, Verdict
from ..model.newsroom import LinkSettings, Newsroom
from ..model.node import Text
from ..model.passage import Transcript
from ..model.picture import Album
from ..model.release import Release
from . import transcripts
from .allowances import settle
from .check import (
    Progress,
    betrayed_names,
    in_order,
    require_known,
    require_newsroom,
    silent,
    targets,
    this_day,
)
from .neighbours import included, with_neighbours
from .remembering import keep, remembered

FAMILY = "LNK"
# forms that are reason enough not to follow a link
FORBIDDEN = ("LNK020", "LNK026", "LNK028", "LNK029")
ARCHIVE = "https://archive.org/wayback/available"


@dataclass(frozen=True)
class Manner:
    """How links are looked at: `offline` by form and memory only, `fresh` all anew; `max_age` such as 7d, or empty.

    With `archive`, an archive is asked for copies of pages that are gone.
    """

    offline: bool = False
    fresh: bool = False
    max_age: str = ""
    archive: bool = False


@dataclass(frozen=True)
class LookedAt:
    """What came of it: the states of all pages, in the order of their first places; findings as in Checked.

    `unread` are the releases that could not be read; None stands for the newsroom itself.
    """

    states: tuple[LinkState, ...]
    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...] = ()
    releases: tuple[str, ...] = ()
    unread: frozenset[str | None] = frozenset()

    @property
    def is_understood(self) -> bool:
        return None not in self.unread


@dataclass(frozen=True)
class _Read:
    """A newsroom as far as its links go: the texts, and what was found; without releases that betray a name."""

    newsroom: Newsroom
    releases: tuple[Release, ...]
    texts: dict[tuple[str, str], Transcript]
    found: tuple[Finding, ...]
    broken: frozenset[str]


@dataclass(frozen=True)
class _Asking:
    """Where and how is asked; what has names that are `withheld` is neither told nor kept."""

    root: Path
    newsroom: Newsroom
    manner: Manner
    max_age: timedelta
    withheld: Withheld


def look_at_links(
    root: Path,
    only: Collection[str] = (),
    languages: Collection[str] = (),
    manner: Manner | None = None,
    progress: Progress = silent,
) -> LookedAt:
    """Look at the links of the newsroom in the folder `root`, or of some releases or languages of it.

    Raises Trouble where there is no network.
    """
    manner = manner or Manner()
    require_newsroom(root)
    loaded = load(root, only)
    withheld = Withheld(chain.from_iterable(loaded.private.values()))
    if not loaded.newsroom:
        return LookedAt((), in_order(map(withheld.hushed, loaded.findings), languages), unread=frozenset({None}))
    newsroom = with_neighbours(loaded.newsroom, loaded.common)
    require_known("publish in", languages, newsroom.languages)
    max_age = _max_age(manner, newsroom)
    today = this_day()
    read = _read(newsroom, loaded.private, today)
    chosen = [
        link
        for link in _links(read, only)
        if (not languages or link.language in (None, *languages)) and not _names(withheld, link.target, link.text)
    ]
    forbidden = {finding.place for finding in read.found if finding.rule.code in FORBIDDEN}
    settings = newsroom.settings.links
    states = refuse(gather(chosen, settings.strip), forbidden)
    asking = _Asking(root, newsroom, manner, max_age, withheld)
    states, faults = _asked(excuse(states, settings.allow, today), asking, progress)
    told, allowed = _told(read, states, today)
    broken = loaded.broken | read.broken
    unread = [finding for finding in loaded.findings if finding.release in loaded.broken]
    return LookedAt(
        tuple(states),
        in_order(map(withheld.hushed, [*unread, *faults, *told]), languages),
        in_order(map(withheld.hushed, allowed), languages),
        tuple(sorted({release.id for release in newsroom.releases} | loaded.broken)),
        broken,
    )


def _names(withheld: Withheld, *texts: str) -> bool:
    """Whether a text has a name that is withheld; of addresses, the one that people read counts as well."""
    return any(any(withheld.found(unquote(text))) for text in texts)


def how_old(max_age: str, settings: LinkSettings) -> timedelta:
    """How long ago a page may have been seen: as asked for, such as 7d, or as the settings say. Raises Trouble."""
    try:
        return length(max_age or settings.max_age)
    except ValueError:
        fix = "write a number with m, h, d or w, such as 12h or 7d"
        raise Trouble(f"‘{max_age}’ is no length of time for --max-age", fix, Exit.USAGE) from None


def _max_age(manner: Manner, newsroom: Newsroom) -> timedelta:
    """How long ago a page may have been seen; nothing is young enough where all is to be asked anew."""
    age = how_old(manner.max_age, newsroom.settings.links)
    return timedelta.min if manner.fresh else age


def _read(newsroom: Newsroom, private: Mapping[str, tuple[Text, ...]], today: date) -> _Read:
    """All texts, and what the form of their links tells."""
    texts: dict[tuple[str, str], Transcript] = {}
    found: list[Finding] = []
    releases = (*newsroom.releases, *included(newsroom))
    with Pandoc() as pandoc:
        reader = Reader(pandoc)
        common = [transcripts.shared(newsroom, code, reader) for code in newsroom.languages]
        for release in releases:
            for read in transcripts.read(newsroom, release, reader):
                texts[release.id, read.language] = read.transcript
                found += [finding for finding in read.findings if finding.rule.code.startswith(FAMILY)]
    betrayed = [f for release in newsroom.releases for f in betrayed_names(release, texts, common, private)]
    broken = frozenset(f.release for f in betrayed if f.release)
    texts = {key: text for key, text in texts.items() if key[0] not in broken}
    releases = tuple(release for release in releases if release.id not in broken)
    every = [*texts.values(), *common]
    hearsay = Hearsay(said_by(newsroom, every, Album(None, ())))
    desk = Desk(newsroom, transcripts=texts, hearsay=hearsay, today=today)
    found = [*betrayed, *(finding for finding in found if finding.release not in broken)]
    texts |= {("", one.language): one for one in common}
    found += ask(newsroom.settings, desk, family=FAMILY)
    found += ask(roll.known(newsroom), desk, family=FAMILY)
    found += read_through(common, desk, family=FAMILY)
    for release in releases:
        for subject in (release, roll.signing(newsroom, release)):
            found += ask(subject, desk, release.id, FAMILY)
        there = [text for (name, _), text in texts.items() if name == release.id]
        found += read_through(there, desk, release.id, FAMILY)
    return _Read(newsroom, releases, texts, tuple(found), broken)


def _links(read: _Read, only: Collection[str]) -> Iterator[Link]:
    """The links of all that is read; of the newsroom's organisations only those that sign, where some are chosen."""
    if not only:
        for text in read.texts.values():
            yield from every(text, read.newsroom)
        return
    signing = [release.signatories.organisations for release in read.releases if release.signatories]
    yield from sites(read.newsroom, {str(name) for name in chain.from_iterable(signing) if isinstance(name, str)})
    for text in read.texts.values():
        yield from every(text, read.newsroom) if text.release else links(text)


def _asked(states: Sequence[LinkState], asking: _Asking, progress: Progress) -> tuple[list[LinkState], list[Finding]]:
    """The states with what is remembered and what came of asking; what was learnt is kept, however it ends."""
    manner, withheld = asking.manner, asking.withheld
    known, faults = remembered(asking.root, datetime.now(UTC))
    recalled = [
        known.recall(state, asking.max_age) if state.verdict is Verdict.UNCHECKED else state for state in states
    ]
    waiting = [n for n, state in enumerate(recalled) if state.verdict is Verdict.UNCHECKED and not state.because]
    if manner.offline or not waiting:
        return recalled, faults
    from ..links.probe import NoNetwork, probe  # noqa: PLC0415 — it takes long to load, and memory often knows all

    def learn(state: LinkState) -> None:
        if not _names(withheld, *_addresses(state)):
            known.learn(state)

    terms = replace(terms_of(asking.newsroom), archive=ARCHIVE if manner.archive else "")
    try:
        answers = probe([recalled[n] for n in waiting], terms, learn, progress)
    except NoNetwork:
        known = Memory(datetime.now(UTC))  # where nobody answered at all, nothing was learnt of anybody
        fix = "look at the connection, then try again; --offline tells what can be known without it"
        raise Trouble("there is no network: nobody answers at all", fix) from None
    finally:
        faults += keep(asking.root, known)
    answered = {n: _hushed(state, withheld) for n, state in zip(waiting, answers, strict=True)}
    return [answered.get(n, state) for n, state in enumerate(recalled)], faults


def _addresses(state: LinkState) -> tuple[str, ...]:
    """Where a link has led to."""
    return (state.target, state.archived, *(hop.address for hop in state.chain), state.words)


def _hushed(state: LinkState, withheld: Withheld) -> LinkState:
    """The state; nothing of where it has led to, where that has a name that is withheld."""
    if not _names(withheld, *_addresses(state)):
        return state
    words = "leads to an address that has a name which is withheld"
    return replace(state, words=words, target="", archived="", chain=())


def _told(read: _Read, states: Iterable[LinkState], today: date) -> tuple[list[Finding], list[Finding]]:
    """The findings that are told, and those that releases allow: all links to one page together."""
    by_id = {release.id: release for release in read.releases}
    where = targets(read.texts.values())
    told: list[Finding] = []
    allowed: list[Finding] = []
    groups = [*([finding] for finding in read.found), *(about for _, about in findings(states))]
    for group in groups:
        parted: tuple[list[Finding], list[Finding]] = ([], [])
        for finding in group:
            release = by_id.get(finding.release or "")
            settled = settle(release, [finding], today, where) if release else None
            parted[0].extend(settled.told if settled else [finding])
            parted[1].extend(settled.allowed if settled else [])
        told += [merged(parted[0])] if parted[0] else []
        allowed += [merged(parted[1])] if parted[1] else []
    return told, allowed
