"""What a check is: a function with the number of the condition under which a file fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .sheet import Sheet

Fault = tuple[str, int]
Check = Callable[[Sheet], Iterator[Fault]]
RULES: dict[str, Check] = {}


@dataclass(frozen=True, slots=True)
class TagFault:
    """One thing that is wrong: its number in the Matterhorn Protocol, what it is, and on which page; 0 is none."""

    checkpoint: str
    message: str
    page: int


def fails(checkpoint: str) -> Callable[[Check], Check]:
    """Makes a rule of a function, which yields a message and a page for each place where a file fails."""

    def known(check: Check) -> Check:
        RULES[checkpoint] = check
        return check

    return known
