"""Runs of a page → its lines, and which signs of a line go against it: a Latin phrase among Arabic, or the reverse.

The page engine draws the text boxes of a line in logical order, and puts each where it is seen. Boxes that follow each
other from left to right belong to a left-to-right phrase, whatever stands in them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from .signs import Sign, SignRun

COLUMN = 1.25  # em: what stands farther apart is in another column
NO_BREAK_SPACES = "\u00a0\u202f"  # Unicode counts them among the signs of numbers; in our texts they are spaces
OPENING, CLOSING = ("(", "[", "{", "«", "‹"), (")", "]", "}", "»", "›")
STOPS = (".", ",", ":", "،", "؛", "؟", "!")
PREFIXES = ("§", "№")  # stand before a figure
NUMERIC = frozenset({"EN", "AN", "CS", "ES", "ET"})


@dataclass(eq=False, slots=True)
class Seen:
    """A sign on its line. `kind` is R (right-to-left letters), L (other letters), N (figures and the signs that stand
    among them), or nothing (spaces, brackets, other signs). `phrase` is not 0 if it goes against its page."""

    sign: Sign
    run: SignRun
    place: int
    kind: str
    phrase: int = 0

    def mark(self, **changes: Any) -> None:
        """Give this sign of the run what others of its kind do not have."""
        self.sign = self.run.signs[self.place] = replace(self.sign, **changes)


@dataclass(frozen=True, slots=True)
class Line:
    """The runs of one line of one column from left to right; `is_rtl` is the direction of its page."""

    runs: Sequence[SignRun]
    is_rtl: bool

    def last(self) -> Seen:
        run = self.runs[-1]
        return Seen(run.signs[-1], run, len(run.signs) - 1, _kind(run.signs[-1].text))

    def is_mixed(self) -> bool:
        """Whether there are right-to-left letters in it."""
        return any(_kind(text) == "R" for run in self.runs for text in {sign.text for sign in run.signs})

    def signs(self) -> list[Seen]:
        """All of its signs, and which of them go against the page."""
        boxes: list[list[Seen]] = []
        for run in self.runs:
            if not boxes or boxes[-1][-1].run.run.box != run.run.box:
                boxes.append([])
            boxes[-1] += [Seen(sign, run, place, _kind(sign.text)) for place, sign in enumerate(run.signs)]
        _find_phrases(boxes, self.is_rtl)
        return [seen for box in boxes for seen in box]


def lines(runs: Iterable[SignRun]) -> Iterator[Line]:
    """The lines of all pages."""
    pages: dict[int, list[SignRun]] = defaultdict(list)
    for run in runs:
        if run.signs:
            pages[id(run.run.stream)].append(run)
    for page in pages.values():
        letters: Counter[str] = Counter()
        for char, count in Counter("".join(text for run in page for text in run.run.texts)).items():
            letters[unicodedata.bidirectional(char)] += count
        is_rtl = letters["R"] + letters["AL"] > letters["L"]  # as poppler counts
        for row in _rows(page):
            yield Line(row, is_rtl)


def _rows(page: Iterable[SignRun]) -> Iterator[list[SignRun]]:
    """The runs on one baseline and in one column, from left to right."""
    baselines: dict[float, list[SignRun]] = defaultdict(list)
    for run in page:
        baselines[round(run.run.y, 1)].append(run)
    for baseline in baselines.values():
        row: list[SignRun] = []
        edge = 0.0
        for run in sorted(baseline, key=lambda run: run.run.x):
            if row and run.run.x - edge > COLUMN * run.run.size:
                yield row
                row = []
            row.append(run)
            edge = run.run.x + run.run.pens[-1] * run.run.size / 1000
        yield row


def _find_phrases(boxes: Sequence[Sequence[Seen]], is_rtl: bool) -> None:
    drawn = sorted(enumerate(boxes), key=lambda pair: pair[1][0].run.run.box)
    phrases: list[list[tuple[int, Sequence[Seen]]]] = [[drawn[0]]]
    for place, box in drawn[1:]:
        if (place > phrases[-1][-1][0]) is is_rtl:  # it goes against the page's direction
            phrases[-1].append((place, box))
        else:
            phrases.append([(place, box)])
    for number, phrase in enumerate(phrases, start=1):
        kinds = {each.kind for _, box in phrase for each in box}
        is_one = len(phrase) > 1 and kinds & {"L", "R", "N"} and kinds.isdisjoint("R" if is_rtl else "L")
        for _, box in phrase:
            against = bool(is_one) or _is_against(box, is_rtl)
            for each in box:
                each.phrase = number * against


def _is_against(box: Sequence[Seen], is_rtl: bool) -> bool:
    """Whether a box by itself goes against its page, by its letters; without letters, by its plain figures."""
    texts, kinds = [seen.sign.text for seen in box], {seen.kind for seen in box}
    if kinds & {"L", "R"}:
        return kinds.isdisjoint("R" if is_rtl else "L")
    return is_rtl and _reads_from_left(texts)


def _reads_from_left(texts: Sequence[str]) -> bool:
    """Whether figures without letters are one phrase from left to right, as seen by their brackets and stops."""
    figures = [place for place, text in enumerate(texts) if text.isdecimal()]
    if not figures or not texts[figures[0]].isascii():
        return False
    for place, text in enumerate(texts):
        if text in OPENING or text in CLOSING:
            return (text in OPENING) is (place < figures[-1])
    before, after = texts[: figures[0]], texts[figures[-1] + 1 :]
    return not (before and before[-1] in STOPS) and not (after and after[0] in PREFIXES)


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return "R"
        if direction == "L":
            return "L"
        if direction in NUMERIC and char not in NO_BREAK_SPACES:
            return "N"
    return ""
