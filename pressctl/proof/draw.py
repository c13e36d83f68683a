"""Content streams → glyphs, pictures and surfaces, in the order of painting. Follows ISO 32000, 8 and 9."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from .page import BLACK, Box, Colour, Font, Glyph, Surface
from .plane import EVERYWHERE, IDENTITY, Matrix, box_of, times, within

INVISIBLE = 3  # the text rendering mode that paints nothing
FAINT = 0.05  # of opacity: less cannot be seen
SEEN_THROUGH = 0.5  # of opacity: fainter letters are a watermark, no part of the text
DEEPEST = 20  # forms within forms
NUMBERS = int, float, Decimal  # what an operand may be
FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
ENDS = FILLS | {"S", "s", "n"}


class Coding(dict[bytes, list[tuple[int, float, bool]]]):
    """What is shown in a font, in codes of `size` bytes → its glyphs.

    Each with its width in em (ISO 32000, 9.7.4.3), and whether it is a space that a word's spacing widens (9.3.3). What
    is shown once, mostly a single code, is mostly shown again.
    """

    def __init__(
        self, font: Font, gids: Callable[[int], int], widths: Mapping[int, float], default: float, size: int = 2
    ) -> None:
        self.font, self.size = font, size
        self._gids, self._widths, self._default = gids, widths, default

    def __missing__(self, shown: bytes) -> list[tuple[int, float, bool]]:
        codes = shown if self.size == 1 else struct.unpack_from(f">{len(shown) // 2}H", shown)
        self[shown] = [
            (self._gids(code), self._widths.get(code, self._default) / 1000, code == 32 and self.size == 1)
            for code in codes
        ]
        return self[shown]


@dataclass(slots=True)
class _State:
    """The graphics state, as far as it matters here."""

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    opacity: float = 1.0
    group: float = 1.0  # the opacity of the forms around
    colour: Colour | None = BLACK
    font: Coding | None = None
    font_size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass
class Pen:
    """Follows the operators of a page and of the forms on it."""

    number: int
    read: Callable[[Any], Iterable[tuple[Any, str]]]  # a stream → its operators
    coding: Callable[[Any], Coding]  # a font of the resources → how it is coded
    glyphs: list[Glyph] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)
    _order: int = 0

    def follow(self, stream: Any, resources: Any, state: _State | None = None, depth: int = 0) -> None:
        """Paint a stream; forms are painted where they are called."""
        _Stream(self, resources, state or _State(), depth).follow(stream)

    def next(self) -> int:
        self._order += 1
        return self._order


class _Stream:
    """One content stream while it is followed."""

    def __init__(self, pen: Pen, resources: Any, state: _State, depth: int) -> None:
        self.pen, self.resources, self.state, self.depth = pen, resources, state, depth
        self.kept: list[_State] = []
        self.line = self.text = IDENTITY
        self.path: list[tuple[float, float]] = []
        self.clips = False
        self.marks: list[bool] = []

    def follow(self, stream: Any) -> None:
        for operands, operator in self.pen.read(stream):
            if operator in OPERATORS:
                getattr(self, OPERATORS[operator])(operands)
            elif operator in ENDS:
                self._end(operator)

    def _save(self, _: Any) -> None:
        self.kept.append(replace(self.state))

    def _restore(self, _: Any) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def _mark(self, o: Any) -> None:
        self.marks.append(str(o[0]) == "/Artifact")

    def _unmark(self, _: Any) -> None:
        if self.marks:
            self.marks.pop()

    def _matrix(self, o: Any) -> None:
        self.state.ctm = times(_six(o), self.state.ctm)

    def _look(self, o: Any) -> None:
        wanted = self.resources.get("/ExtGState", {}).get(str(o[0]), {})
        self.state.opacity = float(wanted.get("/ca", self.state.opacity))

    def _colour(self, o: Any) -> None:
        """The colour that fills; none for patterns and for spaces of another number of parts."""
        parts = [float(part) for part in o if not isinstance(part, str) and not str(part).startswith("/")]
        match parts:
            case [grey]:
                self.state.colour = (grey, grey, grey)
            case [red, green, blue]:
                self.state.colour = (red, green, blue)
            case [cyan, magenta, yellow, black]:
                self.state.colour = tuple((1 - part) * (1 - black) for part in (cyan, magenta, yellow))  # type: ignore[assignment]
            case _:
                self.state.colour = None

    # ── paths ────────────────────────────────────────────────────────────────

    def _rectangle(self, o: Any) -> None:
        x, y, w, h = (float(each) for each in o)
        self.path += [(x, y), (x + w, y), (x, y + h), (x + w, y + h)]

    def _point(self, o: Any) -> None:
        numbers = [float(each) for each in o]
        self.path += zip(numbers[::2], numbers[1::2], strict=True)

    def _clip(self, _: Any) -> None:
        self.clips = True

    def _end(self, operator: str) -> None:
        if self.path:
            box = box_of(self.path, self.state.ctm)
            if operator in FILLS and self._is_opaque():
                self.pen.surfaces.append(Surface(within(box, self.state.clip), self.pen.next(), self.state.colour))
            if self.clips:
                self.state.clip = within(box, self.state.clip)
        self.path, self.clips = [], False

    def _is_opaque(self) -> bool:
        return self.state.opacity * self.state.group > 1 - FAINT

    def _show_object(self, o: Any) -> None:
        shown = self.resources.get("/XObject", {}).get(str(o[0]))
        if shown is None:
            return
        if shown.get("/Subtype") == "/Image":
            box = within(box_of([(0, 0), (1, 0), (0, 1), (1, 1)], self.state.ctm), self.state.clip)
            if self._is_opaque() and "/SMask" not in shown:
                self.pen.surfaces.append(Surface(box, self.pen.next()))
        elif self.depth < DEEPEST:
            state = replace(self.state, opacity=1.0, group=self.state.group * self.state.opacity)
            if "/Matrix" in shown:
                state.ctm = times(_six(shown["/Matrix"]), state.ctm)
            _Stream(self.pen, shown.get("/Resources", self.resources), state, self.depth + 1).follow(shown)

    # ── text ─────────────────────────────────────────────────────────────────

    def _begin(self, _: Any) -> None:
        self.line = self.text = IDENTITY

    def _font(self, o: Any) -> None:
        found = self.resources.get("/Font", {}).get(str(o[0]))
        self.state.font = self.pen.coding(found) if found is not None else None
        self.state.font_size = float(o[1])

    def _letter(self, o: Any) -> None:
        self.state.letter = float(o[0])

    def _word(self, o: Any) -> None:
        self.state.word = float(o[0])

    def _scale(self, o: Any) -> None:
        self.state.scale = float(o[0]) / 100

    def _leading(self, o: Any) -> None:
        self.state.leading = float(o[0])

    def _rise(self, o: Any) -> None:
        self.state.rise = float(o[0])

    def _mode(self, o: Any) -> None:
        self.state.mode = int(o[0])

    def _move(self, o: Any) -> None:
        self.line = self.text = times((1, 0, 0, 1, float(o[0]), float(o[1])), self.line)

    def _move_and_lead(self, o: Any) -> None:
        self.state.leading = -float(o[1])
        self._move(o)

    def _set(self, o: Any) -> None:
        self.line = self.text = _six(o)

    def _next_line(self, _: Any) -> None:
        self._move((0, -self.state.leading))

    def _show(self, o: Any) -> None:
        self._show_all((o,))

    def _show_next(self, o: Any) -> None:
        self._next_line(())
        self._show((o[-1],))

    def _show_all(self, o: Any) -> None:
        state = self.state
        if state.font is None:
            return
        coding, size, scale = state.font, state.font_size, state.scale
        matrix = times(self.text, state.ctm)
        along, height = math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])
        sign = -1.0 if matrix[0] < 0 else 1.0
        slope = matrix[1]
        start, y, pen, unit = matrix[4], matrix[5], 0.0, sign * along
        order = self.pen.next()
        opacity = state.opacity * state.group
        is_aside = any(self.marks) or opacity < SEEN_THROUGH
        is_painted = state.mode != INVISIBLE and opacity > FAINT
        place, begun, add = self.pen.number, len(self.pen.glyphs), self.pen.glyphs.append
        font, tall, rise, spacing = coding.font, size * height, state.rise * height, state.letter
        colour = None if opacity < SEEN_THROUGH else state.colour  # a watermark has that of what is behind it as well
        for part in o[0]:
            if isinstance(part, NUMBERS):
                pen -= float(part) / 1000 * size * scale
                continue
            for gid, em, is_space in coding[bytes(part)]:
                width = em * size * scale
                a, b = start + unit * pen, start + unit * (pen + width)
                level = y + slope * pen if slope else y
                left, right = (a, b) if a <= b else (b, a)
                add(Glyph(place, left, right, level, gid, font, tall, rise, order, is_painted, False, colour, is_aside))
                pen += width + (spacing + (state.word if is_space else 0)) * scale
        self.text = times((1, 0, 0, 1, pen, 0), self.text)
        if state.clip != EVERYWHERE:
            _cut(self.pen.glyphs[begun:], state.clip)


def _cut(glyphs: Iterable[Glyph], clip: Box) -> None:
    """Note which glyphs stand outside what is shown."""
    left, low, right, high = clip[0] - 1, clip[1] - 1, clip[2] + 1, clip[3] + 1
    for glyph in glyphs:
        glyph.is_cut = not (left <= (glyph.x0 + glyph.x1) / 2 <= right and low <= glyph.y <= high)


def _six(o: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in o)
    return a, b, c, d, e, f


OPERATORS = {
    "q": "_save",
    "Q": "_restore",
    "cm": "_matrix",
    "gs": "_look",
    "re": "_rectangle",
    "Do": "_show_object",
    **dict.fromkeys(("m", "l", "c", "v", "y"), "_point"),
    **dict.fromkeys(("W", "W*"), "_clip"),
    **dict.fromkeys(("g", "rg", "k", "sc", "scn"), "_colour"),
    "BT": "_begin",
    "Tf": "_font",
    "Tc": "_letter",
    "Tw": "_word",
    "Tz": "_scale",
    "TL": "_leading",
    "Ts": "_rise",
    "Tr": "_mode",
    "Td": "_move",
    "TD": "_move_and_lead",
    "Tm": "_set",
    "T*": "_next_line",
    "TJ": "_show_all",
    "Tj": "_show",
    "'": "_show_next",
    '"': "_show_next",
    "BMC": "_mark",
    "BDC": "_mark",
    "EMC": "_unmark",
}
