"""TRN012"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage, Translation
from ...model.placeholder import PLACEHOLDER, named
from ..differences import Sign, differences
from ..rule import Desk, Report, rule


@rule("TRN012", Severity.WARNING)
def different_placeholder(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A count such as {{organisations}} stands in a text and not in its translation, or the other way round.

    Why: one language would keep its count true by itself, the other would not.
    Wrong:
    ```
    summary: { en: "{{organisations}} call.", fr: Des organisations appellent., ar: "تدعو {{organisations}}." }
    signatories: { organisations: [mazaya] }
    ```
    Right:
    ```
    summary: { en: "{{organisations}} call.", fr: "{{organisations}} appellent.", ar: "تدعو {{organisations}}." }
    signatories: { organisations: [mazaya] }
    ```
    """
    for difference in differences(translation, _placeholders):
        yield from difference.reports("use the same counts in both languages")


def _placeholders(passage: Passage) -> Iterator[Sign]:
    for found in PLACEHOLDER.finditer(passage.text):
        yield Sign(named(found), passage.at(found.start()), found[0])
