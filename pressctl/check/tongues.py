"""Which language a character of a passage is in: as its writer declared it, and as the letters around it tell.

In: a passage and an offset. Out: the code of a language, such as "fr", or UNKNOWN: a name in Latin letters within
Arabic may be in any language, and so may what stands in « » within English. Code is in none.
"""

from __future__ import annotations

import re

from ..model.passage import ANY_LANGUAGE, Passage

UNKNOWN = ""
ARABIC = r"\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\ufb50-\ufdff\ufe70-\ufefc"
LATIN = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
LETTER = re.compile(rf"(?P<arabic>[{ARABIC}])|(?P<latin>[{LATIN}])")
ARABIC_LETTER = re.compile(rf"[{ARABIC}]")
NEAR = 200  # characters in which a letter on either side is looked for


def tongue(passage: Passage, offset: int) -> str:
    """The language of the character at `offset`."""
    leaf = passage.leaf(offset)
    declared = leaf.language.split("-", maxsplit=1)[0]
    if leaf.is_code:
        return UNKNOWN
    before, after = _letter_before(passage.text, offset), _letter_from(passage.text, offset)
    if declared == "ar":
        return UNKNOWN if before == after == "latin" else declared
    if before == after == "arabic" or (declared == ANY_LANGUAGE and "arabic" in (before, after)):
        return "ar"
    return UNKNOWN if declared == "en" and _is_within_guillemets(passage.text, offset) else declared


def speaks(passage: Passage, language: str) -> bool:
    """Whether anything in the passage may be in `language`."""
    if any(run.language.startswith(language) for run in passage.runs):
        return True
    return language == "ar" and ARABIC_LETTER.search(passage.text) is not None


def _letter_from(text: str, offset: int) -> str | None:
    found = LETTER.search(text, offset, offset + NEAR)
    return found.lastgroup if found else None


def _letter_before(text: str, offset: int) -> str | None:
    """The script of the nearest letter before `offset`; of the character itself, if that is a letter."""
    own = LETTER.match(text, offset)
    if own:
        return own.lastgroup
    for position in range(offset - 1, max(-1, offset - NEAR), -1):
        found = LETTER.match(text, position)
        if found:
            return found.lastgroup
    return None


def _is_within_guillemets(text: str, offset: int) -> bool:
    """Whether a French quotation, not declared as such, is open here."""
    return text.rfind("«", 0, offset) > text.rfind("»", 0, offset) and text.find("»", offset) >= 0
