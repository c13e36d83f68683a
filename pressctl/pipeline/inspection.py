"""load, convert, check for any number of releases: a few at a time, so that memory does not grow with the newsroom."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from ..load.newsroom import chosen
from ..model.finding import Finding
from .check import Progress, in_order, require_known, require_newsroom, silent
from .examine import examine
from .hands import Hired
from .plan import Plan
from .sources import Sources
from .stage import Stage
from .store.ledger import Digests, Ledger
from .store.sight import newsroom_states
from .works import Works

FEW = 40  # releases that are looked at here before other processes would have begun
AT_ONCE = 16  # releases that are in memory at a time


@dataclass(frozen=True)
class Inspected:
    """What came of it; findings and what is allowed as in Checked. `looked_at` are the releases asked for.

    `broken` could not be read, `ids` are all releases there are; `is_understood` says whether the newsroom itself was.
    """

    root: Path
    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...] = ()
    looked_at: tuple[str, ...] = ()
    broken: frozenset[str] = field(default_factory=frozenset)
    ids: frozenset[str] = field(default_factory=frozenset)
    is_understood: bool = True

    @property
    def unread(self) -> frozenset[str | None]:
        """The releases that could not be read; None stands for the newsroom itself."""
        return self.broken if self.is_understood else self.broken | {None}


def inspect(
    root: Path, only: Collection[str] = (), languages: Collection[str] = (), progress: Progress = silent
) -> Inspected:
    """Look at the whole newsroom in the folder `root`, or at some releases or languages of it. Nothing is kept."""
    require_newsroom(root)
    now = datetime.datetime.now(datetime.UTC)
    sources = Sources(root, newsroom_states(str(root), []), Digests(root))
    plan = Plan(sources, Ledger(), "", Stage.CHECK, now)
    unread = plan.look_at_masthead()
    if unread:
        return Inspected(root, in_order(unread, languages), is_understood=False)
    require_known("publish in", languages, plan.masthead.languages)
    targets = chosen(sources.releases, only)
    _look(plan, targets, progress)
    if plan.is_masthead_misinformed:
        plan.look_at_masthead()
    return _told(plan, targets, languages)


def _look(plan: Plan, targets: Collection[str], progress: Progress) -> None:
    """Look at releases, and again at those that others told of something."""
    with Hired(os.cpu_count() or 1, "", "") as hired:
        if len(targets) > FEW:
            Works(plan, hired, (), lambda _: False, lambda *_: None, progress).run(targets, targets)
            return
    waiting = sorted(targets)
    while waiting:
        for start in range(0, len(waiting), AT_ONCE):
            for dossier in examine(plan.wanted(tuple(waiting[start : start + AT_ONCE]))).dossiers:
                plan.file(dossier)
                progress(dossier.release, start, len(waiting))
        waiting = plan.misinformed(targets)


def _told(plan: Plan, targets: Collection[str], languages: Collection[str]) -> Inspected:
    sources = plan.sources
    dossiers = [plan.ledger.filed[Stage.CHECK, name].known for name in targets]
    hushed = sources.withheld.hushed
    findings = [*plan.masthead.findings, *(finding for one in dossiers for finding in one.findings)]
    return Inspected(
        sources.root,
        in_order(map(hushed, findings), languages),
        in_order((hushed(finding) for one in dossiers for finding in one.allowed), languages),
        tuple(targets),
        frozenset(one.release for one in dossiers if one.is_broken),
        frozenset(sources.releases),
    )
