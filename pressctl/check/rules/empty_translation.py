"""TRN002"""

from collections.abc import Iterator

from ...model.characters import is_seen
from ...model.release import Release
from ...model.walk import translations
from ..rule import Desk, Report, rule


@rule("TRN002")
def empty_translation(release: Release, desk: Desk) -> Iterator[Report]:
    """A text is there in a language, but holds nothing.

    Why: an empty text leaves a hole in the page, and hides from those who look for what is still to be translated.
    Wrong:
    ```
    summary: { en: Forty people were arrested., fr: "", ar: اعتُقل أربعون شخصاً. }
    ```
    Right:
    ```
    summary: { en: Forty people were arrested., fr: Quarante personnes ont été arrêtées., ar: اعتُقل أربعون شخصاً. }
    ```
    """
    for name, texts in translations(release):
        for code, text in texts.items():
            if not is_seen(text) and name != "body":
                yield Report(text.place, f"‘{name}’ is empty in {code}", "write the text, or remove the field", code)
    for code, text in release.bodies.items():
        if not is_seen(text):
            yield Report(text.place, "the long text is empty", "write it, or remove it in every language", code)
