"""TRN016"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule


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
    for found, term in desk.avoided(code).found(passage.text):
        fix = f"write ‘{term.term[code]}’" if code in term.term else "see releases/glossary.yaml for the right one"
        yield Report(passage.at(found.start(1)), f"the glossary avoids the spelling ‘{found[1]}’", fix)
