"""Lines: the engine lays out twice each that goes from right to left, and shapes too much where letters bear marks.

It takes the rest of a paragraph for each of its lines then, so that a page of vocalised text takes minutes.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

EVERY_HEIGHT = float("inf")
SAMPLE = 8  # characters of an average width that surely fill a line, by font sizes of its width
WORTH_IT = 12  # below this many, the engine's own sample is as good
SURE = 0.75  # the part of a sample in which a line may end; what follows decides on the last word of the line
Line = tuple[Any, int, int | None, float, float, float]


def single_pass(inline: ModuleType) -> Any:
    """A line without floats, from right to left, is accepted as it is laid out first.

    The engine compares where the line ends with a width that it has not set, and so lays it out again. A line of any
    height is one that it accepts.
    """
    original = inline.avoid_collisions

    def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
        found = original(context, box, containing_block, outer)
        is_new_line = not outer and box.height == 0 and box.width == 0 and isinstance(box, inline.boxes.LineBox)
        if is_new_line and containing_block.style["direction"] == "rtl" and not context.excluded_shapes and _flows(box):
            box.height = EVERY_HEIGHT
        return found

    return avoid_collisions


def _flows(line: Any) -> bool:
    """Whether all in a line of text is in its flow; found out once for all lines of a paragraph."""
    known: bool | None = line.__dict__.get("is_all_in_flow")
    if known is None:
        known = all(child.is_in_normal_flow() for child in line.descendants() if child is not line)
        line.is_all_in_flow = known
    return known


def bounded(inline: ModuleType) -> Any:
    """A line is looked for in a sample of the text that grows twofold, not in four letters a width or all of it."""
    original = inline.split_first_line

    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **more: Any) -> Line:
        size = style["font_size"]
        if max_width is not None and 0 < size * 4 <= max_width < EVERY_HEIGHT and _wraps(style):
            per_line = max_width / size
            length = int(per_line * SAMPLE)
            while len(text) > length * WORTH_IT / SAMPLE:
                sample = text[: text.rfind(" ", 0, length) + 1]
                if sample:
                    line: Line = original(sample, style, context, max_width, *rest, **more)
                    if line[2] is not None and line[2] <= SURE * len(sample.encode()):
                        return line
                length *= 2
        whole: Line = original(text, style, context, max_width, *rest, **more)
        return whole

    return split_first_line


def _wraps(style: Any) -> bool:
    return style["white_space"] in ("normal", "pre-wrap", "pre-line")
