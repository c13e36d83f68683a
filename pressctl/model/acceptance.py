"""What was accepted as a translation of what: the texts of a translations.yaml, as they stood on that day."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from .characters import FORBIDDEN, ISOLATES
from .record import PlainText, Record


class Accepted(Record):
    """One field in one language: the source's passages in full, and a digest of each passage of the translation."""

    language: PlainText
    field: PlainText
    source: tuple[PlainText, ...] = ()
    target: tuple[PlainText, ...] = ()


def settled(text: str) -> str:
    """A text without what does not matter: how letters are composed, which spaces, line ends and isolates there are."""
    visible = ISOLATES.sub("", FORBIDDEN.sub("", " ".join(text.split())))
    return " ".join(unicodedata.normalize("NFC", visible).split())


def digest(text: str) -> str:
    """What tells a text from another, in ten characters."""
    return hashlib.sha256(settled(text).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def kind_of_field(name: str) -> str:
    """A field without the numbers of lists, so that items may change places: "quotes[2].text" is "quotes.text"."""
    return re.sub(r"\[[0-9]+\]", "", name)
