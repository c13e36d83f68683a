"""PDF001"""

import unicodedata
from collections.abc import Iterator

from ...model.node import Text
from ...model.release import Release
from ...model.walk import texts
from ..rule import Desk, Report, rule


@rule("PDF001")
def missing_glyph(release: Release, desk: Desk) -> Iterator[Report]:
    """A text holds a character that none of the fonts can draw.

    Why: readers would see an empty box in its place.
    Wrong:
    ```
    subtitle: { en: "Peace ☮ now", fr: "La paix ☮ maintenant", ar: "السلام ☮ الآن" }
    ```
    Right:
    ```
    subtitle: { en: Peace now, fr: La paix maintenant, ar: السلام الآن }
    ```
    """
    shown = [text for _, text in texts(release)]
    shown += [text for person in release.people for text in (person.name, person.role, person.place) if text]
    for text in _distinct(shown):
        strange = {one for one in set(text) if ord(one) not in desk.drawable and not _is_invisible(one)}
        for offset, character in enumerate(text) if strange else ():
            if character in strange:
                name = unicodedata.name(character, "a character without a name").lower()
                message = f"no font can draw ‘{character}’ (U+{ord(character):04X}, {name})"
                yield Report(text.at(offset), message, "write it in another way, or leave it out")


def _distinct(shown: list[Text]) -> list[Text]:
    """Each place once: the long text stands both under body and under bodies."""
    return list({text.place: text for text in shown}.values())


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
