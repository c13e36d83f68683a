"""SIG007"""

from collections.abc import Iterator

from ...model.finding import Severity
from ..roll import Roll
from ..rule import Desk, Report, rule


@rule("SIG007", Severity.WARNING)
def placeholder_signatory(roll: Roll, desk: Desk) -> Iterator[Report]:
    """What stands in place of a name is no name, such as “Independent” or “N/A”.

    Why: a form asks for an organisation, and people who have none still type something. It would be printed and counted
    as one.
    Wrong:
    ```
    signatories: { organisations: [mazaya, { name: { en: Independent } }] }
    ```
    Right:
    ```
    signatories: { organisations: [mazaya] }
    ```
    """
    vocabulary = desk.newsroom.vocabulary
    for entry in roll.written:
        for name in entry.spellings:
            if vocabulary.is_placeholder(name):
                message = f"‘{name}’ is not the name of an organisation"
                fix = "remove it from the list; whoever signed alone is counted under individuals"
                yield Report(name.place, message, fix)
    for person in roll.people:
        if vocabulary.is_placeholder(person.name):
            yield Report(person.name.place, "this row has no name of a person", "write the name, or remove the row")
