"""Lines in the right order → the Arabic words that are not drawn in the forms that shaping demands, or not joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from .faces import LANGUAGES, Face, Faces
from .read import Glyph

WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5-\u06df\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]+")
NOT_JOINED_ONWARDS = frozenset("ءآأؤإاةدذرزوىٱٲٳٵٶٷڈڌڎڑژڕۄۆۇۈۉۊۋۏۓەۥۦۮۯ\u200c")
SEAM = 0.05  # em: a wider gap between joined letters can be seen


def unjoined(text: str, drawn: Mapping[int, Glyph], faces: Faces) -> Iterator[tuple[int, str]]:
    """The words of a text that are drawn wrongly, each with the index of its first letter.

    `drawn` has the glyph of each letter, by its index in the text.
    """
    for word in WORD.finditer(text):
        places = [i for i in range(*word.span()) if i in drawn]
        if len(places) < 2:
            continue
        if not _in_form(text, word, places, drawn, faces) or _torn(text, places, drawn):
            yield places[0], word[0]


def _in_form(text: str, word: re.Match[str], places: Iterable[int], drawn: Mapping[int, Glyph], faces: Faces) -> bool:
    """Whether each letter is drawn with a glyph that the font's own shaping gives it in this word."""
    demanded: dict[Face, dict[int, set[int]]] = {}
    for i in places:
        known = faces.by_font[drawn[i].font]
        if known is None:
            return True  # there is no telling; the font itself is reported
        if known not in demanded:
            demanded[known] = _demanded(text, word, known)
        if drawn[i].gid not in demanded[known].get(i, set()):
            return False
    return True


def _demanded(text: str, word: re.Match[str], known: Face) -> dict[int, set[int]]:
    """The glyphs that shaping may put out for each letter: with the words around it, with its neighbours, alone."""
    start, end = word.span()
    demanded: dict[int, set[int]] = {}
    for first, last in {(start, end), (max(0, start - 1), end + 1), _phrase(text, start, end)}:
        part = text[first:last]
        for language in LANGUAGES:
            for glyph in known.shape(part, "rtl", "Arab", language):
                for i in range(first + glyph.start, first + glyph.start + len(glyph.text)):
                    demanded.setdefault(i, set()).add(glyph.gid)
    return demanded


def _phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of Arabic words and spaces around a word."""
    for run in re.finditer(f"(?:{WORD.pattern}|\\s)+", text):
        if run.start() <= start and end <= run.end():
            return run.span()
    return start, end


def _torn(text: str, places: list[int], drawn: Mapping[int, Glyph]) -> bool:
    """Whether there is a gap after a letter that joins the next."""
    for i, following in pairwise(places):
        right, left = drawn[i], drawn[following]
        joins = text[i] not in NOT_JOINED_ONWARDS and text[following] != "ء" and "\u200c" not in text[i:following]
        if joins and right.x0 - left.x1 > SEAM * right.size:
            return True
    return False
