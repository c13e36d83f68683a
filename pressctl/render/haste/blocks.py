"""Blocks in columns: the engine lays each out three times and more, while it looks for the height of the columns.

One that stays whole is laid out once, and then only moved. So a list of names in columns costs about what it costs in
one.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from types import ModuleType
from typing import Any, NamedTuple

SLACK = 1.0  # pixels: a block that only just fits into its column, or just not, is left to the engine


class Laid(NamedTuple):
    """What the engine gives for a block: the new box, where to go on, the next page, its margins, and more."""

    box: Any
    resume_at: Any
    next_page: dict[str, Any]
    margins: list[float]
    collapses: bool
    max_lines: Any

    def copied(self) -> Laid:
        """The same again, for another place."""
        box = self.box.deepcopy()
        return self._replace(box=box, next_page=dict(self.next_page), margins=[*self.margins])


@dataclass(slots=True)
class _Known:
    """How a block was laid out, in a column of a width, from a place on; nothing where the engine has to do it anew.

    `children` is what it is known by, and has to stay alive as long. `alone` is what the engine makes of it where
    nothing has room and something has to stand, `refused` where not even its first line has room.
    """

    children: list[Any]
    width: float
    place: tuple[float, float]
    laid: Laid
    first_line: float = inf
    alone: Laid | None = None
    refused: Laid | None = None

    def again(self, room: Room, box: Any) -> Laid | None:
        """The layout of the block at its new place, if it is sure."""
        if room.is_endless:
            return self._moved(self.alone, box) if self.alone else None
        if not room.overflows(box.position_y + self.laid.box.margin_height() + SLACK):
            return self._moved(self.laid, box)
        return self.refused if room.refuses(box.position_y + self.first_line - SLACK) else None

    def learn(self, room: Room, box: Any, place: tuple[float, float], laid: Laid) -> None:
        """Keep what the engine made of the block, if it will be the same again."""
        if room.is_endless:
            self.alone = laid.copied()
            self.alone.box.translate(self.place[0] - place[0], self.place[1] - place[1])
        elif laid.box is None and room.refuses(box.position_y + self.first_line - SLACK):
            self.refused = laid

    def _moved(self, laid: Laid, box: Any) -> Laid:
        moved = laid.copied()
        moved.box.translate(box.position_x - self.place[0], box.position_y - self.place[1])
        return moved


class Room(NamedTuple):
    """The room that a column has left. The first block in it has to stand there, whether it fits or not."""

    context: Any
    bottom: float
    is_empty: bool

    @property
    def is_endless(self) -> bool:
        """Whether the engine tries how high the next block is: it does so with no room at all."""
        return self.bottom == inf and self.is_empty

    def overflows(self, end: float) -> bool:
        return bool(self.context.overflows_page(self.bottom, end))

    def refuses(self, end: float) -> bool:
        return not self.is_empty and self.overflows(end)


def remembered(block: ModuleType) -> Any:
    """The layout of a block that stands in a column, taken from memory where it was once laid out whole."""
    original = block.block_level_layout

    def block_level_layout(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any, **more: Any
    ) -> Any:
        bottom, column = bottom_space, containing_block
        if skip_stack is not None or more or not rest or not _is_plain_column(context, column, *rest):
            return original(context, box, bottom, skip_stack, column, *rest, **more)
        memory: dict[int, _Known | None] = context.__dict__.setdefault("known_blocks", {})
        room = Room(context, bottom, rest[0])
        known = memory.get(id(box.children))
        fits = known is not None and known.width == column.width
        again = known.again(room, box) if known and fits else None
        if again:
            return again
        place = box.position_x, box.position_y
        laid = Laid(*original(context, box, bottom, None, column, *rest))
        if known and fits:
            known.learn(room, box, place, laid)
        elif id(box.children) not in memory and laid.box is not None and laid.resume_at is None and not room.is_endless:
            memory[id(box.children)] = _noted(block.boxes, box, column.width, place, laid)
        return laid

    return block_level_layout


def _noted(boxes: Any, box: Any, width: float, place: tuple[float, float], laid: Laid) -> _Known | None:
    if not _is_plain(boxes, box):
        return None
    ends = [part.position_y + part.height for part in laid.box.descendants() if isinstance(part, boxes.LineBox)]
    return _Known(box.children, width, place, laid.copied(), ends[0] - place[1] if ends else inf)


def _is_plain_column(
    context: Any,
    column: Any,
    is_first: bool,  # noqa: ARG001
    absolute_boxes: Any = None,  # noqa: ARG001
    fixed_boxes: Any = None,  # noqa: ARG001
    margins: Any = (),
    first_letter: Any = None,
    first_line: Any = None,
    discard: bool = False,
    max_lines: Any = None,
) -> bool:
    """Whether a block stands in a column, and nothing that came before it bears on it."""
    if not getattr(column, "is_column", False) or context.excluded_shapes or any(margins or ()):
        return False
    return first_letter is None and first_line is None and not discard and max_lines is None


def _is_plain(boxes: Any, box: Any) -> bool:
    """Whether a block looks the same wherever it stands whole: text in its flow, no margins that could collapse.

    Nor may it call a note, or say the number of a page, which the engine puts in when it knows it.
    """
    for part in box.descendants():
        if not isinstance(part, boxes.BlockBox | boxes.LineBox | boxes.InlineBox | boxes.TextBox):
            return False
        if not part.is_in_normal_flow() or part.footnote or part.missing_link:
            return False
        if isinstance(part, boxes.BlockBox) and not _is_plain_block(part):
            return False
    return True


def _is_plain_block(block: Any) -> bool:
    style = block.style
    has_margins = any(getattr(style[side], "value", style[side]) != 0 for side in ("margin_top", "margin_bottom"))
    is_styled = block.first_letter_style or block.first_line_style or style["max_lines"] != "none"
    has_columns = style["column_count"] != "auto" or style["column_width"] != "auto"
    return not (has_margins or is_styled or has_columns or block.is_table_wrapper)
