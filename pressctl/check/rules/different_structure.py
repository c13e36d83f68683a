"""TRN013"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Translation
from ..outline import parted
from ..rule import Desk, Report, rule


@rule("TRN013", Severity.WARNING)
def different_structure(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A heading, list, table, quotation, note or picture of a text is missing in its translation, or added.

    Why: what has no counterpart was forgotten, or added in one language only. Paragraphs may be divided and joined.
    Wrong:
    ```body.en.md
    - flour
    - fuel
    ```
    ```body.fr.md
    - de la farine
    ```
    ```body.ar.md
    - طحين
    - وقود
    ```
    Right:
    ```body.en.md
    - flour
    - fuel
    ```
    ```body.fr.md
    - de la farine
    - du carburant
    ```
    ```body.ar.md
    - طحين
    - وقود
    ```
    """
    for name, article in translation.source.articles.items():
        if name in translation.target.articles:
            for place, message in parted(article, translation.target.articles[name]):
                yield Report(place, message, "translate the same parts in the same order, or take them from both")
