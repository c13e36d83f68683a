"""DAT004"""

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("DAT004")
def unknown_time_zone(release: Release, desk: Desk) -> Iterator[Report]:
    """The time zone of a programme is none that the world's clocks know.

    Why: whoever joins from another country counts from it.
    Wrong:
    ```
    kind: programme
    timezone: Paris
    days:
      - date: 2020-12-09
        events: [ { time: "18:00-18:30", title: { en: Opening, fr: Ouverture, ar: الافتتاح } } ]
    ```
    Right:
    ```
    kind: programme
    timezone: Europe/Paris
    days:
      - date: 2020-12-09
        events: [ { time: "18:00-18:30", title: { en: Opening, fr: Ouverture, ar: الافتتاح } } ]
    ```
    """
    zone = release.timezone
    if zone and zone not in desk.time_zones:
        by_city = {name.rsplit("/", 1)[-1]: name for name in sorted(desk.time_zones)}
        close = get_close_matches(zone.rsplit("/", 1)[-1].replace(" ", "_"), by_city, 1)
        fix = f"did you mean ‘{by_city[close[0]]}’?" if close else "write the continent and the city: Europe/Paris"
        yield Report(zone.place, f"‘{zone}’ is not a time zone", fix)
