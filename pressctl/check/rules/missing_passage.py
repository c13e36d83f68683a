"""TRN014"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage, Translation
from ..rule import Desk, Report, rule

FEWEST = 60  # characters of a paragraph that is more than a turn of phrase
MERGED = 1.4  # times the length to be expected: a neighbour of such a length may have taken it in


@rule("TRN014", Severity.WARNING)
def missing_passage(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A paragraph of the source has no counterpart in the translation, and no paragraph beside it has taken it in.

    Why: somebody added it to the source later, or left it out. Paragraphs that were only divided or joined are passed
    over: their lengths tell.
    Wrong:
    ```body.en.md
    The bridge is open again. It took a week to repair it.

    Nobody has paid the workers yet, and they have said that they will not wait any longer.

    The town is grateful to all who helped, by day and by night.
    ```
    ```body.fr.md
    Le pont est rouvert. Il a fallu une semaine pour le réparer.

    La ville remercie tous ceux qui ont aidé, de jour comme de nuit.
    ```
    ```body.ar.md
    فُتح الجسر من جديد، وقد استغرق إصلاحه أسبوعاً.

    لم يدفع أحد أجور العمال بعد، وقد قالوا إنهم لن ينتظروا أكثر من ذلك.

    تشكر البلدة كل من ساعد ليلاً ونهاراً.
    ```
    Right:
    ```body.en.md
    The bridge is open again. It took a week to repair it.
    ```
    ```body.fr.md
    Le pont est rouvert. Il a fallu une semaine pour le réparer.
    ```
    ```body.ar.md
    فُتح الجسر من جديد، وقد استغرق إصلاحه أسبوعاً.
    ```
    """
    articles = translation.target.articles
    pairs = [p for p in translation.pairs if (p.source and p.source.field in articles) or not p.source]
    lengths = [(len(p.source.text), len(p.target.text)) for p in pairs if p.source and p.target]
    ratio = (sum(own for _, own in lengths) / sum(other for other, _ in lengths)) if lengths else 1.0
    for number, pair in enumerate(pairs):
        passage = pair.source
        if pair.target or not passage or passage.role != "paragraph" or len(passage.text) < FEWEST:
            continue
        beside = [p for p in pairs[max(0, number - 1) : number + 2] if p.source and p.target]
        if any(len(p.target.text) > MERGED * ratio * len(p.source.text) for p in beside if p.source and p.target):
            continue
        after = next((p.target for p in pairs[number:] if p.target and p.target.field == passage.field), None)
        where = after or _last(translation, passage.field)
        if where:
            message = f"a paragraph of the source ({passage.at(0).path}:{passage.at(0).line}) has no counterpart here"
            yield Report(where.at(0), message, "translate it, or take it from the source")


def _last(translation: Translation, name: str) -> Passage | None:
    return next(reversed(list(translation.target.of(name))), None)
