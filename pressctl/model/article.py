"""The waist: a body of text as a tree of blocks and inlines that know where they stand.

convert makes it from Markdown, check looks at it, render turns it into pages, proof compares pages with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from .language import Direction
from .place import Place


@dataclass(frozen=True, slots=True)
class Words:
    """Plain characters, in logical order. `place` is that of the first one."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the writer asked for."""

    place: Place


@dataclass(frozen=True, slots=True)
class Styled:
    """Characters with a meaning of their own."""

    style: Literal["em", "strong", "del", "sup", "sub", "code"]
    children: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` as written."""

    target: str
    title: str
    children: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Span:
    """A run in another language or direction than its surroundings."""

    language: str | None
    direction: Direction | None
    children: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside a line: `source` is the file of one of the release's media."""

    source: str
    alt: str
    place: Place
    id: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The page on which `anchor` stands, or its title: a place in the same text, named where it is not known yet."""

    anchor: str
    is_page: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that belongs to this point of the text."""

    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `tight` inside a list whose items are not set apart. Language and direction where they differ."""

    children: tuple[Inline, ...]
    place: Place
    tight: bool = False
    language: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or deeper; level 1 is the release's title."""

    level: int
    id: str
    children: tuple[Inline, ...]
    place: Place
    language: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the first number of an ordered one."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    place: Place
    start: int = 1


@dataclass(frozen=True, slots=True)
class Term:
    """A term and what it means."""

    children: tuple[Inline, ...]
    meanings: tuple[tuple[Block, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Definitions:
    """A definition list."""

    terms: tuple[Term, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else, set apart."""

    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentences that open a chapter."""

    children: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words of the text, or of a named speaker, set large between rules; `by` says whose they are."""

    children: tuple[Inline, ...]
    by: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class SideNote:
    """A remark beside the paragraph that follows."""

    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks in another language or direction."""

    blocks: tuple[Block, ...]
    place: Place
    language: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    blocks: tuple[Block, ...]
    place: Place
    align: Literal["start", "center", "end"] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a row of heads, and rows of cells. `is_wide` wants a page of its own, turned on its side.

    `label` is its number with its name, "Table 1": given when the whole text is known.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    caption: tuple[Inline, ...] = ()
    note: tuple[Inline, ...] = ()
    id: str = ""
    is_wide: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands by itself: `source` is the file of one of the release's media. `label` as in Table."""

    source: str
    place: Place
    id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a chart of the release stands: `chart` is its id. `label` as in Table."""

    chart: str
    place: Place
    id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines to be kept as they are."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Divider:
    """A break between two trains of thought."""

    place: Place


Inline = Words | Break | Styled | Link | Span | Image | Reference | Footnote
Block = (
    Paragraph
    | Heading
    | Lead
    | Listing
    | Definitions
    | Quotation
    | PullQuote
    | SideNote
    | Division
    | Table
    | Figure
    | Plot
    | Verbatim
    | Divider
)


@dataclass(frozen=True, slots=True)
class Article:
    """A whole text in one language, ready to be set."""

    language: str
    blocks: tuple[Block, ...] = field(default_factory=tuple)

    def with_blocks(self, blocks: tuple[Block, ...]) -> Article:
        return replace(self, blocks=blocks)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The characters of a run of inlines, without marks of style; a line break is a line feed."""
    return "".join(_characters(inlines))


def _characters(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Words(text=text):
                yield text
            case Break():
                yield "\n"
            case Styled(children=children) | Link(children=children) | Span(children=children):
                yield from _characters(children)
            case Image(alt=alt):
                yield alt
            case Reference() | Footnote():
                pass
