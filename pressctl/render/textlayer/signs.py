"""Glyphs of a run → signs: what a reader takes for one, a letter with its marks, a ligature, a stack of letters.

A sign becomes one code that draws all its glyphs. Marks that are drawn by themselves stand above the baseline, and
readers take what stands above a baseline for another line, which tears the word in two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .streams import Glyph, Run

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f]")
STACKED = 130  # thousandths of an em: letters nearer to each other that share a mark stand one above the other
EXACT = 1e-6
GAP = 30  # thousandths of an em: readers take more than this between two letters for a space

Part = tuple[int, float, float]  # a glyph, and where it stands beside the sign's main glyph, in thousandths of an em


@dataclass(eq=False, slots=True)
class Sign:
    """One sign: `parts` are its glyphs, the main one at (0, 0) among them, `width` how far the pen goes on.

    `text` is in logical order. `before` and `after` are direction marks at its left and right; `seen_as` is what the
    neutral signs from this one up to `until` look like from left to right, for readers that turn brackets round
    themselves.
    """

    main: Glyph
    text: str
    parts: tuple[Part, ...]
    width: float
    before: str = ""
    after: str = ""
    seen_as: str = ""
    until: Sign | None = None

    @property
    def is_rtl(self) -> bool:
        return bool(RIGHT_TO_LEFT.search(self.text))

    @property
    def is_plain(self) -> bool:
        """Whether it is one glyph of the font as it is."""
        return self.parts == ((self.main.gid, 0, 0),) and self.width == self.main.width


@dataclass(eq=False, slots=True)
class _Cluster:
    """Glyphs that share a text: their places among the tokens of a run."""

    places: list[int]
    text: str

    @property
    def is_mark(self) -> bool:
        return bool(self.text) and all(unicodedata.category(c) == "Mn" and RIGHT_TO_LEFT.match(c) for c in self.text)


@dataclass
class SignRun:
    """A run as signs and the numbers between them, which move the pen as in the operator TJ."""

    run: Run
    tokens: list[Sign | float] = field(default_factory=list)

    @property
    def length(self) -> float:
        """How far the pen goes, in thousandths of an em."""
        return sum(token.width if isinstance(token, Sign) else -token for token in self.tokens)

    def signs(self) -> Iterator[Sign]:
        return (token for token in self.tokens if isinstance(token, Sign))


def signed(run: Run) -> SignRun:
    """The signs of a run."""
    pens = _pens(run)
    clusters = _stacked(_with_marks(_clusters(run)), pens, run)
    signs = [(pens[_main(cluster, run)], _sign(cluster, run, pens)) for cluster in clusters]
    for (pen, sign), (following, _) in pairwise(signs):
        gap = int(following - pen - sign.width)
        if abs(gap) >= GAP and sign.text.strip() and sign.width + gap > 0:
            sign.width += gap
    return SignRun(run, list(_spaced(signs, pens[-1])))


def _spaced(signs: Iterable[tuple[float, Sign]], end: float) -> Iterator[Sign | float]:
    """The signs with the numbers that bring the pen to each of them, and to the end of the run."""
    pen = 0.0
    for start, sign in signs:
        if abs(start - pen) > EXACT:
            yield pen - start
        yield sign
        pen = start + sign.width
    if abs(end - pen) > EXACT:
        yield pen - end


def _pens(run: Run) -> list[float]:
    """Where the pen is before each token, from the run's beginning."""
    pens, pen = [], 0.0
    for token in run.tokens:
        pens.append(pen)
        pen += token.width if isinstance(token, Glyph) else -token
    return [*pens, pen]


def _clusters(run: Run) -> list[_Cluster]:
    """Which glyphs share a text: it comes with the first from the left of right-to-left letters, else with the last."""
    found: list[_Cluster] = []
    waiting: list[int] = []
    is_open = False
    for place, glyph in enumerate(run.tokens):
        if not isinstance(glyph, Glyph):
            continue
        if glyph.text:
            found.append(_Cluster([*waiting, place], glyph.text))
            waiting, is_open = [], bool(RIGHT_TO_LEFT.search(glyph.text))
        elif is_open and found[-1].places and _same_font(run, found[-1].places[-1], place):
            found[-1].places.append(place)
        else:
            waiting.append(place)
    return [*found, *([_Cluster(waiting, "")] if waiting else [])]


def _same_font(run: Run, one: int, other: int) -> bool:
    first, second = run.tokens[one], run.tokens[other]
    return isinstance(first, Glyph) and isinstance(second, Glyph) and first.font is second.font


def _with_marks(clusters: Iterable[_Cluster]) -> list[_Cluster]:
    """Arabic marks are drawn before their letter, at its left: each joins the letter that follows it."""
    found: list[_Cluster] = []
    marks: list[_Cluster] = []
    for cluster in clusters:
        if cluster.is_mark:
            marks.append(cluster)
            continue
        if marks and RIGHT_TO_LEFT.match(cluster.text):
            places = [place for mark in marks for place in mark.places]
            text = cluster.text + "".join(mark.text for mark in reversed(marks))
            found.append(_Cluster([*places, *cluster.places], text))
        else:
            found += [*marks, cluster]
        marks = []
    return [*found, *marks]


def _stacked(clusters: Iterable[_Cluster], pens: Sequence[float], run: Run) -> list[_Cluster]:
    """Letters that stand one above the other and bear the same mark are one sign: readers drop the second mark."""
    found: list[_Cluster] = []
    for cluster in clusters:
        last = found[-1] if found else None
        if last and _pen(cluster, run, pens) - _pen(last, run, pens) < STACKED and _share(last.text, cluster.text):
            found[-1] = _Cluster([*last.places, *cluster.places], cluster.text + last.text)
        else:
            found.append(cluster)
    return found


def _share(left: str, right: str) -> bool:
    return bool(RIGHT_TO_LEFT.search(left) and RIGHT_TO_LEFT.search(right) and set(left) & set(right))


def _main(cluster: _Cluster, run: Run) -> int:
    """The place of the widest glyph: the letter; marks have no width."""
    return max(cluster.places, key=lambda place: (_glyph(run, place).width, -place))


def _glyph(run: Run, place: int) -> Glyph:
    glyph = run.tokens[place]
    assert isinstance(glyph, Glyph)
    return glyph


def _pen(cluster: _Cluster, run: Run, pens: Sequence[float]) -> float:
    return pens[_main(cluster, run)]


def _sign(cluster: _Cluster, run: Run, pens: Sequence[float]) -> Sign:
    main = _main(cluster, run)
    parts = tuple(
        (_glyph(run, place).gid, round(pens[place] - pens[main], 4), round(_glyph(run, place).rise, 4))
        for place in cluster.places
    )
    glyph = _glyph(run, main)
    return Sign(glyph, cluster.text, parts, glyph.width)
