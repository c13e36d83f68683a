"""The runs of a paragraph that are to be read in the other direction.

The page engine resolves direction a line and an inline box at a time and knows neither `<bdi>` nor isolates over a
line break (docs/decisions/0002). So the runs are found here, over a whole paragraph, before it is broken into lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.language import Direction
from .flat import OBJECT
from .lexicon import NO_NAMES, Lexicon, direction_of, first_strong
from .piece import BARRIER, Piece, balanced, closes_phrase, is_foreign, is_own, with_neighbours
from .tokens import NUMERIC_DATE, PLAIN_NUMBER, TOKEN

ARABIC_POINTS = frozenset("،؛؟٪")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` up to `end` of a paragraph are to be read in `direction`, as text in `language`."""

    start: int
    end: int
    direction: Direction
    language: str


def _tokens(text: str, base: Direction, lexicon: Lexicon) -> list[Piece]:
    """Known names and tokens, none overlapping another, names first."""
    pieces: list[Piece] = []
    taken = bytearray(len(text))
    names = (Piece(start, end, False, language) for start, end, language in lexicon.find(text))
    for piece in [*(n for n in names if direction_of(n.language) != base), *_islands(text, base)]:
        if not any(taken[piece.start : piece.end]):
            taken[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
            pieces.append(piece)
    return pieces


def _islands(text: str, base: Direction) -> Iterator[Piece]:
    """Addresses, numbers with signs and the like, as far as they would come apart in a line of direction `base`.

    Figures in Arabic-Indic digits are left alone: they are read from right to left whatever the span (UAX #9, N1).
    """
    for match in TOKEN.finditer(text):
        token = match[0]
        is_plain = PLAIN_NUMBER.fullmatch(token) and not NUMERIC_DATE.fullmatch(token)
        is_latin = any("0" <= c <= "9" for c in token)
        match match.lastgroup:
            case "tag" if first_strong(token) != base:
                yield Piece(*match.span(), False)
            case "phone" if base == "rtl" and is_latin:
                yield Piece(*match.span(), True)
            case "figures" if base == "rtl" and is_latin and not is_plain:
                yield Piece(*match.span(), True)
            case "address" | "email" if base == "rtl":
                yield Piece(*match.span(), False, "en", is_closed=True)


def _words(text: str, base: Direction, taken: Sequence[Piece]) -> list[Piece]:
    """Letters of the other direction with the marks, digits and connectors that make a word of them."""
    covered = bytearray(len(text))
    for piece in taken:
        covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    pattern = LATIN_WORD if base == "rtl" else ARABIC_WORD
    pieces = []
    for match in pattern.finditer(text):
        start, end = match.span()
        for piece_start, piece_end in _gaps(covered, start, end):
            if any(is_foreign(c, base) or unicodedata.bidirectional(c) == "AN" for c in text[piece_start:piece_end]):
                is_number = not any(is_foreign(c, base) for c in text[piece_start:piece_end])
                pieces.append(Piece(piece_start, piece_end, is_number))
    return pieces


def _gaps(covered: bytearray, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The stretches from `start` to `end` that nothing covers."""
    position = start
    while position < end:
        if covered[position]:
            position += 1
            continue
        stop = position
        while stop < end and not covered[stop]:
            stop += 1
        yield position, stop
        position = stop


_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER = rf"[^\W\d_{_RTL}]"
LATIN_WORD = re.compile(
    rf"(?:(?:(?<![\w.])|(?<=[\s(«][وبلكف]))\.(?={_LETTER}))?"  # .NET
    rf"(?:(?<![^\W{_RTL}])[0-9]{{1,9}}(?:[.\-][0-9]{{1,9}}){{0,3}}-?)?"  # 5G, 802.11ac
    rf"{_LETTER}[^\W{_RTL}]*(?:[\u0300-\u036f]+[^\W{_RTL}]*)*"
    rf"(?:(?:[-–'’._/&:·+]|\((?=[^()\s]*\)[\w]))[^\W{_RTL}]+\)?)*(?:\+\+|[+#])?"
)
ARABIC_WORD = re.compile(rf"[{_RTL}\u200c\u200d](?:[{_RTL}\u200c\u200d\u0300-\u036f_]|(?<=[{_RTL}])-(?=[{_RTL}]))*")


def runs(text: str, base: Direction, lexicon: Lexicon = NO_NAMES) -> list[Run]:
    """The runs of a paragraph whose direction is not `base`, in order, none overlapping another."""
    has_own = any(is_own(c, base) for c in text)
    if not has_own and OBJECT not in text and any(is_foreign(c, base) for c in text):
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return [_run(text, Piece(start, end, False, _whole_name(text, lexicon)), base)]
    tokens = _tokens(text, base, lexicon)
    pieces = sorted([*tokens, *_words(text, base, tokens)], key=lambda p: p.start)
    joined = [with_neighbours(text, piece, base) for piece in _joined(text, pieces, base)]
    return [_run(text, piece, base) for piece in _distinct(joined)]


def _whole_name(text: str, lexicon: Lexicon) -> str | None:
    return lexicon.names.get(text.strip().replace("\u00a0", " "))


def _run(text: str, piece: Piece, base: Direction) -> Run:
    if base == "ltr":
        return Run(piece.start, piece.end, "rtl", piece.language or "ar")
    return Run(piece.start, piece.end, "ltr", piece.language or latin_language(text[piece.start : piece.end]))


def latin_language(text: str) -> str:
    """A guess where nobody said: figures belong to the Arabic around them, accents to French."""
    if first_strong(text) is None:
        return "ar"
    return "fr" if re.search(r"[àâçèéêëîïôœùûÀÂÇÈÉÊËÎÏÔŒÙÛ]", text) else "en"


def _joined(text: str, pieces: Sequence[Piece], base: Direction) -> list[Piece]:
    """Pieces that belong to one phrase become one: what stands between them is neither letter nor border."""
    joined: list[Piece] = []
    for position, piece in enumerate(pieces):
        last = joined[-1] if joined else None
        if last and _belongs(text, last, piece, base, pieces[position + 1 : position + 2]):
            same = last.language if last.language == piece.language else None
            joined[-1] = Piece(last.start, piece.end, last.numeric and piece.numeric, same, piece.is_closed)
        else:
            joined.append(replace(piece))
    return [part for piece in joined for part in balanced(text, piece)]


def _belongs(text: str, last: Piece, piece: Piece, base: Direction, following: Sequence[Piece]) -> bool:
    gap = text[last.end : piece.start]
    if not all(_joins(c, base) for c in gap) or last.is_closed:
        return False
    if base == "ltr":
        return not re.search(r"[,;]", gap) and not (last.numeric and piece.numeric)
    return not last.numeric and (not piece.numeric or closes_phrase(text, piece.end, base, following))


def _joins(character: str, base: Direction) -> bool:
    if character in BARRIER or (base == "rtl" and character in ARABIC_POINTS):
        return False
    return unicodedata.bidirectional(character) not in (("L", "R", "AL", "AN") if base == "rtl" else ("L", "R", "AL"))


def _distinct(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that came to overlap while taking in their neighbours are one."""
    distinct: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        if distinct and piece.start < distinct[-1].end:
            distinct[-1] = replace(distinct[-1], end=max(distinct[-1].end, piece.end), numeric=False)
        else:
            distinct.append(piece)
    return distinct
