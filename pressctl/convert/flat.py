"""Inlines laid flat and built up again, so that a rule of typography or direction can look across markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..model.article import Inline, Link, Reference, Span, Styled, Words

Wrapper = Styled | Link | Span

# stands in the flat text for whatever is no text: nothing is joined across it
OBJECT = "\ufffc"
# stands there for the number of a page, which behaves as any other figure does
FIGURE = "0"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An inline without children, and the wrappers around it from outside in.

    Two leaves stand in the same wrapper if their paths hold the same number and object there.
    """

    inline: Inline
    path: tuple[tuple[int, Wrapper], ...]

    @property
    def text(self) -> str:
        """The characters it stands for in the flat text."""
        if isinstance(self.inline, Reference):
            return FIGURE
        return self.inline.text if isinstance(self.inline, Words) else OBJECT

    def cut(self, start: int, end: int) -> Leaf:
        """The part of its words from `start` up to `end`, counted in its own characters."""
        if not isinstance(self.inline, Words) or (start == 0 and end == len(self.inline.text)):
            return self
        place = replace(self.inline.place, column=self.inline.place.column + start)
        return replace(self, inline=Words(self.inline.text[start:end], place))

    def wrapped(self, depth: int, number: int, wrapper: Wrapper) -> Leaf:
        """The same leaf inside one more wrapper, at `depth` of its path."""
        return replace(self, path=(*self.path[:depth], (number, wrapper), *self.path[depth:]))


def _opaque(inline: Inline) -> bool:
    """Code and whatever the writer gave a direction: looked at on its own, never cut."""
    return (isinstance(inline, Styled) and inline.style == "code") or (
        isinstance(inline, Span) and inline.direction is not None
    )


def flatten(inlines: Iterable[Inline]) -> list[Leaf]:
    """The leaves in logical order; opaque inlines are leaves themselves."""
    leaves: list[Leaf] = []
    numbers = iter(range(1 << 30))

    def walk(inline: Inline, path: tuple[tuple[int, Wrapper], ...]) -> None:
        if isinstance(inline, (Styled, Link, Span)) and not _opaque(inline):
            inner = (*path, (next(numbers), inline))
            for child in inline.children:
                walk(child, inner)
        else:
            leaves.append(Leaf(inline, path))

    for inline in inlines:
        walk(inline, ())
    return leaves


def build(leaves: Sequence[Leaf], depth: int = 0) -> tuple[Inline, ...]:
    """The inlines of which `leaves` are the leaves; a wrapper whose leaves were torn apart is repeated."""
    inlines: list[Inline] = []
    for key, group in groupby(leaves, key=lambda leaf: leaf.path[depth] if len(leaf.path) > depth else None):
        if key is None:
            inlines.extend(_merged([leaf.inline for leaf in group]))
        else:
            inlines.append(replace(key[1], children=build(list(group), depth + 1)))
    return tuple(inlines)


def _merged(inlines: Sequence[Inline]) -> list[Inline]:
    """Words that stand side by side become one, so that letters of a word are never set apart."""
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(inline, Words) and isinstance(last, Words):
            merged[-1] = replace(last, text=last.text + inline.text)
        else:
            merged.append(inline)
    return merged
