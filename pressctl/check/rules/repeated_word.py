"""TXT029"""

import re
from collections.abc import Iterator
from functools import cache

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, written_in


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
    for code, known in written_in(desk, "never_twice").items():
        for sign in signs(passage, desk, _pattern(known.never_twice), (code,)):
            yield sign.report(f"‘{sign.text}’ has the same word twice", "delete one")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'.-])(?P<word>{'|'.join(words)})\s+(?P=word)(?![\w’'-])", re.IGNORECASE)
