"""REL020"""

from collections.abc import Iterator

from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL020")
def unusable_inclusion(release: Release, desk: Desk) -> Iterator[Report]:
    """A report includes a release that cannot stand inside it.

    Why: a report inside a report would have two covers and two lists of contents, one inside itself would never end,
    and what has errors or was withdrawn is not published by another way.
    Wrong:
    ```
    kind: report
    sections: [ { include: 2020-01-idlib } ]
    ```
    Right:
    ```releases/2020-report/release.yaml
    kind: report
    date: 2020
    languages: [en]
    title: { en: The year }
    sections: [ { include: 2020-01-idlib } ]
    ```
    ```releases/2020-01-idlib/release.yaml
    kind: statement
    date: 2020-01-09
    languages: [en]
    title: { en: A call }
    body: { en: We call. }
    ```
    """
    for name in release.included:
        other = desk.newsroom.find(name)
        if name == release.id:
            yield Report(name.place, "a report cannot include itself", "remove this part")
        elif name not in desk.newsroom.ids:
            continue  # REL012 says so
        elif other is None:
            fix = f"run `pressctl check {name}` and put them right"
            yield Report(name.place, f"‘{name}’ has errors of its own", fix)
        elif other.sections:
            fix = "include its chapters one by one, or call it related"
            yield Report(name.place, f"‘{name}’ is a report itself", fix)
        elif other.withdrawn:
            yield Report(name.place, f"‘{name}’ was withdrawn", "remove this part, or call the release related")
