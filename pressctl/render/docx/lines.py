"""Lines → runs of WordprocessingML: each has one direction and one language, so that Word orders them as they are read.

In a run from right to left Word takes the fonts, the bold and the size for complex scripts; both are always said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from ...model.article import (
    Block,
    Break,
    Footnote,
    Image,
    Inline,
    Link,
    Reference,
    Span,
    Styled,
    Words,
)
from ...model.edition import Line, Picture, Shown
from ...model.language import Direction, Language
from ...model.numeral import numeral
from ...model.within import blocks_within, lines_of
from ..textline import MARKS, Edges, Letters, edges
from .ml import NOTHING, characters, joined, tag

Draw = Callable[[Picture, str], Markup]  # a picture and what it shows → a drawing as a run
Relate = Callable[[str], str]  # an address → the id of the relationship that leads there


@dataclass(frozen=True)
class Manner:
    """How a run is set: its direction, its language as BCP 47 has it, and the marks of style."""

    direction: Direction
    language: str
    styles: frozenset[str] = frozenset()
    character_style: str = ""

    def properties(self) -> Markup:
        """In the order that the schema asks for."""
        is_on = self.styles.__contains__
        lift = "superscript" if is_on("sup") else "subscript" if is_on("sub") else ""
        parts = [
            tag("w:rStyle", val=self.character_style) if self.character_style else NOTHING,
            tag("w:rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New") if is_on("code") else NOTHING,
            tag("w:b") + tag("w:bCs") if is_on("strong") else NOTHING,
            tag("w:i") + tag("w:iCs") if is_on("em") else NOTHING,
            tag("w:strike") if is_on("del") else NOTHING,
            tag("w:vertAlign", val=lift) if lift else NOTHING,
            tag("w:rtl") if self.direction == "rtl" else NOTHING,
            tag("w:lang", val=self.language, eastAsia=self.language, bidi=self.language),
        ]
        return tag("w:rPr", *parts)


@dataclass
class Places:
    """The bookmarks of a document: Word allows no hyphens in their names, nor the same name twice."""

    names: dict[str, str] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)

    def name(self, anchor: str) -> str:
        """What a place is called, whether it was met already or not."""
        return self.names.setdefault(anchor, f"place_{len(self.names) + 1}")

    def mark(self, anchor: str) -> Markup:
        """A bookmark at the beginning of a paragraph; the first place of a name has it."""
        name = self.name(anchor) if anchor else ""
        if not name or name in self.marked:
            return NOTHING
        self.marked.add(name)
        number = len(self.marked)
        return tag("w:bookmarkStart", id=number, name=name) + tag("w:bookmarkEnd", id=number)


@dataclass
class Notes:
    """The footnotes called so far, each with the language that it is called in."""

    called: list[tuple[Footnote, Language]] = field(default_factory=list)

    def call(self, note: Footnote, language: Language) -> int:
        """The id of a note, from 1."""
        self.called.append((note, language))
        return len(self.called)


@dataclass
class Setter:
    """Sets the lines of one language. `pages` are those of the PDF, until Word counts its own; `figures` by source."""

    language: Language
    places: Places
    notes: Notes
    relate: Relate
    pages: Mapping[str, int]
    draw: Draw
    figures: Mapping[str, Shown] = field(default_factory=dict)
    is_in_note: bool = False
    _edges: dict[int, Edges] = field(default_factory=dict)
    _met: int = 0

    def manner(self, direction: Direction | None = None, language: str | None = None) -> Manner:
        """That of a paragraph."""
        return Manner(direction or self.language.direction, language or self.language.locale)

    def line(self, line: Line, manner: Manner | None = None) -> Markup:
        """The runs of a line."""
        used = manner or self.manner()
        letters = Letters(used.direction)
        _spell(line, letters)
        edged = [edges(row, used.direction) for row in letters.lines]
        self._edges = {number: found for row in edged for number, found in row.items()}
        self._met = 0
        return self._runs(line, used)

    def _runs(self, line: Line, manner: Manner) -> Markup:
        return joined(self._inline(inline, manner) for inline in line)

    def run(self, text: str, manner: Manner | None = None) -> Markup:
        """One run of our own words."""
        return tag("w:r", (manner or self.manner()).properties(), characters(text)) if text else NOTHING

    def _inline(self, inline: Inline, manner: Manner) -> Markup:
        match inline:
            case Words(text=text):
                return self.run(text, manner)
            case Break():
                return tag("w:r", tag("w:br"))
            case Styled(style="code", children=children):
                return self._span(
                    Span(None, "ltr", children, inline.place), replace(manner, styles=manner.styles | {"code"})
                )
            case Styled(style=style, children=children):
                styled = replace(manner, styles=manner.styles | {style})
                return self._runs(children, styled)
            case Span():
                return self._span(inline, manner)
            case Link():
                return self._link(inline, manner)
            case Image(source=source):
                shown = self.figures.get(source)
                return self.draw(shown.picture, shown.alt) if shown and not self.is_in_note else NOTHING
            case Reference(anchor=anchor):
                return self._page_of(anchor, manner)
            case Footnote():
                return self._call(inline, manner)

    def _span(self, span: Span, manner: Manner) -> Markup:
        """A run of its own; what no program could know of its edges is told by marks that nobody sees."""
        own = replace(manner, direction=span.direction or manner.direction, language=span.language or manner.language)
        if own.direction == manner.direction:
            return self._runs(span.children, own)
        self._met += 1
        beside = self._edges.get(self._met)
        runs = self._runs(span.children, own)
        if not beside:
            return runs
        inner, outer = self.run(MARKS[own.direction], own), self.run(MARKS[manner.direction], manner)
        lead = (outer if beside.before else NOTHING) + (inner if beside.first else NOTHING)
        tail = (inner if beside.last else NOTHING) + (outer if beside.after else NOTHING)
        whole = lead + runs + tail
        return tag("w:dir", whole, val=own.direction) if beside.mixed else whole

    def _link(self, link: Link, manner: Manner) -> Markup:
        runs = self._runs(link.children, replace(manner, character_style="Hyperlink"))
        if link.target.startswith("#"):
            return tag("w:hyperlink", runs, anchor=self.places.name(link.target[1:]), history=1)
        return tag("w:hyperlink", runs, r_id=self.relate(link.target), history=1)

    def _page_of(self, anchor: str, manner: Manner) -> Markup:
        known = self.pages.get(anchor)
        shown = numeral(known, "digits", self.language.digits) if known else "–"
        return field_of(f"PAGEREF {self.places.name(anchor)} \\h", self.run(shown, manner), is_stale=True)

    def _call(self, note: Footnote, manner: Manner) -> Markup:
        if self.is_in_note:  # Word has no notes of notes: what they say goes on in brackets
            outer = self._edges, self._met
            inner = joined(self.line(line, manner) for line in lines_in(note.blocks))
            self._edges, self._met = outer
            return self.run(" (", manner) + inner + self.run(")", manner)
        number = self.notes.call(note, self.language)
        called = replace(manner, character_style="FootnoteReference")
        return tag("w:r", called.properties(), tag("w:footnoteReference", id=number))


def _spell(line: Line, letters: Letters) -> None:
    """The letters of a line, runs told apart; what has none of its own stands as a figure, as it will be read."""
    for inline in line:
        match inline:
            case Words(text=text):
                letters.add(text)
            case Break():
                letters.turn()
            case Styled(style="code", children=children):
                _spell_run("ltr", children, letters)
            case Styled(children=children) | Link(children=children):
                _spell(children, letters)
            case Span(direction=direction, children=children):
                _spell_run(direction, children, letters)
            case Image(alt=alt):
                letters.add(alt)
            case Reference() | Footnote():
                letters.add("1")


def _spell_run(direction: Direction | None, children: Line, letters: Letters) -> None:
    entered = letters.enter(direction)
    _spell(children, letters)
    if entered:
        letters.leave()


def lines_in(blocks: tuple[Block, ...]) -> list[Line]:
    """All lines of some blocks."""
    return [line for block in blocks_within(blocks) for line in lines_of(block)]


def field_of(instruction: str, shown: Markup, is_stale: bool = False) -> Markup:
    """A field with what it shows; Word works it out anew when it opens the file if that is stale."""
    return field_begins(instruction, is_stale) + shown + field_ends()


def field_begins(instruction: str, is_stale: bool = False) -> Markup:
    """The beginning of a field, up to what it shows."""
    text = Markup('<w:instrText xml:space="preserve"> {} </w:instrText>').format(instruction)
    begins = tag("w:r", tag("w:fldChar", fldCharType="begin", dirty="true" if is_stale else None))
    return begins + tag("w:r", text) + tag("w:r", tag("w:fldChar", fldCharType="separate"))


def field_ends() -> Markup:
    """The end of a field."""
    return tag("w:r", tag("w:fldChar", fldCharType="end"))
