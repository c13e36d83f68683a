"""Pandoc's tree becomes an `Article`: typed, with places, and without anything that a page must not hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ..model.article import (
    Article,
    Block,
    Break,
    Cell,
    Definitions,
    Divider,
    Division,
    Footnote,
    Heading,
    Image,
    Inline,
    Link,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Styled,
    Table,
    Term,
    Verbatim,
    Words,
    plain,
)
from ..model.characters import code_point
from ..model.finding import Finding, Rule
from ..model.language import Direction
from ..model.node import Text
from ..model.place import Place
from . import rules
from .lexicon import direction_of
from .target import fault_of
from .tree import ALIGNMENT, POSITION, STYLES, Node, letters
from .unseen import coded, uncalled_notes


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a writer gave a run of text in braces."""

    id: str
    language: str | None
    direction: Direction | None
    place: Place
    is_wrapper: bool


@dataclass
class _Reader:
    """Reads one tree. `here` is the place of the innermost node that has one."""

    body: Text
    language: str
    pictures: frozenset[str]
    here: Place
    findings: list[Finding] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [0, *(match.end() for match in re.finditer("\n", self.body))]

    def refuse(self, rule: Rule, message: str, fix: str, place: Place | None = None) -> None:
        self.findings.append(Finding(rule, message, fix, place or self.here, language=self.language))

    # ── places and attributes ────────────────────────────────────────────────

    def place_of(self, position: str) -> Place:
        found = POSITION.search(position)
        if not found:
            return self.here
        line, column = int(found[1]), int(found[2])
        start = self.lines[min(line, len(self.lines)) - 1]
        return self.body.at(min(start + column - 1, max(0, len(self.body) - 1)))

    def attributes(self, raw: list[Any], generated_id: bool = False) -> Attributes:
        identifier, classes, pairs = raw[0], raw[1], dict(raw[2])
        self.here = place = self.place_of(pairs.pop("data-pos", ""))
        is_wrapper = pairs.pop("wrapper", "") == "1"
        language, direction = pairs.pop("lang", None), pairs.pop("dir", None)
        if direction not in (None, "ltr", "rtl"):
            pairs["dir"] = direction
            direction = None
        if language is not None and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
            pairs["lang"] = language
            language = None
        if language and not direction:
            direction = direction_of(language)
        strange = [*pairs, *(f".{name}" for name in classes if name != "footnotes")]
        if identifier and not generated_id:
            strange.append(f"#{identifier}")
        if strange:
            self.refuse(
                rules.UNKNOWN_ATTRIBUTE,
                f"‘{strange[0]}’ is not a property a text can have",
                "keep only {lang=…} and {dir=ltr} or {dir=rtl}",
                place,
            )
        return Attributes(identifier, language, direction, place, is_wrapper)

    # ── inlines ──────────────────────────────────────────────────────────────

    def inlines(self, nodes: Iterable[Node]) -> tuple[Inline, ...]:
        return tuple(inline for node in nodes for inline in self.inline(node))

    def inline(self, node: Node) -> Iterable[Inline]:
        kind: str = node["t"]
        content: Any = node.get("c")
        place = self.here
        if kind == "Str":
            self._refuse_coded(content)
            return [Words(content, place)]
        if kind in ("Space", "SoftBreak"):
            return [Words(" ", place)]
        if kind == "LineBreak":
            return [Break(place)]
        if kind in STYLES:
            return [Styled(STYLES[kind], self.inlines(content), place)]
        handler: Callable[[Any], Iterable[Inline]] | None = getattr(self, f"_{kind.lower()}", None)
        return handler(content) if handler else self._unknown(content)

    def _refuse_coded(self, text: str) -> None:
        for character in coded(text, self.body):
            message = f"{code_point(character)} is written by its code"
            self.refuse(rules.CODED_CHARACTER, message, "remove it: pressctl sets directions by itself")

    def _unknown(self, content: Any) -> Iterable[Inline]:
        return [Words(letters(content), self.here)]

    def _code(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0])
        return [Styled("code", (Words(content[1], attributes.place),), attributes.place)]

    def _rawinline(self, content: Any) -> Iterable[Inline]:
        self._refuse_html(content[1])
        return []

    def _refuse_html(self, html: str) -> None:
        shown = " ".join(html.split())
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        fix = "use Markdown: **bold**, *emphasis*, [text](address); to show a sign as it is, put \\ before it"
        self.refuse(rules.RAW_HTML, f"HTML has no place in a text: ‘{shown}’", fix)

    def _span(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0])
        children = self.inlines(content[1])
        if attributes.is_wrapper or not (attributes.language or attributes.direction):
            return children
        return [Span(attributes.language, attributes.direction, children, attributes.place)]

    def _link(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0])
        target, title = content[2]
        place = attributes.place
        fault = fault_of(target)
        if fault:
            self.refuse(fault.rule, fault.message, fault.fix, place)
        inner = self.inlines(content[1])
        # a note called within a link would be a link within a link: the call stands behind it
        notes = [inline for inline in inner if isinstance(inline, Footnote)]
        link = Link(target, title, tuple(inline for inline in inner if not isinstance(inline, Footnote)), place)
        if attributes.language or attributes.direction:
            return [Span(attributes.language, attributes.direction, (link,), place), *notes]
        return [link, *notes]

    def _image(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0])
        source = content[2][0]
        if source not in self.pictures:
            listed = ", ".join(f"‘{name}’" for name in sorted(self.pictures)) or "none"
            self.refuse(
                rules.UNDECLARED_IMAGE,
                f"the picture ‘{source}’ is not among the media of this release",
                f"list it under media: in release.yaml with alt and credit (listed: {listed})",
                attributes.place,
            )
        return [Image(source, plain(self.inlines(content[1])), attributes.place)]

    def _note(self, content: Any) -> Iterable[Inline]:
        place = self.here
        return [Footnote(self.blocks(content), place)]

    def refuse_uncalled_notes(self) -> None:
        """Pandoc leaves out a note that nothing calls, without a word."""
        for offset, name in uncalled_notes(self.body):
            message = f"nothing in the text calls the note ‘{name}’"
            fix = f"write [^{name}] where it belongs, or remove the note"
            self.refuse(rules.UNCALLED_NOTE, message, fix, self.body.at(offset))

    # ── blocks ───────────────────────────────────────────────────────────────

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        return tuple(block for node in nodes for block in self.block(node))

    def block(self, node: Node) -> Iterable[Block]:
        handler: Callable[[Any], Iterable[Block]] | None = getattr(self, f"_{node['t'].lower()}", None)
        return handler(node.get("c")) if handler else [Paragraph(tuple(self._unknown(node)), self.here)]

    def _para(self, content: Any, tight: bool = False) -> Iterable[Block]:
        children = self.inlines(content)
        return [Paragraph(children, children[0].place, tight)] if children else []

    def _plain(self, content: Any) -> Iterable[Block]:
        return self._para(content, tight=True)

    def _header(self, content: Any) -> Iterable[Block]:
        level, raw, children = content
        attributes = self.attributes(raw, generated_id=True)
        inlines = self.inlines(children)
        place = attributes.place
        return [Heading(max(2, level), attributes.id, inlines, place, attributes.language, attributes.direction)]

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

    def _div(self, content: Any) -> Iterable[Block]:
        attributes = self.attributes(content[0])
        blocks = self.blocks(content[1])
        if attributes.is_wrapper or not (attributes.language or attributes.direction):
            return blocks
        return [Division(blocks, attributes.place, attributes.language, attributes.direction)]

    def _codeblock(self, content: Any) -> Iterable[Block]:
        return [Verbatim(content[1], self.attributes([content[0][0], [], content[0][2]]).place)]

    def _rawblock(self, content: Any) -> Iterable[Block]:
        self._refuse_html(content[1])
        return []

    def _horizontalrule(self, content: Any) -> Iterable[Block]:  # noqa: ARG002 — every handler is called alike
        return [Divider(self.here)]

    def _table(self, content: Any) -> Iterable[Block]:
        attributes = self.attributes(content[0])
        columns = [spec[0]["t"] for spec in content[2]]
        head = [self._row(row, columns) for row in content[3][1]]
        rows = [self._row(row, columns) for body in content[4] for row in [*body[2], *body[3]]]
        caption = content[1][1]
        words = self.inlines(caption[0]["c"]) if caption and caption[0]["t"] in ("Plain", "Para") else ()
        return [Table(head[0] if head else (), tuple(rows), attributes.place, words)]

    def _row(self, row: Any, columns: list[str]) -> tuple[Cell, ...]:
        cells = []
        for cell, align in zip(row[1], columns, strict=False):
            place = self.attributes(cell[0]).place
            cells.append(Cell(self.blocks(cell[4]), place, ALIGNMENT.get(align)))
        return tuple(cells)


def article(tree: Node, body: Text, language: str, pictures: Iterable[str] = ()) -> tuple[Article, tuple[Finding, ...]]:
    """The article that pandoc's `tree` of `body` describes, and what had to be refused in it.

    `pictures` are the files that the text may show. Headings of a text that uses level 1 all sink by one level.
    """
    reader = _Reader(body, language, frozenset(pictures), body.place)
    if any(block["t"] == "Header" and block["c"][0] == 1 for block in tree["blocks"]):
        _sink(tree["blocks"])
    blocks = reader.blocks(tree["blocks"])
    reader.refuse_uncalled_notes()
    return Article(language, blocks), tuple(reader.findings)


def _sink(blocks: Iterable[Node]) -> None:
    for block in blocks:
        if block["t"] == "Header":
            block["c"][0] += 1
