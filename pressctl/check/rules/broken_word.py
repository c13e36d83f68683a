"""TXT028"""

import re
from collections.abc import Iterator
from functools import cache

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, written_in
from ..tongues import LATIN

SMALL = "a-zß-öø-ÿ"


@rule("TXT028", Severity.WARNING)
def broken_word(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A word is still broken by the hyphen that ended a line where it was copied from.

    Why: it comes from a PDF. Readers see “inter- national”, and search does not find the word.
    Wrong:
    ```body.en.md
    The inter- national community looks away.
    ```
    Right:
    ```body.en.md
    The international community looks away, pre- and post-war.
    ```
    """
    for code, known in written_in(desk, "hung").items():
        for sign in signs(passage, desk, _pattern(known.hung), (code,)):
            whole = re.sub(r"-\s", "", sign.text)
            fix = f"write {whole}, or a dash if the sentence pauses here"
            yield sign.report(f"‘{sign.text}’ looks like one word, broken by a hyphen", fix)


@cache
def _pattern(hung: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![{LATIN}’'-])[{LATIN}][{SMALL}]+-\s(?!(?:{'|'.join(hung)})\b)[{SMALL}]{{3,}}(?![{LATIN}-])"
    )
