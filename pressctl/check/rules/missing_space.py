"""TXT009"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs
from ..tongues import ARABIC, LATIN

TIGHT = re.compile(
    rf"(?<=[{LATIN}]{{2}})[,;](?=[{LATIN}]{{2}})"
    r"|(?<=[a-zß-öø-ÿ]{2})[.!?](?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])"
    rf"|(?<=[{ARABIC}]{{2}})[,;?!.،؛؟](?=[{ARABIC}]{{2}})"
)


@rule("TXT009", Severity.WARNING)
def missing_space(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A sentence or a part of it begins without a space before it.

    Why: two words run into one, for readers, for search and for those who listen.
    Wrong:
    ```body.en.md
    The camps are full.Winter is near.
    ```
    Right:
    ```body.en.md
    The camps are full. Winter is near.
    ```
    """
    for sign in signs(passage, desk, TIGHT, tuple(desk.newsroom.languages)):
        new = f"{sign.text} " if sign.text in ",;،؛" else None
        yield sign.report(f"no space follows ‘{sign.text}’", "put a space behind it", new)
