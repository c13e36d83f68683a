"""DAT013"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..dates import Dated, dates
from ..rule import Desk, Report, rule


@rule("DAT013", Severity.WARNING)
def ambiguous_date(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A date in figures is one day for some readers and another for others.

    Why: 12.01.2017 is in January in Paris and in December in New York. A day after the 12th leaves no doubt.
    Wrong:
    ```
    summary: { en: "The call of 12.01.2017", fr: Appel, ar: نداء }
    ```
    Right:
    ```
    summary: { en: "The call of 12 January 2017", fr: Appel, ar: نداء }
    ```
    """
    for dated in dates(passage, desk.newsroom):
        if dated.date.is_ambiguous:
            message = f"‘{dated.words}’ can be read as two different days"
            yield Report(dated.place, message, f"write the month as a word: {_readings(dated)}")


def _readings(dated: Dated) -> str:
    """The two days, as they are written in the language of the text."""
    date, months = dated.date, dated.language.figures.dates.months
    assert date.day
    ways = ((date.day, date.month), (date.month, date.day))
    return " or ".join(f"‘{day} {months[month - 1][0]} {date.year}’" for day, month in ways)
