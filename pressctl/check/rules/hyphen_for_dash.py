"""TXT027"""

import re
import unicodedata
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, written_in

BETWEEN_WORDS = re.compile(r" --? (?=[\w«“‘(\[])")
YEARS = re.compile(r"-(?<=(?:18|19|20)[0-9]{2}-)(?<![\w/.-][0-9]{4}-)(?=(?:1[89]|20)[0-9]{2}(?![\w/-]))")
OTHERS = re.compile(
    r"(?:\bpp?\. ?[0-9]{1,4}|(?<![\w.,/:-])[0-9]{1,2}[:h][0-9]{2})(-)(?=[0-9]{1,4}(?:[:h][0-9]{2})?(?![\w/-]))"
)


@rule("TXT027", Severity.WARNING)
def hyphen_for_dash(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A hyphen stands where the language sets a dash: between parts of a sentence, between two years.

    Why: a hyphen joins a word, a dash parts or spans. Read out, 2011-2020 becomes one number minus another.
    Wrong:
    ```body.en.md
    The camps - all of them - were full in 2011-2020.
    ```
    Right:
    ```body.en.md
    The camps – all of them – were full in 2011–2020.
    ```
    """
    if "-" not in passage.text:
        return
    for sign in signs(passage, desk, BETWEEN_WORDS, tuple(written_in(desk, "dash"))):
        known = desk.newsroom.languages[sign.language].typography
        if _is_between_words(passage.text, sign.start, sign.end):
            yield sign.report("a hyphen stands for a dash", f"write {known.dash.strip()}", known.dash)
    for pattern in (YEARS, OTHERS):
        for sign in signs(passage, desk, pattern, tuple(written_in(desk, "range"))):
            own = desk.newsroom.languages[sign.language].typography.range
            yield sign.report("a hyphen stands for a dash between figures", f"write {own}", own)


def _is_between_words(text: str, start: int, end: int) -> bool:
    """Not at the beginning of a line, not after another mark, and not before a figure: 18:30 - 19:00, B - 2."""
    before = text[start - 1] if start else " "
    is_joint = text[start:end] == " - " and text[end].isdigit()
    is_word = before.isalnum() or unicodedata.combining(before)
    return bool(is_word or before in "»”’)]%,.!?") and not is_joint
