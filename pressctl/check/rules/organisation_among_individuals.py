"""SIG008"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.folding import folded
from ..likeness import full_names
from ..roll import Roll
from ..rule import Desk, Report, rule


@rule("SIG008", Severity.WARNING)
def organisation_among_individuals(roll: Roll, desk: Desk) -> Iterator[Report]:
    """The list of individuals has a row that names an organisation.

    Why: it is counted as one person, and is missing among the organisations.
    Wrong:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    River Valley Association,,Paris,public
    ```
    Right:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    ```
    """
    if not roll.people:
        return
    known = {name for organisation in desk.newsroom.organisations.values() for name in full_names(organisation)}
    known |= {name for entry in roll.entries for name in full_names(entry.organisation)}
    bodies = desk.newsroom.vocabulary.bodies
    for person in roll.people:
        name = folded(person.name)
        if name in known or not bodies.isdisjoint(name.split()):
            fix = "move it to organisations:, or leave it if it is a person’s name"
            yield Report(person.name.place, "this row names an organisation, not a person", fix)
