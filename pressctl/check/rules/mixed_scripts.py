"""SIG011"""

import re
from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.folding import script
from ..roll import Roll
from ..rule import Desk, Report, rule

WORD = re.compile(r"[^\W\d_ـ]+")  # after a tatweel another script may begin: الـGPS
SCRIPTS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "ARMENIAN"})


@rule("SIG011", Severity.WARNING)
def mixed_scripts(roll: Roll, desk: Desk) -> Iterator[Report]:
    """A word of a name has letters of two scripts.

    Why: a Cyrillic letter among Latin ones looks right and is another one: the name is not found by those who search
    for it, nor seen to be signed twice.
    Wrong:
    ```organisations.yaml
    - { id: mazaya, name: { en: "M\\u0430zaya" } }
    ```
    Right:
    ```organisations.yaml
    - { id: mazaya, name: { en: Mazaya, ar: مزايا } }
    ```
    """
    for entry in roll.written:
        for name in (*entry.spellings, *entry.organisation.aka):
            for offset, told in strangers(name):
                yield Report(name.at(offset), f"{told} in a word of another script", "type the word anew")
    for person in roll.people:
        for offset, told in strangers(person.name):
            yield Report(person.name.at(offset), f"{told} in a word of another script", "type the word anew")


def strangers(name: str) -> Iterator[tuple[int, str]]:
    """Each letter that is not of the script of its word, where it stands, and which script it is of."""
    if name.isascii():
        return
    for word in WORD.finditer(name):
        scripts = [script(letter) for letter in word[0]]
        counted = Counter(one for one in scripts if one in SCRIPTS)
        if len(counted) > 1:
            most = counted.most_common(1)[0][0]
            offset = next(n for n, one in enumerate(scripts) if one in SCRIPTS and one != most)
            yield word.start() + offset, f"‘{word[0][offset]}’ is a letter of the {str(scripts[offset]).title()} script"
