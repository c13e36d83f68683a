"""TXT013"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs
from ..tongues import ARABIC

STRETCH = re.compile(rf"(?<=[{ARABIC}])ـ+(?=[{ARABIC}])|(?<=[{ARABIC}]{{2}})ـ{{2,}}(?![{ARABIC}])")


@rule("TXT013", Severity.WARNING)
def stretched_word(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A word is drawn out with the stroke ـ between its letters.

    Why: search does not find the word, and the line does not look better: fonts join letters by themselves. Behind a
    single letter, as in هـ or بـ, the stroke is welcome.
    Wrong:
    ```body.ar.md
    نداء من أجل ســوريا.
    ```
    Right:
    ```body.ar.md
    نداء من أجل سوريا، في عام 1441 هـ.
    ```
    """
    for sign in signs(passage, desk, STRETCH):
        yield sign.report("a word is drawn out with ‘ـ’", "delete the stroke", "")
