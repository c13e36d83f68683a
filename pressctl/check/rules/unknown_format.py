"""REL016"""

from collections.abc import Iterator

from ...model.newsroom import Settings
from ..rule import Desk, Report, rule


@rule("REL016")
def unknown_format(settings: Settings, desk: Desk) -> Iterator[Report]:
    """pressctl.yaml asks for files of a format that pressctl does not make.

    Why: a format that is silently left out is noticed on the day it is needed.
    Wrong:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar] }
    output: { formats: [html, papyrus] }
    ```
    Right:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar] }
    output: { formats: [html, pdf] }
    ```
    """
    for name in settings.output.formats:
        if name not in desk.formats:
            fix = f"choose among {', '.join(sorted(desk.formats))}"
            yield Report(name.place, f"‘{name}’ is not a format that pressctl makes", fix)
