"""A TrueType program → how its glyphs are drawn, straight from its bytes, and only of the glyphs that are asked for.

Follows the tables glyf, loca, hmtx, hhea, head and maxp of the OpenType specification.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

DEEPEST = 8  # glyphs within glyphs
KEPT = 0x81  # of a point's flag: it lies on the curve; the curve is cubic
REPEATS, AXES = 8, ((2, 16), (4, 32))  # of its flag: for each axis, that it takes one byte, and what that one means
WORDS, OFFSET, MORE, METRICS, SCALED_OFFSET = 1, 2, 0x20, 0x200, 0x800  # flags of a part
PLACING = OFFSET | METRICS | SCALED_OFFSET  # those that say where it stands
WHERE = {0: ">2B", WORDS: ">2H", OFFSET: ">2b", WORDS | OFFSET: ">2h"}
SCALES = ((8, ">h"), (0x40, ">2h"), (0x80, ">4h"))
ONE = 1 << 14  # of a scale

Point = tuple[float, float, int]  # where it is, and what is kept of its flag
Scale = tuple[float, float, float, float]
UNTURNED: Scale = (1.0, 0.0, 0.0, 1.0)
Read = TypeVar("Read")


class Damaged(Exception):
    """The bytes are no TrueType program, or a glyph in it cannot be read."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a glyph looks like: its points, and the number of the last one of each contour."""

    points: tuple[Point, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A glyph within another: `at` is its offset, or the two points that meet."""

    gid: int
    flags: int
    at: tuple[int, int]
    scale: Scale

    @property
    def is_only_moved(self) -> bool:
        return bool(self.flags & OFFSET) and self.scale == UNTURNED


class TrueType:
    """One program: `glyphs` is how many it has, `units` how many make an em."""

    def __init__(self, file: bytes) -> None:
        try:
            tables = _tables(file)
            head, self._metrics, self._loca = tables[b"head"], tables[b"hmtx"], tables.get(b"loca", b"")
            (self.units,) = struct.unpack_from(">H", head, 18)
            (self.glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
            (self._measured,) = struct.unpack_from(">H", tables[b"hhea"], 34)
            wide = struct.unpack_from(">h", head, 50)[0]
        except (KeyError, struct.error) as error:
            raise Damaged(str(error)) from error
        if not self.units or not self._measured or len(self._metrics) < 4 * self._measured:
            raise Damaged("there are no measures")
        self._row, self._unit = (struct.Struct(">2L"), 1) if wide else (struct.Struct(">2H"), 2)
        self._glyf = tables.get(b"glyf", b"")
        self._shifts: dict[int, int] = {}
        self._needed: dict[int, bytes] = {}
        self._parts: dict[int, list[Part]] = {}

    @property
    def has_outlines(self) -> bool:
        return bool(self._glyf)

    def advance(self, gid: int) -> int:
        """How wide a glyph is; the last one that is measured speaks for those after it."""
        return self._number(">H", self._metrics, 4 * min(gid, self._measured - 1))

    def shift(self, gid: int) -> int:
        """How far readers move a glyph to the right, so that its left edge stands where the metrics want it."""
        if gid not in self._shifts:
            glyph, after = self.written(gid), gid - self._measured
            edge = 4 * gid + 2 if after < 0 else 4 * self._measured + 2 * after
            known = self._number(">h", self._metrics, edge) - self._number(">h", glyph, 2) if glyph else 0
            self._shifts[gid] = known
        return self._shifts[gid]

    def box(self, gid: int) -> tuple[int, ...]:
        """The place that a glyph takes, as it says itself."""
        glyph = self.written(gid)
        return _whole(lambda written: struct.unpack_from(">4h", written, 2), glyph) if glyph else (0, 0, 0, 0)

    def written(self, gid: int) -> bytes:
        """The bytes of a glyph, and what fills the place up to the next one; none for a blank."""
        if gid >= self.glyphs:
            return b""
        try:
            start, end = self._row.unpack_from(self._loca, gid * self._row.size // 2)
        except struct.error as error:
            raise Damaged(str(error)) from error
        return self._glyf[start * self._unit : end * self._unit]

    def needed(self, gid: int) -> bytes:
        """The bytes of a glyph up to the last one that says how it looks."""
        if gid not in self._needed:
            glyph = self.written(gid)
            end = _whole(_parts, glyph)[1] if is_composite(glyph) else _whole(_simple, glyph)[1]
            self._needed[gid] = glyph[:end]
        return self._needed[gid]

    def parts(self, gid: int) -> list[Part]:
        """The glyphs that one is made of; none for one that has contours of its own."""
        if gid not in self._parts:
            glyph = self.written(gid)
            self._parts[gid] = _whole(_parts, glyph)[0] if is_composite(glyph) else []
        return self._parts[gid]

    def _number(self, kind: str, table: bytes, at: int) -> int:
        try:
            return int(struct.unpack_from(kind, table, at)[0])
        except struct.error as error:
            raise Damaged(str(error)) from error

    def outline(self, gid: int, depth: int = 0) -> Outline:
        """What a glyph looks like, the glyphs within it put where they stand."""
        glyph = self.written(gid)
        if not is_composite(glyph):
            return _whole(_simple, glyph)[0]
        if depth == DEEPEST:
            raise Damaged("glyphs within themselves")
        points: list[Point] = []
        ends: list[int] = []
        for part in self.parts(gid):
            inner = self.outline(part.gid, depth + 1)
            ends += [len(points) + end for end in inner.ends]
            points += _placed(part, inner.points, points)
        return Outline(tuple(points), tuple(ends))


def is_composite(glyph: bytes) -> bool:
    """Whether a glyph is made of others: the number of its contours is negative."""
    return glyph[:1] >= b"\x80"


def _tables(file: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", file, 4)
    rows = (struct.unpack_from(">4s4xLL", file, 12 + 16 * row) for row in range(count))
    return {tag: file[start : start + size] for tag, start, size in rows}


def _whole(read: Callable[[bytes], Read], glyph: bytes) -> Read:
    try:
        return read(glyph)
    except (struct.error, IndexError) as error:
        raise Damaged(str(error)) from error


def _simple(glyph: bytes) -> tuple[Outline, int]:
    """The outline of a glyph that has contours of its own, and where it ends."""
    contours = struct.unpack_from(">h", glyph)[0] if glyph else 0
    if not contours:
        return Outline(), 0
    ends = struct.unpack_from(f">{contours}H", glyph, 10)
    (hints,) = struct.unpack_from(">H", glyph, 10 + 2 * contours)
    flags, at = _flags(glyph, 12 + 2 * contours + hints, ends[-1] + 1)
    across, at = _places(glyph, at, flags, *AXES[0])
    up, at = _places(glyph, at, flags, *AXES[1])
    return Outline(tuple(zip(across, up, (flag & KEPT for flag in flags), strict=True)), ends), at


def _flags(glyph: bytes, at: int, count: int) -> tuple[list[int], int]:
    flags: list[int] = []
    while len(flags) < count:
        flags.append(glyph[at])
        if glyph[at] & REPEATS:
            at += 1
            flags += flags[-1:] * glyph[at]
        at += 1
    return flags[:count], at


def _places(glyph: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    """Where the points stand along one axis: each is told by its distance from the one before."""
    places, place = [], 0
    for flag in flags:
        if flag & short:
            place += glyph[at] if flag & same else -glyph[at]
            at += 1
        elif not flag & same:
            place += struct.unpack_from(">h", glyph, at)[0]
            at += 2
        places.append(place)
    return places, at


def _parts(glyph: bytes) -> tuple[list[Part], int]:
    """The parts of a glyph, and where the last of them ends."""
    parts, at, flags = [], 10, MORE
    while flags & MORE:
        flags, gid = struct.unpack_from(">HH", glyph, at)
        kind = WHERE[flags & (WORDS | OFFSET)]
        where = struct.unpack_from(kind, glyph, at + 4)
        scale, at = _scale(glyph, at + 4 + struct.calcsize(kind), flags)
        parts.append(Part(gid, flags & PLACING, where, scale))
    return parts, at


def _scale(glyph: bytes, at: int, flags: int) -> tuple[Scale, int]:
    for flag, kind in SCALES:
        if flags & flag:
            given = [number / ONE for number in struct.unpack_from(kind, glyph, at)]
            a, b, c, d = given if len(given) == 4 else (given[0], 0.0, 0.0, given[-1])
            return (a, b, c, d), at + struct.calcsize(kind)
    return UNTURNED, at


def _placed(part: Part, points: tuple[Point, ...], before: list[Point]) -> list[Point]:
    a, b, c, d = part.scale
    turned = [(x * a + y * c, x * b + y * d, flag) for x, y, flag in points]
    x, y = map(float, part.at)
    if not part.flags & OFFSET:
        try:
            (x, y, _), (own, height, _) = before[part.at[0]], turned[part.at[1]]
        except IndexError as error:
            raise Damaged("a part hangs on a point that is not there") from error
        x, y = x - own, y - height
    elif part.flags & SCALED_OFFSET:
        x, y = x * a + y * c, x * b + y * d
    return [(left + x, top + y, flag) for left, top, flag in turned]
