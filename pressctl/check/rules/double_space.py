"""TXT010"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

TWO = re.compile(r"(?<=[^\s])( {2,})(?=[^\s.,;:!?،؛؟)\]»”])")


@rule("TXT010", Severity.INFO)
def double_space(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Two or more spaces where one is enough.

    Why: pages show one, but whoever copies the text gets them all.
    Wrong:
    ```body.en.md
    The camps  are full.
    ```
    Right:
    ```body.en.md
    The camps are full.
    ```
    """
    for sign in signs(passage, desk, TWO):
        yield sign.report("more than one space stands here", "keep one", " ")
