"""TXT004"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..quotation import curly
from ..rule import Desk, Report, rule
from ..signs import edit, is_named, typography
from ..tongues import tongue

GAPS = " \u00a0\u202f"


@rule("TXT004", Severity.WARNING)
def foreign_quotes(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A quotation stands in the marks of another language.

    Why: « » in an English line and “ ” in a French one look like a translation that was not finished.
    Wrong:
    ```body.en.md
    The « Half of Syria » campaign goes on.
    ```
    Right:
    ```body.en.md
    The “Half of Syria” campaign goes on.
    ```
    """
    if passage.role == "name":
        return
    text = passage.text
    for pair in curly(text, either_way=passage.language == "ar")[0]:
        known = typography(desk, tongue(passage, pair.start))
        marks = (text[pair.start], text[pair.end])
        if known is None or is_named(passage, desk, pair.start, pair.end + 1):
            continue
        own = tuple((one[0].strip(GAPS), one[1].strip(GAPS)) for one in (*known.quotes, *known.also_quotes))
        is_outer_needed = pair.depth == 0 and known.spaces and marks == own[1]
        if marks in own and not is_outer_needed:
            continue
        right = known.quotes[1 if pair.depth else 0]
        first = pair.start + 1 + (text[pair.start + 1] in GAPS)
        last = pair.end - (text[pair.end - 1] in GAPS)
        edits = (*edit(passage, pair.start, first, right[0]), *edit(passage, last, pair.end + 1, right[1]))
        fix = f"write {right[0]}…{right[1]}"
        message = f"a quotation stands in ‘{marks[0]} {marks[1]}’, the marks of another language"
        yield Report(passage.at(pair.start), message, fix, edits=edits if len(edits) == 2 else ())
