"""DAT011"""

from collections.abc import Iterator

from ...model.passage import Passage
from ..dates import dates
from ..rule import Desk, Report, rule


@rule("DAT011")
def wrong_weekday(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A date is not on the weekday that is named with it.

    Why: one of the two is wrong, and those who come will choose one.
    Wrong:
    ```
    summary: { en: "We meet on Friday, 25 June 2020", fr: Réunion, ar: اجتماع }
    ```
    Right:
    ```
    summary: { en: "We meet on Thursday, 25 June 2020", fr: Réunion, ar: اجتماع }
    ```
    """
    for dated in dates(passage, desk.newsroom):
        day = dated.date.in_year(dated.date.year) if dated.date.year else None
        if day and dated.date.weekday not in (None, day.weekday()):
            right = dated.language.figures.dates.weekdays[day.weekday()][0]
            yield Report(dated.place, f"‘{dated.words}’ is a ‘{right}’", f"write ‘{right}’, or correct the date")
