"""MED010"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.picture import Album, Trace
from ..rule import Desk, Report, rule


@rule("MED010", Severity.WARNING)
def telling_picture(album: Album, desk: Desk) -> Iterator[Report]:
    """The file of a picture tells more than the picture: where it was taken, by whom, with which camera.

    Why: pressctl publishes the picture without any of this. But the file itself lies in the newsroom's folder, and git
    keeps it for good: whoever gets a copy of the newsroom can read where a witness lives. Save it without metadata
    before you commit it, and ask whoever looks after the repository if it was committed already.
    """
    for original in album.originals:
        told = [trace.value for trace in Trace if trace in original.traces]
        if told:
            message = f"the file ‘{original.file}’ tells {_joined(told)}; no page shows this, but git keeps it for good"
            fix = "put a copy without metadata in its place before you commit it"
            yield Report(original.file.place, message, fix)


def _joined(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
