"""SIG012"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.node import Text
from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("SIG012", Severity.WARNING)
def withdrawn_signatory(release: Release, desk: Desk) -> Iterator[Report]:
    """An organisation that withdrew is still among those that sign.

    Why: the page leaves it out. Whoever reads the file takes it for a signatory, and cannot tell whether it came back.
    Wrong:
    ```
    signatories: { organisations: [mazaya], withdrawn: [ { id: mazaya, on: 2020-01-11 } ] }
    ```
    Right:
    ```
    signatories: { withdrawn: [ { id: mazaya, on: 2020-01-11 } ] }
    ```
    """
    listed = release.signatories
    gone = {str(withdrawal.id): withdrawal for withdrawal in listed.withdrawn} if listed else {}
    for entry in listed.organisations if listed else ():
        name = entry if isinstance(entry, Text) else entry.id
        if name in gone:
            message = f"‘{name}’ withdrew on {gone[name].on.text}, and is still listed"
            yield Report(name.place, message, "take it out of organisations:, or out of withdrawn: if it signs again")
