"""Text as it is compared: without case, accents, vowel marks and kinds of space, and the way back to what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

HIDDEN = re.compile("[\u00ad\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
SIGNS = {
    " ": "\t\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000",
    "-": "\u2010\u2011\u2212",
    "'": "\u2019\u02bc",
    "%": "٪\ufe6a",
    "ا": "أإآٱ",
    "ه": "ة",
    "ي": "ىی",
    "ك": "ک",
}
ALIKE = {ord(letter): plain for plain, letters in SIGNS.items() for letter in letters}
ALIKE |= {ord(zero) + n: str(n) for zero in "٠۰" for n in range(10)}
ALIKE |= {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x180)}
ALIKE[ord("İ")] = "i"  # the one letter that lower() makes two of


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` as it is compared; the character `n` of it stands at `offsets[n]` in `source`."""

    source: str
    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` stand in the source, with the marks on the last of them."""
        last = self.offsets[end - 1] + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return self.offsets[start], last


def folded(source: str) -> Folded:
    """The text as it is compared."""
    alike = source.translate(ALIKE).lower()
    if not HIDDEN.search(alike):
        return Folded(source, alike, range(len(alike)))
    offsets: list[int] = []
    seen = 0
    for hidden in HIDDEN.finditer(alike):
        offsets += range(seen, hidden.start())
        seen = hidden.end()
    offsets += range(seen, len(alike))
    return Folded(source, HIDDEN.sub("", alike), offsets)


def fold(word: str) -> str:
    """A word of a vocabulary as it is compared."""
    return folded(word).text
