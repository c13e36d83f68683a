"""What stands within the blocks and lines of an article, in the order of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .article import (
    Block,
    Definitions,
    Division,
    Footnote,
    Heading,
    Inline,
    Lead,
    Link,
    Listing,
    Paragraph,
    PullQuote,
    Quotation,
    SideNote,
    Span,
    Styled,
    Table,
    Verbatim,
    plain,
)


def blocks_within(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, each before those that it holds; blocks of footnotes are not among them."""
    for block in blocks:
        yield block
        for inner in _held(block):
            yield from blocks_within(inner)


def inlines_within(blocks: Iterable[Block]) -> Iterator[Inline]:
    """All inlines of these blocks and of their footnotes, each before those that it holds."""
    for block in blocks_within(blocks):
        yield from inlines_of(block)


def inlines_of(block: Block) -> Iterator[Inline]:
    """The inlines of the lines that a block itself holds, and of their footnotes."""
    for line in lines_of(block):
        yield from _unfolded(line)


def text_of(blocks: Iterable[Block]) -> str:
    """The words of these blocks in one line, without any markup; footnotes are left out."""
    texts = [
        [block.text] if isinstance(block, Verbatim) else [plain(line) for line in lines_of(block)]
        for block in blocks_within(blocks)
    ]
    return " ".join(" ".join(text.split()) for several in texts for text in several if text)


def _held(block: Block) -> tuple[tuple[Block, ...], ...]:
    match block:
        case Listing(items=items):
            return items
        case Definitions(terms=terms):
            return tuple(meaning for term in terms for meaning in term.meanings)
        case Quotation(blocks=inner) | SideNote(blocks=inner) | Division(blocks=inner):
            return (inner,)
        case Table(head=head, rows=rows):
            return tuple(cell.blocks for row in (head, *rows) for cell in row)
    return ()


def lines_of(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The lines that a block itself holds, those of its inner blocks left out."""
    match block:
        case Paragraph(children=line) | Heading(children=line) | Lead(children=line):
            return (line,)
        case PullQuote(children=line, by=by):
            return (line, by)
        case Definitions(terms=terms):
            return tuple(term.children for term in terms)
        case Table(caption=caption, note=note):
            return (caption, note)
    return ()


def _unfolded(line: Iterable[Inline]) -> Iterator[Inline]:
    for inline in line:
        yield inline
        match inline:
            case Styled(children=children) | Link(children=children) | Span(children=children):
                yield from _unfolded(children)
            case Footnote(blocks=blocks):
                yield from inlines_within(blocks)
