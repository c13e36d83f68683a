"""REL021"""

from collections.abc import Iterator

from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL021")
def repeated_part(release: Release, desk: Desk) -> Iterator[Report]:
    """A report has the same chapter, or includes the same release, twice.

    Why: readers would meet it again with another number, and references could mean either.
    Wrong:
    ```release.yaml
    kind: report
    languages: [en]
    sections: [about, about]
    ```
    ```sections/about.en.md
    # About
    ```
    Right:
    ```release.yaml
    kind: report
    languages: [en]
    sections: [about]
    ```
    ```sections/about.en.md
    # About
    ```
    """
    seen: set[str] = set()
    for part in release.parts:
        if part.anchor in seen:
            yield Report(
                part.anchor.place, f"‘{part.anchor}’ is a part of this report already", "remove one of the two"
            )
        seen.add(part.anchor)
