"""What was tried and what held: told by tests, added up and written down by tools/hostile."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

FILE = "PRESSCTL_FIGURES"  # names the file that takes them, a line of JSON each
HEAD = ["| what | tried | held |", "|---|--:|--:|"]


class Figure(NamedTuple):
    """`tried` cases of `what`, of which `held` did what they have to."""

    what: str
    tried: int
    held: int


def tell(what: str, tried: int = 0, held: int = 0) -> None:
    """Add to what is told of `what`, if anybody listens; tests that run side by side write whole lines."""
    file = os.environ.get(FILE)
    if file:
        line = json.dumps({"what": what, "tried": tried, "held": held}, ensure_ascii=False)
        with open(file, "a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")


def added(lines: Iterable[str]) -> list[Figure]:
    """One figure for each thing that was told of, by name."""
    tried, held = Counter[str](), Counter[str]()
    for line in lines:
        told = json.loads(line)
        tried[told["what"]] += told["tried"]
        held[told["what"]] += told["held"]
    return [Figure(what, tried[what], held[what]) for what in sorted(tried)]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown."""
    return "\n".join([*HEAD, *(f"| {one.what} | {one.tried:,} | {one.held:,} |" for one in figures)]) + "\n"
