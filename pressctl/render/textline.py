"""Lines of plain text: letters in logical order, wrapped by width, with isolates only where one would be read wrongly.

A program that shows plain text takes each line for a paragraph of its own, and its direction from its first letter
(Unicode Standard Annex 9, rules P2 and P3). So a run in the other direction is isolated where it begins a line, where
what stands at its edges would leave it, or where a number or another run follows; and not where nothing can go wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from unicodedata import bidirectional, category, east_asian_width

from ..model.characters import unheld
from ..model.language import Direction

OPENERS: dict[Direction, str] = {"ltr": "\u2066", "rtl": "\u2067"}
CLOSER = "\u2069"
MARKS: dict[Direction, str] = {"ltr": "\u200e", "rtl": "\u200f"}
STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
NUMBERS = frozenset({"EN", "AN"})


@dataclass(frozen=True, slots=True)
class Foreign:
    """A run in a direction of its own. Two of them are two, however alike they are."""

    number: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class Letter:
    """A character, and the runs that it stands in, outermost first."""

    sign: str
    within: tuple[Foreign, ...] = ()


@dataclass
class Letters:
    """The letters of a paragraph as they come in; `turn` ends a line."""

    base: Direction
    lines: list[list[Letter]] = field(default_factory=lambda: [[]])
    _open: list[Foreign] = field(default_factory=list)
    _count: int = 0

    def add(self, text: str) -> None:
        """More text; what no text may hold is left out."""
        within = tuple(self._open)
        self.lines[-1] += [Letter(sign, within) for sign in unheld(text) if sign not in "\t\n"]

    def turn(self) -> None:
        """A line ends here."""
        self.lines.append([])

    def enter(self, direction: Direction | None) -> bool:
        """Whether a run in another direction begins here; if so, it has to be left again."""
        if direction is None or direction == (self._open[-1].direction if self._open else self.base):
            return False
        self._count += 1
        self._open.append(Foreign(self._count, direction))
        return True

    def leave(self) -> None:
        """The run that began last ends."""
        self._open.pop()


def width(text: str) -> int:
    """How many columns a text takes: none for marks above and below, two for wide letters."""
    return sum(
        0 if category(sign) in ("Mn", "Me", "Cf") else 2 if east_asian_width(sign) in "WF" else 1 for sign in text
    )


def wrapped(letters: Letters, columns: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Lines of at most so many columns; `first` goes before the first of them, `rest` before the others.

    No word is torn: a longer one, such as an address, has a line of its own.
    """
    before = first
    for line in letters.lines:
        for part in _filled(line, columns - width(rest)):
            yield _written([*map(Letter, before), *part], letters.base).rstrip()
            before = rest


def _filled(line: Sequence[Letter], columns: int) -> Iterator[list[Letter]]:
    filled: list[Letter] = []
    space: list[Letter] = []
    taken = 0
    for is_space, group in groupby(line, lambda letter: letter.sign == " "):
        part = list(group)
        if is_space:
            space = part
            continue
        needed = width("".join(letter.sign for letter in part))
        if filled and taken + len(space) + needed > columns:
            yield filled
            filled, taken, space = [], 0, []
        if not filled:
            space = []  # none at the beginning of a line
        filled = [*filled, *space, *part]
        taken += len(space) + needed
        space = []
    yield filled


def _written(line: Sequence[Letter], base: Direction) -> str:
    """A line with the isolates that it needs, and a mark before it where its first letter tells another direction."""
    groups = [(run, list(group)) for run, group in groupby(line, _outermost)]
    parts: list[str] = []
    bare: list[str] = []  # what decides the direction of the line: all that is not isolated
    at = 0
    for run, group in groups:
        signs = "".join(letter.sign for letter in group)
        if run is None or _is_safe(line, at, at + len(group), base):
            parts.append(signs)
            bare.append(signs)
        else:
            parts.append(_isolated(group, 0))
        at += len(group)
    text = "".join(parts)
    told = next((STRONG[kind] for sign in "".join(bare) if (kind := bidirectional(sign)) in STRONG), "ltr")
    is_seen = any(bidirectional(sign) not in ("WS", "BN", "B") for sign in text)
    return MARKS[base] + text if told != base and is_seen else text


def _outermost(letter: Letter) -> Foreign | None:
    return letter.within[0] if letter.within else None


def _isolated(group: Iterable[Letter], depth: int) -> str:
    """The letters of a run between isolates, and so those of the runs inside it."""
    text = ""
    direction: Direction = "ltr"
    for inner, letters in groupby(group, lambda letter: letter.within[depth + 1 : depth + 2]):
        part = list(letters)
        direction = part[0].within[depth].direction
        text += _isolated(part, depth + 1) if inner else "".join(letter.sign for letter in part)
    lead = "".join(takewhile(str.isspace, text))
    text = text[len(lead) :]
    tail = text[len(text.rstrip(" ")) :]
    return f"{lead}{OPENERS[direction]}{text.rstrip(' ')}{CLOSER}{tail}"


@dataclass(frozen=True, slots=True)
class Edges:
    """What would be read wrongly about a run without more than its letters.

    `first` and `last`: its own edge has no direction, and would leave it. `before` and `after`: what stands beside it
    is no letter in the direction of the line, and would come into it. `mixed`: letters against it stand inside.
    """

    first: bool
    last: bool
    before: bool
    after: bool
    mixed: bool


def edges(line: Sequence[Letter], base: Direction) -> dict[int, Edges]:
    """The edges of the outermost runs of a line whose direction is known, by the numbers of the runs."""
    found = {}
    at = 0
    for run, group in groupby(line, _outermost):
        end = at + len(list(group))
        if run:
            found[run.number] = _edges(line, at, end, base)
        at = end
    return found


def _edges(line: Sequence[Letter], start: int, end: int, base: Direction) -> Edges:
    kinds = [bidirectional(letter.sign) for letter in line]
    own: Direction = "rtl" if base == "ltr" else "ltr"
    inside = kinds[start:end]
    before = next((i for i in range(start - 1, -1, -1) if _counts(kinds[i])), None)
    after = next((i for i in range(end, len(line)) if _counts(kinds[i])), None)
    return Edges(
        first=STRONG.get(inside[0]) != own,
        last=STRONG.get(inside[-1]) != own,
        before=before is not None and (bool(line[before].within) or _pulls(kinds[before:start], base)),
        after=after is not None and (bool(line[after].within) or STRONG.get(kinds[after]) != base),
        mixed=any(STRONG.get(kind, own) != own for kind in inside),
    )


def _pulls(kinds: Sequence[str], base: Direction) -> bool:
    """Whether what stands before a run, of these kinds up to its edge, draws it to itself.

    From right to left a number does where no space keeps it off; from left to right one in Arabic-Indic figures does.
    """
    if kinds[0] in NUMBERS:
        return "WS" not in kinds if base == "rtl" else kinds[0] == "AN"
    return STRONG[kinds[0]] != base


def _is_safe(line: Sequence[Letter], start: int, end: int, base: Direction) -> bool:
    """Whether the run from `start` to `end` is read in its place without isolates; not if a line begins with it."""
    beside = _edges(line, start, end, base)
    begins = not any(_counts(bidirectional(letter.sign)) for letter in line[:start])
    return not (begins or beside.first or beside.last or beside.before or beside.after or beside.mixed)


def _counts(kind: str) -> bool:
    return kind in STRONG or kind in NUMBERS
