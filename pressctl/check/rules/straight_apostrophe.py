"""TXT005"""

import re
from collections.abc import Iterator
from functools import cache

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, typography
from ..tongues import LATIN


@rule("TXT005", Severity.INFO)
def straight_apostrophe(passage: Passage, desk: Desk) -> Iterator[Report]:
    """An apostrophe is the straight one of a typewriter.

    Why: beside well-set quotation marks it looks like a fault, and some readers speak it as “quote”.
    Wrong:
    ```body.fr.md
    Nous demandons l'arrêt des bombardements.
    ```
    Right:
    ```body.fr.md
    Nous demandons l’arrêt des bombardements.
    ```
    """
    if "'" not in passage.text:
        return
    for code in desk.newsroom.languages:
        known = typography(desk, code)
        if known and (known.elided or known.clipped):
            for sign in signs(passage, desk, _pattern(known.elided, known.clipped), (code,)):
                yield sign.report("an apostrophe is straight", "write ’", "’")


@cache
def _pattern(elided: tuple[str, ...], clipped: tuple[str, ...]) -> re.Pattern[str]:
    """The apostrophe of “l’été”, or that of “Syria’s”."""
    before = "|".join(rf"(?<=\b{word})" for word in elided)
    after = rf"(?<=[{LATIN}])'(?=(?:{'|'.join(clipped)})\b)"
    ways = [rf"(?:{before})'(?=[{LATIN}])"] if elided else []
    return re.compile("|".join([*ways, *([after] if clipped else [])]), re.IGNORECASE)
