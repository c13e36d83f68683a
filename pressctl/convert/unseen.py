"""What pandoc lets through without a word: characters written by their codes, and notes that nothing calls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.characters import FORBIDDEN

# what may not be typed may not be written as &#x…; either; marks of direction and joiners may
CODED = re.compile(rf"{FORBIDDEN.pattern}|[\u200b\u2060-\u2069]")
NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


def coded(text: str, body: str) -> Iterator[str]:
    """The characters in a text of `body` that cannot be seen and that the writer did not type as themselves."""
    return (match[0] for match in CODED.finditer(text) if match[0] not in body)


def uncalled_notes(body: str) -> Iterator[tuple[int, str]]:
    """Where a note begins that nothing in `body` calls, and its name: pandoc leaves it out."""
    for match in NOTE.finditer(body):
        if body.count(f"[^{match[1]}]") == 1:
            yield match.start(), match[1]
