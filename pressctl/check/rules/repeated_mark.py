"""TXT031"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

TWICE = re.compile(r"(?:,[ ,]*,|،[ ،]*،|;{2,}|؛{2,}|:{2,}(?!\w)|(?<![.\w])\.{2}(?![./\w])|(?<=\w\w)\.{2}(?![./]))")


@rule("TXT031", Severity.WARNING)
def repeated_mark(passage: Passage, desk: Desk) -> Iterator[Report]:
    """The same comma, semicolon or full stop stands twice.

    Why: it is a slip of the fingers, or a word between them was deleted.
    Wrong:
    ```body.en.md
    Bread,, water and medicine.
    ```
    Right:
    ```body.en.md
    Bread, water and medicine.
    ```
    """
    for sign in signs(passage, desk, TWICE):
        yield sign.report(f"‘{sign.text}’ stands twice where once is enough", f"keep one ‘{sign.text[0]}’")
