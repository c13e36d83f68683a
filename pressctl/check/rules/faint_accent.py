"""REL014"""

from collections.abc import Iterator

from ...model.colour import is_readable, nearest_readable, parse, written
from ...model.newsroom import Settings
from ..rule import Desk, Report, rule


@rule("REL014")
def faint_accent(settings: Settings, desk: Desk) -> Iterator[Report]:
    """The accent colour is too light to be read on white.

    Why: labels and links are set in it. Below a contrast of 4.5 to 1 (WCAG 2.2) many readers cannot make them out.
    Wrong:
    ```pressctl.yaml
    newsroom:
      name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }
      url: https://example.org/
      accent: "#7fd0c8"
    languages: { source: en, publish: [en, fr, ar] }
    ```
    Right:
    ```pressctl.yaml
    newsroom:
      name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }
      url: https://example.org/
      accent: "#0b5d57"
    languages: { source: en, publish: [en, fr, ar] }
    ```
    """
    accent = settings.newsroom.accent
    if not is_readable(parse(accent)):
        nearest = written(nearest_readable(parse(accent)))
        yield Report(accent.place, f"the accent ‘{accent}’ is too light to be read on white", f'try "{nearest}"')
