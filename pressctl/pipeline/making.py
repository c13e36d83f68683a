"""What a newsroom's pages are made by: what has changed is looked at, what looks otherwise is drawn, nothing twice."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..load.newsroom import chosen
from ..model.finding import Finding, worst_is_error
from ..model.newsroom import ACCENT
from ..model.place import Place
from .check import Progress, in_order, require_known
from .dossier import Dossier, Filed, Masthead
from .drawing import Drawn
from .hands import Hired
from .plan import HEARSAY, Plan
from .prints import Prints
from .rules import DAMAGED_STORE
from .sources import Sources
from .stage import Stage
from .store.ledger import LEDGER, Digests, read_ledger, write_ledger
from .store.shelf import MOST, Pages, Shelf
from .store.sight import newsroom_states
from .tools import Tools, engine, texts_digest, tools_of
from .works import Edition, Works

LOST = "its pages are not in the store"


@dataclass(frozen=True)
class Task:
    """What pages are made for, of which releases (all where none is named, none with None) and languages, and by whom.

    `now` is what embargoes are measured against. With `is_forced` nothing that earlier runs left is used.
    """

    stage: Stage
    only: tuple[str, ...] | None
    languages: tuple[str, ...]
    now: datetime.datetime
    jobs: int = 0
    cluster: str = ""
    is_forced: bool = False


class Making:
    """The pages of the newsroom in `root`, made under its lock. `out` is a folder that may hold some of them already.

    `reasons` says why releases were looked at again, under "" what all share; `drawn` are the editions drawn anew.
    """

    def __init__(self, root: Path, task: Task, out: Path, progress: Progress) -> None:
        self.root, self.task, self.out, self.progress = root, task, out, progress
        self.ledger, self.is_damaged = read_ledger(root)
        self.ledger.build += 1
        self.shelf = Shelf(root)
        accent = self.ledger.masthead.known.accent if self.ledger.masthead else str(ACCENT)
        self.hired = Hired(task.jobs or os.cpu_count() or 1, accent, task.cluster)
        self.drawn: list[Edition] = []
        self.reasons: dict[str, str] = {}
        self.targets: Collection[str] = ()

    def make(self, formats: Callable[[Masthead], tuple[str, ...]]) -> tuple[Finding, ...]:
        """Make the pages; what was found where the newsroom cannot be understood, and nothing was made."""
        with self.hired:
            is_same_tools = bool(self.ledger.tools and self.ledger.tools.stand)
            if not is_same_tools:
                answer = self.hired.hands.desk.submit(engine)
            self.texts = self.ledger.tools.texts if self.ledger.tools and is_same_tools else texts_digest()
            self.plan = self._planned(self.ledger.masthead.known.logo_file if self.ledger.masthead else "")
            unread = self._masthead()
            if unread:
                return unread
            if not is_same_tools:
                self.ledger.tools = tools_of(self.texts, answer.result())
            require_known("publish in", self.task.languages, self.masthead.languages)
            self.formats = formats(self.masthead)
            only = self.task.only
            self.targets = [] if only is None else chosen(self.plan.sources.releases, only)
            self._forget()
            self.prints = Prints(self.out, self.ledger, self.shelf, self.tools, self.formats, self.task.is_forced)
            self._work()
        return ()

    @property
    def masthead(self) -> Masthead:
        return self.plan.masthead

    @property
    def tools(self) -> Tools:
        assert self.ledger.tools
        return self.ledger.tools

    def filed(self, release: str) -> Filed[Dossier]:
        """What is known of a release that was looked at, with what it was told from."""
        return self.ledger.filed[self.task.stage, release]

    def pages(self, release: str) -> Iterator[tuple[str, Pages]]:
        """The pages of a release, if it may be published, in the languages asked for."""
        if self._is_open(release):
            for code in filter(self._is_asked_for, self.filed(release).known.sheets):
                found = self.prints.find(self.filed(release), code)
                if found:
                    yield code, found

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings in their order, without the names that any release withholds by now."""
        there = list(findings)
        if not there:
            return ()
        return in_order(map(self.plan.sources.withheld.hushed, there), self.task.languages)

    def damages(self) -> Iterator[Finding]:
        """What of the store was not what pressctl wrote."""
        fix = "nothing has to be done: what it held is made anew"
        for path in (*([LEDGER] if self.is_damaged else ()), *self.shelf.damaged):
            yield Finding(DAMAGED_STORE, "this file of the store is not what pressctl wrote", fix, Place(path))

    def remember(self) -> None:
        """Keep all that is known for the next time; where it cannot be kept, all is looked at again then."""
        ledger = self.ledger
        ledger.digests = {path: ledger.digests[path] for path in self.plan.sources.states.keys() & ledger.digests}
        ledger.placed = {out: placed for out, placed in ledger.placed.items() if Path(out).is_dir()}
        ledger.stored += self.shelf.added
        if ledger.stored > MOST:
            ledger.stored = self.shelf.trim()
        with suppress(OSError):
            write_ledger(self.root, ledger)

    def _planned(self, logo: str) -> Plan:
        sources = Sources(
            self.root,
            newsroom_states(str(self.root), [logo] if logo else []),
            Digests(self.root, self.ledger.digests),
            logo,
        )
        return Plan(sources, self.ledger, self.texts, self.task.stage, self.task.now, self.task.is_forced)

    def _masthead(self) -> tuple[Finding, ...]:
        """Look at what all releases share, if that has to be; what was found where it cannot be understood."""
        reason = self.plan.why_masthead()
        if reason:
            self.reasons[""] = reason
            _ = self.hired.hands  # they get ready meanwhile
            unread = self.plan.look_at_masthead()
            if unread:
                return unread
            if self.masthead.logo_file != self.plan.sources.logo:
                self.plan = self._planned(self.masthead.logo_file)
                self.plan.file_masthead(self.masthead)
        self.plan.listen()
        return ()

    def _forget(self) -> None:
        """Keep nothing of releases that are gone, nor of those whose list of individuals changed or that show one."""
        sources, ledger = self.plan.sources, self.ledger
        now = {name: sources.lists(name) for name in sources.releases}
        changed = {name for name, lists in now.items() if ledger.lists.get(name, lists) != lists}
        changed |= {name for _, name in ledger.filed if name not in now}
        shown = {name for (_, name), filed in ledger.filed.items() if changed & {*filed.known.included}}
        for name in changed | shown:
            self.shelf.forget(name)
            ledger.forget(name)
        ledger.lists = now

    def _work(self) -> None:
        wanted = {name: self.plan.why(name) for name in self.targets}
        wanted |= {name: LOST for name, reason in wanted.items() if not reason and self._is_lost(name)}
        wanted = {name: reason for name, reason in wanted.items() if reason}
        self.reasons |= wanted
        works = Works(self.plan, self.hired, self.formats, self._is_to_be_drawn, self._keep, self.progress)
        self.reasons |= works.run(wanted, self.targets)
        if self.plan.is_masthead_misinformed:
            self.reasons[""] = HEARSAY
            self.plan.look_at_masthead()

    def _is_lost(self, release: str) -> bool:
        return any(self._is_to_be_drawn((release, code)) for code in self.filed(release).known.sheets)

    def _is_to_be_drawn(self, edition: Edition) -> bool:
        """Whether an edition that was looked at is asked for, may be published, and is not there yet."""
        release, language = edition
        if not self._is_open(release) or not self._is_asked_for(language):
            return False
        return self.prints.find(self.filed(release), language) is None

    def _is_asked_for(self, language: str) -> bool:
        return not self.task.languages or language in self.task.languages

    def _is_open(self, release: str) -> bool:
        """Whether the pages of a release may be made, as far as its texts go."""
        dossier = self.filed(release).known
        if dossier.is_broken:
            return False
        ends = () if self.task.stage is Stage.FINAL else dossier.embargoed
        found = (*self.masthead.findings, *dossier.findings, *ends)
        return self.task.stage.is_draft or not worst_is_error(found)

    def _keep(self, edition: Edition, drawn: Drawn) -> None:
        self.prints.keep(self.filed(edition[0]), edition[1], drawn)
        self.drawn.append(edition)
