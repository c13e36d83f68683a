"""How two versions of a text differ, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """Words that stayed (`kept`), or words that went (`gone`) with those that came in their place (`come`)."""

    kept: str = ""
    gone: str = ""
    come: str = ""


def compared(before: str, now: str) -> tuple[Piece, ...]:
    """Both versions as one row of pieces, in the order of the text."""
    old, new = before.split(), now.split()
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(kept=" ".join(old[i1:i2])))
        else:
            pieces.append(Piece(gone=" ".join(old[i1:i2]), come=" ".join(new[j1:j2])))
    return tuple(pieces)
