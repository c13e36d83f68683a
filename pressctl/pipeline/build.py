"""The whole way: check, render every language and format, put the result in place at once; nothing is done twice."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..load.newsroom import chosen, withheld_names
from ..load.private import Withheld
from ..model.finding import Finding, worst_is_error
from ..model.newsroom import ACCENT
from ..model.place import Place
from ..render.assets import assets
from ..render.formats import FORMATS
from ..render.uncollected import uncollected
from .allowances import settle_pages
from .check import Progress, in_order, require_known, require_newsroom, silent
from .dossier import Dossier, Filed, Masthead
from .drawing import Drawn
from .examine import examine
from .hands import Hired
from .layout import Layout
from .place import locked, require_ours
from .plan import HEARSAY, Plan
from .prints import Prints
from .rules import DAMAGED_STORE
from .sources import Sources
from .store.ledger import LEDGER, Digests, read_ledger, write_ledger
from .store.shelf import MOST, Shelf
from .store.sight import listing, newsroom_states
from .store.standing import Standing, standing
from .tools import Tools, engine, texts_digest, tools_of
from .works import Edition, Works

FOR_EVER = float(1 << 40)  # seconds since 1970
LOST = "its pages are not in the store"


@dataclass(frozen=True)
class Order:
    """What is to be built. Empty collections mean all; `now` is what embargoes are measured against.

    With `is_forced` nothing that earlier builds left is used.
    """

    only: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    out: Path | None = None
    is_draft: bool = False
    jobs: int = 0
    cluster: str = ""
    now: datetime.datetime | None = None
    is_forced: bool = False


@dataclass(frozen=True)
class Built:
    """What came of it: `made` are the paths in `out` of the files that belong to what was asked for.

    `reasons` says why releases were looked at again, under "" what all share; `drawn` are the editions drawn anew.
    """

    findings: tuple[Finding, ...]
    made: tuple[str, ...]
    out: Path
    releases: int
    looked_at: tuple[str, ...]
    is_understood: bool = True
    is_changed: bool = False
    allowed: tuple[Finding, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    drawn: tuple[Edition, ...] = ()
    standing: Standing | None = None


def build(root: Path, order: Order, progress: Progress = silent) -> Built:
    """Build the newsroom in the folder `root`. A release with an error keeps the files of its last build."""
    out = (order.out or root / "dist").absolute()
    require_newsroom(root)
    require_known("make files of the format", order.formats, FORMATS)
    with locked(root):
        there = require_ours(out, root / "releases")
        with uncollected():
            return _Build(root, order, out, there, progress).run()


class _Build:
    """One build, from the files' states to the folder in its place."""

    def __init__(
        self, root: Path, order: Order, out: Path, there: Mapping[str, Mapping[str, Any]], progress: Progress
    ) -> None:
        self.root, self.order, self.out, self.there, self.progress = root, order, out, there, progress
        self.now = order.now or datetime.datetime.now(datetime.UTC)
        self.ledger, self.is_damaged = read_ledger(root)
        self.ledger.build += 1
        self.shelf = Shelf(root)
        accent = self.ledger.masthead.known.accent if self.ledger.masthead else str(ACCENT)
        self.hired = Hired(order.jobs or os.cpu_count() or 1, accent, order.cluster)
        self.drawn: list[Edition] = []
        self.reasons: dict[str, str] = {}

    def run(self) -> Built:
        """Look at what has changed, draw what looks otherwise, and put all in place."""
        with self.hired:
            self.is_same_tools = bool(self.ledger.tools and self.ledger.tools.stand)
            if not self.is_same_tools:
                answer = self.hired.hands.desk.submit(engine)
            self.plan = self._planned(self.ledger.masthead.known.logo_file if self.ledger.masthead else "")
            unread = self._masthead()
            if unread:
                return Built(in_order(unread, self.order.languages), (), self.out, 0, (), is_understood=False)
            if not self.is_same_tools:
                self.ledger.tools = tools_of(self.plan.texts, answer.result())
            require_known("publish in", self.order.languages, self.masthead.languages)
            self.targets = chosen(self.plan.sources.releases, self.order.only)
            self._forget()
            self.prints = Prints(self.out, self.ledger, self.shelf, self.tools, self.formats, self.order.is_forced)
            self._work()
        return self._put()

    @property
    def masthead(self) -> Masthead:
        assert self.ledger.masthead
        return self.ledger.masthead.known

    @property
    def tools(self) -> Tools:
        assert self.ledger.tools
        return self.ledger.tools

    @property
    def formats(self) -> tuple[str, ...]:
        return self.order.formats or self.masthead.formats

    def _planned(self, logo: str) -> Plan:
        sources = Sources(
            self.root,
            newsroom_states(str(self.root), [logo] if logo else []),
            Digests(self.root, self.ledger.digests),
            logo,
        )
        texts = self.ledger.tools.texts if self.ledger.tools and self.is_same_tools else texts_digest()
        return Plan(sources, self.ledger, texts, self.order.is_draft, self.now, self.order.is_forced)

    def _masthead(self) -> tuple[Finding, ...]:
        """Look at what all releases share, if that has to be; what was found where it cannot be understood."""
        reason = self.plan.why_masthead()
        if reason:
            self.reasons[""] = reason
            _ = self.hired.hands  # they get ready meanwhile
            examined = examine(self.plan.wanted((), is_masthead=True))
            if not examined.masthead:
                return examined.unread
            self.plan.file_masthead(examined.masthead)
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
        works = Works(self.plan, self.hired, self.formats, self.is_to_be_drawn, self._keep, self.progress)
        self.reasons |= works.run(wanted, self.targets)
        if self.plan.is_masthead_misinformed:
            self.reasons[""] = HEARSAY
            examined = examine(self.plan.wanted((), is_masthead=True))
            assert examined.masthead, "it was understood a moment ago"
            self.plan.file_masthead(examined.masthead)

    def _is_lost(self, release: str) -> bool:
        return any(self.is_to_be_drawn((release, code)) for code in self._filed(release).known.sheets)

    def _filed(self, release: str) -> Filed[Dossier]:
        return self.ledger.filed[self.order.is_draft, release]

    def is_to_be_drawn(self, edition: Edition) -> bool:
        """Whether an edition that was looked at is asked for, may be published, and is not there yet."""
        release, language = edition
        if not self._is_open(release) or (self.order.languages and language not in self.order.languages):
            return False
        return self.prints.find(self._filed(release), language) is None

    def _is_open(self, release: str) -> bool:
        """Whether a release may be published as far as its texts go."""
        dossier = self._filed(release).known
        if dossier.is_broken:
            return False
        found = (*self.masthead.findings, *dossier.findings, *dossier.embargoed)
        return self.order.is_draft or not worst_is_error(found)

    def _keep(self, edition: Edition, drawn: Drawn) -> None:
        self.prints.keep(self._filed(edition[0]), edition[1], drawn)
        self.drawn.append(edition)

    def _put(self) -> Built:
        dossiers = [self._filed(name).known for name in self.targets]
        findings = [*self.masthead.findings, *self._damages()]
        findings += [finding for one in dossiers for finding in (*one.findings, *one.embargoed)]
        pages = {(one.release, code): found for one in dossiers for code, found in self._pages(one)}
        complaints = [finding for found in pages.values() for finding in found.findings]
        settled = settle_pages(dossiers, complaints, self.now)
        findings += settled.told
        failed = {f.release for f in settled.told if worst_is_error([f]) and not self.order.is_draft}
        files = {f.path: (name, f) for (name, _), found in pages.items() if name not in failed for f in found.files}
        betrayed = {one.release for one in dossiers if one.is_betrayed}
        for name in betrayed:
            self.shelf.forget(name)
            self.ledger.pages.pop(name, None)
        is_partial = bool(self.order.languages or self.order.formats)
        shared = assets(self.masthead.accent, self.masthead.logo)
        layout = Layout(self.plan, self.prints, self.there, files, shared, betrayed, is_partial)
        is_changed = layout.put()
        allowed = [*(finding for one in dossiers for finding in one.allowed), *settled.allowed]
        built = Built(
            self._told(findings),
            tuple(sorted(files)),
            self.out,
            len({name for name, _ in files.values()}),
            tuple(self.targets),
            is_changed=is_changed,
            allowed=self._told(allowed),
            reasons=self.reasons,
            drawn=tuple(sorted(self.drawn)),
        )
        self._remember()
        return replace(built, standing=self._standing())

    def _pages(self, dossier: Dossier) -> Iterator[tuple[str, Any]]:
        """The pages of a release in the languages asked for."""
        if not self._is_open(dossier.release):
            return
        for code in dossier.sheets:
            if not self.order.languages or code in self.order.languages:
                found = self.prints.find(self._filed(dossier.release), code)
                if found:
                    yield code, found

    def _told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings in their order, without the names that any release withholds by now."""
        there = list(findings)
        if not there:
            return ()
        lists = [path for name in self.plan.sources.releases for path in self.plan.sources.lists(name)]
        hushed = Withheld(withheld_names(self.root, lists)).hushed
        return in_order(map(hushed, there), self.order.languages)

    def _damages(self) -> Iterator[Finding]:
        fix = "nothing has to be done: what it held is made anew"
        for path in (*([LEDGER] if self.is_damaged else ()), *self.shelf.damaged):
            yield Finding(DAMAGED_STORE, "this file of the store is not what pressctl wrote", fix, Place(path))

    def _standing(self) -> Standing | None:
        """How things stand, if everything was built into dist/ in the ordinary way."""
        if replace(self.order, jobs=0, cluster="") != Order():
            return None
        sources, now = self.plan.sources, self.now.timestamp()
        turns = [self.masthead.turns, *(self._filed(name).known.turns for name in self.targets)]
        until = min((turn for some in turns for turn in some if turn > now), default=FOR_EVER)
        more = (sources.logo,) if sources.logo else ()
        return standing(listing(sources.states), str(self.out), self.tools.watched, more, now, until)

    def _remember(self) -> None:
        self.ledger.digests = {
            path: self.ledger.digests[path] for path in self.plan.sources.states.keys() & self.ledger.digests
        }
        self.ledger.placed = {out: placed for out, placed in self.ledger.placed.items() if Path(out).is_dir()}
        self.ledger.stored += self.shelf.added
        if self.ledger.stored > MOST:
            self.ledger.stored = self.shelf.trim()
        write_ledger(self.root, self.ledger)
