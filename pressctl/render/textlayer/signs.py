"""Glyphs of a run → signs: what a reader takes for one, a letter with its marks, a ligature, a stack of letters.

A sign becomes one code that draws all its glyphs. Marks that are drawn by themselves stand above the baseline, and
readers take what stands above a baseline for another line, which tears the word in two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .streams import Run

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f]")
STACKED = 130  # thousandths of an em: letters nearer to each other that share a mark stand one above the other
EXACT = 1e-6
GAP = 30  # thousandths of an em: readers take more than this between two letters for a space

Part = tuple[int, float, float]  # a glyph, and where it stands beside the sign's main glyph, in thousandths of an em
Cluster = tuple[int, int, str]  # glyphs that share a text, from one place up to another in their run


@dataclass(frozen=True, eq=False, slots=True)
class Sign:
    """One sign: `parts` are its glyphs, the main one at (0, 0) among them, `width` how far the pen goes on.

    `text` is in logical order. `before` and `after` are direction marks at its left and right; `seen_as` is what the
    neutral signs from this one up to the place `until` in its run look like from left to right, for readers that turn
    brackets round themselves.
    """

    parts: tuple[Part, ...]
    text: str
    width: float
    before: str = ""
    after: str = ""
    seen_as: str = ""
    until: int = -1

    @property
    def is_rtl(self) -> bool:
        return is_rtl(self.text)


@lru_cache(maxsize=4096)
def is_rtl(text: str) -> bool:
    return bool(RIGHT_TO_LEFT.search(text))


@dataclass(eq=False, slots=True)
class SignRun:
    """A run as signs. The pen is moved back by `lead` before the first of them, and by `moves` after each."""

    run: Run
    lead: float = 0.0
    signs: list[Sign] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)


@dataclass
class Signer:
    """Finds the signs of runs. What stands in many places is one sign, made once."""

    _known: dict[tuple[int | tuple[Part, ...], str, float], Sign] = field(default_factory=dict)

    def signed(self, run: Run) -> SignRun:
        """The signs of a run."""
        if all(run.texts) and not any(run.rises) and not RIGHT_TO_LEFT.search("".join(run.texts)):
            return self._spaced(run, range(len(run.gids)), run.gids, run.texts)
        clusters = _stacked(_with_marks(_clusters(run)), run)
        mains = [_main(cluster, run) for cluster in clusters]
        shown = [_shown(cluster, main, run) for cluster, main in zip(clusters, mains, strict=True)]
        return self._spaced(run, mains, shown, [text for _, _, text in clusters])

    def _spaced(
        self, run: Run, mains: Sequence[int], shown: Sequence[int | tuple[Part, ...]], texts: Sequence[str]
    ) -> SignRun:
        """Signs, by their main glyphs; what readers would take for a space after one is made a part of it."""
        starts = [run.pens[main] for main in mains]
        widths = [run.widths[main] for main in mains]
        ends = [*starts[1:], run.pens[-1]]
        found = SignRun(run, -(starts or ends)[0])
        signs, moves, last = found.signs, found.moves, len(starts) - 1
        for drawn, text, start, width, end in zip(shown, texts, starts, widths, ends, strict=False):
            gap = int(end - start - width)
            if -GAP < gap < GAP or len(signs) == last or width + gap <= 0 or not text.strip():
                gap = 0
            key = (drawn, text, width + gap)
            signs.append(self._known.get(key) or self._sign(*key))
            moves.append(start + width + gap - end)
        return found

    def _sign(self, drawn: int | tuple[Part, ...], text: str, width: float) -> Sign:
        parts = ((drawn, 0.0, 0.0),) if isinstance(drawn, int) else drawn
        sign = self._known[drawn, text, width] = Sign(parts, text, width)
        return sign


def _clusters(run: Run) -> list[Cluster]:
    """Which glyphs share a text: it comes with the first from the left of right-to-left letters, else with the last."""
    found: list[Cluster] = []
    start, is_open = 0, False
    for place, text in enumerate(run.texts):
        if text:
            found.append((start, place + 1, text))
            start, is_open = place + 1, is_rtl(text)
        elif is_open:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
            start = place + 1
    return [*found, (start, len(run.texts), "")] if start < len(run.texts) else found


def _with_marks(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Arabic marks are drawn before their letter, at its left: each joins the letter that follows it."""
    found: list[Cluster] = []
    marks: list[Cluster] = []
    for cluster in clusters:
        if _is_mark(cluster[2]):
            marks.append(cluster)
            continue
        if marks and RIGHT_TO_LEFT.match(cluster[2]):
            text = cluster[2] + "".join(mark for _, _, mark in reversed(marks))
            found.append((marks[0][0], cluster[1], text))
        else:
            found += (*marks, cluster)
        marks.clear()
    return [*found, *marks]


@lru_cache(maxsize=4096)
def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.category(c) == "Mn" and RIGHT_TO_LEFT.match(c) for c in text)


def _stacked(clusters: Sequence[Cluster], run: Run) -> list[Cluster]:
    """Letters that stand one above the other and bear the same mark are one sign: readers drop the second mark."""
    found: list[Cluster] = []
    pen = -float(STACKED)
    for cluster in clusters:
        before, pen = pen, run.pens[_main(cluster, run)]
        if found and pen - before < STACKED and _share(found[-1][2], cluster[2]):
            found[-1] = (found[-1][0], cluster[1], cluster[2] + found[-1][2])
            pen = run.pens[_main(found[-1], run)]
        else:
            found.append(cluster)
    return found


def _share(left: str, right: str) -> bool:
    return is_rtl(left) and is_rtl(right) and not set(left).isdisjoint(right)


def _main(cluster: Cluster, run: Run) -> int:
    """The place of the widest glyph: the letter; marks have no width."""
    start, end, _ = cluster
    return start if end == start + 1 else max(range(start, end), key=run.widths.__getitem__)


def _shown(cluster: Cluster, main: int, run: Run) -> int | tuple[Part, ...]:
    """What is drawn of a sign: a glyph as it is, or all parts of it."""
    start, end, _ = cluster
    if end == start + 1 and not run.rises[start]:
        return run.gids[start]
    pen = run.pens[main]
    return tuple((run.gids[n], round(run.pens[n] - pen, 4), round(run.rises[n], 4)) for n in range(start, end))
