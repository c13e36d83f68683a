"""PRV003"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..disclosure import mobiles, once
from ..rule import Desk, Report, rule


@rule("PRV003", Severity.WARNING)
def private_telephone(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text shows the number of a mobile telephone.

    Why: a mobile telephone belongs to a person, and tells where that person is to whoever can ask its network. A number
    that is meant for journalists belongs under `contacts:`.
    Wrong:
    ```
    summary: { en: "Call 07400 123456 at any hour.", fr: Un appel., ar: نداء. }
    ```
    Right:
    ```
    summary: { en: "Call 020 7946 0958 in office hours.", fr: Un appel., ar: نداء. }
    ```
    """
    for sight in once(mobiles(transcript, desk.newsroom)):
        message = "the number of a mobile telephone stands here"
        yield Report(sight.place, message, "take it out; if it is meant for journalists, write it under contacts:")
