"""Lines → the direction marks that keep words in order in poppler, and the brackets in PDFium.

Readers see letters at places and guess the logical order by rules that are not Unicode's. poppler cuts a line where
letters or figures of the other direction begin, and takes all that stands between for part of what came before: a mark
at both ends of a phrase settles it. PDFium cuts at every space and bracket, turns brackets round by itself, and takes a
replacement text for what is drawn, which poppler does only in a Span: so it is given such a text in another tag. Both
leave out hyphens at the ends of lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from .lines import Line, Seen

LRM, RLM = "\u200e", "\u200f"
MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
LETTERS = ("R", "AL", "EN", "AN")
SORTS = {"L": "L", "R": "R", "AL": "R", **dict.fromkeys(("EN", "AN", "NSM", "CS", "ES", "ET", "BN"), "W")}
JOINING = {"EN": ("CS", "ES"), "AN": ("CS",)}  # a single sign of these between two figures is part of the number


def marked(lines: Iterable[Line]) -> None:
    """Give the signs of all lines the marks and the replacement texts that they need."""
    for line in lines:
        if not line.is_rtl:
            _typed_hyphen(line.last())
        if line.is_rtl or line.is_mixed():
            signs = line.signs()
            (_in_arabic if line.is_rtl else _in_latin)(signs)
            _replaced(signs, line.is_rtl)


def _typed_hyphen(last: Seen) -> None:
    """Readers take the hyphen at a line's end for one of line breaking, and leave it out: not if a mark follows it.

    The page engine's own hyphens are another character (U+2010).
    """
    if last.sign.text == "-":
        last.mark(after=LRM)


def _in_arabic(line: Sequence[Seen]) -> None:
    """A mark at the left of each Latin phrase, number and stop that no Arabic letter follows, and where such a phrase
    begins with a sign, one at its right."""
    for start, end in _tokens(line):
        if start and line[start - 1].kind != "R":
            line[start].mark(before=RLM)
        # a space at a line's end hangs over what is drawn at its right
        last = next((seen for seen in reversed(line[start:end]) if not seen.sign.text.isspace()), line[start])
        if last.phrase and not last.kind:
            last.mark(after=LRM)


def _tokens(line: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """From where up to where each Latin phrase, each number and each sign of numbers goes."""
    start = 0
    while start < len(line):
        end = start + 1
        if line[start].phrase:
            while end < len(line) and line[end].phrase == line[start].phrase:
                end += 1
        elif line[start].kind in ("L", "N"):
            end = _number(line, start)
        if line[start].phrase or line[start].kind in ("L", "N"):
            yield start, end
        start = end


def _number(line: Sequence[Seen], start: int) -> int:
    """Where the number, or the Latin word, ends that begins here."""
    end = start + 1
    while end < len(line) and not line[end].phrase:
        before, kind = _class(line[end - 1]), _class(line[end])
        joins = kind in JOINING.get(before, ()) and end + 1 < len(line) and before == _class(line[end + 1])
        if not joins and kind != before:
            break
        end += 1 + joins
    return end


def _class(seen: Seen) -> str:
    """What Unicode calls the direction of a sign's first letter."""
    return unicodedata.bidirectional(seen.sign.text[0]) if seen.sign.text else ""


def _in_latin(line: Sequence[Seen]) -> None:
    """A mark at the right of an Arabic phrase, and where it ends with a sign, one at its left."""
    for place, seen in enumerate(line):
        left, right = (line[place - 1] if place else None), (line[place + 1] if place + 1 < len(line) else None)
        begins, ends = not left or left.phrase != seen.phrase, not right or right.phrase != seen.phrase
        if seen.phrase and begins and unicodedata.bidirectional(seen.sign.text[-1:] or " ") not in LETTERS:
            seen.mark(before=RLM)
        if seen.phrase and ends and right and right.kind not in ("L", "N"):
            right.mark(before=LRM)


def _replaced(line: Sequence[Seen], is_rtl: bool) -> None:
    """Tell PDFium of the neutral signs that it would put in another order, or turn round where they are not."""
    told = [item for seen in line for item in _told(seen)]
    segments = [(kind, list(items)) for kind, items in groupby(told, key=itemgetter(0))]
    is_right = sum(kind == "R" for kind, _ in segments) >= sum(kind == "L" for kind, _ in segments)
    direction = "R" if is_right else "L"
    for kind, items in reversed(segments) if is_right else segments:
        if kind in ("R", "L"):
            direction = kind
        elif not kind:
            # what ends a phrase of the other direction changes sides with it, and is turned round by that
            own = (seen for _, seen in items if not seen.phrase)
            for _, piece in groupby(own, key=lambda each: each.run):
                _replace(list(piece), direction == "R", is_rtl)


def _told(seen: Seen) -> Iterator[tuple[str, Seen]]:
    """What PDFium meets at a sign, from left to right, as it sorts characters."""
    for text in (seen.sign.before, seen.sign.text, seen.sign.after):
        if text:
            yield SORTS.get(unicodedata.bidirectional(text[0]), ""), seen


def _replace(piece: Sequence[Seen], is_turned: bool, is_rtl: bool) -> None:
    """Neutral signs in a row, which read from the right or not, where PDFium turns them round or does not.

    It turns round what is drawn, its order and each bracket, but of a replacement text the brackets only.
    """
    seen = "".join(each.sign.text for each in piece)
    wanted = seen[::-1] if is_rtl else seen
    if wanted != (_mirrored(seen[::-1]) if is_turned else seen):
        piece[0].mark(seen_as=_mirrored(wanted) if is_turned else wanted, until=piece[-1].place)


def _mirrored(text: str) -> str:
    return "".join(MIRRORED.get(char, char) for char in text)
