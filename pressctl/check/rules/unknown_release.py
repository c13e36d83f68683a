"""REL012"""

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL012")
def unknown_release(release: Release, desk: Desk) -> Iterator[Report]:
    """A release calls another one related, includes it or counts its signatories, and the newsroom does not have it.

    Why: the link to it would lead nowhere, and the report would have a hole.
    Wrong:
    ```
    related: [no-such-release]
    ```
    Right:
    ```
    related: []
    ```
    """
    known = [name for name in desk.newsroom.ids if name != release.id]
    for entry in release.related:
        if entry not in known:
            if entry == release.id:
                yield Report(entry.place, "a release cannot be related to itself", "remove it from related")
                continue
            close = get_close_matches(entry, known, 1)
            fix = f"did you mean ‘{close[0]}’?" if close else "write the name of a folder in releases/"
            yield Report(entry.place, f"no release has the id ‘{entry}’", fix)
    for entry in release.included:
        if entry not in (*known, release.id):
            close = get_close_matches(entry, known, 1)
            fix = f"did you mean ‘{close[0]}’?" if close else "write the name of a folder in releases/"
            yield Report(entry.place, f"no release has the id ‘{entry}’", fix)
