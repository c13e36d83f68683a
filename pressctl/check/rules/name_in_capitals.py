"""SIG010"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ..roll import Roll, shortened
from ..rule import Desk, Report, rule

WORD = re.compile(r"[^\W\d_]+")
LONG = 5  # letters of a word in a name of several, so that it is not made of acronyms alone
LONGEST_ACRONYM = 6  # UNICEF, OXFAM


@rule("SIG010", Severity.WARNING)
def name_in_capitals(roll: Roll, desk: Desk) -> Iterator[Report]:
    """A full name is written in capital letters only.

    Why: forms are often filled in that way; in a list it shouts, and acronyms can no longer be told from words.
    pressctl never rewrites a name.
    Wrong:
    ```organisations.yaml
    - { id: mazaya, name: { en: MAZAYA WOMEN ORGANISATION } }
    ```
    Right:
    ```organisations.yaml
    - { id: mazaya, name: { en: Mazaya Women Organisation } }
    - { id: gsm, name: { en: G.S.M }, acronym: GSM }
    ```
    """
    fix = "write it as the organisation does in a text; if it is an acronym, put it behind acronym: as well"
    for entry in roll.written:
        for name in entry.spellings:
            if name != entry.organisation.acronym and in_capitals(name):
                yield Report(name.place, f"‘{shortened(name)}’ is all in capitals", fix)
    for person in roll.people:
        if in_capitals(person.name):
            yield Report(person.name.place, "the name in this row is all in capitals", "write it as usual")


def in_capitals(name: str) -> bool:
    """Whether a name is in capitals, and is not made of acronyms only."""
    if not name.isupper():
        return False
    words = [word for word in WORD.findall(name) if word.isupper()]
    longest = max(map(len, words), default=0)
    return longest > LONGEST_ACRONYM or (len(words) > 1 and longest >= LONG)
