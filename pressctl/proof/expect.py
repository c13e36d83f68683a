"""An edition → the paragraphs that its pages must show, with their places in the sources.

It knows nothing of templates: whatever a writer wrote has to be on the page, in whatever way the page sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pressctl.model.article import (
    Block,
    Break,
    Definitions,
    Division,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    Link,
    Listing,
    Plot,
    PullQuote,
    Quotation,
    Reference,
    SideNote,
    Span,
    Styled,
    Table,
    Verbatim,
    Words,
)
from pressctl.model.edition import Chapter, Edition, Line, Passage, Programme
from pressctl.model.language import Direction
from pressctl.model.place import Place
from pressctl.model.within import lines_of

from .fault import Expected

OPENERS: Mapping[Direction | None, str] = {"ltr": "\u2066", "rtl": "\u2067"}
NOWHERE = Place("")
PDI = "\u2069"
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

PageOf = Callable[[str], int]  # the page on which an anchor stands; 0 if it stands nowhere


def expected(edition: Edition, page_of: PageOf) -> tuple[Expected, ...]:
    """The paragraphs of an edition, in the order of its text. `page_of` tells what references to pages print."""
    return tuple(_Reader(edition, page_of).paragraphs())


@dataclass
class _Line:
    """The lines of a paragraph as they are read: a line break ends one."""

    texts: list[str] = field(default_factory=lambda: [""])
    places: list[Place | None] = field(default_factory=lambda: [None])
    links: list[list[tuple[int, int, str]]] = field(default_factory=lambda: [[]])
    notes: list[Footnote] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def add(self, text: str, place: Place) -> None:
        self.texts[-1] += text
        self.places[-1] = self.places[-1] or (place if place.path else None)

    def turn(self) -> None:
        """Begin a new line; what is open goes on in it."""
        self.texts[-1] += PDI * len(self.open)
        self.texts.append("".join(self.open))
        self.places.append(None)
        self.links.append([])


class _Reader:
    def __init__(self, edition: Edition, page_of: PageOf) -> None:
        self.edition, self.page_of = edition, page_of
        self.base: Direction = edition.language.direction
        self.language = edition.language.code
        self.figures = {shown.source: shown for shown in edition.pictures}
        self.charts = edition.charts

    def paragraphs(self) -> Iterator[Expected]:
        edition = self.edition
        yield from self.line(edition.title, level=1)
        yield from self.lines(edition.subtitle, edition.summary, edition.author)
        if edition.withdrawn:
            yield from self.passage(edition.withdrawn)
        else:
            yield from self.text(edition)
            yield from self.contents()
            for chapter in edition.chapters:
                yield from self.chapter(chapter)
        for passage in (*edition.corrections, *edition.boilerplate):
            yield from self.passage(passage)
        yield from self.line(edition.source)
        for contact in edition.contacts:
            yield from self.lines(contact.name, contact.email_line, contact.phone_line)

    def text(self, edition: Edition) -> Iterator[Expected]:
        """What an edition says, alone or inside a report: its body, and what belongs to it."""
        yield from self.blocks(edition.body.blocks)
        for quoted in edition.quotes:
            yield from self.lines(quoted.text, quoted.name, quoted.role)
        if edition.programme:
            yield from self.programme(edition.programme)
        for signed in edition.signatories:
            own = signed.direction or self.base
            yield from self.line(signed.name, own)
            yield from self.line(signed.acronym, own)
            yield from self.line(signed.own)
        yield from self.lines(*edition.people)
        if edition.notes:
            yield from self.blocks(edition.notes.blocks)

    def contents(self) -> Iterator[Expected]:
        for chapter in self.edition.chapters:
            for anchor, title in ((chapter.anchor, chapter.title), *((e.anchor, e.title) for e in chapter.entries)):
                yield from self.line((Link(f"#{anchor}", "", title, NOWHERE),))

    def chapter(self, chapter: Chapter) -> Iterator[Expected]:
        yield from self.line(chapter.title, level=1)
        yield from self.line(chapter.lead)
        inner = _Reader(chapter.shows or self.edition, self.page_of)
        inner.base, inner.language = chapter.language.direction, chapter.language.code
        inner.figures, inner.charts = {**self.figures, **inner.figures}, {**self.charts, **inner.charts}
        yield from inner.blocks(chapter.body.blocks)
        if chapter.shows:
            yield from inner.text(chapter.shows)

    def programme(self, programme: Programme) -> Iterator[Expected]:
        events = (*programme.permanent, *(event for day in programme.days for event in day.events))
        for event in events:
            yield from self.lines(event.title, event.room, event.text, event.company, event.credit)

    def passage(self, passage: Passage) -> Iterator[Expected]:
        is_heading = not passage.iso_date  # a day stands beside what it is the day of
        yield from self.line(passage.title, level=2 if is_heading else 0)
        yield from self.blocks(passage.body.blocks)

    # ── blocks ───────────────────────────────────────────────────────────────

    def blocks(self, blocks: Iterable[Block], base: Direction | None = None) -> Iterator[Expected]:
        for block in blocks:
            yield from self.block(block, base or self.base)

    def block(self, block: Block, base: Direction) -> Iterator[Expected]:  # noqa: C901, PLR0912 — a case a kind
        own: Direction = getattr(block, "direction", None) or base
        match block:
            case Heading(level=level, children=line):
                yield from self.line(line, own, level)
            case Listing(items=items):
                for item in items:
                    yield from self.blocks(item, base)
            case Definitions(terms=terms):
                for term in terms:
                    yield from self.line(term.children, base)
                    for meaning in term.meanings:
                        yield from self.blocks(meaning, base)
            case Quotation(blocks=inner) | SideNote(blocks=inner) | Division(blocks=inner):
                yield from self.blocks(inner, own)
            case PullQuote(children=line, place=place):
                opening, closing = self.edition.language.quotes
                yield from self.lines((Words(opening, place), *line, Words(closing, place)), block.by)
            case Table():
                yield from self.table(block, base)
            case Figure(source=source) if source in self.figures:
                yield from self.lines(self.figures[source].caption, self.figures[source].credit)
            case Plot(chart=chart) if chart in self.charts:
                charted = self.charts[chart]
                yield from self.lines(charted.title, charted.note, *(series.label for series in charted.series))
            case Verbatim(text=text, place=place):
                for verse in text.splitlines():
                    yield Expected(verse, "ltr", place, language=self.language)
            case _:
                for line in lines_of(block):
                    yield from self.line(line, own)

    def table(self, table: Table, base: Direction) -> Iterator[Expected]:
        yield from self.line(table.caption, base)
        for row in (table.head, *table.rows):
            for cell in row:
                yield from self.blocks(cell.blocks, base)
        yield from self.line(table.note, base)

    # ── lines ────────────────────────────────────────────────────────────────

    def lines(self, *lines: Line) -> Iterator[Expected]:
        for line in lines:
            yield from self.line(line)

    def line(self, line: Line, base: Direction | None = None, level: int = 0) -> Iterator[Expected]:
        read = _Line()
        self.read(line, read)
        for text, place, links in zip(read.texts, read.places, read.links, strict=True):
            yield Expected(text, base or self.base, place, tuple(links), level, self.language)
        for note in read.notes:
            yield from self.blocks(note.blocks, base)

    def read(self, line: Iterable[Inline], read: _Line) -> None:
        for inline in line:
            match inline:
                case Words(text=text, place=place):
                    read.add(text, place)
                case Break():
                    read.turn()
                case Span(direction=direction, children=children) if direction:
                    read.texts[-1] += OPENERS[direction]
                    read.open.append(OPENERS[direction])
                    self.read(children, read)
                    read.open.pop()
                    read.texts[-1] += PDI
                case Link(target=target, children=children):
                    self.linked(target, children, read)
                case Styled(children=children) | Span(children=children):
                    self.read(children, read)
                case Reference(anchor=anchor, is_page=True, place=place):
                    self.linked(f"#{anchor}", (Words(self.number(anchor), place),), read)
                case Footnote():
                    read.notes.append(inline)
                case Image() | Reference():
                    pass

    def number(self, anchor: str) -> str:
        """The number of the page on which an anchor stands, in the digits of the edition."""
        number = str(self.page_of(anchor) or "")
        return number.translate(ARABIC_INDIC) if self.edition.language.digits == "arab" else number

    def linked(self, target: str, children: Line, read: _Line) -> None:
        row, start = len(read.texts) - 1, len(read.texts[-1])
        self.read(children, read)
        end = len(read.texts[row])
        read.links[row].append((start, end, target))
