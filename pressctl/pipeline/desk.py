"""Where the reviewers' pages ask: final pages, texts side by side, who signs, where links lead, what was approved."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ..convert.lexicon import first_strong
from ..convert.names import lexicon
from ..load import load
from ..load.interfaces import interfaces
from ..load.source import read as read_source
from ..model.interface import Interface
from ..model.language import Direction
from ..model.link import LinkState
from ..model.newsroom import Newsroom
from ..model.passage import Transcript
from ..model.release import Release
from ..render.assets import site_assets
from ..render.locale import written_moment
from ..review.shown import Board, Changed, Decision, Kept, Occupied, Roll, Row
from . import approvals
from .check import Checked, Progress, check, require_known, silent, this_day
from .editions import Composer
from .finals import Finals, finals
from .git import committer
from .links import Manner, look_at_links
from .place import Busy
from .reviewed import board, clothes, hushed, signatories, speaking
from .sidebyside import Known, rows
from .store.sight import State, listing, newsroom_states

Answer = TypeVar("Answer")
ACCENT = "#0b5d57"  # of a newsroom whose own cannot be read
PATIENCE = 6.0  # seconds that we wait for another pressctl
SHOWN = (".yaml", ".md")  # files whose text may be shown: lists of people never are


@dataclass
class _Read:
    """The newsroom as its files were in one state, on one day."""

    state: str
    day: datetime.date
    finals: Finals
    newsroom: Newsroom | None
    board: Board
    checked: dict[str, Checked] = field(default_factory=dict)

    def holds(self, state: str, now: datetime.datetime) -> bool:
        """Whether all of it is still true of files in this state: no day and no embargo has ended since."""
        ended = [one.embargo for one in self.board.releases if one.embargo and one.embargo <= now]
        return (self.state, self.day) == (state, this_day()) and not ended

    def find(self, name: str) -> Release | None:
        """A release that can be read and betrays nobody."""
        dossier = self.finals.dossiers.get(name)
        return self.newsroom.find(name) if self.newsroom and dossier and not dossier.is_broken else None


class Newsdesk:
    """The newsroom in the folder `root`, or some releases or languages of it, read anew whenever its files change.

    Whoever looks at one release does not wait for the others: a report that shows it takes longer than itself.
    """

    def __init__(
        self, root: Path, only: tuple[str, ...] = (), languages: tuple[str, ...] = (), progress: Progress = silent
    ) -> None:
        self.root, self._only, self._languages = root, only, languages
        self._logo: tuple[str, ...] = ()
        self._latest = self._gathered(self.state(), this_day(), only, progress)
        self._reads = {"": self._latest}

    # ── what there is ────────────────────────────────────────────────────────

    def state(self) -> str:
        """One digest for the state of all files of the newsroom."""
        return listing(self._states())

    def board(self, release: str = "") -> Board:
        """All releases, or one of them, as their files are now."""
        return self._now(release).board

    def _states(self) -> Mapping[str, State]:
        return newsroom_states(str(self.root), self._logo)

    def _now(self, release: str = "") -> _Read:
        """The newsroom as it is now, with all releases or at least with this one."""
        states, now = self._states(), this_moment()
        state = listing(states)
        for there in (self._reads.get(""), self._reads.get(release)):
            if there and there.holds(state, now):
                return there
        is_there = f"releases/{release}" in states and release in (self._only or (release,))
        only = (release,) if release and is_there else self._only
        self._latest = self._gathered(state, this_day(), only, silent)
        self._reads = {"": self._reads[""], release if only == (release,) else "": self._latest}
        return self._latest

    def _gathered(self, state: str, day: datetime.date, only: tuple[str, ...], progress: Progress) -> _Read:
        made = _patiently(lambda: finals(self.root, only, progress, this_moment()))
        if made.masthead:
            self._logo = (made.masthead.logo_file,) if made.masthead.logo_file else ()
            state = listing(made.states)
        newsroom = load(self.root, only).newsroom
        if newsroom:
            require_known("publish in", self._languages, newsroom.languages)
        return _Read(state, day, made, newsroom, board(made, newsroom, self._languages, state))

    # ── one release ──────────────────────────────────────────────────────────

    def rows(self, release: str) -> tuple[Row, ...]:
        """The passages of a release, side by side."""
        there, checked = self._transcripts(release), self._checked(release)
        newsroom = checked.newsroom
        known = newsroom.find(release) if newsroom else None
        if newsroom is None or known is None or not there:
            return ()
        made = self._now(release).finals
        dossier = made.dossiers.get(release)
        opens = dossier.publishing.opens if dossier else None
        composer = Composer(checked, newsroom, False, max(made.now, opens) if opens else made.now)
        counts = {one.language: composer.counts(known, newsroom.languages[one.language]) for one in there}
        return rows(there, known.accepted, Known(lexicon(newsroom), counts))

    def _checked(self, release: str) -> Checked:
        now = self._now(release)
        if release not in now.checked:
            now.checked[release] = check(self.root, (release,))
        return now.checked[release]

    def _transcripts(self, release: str) -> list[Transcript]:
        """What a release says in each of its languages, the source first."""
        checked = self._checked(release)
        newsroom = checked.newsroom
        known = newsroom.find(release) if newsroom else None
        if newsroom is None or known is None:
            return []
        there = [checked.transcripts[release, code] for code in newsroom.languages_of(known)]
        source = str(newsroom.settings.languages.source)
        return sorted(there, key=lambda one: one.language != source)

    def passages(self, release: str, language: str) -> tuple[tuple[str, str], ...]:
        """What a release says in a language, with the paragraphs that it ends with: pairs of field and text."""
        checked = self._checked(release)
        known = checked.newsroom.find(release) if checked.newsroom else None
        if known is None or (release, language) not in checked.transcripts:
            return ()
        ends = tuple(f"boilerplate.{name}." for name in known.boilerplate)
        shared = [p for p in checked.transcripts["", language].passages if p.field.startswith(("newsroom.", *ends))]
        return tuple((p.field, p.text) for p in (*checked.transcripts[release, language].passages, *shared))

    def roll(self, release: str) -> Roll:
        """Who signs a release."""
        now = self._now(release)
        known = now.find(release)
        if now.newsroom is None or known is None:
            return Roll()
        found = [f for f in now.finals.findings if f.rule.code.startswith("SIG") and f.release in (release, None)]
        return signatories(now.newsroom, known, found)

    def links(self, release: str) -> tuple[LinkState, ...]:
        """Where a release links to, with what is remembered of that; nobody is asked."""
        return look_at_links(self.root, (release,), self._languages, Manner(offline=True)).states

    def source(self, release: str, path: str) -> str | None:
        """The text of one of its files, or of those that all share, without names that are withheld."""
        now = self._now(release)
        known = now.find(release)
        folders = [f"releases/{name}/" for name in (release, *(known.included if known else ()))]
        is_shared = path == "pressctl.yaml" or (path.startswith("releases/") and path.count("/") == 1)
        is_ours = is_shared or path.startswith(tuple(folders))
        if not is_ours or not path.endswith(SHOWN) or path not in now.finals.states:
            return None
        source, _ = read_source(self.root, path)
        return hushed(source.text, now.finals.withheld) if source else None

    # ── final files, and what is decided of them ─────────────────────────────

    def content(self, release: str, language: str, name: str) -> bytes | None:
        """A final file."""
        made = self._now(release).finals
        final = made.editions.get((release, language))
        return made.content(final, name) if final and name in final.files else None

    def kept(self, release: str, language: str) -> Kept | None:
        """What was approved last on this machine; nothing that shows a name which is withheld by now."""
        made = self._now(release).finals
        dossier = made.dossiers.get(release)
        there = dossier and approvals.approved(self.root, release, language, dossier.publishing.approvals)
        pdf = there and there.files.get(f"{release}.{language}.pdf")
        if not there or not pdf or any([*made.withheld.found(text)] for _, text in there.texts):
            return None
        return Kept(made.path(release, pdf).read_bytes(), there.texts, there.digests)

    def decide(self, decision: Decision) -> None:
        """Write down what a reviewer decided, if the files are still those that the reviewer saw."""
        now = self._now(decision.release)
        made, reviewed = now.finals, now.board.find(decision.release)
        version = reviewed.version(decision.language) if reviewed else None
        final = made.editions.get((decision.release, decision.language))
        if final is None or version is None or version.digest != decision.digest:
            raise Changed
        told = approvals.Decision(decision.reviewer, decision.is_approved, this_moment(), decision.note)
        texts = self.passages(decision.release, decision.language)
        _patiently(lambda: approvals.decide(self.root, final, told, texts, made.withheld))

    # ── around it ────────────────────────────────────────────────────────────

    def reviewer(self) -> str:
        """Who is probably sitting here."""
        return committer(self.root)

    def direction(self, text: str) -> Direction:
        """The direction of a text that names no language."""
        return first_strong(text) or "ltr"

    def written(self, moment: datetime.datetime, language: str) -> str:
        """A moment as a language writes it."""
        return written_moment(moment, speaking(self._latest.newsroom, language))

    @property
    def interfaces(self) -> Mapping[str, Interface]:
        """The languages that reviewers can choose for the pages."""
        return interfaces()

    @property
    def assets(self) -> Mapping[str, bytes]:
        """What the reviewers' pages are made with."""
        made = self._latest.finals.masthead
        return clothes(made.accent if made else ACCENT)

    @property
    def page_assets(self) -> Mapping[str, bytes]:
        """What the pages of releases share."""
        made = self._latest.finals.masthead
        outputs = site_assets(made.accent, made.logo) if made else ()
        return {output.path.removeprefix("assets/"): output.content for output in outputs}


def this_moment() -> datetime.datetime:
    """Now, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def _patiently(call: Callable[[], Answer]) -> Answer:
    """What a call gives that needs the newsroom's lock; whoever else has it is waited for, but not for ever."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return call()
        except Busy:
            if time.monotonic() > until:
                raise Occupied from None
            time.sleep(0.2)
