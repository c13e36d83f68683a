"""TXT008"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, typography

LOOSE = re.compile(r"(?<=[\w»”’)\]%])([ \u00a0\u202f]+[.,;:!?،؛؟])(?=[\s»”’)\]]|$)(?!\s\.)")


@rule("TXT008", Severity.WARNING)
def loose_punctuation(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A space before a comma, a full stop or another mark that belongs to the word before it.

    Why: the mark can slip to the beginning of the next line. French alone sets a space before ; : ! ?.
    Wrong:
    ```body.en.md
    The camps are full , and winter is near.
    ```
    Right:
    ```body.en.md
    The camps are full, and winter is near.
    ```
    """
    for sign in signs(passage, desk, LOOSE, tuple(desk.newsroom.languages)):
        mark = sign.text[-1]
        known = typography(desk, sign.language)
        if known and mark not in known.spaces:
            yield sign.report(f"a space stands before ‘{mark}’", "delete the space", mark)
