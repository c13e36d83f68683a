"""TXT012"""

import re
import unicodedata
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

# honorific signs such as ﷺ, the rial sign and ornate brackets are characters of their own
FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]+")


@rule("TXT012", Severity.WARNING)
def presentation_form(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Arabic letters in a shape of their own, as they are copied from a PDF.

    Why: they look right, and no search finds the word, no screen reader knows it, and no line breaks well.
    Wrong:
    ```body.ar.md
    نداء من أجل ﺇﺩﻟﺐ.
    ```
    Right:
    ```body.ar.md
    نداء من أجل إدلب.
    ```
    """
    for sign in signs(passage, desk, FORMS, has_names=True):
        right = unicodedata.normalize("NFKC", sign.text)
        new = None if _is_turned(sign.text) else right
        yield sign.report("Arabic letters stand here in shapes copied from a PDF", f"type the word anew: {right}", new)


def _is_turned(forms: str) -> bool:
    """Whether a word stands in the order in which a PDF paints it, the last letter first."""
    first, last = unicodedata.decomposition(forms[0]), unicodedata.decomposition(forms[-1])
    return len(forms) > 1 and (first.startswith("<final>") or last.startswith("<initial>"))
