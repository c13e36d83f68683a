"""TXT011"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, typography

LOOSE = re.compile(
    r"((?<![:;=-])[(\[][ \u00a0]+(?=[^\s)\]])|(?<!\S)“[ \u00a0]+(?=\S)|(?<=[^\s(\[:;=-])[ \u00a0]+[)\]](?!\w)"
    r"|«[ \u00a0\u202f]+|(?<![ \u00a0\u202f])[ \u00a0\u202f]+»)"
)


@rule("TXT011", Severity.WARNING)
def loose_bracket(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A space stands between a bracket or quotation mark and what it encloses.

    Why: the mark can be left alone at the end or the beginning of a line. Only French sets a space inside « ».
    Wrong:
    ```body.en.md
    The road ( the only one ) is closed.
    ```
    Right:
    ```body.en.md
    The road (the only one) is closed.
    ```
    """
    for sign in signs(passage, desk, LOOSE, tuple(desk.newsroom.languages)):
        mark = sign.text.strip()
        known = typography(desk, sign.language)
        own = [one.strip() for one in known.quotes[0]] if known else []
        if mark in "«»" and (mark not in own or (known and known.spaces)):
            continue
        yield sign.report(f"a space stands inside ‘{mark}’", "delete the space", mark)
