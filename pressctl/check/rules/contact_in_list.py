"""SIG014"""

import re
from collections.abc import Iterator

from ...model.release import Release
from ..rule import Desk, Report, rule

CONTACTS = {
    "an e-mail address": re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"),
    "a telephone number": re.compile(r"(?<!\w)(?:\+|00)?[0-9٠-٩۰-۹](?:[ ().-]*[0-9٠-٩۰-۹]){7,}(?!\w)"),
    "a web address": re.compile(r"https?://\S+|(?<!\w)www\.\S+", re.IGNORECASE),
}


@rule("SIG014")
def contact_in_list(release: Release, desk: Desk) -> Iterator[Report]:
    """A row of the list of individuals that will be shown has an e-mail address, a telephone number or a web address.

    Why: who agrees to be named does not agree to be written to; and what is published cannot be taken back.
    Wrong:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher (one@example.org),Paris,public
    Person Two,,Lyon,public
    ```
    Right:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    Person Two,,Lyon,public
    ```
    """
    for person in release.people:
        for cell in filter(None, (person.name, person.role, person.place)):
            for what, pattern in CONTACTS.items():
                found = pattern.search(cell)
                if found:
                    yield Report(cell.at(found.start()), f"this row shows {what}", "take it out of the list")
