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
    near = {str(name) for name in (*release.included, *release.related)}
    places = {text.place: text for _, text in texts(release)}
    for text in places.values():
        for match in PLACEHOLDER.finditer(text):
            name, other = match[1], match[2]
            place = text.at(match.start())
            counted = desk.newsroom.find(other) if other else release
            if name not in COUNTS:
                known = " or ".join(f"{{{{{count}}}}}" for count in COUNTS)
                yield Report(place, f"‘{match[0]}’ stands for nothing", f"write {known}, or the text")
            elif other and other not in near:
                fix = "list it under ‘related’, or correct its name"
                yield Report(place, f"‘{match[0]}’ counts a release that this one neither includes nor names", fix)
            elif counted and not _listed(counted, name):
                fix = f"list them under signatories, or write the text without ‘{match[0]}’"
                yield Report(place, f"‘{match[0]}’ counts {name}, and none are listed", fix)


def _listed(release: Release, name: str) -> bool:
    listed = release.signatories
    return bool(listed and (listed.organisations if name == "organisations" else listed.individuals))
