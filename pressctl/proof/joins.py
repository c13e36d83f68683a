"""Lines in the right order → the Arabic words that are not drawn in the forms that shaping demands, or not joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from .faces import LANGUAGES, Face, Faces
from .page import Glyph

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
    left = {}
    for i in places:
        known = faces.by_font[drawn[i].font]
        if known is None:
            return True  # there is no telling; the font itself is reported
        left[i] = known
    for language in LANGUAGES:
        for first, last in contexts(text, word):
            for known in set(left.values()):
                demanded = _demanded(text[first:last], known, language)
                left = {
                    i: face
                    for i, face in left.items()
                    if face is not known or drawn[i].gid not in demanded.get(i - first, ())
                }
            if not left:
                return True
    return False


def contexts(text: str, word: re.Match[str]) -> Iterator[tuple[int, int]]:
    """What may be shaped as one: the word, with its neighbours, with the words around it."""
    start, end = word.span()
    yield start, end
    yield max(0, start - 1), end + 1
    yield _phrase(text, start, end)


@lru_cache(maxsize=1 << 14)
def _demanded(part: str, known: Face, language: str) -> Mapping[int, frozenset[int]]:
    """The glyphs that shaping puts out for each letter of a part of a text."""
    demanded: dict[int, set[int]] = {}
    for glyph in known.shape(part, "rtl", "Arab", language):
        for i in range(glyph.start, glyph.start + len(glyph.text)):
            demanded.setdefault(i, set()).add(glyph.gid)
    return {i: frozenset(gids) for i, gids in demanded.items()}


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
