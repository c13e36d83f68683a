"""MED011"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.picture import Album
from ..paper import needed, stands
from ..rule import Desk, Report, rule


@rule("MED011", Severity.WARNING)
def small_picture(album: Album, desk: Desk) -> Iterator[Report]:
    """A picture has too few pixels for the size in which it is printed.

    Why: below 150 dots an inch a print looks coarse. Pictures that came by a messenger or from a web page are most
    often small copies; whoever took them has a larger one.
    """
    for original in album.originals:
        size = stands(album, original, desk)
        across, up = needed(size)
        if original.width < across or original.height < up:
            wanted = f"{across} pixels across" + (f" and {up} up" if up else "")
            message = (
                f"‘{original.file}’ has {original.width} × {original.height} pixels; "
                f"printed {size[0]:g} mm wide it needs {wanted}"
            )
            yield Report(original.file.place, message, "ask for the picture as it was taken; do not enlarge this one")
