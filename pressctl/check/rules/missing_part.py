"""REL013"""

from collections.abc import Iterator

from ...model.place import Place
from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL013")
def missing_part(release: Release, desk: Desk) -> Iterator[Report]:
    """A release lacks what its kind cannot do without.

    Why: a statement without a text, or a press release without a place to start reading, is not one.
    Wrong:
    ```
    kind: statement
    ```
    Right:
    ```
    kind: statement
    body: { en: We call for a ceasefire., fr: Nous demandons un cessez-le-feu., ar: نطالب بوقف إطلاق النار. }
    ```
    """
    kind = desk.newsroom.kinds[release.kind]
    for part in kind.requires:
        there = release.bodies if part == "body" else getattr(release, part, None)
        if not there:
            place = release.kind.place if release.kind.path else Place(release.path)
            where = f"{part}: or {release.folder}/body.<language>.md" if part == "body" else f"{part}:"
            yield Report(place, f"a release of the kind ‘{kind.code}’ needs ‘{part}’", f"write {where}")
