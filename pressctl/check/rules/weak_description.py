"""MED006"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ..description import each, is_empty_phrase, is_file_name
from ..rule import Desk, Report, rule


@rule("MED006", Severity.WARNING)
def weak_description(release: Release, desk: Desk) -> Iterator[Report]:
    """The description of a picture says nothing of it: “image”, “photo of hills”, the name of a file.

    Why: `alt:` is read out to those who cannot see the picture. That it is a picture they are told anyway.
    Wrong:
    ```
    media: [ { file: media/photo.jpg, alt: { en: Image, fr: Une photo, ar: صورة }, credit: pressctl } ]
    ```
    Right:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: A river winds between hills., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }
        credit: pressctl
    ```
    """
    languages = desk.newsroom.languages.values()
    for medium in release.media:
        for code, alt in each(medium.alt):
            fix = "write what can be seen, as you would tell it on the telephone"
            if alt.strip() and is_file_name(alt, medium.file):
                yield Report(alt.place, f"‘{alt}’ is the name of a file, and describes nothing", fix, code)
            elif alt.strip() and is_empty_phrase(alt, languages):
                yield Report(alt.place, f"‘{alt}’ does not say what the picture shows", fix, code)
