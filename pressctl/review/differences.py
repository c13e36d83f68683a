"""What changed in a text since it was approved: passage by passage, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from ..model.comparison import Piece, compared

Passages = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Difference:
    """A passage that is not what it was, as one row of pieces; `field` is where it belongs, such as "body"."""

    field: str
    pieces: tuple[Piece, ...]


def differences(before: Passages, now: Passages) -> tuple[Difference, ...]:
    """All passages that changed, came or went; pairs of field and text, in the order of the text as it is now."""
    fields = dict.fromkeys([*(name for name, _ in now), *(name for name, _ in before)])
    return tuple(
        Difference(name, pieces)
        for name in fields
        for pieces in _changed([t for f, t in before if f == name], [t for f, t in now if f == name])
    )


def _changed(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            for old, new in zip_longest(before[i1:i2], now[j1:j2], fillvalue=""):
                yield compared(old, new)
