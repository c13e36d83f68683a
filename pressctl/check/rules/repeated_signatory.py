"""SIG004"""

from collections.abc import Iterator

from ..likeness import same
from ..roll import Roll, stands
from ..rule import Desk, Report, rule


@rule("SIG004")
def repeated_signatory(roll: Roll, desk: Desk) -> Iterator[Report]:
    """An organisation signs a release twice: by the same id, or under the same name.

    Why: it would stand in the list twice and be counted twice. Capitals, accents, vowel marks and the spellings of
    Arabic that writers exchange make no other name of one.
    Wrong:
    ```
    signatories: { organisations: [mazaya, mazaya] }
    ```
    ```
    signatories:
      organisations:
        - { name: { en: Hurras Network } }
        - { name: { en: HURRAS NETWORK (HN) } }
    ```
    Right:
    ```
    signatories: { organisations: [mazaya, { name: { en: Hurras Network } }] }
    ```
    """
    for likeness in same([entry.organisation for entry in roll.entries]) if roll.release else ():
        earlier, later = roll.entries[likeness.earlier], roll.entries[likeness.later]
        message = f"‘{later.name}’ signs twice; the first time {stands(earlier.place, later.place)}"
        yield Report(later.place, message, "remove one of the two")
