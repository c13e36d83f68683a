"""SIG017"""

from collections.abc import Iterator

from ...model.finding import Severity
from ..likeness import halves
from ..roll import Roll, shortened
from ..rule import Desk, Report, rule


@rule("SIG017", Severity.WARNING)
def two_names_in_one(roll: Roll, desk: Desk) -> Iterator[Report]:
    """One text holds a name in two scripts, or a name and its acronym.

    Why: each page shows the name in its own language, which it cannot find in “A - B”; an acronym in brackets is
    neither recognised in texts nor set in its own direction.
    Wrong:
    ```organisations.yaml
    - { id: mazaya, name: { ar: "مزايا - Mazaya" } }
    - { id: stj, name: { en: "Syrians for Truth and Justice (STJ)" } }
    ```
    Right:
    ```organisations.yaml
    - { id: mazaya, name: { ar: مزايا, en: Mazaya } }
    - { id: stj, name: { en: Syrians for Truth and Justice }, acronym: STJ }
    ```
    """
    for entry in roll.written:
        for name in entry.spellings:
            pair = halves(name)
            if pair:
                one, other = (shortened(half) for half in pair)
                fix = "write each behind its own language, and an acronym behind acronym:"
                yield Report(name.place, f"this text holds two names, ‘{one}’ and ‘{other}’", fix)
