"""PRV006"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.newsroom import Settings
from ...model.node import Text
from ...model.release import Organisation
from ..disclosure import EMAIL
from ..rule import Desk, Report, rule
from ..telephone import telephones


@rule("PRV006", Severity.WARNING)
def contact_in_record(settings: Settings, desk: Desk) -> Iterator[Report]:
    """The record of an organisation has an e-mail address or a telephone number among its names.

    Why: these came in with a form. Names are printed in public lists; how an organisation is reached was told to you,
    not to everybody.
    Wrong:
    ```organisations.yaml
    - { id: mazaya, name: { en: "Mazaya (amal@example.org)" } }
    ```
    Right:
    ```organisations.yaml
    - { id: mazaya, name: { en: Mazaya }, url: https://example.org/ }
    ```
    """
    for text in _names(desk):
        if EMAIL.search(text) or any(telephones(text, (), only_mobile=False)):
            message = "a telephone number or an e-mail address stands in this organisation’s name"
            yield Report(text.place, message, "keep it out of the newsroom’s files; url: is for its website")


def _names(desk: Desk) -> Iterator[Text]:
    newsroom = desk.newsroom
    described = [
        one
        for release in newsroom.releases
        for one in (release.signatories.organisations if release.signatories else ())
        if isinstance(one, Organisation)
    ]
    for one in (*newsroom.organisations.values(), *described):
        yield from one.name.values()
        yield from one.aka
        yield from (one.acronym,) if one.acronym else ()
