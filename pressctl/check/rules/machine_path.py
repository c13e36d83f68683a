"""PRV005"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..disclosure import machines, once
from ..rule import Desk, Report, rule


@rule("PRV005", Severity.WARNING)
def machine_path(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    r"""A text holds the path of a file on somebody's computer.

    Why: it came in by copying, leads no reader anywhere, and most often has the name of whoever wrote the text in it.
    Wrong:
    ```
    summary: { en: 'See C:\Users\example\call.docx.', fr: Un appel., ar: نداء. }
    ```
    Right:
    ```
    summary: { en: See the call., fr: Un appel., ar: نداء. }
    ```
    """
    for sight in once(machines(transcript)):
        yield Report(sight.place, "the path of a file on somebody’s computer stands here", "take it out")
