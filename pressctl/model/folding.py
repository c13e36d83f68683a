"""Names as they are compared: without case, accents, vowel marks and the spellings that writers of Arabic exchange.

Folded names are for comparing only; nothing that a reader sees is ever made of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ELIDED = re.compile(r"\b([cdjlmnst]|qu)['’](?=\w)")  # l’ and d’ are words of their own
# vowel marks, accents, tatweel, apostrophes, and what cannot be seen
MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff'’‘ʼ`´]"
)
APART = re.compile(r"[\W_]+")
# what Unicode does not take apart: ى and ي, ة and ه, Persian forms, digits of other scripts, letters with a stroke
ALIKE: dict[str, str] = dict(zip("ىةٱکیہøłđ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "يهاكيهold01234567890123456789", strict=True))
ALIKE_TABLE = str.maketrans({**ALIKE, "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """`name` in small letters without accents and marks, أ إ آ as ا, ى as ي, ة as ه; words with one space between."""
    small = ELIDED.sub(r"\1 ", unicodedata.normalize("NFKC", name).casefold())
    return APART.sub(" ", MARKS.sub("", unicodedata.normalize("NFD", small)).translate(ALIKE_TABLE)).strip()


@lru_cache(maxsize=8192)
def script(character: str) -> str | None:
    """The script of a letter, such as LATIN, GREEK, CYRILLIC or ARABIC; none for what is no letter."""
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else None


def main_script(text: str) -> str | None:
    """The script of the first letter of a text."""
    return next(filter(None, map(script, text)), None)
