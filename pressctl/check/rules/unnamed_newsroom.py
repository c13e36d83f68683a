"""TRN003"""

from collections.abc import Iterator

from ...model.newsroom import Settings
from ...model.walk import translations
from ..rule import Desk, Report, rule


@rule("TRN003")
def unnamed_newsroom(settings: Settings, desk: Desk) -> Iterator[Report]:
    """The newsroom's own name or line is not there in a language that it publishes in.

    Why: it stands in the letterhead of every page.
    Wrong:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar] }
    ```
    Right:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar] }
    ```
    """
    for name, texts in translations(settings):
        for code in desk.newsroom.languages:
            if not texts.get(code, "").strip():
                yield Report(texts.origin, f"‘{name}’ has no text in {code}", f"add “{code}: …”", code)
