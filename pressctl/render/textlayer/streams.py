"""Content streams, still lists of operators → runs of glyphs, matched one by one with what was drawn.

Lengths inside a run are thousandths of an em, as in the operator TJ: a number there moves the pen back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

from .capture import EngineChanged, Font, Told

DEEPEST = 20  # forms within forms
SHOWN = re.compile(rb"<([0-9a-f]*)>|(-?[0-9]+(?:\.[0-9]*)?(?:e-?[0-9]+)?)")


@dataclass(eq=False, slots=True)
class Glyph:
    """One glyph of a stream: `rise` is how far it stands above the baseline, in thousandths of an em."""

    gid: int
    rise: float
    font: Font
    text: str = ""

    @property
    def width(self) -> float:
        return self.font.widths.get(self.gid, 0)


@dataclass(eq=False, slots=True)
class Run:
    """Operators of a stream that show text one after the other, from `start` up to `end`.

    `x` and `y` are where it begins, in the units of the stream, `size` the size of its font in them. `box` counts the
    text boxes of the page engine: each is a part of a line in one element.
    """

    stream: pydyf.Stream
    start: int
    end: int
    x: float
    y: float
    size: float
    box: int
    tokens: list[Glyph | float] = field(default_factory=list)


@dataclass(frozen=True)
class Objects:
    """A PDF that is not yet written, and how its objects refer to each other."""

    pdf: pydyf.PDF

    def of(self, reference: bytes | str) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def pages(self) -> list[Any]:
        return [o for o in self.pdf.objects if isinstance(o, pydyf.Dictionary) and o.get("Type") == "/Page"]

    def resources(self) -> Any:
        """What all pages share: the engine makes one for the whole document."""
        found = {page["Resources"] for page in self.pages()}
        if len(found) != 1:
            raise EngineChanged("the pages do not share their resources")
        return self.of(found.pop())


def runs(objects: Objects, told: Sequence[Told]) -> list[Run]:
    """All runs of all pages in the order of drawing; every glyph gets its font and text from what the engine told."""
    teller = iter(told)
    shared = objects.resources()
    walks = (_Walk(objects, objects.of(page["Contents"]), shared) for page in objects.pages())
    found = [run for walk in walks for run in walk.runs(teller)]
    if next(teller, None) is not None:
        raise EngineChanged("glyphs were drawn that are on no page")
    return found


class _Walk:
    """Goes through one stream, and the forms that it shows in their place, and collects the runs."""

    def __init__(self, objects: Objects, stream: pydyf.Stream, resources: Mapping[str, Any], depth: int = 0) -> None:
        self._objects, self._stream, self._resources, self._depth = objects, stream, resources, depth
        self._font, self._size, self._x, self._y, self._rise, self._box = "", 1.0, 0.0, 0.0, 0.0, 0

    def runs(self, teller: Iterator[Told]) -> Iterator[Run]:
        run: Run | None = None
        for place, operator in enumerate(self._stream.stream):
            if not isinstance(operator, bytes):
                continue
            if operator.endswith((b"] TJ", b" Ts")):
                run = run or Run(self._stream, place, place, self._x, self._y, self._size, self._box)
                run.end = place + 1
                self._show(run, operator, teller)
                continue
            if run:
                yield run
                run = None
            if operator.endswith(b" Do"):
                yield from self._form(operator, teller)
            else:
                self._note(operator)
        if run:
            yield run

    def _show(self, run: Run, operator: bytes, teller: Iterator[Told]) -> None:
        if operator.endswith(b" Ts"):
            self._rise = float(operator.split()[0]) / self._size * 1000
        else:
            run.tokens += _shown(operator[:-4], self._font, self._rise, teller)

    def _note(self, operator: bytes) -> None:
        """What the operators before a text say of it."""
        if operator.endswith(b" Tf"):
            name, number = operator.split()[:2]
            self._font, self._size = name[1:].decode(), float(number)
        elif operator.endswith(b" Tm"):
            self._x, self._y = (float(part) for part in operator.split()[4:6])
        elif operator == b"BT":
            self._box += 1

    def _form(self, operator: bytes, teller: Iterator[Told]) -> Iterator[Run]:
        reference = self._resources.get("XObject", {}).get(operator.split()[0][1:].decode())
        shown = self._objects.of(reference) if reference is not None else None
        extra = getattr(shown, "extra", None) or {}
        if extra.get("Subtype") == "/Form" and self._depth < DEEPEST:
            own = extra.get("Resources")
            inner = self._objects.of(own) if isinstance(own, bytes | str) else own or self._resources
            yield from _Walk(self._objects, shown, inner, self._depth + 1).runs(teller)


def _shown(operands: bytes, font: str, rise: float, teller: Iterator[Told]) -> Iterator[Glyph | float]:
    for codes, number in SHOWN.findall(operands):
        if number:
            yield float(number)
            continue
        for at in range(0, len(codes), 4):
            gid, told = int(codes[at : at + 4], 16), next(teller, None)
            if told is None or told.gid != gid or told.font.hash != font:
                raise EngineChanged("the glyphs in the file are not those that were drawn")
            yield Glyph(gid, rise, told.font, told.text)
