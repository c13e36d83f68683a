"""Where in the file each character of a value stands, whatever quotes and folding YAML put in between.

YAML changes spaces and line breaks of a value, and escapes; the words stay as they are and in their order. So the words
of the value are laid beside the words of the source, and each begins a stretch of its own where they part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.node import Stretch
from .source import Source

WORD = re.compile(r"[^ \t\n\r]+")
SINGLE_QUOTED = re.compile(r"''|[^ \t\n\r]")
ESCAPES = re.compile(
    r"(?P<gap>\\[ \t]*\n|\\[ \tntr]|\\x(?:09|0[aAdD]|20)|\\u00(?:09|0[aAdD]|20)|\\U000000(?:09|0[aAdD]|20))"
    r"|\\(?:x.{2}|u.{4}|U.{8}|.)|[^ \t\n\r]",
    re.DOTALL,
)


def stretches(source: Source, value: str, style: str | None, start: int, end: int) -> tuple[Stretch, ...]:
    """The stretches of `value`, which stands in `source` from `start` to `end`, quotes and all, in YAML's `style`."""
    inner_start, inner_end = _inside(source.text, style, start, end)
    if value == source.text[inner_start:inner_end] and "\n" not in value:
        return (Stretch(0, *source.at(inner_start)),)
    found = [Stretch(0, *source.at(_beginning(source.text, style, inner_start, inner_end, value)))]
    for offset, index in _pairs(source.text, value, style, inner_start, inner_end):
        line, column = source.at(index)
        last = found[-1]
        if (line, column) != (last.line, last.column + offset - last.offset):
            if offset == 0:
                found.pop()
            found.append(Stretch(offset, line, column))
    return tuple(found)


def _inside(text: str, style: str | None, start: int, end: int) -> tuple[int, int]:
    """Without the quotes, or without the line of the `|` or `>`."""
    if style in ("'", '"'):
        return start + 1, end - 1
    if style in ("|", ">"):
        header = text.find("\n", start, end)
        return (header + 1 if header >= 0 else end), end
    return start, end


def _beginning(text: str, style: str | None, start: int, end: int, value: str) -> int:
    """Where the value's first character stands: in a block, past the indentation that is not part of it."""
    first, lead = WORD.search(text, start, end), WORD.search(value)
    if style not in ("|", ">") or first is None or lead is None:
        return start
    return max(start, first.start() - lead.start() + value.rfind("\n", 0, lead.start()) + 1)


def _pairs(text: str, value: str, style: str | None, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each word, or each character among escapes, stands: its offset in the value, its index in the source."""
    if style == '"' and "\\" in text[start:end]:
        units = (found.start() for found in ESCAPES.finditer(text, start, end) if not found.group("gap"))
        offsets = (found.start() for found in re.finditer(r"[^ \t\n\r]", value))
    elif style == "'" and "''" in text[start:end]:
        units = (found.start() for found in SINGLE_QUOTED.finditer(text, start, end))
        offsets = (found.start() for found in re.finditer(r"[^ \t\n\r]", value))
    else:
        units = (found.start() for found in WORD.finditer(text, start, end))
        offsets = (found.start() for found in WORD.finditer(value))
    return zip(offsets, units, strict=False)
