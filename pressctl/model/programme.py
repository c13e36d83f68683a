"""A programme: days with events at their hours, and what is open all the time."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .fields import Worded
from .node import Text
from .record import Record, ReleaseDate, unfit

HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2}) ?[-–] ?([0-9]{1,2}):([0-9]{2})")


class Hours:
    """From when to when, by the programme's clock; an end before the begin is on the next day. `text` is as written."""

    __slots__ = ("begin", "end", "text")

    def __init__(self, begin: datetime.time, end: datetime.time, text: Text) -> None:
        self.begin, self.end, self.text = begin, end, text

    @classmethod
    def of(cls, value: Any) -> Hours:
        """Take `18:30-19:00`."""
        shape = HOURS.fullmatch(value) if isinstance(value, Text) else None
        if not shape:
            message = f"‘{value}’ does not say from when to when" if isinstance(value, Text) else "expected hours here"
            raise unfit(message, 'write both with hours and minutes, such as "18:30-19:00"')
        hour, minute, last_hour, last_minute = map(int, shape.groups())
        try:
            begin, end = datetime.time(hour, minute), datetime.time(last_hour % 24, last_minute)
        except ValueError:
            raise unfit(f"no clock shows ‘{value}’", "write hours up to 23 and minutes up to 59", "DAT002") from None
        if last_hour > 24 or (last_hour == 24 and last_minute):
            raise unfit(f"no clock shows ‘{value}’", "write hours up to 23 and minutes up to 59", "DAT002")
        if begin == end:
            raise unfit(f"‘{value}’ ends when it begins", "write when it ends")
        return cls(begin, end, value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2} ?[-–] ?[0-9]{1,2}:[0-9]{2}$"}


def _whole_day(date: ReleaseDate) -> ReleaseDate:
    if date.day is None or date.is_estimate:
        raise unfit(f"‘{date.text}’ is not a day", "write year, month and day, such as 2020-12-09")
    return date


WholeDay = Annotated[ReleaseDate, AfterValidator(_whole_day)]


class Event(Record):
    """Something to see, at no hour of its own. `type` is what it is, `with_` who takes part or helps.

    A text serves all languages, or there is one for each.
    """

    title: Worded
    type: Worded | None = None
    room: Worded | None = None
    text: Worded | None = None
    credit: Worded | None = None
    with_: Annotated[Worded | None, Field(alias="with")] = None


class TimedEvent(Event):
    """An event at its hours."""

    time: Hours


class Day(Record):
    """A day of a programme."""

    date: WholeDay
    events: Annotated[tuple[TimedEvent, ...], Field(min_length=1)]
