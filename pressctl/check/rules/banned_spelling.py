"""TRN016"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..spellings import pattern


@rule("TRN016", Severity.WARNING)
def banned_spelling(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A name or term is spelt in a way that the glossary wants to avoid.

    Why: readers and search engines take two spellings for two places, or two groups.
    Wrong:
    ```glossary.yaml
    - term: { en: Deir ez-Zor, fr: Deir ez-Zor }
      avoid: { en: [Deir Ezzor] }
    ```
    ```
    summary: { en: Deir Ezzor is cut off., fr: Deir ez-Zor est coupée du monde., ar: دير الزور معزولة. }
    ```
    Right:
    ```glossary.yaml
    - term: { en: Deir ez-Zor, fr: Deir ez-Zor }
      avoid: { en: [Deir Ezzor] }
    ```
    ```
    summary: { en: Deir ez-Zor is cut off., fr: Deir ez-Zor est coupée du monde., ar: دير الزور معزولة. }
    ```
    """
    code = passage.language
    avoided = {str(spelling): term for term in desk.newsroom.glossary for spelling in term.avoid.get(code, ())}
    if not avoided:
        return
    wanted = tuple(str(term.term[code]) for term in desk.newsroom.glossary if code in term.term)
    right = [found.span(1) for found in pattern(wanted, code).finditer(passage.text)]
    for found in pattern(tuple(avoided), code).finditer(passage.text):
        start, end = found.span(1)
        if any(begin <= start and end <= last for begin, last in right):
            continue  # it is a part of a name that is spelt as wanted
        term = next(t for spelling, t in avoided.items() if _same(spelling, found[1]))
        fix = f"write ‘{term.term[code]}’" if code in term.term else "see releases/glossary.yaml for the right one"
        yield Report(passage.at(start), f"the glossary avoids the spelling ‘{found[1]}’", fix)


def _same(spelling: str, found: str) -> bool:
    return spelling.replace("’", "'").split() == found.replace("’", "'").split()
