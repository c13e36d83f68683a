"""Text → the order that the Unicode Bidirectional Algorithm (UAX #9) asks for.

The only importer of `bidi` besides the report. Levels come from python-bidi's compiled `unicode-bidi`, which resolves
all of BidiCharacterTest.txt rightly but shows levels only in its debug print, and mirrors nothing; so the rules for a
line (L1, L2, L4) are here. Isolates in the text (U+2066, U+2067, U+2069) stand for `<span dir>`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from bidi import get_display
from bidi.mirror import MIRRORED

from pressctl.model.language import Direction

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
NEWER_BRACKETS = "⹕⹖⹗⹘⹙⹚⹛⹜"  # of Unicode 14, which python-bidi's table does not yet have
MIRRORS: Final[dict[str, str]] = {
    **MIRRORED,
    **dict(zip(NEWER_BRACKETS, "⹖⹕⹘⹗⹚⹙⹜⹛", strict=True)),
}

# Rule X9 takes these out; like spaces at a line's end they have no place of their own.
REMOVED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
ISOLATING = frozenset({"LRI", "RLI", "FSI", "PDI"})
BLANK = REMOVED | ISOLATING | {"WS"}
SEPARATORS = frozenset({"S", "B"})
Run = tuple[int, list[int]]  # a level, and the characters that have it
PARAGRAPH_LEVEL: Final[dict[Direction, int]] = {"ltr": 0, "rtl": 1}


@lru_cache(maxsize=4096)
def levels(text: str, base: Direction) -> tuple[int, ...]:
    """The embedding level of each character of one paragraph, by rules P1 to I2: odd levels run right to left."""
    if not text:
        return ()
    printed = get_display(text, base_dir="R" if base == "rtl" else "L", debug=True)
    listed = re.search(r"\n    levels: \[(.*?)\n    \]", printed, re.DOTALL)
    by_byte = [int(level) for level in re.findall(r"Level\(\s*(\d+)", listed[1])] if listed else []
    starts = [0]
    for char in text:
        starts.append(starts[-1] + len(char.encode()))
    if len(by_byte) != starts[-1]:
        raise RuntimeError("this version of python-bidi prints its levels in a form that pressctl does not know")
    return tuple(by_byte[start] for start in starts[:-1])


def order(text: str, of_levels: Sequence[int], base: Direction) -> list[int]:
    """The characters of one line from left to right, as indices into `text`: rules L1 and L2."""
    line = _at_line_end(text, of_levels, PARAGRAPH_LEVEL[base])
    runs = [(level, list(places)) for level, places in groupby(range(len(text)), key=line.__getitem__)]
    for level in range(max(line, default=0), 0, -1):
        runs = list(_turned(runs, level))
    return [place for _, places in runs for place in places]


def _turned(runs: list[Run], level: int) -> Iterator[Run]:
    """Rule L2 at one level: what is as deep as it, or deeper, is turned round."""
    for is_deep, group in groupby(runs, key=lambda run: run[0] >= level):
        yield from ((deep, places[::-1]) for deep, places in reversed(list(group))) if is_deep else group


def _at_line_end(text: str, of_levels: Sequence[int], base: int) -> list[int]:
    """Rule L1: separators, and the blanks before them and at the end, take the paragraph's level."""
    line, trailing = list(of_levels), True
    is_divided = any(unicodedata.bidirectional(char) in SEPARATORS for char in set(text))
    for i in reversed(range(len(text))):
        kind = unicodedata.bidirectional(text[i])
        trailing = kind in SEPARATORS or (trailing and kind in BLANK)
        if trailing:
            line[i] = base
        elif not is_divided:
            break
    return line


def mirrored(char: str, level: int) -> str:
    """Rule L4: what a character looks like at a level: a bracket that runs right to left is turned round."""
    return MIRRORS.get(char, char) if level % 2 else char


def visual(text: str, base: Direction) -> str:
    """One line of text as it is seen, from left to right, without directional controls."""
    of_levels = levels(text, base)
    return "".join(
        mirrored(text[i], of_levels[i])
        for i in order(text, of_levels, base)
        if unicodedata.bidirectional(text[i]) not in REMOVED | ISOLATING
    )
