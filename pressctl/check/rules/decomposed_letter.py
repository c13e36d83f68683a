"""TXT019"""

import re
import unicodedata
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

MARKED = re.compile("[^\\W\\d_][\u0300-\u036f\u0653-\u0655]+")


@rule("TXT019", Severity.WARNING)
def decomposed_letter(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A letter and its accent are two characters where one is customary.

    Why: this comes from PDFs and some file systems. Search does not find the word, and the accent may slip.
    Wrong:
    ```
    title: { en: A, fr: "Liberte\\u0301", ar: ج }
    ```
    Right:
    ```
    title: { en: A, fr: Liberté, ar: ج }
    ```
    """
    for sign in signs(passage, desk, MARKED, has_names=True):
        right = unicodedata.normalize("NFC", sign.text)
        if right != sign.text:
            yield sign.report(f"‘{right}’ is written as a letter and a separate accent", f"type {right}", right)
