"""Characters that have no business in a text, and how they are told to people."""

from __future__ import annotations

import json
import re
import unicodedata

# Controls, line separators, embeddings and overrides, byte order marks, halves of surrogates, non-characters, tags.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
ISOLATES = re.compile("[\u2066-\u2069]")


def unheld(text: str) -> str:
    """A text without what no text may hold, whoever let it in: not a second look, but a second wall."""
    return ISOLATES.sub("", FORBIDDEN.sub("", text))


def is_seen(text: str) -> bool:
    """Whether a text has anything that readers see: more than spaces, marks of direction and the like."""
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)


def code_point(character: str) -> str:
    """A character that cannot be seen, as it is shown to readers: <U+202E>."""
    return f"<U+{ord(character):04X}>"


# what may stand in JSON as it is, and would command the terminal or the log that shows it
COMMANDING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def quiet(written: str) -> str:
    """JSON in which nothing commands a terminal: such characters are written by their codes, which means the same."""
    return COMMANDING.sub(lambda found: json.dumps(found[0])[1:-1], written)
