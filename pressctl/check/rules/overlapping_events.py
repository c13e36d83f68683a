"""DAT005"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ..rule import Desk, Report, rule
from ..timetable import Slot, timetable


@rule("DAT005", Severity.WARNING)
def overlapping_events(release: Release, desk: Desk) -> Iterator[Report]:
    """Two events of a programme are in the same room at the same time.

    Why: one of the hours or one of the rooms is a slip, and those who follow it stand before a closed door.
    Wrong:
    ```
    kind: programme
    days:
      - date: 2020-12-09
        events:
          - { time: "18:00-19:30", title: Concert, room: Great Hall }
          - { time: "19:00-20:00", title: Reading, room: Great Hall }
    ```
    Right:
    ```
    kind: programme
    days:
      - date: 2020-12-09
        events:
          - { time: "18:00-19:30", title: Concert, room: Great Hall }
          - { time: "19:30-20:00", title: Reading, room: Great Hall }
    ```
    """
    busy: dict[str, Slot] = {}
    slots = [slot for day in timetable(release, str(desk.newsroom.settings.languages.source)) for slot in day]
    for slot in sorted(slots, key=lambda slot: (slot.begin, slot.event.time.text.place)):
        other = busy.get(slot.room) if slot.room else None
        if other and other.end > slot.begin:
            hours, line = other.event.time.text, other.event.time.text.place.line
            message = f"at ‘{slot.event.time.text}’ the same room has the event of ‘{hours}’ in line {line}"
            yield Report(slot.event.time.text.place, message, "correct the hours or the room of one of the two")
        if not other or slot.end > other.end:
            busy[slot.room] = slot
