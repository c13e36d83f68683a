"""The glossary's spellings, found as whole words, whatever a language glues to a word or adds for a plural."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

BEFORE = r"(?<!\w)"
GLUED = r"(?<!\w)(?:[وف]?(?:لل|[بكل]?(?:ال)?))??"  # and, so; with, as, for; the
AFTER = r"(?:e?s)?(?!\w)"


@lru_cache
def pattern(spellings: tuple[str, ...], language: str) -> re.Pattern[str]:
    """What finds any of these spellings; group 1 is the spelling itself. The longest comes first where several fit."""
    longest = sorted(spellings, key=len, reverse=True)
    either = "|".join(_spaced(spelling) for spelling in longest) or r"(?!)"
    if language == "ar":
        return re.compile(rf"{GLUED}({either})(?!\w)")
    return re.compile(rf"{BEFORE}({either}){AFTER}")


def _spaced(spelling: str) -> str:
    """A spelling with any kind of gap between its words, and either apostrophe."""
    words = (re.sub(r"['’]", "['’]", re.escape(word)) for word in spelling.split())
    return r"\s+".join(words)


def occurs(spellings: Iterable[str], text: str, language: str) -> bool:
    """Whether a text has any of these spellings, in small or capital letters."""
    return bool(pattern(tuple(s.casefold() for s in spellings), language).search(text.casefold()))
