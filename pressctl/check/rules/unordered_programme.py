"""DAT006"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from ...model.finding import Severity
from ...model.release import Release
from ..rule import Desk, Report, rule
from ..timetable import Slot, timetable


@rule("DAT006", Severity.WARNING)
def unordered_programme(release: Release, desk: Desk) -> Iterator[Report]:
    """The days of a programme, or the events of a day, do not follow each other in time.

    Why: they are printed in the order in which they are listed. A day that comes twice, or an hour that goes back, is
    most often a date or an hour that was not changed after copying.
    Wrong:
    ```
    kind: programme
    days:
      - date: 2020-12-10
        events:
          - { time: "19:30-20:00", title: Reading }
          - { time: "18:00-19:30", title: Concert }
      - date: 2020-12-09
        events: [ { time: "18:00-19:30", title: Film } ]
    ```
    Right:
    ```
    kind: programme
    days:
      - date: 2020-12-09
        events: [ { time: "18:00-19:30", title: Film } ]
      - date: 2020-12-10
        events:
          - { time: "18:00-19:30", title: Concert }
          - { time: "19:30-20:00", title: Reading }
    ```
    """
    for earlier, day in pairwise(release.days):
        if day.date.first_day == earlier.date.first_day:
            yield Report(
                day.date.text.place, f"‘{day.date.text}’ comes twice", "correct the date, or make one day of both"
            )
        elif day.date.first_day < earlier.date.first_day:
            message = f"‘{day.date.text}’ stands after ‘{earlier.date.text}’"
            yield Report(day.date.text.place, message, "correct the date, or move the day up")
    for slots in timetable(release, str(desk.newsroom.settings.languages.source)):
        is_by_room = _is_by_room(slots)
        for before, slot in pairwise(slots):
            if slot.begin < before.begin and not (is_by_room and slot.room != before.room):
                message = f"‘{slot.event.time.text}’ stands after ‘{before.event.time.text}’"
                yield Report(slot.event.time.text.place, message, "correct the hours, or move the event up")


def _is_by_room(slots: tuple[Slot, ...]) -> bool:
    """Whether a day lists all events of one room, then all of the next."""
    rooms = [room for room, _ in groupby(slot.room for slot in slots)]
    return len(set(rooms)) == len(rooms) > 1
