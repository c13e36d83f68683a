"""TRN010"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage, Translation
from ..differences import Sign, differences
from ..rule import Desk, Report, rule

HASHTAG = re.compile(r"(?<![\w&/#])#(?=[^\W\d_])\w+")


@rule("TRN010", Severity.WARNING)
def different_hashtag(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A hashtag of a text is another one in its translation, or is not there.

    Why: a campaign that is spread over two hashtags is half a campaign. Hashtags listed under hashtags: may be used in
    any language.
    Wrong:
    ```
    summary: { en: "Use #OpenTheRoad.", fr: "Écrivez avec #OuvrezLaRoute.", ar: "راسلونا تحت #OpenTheRoad." }
    ```
    Right:
    ```
    summary: { en: "Use #OpenTheRoad.", fr: "Écrivez avec #OpenTheRoad.", ar: "راسلونا تحت #OpenTheRoad." }
    ```
    """
    release = translation.target.release
    listed = {str(tag).casefold() for tag in release.hashtags} if release else set()

    def read(passage: Passage) -> Iterator[Sign]:
        for tag in HASHTAG.finditer(passage.text):
            yield Sign(tag[0].casefold(), passage.at(tag.start()), tag[0])

    for difference in differences(translation, read):
        if any(sign.value not in listed for sign in (*difference.added, *difference.missing)):
            yield from difference.reports("use the hashtag of the source, or list both under hashtags:")
