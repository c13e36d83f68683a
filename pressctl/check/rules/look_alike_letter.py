"""TXT020"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

SAME = dict(zip("аеорсухіјѕԁАВЕКМНОРСТХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdABEKMHOPCTXIJSoABEZHIKMNOPTYX", strict=True))
OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
WORD = re.compile(r"(?=\w*[A-Za-z])\w*[\u0370-\u03ff\u0400-\u052f]\w*")


@rule("TXT020", Severity.WARNING)
def look_alike_letter(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A Cyrillic or Greek letter stands within a Latin word and looks like one of its own.

    Why: search does not find the word, a screen reader spells it, and it is how addresses and names are faked.
    Wrong:
    ```
    title: { en: "Id\u043bib and Hom\u0455", fr: Idlib, ar: إدلب }
    ```
    Right:
    ```
    title: { en: Idlib and Homs, fr: Idlib, ar: إدلب }
    ```
    """
    if not OTHER.search(passage.text):
        return
    for sign in signs(passage, desk, WORD, has_names=True):
        right = "".join(SAME.get(letter, letter) for letter in sign.text)
        if right != sign.text:
            new = right if right.isascii() else None
            message = f"‘{sign.text}’ mixes Latin letters with others that look the same"
            yield sign.report(message, f"type the word anew: {right}", new)
