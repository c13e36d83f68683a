"""MED007"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ..description import bare
from ..rule import Desk, Report, rule


@rule("MED007", Severity.WARNING)
def description_as_caption(release: Release, desk: Desk) -> Iterator[Report]:
    """The description of a picture is its caption once more.

    Why: those who have the page read out hear the same twice, and still do not know what the picture shows. The caption
    says what it means, `alt:` what can be seen.
    Wrong:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: The valley in January., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }
        caption: { en: The valley in January, fr: La vallée en janvier., ar: الوادي في كانون الثاني. }
        credit: pressctl
    ```
    Right:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: A river winds between hills., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }
        caption: { en: The valley in January, fr: La vallée en janvier., ar: الوادي في كانون الثاني. }
        credit: pressctl
    ```
    """
    for medium in release.media:
        for code, alt in medium.alt.items():
            caption = medium.caption.get(code, "") if medium.caption else ""
            if bare(alt) and bare(alt) == bare(caption):
                fix = "write what can be seen; the caption is read out as well"
                yield Report(alt.place, "the description of this picture is its caption once more", fix, code)
