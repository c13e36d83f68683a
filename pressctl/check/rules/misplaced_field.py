"""REL019"""

from collections.abc import Iterator

from ...model.place import Place
from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL019")
def misplaced_field(release: Release, desk: Desk) -> Iterator[Report]:
    """A release has a field that its kind does not show.

    Why: chapters belong to a report and days to a programme; on another page they would be lost without a word.
    Wrong:
    ```
    kind: statement
    body: { en: We call., fr: Nous appelons., ar: ننادي. }
    timezone: Europe/Paris
    ```
    Right:
    ```
    kind: statement
    body: { en: We call., fr: Nous appelons., ar: ننادي. }
    ```
    """
    kinds = desk.newsroom.kinds
    kind = kinds[release.kind]
    for field in sorted({field for other in kinds.values() for field in other.takes} - kind.takes):
        if release.bodies if field == "body" else getattr(release, field, None):
            showing = " or ".join(f"‘{name}’" for name, other in sorted(kinds.items()) if field in other.takes)
            place = release.kind.place if release.kind.path else Place(release.path)
            message = f"a release of the kind ‘{kind.code}’ does not show ‘{field}’"
            yield Report(place, message, f"remove it, or make the release a {showing}")
