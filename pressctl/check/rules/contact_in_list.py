"""SIG014"""

import re
from collections.abc import Iterator

from ...model.release import Release
from ..rule import Desk, Report, rule

# eight figures after a + or a 0, or nine; not years such as 2019-2020 nor days such as 09.01.2020
DATED = r"(?!(?:19|20)[0-9]{2}\b|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}\b)"
FIGURE = "[0-9٠-٩۰-۹]"
PHONE = rf"(?<!\w){DATED}(?:[+0٠۰](?:[ ().-]*{FIGURE}){{7,}}|{FIGURE}(?:[ ().-]*{FIGURE}){{8,}})(?!\w)"
CONTACTS = {
    "an e-mail address": re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"),
    "a telephone number": re.compile(PHONE),
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
