"""MED013"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.picture import Album
from ..rule import Desk, Report, rule


@rule("MED013", Severity.INFO)
def picture_used_before(album: Album, desk: Desk) -> Iterator[Report]:
    """A picture stands in another release as well.

    Why: that may be meant. But a picture of one event that stands beside the news of another is the mistake for which
    readers forgive a newsroom last.
    """
    if album.release is None:
        return
    for original in album.originals:
        shown = desk.hearsay.shown(original.pixels)
        first = shown.release if shown else album.release.id
        if first != album.release.id:
            where = f"in the release ‘{first}’ as well" if first else "as the newsroom’s logo as well"
            message = f"‘{original.file}’ stands {where}"
            yield Report(original.file.place, message, "see that it shows what this release is about")
