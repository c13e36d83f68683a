"""The glossary's spellings, found as whole words, whatever a language glues to a word or adds for a plural."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from ..model.newsroom import Term

BEFORE = r"(?<!\w)"
GLUED = r"(?<!\w)(?:[وف]?(?:لل|[بكل]?(?:ال)?))??"  # and, so; with, as, for; the
AFTER = r"(?:e?s)?(?!\w)"


GAP = re.compile(r"[\s'’]+")


@lru_cache(maxsize=8192)  # a glossary may be long, and each passage asks for all of it
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


def occurs(spelling: str, folded: str, language: str) -> bool:
    """Whether a text, given in small letters, has this spelling, in small or capital letters."""
    small, longest = _sought(spelling)
    return longest in folded and pattern((small,), language).search(folded) is not None


@lru_cache(maxsize=8192)
def _sought(spelling: str) -> tuple[str, str]:
    """A spelling in small letters, and its longest word: looking for that first is many times faster."""
    small = spelling.casefold()
    return small, max(GAP.split(small), key=len)


class Avoided:
    """The spellings that a glossary wants to avoid in one language."""

    def __init__(self, glossary: Sequence[Term], language: str) -> None:
        self.language = language
        self._terms = {str(spelling): term for term in glossary for spelling in term.avoid.get(language, ())}
        self._wanted = tuple(str(term.term[language]) for term in glossary if language in term.term)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return pattern(tuple(self._terms), self.language)

    def found(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Where such a spelling stands, though not as a part of a name that is spelt as wanted; and its term."""
        matches = list(self._words.finditer(text)) if self._terms else []
        right = [one.span(1) for one in pattern(self._wanted, self.language).finditer(text)] if matches else []
        for found in matches:
            start, end = found.span(1)
            if not any(begin <= start and end <= last for begin, last in right):
                yield found, next(term for spelling, term in self._terms.items() if _same(spelling, found[1]))


def _same(spelling: str, found: str) -> bool:
    return spelling.replace("’", "'").split() == found.replace("’", "'").split()
