"""TXT016"""

import re
from collections.abc import Iterator

from ...model.characters import code_point
from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs
from ..tongues import ARABIC, LATIN

STRAY = re.compile(
    rf"(?<=[{LATIN}])[\u200c-\u200f\u061c](?=[{LATIN}])|(?<=[{ARABIC}])[\u200e\u200f\u061c](?=[{ARABIC}])"
    "|(?<=\u200e)\u200e|(?<=\u200f)\u200f"
)


@rule("TXT016", Severity.WARNING)
def stray_mark(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A mark of direction or a joiner that nobody sees stands within a word.

    Why: between words these marks can be needed; within one they only keep search from finding it.
    Wrong:
    ```
    title: { en: "Id\\u200elib", fr: Idlib, ar: إدلب }
    ```
    Right:
    ```
    title: { en: Idlib, fr: Idlib, ar: إدلب }
    ```
    """
    for sign in signs(passage, desk, STRAY, has_names=True):
        yield sign.report(f"{code_point(sign.text)} stands unseen within a word", "delete it", "")
