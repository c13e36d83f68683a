"""TXT021"""

import re
import unicodedata
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

JOINED = re.compile("[\ufb00-\ufb06]")


@rule("TXT021", Severity.WARNING)
def joined_letters(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Two letters are one character, as they are copied from a PDF: ﬁ, ﬂ.

    Why: search does not find the word. Fonts join such letters by themselves.
    Wrong:
    ```body.en.md
    The ﬁrst convoy has left.
    ```
    Right:
    ```body.en.md
    The first convoy has left.
    ```
    """
    for sign in signs(passage, desk, JOINED, has_names=True):
        right = unicodedata.normalize("NFKC", sign.text)
        yield sign.report(f"‘{sign.text}’ is one character for several letters", f"type {right}", right)
