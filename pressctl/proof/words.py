"""The text layer, as a reader of PDFs gets it → the words that cannot be found or are copied as others.

PDFium is the reader of most browsers. It sorts a line that has both directions by rules of its own and tears a
vocalised word apart in a line of the other direction; those words are not asked for there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

import pypdfium2

from .fault import Fault, Kind, Seen, box_around

HYPHEN = re.compile("[\u2010\u00ad\ufffe\u0002]\\s*")  # at a line's end
ARABIC = re.compile("[\u0620-\u06d3]")
WORD = re.compile("[\u0620-\u065f\u0670-\u06d3]+|[^\\W\\d_]+|[0-9\u0660-\u0669]+")
CONTROLS = re.compile("[\u061c\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\ufffd\u0002\u0640]")


def unfound(pdf: bytes, seen: Iterable[Seen]) -> Iterator[Fault]:
    """The words of paragraphs that are on a page, but not in what a reader gets of it."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [frozenset(_words(page.get_textpage().get_text_range())) for page in document]
    for paragraph in seen:
        numbers = sorted({glyph.page for glyph in paragraph.drawn.values()})
        found = frozenset[str]().union(*(pages[number - 1] for number in numbers))
        lost = [
            word for word in dict.fromkeys(_words(paragraph.expected.text)) if not _is_found(word, found, paragraph)
        ]
        if lost:
            page, box = numbers[0] if numbers else 0, box_around(list(paragraph.drawn.values()))
            expected = paragraph.expected
            yield Fault(Kind.TEXT_LAYER, expected.text, 0, page, "", lost[0], expected.place, box)


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", CONTROLS.sub("", HYPHEN.sub("", text))).casefold())


def _is_broken(word: str, found: Collection[str]) -> bool:
    """Whether a word goes on over the next page."""
    return any(word[:at] in found and word[at:] in found for at in range(2, len(word) - 1))


def _is_found(word: str, found: Collection[str], paragraph: Seen) -> bool:
    """Whether a word is there; where PDFium puts the pieces of a line in another order, also inside another word."""
    if word in found or _is_broken(word, found):
        return True
    text = paragraph.expected.text
    is_mixed = bool(ARABIC.search(text)) and any(char.isascii() and char.isalpha() for char in text)
    is_vocalised = any(unicodedata.combining(char) for char in word)
    return is_mixed and (is_vocalised or any(word in other for other in found))
