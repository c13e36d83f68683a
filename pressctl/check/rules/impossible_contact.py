"""LNK032"""

import re
from collections.abc import Iterator

from ...model.newsroom import Newsroom
from ...model.node import Text
from ...model.passage import Transcript
from ...model.place import Place
from ..links import is_first
from ..mailbox import unreachable
from ..rule import Desk, Report, rule
from ..telephone import undialable

SCHEME = re.compile(r"(mailto|tel):(.*)", re.IGNORECASE)


@rule("LNK032")
def impossible_contact(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """An e-mail address or a telephone number is written as one, and nobody can be reached by it.

    Why: a journalist tries once. A slip in the address, or a number without the code of its country, is silence.
    Wrong:
    ```body.en.md
    Write to [the press office](mailto:press@gmial.com).
    ```
    ```body.fr.md
    Appelez [le service de presse](tel:0123456789).
    ```
    ```body.ar.md
    اتصلوا [بالمكتب الإعلامي](tel:+3312345).
    ```
    Right:
    ```body.en.md
    Write to [the press office](mailto:press@example.org).
    ```
    ```body.fr.md
    Appelez [le service de presse](tel:+33123456789).
    ```
    """
    for address, place in _contacts(transcript, desk.newsroom):
        if "@" in address:
            fault = unreachable(address)
            fix = (
                f"write {fault[1]}" if fault and fault[1] else "write it as press@example.org, and send a letter there"
            )
        else:
            why = undialable(address)
            fault = (why, "") if why else None
            fix = "write the code of the country and the whole number: +33 1 23 45 67 89"
        if fault:
            yield Report(place, f"‘{address}’ {fault[0]}", fix)


def _contacts(transcript: Transcript, newsroom: Newsroom) -> Iterator[tuple[str, Place]]:
    """Where links write to and call, and beside one of the languages the contacts of the record."""
    for mention in transcript.mentions:
        if match := SCHEME.fullmatch(mention.target):
            yield match[2], mention.aim or mention.place
    if is_first(transcript, newsroom):
        office = newsroom.settings.newsroom.contact
        for contact in transcript.release.contacts if transcript.release else filter(None, [office]):
            yield from ((str(text), text.place) for text in (contact.email, contact.phone) if isinstance(text, Text))
