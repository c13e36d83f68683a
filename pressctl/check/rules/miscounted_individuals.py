"""SIG002"""

from collections.abc import Iterator

from ...model.place import Place
from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("SIG002")
def miscounted_individuals(release: Release, desk: Desk) -> Iterator[Report]:
    """The total of individuals is smaller than the list of them.

    Why: a page that says one name over a list of three invites doubt of the other numbers too.
    Wrong:
    ```
    signatories: { individuals: { total: 1, listed: individuals.csv } }
    ```
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    Person Two,nurse,,withheld
    ```
    Right:
    ```
    signatories: { individuals: { total: 2, listed: individuals.csv } }
    ```
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    Person Two,nurse,,withheld
    ```
    """
    people = release.signatories.individuals if release.signatories else None
    rows = len(release.people) + release.withheld
    if people and people.listed and people.total < rows:
        place = people.origin if people.origin.path else Place(release.path)
        message = f"the total says {people.total}, the list has {rows} individuals"
        yield Report(place, message, f"write total: {rows}, or mend the list")
