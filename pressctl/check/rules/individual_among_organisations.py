"""SIG009"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.folding import folded
from ..roll import Roll
from ..rule import Desk, Report, rule

WORDS = 3  # a title and a name of two words


@rule("SIG009", Severity.WARNING)
def individual_among_organisations(roll: Roll, desk: Desk) -> Iterator[Report]:
    """A person stands among the organisations.

    Why: one person is counted as an organisation, and named without having said that this is welcome.
    Wrong:
    ```
    signatories: { organisations: [mazaya, { name: { en: Dr. Person One } }] }
    ```
    Right:
    ```
    signatories: { organisations: [mazaya], individuals: { total: 1, listed: individuals.csv } }
    ```
    ```individuals.csv
    name,role,place,consent
    Dr. Person One,,,public
    ```
    """
    vocabulary = desk.newsroom.vocabulary
    listed = {folded(person.name) for person in roll.people}
    for entry in roll.written:
        for name in entry.spellings:
            words = folded(name).split()
            is_titled = len(words) >= WORDS and words[0] in vocabulary.titles and vocabulary.bodies.isdisjoint(words)
            if is_titled or " ".join(words) in listed:
                fix = "count this person under individuals:, and list the name only where consent is given"
                yield Report(name.place, "this is the name of a person, not of an organisation", fix)
