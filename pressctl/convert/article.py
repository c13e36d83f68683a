"""Pandoc's tree becomes an `Article`: typed, with places, and without anything that a page must not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..model.article import (
    Article,
    Block,
    Cell,
    Definitions,
    Divider,
    Division,
    Figure,
    Heading,
    Image,
    Inline,
    Lead,
    Listing,
    Paragraph,
    Plot,
    PullQuote,
    Quotation,
    SideNote,
    Table,
    Term,
    Verbatim,
    Words,
)
from ..model.finding import Finding
from ..model.node import Text
from ..model.within import blocks_within
from . import rules
from .inlines import CHART, Attributes, InlineReader
from .tree import ALIGNMENT, Node

DIVISIONS = ("lead", "pull-quote", "side-note", "table")
KNOWN = "keep only {lang=…}, {dir=…}, or one of .lead, .pull-quote, .side-note and .table"


class _Reader(InlineReader):
    """Reads the blocks of one tree."""

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        return tuple(block for node in nodes for block in self.block(node))

    def block(self, node: Node) -> Iterable[Block]:
        handler: Callable[[Any], Iterable[Block]] | None = getattr(self, f"_{node['t'].lower()}", None)
        return handler(node.get("c")) if handler else [Paragraph(tuple(self.unknown(node)), self.here)]

    def _para(self, content: Any, tight: bool = False) -> Iterable[Block]:
        children = self.inlines(content)
        match children:
            case ():
                return []
            case (Image(source=source, place=place, id=anchor),):
                is_chart = source.startswith(CHART)
                return [Plot(source.removeprefix(CHART), place) if is_chart else Figure(source, place, anchor)]
        for child in children:
            if isinstance(child, Image) and (child.source.startswith(CHART) or child.id):
                fix = "give it a paragraph of its own, with an empty line before and after"
                self.refuse(
                    rules.MISPLACED_BLOCK, "a chart or a numbered picture stands within a line", fix, child.place
                )
        return [Paragraph(children, children[0].place, tight)]

    def _plain(self, content: Any) -> Iterable[Block]:
        return self._para(content, tight=True)

    def _header(self, content: Any) -> Iterable[Block]:
        level, raw, children = content
        attributes = self.attributes(raw, ("#",), "keep only {#id}, {lang=…} and {dir=…}")
        inlines = self.inlines(children)
        level = max(level, self.highest)
        return [Heading(level, attributes.id, inlines, attributes.place, attributes.language, attributes.direction)]

    def _bulletlist(self, content: Any) -> Iterable[Block]:
        place = self.here
        return [Listing(False, tuple(self.blocks(item) for item in content), place)]

    def _orderedlist(self, content: Any) -> Iterable[Block]:
        place = self.here
        return [Listing(True, tuple(self.blocks(item) for item in content[1]), place, content[0][0])]

    def _definitionlist(self, content: Any) -> Iterable[Block]:
        place = self.here
        terms = tuple(Term(self.inlines(t), tuple(self.blocks(m) for m in meanings), place) for t, meanings in content)
        return [Definitions(terms, place)]

    def _blockquote(self, content: Any) -> Iterable[Block]:
        place = self.here
        return [Quotation(self.blocks(content), place)]

    def _codeblock(self, content: Any) -> Iterable[Block]:
        return [Verbatim(content[1], self.attributes([content[0][0], [], content[0][2]]).place)]

    def _rawblock(self, content: Any) -> Iterable[Block]:
        self.refuse_html(content[1])
        return []

    def _horizontalrule(self, content: Any) -> Iterable[Block]:  # noqa: ARG002 — every handler is called alike
        return [Divider(self.here)]

    # ── divisions ────────────────────────────────────────────────────────────

    def _div(self, content: Any) -> Iterable[Block]:
        classes = content[0][1]
        takes: tuple[str, ...] = DIVISIONS
        if "table" in classes:
            takes = (*DIVISIONS, "landscape", "#")
        elif "pull-quote" in classes:
            takes = (*DIVISIONS, "by")
        attributes = self.attributes(content[0], takes, KNOWN)
        blocks = self.blocks(content[1])
        kind = next((name for name in attributes.classes if name in DIVISIONS), "")
        match kind:
            case "side-note":
                return [SideNote(blocks, attributes.place)]
            case "table":
                return self._titled_table(blocks, attributes)
            case "lead" | "pull-quote":
                return self._set_apart(kind, blocks, attributes)
        if attributes.is_wrapper or not (attributes.language or attributes.direction):
            return blocks
        return [Division(blocks, attributes.place, attributes.language, attributes.direction)]

    def _set_apart(self, kind: str, blocks: tuple[Block, ...], attributes: Attributes) -> Iterable[Block]:
        place = attributes.place
        match blocks:
            case (Paragraph(children=children),):
                by = (Words(attributes.by, place),) if attributes.by else ()
                return [Lead(children, place) if kind == "lead" else PullQuote(children, by, place)]
        message = f"‘{kind}’ holds more, or something else, than one paragraph"
        self.refuse(rules.MISPLACED_BLOCK, message, "write one paragraph between the ‘:::’ lines", place)
        return blocks

    def _titled_table(self, blocks: tuple[Block, ...], attributes: Attributes) -> Iterable[Block]:
        place, anchor, is_wide = attributes.place, attributes.id, "landscape" in attributes.classes
        caption: tuple[Inline, ...] = ()
        note: tuple[Inline, ...] = ()
        match blocks:
            case (Paragraph() as before, Table() as table, Paragraph() as after):
                caption, note = before.children, after.children
            case (Paragraph() as before, Table() as table):
                caption = before.children
            case (Table() as table, Paragraph() as after):
                note = after.children
            case (Table() as table,):
                pass
            case _:
                fix = "write between the ‘:::’ lines its title, the table, and a note if it needs one"
                self.refuse(rules.MISPLACED_BLOCK, "‘table’ holds something else than one table", fix, place)
                return blocks
        return [Table(table.head, table.rows, place, caption, note, anchor, is_wide)]

    # ── tables ───────────────────────────────────────────────────────────────

    def _table(self, content: Any) -> Iterable[Block]:
        attributes = self.attributes(content[0])
        columns = [spec[0]["t"] for spec in content[2]]
        head = [self._row(row, columns) for row in content[3][1]]
        rows = [self._row(row, columns) for body in content[4] for row in [*body[2], *body[3]]]
        return [Table(head[0] if head else (), tuple(rows), attributes.place)]

    def _row(self, row: Any, columns: list[str]) -> tuple[Cell, ...]:
        cells = []
        for cell, align in zip(row[1], columns, strict=False):
            place = self.attributes(cell[0]).place
            cells.append(Cell(self.blocks(cell[4]), place, ALIGNMENT.get(align)))
        return tuple(cells)

    # ── the whole ────────────────────────────────────────────────────────────

    def refuse_misplaced(self, blocks: tuple[Block, ...], is_chapter: bool) -> None:
        """What has to stand by itself, within something else; a lead that does not open a chapter."""
        opening = 1 if is_chapter else -1
        for block in blocks_within(blocks):
            is_inner = not any(block is outer for outer in blocks)
            match block:
                case Lead() if is_inner or opening >= len(blocks) or opening < 0 or block is not blocks[opening]:
                    fix = "put it right under the chapter’s title, or take the ‘:::’ lines away"
                    self.refuse(rules.MISPLACED_BLOCK, "‘lead’ opens a chapter of a report", fix, block.place)
                case PullQuote() | Plot() | Table(is_wide=True) if is_inner:
                    message = "a chart, a pull quote or a table across the page stands within something else"
                    self.refuse(rules.MISPLACED_BLOCK, message, "take it out of the list, table or note", block.place)
                case Heading(level=1) if is_chapter and block is not blocks[0]:
                    fix = "write it with ‘##’, or give it a file of its own under sections/"
                    self.refuse(rules.MISPLACED_BLOCK, "a chapter has one title, and it comes first", fix, block.place)


def article(
    tree: Node,
    body: Text,
    language: str,
    pictures: Iterable[str] = (),
    charts: Iterable[str] = (),
    is_chapter: bool = False,
) -> tuple[Article, tuple[Finding, ...]]:
    """The article that pandoc's `tree` of `body` describes, and what had to be refused in it.

    `pictures` and `charts` are those that the text may show. A chapter begins with its title, a heading of level 1;
    in other texts that is the release's, and where a writer uses it all headings sink by one level.
    """
    reader = _Reader(body, language, frozenset(pictures), frozenset(charts), body.place, highest=1 if is_chapter else 2)
    if not is_chapter and any(block["t"] == "Header" and block["c"][0] == 1 for block in tree["blocks"]):
        _sink(tree["blocks"])
    blocks = reader.blocks(tree["blocks"])
    reader.refuse_uncalled_notes()
    reader.refuse_misplaced(blocks, is_chapter)
    return Article(language, blocks), tuple(reader.findings)


def _sink(blocks: Iterable[Node]) -> None:
    for block in blocks:
        if block["t"] == "Header":
            block["c"][0] += 1
