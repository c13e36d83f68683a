"""REL015"""

from collections.abc import Iterator

from ...model.newsroom import Settings
from ..rule import Desk, Report, rule


@rule("REL015")
def unknown_locale(settings: Settings, desk: Desk) -> Iterator[Report]:
    """The locale of a language is none that the Unicode CLDR knows.

    Why: the locale decides how months, numbers and plurals are written.
    Wrong:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar], ar: { locale: ar-XQ } }
    ```
    Right:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar], ar: { locale: ar-SY } }
    ```
    """
    for code, chosen in settings.languages.settings.items():
        locale = chosen.locale
        if locale and (not desk.is_locale(locale) or locale.split("-")[0] != code):
            message = f"‘{locale}’ is not a locale of the language ‘{code}’"
            yield Report(
                locale.place,
                message,
                f"write the language and a country, such as {code}-SY"
                if code == "ar"
                else f"write the language and a country, such as {code}-{code.upper()}",
            )
