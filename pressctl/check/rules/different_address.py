"""TRN011"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage, Translation
from ..differences import Sign, differences
from ..rule import Desk, Report, rule

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w+.,])(?:\+|00)[0-9٠-٩][0-9٠-٩\s().-]{5,18}[0-9٠-٩]")


@rule("TRN011", Severity.WARNING)
def different_address(translation: Translation, desk: Desk) -> Iterator[Report]:
    """An e-mail address or a telephone number of a text is another one in its translation, or is not there.

    Why: what readers of one language write to it nobody may ever read.
    Wrong:
    ```
    summary: { en: Write to press@example.org., fr: Écrivez à presse@example.org., ar: راسلوا press@example.org. }
    ```
    Right:
    ```
    summary: { en: Write to press@example.org., fr: Écrivez à press@example.org., ar: راسلوا press@example.org. }
    ```
    """
    for difference in differences(translation, _addresses):
        yield from difference.reports("write the address of the source, unless each language has one of its own")


def _addresses(passage: Passage) -> Iterator[Sign]:
    for found in EMAIL.finditer(passage.text):
        yield Sign(found[0].casefold(), passage.at(found.start()), found[0])
    for found in PHONE.finditer(passage.text):
        digits = "".join(str(int(character)) for character in found[0] if character.isdigit())
        yield Sign(digits.removeprefix("00"), passage.at(found.start()), found[0])
