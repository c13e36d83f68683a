"""DAT007"""

import datetime
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ..rule import Desk, Report, rule

LONG = datetime.timedelta(days=7)


@rule("DAT007", Severity.WARNING)
def embargo_unlike_date(release: Release, desk: Desk) -> Iterator[Report]:
    """The embargo ends after the day that the release bears, or long before it.

    Why: the page would be dated on a day on which nobody could have it. Most often one of the two was moved and the
    other forgotten, or the embargo was copied from an older release.
    Wrong:
    ```
    date: 2020-01-09
    embargo: 2020-01-12T10:00:00+01:00
    ```
    Right:
    ```
    date: 2020-01-12
    embargo: 2020-01-12T10:00:00+01:00
    ```
    """
    if release.embargo is None or release.date.is_estimate:
        return
    ends, text = release.embargo.at.date(), release.embargo.text
    if ends > release.date.last_day:
        message = f"the embargo ends after ‘{release.date.text}’, the day that the release bears"
        yield Report(text.place, message, "write the day on which the embargo ends under date:, or correct the embargo")
    elif not release.days and release.date.first_day - ends > LONG:
        message = f"the embargo ends long before ‘{release.date.text}’, the day that the release bears"
        yield Report(text.place, message, "correct the embargo or the date")
