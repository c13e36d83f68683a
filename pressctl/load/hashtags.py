"""Hashtags that YAML takes for comments, and what they cut off."""

from __future__ import annotations

import re

from ..model.finding import Finding
from .rules.written import SRC013
from .source import Source
from .words import in_quotes, shown

# On the same line, or on the next one where that is indented and does not look like a field put out of use.
CUT = re.compile(r"[ \t]+(#\w[^\n]*)|[ \t]*\n([ \t]+)(#(?![\w-]+:(?:[ \t]|$))\w[^\n]*)", re.MULTILINE)
HASHTAG = re.compile(r"(?<=[ \t])#\w[^ \t\n,\]}]*")


def hashtag_after(source: Source, value: str, end: int) -> Finding | None:
    """The finding for a hashtag that cuts off the unquoted `value`, which ends at `end`."""
    found = CUT.match(source.text, end)
    if not found:
        return None
    if found.group(1):
        return cut_off(source, value, found.group(1), found.start(1))
    line = source.line(source.at(end)[0])
    indentation = len(line) - len(line.lstrip(" -"))
    deeper = len(found.group(2)) > indentation
    return cut_off(source, value, found.group(3), found.start(3)) if deeper else None


def cut_off(source: Source, value: str, rest: str, index: int) -> Finding:
    """What to type instead of a value that ends before the hashtag at `index`."""
    tag = rest.split(maxsplit=1)[0].rstrip(",]}")
    what = "is left out" if not value else f"is left out after ‘{shown(value, 30)}’"
    fix = f"put the value in quotes: {in_quotes(f'{value} {rest}'.strip())}; a comment needs a space after its #"
    return Finding(SRC013, f"‘{shown(tag)}’ is read as a comment and {what}", fix, source.place(index))
