"""The text layer, as a reader of PDFs gets it → the words that cannot be found or are copied as others.

PDFium is the reader of most browsers. It sorts a line that has both directions by rules of its own and tears a
vocalised word apart in a line of the other direction; those words are not asked for there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise

import pypdfium2

from .fault import Fault, Kind, Seen, box_around
from .letters import fold

HYPHEN = re.compile("[\u2010\u00ad\ufffe\u0002]\\s*")  # at a line's end
ARABIC = re.compile("[\u0620-\u06d3]")
WORD = re.compile("[\u0620-\u065f\u0670-\u06d3]+|[^\\W\\d_]+|[0-9\u0660-\u0669]+")
CONTROLS = re.compile("[\u061c\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\ufffd\u0002\u0640]")


Aside = Callable[[int], Iterable[str]]  # the letters of each line of a page that is no part of its text


class _Read:
    """A page as a reader gets it: its text and its words."""

    def __init__(self, text: str) -> None:
        self.text, self.words = text, frozenset(_words(text))

    def has_begun(self, part: str) -> bool:
        """Whether a word's first part stands there before a hyphen; a running foot may follow it at once."""
        return any(words and words[-1] == part for words in map(_words, HYPHEN.split(self.text)[:-1]))

    def without(self, aside: Iterable[str]) -> Collection[str]:
        """Its words if those that stand `aside` are left out: a watermark is read within a word that is broken."""
        left_out = {_sorted(word) for letters in aside for word in letters.split()}
        return _words(re.sub(r"\S+", lambda word: "" if _sorted(word[0]) in left_out else word[0], self.text))


def unfound(pdf: bytes, seen: Iterable[Seen], aside: Aside) -> Iterator[Fault]:
    """The words of paragraphs that are on a page, but not in what a reader gets of it."""
    pages = [_Read(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]
    for paragraph in seen:
        numbers = sorted({glyph.page for glyph in paragraph.drawn.values()})
        found = frozenset[str]().union(*(pages[number - 1].words for number in numbers))
        lost = [
            word
            for word in dict.fromkeys(_words(paragraph.expected.text))
            if not _is_found(word, found, paragraph)
            and not _goes_on(word, paragraph, pages)
            and not any(word in pages[number - 1].without(aside(number)) for number in numbers)
        ]
        if lost:
            page, box = numbers[0] if numbers else 0, box_around(list(paragraph.drawn.values()))
            expected = paragraph.expected
            yield Fault(Kind.TEXT_LAYER, expected.text, 0, page, "", lost[0], expected.place, box)


def pages_as_read(pdf: bytes) -> Iterator[str]:
    """The text of each page as a reader of PDFs gets it; of what is no PDF, or a damaged one, nothing."""
    try:
        for page in pypdfium2.PdfDocument(pdf):
            yield page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return


def _sorted(text: str) -> str:
    """The letters of a line, in whatever order they stand."""
    return "".join(sorted(fold(char) for char in text))


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", CONTROLS.sub("", HYPHEN.sub("", text))).casefold())


def _goes_on(word: str, paragraph: Seen, pages: Sequence[_Read]) -> bool:
    """Whether a word begins on one page and goes on over the next, and is in both."""
    text, drawn = paragraph.expected.text, paragraph.drawn
    for before, after in pairwise(sorted(drawn)):
        if drawn[before].page == drawn[after].page:
            continue
        first, last = _words(text[:after])[-1:], _words(text[after:])[:1]
        if first and last and first[0] + last[0] == word and last[0] in pages[drawn[after].page - 1].words:
            return pages[drawn[before].page - 1].has_begun(first[0])
    return False


def _is_found(word: str, found: Collection[str], paragraph: Seen) -> bool:
    """Whether a word is there; where PDFium puts the pieces of a line in another order, also inside another word."""
    if word in found:
        return True
    text = paragraph.expected.text
    is_mixed = bool(ARABIC.search(text)) and any(char.isascii() and char.isalpha() for char in text)
    is_vocalised = any(unicodedata.combining(char) for char in word)
    return is_mixed and (is_vocalised or any(word in other for other in found))
