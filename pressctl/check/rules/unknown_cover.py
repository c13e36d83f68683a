"""MED005"""

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.node import Text
from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("MED005")
def unknown_cover(release: Release, desk: Desk) -> Iterator[Report]:
    """The cover of a report is a picture that the report does not list under `media:`.

    Why: every picture needs a description for those who cannot see it and a credit; `media:` is where they stand.
    Wrong:
    ```
    kind: report
    cover: media/photo.jpg
    ```
    Right:
    ```
    kind: report
    cover: media/photo.jpg
    media: [ { file: media/photo.jpg, alt: { en: Hills, fr: Collines, ar: تلال }, credit: pressctl } ]
    ```
    """
    listed = [str(medium.file) for medium in release.media]
    cover = release.cover
    if isinstance(cover, Text) and cover not in listed:
        close = get_close_matches(cover, listed, 1)
        fix = f"did you mean ‘{close[0]}’?" if close else "write { file: …, alt: …, credit: … }, or list it in media"
        yield Report(cover.place, f"the cover ‘{cover}’ is not among the media of this report", fix)
