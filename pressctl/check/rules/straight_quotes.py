"""TXT003"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..quotation import Pair, straight_pairs
from ..rule import Desk, Report, rule
from ..signs import edit, is_named, typography
from ..tongues import tongue


@rule("TXT003", Severity.WARNING)
def straight_quotes(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A quotation stands in the straight marks of a typewriter.

    Why: each language has its own: “ ” in English, « » in French and Arabic, and others for a quotation within one.
    Wrong:
    ```body.en.md
    They chanted "Down with the siege" and went home.
    ```
    Right:
    ```body.en.md
    They chanted “Down with the siege” and went home.
    ```
    """
    if passage.role == "name":
        return
    pairs, lost = straight_pairs(passage)
    for pair in pairs:
        marks = _marks(passage, desk, pair)
        if marks and not is_named(passage, desk, pair.start, pair.end + 1):
            begin, end = (
                edit(passage, at, at + 1, mark) for at, mark in zip((pair.start, pair.end), marks, strict=True)
            )
            edits = (*begin, *end) if begin and end and not lost else ()
            shown = f"{marks[0]}…{marks[1]}"
            yield Report(passage.at(pair.start), "a quotation stands in straight marks", f"write {shown}", edits=edits)


def _marks(passage: Passage, desk: Desk, pair: Pair) -> tuple[str, str] | None:
    """The marks of the language that the quotation stands in."""
    known = typography(desk, tongue(passage, pair.start))
    if known is None:
        return None
    is_single = passage.text[pair.start] == "'"
    return known.quotes[1 if pair.depth or (is_single and known.clipped) else 0]
