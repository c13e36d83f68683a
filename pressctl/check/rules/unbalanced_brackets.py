"""TXT002"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule

BRACKET = re.compile(r"[()\[\]]")
CLOSERS = {"(": ")", "[": "]"}
# a) b) 1) أ) begin an item, :) is a face
ENUMERATED = re.compile(r"(?:(?:^|[\s:;,،؛(])[^\W_]{1,4}|[:;=][-o]?)$")


@rule("TXT002", Severity.WARNING)
def unbalanced_brackets(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A bracket opens and does not close, or closes and never opened.

    Why: readers look for the end of what stands in brackets; in Arabic lines a lone bracket also turns the wrong way.
    Wrong:
    ```body.en.md
    The convoy (forty lorries left on Monday.
    ```
    Right:
    ```body.en.md
    The convoy (forty lorries) left on Monday.
    ```
    """
    opened: list[int] = []
    unopened: list[int] = []
    for match in BRACKET.finditer(passage.text):
        at = match.start()
        if passage.leaf(at).is_code:
            continue
        if match[0] in CLOSERS:
            opened.append(at)
        elif opened and CLOSERS[passage.text[opened[-1]]] == match[0]:
            opened.pop()
        elif not ENUMERATED.search(passage.text[max(0, at - 6) : at]):
            unopened.append(at)
    for at in sorted((*opened, *unopened)):
        what = "does not close" if at in opened else "never opened"
        fix = "put its other half where it belongs, or delete it"
        yield Report(passage.at(at), f"the bracket ‘{passage.text[at]}’ {what}", fix)
