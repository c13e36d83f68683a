"""What the YAML reader hands on: texts, mappings and lists that know where they stand.

They are subclasses of `str`, `dict` and `list`, so that pydantic and the templates take them as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .place import Place


class Stretch(NamedTuple):
    """From character `offset` of a text on, up to the next stretch, characters stand side by side in the file."""

    offset: int
    line: int
    column: int


class Text(str):
    """A text of the newsroom, with the place of each of its characters.

    `path` is the file, relative to the newsroom; `stretches` are ascending in `offset` and begin with offset 0.
    """

    path: str
    stretches: tuple[Stretch, ...]

    def __new__(cls, value: str, path: str, stretches: Sequence[Stretch] = (Stretch(0, 1, 1),)) -> Text:
        text = super().__new__(cls, value)
        text.path = path
        text.stretches = tuple(stretches)
        return text

    @classmethod
    def of_file(cls, value: str, path: str) -> Text:
        """A whole file as one text: `value` is its content, with line feeds only."""
        starts, offset = [Stretch(0, 1, 1)], value.find("\n")
        while offset >= 0:
            starts.append(Stretch(offset + 1, len(starts) + 1, 1))
            offset = value.find("\n", offset + 1)
        return cls(value, path, starts)

    @property
    def place(self) -> Place:
        """The place of the first character."""
        return self.at(0)

    def at(self, offset: int) -> Place:
        """The place in the file of the character `offset` (from 0) of this text."""
        stretch = self.stretches[max(0, bisect_right(self.stretches, offset, key=lambda s: s.offset) - 1)]
        return Place(self.path, stretch.line, stretch.column + offset - stretch.offset)

    def offset_of(self, place: Place) -> int | None:
        """The character (from 0) that stands at `place`, none where this text has nothing there."""
        index = bisect_right(self.stretches, (place.line, place.column), key=lambda s: (s.line, s.column)) - 1
        if index < 0 or self.stretches[index].line != place.line:
            return None
        offset = self.stretches[index].offset + place.column - self.stretches[index].column
        return offset if offset < len(self) else None

    def part(self, start: int, end: int) -> Text:
        """The characters from `start` up to `end`, with their places."""
        first = self.at(start)
        inner = [s._replace(offset=s.offset - start) for s in self.stretches if start < s.offset < end]
        return Text(self[start:end], self.path, (Stretch(0, first.line, first.column), *inner))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Text, (str(self), self.path, self.stretches))


class Map(dict[str, Any]):
    """A YAML mapping; `place` is where it begins, `keys_at` where each key stands."""

    def __init__(self, items: Mapping[str, Any], place: Place, keys_at: Mapping[str, Place]) -> None:
        super().__init__(items)
        self.place = place
        self.keys_at = dict(keys_at)


class Items(list[Any]):
    """A YAML list; `place` is where it begins."""

    def __init__(self, items: Iterable[Any], place: Place) -> None:
        super().__init__(items)
        self.place = place


Node = Text | Map | Items
