"""TRN017"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Translation
from ..rule import Desk, Report, rule
from ..spellings import occurs


@rule("TRN017", Severity.WARNING)
def missing_term(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A term of the glossary stands in a text, and its translation nowhere has the glossary's term for it.

    Why: the glossary is there so that each name is called the same in all texts of a language. A text that names it
    once may say “the city” afterwards.
    Wrong:
    ```glossary.yaml
    - term: { en: Shamia Front, fr: Front al-Chamiya }
    ```
    ```
    summary: { en: The Shamia Front holds the road., fr: Ce groupe tient la route., ar: الجبهة على الطريق. }
    ```
    Right:
    ```glossary.yaml
    - term: { en: Shamia Front, fr: Front al-Chamiya }
    ```
    ```
    summary: { en: The Shamia Front holds the road., fr: Le Front al-Chamiya tient la route., ar: الجبهة على الطريق. }
    ```
    """
    source, target = translation.source.language, translation.target.language
    terms = [record.term for record in desk.newsroom.glossary if source in record.term and target in record.term]
    texts: dict[str, str] = {}
    for passage in translation.target.passages:
        texts[passage.field] = f"{texts.get(passage.field, '')}\n{passage.text.casefold()}"
    told: set[tuple[str, str]] = set()
    for pair in translation.pairs:
        if not pair.source or not pair.target or pair.target.role == "name":
            continue
        said = pair.source.text.casefold()
        for term in terms:
            wanted, key = term[target], (pair.target.field, term[target])
            if key in told or not occurs(term[source], said, source):
                continue
            told.add(key)
            if not occurs(wanted, texts[pair.target.field], target):
                place = pair.source.at(0)
                message = f"‘{term[source]}’ stands in the source ({place.path}:{place.line}), ‘{wanted}’ not here"
                yield Report(pair.target.at(0), message, f"call it ‘{wanted}’, as the glossary does")
