"""TRN006"""

from collections.abc import Iterator

from ...model.passage import Passage, Translation
from ..prose import words_of
from ..rule import Desk, Report, rule

FEWEST = 4  # words that two languages do not share by chance


@rule("TRN006")
def copied_from_source(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A text of the translation is the source's own text, word by word.

    Why: it counts as translated and is not; readers meet a language they may not know, and a voice that reads it out
    pronounces it as theirs. Names, quotations and text that names its language are left out of account.
    Wrong:
    ```
    summary: { en: Forty people were arrested., fr: Forty people were arrested., ar: اعتُقل أربعون شخصاً. }
    ```
    Right:
    ```
    summary: { en: Forty people were arrested., fr: Quarante personnes ont été arrêtées., ar: اعتُقل أربعون شخصاً. }
    ```
    """
    for pair in translation.pairs:
        if not pair.source or not pair.target or _is_passed_over(pair.target):
            continue
        own = words_of(pair.target, desk.names)
        if len(own) >= FEWEST and own == words_of(pair.source, desk.names):
            message = f"this is the text of the source ({pair.source.at(0).path}:{pair.source.at(0).line})"
            yield Report(pair.target.at(0), message, "translate it")


def _is_passed_over(passage: Passage) -> bool:
    """Names; what is a link as a whole, such as the title of a publication; descriptions, for which MED014 is there."""
    is_reference = all(leaf.target for leaf in passage.leaves)
    return passage.role == "name" or is_reference or passage.field.endswith(".alt")
