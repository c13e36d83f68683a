"""A release as plain text: to be sent as it is, and the text part of the e-mail.

Edition → text: lines of at most 72 columns that end with a line feed, letters in logical order. Whatever stands behind
a number in brackets, a note or the address of a link, is listed at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model.article import (
    Block,
    Break,
    Cell,
    Definitions,
    Divider,
    Division,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    Lead,
    Link,
    Listing,
    Paragraph,
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
    plain as bare,
)
from ..model.edition import Edition, Line, Shown
from ..model.language import Direction, Language
from ..model.numeral import numeral
from ..model.within import blocks_within, lines_of
from .locale import in_digits
from .section import SPACE, TURN, Section, caption, joined, words
from .story import dateline, notices, story
from .textline import Letters, wrapped

COLUMNS = 72
STEP = "    "


def text(edition: Edition, addresses: Mapping[str, str], pages: Mapping[str, int]) -> str:
    """The release as text. `addresses` are named at its end by their labels; `pages` are those of its places."""
    scribe = Scribe(edition.language, pages)
    letter = [
        scribe.lines(edition.letterhead.name) + scribe.lines(edition.kind_label),
        *(scribe.lines(notice) for notice in notices(edition)),
        scribe.lines(dateline(edition)) + [line for tag in edition.hashtag_lines for line in scribe.lines(tag)],
        scribe.lines(edition.title) + ([] if edition.withdrawn else scribe.lines(edition.subtitle)),
    ]
    if not edition.withdrawn:
        letter.append(scribe.lines(edition.summary))
        by = joined((SPACE,), (edition.labels["by"], edition.author)) if edition.author else ()
        letter.append(scribe.lines(by))
    letter += _told(edition, scribe)
    for label, address in addresses.items():
        letter.append([*scribe.lines(words(edition.language.labels["typed"].format(type=label, title=""))), address])
    letter += scribe.endnotes(edition.labels["endnotes"])
    return _together(letter)


def body(edition: Edition, pages: Mapping[str, int]) -> str:
    """What stands below the title and the summary, with its notes."""
    scribe = Scribe(edition.language, pages)
    return _together([*_told(edition, scribe), *scribe.endnotes(edition.labels["endnotes"])])


def _told(edition: Edition, scribe: Scribe) -> list[list[str]]:
    return [part for section in story(edition) for part in scribe.section(section)]


def _together(parts: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(part) for part in parts if part).strip("\n") + "\n"


@dataclass
class Scribe:
    """Writes the texts of one release; what is called by a number is kept until the end."""

    language: Language
    pages: Mapping[str, int]
    figures: Mapping[str, Shown] = field(default_factory=dict)
    base: Direction = "ltr"
    called: list[Footnote | str] = field(default_factory=list)
    _lists: int = 0

    def __post_init__(self) -> None:
        self.page = self.language
        self.base = self.language.direction

    def section(self, section: Section) -> Iterator[list[str]]:
        """A part of the text; a title at its head stands apart."""
        self.language, self.base, self.figures = section.language, section.language.direction, section.figures
        if section.title:
            title = self.lines(section.title, section.number, " " * len(section.number))
            yield ["", *title] if section.level == 1 else title
        yield from self._blocks(section.blocks)
        self.language, self.base = self.page, self.page.direction

    def endnotes(self, title: Line) -> Iterator[list[str]]:
        """Notes and addresses in the order of their numbers."""
        entries: list[str] = []
        done = 0
        while done < len(self.called):  # a note may itself call others
            called, number = self.called[done], f"[{self._digits(done + 1)}] "
            done += 1
            if isinstance(called, str):
                entries.append(number + called)
            else:
                entries += [line for part in self._blocks(called.blocks, number, STEP) for line in part]
        if entries:
            yield ["", *self.lines(title)]
            yield entries

    def _digits(self, number: int) -> str:
        return in_digits(str(number), self.page)

    # ── lines ────────────────────────────────────────────────────────────────

    def lines(self, line: Line, first: str = "", rest: str = "") -> list[str]:
        """A line, wrapped; none if it is empty."""
        if not line:
            return []
        letters = Letters(self.base)
        self._put(line, letters)
        return list(wrapped(letters, COLUMNS, first, rest))

    def _put(self, line: Line, letters: Letters) -> None:
        for inline in line:
            self._put_one(inline, letters)

    def _put_one(self, inline: Inline, letters: Letters) -> None:  # noqa: C901 — one case a kind of inline
        match inline:
            case Words(text=written):
                letters.add(written)
            case Break():
                letters.turn()
            case Styled(style="code", children=children):
                self._put_run("ltr", children, letters)
            case Styled(children=children):
                self._put(children, letters)
            case Span(direction=direction, children=children):
                self._put_run(direction, children, letters)
            case Link(target=target, children=children):
                self._put(children, letters)
                if not _says(bare(children), target):
                    letters.add(f"\u00a0[{self._digits(self._number(target))}]")
            case Image(source=source):
                letters.add(self.figures[source].alt if source in self.figures else "")
            case Reference(anchor=anchor):
                letters.add(self._digits(self.pages[anchor]) if anchor in self.pages else "–")
            case Footnote():
                self.called.append(inline)
                letters.add(f"\u00a0[{self._digits(len(self.called))}]")

    def _put_run(self, direction: Direction | None, children: Line, letters: Letters) -> None:
        entered = letters.enter(direction)
        self._put(children, letters)
        if entered:
            letters.leave()

    def _number(self, target: str) -> int:
        """The number of an address: one for each, however often it is linked to."""
        if target not in self.called:
            self.called.append(target)
        return self.called.index(target) + 1

    # ── blocks ───────────────────────────────────────────────────────────────

    def _blocks(self, blocks: Iterable[Block], first: str = "", rest: str = "") -> Iterator[list[str]]:
        """Blocks as paragraphs of lines; `first` goes before the very first line, `rest` before all others."""
        for block in blocks:
            yield from self._block(block, first, rest)
            first = rest

    def _block(self, block: Block, first: str, rest: str) -> Iterator[list[str]]:  # noqa: C901, PLR0912 — one case a kind
        match block:
            case Paragraph(children=line) | Heading(children=line):
                yield self._spoken(line, block.direction, first, rest)
            case Lead(children=line):
                yield self.lines(line, first, rest)
            case Listing():
                yield [entry for item in self._items(block, first, rest) for entry in item]
            case Definitions(terms=terms):
                for term in terms:
                    yield self.lines(term.children, first, rest)
                    for meaning in term.meanings:
                        yield from self._blocks(meaning, rest + STEP, rest + STEP)
                    first = rest
            case Quotation(blocks=inner) | SideNote(blocks=inner):
                yield from self._blocks(inner, first + STEP, rest + STEP)
            case Division(blocks=inner, direction=direction):
                outer, self.base = self.base, direction or self.base
                yield from self._blocks(inner, first, rest)
                self.base = outer
            case Table():
                yield from self._table(block, first, rest)
            case Figure():
                yield self._figure(block, first, rest)
            case Verbatim(text=written):
                yield [f"{rest}{STEP}{line}".rstrip() for line in written.splitlines()]
            case Divider():
                yield [f"{first}* * *"]
            case PullQuote() | Plot():
                pass  # a story has told them in other words

    def _spoken(self, line: Line, direction: Direction | None, first: str, rest: str) -> list[str]:
        """A line in the direction of its own paragraph."""
        outer, self.base = self.base, direction or self.base
        lines = self.lines(line, first, rest)
        self.base = outer
        return lines

    def _items(self, listing: Listing, first: str, rest: str) -> Iterator[list[str]]:
        systems = self.language.numbering.lists
        system = systems[min(self._lists, len(systems) - 1)]
        self._lists += listing.ordered
        for position, item in enumerate(listing.items, start=listing.start):
            counted = numeral(position, system if position > 0 else "digits", self.language.digits)
            sign = f"{counted}. " if listing.ordered else "• "
            parts = list(self._blocks(item, first + sign, rest + " " * len(sign)))
            is_loose = any(isinstance(block, Paragraph) and not block.tight for block in item)
            yield [line for part in parts for line in part] + (
                [""] if is_loose and position < len(listing.items) else []
            )
            first = rest
        self._lists -= listing.ordered

    def _figure(self, figure: Figure, first: str, rest: str) -> list[str]:
        shown = self.figures.get(figure.source)
        if not shown:
            return []
        said = caption(figure, shown, self.language)
        return self.lines((*words("["), *said, *words("]")), first, rest)

    def _table(self, table: Table, first: str, rest: str) -> Iterator[list[str]]:
        """A row after the other, each cell under the name of its column: columns of text would not hold."""
        title = joined((SPACE,), (words(table.label), table.caption))
        if title:
            yield self.lines(title, first, rest)
        names = [_cell(cell) for cell in table.head]
        rows: list[str] = []
        for row in table.rows:
            rows += self.lines(self._row([_cell(cell) for cell in row], names), f"{rest}• ", f"{rest}  ")
        yield rows
        if table.note:
            yield self.lines(table.note, rest, rest)

    def _row(self, cells: list[Line], names: list[Line]) -> Line:
        colon = words(self.language.labels["typed"].format(type="", title=""))
        if not names:
            return joined(colon if len(cells) == 2 else words(" · "), cells)
        named = (joined(colon, (name, cell)) for name, cell in zip(names, cells, strict=False) if cell)
        return joined((TURN,), named)


def _cell(cell: Cell) -> Line:
    """What a cell says, each of its blocks on a line of its own."""
    return joined((TURN,), (line for block in blocks_within(cell.blocks) for line in lines_of(block)))


def _says(said: str, target: str) -> bool:
    """Whether the words of a link are its address, or it leads to a place of the same text."""
    if target.startswith("#"):
        return True
    name = target.removeprefix("mailto:").removeprefix("tel:").removeprefix("https://").removeprefix("http://")
    signs = str.maketrans("", "", " \u00a0\u202f-.()") if target.startswith("tel:") else {}
    return said.translate(signs).removeprefix("https://").removeprefix("http://").rstrip("/") == name.translate(
        signs
    ).rstrip("/")
