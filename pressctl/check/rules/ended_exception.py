"""LNK011"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.newsroom import Settings
from ..rule import Desk, Report, rule


@rule("LNK011", Severity.WARNING)
def ended_exception(settings: Settings, desk: Desk) -> Iterator[Report]:
    """The day has passed until which a link was not to be asked.

    Why: a site that was down for a month is up again, or gone for good; only asking tells.
    Wrong:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar] }
    links: { allow: [ { url: "https://example.org/*", because: it moves, until: 2020-01-31 } ] }
    ```
    Right:
    ```pressctl.yaml
    newsroom: { name: { en: Newsroom, fr: Rédaction, ar: غرفة الأخبار }, url: "https://example.org/" }
    languages: { source: en, publish: [en, fr, ar] }
    links: { allow: [ { url: "https://example.org/*", because: it wants a password } ] }
    ```
    """
    for exception in settings.links.allow:
        if exception.until and exception.until.last_day < desk.today:
            message = f"‘{exception.url}’ is not asked until {exception.until.text}, which is over"
            fix = "delete this item, or look at the link again and give it another day"
            yield Report(exception.until.text.place, message, fix)
