"""Shaping: the engine has the same text shaped for its width, for its place, and once more to draw it."""

from __future__ import annotations

from copy import copy
from types import ModuleType
from typing import Any

SHORT = 500  # characters: longer texts are what is left of a paragraph, and come but once


def split_once(holder: ModuleType) -> Any:
    """A line that was found in a document is not looked for again."""
    original = holder.split_first_line

    def split_first_line(
        text: str, style: Any, context: Any, max_width: Any, spacing: Any, *rest: Any, **more: Any
    ) -> Any:
        if len(text) > SHORT or context is None:
            return original(text, style, context, max_width, spacing, *rest, **more)
        key = text, id(style), max_width, spacing, rest, *more.items()
        memory = context.__dict__.setdefault("known_lines", {})
        known = memory.get(key)
        if known:
            line = (_handed_on(known[0][0]), *known[0][1:])
        else:
            line = original(text, style, context, max_width, spacing, *rest, **more)
        memory[key] = line, style  # which has to stay alive as long as it is known by its place
        return line

    return split_first_line


def _handed_on(layout: Any) -> Any:
    """The layout of a line for another box, with what was put aside to draw it: the box that comes last is drawn."""
    taken = copy(layout)
    layout.aside = None
    return taken


def put_aside(layout: Any) -> Any:
    """A text that was shaped is kept to be drawn, unless it will be drawn wider."""
    original = layout.deactivate

    def deactivate(self: Any) -> None:
        if "aside" not in self.__dict__:
            self.aside = (self.layout, self.language, self.style) if _is_even(self) else None
        original(self)

    return deactivate


def taken_up(layout: Any) -> Any:
    """A text is drawn as it was shaped."""
    original = layout.reactivate

    def reactivate(self: Any, style: Any) -> None:
        aside, self.aside = self.__dict__.get("aside"), None
        if aside and aside[2] is style:
            self.layout, self.language, self.style = aside
        else:
            original(self, style)

    return reactivate


def _is_even(layout: Any) -> bool:
    """Whether a text stands on one line, and no space in it is wider than its font has it."""
    style = layout.style
    is_wide = layout.justification_spacing or style["word_spacing"] or style["letter_spacing"] not in ("normal", 0)
    return not is_wide and layout.get_first_line()[1] is None
