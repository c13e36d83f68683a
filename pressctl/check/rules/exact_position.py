"""PRV004"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..disclosure import coordinates, once
from ..rule import Desk, Report, rule


@rule("PRV004", Severity.WARNING)
def exact_position(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text or a link tells the exact position of a place.

    Why: hospitals, shelters and camps have been attacked at the positions that were published to protect them. The name
    of the town is enough for readers.
    Wrong:
    ```
    summary: { en: "The clinic (36.20210, 37.13430) was hit.", fr: Un appel., ar: نداء. }
    ```
    Right:
    ```
    summary: { en: A clinic in the east of the town was hit., fr: Un appel., ar: نداء. }
    ```
    """
    for sight in once(coordinates(transcript)):
        message = "the exact position of a place stands here"
        yield Report(sight.place, message, "name the town or the district, and leave the position out")
