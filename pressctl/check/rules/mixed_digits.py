"""TXT015"""

import re
from collections.abc import Iterator

from ...model.finding import Edit, Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import edit, signs, written_in

FIGURE = {
    "latn": re.compile("[٠-٩۰-۹]+(?:[٫٬][٠-٩۰-۹]+)*٪?"),
    "arab": re.compile("(?<![A-Za-z0-9-])[0-9۰-۹]+(?![A-Za-z0-9.:/-])"),
}
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
ARABIC = str.maketrans("0123456789۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩")


@rule("TXT015", Severity.WARNING)
def mixed_digits(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Figures in other digits than those the newsroom chose for the language.

    Why: dates and counts that pressctl writes are in the digits that pressctl.yaml names (latn: 2020, arab: ٢٠٢٠); a
    page with both looks careless, and figures are hard to compare.
    Wrong:
    ```body.ar.md
    نزح أكثر من ٩٠٠ ألف شخص.
    ```
    Right:
    ```body.ar.md
    نزح أكثر من 900 ألف شخص.
    ```
    """
    for code in written_in(desk, "marks"):
        digits = desk.newsroom.languages[code].digits
        edits: list[Edit] = []
        found = list(signs(passage, desk, FIGURE[digits], (code,)))
        for sign in found:
            edits += edit(passage, sign.start, sign.end, sign.text.translate(LATIN if digits == "latn" else ARABIC))
        if found:
            right = found[0].text.translate(LATIN if digits == "latn" else ARABIC)
            message = f"‘{found[0].text}’ is not in the digits of the newsroom"
            place = passage.at(found[0].start)
            yield Report(place, message, f"write {right}, or choose other digits in pressctl.yaml", edits=tuple(edits))
