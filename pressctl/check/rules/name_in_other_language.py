"""SIG003"""

from collections.abc import Iterator

from ...model.finding import Severity
from ..roll import Roll
from ..rule import Desk, Report, rule

NAMED = 3  # organisations that the message names


@rule("SIG003", Severity.INFO)
def name_in_other_language(roll: Roll, desk: Desk) -> Iterator[Report]:
    """Organisations sign that have no official name in a language of the release.

    Why: the page shows them under a name of their own in another language. That is right where they have no other;
    where they have one, readers expect it.
    Wrong:
    ```
    signatories: { organisations: [mazaya] }
    ```
    ```organisations.yaml
    - { id: mazaya, name: { en: Mazaya } }
    ```
    Right:
    ```
    signatories: { organisations: [mazaya] }
    ```
    ```organisations.yaml
    - { id: mazaya, name: { en: Mazaya, fr: Mazaya, ar: مزايا } }
    ```
    """
    for code in desk.newsroom.languages_of(roll.release) if roll.release else ():
        without = [entry for entry in roll.entries if code not in entry.organisation.name]
        if without:
            named = ", ".join(f"‘{entry.name}’" for entry in without[:NAMED])
            more = f" and {len(without) - NAMED} more" if len(without) > NAMED else ""
            message = f"{len(without)} of {len(roll.entries)} signatories have no name in {code}: {named}{more}"
            fix = f"where an organisation has one, add “{code}: …” to its name; never translate or transliterate one"
            yield Report(without[0].place, message, fix, code)
