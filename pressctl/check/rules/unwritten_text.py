"""TXT026"""

import re
from collections.abc import Iterator
from functools import cache

from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

SIGNS = r"(?i:lorem ipsum)|\b(?:TODO|FIXME|TKTK)\b|[\[(]TK[\])]|\bX{4,}\b|\bx{4,}\b|[\[(](?:XX+|xx+|\?\?+)[\])]"


@rule("TXT026")
def unwritten_text(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A note of the writer’s stands where the text was to come: TODO, [date], lorem ipsum.

    Why: it would be published as it is.
    Wrong:
    ```body.en.md
    The convoy left on [date].
    ```
    Right:
    ```body.en.md
    The convoy left on Monday, 9 January 2017.
    ```
    """
    pattern = _pattern(tuple(language.typography.unwritten for language in desk.newsroom.languages.values()))
    for sign in signs(passage, desk, pattern):
        yield sign.report(f"‘{sign.text}’ stands for text that is not written yet", "write it, or delete the note")


@cache
def _pattern(lists: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Whatever begins with a bracket is looked for once, at the bracket."""
    known = [phrase for phrases in lists for phrase in phrases]
    bracketed = "|".join(re.escape(phrase[1:]) for phrase in known if phrase.startswith("["))
    others = "|".join(re.escape(phrase) for phrase in known if not phrase.startswith("["))
    return re.compile(rf"\[(?i:{bracketed or '(?!)'})|{SIGNS}|(?i:{others or '(?!)'})")
