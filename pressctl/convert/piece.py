"""A stretch of a paragraph that may become a run, and the signs around it that belong to it.

Brackets and quotation marks are never halved, an abbreviation keeps its full stop, a name its exclamation mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..model.language import Direction
from .flat import OBJECT
from .tokens import ABBREVIATION, ARABIC_ABBREVIATION, ARABIC_FIGURE, FIGURE_AFTER_NAME, NUMBERED, PAIRS

BARRIER = frozenset(OBJECT + "\n\u2028\u2029")
CLOSERS = frozenset(PAIRS.values())
NEAR = 24  # characters between a run and the marks that enclose it


@dataclass(slots=True)
class Piece:
    """A stretch that may become a run or part of one.

    Numeric pieces are of digits and signs only; a closed one, such as an address, ends the run it stands in.
    """

    start: int
    end: int
    numeric: bool
    language: str | None = None
    is_closed: bool = False


def is_own(character: str, base: Direction) -> bool:
    bidi = unicodedata.bidirectional(character)
    return bidi in ("R", "AL") if base == "rtl" else bidi == "L"


def is_foreign(character: str, base: Direction) -> bool:
    return is_own(character, "ltr" if base == "rtl" else "rtl")


def balanced(text: str, piece: Piece) -> list[Piece]:
    """A run never holds half a pair of brackets or quotation marks: it takes the other half in, or is split there."""
    alone = _without_partner(text, piece)
    if len(alone) == 1:
        whole = _with_partner(text, piece, alone[0])
        if whole:
            return [whole]
    edges = [piece.start - 1, *alone, piece.end]
    parts = [_trimmed(text, start + 1, end) for start, end in pairwise(edges)] if alone else []
    return [replace(piece, start=start, end=end) for start, end in parts if start < end] if alone else [piece]


def _without_partner(text: str, piece: Piece) -> list[int]:
    """Where the brackets and marks stand whose other half is not in the piece."""
    open_at: list[int] = []
    alone: list[int] = []
    for position in range(piece.start, piece.end):
        character = text[position]
        if character in "‘’" and _apostrophe(text, position):
            continue
        if character in PAIRS:
            open_at.append(position)
        elif character in CLOSERS:
            if open_at and PAIRS[text[open_at[-1]]] == character:
                open_at.pop()
            else:
                alone.append(position)
    return sorted([*alone, *open_at])


def _with_partner(text: str, piece: Piece, at: int) -> Piece | None:
    """The piece with the other half of the mark `at`, if that stands directly before or after it."""
    mark = text[at]
    if mark in CLOSERS:
        return replace(piece, start=piece.start - 1) if _opens(text, piece.start - 1, mark) else None
    signs = re.match(r"[.!?…]{0,3}", text[piece.end : piece.end + 3])
    stop = piece.end + (signs.end() if signs else 0)
    return replace(piece, end=stop + 1) if text[stop : stop + 1] == PAIRS[mark] else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the spaces and signs at both its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or unicodedata.combining(text[end - 1])):
        end -= 1
    return start, end


def _apostrophe(text: str, position: int) -> bool:
    return text[position - 1 : position].isalnum() and text[position + 1 : position + 2].isalnum()


def _opens(text: str, position: int, closer: str) -> bool:
    return position >= 0 and PAIRS.get(text[position]) == closer


def with_neighbours(text: str, piece: Piece, base: Direction) -> Piece:
    """Take in the marks that belong to the run: the ones before it, after it, and all that shares its brackets."""
    start, end = piece.start, piece.end
    if piece.numeric:
        return piece
    before = re.search(r"©[ \u00a0\u202f]?$", text[max(0, start - 2) : start])
    if before:
        start -= len(before[0])
    if base == "rtl":
        # a name may end with its own mark; after an address or a tag the mark is the sentence's
        is_address = re.search(r"[/@#]\S*$", text[start:end])
        end = end if is_address else _after(text, end, "!?…™®")
        figure = None if is_address else FIGURE_AFTER_NAME.match(text, end)
        if figure and closes_phrase(text, figure.end(), base, ()):
            end = figure.end()
        if text[end : end + 1] == "." and ABBREVIATION.search(text[max(start, end - NEAR) : end + 1]):
            end += 1
    else:
        end = _after(text, end, "،؛؟٪")
        figure = ARABIC_FIGURE.match(text, end)
        named = NUMBERED.search(text[max(start, end - NEAR) : end])
        if figure and (named or closes_phrase(text, figure.end(), base, ())):
            end = figure.end()
        if text[end : end + 1] == "." and ARABIC_ABBREVIATION.search(text[max(start, end - NEAR) : end + 1]):
            end += 1
    return _quoted(text, replace(piece, start=start, end=end), base)


def _after(text: str, end: int, marks: str) -> int:
    """The first position from `end` on where none of the marks stands."""
    while end < len(text) and text[end] in marks:
        end += 1
    return end


def _quoted(text: str, piece: Piece, base: Direction) -> Piece:
    """Inside its own quotation marks a run owns all signs; curly marks, which have no mirror image, it owns as well."""
    before, after = text[max(0, piece.start - NEAR) : piece.start], text[piece.end : piece.end + NEAR]
    opener = re.search(r"([(\[«“‘‹])[^\w(\[«“‘‹]*$", before)
    if not opener:
        return piece
    closer = re.match(r"[^\w)\]»”’›]*([)\]»”’›])", after)
    if not closer or closer[1] != PAIRS[opener[1]] or BARRIER & set(opener[0] + closer[0]):
        return piece
    start, end = piece.start - len(before) + opener.start(), piece.end + closer.end()
    inner_start, inner_end = start + 1, end - 1
    if base == "rtl" and opener[1] in "“‘":
        return replace(piece, start=start, end=end)
    inner = text[inner_start:inner_end]
    lead, tail = len(inner) - len(inner.lstrip()), len(inner.rstrip())
    return replace(piece, start=inner_start + lead, end=inner_start + tail)


def closes_phrase(text: str, end: int, base: Direction, following: Sequence[Piece]) -> bool:
    """Whether a figure after a foreign word belongs to it: not if it counts the word of the page that follows."""
    rest = text[end : end + NEAR].lstrip(" \u00a0\u202f")
    if not rest or not is_own(rest[0], base):
        return True
    return bool(following) and not text[end : following[0].start].strip()
