"""LNK025"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import is_named

DOMAIN = re.compile(
    r"(?<![\w.@/:-])(?:www\.(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}|(?:[a-z0-9-]{1,63}\.){1,5}(?:org|com|net|info|eu|int)(?=/))"
    r"(?:/[^\s<>«»“”،؛؟)\]]*[^\s<>«»“”،؛؟)\].,;:!?])?(?![\w@-])"
)


@rule("LNK025", Severity.WARNING)
def bare_domain(passage: Passage, desk: Desk) -> Iterator[Report]:
    """An address stands in the text and cannot be followed.

    Why: on a page readers click; in a PDF they would have to type it.
    Wrong:
    ```body.en.md
    More on www.example.org.
    ```
    Right:
    ```body.en.md
    More on [our site](https://www.example.org/).
    ```
    """
    if passage.role in ("line", "name"):
        return  # no link can be made there
    for match in DOMAIN.finditer(passage.text):
        leaf = passage.leaf(match.start())
        if not leaf.is_code and leaf.target is None and not is_named(passage, desk, *match.span()):
            fix = f"make it a link: [{match[0]}](https://{match[0]})"
            yield Report(passage.at(match.start()), f"‘{match[0]}’ is no link", fix)
