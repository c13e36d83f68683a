"""TXT023"""

import re
from collections.abc import Iterator

from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

# two bytes of UTF-8 or more, read as the letters of an older encoding: Ã©, â€™, Ø§Ù„
SECOND = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
GARBLED = re.compile(rf"(?:Ã{SECOND}|Â[\u00a0-\u00bf]|â€{SECOND}|(?:[ØÙ]{SECOND}){{2,}})+")


@rule("TXT023")
def garbled_text(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Letters that were read in the wrong encoding, such as Ã© for é.

    Why: the text was saved in one encoding and opened in another. Readers see garbage.
    Wrong:
    ```body.en.md
    The cafÃ© is closed.
    ```
    Right:
    ```body.en.md
    The café is closed.
    ```
    """
    for sign in signs(passage, desk, GARBLED, has_names=True):
        right = _read_rightly(sign.text)
        fix = f"write {right}" if right else "copy the text anew from where it came"
        yield sign.report(f"‘{sign.text}’ was read in the wrong encoding", fix, right)


def _read_rightly(text: str) -> str | None:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None
