"""REL017"""

from collections.abc import Iterator

from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("REL017")
def unknown_edition(release: Release, desk: Desk) -> Iterator[Report]:
    """A release is to appear in a language that the newsroom does not publish in.

    Why: the page would have no words of its own for dates, labels and numbers.
    Wrong:
    ```
    languages: [de]
    ```
    Right:
    ```
    languages: [fr]
    ```
    """
    for code in release.languages:
        if code not in desk.newsroom.languages:
            published = ", ".join(desk.newsroom.languages)
            message = f"the newsroom does not publish in ‘{code}’"
            yield Report(code.place, message, f"choose among {published}, or add it in pressctl.yaml")
