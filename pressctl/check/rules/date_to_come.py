"""DAT008"""

import datetime
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ..rule import Desk, Report, rule

ELSEWHERE = datetime.timedelta(days=1)  # somewhere it is tomorrow already


@rule("DAT008", Severity.WARNING)
def date_to_come(release: Release, desk: Desk) -> Iterator[Report]:
    """The release bears a day that is still to come, and no embargo holds it back.

    Why: whoever builds it today publishes it today, with a day on it that has not been. A programme may bear the day on
    which it begins.
    Wrong:
    ```
    date: 2990-01-09
    ```
    Right:
    ```
    date: 2990-01-09
    embargo: 2990-01-09T10:00:00+01:00
    ```
    """
    is_to_come = release.date.first_day > desk.today + ELSEWHERE
    if is_to_come and release.embargo is None and not release.days:
        fix = "correct the year, or add an embargo: with the hour from which it may be published"
        yield Report(release.date.text.place, f"‘{release.date.text}’ is still to come", fix)
