"""The page engine's drawing → each glyph that it draws, with its text.

The engine asks a font whether it already knows a glyph's text (`glyph in font.to_unicode`) and, if not, sets it. A font
that always says no is told the text of every glyph drawn, in the order of drawing. `Document.fonts`, where the engine
keeps its fonts, is documented and may be replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol


class EngineChanged(Exception):
    """The page engine does not draw in the way that this room was written for."""


class Font(Protocol):
    """What is used of the engine's fonts; widths in thousandths of an em."""

    hash: str
    widths: dict[int, int]
    to_unicode: dict[int, str]


@dataclass(frozen=True, slots=True)
class Told:
    """The glyphs that were drawn, each with its font and its text: '' if another glyph of its cluster bears it."""

    fonts: list[Font] = field(default_factory=list)
    gids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass
class Capture:
    """Collects what is drawn with `fonts`, which replaces `document.fonts`."""

    told: Told = field(default_factory=Told)

    @cached_property
    def fonts(self) -> dict[Any, Font]:
        return _Fonts(self.told)


class _Fonts(dict[Any, Font]):
    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told

    def __setitem__(self, key: Any, font: Font) -> None:
        font.to_unicode = _Texts(font, self._told)
        super().__setitem__(key, font)


class _Texts(dict[int, str]):
    """A font's texts by glyph; it never admits to knowing one, and so is told them all."""

    def __init__(self, font: Font, told: Told) -> None:
        super().__init__()
        self._font = font
        self._tell_font, self._tell_gid, self._tell_text = told.fonts.append, told.gids.append, told.texts.append

    def __contains__(self, gid: object) -> bool:
        return False

    def __setitem__(self, gid: int, text: str) -> None:
        self._tell_font(self._font)
        self._tell_gid(gid)
        self._tell_text(text)
        self.setdefault(gid, text)
