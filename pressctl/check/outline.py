"""Of what an article is made, and where its translation is made of something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ..model.article import (
    Article,
    Block,
    Definitions,
    Divider,
    Figure,
    Footnote,
    Heading,
    Lead,
    Listing,
    Paragraph,
    Plot,
    PullQuote,
    Quotation,
    SideNote,
    Table,
    Verbatim,
)
from ..model.place import Place
from ..model.within import blocks_within, inlines_of

PARAGRAPH = "a paragraph"
NAMES: dict[type, str] = {
    Paragraph: PARAGRAPH,
    Definitions: "a list of terms",
    Divider: "a line between two parts",
    Lead: "an opening",
    PullQuote: "a pull quote",
    Quotation: "a quotation",
    SideNote: "a side note",
    Verbatim: "lines kept as they are",
}


class Part(NamedTuple):
    """A part of an article, as it is told to people; two are alike if they are told alike."""

    told: str
    place: Place


def parted(source: Article, target: Article) -> Iterator[tuple[Place, str]]:
    """Where a translation is made of other parts than its source, and what is to be said there."""
    wanted, there = outline(source), outline(target)
    matcher = SequenceMatcher(None, [part.told for part in wanted], [part.told for part in there], autojunk=False)
    for tag, start, end, other, last in matcher.get_opcodes():
        lacking, more = wanted[start:end], there[other:last]
        if tag == "equal" or all(part.told == PARAGRAPH for part in (*lacking, *more)):
            continue  # translators may divide a paragraph
        if there:
            yield (there[other : other + 1] or there[-1:])[0].place, _message(lacking, more)


def outline(article: Article) -> list[Part]:
    """All parts of an article in their order; the notes that a block calls come after it."""
    parts = []
    for block in blocks_within(article.blocks):
        parts.append(Part(_told(block), block.place))
        parts += [Part("a note", inline.place) for inline in inlines_of(block) if isinstance(inline, Footnote)]
    return parts


def _told(block: Block) -> str:
    match block:
        case Heading(level=level):
            return f"a heading of level {level}"
        case Listing(ordered=ordered, items=items):
            return f"a {'numbered ' if ordered else ''}list of {len(items)} item{'' if len(items) == 1 else 's'}"
        case Table(head=head, rows=rows):
            return f"a table of {len(rows) + bool(head)} rows and {max(map(len, (head, *rows)))} columns"
        case Figure(source=source):
            return f"the picture ‘{source}’"
        case Plot(chart=chart):
            return f"the chart ‘{chart}’"
    return NAMES.get(type(block), "a part in another language")


def _message(lacking: Sequence[Part], more: Sequence[Part]) -> str:
    told = next((part for part in lacking if part.told != PARAGRAPH), lacking[0] if lacking else None)
    own = next((part for part in more if part.told != PARAGRAPH), more[0] if more else None)
    if told and own:
        return f"{own.told} stands here where the source has {told.told} ({told.place.path}:{told.place.line})"
    if told:
        return f"the source has {told.told} here ({told.place.path}:{told.place.line}), the translation has not"
    assert own
    return f"{own.told} stands here that the source has not"
