"""TRN009"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage, Translation
from ..days import WrittenDate
from ..differences import Sign, differences
from ..figures import figures
from ..rule import Desk, Report, rule


@rule("TRN009", Severity.WARNING)
def different_date(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A date or an hour of the source is another one in the translation, or is not there.

    Why: readers of one language would come a day late.
    Wrong:
    ```
    summary: { en: We meet on 10 July 2021., fr: Nous nous réunissons le 20 juillet 2021., ar: نجتمع في 10 تموز 2021. }
    ```
    Right:
    ```
    summary: { en: We meet on 10 July 2021., fr: Nous nous réunissons le 10 juillet 2021., ar: نجتمع في 10 تموز 2021. }
    ```
    """

    def read(passage: Passage) -> Iterator[Sign]:
        language = desk.newsroom.languages.get(passage.language)
        for figure in figures(passage.text, language) if language and passage.role != "name" else ():
            value: object = figure.value
            if isinstance(value, WrittenDate):  # TRN008 compares the years
                value = (value.month, value.day) if value.day else None
            if figure.kind in ("date", "time") and value is not None:
                yield Sign(value, passage.at(figure.start), passage.text[figure.start : figure.end])

    for difference in differences(translation, read):
        yield from difference.reports("write the date that is right in both")
