"""PRV002"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..disclosure import emails, once
from ..rule import Desk, Report, rule


@rule("PRV002", Severity.WARNING)
def private_email(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text shows somebody's private e-mail address.

    Why: whoever spoke to you is written to by everybody then, and in some places looked for. Journalists need one
    address that is meant for them: it belongs under `contacts:`.
    Wrong:
    ```
    summary: { en: Write to amal.example@gmail.com., fr: Un appel., ar: نداء. }
    ```
    Right:
    ```
    summary: { en: Write to press@example.org., fr: Un appel., ar: نداء. }
    ```
    """
    for sight in once(emails(transcript, desk.newsroom)):
        message = "a private e-mail address stands here"
        yield Report(sight.place, message, "take it out; if it is meant for journalists, write it under contacts:")
