"""The alphabetical order of names, as each language has it: the only door to pyuca."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from pyuca import Collator

from ..model.folding import folded
from ..model.naming import GLUED, Vocabulary

Key = tuple[tuple[int, ...], tuple[int, ...]]

MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
# one place in the order for the letters that Arabic takes for one: hamza on its carriers, ة as ت, ى as ي
ONE_LETTER = str.maketrans("أإآٱؤئةى", "اااا" + "وي" + "تي")
OPENING = re.compile(r"^\W+")
FIRST = re.compile(r"(\w+)(['’]|\s+)(?=\w)")
AFTER_Z = "ǀǁǂǃ"  # the last Latin letters of Unicode's order, which no name has


@cache
def _collator() -> Collator:
    return Collator()


@dataclass(frozen=True)
class Order:
    """The order of a page in `language`."""

    language: str
    vocabulary: Vocabulary

    def of_organisation(self, name: str, language: str) -> Key:
        """Where a name that is in `language` stands: its article does not count."""
        return self._key(_without(name, self.vocabulary.articles.get(language, ())))

    def of_person(self, name: str) -> Key:
        """Where a person stands, by the name as it is written: particles and an Arabic article do not count."""
        glued = {word for words in self.vocabulary.articles.values() for word in words if word.endswith("-")}
        return self._key(_without(name, self.vocabulary.particles.get(self.language, frozenset()) | glued))

    def _key(self, name: str) -> Key:
        last = self.vocabulary.last.get(self.language, ())
        text = unicodedata.normalize("NFC", name).replace("\u00a0", " ").replace("\u202f", " ")
        for letter, stand_in in zip(last, AFTER_Z, strict=False):
            text = text.replace(letter, stand_in).replace(letter.upper(), stand_in)
        bare = MARKS.sub("", text)
        return _collator().sort_key(bare.translate(ONE_LETTER)), _collator().sort_key(bare)


def _without(name: str, small: Collection[str]) -> str:
    """A name without what does not count at its beginning: quotation marks, and one of the `small` words."""
    begun = OPENING.sub("", name)
    first = FIRST.match(begun)
    if first and folded(first[1]) in small:
        return begun[first.end() :]
    glued = next((word[:-1] for word in small if word.endswith("-") and begun.startswith(word[:-1])), "")
    return begun[len(glued) :] if len(begun) >= GLUED else begun
