"""SIG006"""

from collections.abc import Iterator

from ...model.finding import Severity
from ..likeness import same
from ..roll import Roll, stands
from ..rule import Desk, Report, rule


@rule("SIG006", Severity.WARNING)
def repeated_organisation(roll: Roll, desk: Desk) -> Iterator[Report]:
    """Two records of organisations.yaml have the same name.

    Why: one release would name the one and the next the other; a release that names both is signed twice by one.
    Wrong:
    ```organisations.yaml
    - { id: mazaya, name: { en: Mazaya, ar: مزايا } }
    - { id: mazaya-women, name: { ar: مـزايا } }
    ```
    Right:
    ```organisations.yaml
    - { id: mazaya, name: { en: Mazaya, ar: مزايا } }
    ```
    """
    for likeness in same([entry.organisation for entry in roll.entries]) if not roll.release else ():
        earlier, later = roll.entries[likeness.earlier], roll.entries[likeness.later]
        message = f"‘{later.id}’ has the same name as ‘{earlier.id}’ {stands(earlier.place, later.place)}"
        yield Report(later.place, message, "make one record of the two, and name its id in the releases")
