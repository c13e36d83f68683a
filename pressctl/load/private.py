"""Names that are withheld, searched for in everything that a release shows. No finding repeats one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..model.finding import Finding
from ..model.node import Text
from .rules.privacy import PRV001

WORD = re.compile(r"\w+")
SHORTEST = 4  # letters of a name of one word: shorter ones are words as well


def betrayed(private: Iterable[Text], shown: Iterable[Text]) -> Iterator[Finding]:
    """A finding for each place where a text shows a name that its bearer withheld."""
    by_first = defaultdict(list)
    for name in private:
        pattern = _pattern(name)
        first = WORD.search(_folded(name))
        if pattern and first:
            by_first[first[0]].append((first.start(), pattern, name))
    for text in shown if by_first else ():
        folded = text.casefold()
        if len(folded) != len(text):  # a letter that is longer in small letters: places would not be true
            folded = text.lower() if len(text.lower()) == len(text) else str(text)
        for word in WORD.finditer(folded):
            for before, pattern, name in by_first.get(word[0], ()):
                match = pattern.match(folded, word.start() - before) if word.start() >= before else None
                if match:
                    message = f"a name stands here that line {name.place.line} of {name.path} withholds"
                    fix = "take the name out, or ask the person whether it may be shown"
                    yield Finding(PRV001, message, fix, text.at(match.start()))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _pattern(name: str) -> re.Pattern[str] | None:
    """The name as whole words, however it is spaced; none for what is too short to be told from a word."""
    words = [re.escape(word) for word in _folded(name).split()]
    if not words or (len(words) == 1 and len(name) < SHORTEST):
        return None
    spaced = r"\s+".join(words)
    return re.compile(rf"(?<!\w){spaced}(?!\w)")
