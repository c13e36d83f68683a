"""REL011"""

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL011")
def unknown_boilerplate(release: Release, desk: Desk) -> Iterator[Report]:
    """A release ends with a paragraph that boilerplate.yaml does not have.

    Why: the page would end without saying who speaks.
    Wrong:
    ```
    boilerplate: [about-nobody]
    ```
    Right:
    ```
    boilerplate: []
    ```
    """
    known = list(desk.newsroom.boilerplate)
    for entry in release.boilerplate:
        if entry not in known:
            close = get_close_matches(entry, known, 1)
            fix = f"did you mean ‘{close[0]}’?" if close else "add it to releases/boilerplate.yaml"
            yield Report(entry.place, f"no boilerplate has the id ‘{entry}’", fix)
