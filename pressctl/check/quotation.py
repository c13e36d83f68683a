"""Which quotation marks of a passage open and which close, and which belong together.

Straight marks open before a word and close behind one. Feet and inches (5'10"), apostrophes and marks in code are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.passage import ELSEWHERE, Passage

CLOSERS = {"“": "”", "«": "»", "„": "“", "‹": "›"}
STRAIGHT = re.compile("[\"']")
CURLY = re.compile("[“”„«»‹›]")
BEFORE = re.compile(r"(?:^|[\s(\[{«“‘„—–/\"'\u200e\u200f-]|(?<![\u0620-\u064a])[وفبكل]|[’'])$")
AFTER = re.compile(rf"$|[\s.,;:!?؟،؛…)\]}}»”’—–/\"'{ELSEWHERE}\u200e\u200f-]")
WORD = re.compile(r"\.?[^\s.,;:!?؟،؛)\]}»”]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Quotation marks at `start` and `end`, within `depth` others."""

    start: int
    end: int
    depth: int


def straight_pairs(passage: Passage) -> tuple[list[Pair], list[int]]:
    """The straight marks that enclose something, and the double ones that have no other half."""
    pairs: list[Pair] = []
    opened: list[int] = []
    lost: list[int] = []
    text = passage.text
    for match in STRAIGHT.finditer(text):
        at = match.start()
        if passage.leaf(at).is_code:
            continue
        if opened and text[opened[-1]] == match[0] and _closes(text, at):
            start = opened.pop()
            pairs.append(Pair(start, at, _depth(text, start) + len(opened)))
        elif text[max(0, at - 1) : at].isdigit():
            continue  # minutes, inches
        elif _opens(text, at):
            opened.append(at)
        elif match[0] == '"':
            lost.append(at)
    return pairs, [*lost, *(at for at in opened if text[at] == '"')]


def _opens(text: str, at: int) -> bool:
    return bool(BEFORE.search(text[max(0, at - 2) : at]) and WORD.match(text, at + 1))


def _closes(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and AFTER.match(text, at + 1) is not None


def _depth(text: str, at: int) -> int:
    """How many quotations in the language's own marks are open at `at`."""
    return max(0, sum(text.count(mark, 0, at) for mark in "“«") - sum(text.count(mark, 0, at) for mark in "”»"))


def curly(text: str, either_way: bool = False) -> tuple[list[Pair], list[int], list[int]]:
    """Marks that know which way they look: pairs, closing ones that nothing opened, opening ones that nothing closes.

    With `either_way` the marks “ ” may stand in either order.
    """
    pairs: list[Pair] = []
    opened: list[int] = []
    unopened: list[int] = []
    for match in CURLY.finditer(text):
        at, mark = match.start(), match[0]
        if opened and _fits(text[opened[-1]], mark, either_way):
            pairs.append(Pair(opened.pop(), at, len(opened)))
        elif mark in CLOSERS or (either_way and mark == "”"):
            opened.append(at)
        else:
            unopened.append(at)
    return pairs, unopened, opened


def _fits(opening: str, mark: str, either_way: bool) -> bool:
    return CLOSERS.get(opening) == mark or (either_way and opening == "”" and mark == "“")
