"""The geometry of charts: how long a bar is, and where the points of a line stand. Only numbers; words are HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.edition import Charted, Series
from ..model.language import Direction

WIDTH, HEIGHT = 820, 330  # of the drawing, in its own units
STEPS = 200  # lengths of bars that the stylesheet knows: half a per cent each
DASHES = ("", "14 8", "3 7", "22 6 3 6")  # lines are told apart in grey as well


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as the points of an SVG polyline."""

    points: str
    dashes: str
    dots: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines drawn between the least and the greatest value, zero included; `zero` is the height of the base line."""

    width: int
    height: int
    zero: float
    strokes: tuple[Stroke, ...]
    greatest: Decimal
    least: Decimal


def share(series: Series, chart: Charted) -> int:
    """The length of a bar in steps of the longest: the number of the class that draws it."""
    greatest = max(bar.values[0] for bar in chart.series)
    return round(STEPS * series.values[0] / greatest) if greatest else 0


def drawing(chart: Charted, direction: Direction) -> Drawing:
    """The lines of a chart. Time goes in the direction of reading."""
    values = [value for series in chart.series for value in series.values]
    greatest, least = max(*values, Decimal(0)), min(*values, Decimal(0))
    span = greatest - least or Decimal(1)

    def height(value: Decimal) -> float:
        return round(float((greatest - value) / span) * (HEIGHT - 16) + 8, 1)

    strokes = tuple(
        _stroke(series.values, [height(value) for value in series.values], DASHES[number % len(DASHES)], direction)
        for number, series in enumerate(chart.series)
    )
    return Drawing(WIDTH, HEIGHT, height(Decimal(0)), strokes, greatest, least)


def _stroke(values: Sequence[Decimal], heights: Sequence[float], dashes: str, direction: Direction) -> Stroke:
    column = WIDTH / len(values)
    places = [round((number + 0.5) * column, 1) for number in range(len(values))]
    if direction == "rtl":
        places = [round(WIDTH - place, 1) for place in places]
    dots = tuple(zip(places, heights, strict=True))
    return Stroke(" ".join(f"{x},{y}" for x, y in dots), dashes, dots)
