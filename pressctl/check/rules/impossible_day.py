"""DAT010"""

from collections.abc import Iterator

from ...model.passage import Passage
from ..dates import dates
from ..rule import Desk, Report, rule


@rule("DAT010")
def impossible_day(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A text names a day that the calendar does not have.

    Why: readers cannot come on 31 June, and will not believe the other dates either.
    Wrong:
    ```
    summary: { en: "We meet on 31 June 2021", fr: Réunion, ar: اجتماع }
    ```
    Right:
    ```
    summary: { en: "We meet on 30 June 2021", fr: Réunion, ar: اجتماع }
    ```
    """
    for dated in dates(passage, desk.newsroom):
        if not dated.date.exists:
            yield Report(dated.place, f"the calendar has no ‘{dated.words}’", "look it up, and write the right day")
