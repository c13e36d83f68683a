"""The whole way: check, render every language and format, put the result in place at once; nothing is done twice."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..model.finding import Finding, worst_is_error
from ..render.assets import assets
from ..render.formats import FORMATS
from ..render.uncollected import uncollected
from .allowances import settle_pages
from .check import Progress, in_order, require_known, require_newsroom, silent
from .layout import Layout
from .making import Making, Task
from .place import locked, locked_folder, require_ours
from .plan import gave_up
from .stage import Stage
from .store.sight import listing
from .store.standing import Standing, standing
from .works import Edition

FOR_EVER = float(1 << 40)  # seconds since 1970


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
    with locked(root), locked_folder(out):
        there = require_ours(out, root / "releases")
        with uncollected():
            return _Build(root, order, out, there, progress).run()


class _Build:
    """One build, from the files' states to the folder in its place."""

    def __init__(
        self, root: Path, order: Order, out: Path, there: Mapping[str, Mapping[str, Any]], progress: Progress
    ) -> None:
        self.root, self.order, self.out, self.there = root, order, out, there
        self.now = order.now or datetime.datetime.now(datetime.UTC)
        stage = Stage.DRAFT if order.is_draft else Stage.BUILD
        task = Task(stage, order.only, order.languages, self.now, order.jobs, order.cluster, order.is_forced)
        self.making = Making(root, task, out, progress)

    def run(self) -> Built:
        """Look at what has changed, draw what looks otherwise, and put all in place."""
        unread = self.making.make(lambda masthead: self.order.formats or masthead.formats)
        if unread:
            return Built(in_order(unread, self.order.languages), (), self.out, 0, (), is_understood=False)
        return self._put()

    def _put(self) -> Built:
        making, masthead = self.making, self.making.masthead
        dossiers = [making.filed(name).known for name in making.targets]
        findings = [*masthead.findings, *making.damages()]
        findings += [finding for one in dossiers for finding in (*one.findings, *one.embargoed)]
        pages = {(one.release, code): found for one in dossiers for code, found in making.pages(one.release)}
        complaints = [finding for found in pages.values() for finding in found.findings]
        settled = settle_pages(dossiers, complaints, self.now)
        findings += settled.told
        failed = {f.release for f in settled.told if worst_is_error([f]) and not self.order.is_draft}
        files = {f.path: (name, f) for (name, _), found in pages.items() if name not in failed for f in found.files}
        betrayed = {one.release for one in dossiers if one.is_betrayed}
        for name in betrayed:
            making.shelf.forget(name)
            making.ledger.pages.pop(name, None)
        is_partial = bool(self.order.languages or self.order.formats)
        shared = assets(masthead.accent, masthead.logo)
        layout = Layout(making.plan, making.prints, self.there, files, shared, betrayed, is_partial)
        is_changed = layout.put()
        allowed = [*(finding for one in dossiers for finding in one.allowed), *settled.allowed]
        built = Built(
            making.told(findings),
            tuple(sorted(files)),
            self.out,
            len({name for name, _ in files.values()}),
            tuple(making.targets),
            is_changed=is_changed,
            allowed=making.told(allowed),
            reasons=making.reasons,
            drawn=tuple(sorted(making.drawn)),
        )
        making.remember()
        return built if gave_up(built.findings) else replace(built, standing=self._standing())

    def _standing(self) -> Standing | None:
        """How things stand, if everything was built into dist/ in the ordinary way."""
        if replace(self.order, jobs=0, cluster="") != Order():
            return None
        making = self.making
        sources, now = making.plan.sources, self.now.timestamp()
        turns = [making.masthead.turns, *(making.filed(name).known.turns for name in making.targets)]
        until = min((turn for some in turns for turn in some if turn > now), default=FOR_EVER)
        more = (sources.logo,) if sources.logo else ()
        return standing(listing(sources.states), str(self.out), making.tools.watched, more, now, until)
