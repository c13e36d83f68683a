"""DAT012"""

import datetime
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..dates import dates
from ..days import WrittenDate
from ..rule import Desk, Report, rule


@rule("DAT012", Severity.WARNING)
def doubtful_weekday(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A date without a year is not on the weekday that is named with it, neither in the release’s year nor nearby.

    Why: readers take the year from the date of the release, and find that weekday and day do not agree.
    Wrong:
    ```
    date: 2020-06-20
    summary: { en: "We meet on Friday, 25 June", fr: Réunion, ar: اجتماع }
    ```
    Right:
    ```
    date: 2020-06-20
    summary: { en: "We meet on Thursday, 25 June", fr: Réunion, ar: اجتماع }
    ```
    """
    dated_to = transcript.release.date if transcript.release else None
    if not dated_to or not dated_to.day or dated_to.is_estimate:
        return
    for passage in transcript.passages:
        for dated in dates(passage, desk.newsroom):
            if dated.date.weekday is None or dated.date.year:
                continue
            if dated.date.weekday not in _weekdays(dated.date, dated_to.first_day):
                year = dated_to.year
                message = f"‘{dated.words}’: weekday and day do not agree in {year}"
                yield Report(dated.place, message, "correct one of them, or add the year", passage.language)


def _weekdays(date: WrittenDate, near: datetime.date) -> set[int]:
    """The weekdays of a day in the year of another, and in that year in which it is nearest to it."""
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := date.in_year(year))]
    nearest = min(days, key=lambda day: abs(day - near), default=None)
    return {day.weekday() for day in days if day.year == near.year or day == nearest}
