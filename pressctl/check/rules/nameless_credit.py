"""MED009"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ...model.walk import worded
from ..description import each, names_nobody
from ..rule import Desk, Report, rule


@rule("MED009", Severity.WARNING)
def nameless_credit(release: Release, desk: Desk) -> Iterator[Report]:
    """A credit names nobody: it is empty, or only “©”, “photo” or “all rights reserved”.

    Why: who took a picture has a right to be named, and a newsroom that cannot say who it was may not print it.
    Wrong:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: A river winds between hills., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }
        credit: "© 2020"
    ```
    Right:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: A river winds between hills., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }
        credit: "© pressctl"
    ```
    """
    languages = desk.newsroom.languages.values()
    for name, credit in worded(release):
        if name.rpartition(".")[2] != "credit":
            continue
        for code, text in each(credit):
            if names_nobody(text, languages) and (text.strip() or code is None):
                message = f"the credit ‘{text}’ names nobody" if text.strip() else "the credit is empty"
                yield Report(text.place, message, "name who made it, or who gave it to you", code)
