"""Charts: their data, as a writer gives them. How they are drawn is the page's affair."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from .fields import Flag, Slug, Worded
from .node import Text
from .record import Record, Translated, unfit


def _amount(value: Any) -> Decimal:
    if isinstance(value, Text) and re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", value):
        return Decimal(value)
    message = f"‘{value}’ is not a number" if isinstance(value, Text) else "expected a number here"
    raise unfit(message, "write it in figures, with a point before decimals, such as 1200 or 12.5")


FIGURES = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"}]}
Amount = Annotated[Decimal, BeforeValidator(_amount), WithJsonSchema(FIGURES)]


class Bar(Record):
    """A bar: filled where the value was counted, outlined where it is an estimate."""

    label: Translated
    value: Amount
    estimate: Flag = False

    @model_validator(mode="after")
    def _upright(self) -> Bar:
        if self.value < 0:
            raise unfit("a bar cannot be shorter than nothing", "show values below zero with ‘lines:’")
        return self


class Curve(Record):
    """A line: one value for each of the chart's points."""

    label: Translated
    values: tuple[Amount, ...]


class Chart(Record):
    """Numbers drawn: as bars, or as lines over `points` such as years. A text shows it with `![](chart:<id>)`."""

    id: Slug
    title: Translated
    note: Translated | None = None
    bars: tuple[Bar, ...] = ()
    points: tuple[Worded, ...] = ()
    lines: tuple[Curve, ...] = ()

    @model_validator(mode="after")
    def _one_kind(self) -> Chart:
        if bool(self.bars) == bool(self.lines):
            raise unfit("a chart has either bars or lines", "write ‘bars:’, or ‘points:’ and ‘lines:’")
        if self.bars and self.points:
            raise unfit("‘points’ belong to a chart with lines", "give each bar its label, and delete ‘points:’")
        if self.lines and len(self.points) < 2:
            raise unfit("a line needs at least two points", "list them under ‘points:’, such as [2019, 2020]")
        for line in self.lines:
            if len(line.values) != len(self.points):
                message = f"a line has {len(line.values)} values for {len(self.points)} points"
                raise unfit(message, "give each line one value for each point")
        return self
