"""REL018"""

from collections.abc import Iterator

from ...model.placeholder import COUNTS, PLACEHOLDER
from ...model.release import Release
from ...model.walk import texts
from ..rule import Desk, Report, rule


@rule("REL018")
def unknown_placeholder(release: Release, desk: Desk) -> Iterator[Report]:
    """A text holds a placeholder that stands for nothing.

    Why: readers would see the braces as they are typed.
    Wrong:
    ```
    summary: { en: "{{organizations}} call", fr: Appel, ar: نداء }
    ```
    Right:
    ```
    summary: { en: "{{organisations}} call", fr: Appel, ar: نداء }
    signatories: { organisations: [ { name: { en: Hurras Network } } ] }
    ```
    """
    listed = release.signatories
    there = {"organisations": listed and listed.organisations, "individuals": listed and listed.individuals}
    places = {text.place: text for _, text in texts(release)}
    for text in places.values():
        for match in PLACEHOLDER.finditer(text):
            name = match[1]
            if name not in COUNTS:
                known = " or ".join(f"{{{{{count}}}}}" for count in COUNTS)
                yield Report(text.at(match.start()), f"‘{match[0]}’ stands for nothing", f"write {known}, or the text")
            elif not there[name]:
                fix = f"list them under signatories, or write the text without ‘{match[0]}’"
                yield Report(text.at(match.start()), f"‘{match[0]}’ counts {name}, and none are listed", fix)
