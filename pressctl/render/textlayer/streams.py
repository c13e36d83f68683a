"""Content streams, still lists of operators → runs of glyphs, matched one by one with what was drawn.

Lengths inside a run are thousandths of an em, as in the operator TJ: a number there moves the pen back.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pydyf

from .capture import EngineChanged, Told

DEEPEST = 20  # forms within forms


@dataclass(eq=False, slots=True)
class Run:
    """Operators of a stream that show text in one font one after the other, from `start` up to `end`.

    `x` and `y` are where it begins, in the units of the stream, `size` the size of its font in them. `box` counts the
    text boxes of the page engine: each is a part of a line in one element.

    Of its glyphs, `pens` says how far each is from the beginning, and last where the run ends; `rises` how far it
    stands above the baseline. Both are in thousandths of an em.
    """

    stream: pydyf.Stream
    start: int
    end: int
    x: float
    y: float
    size: float
    box: int
    font: str
    gids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    pens: list[float] = field(default_factory=lambda: [0.0])
    rises: list[float] = field(default_factory=list)

    def show(self, operands: bytes, rise: float, teller: Teller) -> None:
        """Add the glyphs of an operator, in which numbers and glyphs take turns."""
        numbers, shown = _turns(operands)
        gids, texts, widths = teller.told(b"".join(shown), self.font)
        self.gids += gids
        self.texts += texts
        self.widths += widths
        self.rises += [rise] * len(gids)
        pen, pens, width = self.pens.pop(), self.pens, iter(widths)
        for number, codes in zip(numbers, (*shown, b""), strict=True):
            pen -= number
            for _ in range(0, len(codes), 4):
                pens.append(pen)
                pen += next(width)
        pens.append(pen)


@dataclass(frozen=True)
class Objects:
    """A PDF that is not yet written, and how its objects refer to each other."""

    pdf: pydyf.PDF

    def of(self, reference: bytes | str) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def pages(self) -> list[Any]:
        return [self.of(reference) for reference in self.pdf.page_references]

    def resources(self) -> Any:
        """What all pages share: the engine makes one for the whole document."""
        found = {page["Resources"] for page in self.pages()}
        if len(found) != 1:
            raise EngineChanged("the pages do not share their resources")
        return self.of(found.pop())


class Teller:
    """Tells of the glyphs in the order in which they were drawn."""

    def __init__(self, told: Told) -> None:
        self._told, self._place = told, 0

    def told(self, codes: bytes, font: str) -> tuple[list[int], list[str], list[float]]:
        """The next glyphs with their texts and widths; they have to be those of a stream."""
        part = slice(self._place, self._place + len(codes) // 4)
        fonts, gids, texts = self._told.fonts[part], self._told.gids[part], self._told.texts[part]
        self._place += len(gids)
        if struct.pack(f">{len(gids)}H", *gids).hex().encode() != codes or any(
            each.hash != font for each in set(fonts)
        ):
            raise EngineChanged("the glyphs in the file are not those that were drawn")
        return gids, texts, [font.widths.get(gid, 0) for font, gid in zip(fonts, gids, strict=True)]

    @property
    def is_done(self) -> bool:
        return self._place == len(self._told.gids)


def runs(objects: Objects, told: Told) -> list[Run]:
    """All runs of all pages in the order of drawing; every glyph gets its text from what the engine told."""
    teller = Teller(told)
    shared = objects.resources()
    walks = (_Walk(objects, objects.of(page["Contents"]), shared) for page in objects.pages())
    found = [run for walk in walks for run in walk.runs(teller)]
    if not teller.is_done:
        raise EngineChanged("glyphs were drawn that are on no page")
    return found


class _Walk:
    """Goes through one stream, and the forms that it shows in their place, and collects the runs."""

    def __init__(self, objects: Objects, stream: pydyf.Stream, resources: Mapping[str, Any], depth: int = 0) -> None:
        self._objects, self._stream, self._resources, self._depth = objects, stream, resources, depth
        self._font, self._size, self._x, self._y, self._rise, self._box = "", 1.0, 0.0, 0.0, 0.0, 0

    def runs(self, teller: Teller) -> Iterator[Run]:
        run: Run | None = None
        for place, operator in enumerate(self._stream.stream):
            if not isinstance(operator, bytes):
                continue
            if operator.endswith((b"] TJ", b" Ts")):
                run = run or Run(self._stream, place, place, self._x, self._y, self._size, self._box, self._font)
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

    def _show(self, run: Run, operator: bytes, teller: Teller) -> None:
        if operator.endswith(b" Ts"):
            self._rise = float(operator.split()[0]) / self._size * 1000
        else:
            run.show(operator[1:-4], self._rise, teller)

    def _note(self, operator: bytes) -> None:
        """What the operators before a text say of it."""
        if operator.endswith(b" Tf"):
            name, number = operator.split()[:2]
            self._font, self._size = name[1:].decode(), float(number)
        elif operator.endswith(b" Tm"):
            self._x, self._y = (float(part) for part in operator.split()[4:6])
        elif operator == b"BT":
            self._box += 1

    def _form(self, operator: bytes, teller: Teller) -> Iterator[Run]:
        reference = self._resources.get("XObject", {}).get(operator.split()[0][1:].decode())
        shown = self._objects.of(reference) if reference is not None else None
        extra = getattr(shown, "extra", None) or {}
        if extra.get("Subtype") == "/Form" and self._depth < DEEPEST:
            own = extra.get("Resources")
            inner = self._objects.of(own) if isinstance(own, bytes | str) else own or self._resources
            yield from _Walk(self._objects, shown, inner, self._depth + 1).runs(teller)


def _turns(operands: bytes) -> tuple[list[float], list[bytes]]:
    """The numbers and the glyphs of an operator: a number, which may be 0, stands before, between and after these."""
    parts = operands.replace(b">", b"<").split(b"<")
    try:
        return [float(number or 0) for number in parts[::2]], parts[1::2]
    except ValueError as error:
        raise EngineChanged("text is shown in another way") from error
