"""TRN008"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage, Translation
from ..days import WrittenDate
from ..differences import Sign, differences
from ..figures import figures
from ..rule import Desk, Report, rule

SMALL = 12  # up to here a number in words may be an idiom, or a dual
COUNTED = ("count", "percent", "year")


@rule("TRN008", Severity.WARNING)
def different_figure(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A number of the source is another one in the translation, or is not there.

    Why: a slip of one digit makes two statements of one. Figures and number words are compared by what they mean,
    whatever digits and separators a language writes them with.
    Wrong:
    ```
    summary: { en: 25% of 1000 doctors left., fr: 52 % des 1 000 médecins partis., ar: غادر 25% من 1000 طبيب. }
    ```
    Right:
    ```
    summary: { en: 25% of 1000 doctors left., fr: 25 % des 1 000 médecins partis., ar: غادر ٢٥٪ من ١٠٠٠ طبيب. }
    ```
    """

    def read(passage: Passage) -> Iterator[Sign]:
        language = desk.newsroom.languages.get(passage.language)
        for figure in figures(passage.text, language) if language and passage.role != "name" else ():
            words = passage.text[figure.start : figure.end]
            is_small = figure.value in range(SMALL + 1) and not _has_digit(words)
            if isinstance(figure.value, WrittenDate):
                if figure.value.year:  # a language may tell the day and the year in two places
                    yield Sign(figure.value.year, passage.at(figure.start), words)
            elif figure.kind in COUNTED:
                is_weak = is_small or figure.is_slight or figure.is_vague
                yield Sign(figure.value, passage.at(figure.start), words, is_weak)

    for difference in differences(translation, read):
        yield from difference.reports("write the number that is right in both")


def _has_digit(words: str) -> bool:
    return any(character.isdigit() for character in words)
