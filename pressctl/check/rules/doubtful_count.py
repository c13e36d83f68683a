"""SIG021"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..counted import doubts
from ..rule import Desk, Report, rule


@rule("SIG021", Severity.WARNING)
def doubtful_count(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text has a number close to that of the signatories, which may be meant as theirs.

    Why: a list grows and the title stays. The words around do not speak of signing, so that the number may be another:
    it is compared where it differs by a tenth at most, or where those counted call, ask or condemn, by half or double.
    A number of people alone is never taken for that of the signatories.
    Wrong:
    ```
    title: { en: "Two organisations call for protection", fr: Appel, ar: نداء }
    signatories: { organisations: [mazaya] }
    ```
    Right:
    ```
    title: { en: "{{organisations}} call for protection", fr: Appel, ar: نداء }
    signatories: { organisations: [mazaya] }
    ```
    """
    for doubt in doubts(transcript, desk):
        if not doubt.is_sure:
            yield Report(doubt.passage.at(doubt.claim.start), doubt.message, doubt.fix)
