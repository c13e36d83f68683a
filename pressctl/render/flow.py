"""Where pictures and quotations of a release stand in its text: each before a heading, or half-way without one.

A first picture that would not fit on the first page, in one of the languages, leads the text in all of them, so that
it leaves no hole behind. What a writer set apart in the text stands by itself between its stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.article import Block, Figure, Heading, Image, Paragraph, Plot, PullQuote, Table
from ..model.edition import Edition, Quoted, Shown
from ..model.within import blocks_within, inlines_within
from .measure import first_page_holds


@dataclass(frozen=True, slots=True)
class Prose:
    """Blocks of the text that stand together."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wide:
    """A table on a page of its own, turned on its side."""

    table: Table


Stretch = Prose | Wide | Plot | PullQuote | Shown | Quoted


def flow(edition: Edition, hero: Shown | None = None) -> list[Stretch]:
    """The text of an edition with its pictures and quotations between; `hero` is shown elsewhere already."""
    blocks = edition.body.blocks
    inside = {block.source for block in blocks_within(blocks) if isinstance(block, Figure)}
    inside |= {inline.source for inline in inlines_within(blocks) if isinstance(inline, Image)}
    elsewhere = (hero, edition.cover)
    pictures = [shown for shown in edition.pictures if shown not in elsewhere and shown.source not in inside]
    insets = _alternating(pictures, edition.quotes)
    breaks = _breaks(blocks)
    stretches: list[Stretch] = []
    start = 0
    if edition.picture_leads and hero is None and pictures and breaks:
        stretches.append(insets.pop(0))
    for inset, stop in zip(insets, breaks, strict=False):
        stretches += [*stretched(blocks[start:stop]), inset]
        start = stop
    return [*stretches, *stretched(blocks[start:]), *insets[len(breaks) :]]


def stretched(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """The blocks of a text, what stands by itself apart from the others."""
    together: list[Block] = []
    for block in blocks:
        match block:
            case Plot() | PullQuote():
                apart: Stretch = block
            case Table(is_wide=True):
                apart = Wide(block)
            case _:
                together.append(block)
                continue
        if together:
            yield Prose(tuple(together))
        yield apart
        together = []
    if together:
        yield Prose(tuple(together))


def must_lead(edition: Edition) -> bool:
    """Whether the first picture would leave a hole on the first page if it stood where a heading begins."""
    blocks = edition.body.blocks
    breaks = _breaks(blocks)
    if not edition.pictures or not breaks:
        return False
    return not first_page_holds(edition, blocks[: breaks[0]], edition.pictures[0])


def _alternating(pictures: Sequence[Shown], quotes: Sequence[Quoted]) -> list[Shown | Quoted]:
    insets: list[Shown | Quoted] = []
    for position in range(max(len(pictures), len(quotes))):
        insets += [*pictures[position : position + 1], *quotes[position : position + 1]]
    return insets


def _breaks(blocks: Sequence[Block]) -> list[int]:
    """Before each heading but the first block; without headings, half-way between two paragraphs."""
    headings = [i for i, block in enumerate(blocks) if i > 0 and isinstance(block, Heading) and block.level == 2]
    if headings:
        return headings
    half = (len(blocks) + 1) // 2
    return [half] if 0 < half < len(blocks) and isinstance(blocks[half], Paragraph) else []
