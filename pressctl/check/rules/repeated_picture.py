"""MED012"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.picture import Album
from ..rule import Desk, Report, rule
from ..same_picture import is_same_picture


@rule("MED012", Severity.WARNING)
def repeated_picture(album: Album, desk: Desk) -> Iterator[Report]:
    """A release has the same picture twice.

    Why: it would be printed twice. Most often one of the two was meant to be another.
    Wrong:
    ```
    media:
      - file: media/photo.jpg
        alt: { en: A river winds between hills., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }
        credit: pressctl
      - file: media/photo.jpg
        alt: { en: A bridge of three arches., fr: Un pont de trois arches., ar: جسر من ثلاث قناطر. }
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
    fix = "take one of the two out"
    seen: set[str] = set()
    for medium in album.release.media if album.release else ():
        if str(medium.file) in seen:
            yield Report(medium.file.place, f"‘{medium.file}’ is listed twice", fix)
        seen.add(str(medium.file))
    for position, original in enumerate(album.originals):
        for earlier in album.originals[:position]:
            if is_same_picture(earlier, original):
                message = f"‘{original.file}’ shows the same as ‘{earlier.file}’"
                yield Report(original.file.place, message, fix)
                break
