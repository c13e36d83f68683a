"""TXT029"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, written_in

TWICE = re.compile(r"(?<![\w’'.-])(?P<word>\w{1,12})\s+(?i:(?P=word))(?![\w’'-])")


@rule("TXT029", Severity.WARNING)
def repeated_word(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A small word stands twice in a row: “the the”, “de de”, “في في”.

    Why: it is a slip that spelling checkers do not see, and most writers neither.
    Wrong:
    ```body.en.md
    We call on the the Security Council.
    ```
    Right:
    ```body.en.md
    We call on the Security Council.
    ```
    """
    for sign in signs(passage, desk, TWICE, tuple(written_in(desk, "never_twice"))):
        known = desk.newsroom.languages[sign.language].typography
        if sign.match["word"].lower() in known.never_twice:
            yield sign.report(f"‘{sign.text}’ has the same word twice", "delete one")
