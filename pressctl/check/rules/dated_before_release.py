"""DAT009"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.record import ReleaseDate
from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("DAT009", Severity.WARNING)
def dated_before_release(release: Release, desk: Desk) -> Iterator[Report]:
    """Something that follows a release bears an earlier day: a correction, its withdrawal, that of a signatory.

    Why: nothing can be put right or taken back before it was published. One of the two days is a slip.
    Wrong:
    ```
    date: 2020-01-09
    corrections: [ { date: 2019-01-12, text: { en: A name., fr: Un nom., ar: اسم. } } ]
    ```
    Right:
    ```
    date: 2020-01-09
    corrections: [ { date: 2020-01-12, text: { en: A name., fr: Un nom., ar: اسم. } } ]
    ```
    """
    for what, date in _later(release):
        if date.last_day < release.date.first_day and not (date.is_estimate or release.date.is_estimate):
            message = f"{what} of ‘{date.text}’ is older than the release, which bears ‘{release.date.text}’"
            yield Report(date.text.place, message, "correct one of the two days")


def _later(release: Release) -> Iterator[tuple[str, ReleaseDate]]:
    yield from (("the correction", correction.date) for correction in release.corrections)
    if release.withdrawn:
        yield "the withdrawal", release.withdrawn.date
    for withdrawal in release.signatories.withdrawn if release.signatories else ():
        yield "the withdrawal of a signatory", withdrawal.on
