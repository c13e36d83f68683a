"""The pages of a PDF as reviewers see them: pictures with a mark for each finding, and beside those approved before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..model.finding import Finding
from . import pictures
from .differences import Difference
from .pictures import Size
from .shown import Version

MARGIN = 2.0  # points between what a mark is about and its line
REACH = 42.0  # points: what a finger needs, on the narrowest screen that a page is shown on


@dataclass(frozen=True)
class Mark:
    """A finding on a page, as far as it is on the page. All lengths are in points from its upper left corner.

    `reach` is what can be touched: left, top, width and height.
    """

    id: str
    number: int
    finding: Finding
    x: float
    y: float
    width: float
    height: float

    @property
    def reach(self) -> tuple[float, float, float, float]:
        width, height = max(self.width, REACH), max(self.height, REACH)
        return (
            round(self.x - (width - self.width) / 2, 1),
            round(self.y - (height - self.height) / 2, 1),
            round(width, 1),
            round(height, 1),
        )


@dataclass(frozen=True)
class Sheet:
    """A page, from 1; `width` and `height` are those of its picture in pixels."""

    number: int
    size: Size
    width: int
    height: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Compared:
    """A page that is not what it was."""

    number: int
    kind: Literal["changed", "added", "removed"]
    width: int
    height: int


@dataclass(frozen=True)
class Comparison:
    """What changed: passages, and pages; `alike` are the numbers of those that look the same, `count` is the larger."""

    texts: tuple[Difference, ...]
    pages: tuple[Compared, ...]
    alike: tuple[int, ...]
    count: int


def sheets(pdf: bytes, version: Version) -> tuple[Sheet, ...]:
    """The pages of a version's PDF, with what was found on each."""
    found = [finding for finding in version.findings if finding.page and finding.box]
    return tuple(
        Sheet(number, size, *_pixels(size), tuple(_marks(version.tongue.code, number, size, found)))
        for number, size in enumerate(pictures.sizes(pdf), 1)
    )


def _marks(code: str, page: int, size: Size, found: list[Finding]) -> Iterator[Mark]:
    for number, finding in enumerate((one for one in found if one.page == page), 1):
        left, bottom, right, top = finding.box or (0, 0, 0, 0)
        x, y = max(0.0, left - MARGIN), max(0.0, size.height - top - MARGIN)
        width, height = min(size.width, right + MARGIN) - x, min(size.height, size.height - bottom + MARGIN) - y
        yield Mark(
            f"found-{code}-{page}-{number}",
            number,
            finding,
            *(round(length, 1) for length in (x, y, max(0.0, width), max(0.0, height))),
        )


def comparison(before: bytes, now: bytes, texts: tuple[Difference, ...]) -> Comparison:
    """Two versions of a PDF, page by page; `texts` are the passages that changed."""
    old, new = pictures.sizes(before), pictures.sizes(now)
    both = range(1, min(len(old), len(new)) + 1)
    differing = [] if before == now else [number for number in both if pictures.differ(before, now, number)]
    pages = [Compared(number, "changed", *_pixels(new[number - 1])) for number in differing]
    pages += [Compared(number, "added", *_pixels(new[number - 1])) for number in range(len(old) + 1, len(new) + 1)]
    pages += [Compared(number, "removed", *_pixels(old[number - 1])) for number in range(len(new) + 1, len(old) + 1)]
    alike = tuple(number for number in both if number not in differing)
    return Comparison(texts, tuple(pages), alike, max(len(old), len(new)))


def _pixels(size: Size) -> tuple[int, int]:
    return round(size.width * pictures.SCALE), round(size.height * pictures.SCALE)
