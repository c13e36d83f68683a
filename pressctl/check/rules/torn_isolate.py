"""TXT017"""

from collections.abc import Iterator

from ...model.characters import ISOLATES, code_point
from ...model.passage import Passage
from ..rule import Desk, Report, rule


@rule("TXT017")
def torn_isolate(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A run in another direction begins in one item, cell or line and ends in another.

    Why: a page shows each by itself, so that the first runs on in the wrong order to its end.
    Wrong:
    ```body.en.md
    - one \u2066two
    - three\u2069 four
    ```
    Right:
    ```body.en.md
    - one \u2066two\u2069
    - three four
    ```
    """
    opened: list[int] = []
    for match in ISOLATES.finditer(passage.text):
        if match[0] != "\u2069":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            fix = "delete it, and the mark that begins the run elsewhere"
            yield Report(passage.at(match.start()), f"{code_point(match[0])} ends a run that begins elsewhere", fix)
    for offset in opened:
        message = f"{code_point(passage.text[offset])} begins a run that ends elsewhere"
        yield Report(passage.at(offset), message, "delete both marks: pressctl sets directions by itself")
