"""REL012"""

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL012")
def unknown_release(release: Release, desk: Desk) -> Iterator[Report]:
    """A release calls another one related that the newsroom does not have.

    Why: the link to it would lead nowhere.
    Wrong:
    ```
    related: [no-such-release]
    ```
    Right:
    ```
    related: []
    ```
    """
    root = desk.newsroom.root
    for entry in release.related:
        folder = root / "releases" / entry
        if "/" in entry or not (folder / "release.yaml").is_file():
            ids = [other.id for other in desk.newsroom.releases if other.id != release.id]
            close = get_close_matches(entry, ids, 1)
            fix = f"did you mean ‘{close[0]}’?" if close else "write the name of a folder in releases/"
            yield Report(entry.place, f"no release has the id ‘{entry}’", fix)
