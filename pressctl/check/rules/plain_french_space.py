"""TXT006"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ...model.finding import Edit, Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import edit, signs, written_in
from ..tongues import speaks

GAP = "[ \u00a0\u202f]"


@rule("TXT006", Severity.INFO)
def plain_french_space(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A space that French asks for is missing, or may break at the end of a line.

    Why: French sets a space that does not break before ; : ! ? and inside « ». On its own pages pressctl puts it right;
    whoever copies the text from the source file, into a newsletter or a form, gets what was typed there.
    Wrong:
    ```body.fr.md
    Nous demandons un cessez-le-feu: maintenant!
    ```
    Right:
    ```body.fr.md
    Nous demandons un cessez-le-feu\u00a0: maintenant\u202f!
    ```
    """
    for code, known in written_in(desk, "spaces").items():
        if not speaks(passage, code):
            continue
        edits: list[Edit] = []
        for sign in signs(passage, desk, _pattern(tuple(known.spaces)), (code,)):
            right = _right(sign.text, known.spaces, known.quotes[0])
            edits += edit(passage, sign.start, sign.end, right) if right != sign.text else ()
        if edits:
            places = "a space" if len(edits) == 1 else f"{len(edits)} spaces"
            message = f"{places} here should be there and not break, such as that in ‘{edits[0].old.strip()}’"
            yield Report(edits[0].place, message, "run `pressctl fmt`, which sets them", edits=tuple(edits))


@cache
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """A mark with the gap before it, or a guillemet with the gap on its inner side."""
    sharp = re.escape("".join(mark for mark in marks if mark != ":"))
    before = r"(?<=[\w»”)\]%…’])"
    return re.compile(
        rf"({before}{GAP}?[{sharp}](?![\w/=&])|{before}{GAP}?:(?=[\s»]|$)|«{GAP}?(?=[^\s«»])|(?<=[^\s«»]){GAP}?»)"
    )


def _right(text: str, spaces: Mapping[str, str], quotes: tuple[str, str]) -> str:
    """The same with the right space; either kind of space that does not break will do."""
    if re.search("[\u00a0\u202f]", text):
        return text
    if text[0] == "«":
        return quotes[0]
    return quotes[1] if text[-1] == "»" else spaces[text[-1]] + text[-1]
