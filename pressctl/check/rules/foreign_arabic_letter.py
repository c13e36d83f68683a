"""TXT014"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, written_in
from ..tongues import ARABIC

WORD = re.compile(rf"[{ARABIC}\u064b-\u0652]*[یکہھےۀۃ][{ARABIC}\u064b-\u0652یکہھےۀۃ]*")
FOREIGN_NAME = re.compile("[پچژگڤێۆڕڵۇەٹڈڑں]")  # a word with these is Persian, Kurdish or Urdu, and rightly so
SAFE = {"ک": "ك", "ہ": "ه", "ھ": "ه", "ۃ": "ة"}
INNER_YEH = re.compile(rf"ی(?=[{ARABIC}])")


@rule("TXT014", Severity.WARNING)
def foreign_arabic_letter(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A Persian or Urdu letter that looks like an Arabic one.

    Why: it comes from the keyboard of another language. The word looks right, and no search finds it.
    Wrong:
    ```body.ar.md
    منظمات المجتمع المدنی فی سوریا.
    ```
    Right:
    ```body.ar.md
    منظمات المجتمع المدني في سوريا.
    ```
    """
    for sign in signs(passage, desk, WORD, tuple(written_in(desk, "marks")), has_names=True):
        if FOREIGN_NAME.search(sign.text):
            continue
        right = INNER_YEH.sub("ي", sign.text)
        for letter, own in SAFE.items():
            right = right.replace(letter, own)
        is_whole = not re.search("[یےۀ]", right)
        message = f"‘{sign.text}’ has a letter of another language that looks Arabic"
        # at the end of a word ی may stand for ي or for ى
        yield sign.report(message, "type the word anew on an Arabic keyboard", right if is_whole else None)
