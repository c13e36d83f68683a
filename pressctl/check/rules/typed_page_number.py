"""REL027"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...model.finding import Severity
from ...model.language import Language
from ...model.passage import Passage
from ..rule import Desk, Report, rule


@rule("REL027", Severity.WARNING)
def typed_page_number(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A text sends its readers to a page whose number was typed.

    Why: the number is true until a paragraph is added, and a web page has no pages. pressctl knows the page of every
    heading, figure and table.
    Wrong:
    ```body.en.md
    The campaign travelled far (see below, page 5).
    ```
    Right:
    ```body.en.md
    The campaign travelled far (see page [](#far){.page}).

    ## How far {#far}

    Very far.
    ```
    ```body.fr.md
    La campagne a voyagé loin.

    ## Jusqu’où

    Très loin.
    ```
    ```body.ar.md
    سافرت الحملة بعيداً.

    ## إلى أين

    بعيداً جداً.
    ```
    """
    language = desk.newsroom.languages.get(passage.language)
    for found in _pointer(language).finditer(passage.text) if language else ():
        fix = "name the place, ## Title {#name}, and write [](#name){.page} for its page"
        yield Report(passage.at(found.start()), f"‘{found[0]}’ names a page by its number", fix)


@lru_cache
def _pointer(language: Language) -> re.Pattern[str]:
    """“See”, perhaps where, the word for page, a number."""
    see = "|".join(map(re.escape, language.see))
    page = re.escape(language.labels["page"])
    return re.compile(rf"(?<!\w)(?:{see})(?!\w)[^.;()\n]{{0,25}}?\b(?:ال)?{page}s?\s+[0-9٠-٩]+", re.IGNORECASE)
