"""TXT018"""

import re
from collections.abc import Iterator

from ...model.characters import code_point
from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import Sign, signs

# a variation selector behind a symbol chooses its picture
UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u3164\uffa0\ufff9-\ufffb]"
    "|(?<![\u0023-\u0039\u203c-\u3299\U0001f000-\U0001faff])[\ufe00-\ufe0f]"
)


@rule("TXT018", Severity.WARNING)
def invisible_character(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A character that nobody sees, left over from a web page or a PDF.

    Why: it splits a word for search, and a line may break where it stands. No-break spaces are welcome.
    Wrong:
    ```
    title: { en: "Id\\u200blib", fr: Idlib, ar: إدلب }
    ```
    Right:
    ```
    title: { en: Idlib, fr: Idlib, ar: إدلب }
    ```
    """
    for sign in signs(passage, desk, UNSEEN, has_names=True):
        if not _is_coded(sign):
            yield sign.report(f"{code_point(sign.text)} stands here unseen", "delete it", "")


def _is_coded(sign: Sign) -> bool:
    """Whether it is written as &#x…;, which another rule refuses: the file goes on further behind than the passage."""
    if sign.passage.role in ("line", "name"):
        return False
    here, leaf = sign.passage.at(sign.start), sign.passage.leaf(sign.end)
    return leaf.start == sign.end and leaf.place.line == here.line and leaf.place.column > here.column + 1
