"""The works: releases are looked at and their editions drawn, side by side, the longest first; a fault stops its own.

What was looked at goes into the ledger, what was drawn into the store. Nothing is held in memory longer than it takes.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from ..model.finding import Finding, Trouble
from ..model.place import Place
from .dossier import Dossier
from .drawing import Drawn, Failure, draw, drawn
from .examine import Examined, Wanted, examine
from .hands import Hired
from .parcel import Parcel
from .plan import HEARSAY, Plan
from .rules import UNEXAMINED

FEW = 2  # releases that are looked at here: another process would have to be waited for
MOST = 16  # releases that a process looks at in one go
ROUNDS = 3  # in which all have heard of all: links and pictures do not depend on what is heard
AHEAD = 8  # editions for each worker that wait to be drawn, before more releases are looked at
Edition = tuple[str, str]  # a release and a language


@dataclass
class Works:
    """What has to be done. `is_wanted` says whether an edition has to be drawn, `keep` takes it when it was."""

    plan: Plan
    hired: Hired
    formats: tuple[str, ...]
    is_wanted: Callable[[Edition], bool]
    keep: Callable[[Edition, Drawn], None]
    progress: Callable[[str, int, int], None]
    _looking: dict[Future[Any], tuple[str, ...]] = field(default_factory=dict)
    _drawing: dict[Future[Any], Edition] = field(default_factory=dict)
    _waiting: list[tuple[int, int, Edition, Parcel]] = field(default_factory=list)
    _order: count[int] = field(default_factory=count)
    _done: int = 0
    _all: int = 0

    def run(self, releases: Collection[str], targets: Collection[str]) -> dict[str, str]:
        """Look at releases, then at those of all `targets` that hear something else because of them; draw what changed.

        The second sort comes back, with the reason.
        """
        again: dict[str, str] = {}
        self._rounds(releases)
        for _ in range(ROUNDS - 1):
            misinformed = self.plan.misinformed(targets)
            if not misinformed:
                break
            again |= dict.fromkeys(misinformed, HEARSAY)
            self._rounds(misinformed)
        return again

    def _rounds(self, releases: Collection[str]) -> None:
        chunks = deque(self._chunks(releases))
        self._all += len(releases)
        if releases:
            _ = self.hired.hands  # they get ready meanwhile
        if len(releases) <= FEW:
            for chunk in chunks:
                self._file(examine(self.plan.wanted(chunk)), chunk)
            chunks.clear()
        while chunks or self._looking or self._drawing or self._waiting:
            self._hand_out(chunks)
            done, _ = wait([*self._looking, *self._drawing], return_when=FIRST_COMPLETED)
            for future in done:
                self._take(future, chunks)

    def _chunks(self, releases: Collection[str]) -> list[tuple[str, ...]]:
        """Releases in their order: those that come first are those that others hear of."""
        names = sorted(releases)
        size = max(1, min(MOST, len(names) // (self.hired.hands.jobs * 4)))
        return [tuple(names[start : start + size]) for start in range(0, len(names), size)]

    def _hand_out(self, chunks: deque[tuple[str, ...]]) -> None:
        hands = self.hired.hands
        while chunks and len(self._looking) <= hands.jobs and len(self._waiting) < AHEAD * hands.width:
            chunk = chunks.popleft()
            self._looking[hands.desk.submit(looked, self.plan.wanted(chunk))] = chunk
        while self._waiting and len(self._drawing) < 2 * hands.width:
            _, _, edition, parcel = heapq.heappop(self._waiting)
            self._drawing[hands.press.submit(draw, parcel, self.formats)] = edition

    def _take(self, future: Future[Any], chunks: deque[tuple[str, ...]]) -> None:
        chunk = self._looking.pop(future, None)
        if chunk is None:
            edition = self._drawing.pop(future)
            self.keep(edition, drawn(future))
            self._step(f"{edition[0]} ({edition[1]})")
            return
        try:
            examined = future.result()
        except Failure as failure:
            if len(chunk) > 1:
                chunks.extendleft((name,) for name in reversed(chunk))
            else:
                self._file(_unexamined(chunk[0], str(failure)), chunk)
            return
        if isinstance(examined, Trouble):
            raise examined
        self._file(examined, chunk)

    def _file(self, examined: Examined, chunk: Iterable[str]) -> None:
        """Keep what is known of releases, and have their editions drawn, as far as they are wanted."""
        for dossier in examined.dossiers:
            self.plan.file(dossier)
        for name in chunk:
            self._step(name)
        for edition, parcel in examined.parcels.items():
            if self.is_wanted(edition):
                heapq.heappush(self._waiting, (-parcel.weight, next(self._order), edition, parcel))
                self._all += 1

    def _step(self, label: str) -> None:
        self._done += 1
        self.progress(label, self._done, self._all)


def looked(wanted: Wanted) -> Examined | Trouble:
    """examine(), wherever it is done: what stops the work comes back as a value."""
    try:
        return examine(wanted)
    except Trouble as trouble:
        return trouble


def _unexamined(name: str, why: str) -> Examined:
    fix = "shorten it, or split it; if it is neither long nor unusual, report this"
    finding = Finding(
        UNEXAMINED, f"this release cannot be looked at: {why}", fix, Place(f"releases/{name}/release.yaml"), name
    )
    return Examined((Dossier(name, (finding,), is_broken=True),), {})
