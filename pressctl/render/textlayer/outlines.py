"""An embedded TrueType program as the bytes of its tables, to which glyphs are added.

Every font of every document passes here, and so nothing of it is taken apart: an added glyph is a composite of those
that are there, of which no more is read than the box. Names and numbers are those of the OpenType specification.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Mapping, Sequence

from .capture import EngineChanged

NEEDED = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
UNUSED = frozenset({"vmtx", "vhea", "hdmx", "VDMX", "LTSH", "gvar", "HVAR", "GDEF"})
ENTRY = struct.Struct(">4sIII")  # of the directory: a table's name, sum, place and length
HEAD = struct.Struct(">hhhhh")  # of a glyph: how many contours it has, -1 for a composite, and its box
MAXIMA = struct.Struct(">HHHH")  # points and contours: of a glyph, of a composite
WORDS, POSITIONS, MORE = 0x1, 0x2, 0x20  # flags of a component
SHORT = 0x20000  # up to here, places of glyphs are told in halves
MAGIC = 0xB1B0AFBA  # what a file and its head's own sum come to together
MOST = 0xFFFF
Component = tuple[int, int, int]  # a glyph and where it stands, in the font's units


class Program:
    """A program that grows by the glyphs that are added to it."""

    def __init__(self, content: bytes) -> None:
        self._version, self._tables = content[:4], _tables(content)
        if not self._tables.keys() >= NEEDED:
            raise EngineChanged("a font has no TrueType outlines")
        head, is_long = self._tables["head"], _number(self._tables["head"], 50)
        self.units, self.count = _number(head, 18), _number(self._tables["maxp"], 4)
        self._glyphs, self._step = self._tables["glyf"], 1 if is_long else 2
        self._places = _numbers("I" if is_long else "H", self._tables["loca"])
        self._metrics = _metrics(self._tables["hmtx"], _number(self._tables["hhea"], 34), self.count)
        self._added: list[bytes] = []
        self._most = 0  # components of one glyph that was added

    def advance(self, gid: int) -> int:
        return self._metrics[2 * gid]

    def add(self, components: Sequence[Component], advance: int) -> int:
        """A new glyph, drawn as others are; without any, it is blank."""
        boxes = [
            (box[0] + x, box[1] + y, box[2] + x, box[3] + y) for gid, x, y in components if (box := self._box(gid))
        ]
        lefts, lows, rights, highs = zip(*boxes, strict=True) if boxes else ((0,),) * 4
        left = min(lefts)
        drawn = HEAD.pack(-1, left, min(lows), max(rights), max(highs)) + _composed(components) if components else b""
        self._added.append(drawn + b"\0" * (len(drawn) % 2))
        self._metrics.extend((max(0, advance), left & MOST))
        self._most = max(self._most, len(components))
        return self.count + len(self._added) - 1

    def _box(self, gid: int) -> tuple[int, ...]:
        """Nothing for a blank."""
        start, end = self._places[gid] * self._step, self._places[gid + 1] * self._step
        return HEAD.unpack_from(self._glyphs, start)[1:] if end > start else ()

    def saved(self) -> bytes:
        """The program with all that was added."""
        tables = {tag: table for tag, table in self._tables.items() if tag not in UNUSED}
        glyphs = b"".join((self._glyphs[: self._places[-1] * self._step], *self._added))
        places, is_long = self._all_places(len(glyphs))
        count = _advances(self._metrics)
        tables["glyf"], tables["loca"] = glyphs or b"\0", _bytes(places)
        tables["hmtx"] = _bytes(self._metrics[: 2 * count] + self._metrics[2 * count + 1 :: 2])
        tables["hhea"] = tables["hhea"][:34] + count.to_bytes(2)
        tables["maxp"] = self._maxima(tables["maxp"])
        tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:50] + bytes((0, is_long)) + bytes(2)
        if "post" in tables:  # of no glyph's name
            tables["post"] = b"\0\3\0\0" + tables["post"][4:32]
        return _file(self._version, tables)

    def _all_places(self, end: int) -> tuple[array[int], bool]:
        """Where each glyph begins, and the last ends; and whether that is told in full."""
        is_long = self._step == 1 or end >= SHORT
        step = 1 if is_long else 2
        places = self._places if step == self._step else array("I", (2 * place for place in self._places))
        for glyph in self._added:
            places.append(places[-1] + len(glyph) // step)
        return places, is_long

    def _maxima(self, maxp: bytes) -> bytes:
        """What programs have to be ready for: as in the whole font, or as much as an added glyph can come to."""
        points, contours, *composite = MAXIMA.unpack_from(maxp, 6)
        most = [
            max(known, min(MOST, self._most * max(known, own)))
            for known, own in zip(composite, (points, contours), strict=True)
        ]
        maxima = MAXIMA.pack(points, contours, *most)
        components, depth = max(_number(maxp, 28), self._most), _number(maxp, 30) + bool(self._most)
        count = self.count + len(self._added)
        return maxp[:4] + struct.pack(">H", count) + maxima + maxp[14:28] + struct.pack(">HH", components, depth)


def _tables(content: bytes) -> dict[str, bytes]:
    entries = (ENTRY.unpack_from(content, 12 + 16 * number) for number in range(_number(content, 4)))
    return {tag.decode("latin-1"): content[place : place + length] for tag, _, place, length in entries}


def _number(table: bytes, place: int) -> int:
    return int.from_bytes(table[place : place + 2])


def _numbers(kind: str, table: bytes) -> array[int]:
    numbers = array(kind, table)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _bytes(numbers: array[int]) -> bytes:
    return _numbers(numbers.typecode, numbers.tobytes()).tobytes()


def _metrics(hmtx: bytes, advances: int, count: int) -> array[int]:
    """Advance and bearing of each glyph in turn; the last advance is that of all that follow."""
    numbers = _numbers("H", hmtx[: 2 * (advances + count)])
    metrics, bearings = numbers[: 2 * advances], numbers[2 * advances :]
    for bearing in bearings:
        metrics.extend((metrics[2 * advances - 2], bearing))
    return metrics


def _advances(metrics: Sequence[int]) -> int:
    """How many advances have to be told."""
    count = len(metrics) // 2
    while count > 1 and metrics[2 * count - 4] == metrics[-2]:
        count -= 1
    return count


def _composed(components: Sequence[Component]) -> bytes:
    last = len(components) - 1
    return b"".join(_component(*component, place < last) for place, component in enumerate(components))


def _component(gid: int, x: int, y: int, is_followed: bool) -> bytes:
    flags = POSITIONS | (MORE if is_followed else 0)
    if -128 <= x <= 127 and -128 <= y <= 127:
        return struct.pack(">HHbb", flags, gid, x, y)
    return struct.pack(">HHhh", flags | WORDS, gid, x, y)


def _file(version: bytes, tables: Mapping[str, bytes]) -> bytes:
    """A file of these tables; the sum in its head, 0 so far, makes its own what it has to be."""
    place, sums = 12 + 16 * len(tables), {tag: _sum(table) for tag, table in tables.items()}
    power = len(tables).bit_length() - 1
    parts = [version + struct.pack(">HHHH", len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))]
    for tag, table in sorted(tables.items()):
        parts.append(ENTRY.pack(tag.encode("latin-1"), sums[tag], place, len(table)))
        place += len(table) + -len(table) % 4
    total = (MAGIC - _sum(b"".join(parts)) - sum(sums.values())) & 0xFFFFFFFF
    whole = {**tables, "head": tables["head"][:8] + total.to_bytes(4) + tables["head"][12:]}
    return b"".join((*parts, *(table + bytes(-len(table) % 4) for _, table in sorted(whole.items()))))


def _sum(table: bytes) -> int:
    return sum(_numbers("I", table + bytes(-len(table) % 4))) & 0xFFFFFFFF
