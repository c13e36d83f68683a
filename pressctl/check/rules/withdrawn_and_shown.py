"""SIG013"""

from collections.abc import Iterator

from ..likeness import full_names
from ..roll import Roll, stands
from ..rule import Desk, Report, rule


@rule("SIG013")
def withdrawn_and_shown(roll: Roll, desk: Desk) -> Iterator[Report]:
    """An organisation that withdrew still signs under another entry of the list.

    Why: the page would name an organisation that asked not to be named any more.
    Wrong:
    ```
    signatories:
      organisations: [ { name: { en: Mazaya } } ]
      withdrawn: [ { id: mazaya, on: 2020-01-11 } ]
    ```
    Right:
    ```
    signatories:
      organisations: [ { name: { en: Hurras Network } } ]
      withdrawn: [ { id: mazaya, on: 2020-01-11 } ]
    ```
    """
    listed = roll.release.signatories if roll.release else None
    gone = {
        name: withdrawal.id
        for withdrawal in (listed.withdrawn if listed else ())
        if withdrawal.id in desk.newsroom.organisations
        for name in full_names(desk.newsroom.organisations[withdrawal.id])
    }
    for entry in roll.entries if gone else ():
        for left in {gone[name] for name in full_names(entry.organisation) if name in gone}:
            message = f"‘{entry.name}’ is ‘{left}’, which withdrew {stands(left.place, entry.place)}"
            yield Report(entry.place, message, "remove this entry, or the withdrawal if it signs again")
