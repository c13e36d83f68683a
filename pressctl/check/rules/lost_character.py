"""TXT022"""

import re
from collections.abc import Iterator

from ...model.characters import code_point
from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

LOST = re.compile("[\ue000-\uf8ff\u2400-\u243f]")


@rule("TXT022", Severity.WARNING)
def lost_character(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A character that means something in one font only, or stands for a control character.

    Why: it comes from the bullets and symbols of a PDF or a word processor, and readers see an empty box.
    Wrong:
    ```body.en.md
    \uf0b7 The road is closed.
    ```
    Right:
    ```body.en.md
    - The road is closed.
    ```
    """
    for sign in signs(passage, desk, LOST, has_names=True):
        yield sign.report(f"{code_point(sign.text)} has no meaning of its own", "delete it, or write what it stood for")
