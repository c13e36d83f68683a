"""TXT001"""

from collections.abc import Iterator, Sequence

from ...model.finding import Severity
from ...model.passage import Passage, Transcript
from ..quotation import curly, straight_pairs
from ..rule import Desk, Report, rule

FIX = "put its other half where the quotation begins or ends, or delete it"


@rule("TXT001", Severity.WARNING)
def unbalanced_quotes(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A quotation begins and does not end, or ends and never began.

    Why: readers do not know who says what, and whose words they are can be a question of law. A quotation of several
    paragraphs may open each of them and close only the last.
    Wrong:
    ```body.en.md
    They chanted “Down with the siege and went home.
    ```
    Right:
    ```body.en.md
    They chanted “Down with the siege” and went home.
    ```
    """
    for position, passage in enumerate(transcript.passages):
        if passage.role == "name":
            continue
        _, unopened, unclosed = curly(passage.text, either_way=passage.language == "ar")
        _, lost = straight_pairs(passage)
        if unclosed and not lost and _goes_on(transcript.passages, position, passage.text[unclosed[0]]):
            unclosed = []
        if unopened and _went_on(transcript.passages, position):
            unopened = unopened[1:]
        for at in sorted((*unopened, *unclosed, *lost)):
            if not passage.leaf(at).is_code:
                what = "ends a quotation that never began" if at in unopened else "begins a quotation that does not end"
                what = "has no other half" if at in lost else what
                yield Report(passage.at(at), f"‘{passage.text[at]}’ {what}", FIX)


def _goes_on(passages: Sequence[Passage], position: int, mark: str) -> bool:
    """Whether the next paragraph goes on quoting."""
    after = passages[position + 1 : position + 2]
    return bool(after) and after[0].field == passages[position].field and after[0].text.lstrip().startswith(mark)


def _went_on(passages: Sequence[Passage], position: int) -> bool:
    """Whether a quotation that began in an earlier paragraph is still open in the one before."""
    before = passages[position - 1] if position else None
    return bool(before and before.field == passages[position].field and curly(before.text)[2])
