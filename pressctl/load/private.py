"""Names that are withheld, searched for in everything that a release shows. No finding repeats one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..model.finding import Finding
from ..model.folding import ALIKE_TABLE
from ..model.node import Text
from ..model.place import Place
from .rules.privacy import PRV001

WORD = re.compile(r"[^\W_]+")
SHORTEST = 4  # letters of a name of one word: shorter ones are words as well
ENDS = re.compile(r"[.,;:!?،؛؟]")  # what no name goes on behind, unless it has it itself
JOINED = re.compile("(?:[وف]?[بلك]?(?=..))?")  # what Arabic writes in one word with the name behind it
CUT = "…"


class Token(NamedTuple):
    """A word as it is compared, and where it begins and ends in the text."""

    word: str
    start: int
    end: int


class Withheld:
    """Names to be searched for, however a text spaces, marks up, accents or vowels them."""

    def __init__(self, names: Iterable[Text]) -> None:
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], bool, Text]]] = defaultdict(list)
        for name in names:
            words = tuple(token.word for token in _tokens(name))
            if words and (len(words) > 1 or len(name) >= SHORTEST):
                self._by_first[words[0]].append((words, bool(ENDS.search(name)), name))

    def found(self, text: str) -> Iterator[tuple[int, int, Text]]:
        """Where each of them begins and ends in `text`."""
        tokens = _tokens(text) if self._by_first else []
        for position, token in enumerate(tokens):
            joined = JOINED.match(token.word)
            for begin in range(joined.end() + 1 if joined else 1):
                for words, has_signs, name in self._by_first.get(token.word[begin:], ()):
                    there = tokens[position : position + len(words)]
                    if tuple(one.word for one in there[1:]) == words[1:] and _is_one(text, there, has_signs):
                        yield token.start + begin, there[-1].end, name

    def betrayed(self, text: str, at: Callable[[int], Place]) -> Iterator[Finding]:
        """A finding for each place where `text` shows a name; `at` gives the place of a character."""
        for start, _, name in self.found(text):
            message = f"a name stands here that line {name.place.line} of {name.path} withholds"
            yield Finding(PRV001, message, "take the name out, or ask the person whether it may be shown", at(start))

    def hushed(self, finding: Finding) -> Finding:
        """The finding without any of the names, also where its message was cut within one."""
        message, fix = self._hushed(finding.message), self._hushed(finding.fix)
        edits = () if any([*self.found(edit.old)] for edit in finding.edits) else finding.edits
        details = tuple(map(self._hushed, finding.details))
        if (message, fix, edits, details) == (finding.message, finding.fix, finding.edits, finding.details):
            return finding
        return replace(finding, message=message, fix=fix, edits=edits, details=details)

    def _hushed(self, message: str) -> str:
        for start, end, _ in sorted(self.found(message), reverse=True):
            message = message[:start] + CUT + message[end:]
        cut = message.find(CUT)
        while cut >= 0:
            tail = self._begun(message[:cut])
            message, cut = message[:tail] + message[cut:], tail
            cut = message.find(CUT, cut + 1)
        return message

    def _begun(self, text: str) -> int:
        """Where `text` ends with the beginning of a name, the place of that; otherwise its length."""
        tokens = _tokens(text)
        if not tokens or tokens[-1].end < len(text.rstrip()):
            return len(text)
        for names in self._by_first.values():
            for words, *_ in names:
                for length in range(min(len(words), len(tokens)), 0, -1):
                    there = tokens[-length:]
                    is_long = length > 1 or len(there[0].word) >= SHORTEST
                    is_begun = words[length - 1].startswith(there[-1].word) and is_long
                    if is_begun and tuple(one.word for one in there[:-1]) == words[: length - 1]:
                        return there[0].start
        return len(text)


def betrayed(private: Iterable[Text], shown: Iterable[Text]) -> Iterator[Finding]:
    """A finding for each place where a text shows a name that its bearer withheld."""
    withheld = Withheld(private)
    for text in shown:
        yield from withheld.betrayed(text, text.at)


def _is_one(text: str, tokens: Sequence[Token], has_signs: bool) -> bool:
    """Whether nothing stands between these words that would tear them apart."""
    gaps = (text[one.end : other.start] for one, other in pairwise(tokens))
    return has_signs or not any(ENDS.search(gap) for gap in gaps)


def _tokens(text: str) -> list[Token]:
    """The words of `text` as they are compared."""
    letters = [(letter, offset) for offset, character in enumerate(text) for letter in _letters(character)]
    plain = "".join(letter for letter, _ in letters)
    return [
        Token(match[0], letters[match.start()][1], letters[match.end() - 1][1] + 1) for match in WORD.finditer(plain)
    ]


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    """A character without case, accents and vowel marks; nothing for what cannot be seen."""
    apart = unicodedata.normalize("NFKD", character).casefold()
    kept = (one for one in apart if unicodedata.category(one) not in ("Mn", "Cf") and one != "ـ")
    return "".join(kept).translate(ALIKE_TABLE)
