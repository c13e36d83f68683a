"""TXT030"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")


@rule("TXT030", Severity.INFO)
def dots_for_ellipsis(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Three full stops stand for the sign … that means them.

    Why: a line can end between them, and they are read out as three full stops.
    Wrong:
    ```body.en.md
    And then... nothing.
    ```
    Right:
    ```body.en.md
    And then… nothing.
    ```
    """
    for sign in signs(passage, desk, DOTS):
        yield sign.report("three full stops stand for ‘…’", "write …", "…")
