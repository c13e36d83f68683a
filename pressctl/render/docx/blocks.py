"""Blocks → paragraphs and tables of WordprocessingML, in the styles of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from ...model.article import (
    Block,
    Cell,
    Definitions,
    Divider,
    Division,
    Figure,
    Heading,
    Lead,
    Listing,
    Paragraph,
    Plot,
    PullQuote,
    Quotation,
    SideNote,
    Styled,
    Table,
    Verbatim,
    plain,
)
from ...model.edition import Line
from ...model.language import Direction
from ..section import NOWHERE, SPACE, caption, joined as in_one, words
from .lines import Setter
from .ml import NOTHING, joined, switch, tag
from .numbering import BULLETS, STEP, Lists, indent, numbered

TEXT_WIDTH = 9638  # twentieths of a point between the margins: 17 cm
SHORT = 14  # rows of a table that stays on one page, its note with it
DEEPEST = 3  # levels of lists and headings that have styles of their own


@dataclass(frozen=True)
class Stand:
    """Where a block stands: in which direction and language, how deep in lists, and in what else."""

    direction: Direction
    language: str
    style: str = "BodyText"
    level: int = -1
    ordered_level: int = 0
    number: int = 0
    inset: int = 0


@dataclass
class Typesetter:
    """Sets the blocks of one section. `turned` puts a table on a page of its own, turned on its side."""

    setter: Setter
    lists: Lists
    turned: Callable[[Markup], Markup]
    sunk: int = 0

    def start(self) -> Stand:
        """Where the blocks of a section begin."""
        return Stand(self.setter.language.direction, self.setter.language.locale)

    def blocks(self, blocks: Iterable[Block], stand: Stand | None = None) -> Markup:
        """All of them, one after the other."""
        used = stand or self.start()
        return joined(self._block(block, used) for block in blocks)

    def paragraph(
        self,
        line: Line,
        style: str,
        stand: Stand | None = None,
        before: Markup = NOTHING,
        is_new_page: bool = False,
    ) -> Markup:
        """A paragraph in a style; `before` goes before its runs."""
        used = stand or self.start()
        manner = self.setter.manner(used.direction, used.language)
        return self.framed(before + self.setter.line(line, manner), style, used, is_new_page=is_new_page)

    def framed(
        self,
        runs: Markup,
        style: str,
        stand: Stand,
        alignment: str = "",
        is_kept: bool = False,
        is_new_page: bool = False,
    ) -> Markup:
        """Runs as a paragraph; its properties in the order that the schema asks for."""
        level = max(stand.level, 0)
        inset = stand.inset + indent(level) if stand.level >= 0 and not stand.number else stand.inset
        return tag(
            "w:p",
            tag(
                "w:pPr",
                tag("w:pStyle", val=style),
                tag("w:keepNext") if is_kept else NOTHING,
                tag("w:pageBreakBefore") if is_new_page else NOTHING,
                numbered(level, stand.number),
                switch("w:bidi", stand.direction == "rtl"),
                tag("w:ind", start=inset) if inset else NOTHING,
                tag("w:jc", val=alignment) if alignment else NOTHING,
            ),
            runs,
        )

    def _block(self, block: Block, stand: Stand) -> Markup:  # noqa: C901, PLR0912 — one case a kind of block
        match block:
            case Paragraph(children=line):
                own = replace(
                    stand,
                    direction=block.direction or stand.direction,
                    language=block.language or stand.language,
                )
                return self.paragraph(line, own.style, own)
            case Heading():
                return self._heading(block, stand)
            case Lead(children=line):
                return self.paragraph(line, "Lead", stand)
            case Listing():
                return self._listing(block, stand)
            case Definitions(terms=terms):
                inner = replace(stand, inset=stand.inset + STEP)
                return joined(
                    self.paragraph((Styled("strong", term.children, NOWHERE),), stand.style, stand)
                    + joined(self.blocks(meaning, inner) for meaning in term.meanings)
                    for term in terms
                )
            case Quotation(blocks=inner_blocks):
                return self.blocks(inner_blocks, replace(stand, style="Quote"))
            case SideNote(blocks=inner_blocks):
                return self.blocks(inner_blocks, replace(stand, style="SideNote"))
            case Division(blocks=inner_blocks):
                own = replace(
                    stand,
                    direction=block.direction or stand.direction,
                    language=block.language or stand.language,
                )
                return self.blocks(inner_blocks, own)
            case Table():
                return self._table(block, stand)
            case Figure():
                return self._figure(block, stand)
            case Verbatim(text=text):
                own = replace(stand, direction="ltr")
                lines = text.splitlines()
                return joined(
                    self.framed(self.setter.run(line, self.setter.manner("ltr")), "Code", own) for line in lines
                )
            case Divider():
                return self.framed(self.setter.run("* * *"), "Divider", stand)
            case PullQuote() | Plot():
                return NOTHING  # a story has told them in other words

    def _heading(self, heading: Heading, stand: Stand) -> Markup:
        own = replace(
            stand, direction=heading.direction or stand.direction, language=heading.language or stand.language
        )
        return self.paragraph(
            heading.children, heading_style(heading.level - 1 + self.sunk), own, self.setter.places.mark(heading.id)
        )

    def _listing(self, listing: Listing, stand: Stand) -> Markup:
        level = min(stand.level + 1, 8)
        number = BULLETS
        if listing.ordered:
            number = self.lists.begin(self.setter.language, level, stand.ordered_level, listing.start)
        family = "ListNumber" if listing.ordered else "ListBullet"
        styled = min(level + 1, DEEPEST)
        tail = "" if styled == 1 else str(styled)
        first = replace(
            stand,
            style=family + tail,
            level=level,
            number=number,
            ordered_level=stand.ordered_level + listing.ordered,
        )
        rest = replace(first, style=f"ListContinue{tail}", number=0)
        return joined(joined(self._item(item, first, rest)) for item in listing.items)

    def _item(self, item: tuple[Block, ...], first: Stand, rest: Stand) -> Iterator[Markup]:
        for position, block in enumerate(item):
            begins = position == 0 and isinstance(block, Paragraph)
            if position == 0 and not begins:
                yield self.framed(NOTHING, first.style, first)
            yield self._block(block, first if begins else rest)

    # ── pictures and tables ──────────────────────────────────────────────────

    def _figure(self, figure: Figure, stand: Stand) -> Markup:
        shown = self.setter.figures.get(figure.source)
        if not shown:
            return NOTHING
        if self.setter.is_in_note:  # where pictures cannot be drawn
            return self.paragraph(caption(figure, shown, self.setter.language), stand.style, stand)
        drawing = self.setter.places.mark(figure.id) + self.setter.draw(shown.picture, shown.alt)
        said = caption(figure, shown, self.setter.language)
        return self.framed(drawing, "Picture", stand, is_kept=True) + self.paragraph(said, "Caption", stand)

    def _table(self, table: Table, stand: Stand) -> Markup:
        place = self.setter.places.mark(table.id)
        title = in_one((SPACE,), (words(table.label), table.caption))
        above = self.paragraph(title, "TableTitle", stand, place) if title or place else NOTHING
        below = (
            self.paragraph(table.note, "TableNote", stand) if table.note else self.framed(NOTHING, "TableNote", stand)
        )
        whole = above + self._grid(table, stand) + below
        return self.turned(whole) if table.is_wide and not self.setter.is_in_note else whole

    def _grid(self, table: Table, stand: Stand) -> Markup:
        columns = max(len(row) for row in (table.head, *table.rows))
        width = TEXT_WIDTH // max(columns, 1)
        properties = tag(
            "w:tblPr",
            tag("w:tblStyle", val="TableGrid"),
            tag("w:bidiVisual") if stand.direction == "rtl" else NOTHING,
            tag("w:tblW", w=5000, type="pct"),
            tag("w:tblLook", val="0420" if table.head else "0400"),
            tag("w:tblCaption", val=plain(table.caption)) if table.caption else NOTHING,
        )
        grid = tag("w:tblGrid", *[tag("w:gridCol", w=width)] * columns)
        is_kept = len(table.rows) <= SHORT
        rows = [self._row(table.head, stand, width, is_kept=True, is_head=True)] if table.head else []
        rows += [self._row(row, stand, width, is_kept) for row in table.rows]
        return tag("w:tbl", properties, grid, *rows)

    def _row(self, cells: tuple[Cell, ...], stand: Stand, width: int, is_kept: bool, is_head: bool = False) -> Markup:
        properties = tag("w:trPr", tag("w:cantSplit"), tag("w:tblHeader") if is_head else NOTHING)
        return tag("w:tr", properties, *(self._cell(cell, stand, width, is_kept, is_head) for cell in cells))

    def _cell(self, cell: Cell, stand: Stand, width: int, is_kept: bool, is_head: bool) -> Markup:
        own = replace(stand, style="TableHead" if is_head else "TableText", level=-1, number=0, inset=0)
        alignment = {"end": "end", "center": "center"}.get(cell.align or "", "")
        paragraphs = [
            self.framed(
                self.setter.line(block.children, self.setter.manner(own.direction, own.language)),
                own.style,
                own,
                alignment,
                is_kept,
            )
            if isinstance(block, Paragraph) and not block.direction
            else self._block(block, own)
            for block in cell.blocks
        ]
        inner = joined(paragraphs) or self.framed(NOTHING, own.style, own)
        return tag("w:tc", tag("w:tcPr", tag("w:tcW", w=width, type="dxa")), inner)


def heading_style(level: int) -> str:
    """The style of a heading, level 1 being the first below the title."""
    return f"Heading{min(max(level, 1), DEEPEST + 1)}"
