"""When the events of a programme are on, and in which room."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.programme import Event, TimedEvent
from ..model.record import Translated
from ..model.release import Release
from .description import bare

DAY = datetime.timedelta(days=1)
EVENING, MORNING = 18, 6  # an event before the morning that follows one in the evening is on in that night


@dataclass(frozen=True, slots=True)
class Slot:
    """An event with the moments when it begins and ends; `room` as it is compared, empty if none is named."""

    event: TimedEvent
    begin: datetime.datetime
    end: datetime.datetime
    room: str


def timetable(release: Release, language: str) -> Iterator[tuple[Slot, ...]]:
    """The events of each day, as they are listed. Rooms are compared by their names in `language`, if they have one."""
    for day in release.days:
        slots: list[Slot] = []
        night = datetime.datetime.combine(day.date.first_day, datetime.time(EVENING))
        for event in day.events:
            begin = datetime.datetime.combine(day.date.first_day, event.time.begin)
            if slots and slots[-1].begin >= night and begin.hour < MORNING:
                begin += DAY
            end = datetime.datetime.combine(begin.date(), event.time.end)
            slots.append(Slot(event, begin, end if end > begin else end + DAY, _room(event, language)))
        yield tuple(slots)


def _room(event: Event, language: str) -> str:
    room = event.room
    if isinstance(room, Translated):
        return bare(room.get(language) or next(iter(room.values()), ""))
    return bare(room or "")
