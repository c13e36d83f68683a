"""MED014"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ..description import bare
from ..rule import Desk, Report, rule

FEW = 3  # words from which on a text is not the same in two languages by chance, as a name is


@rule("MED014", Severity.WARNING)
def copied_description(release: Release, desk: Desk) -> Iterator[Report]:
    """The description of a picture is the same in two languages.

    Why: it was copied to be translated later. Those who have the page read out hear a foreign language in a voice that
    cannot speak it.
    Wrong:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: A river winds between hills., fr: A river winds between hills., ar: نهر يجري بين التلال. }
        credit: pressctl
    ```
    Right:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: A river winds between hills., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }
        credit: pressctl
    ```
    """
    for medium in release.media:
        seen: dict[str, str] = {}
        for code in (language for language in desk.newsroom.languages if language in medium.alt):
            words = bare(medium.alt[code])
            first = seen.setdefault(words, code)
            if first != code and len(words.split()) >= FEW:
                message = f"the description of this picture is the one in {desk.newsroom.languages[first].name}"
                yield Report(medium.alt[code].place, message, "translate it", code)
