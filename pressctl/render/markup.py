"""Articles and lines written as HTML. Everything a writer typed is escaped; nh3 is the second wall behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from ..model.article import (
    Article,
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
    plain,
)
from ..model.edition import Line, Shown
from ..model.language import Language
from ..model.within import blocks_within, lines_of
from .locale import in_digits
from .wall import walled

SIDE = 23  # characters of a line in the side column
MOST_LINES = 30  # that the stylesheet knows
LONG = 14  # rows: a longer table may go on over the next page


def _tag(name: str, content: Markup | str = "", **attributes: str | int | None) -> Markup:
    """An element; attributes that are none are left out, and `class_` is written `class`."""
    written = "".join(
        Markup(' {}="{}"').format(key.rstrip("_"), value) for key, value in attributes.items() if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), Markup(written), content)  # noqa: S704


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


@dataclass
class Writer:
    """Writes the texts of one page, or of a release inside it.

    `figures` are the pictures that the texts may show; `pages` where the printed page has its places; headings sink
    by `depth` levels. The notes called are kept: on paper each stands at the foot of its page, on a screen at the end.
    """

    language: Language
    figures: Mapping[str, Shown] = field(default_factory=dict)
    for_print: bool = False
    pages: Mapping[str, int] = field(default_factory=dict)
    depth: int = 0
    notes: list[Footnote] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    _within_lists: int = 0

    def digits(self, number: int) -> str:
        """A number in the digits of the page's language."""
        return in_digits(str(number), self.language)

    # ── inlines ──────────────────────────────────────────────────────────────

    def line(self, line: Line) -> Markup:
        """Inlines as HTML."""
        return _joined(self._inline(inline) for inline in line)

    def _inline(self, inline: Inline) -> Markup:  # noqa: C901 — one case a kind of inline, none with logic in it
        match inline:
            case Words(text=text):
                return escape(text)
            case Break():
                return Markup("<br>")
            case Styled(style=style, children=children):
                return _tag(style, self.line(children))
            case Link(target=target, title=title, children=children):
                return _tag("a", self.line(children), href=target, title=title or None)
            case Span(language=language, direction=direction, children=children):
                return _tag("span", self.line(children), dir=direction, lang=language)
            case Image(source=source):
                return self._picture(source)
            case Reference(anchor=anchor, is_page=True):
                return self._page_of(anchor)
            case Reference(anchor=anchor):
                return _tag("a", anchor, href=f"#{anchor}")
            case Footnote() if self.for_print:
                return self._foot(inline)
            case Footnote():
                return self._call(inline)

    def _page_of(self, anchor: str) -> Markup:
        """The number of a page: the page engine counts on paper, and its count is printed on the screen."""
        number = "" if self.for_print else self.digits(self.pages[anchor]) if anchor in self.pages else "–"
        return _tag("a", number, href=f"#{anchor}", class_="page-of")

    def _foot(self, note: Footnote) -> Markup:
        """A note at the foot of its page: part of a line, so that its paragraphs cannot be elements of that name."""
        self.notes.append(note)
        number = len(self.notes)
        lines = [_tag("span", line, class_="para") for line in self._note_lines(note.blocks)]
        call, here = _tag("span", "", id=f"call-{number}"), _tag("span", "", id=f"note-{number}")
        return call + _tag("span", here + _joined(lines), class_="fn")

    def _note_lines(self, blocks: Iterable[Block]) -> Iterable[Markup]:
        for block in blocks:
            match block:
                case Paragraph(children=children):
                    line = self.line(children)
                    is_foreign = block.language or block.direction
                    yield _tag("span", line, lang=block.language, dir=block.direction) if is_foreign else line
                case Listing(items=items):
                    for item in items:
                        yield from self._note_lines(item)
                case Quotation(blocks=inner) | Division(blocks=inner) | SideNote(blocks=inner):
                    yield from self._note_lines(inner)
                case Verbatim(text=text):
                    yield _tag("code", escape(text), dir="ltr")
                case _:
                    yield from (self.line(line) for line in lines_of(block))

    def _picture(self, source: str) -> Markup:
        shown = self.figures.get(source)
        if not shown:
            return Markup("")
        picture = shown.picture
        return Markup('<img src="{}" alt="{}" width="{}" height="{}">').format(
            picture.name, shown.alt, picture.width, picture.height
        )

    def _call(self, note: Footnote) -> Markup:
        self.notes.append(note)
        number = len(self.notes)
        return Markup('<sup class="call"><a href="#note-{0}" id="call-{0}">{1}</a></sup>').format(
            number, self.digits(number)
        )

    # ── blocks ───────────────────────────────────────────────────────────────

    def article(self, article: Article) -> Markup:
        """A whole article, its footnotes not included: see `endnotes`."""
        return self.blocks(article.blocks)

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Blocks as HTML, walled."""
        return walled(self._blocks(blocks))

    def _blocks(self, blocks: Iterable[Block]) -> Markup:
        written: list[Markup] = []
        notes: list[SideNote] = []
        for block in blocks:
            if isinstance(block, SideNote):
                notes.append(block)
            elif notes:  # a note and its paragraph stay together, on one page and at one height
                written.append(self._noted(notes, self._block(block)))
                notes = []
            else:
                written.append(self._block(block))
        return _joined([*written, self._noted(notes, Markup("")) if notes else Markup("")])

    def _noted(self, notes: list[SideNote], beside: Markup) -> Markup:
        """Notes in the side column, and what they stand beside: as high as they are, so that no page cuts them off."""
        texts = [plain(line) for note in notes for block in blocks_within(note.blocks) for line in lines_of(block)]
        lines = sum(-(-len(line) // SIDE) for text in texts for line in text.split("\n"))
        side = _tag("aside", self._blocks([block for note in notes for block in note.blocks]), class_="side sidenote")
        return _tag("div", side + beside, class_=f"noted lines-{min(lines, MOST_LINES)}")

    def _block(self, block: Block) -> Markup:  # noqa: C901, PLR0912 — one case a kind of block, none with logic in it
        match block:
            case Paragraph(tight=True, children=children):
                return self.line(children)
            case Paragraph(children=children):
                return _tag("p", self.line(children), lang=block.language, dir=block.direction)
            case Heading():
                return self._heading(block)
            case Listing():
                return self._listing(block)
            case Definitions(terms=terms):
                return _tag("dl", _joined(self._term(term.children, term.meanings) for term in terms))
            case Quotation(blocks=inner):
                return _tag("blockquote", self._blocks(inner))
            case Lead(children=children):
                return _tag("p", self.line(children), class_="summary")
            case SideNote():
                return self._noted([block], Markup(""))
            case Figure():
                return self._figure(block)
            case PullQuote() | Plot():
                return Markup("")  # they stand by themselves: the page's template sets them
            case Division(blocks=inner):
                return _tag("div", self._blocks(inner), lang=block.language, dir=block.direction)
            case Table():
                return self._table(block)
            case Verbatim(text=text):
                return _tag("pre", _tag("code", escape(text)), dir="ltr")
            case Divider():
                return Markup("<hr>")

    def _own(self, anchor: str) -> str:
        """An anchor that nothing else on the page has."""
        number, own = 1, anchor
        while own in self.ids:
            number, own = number + 1, f"{anchor}-{number + 1}"
        self.ids.add(own)
        return own

    def _heading(self, block: Heading) -> Markup:
        name = f"h{min(max(2, block.level) + self.depth, 6)}"
        anchor = self._own(block.id) if block.id else None
        # its looks come from what it is in its own text, not from how deep that text stands
        class_ = f"level-{min(max(2, block.level), 4)}"
        line = self.line(block.children)
        return _tag(name, line, id=anchor, class_=class_, lang=block.language, dir=block.direction)

    def _figure(self, figure: Figure) -> Markup:
        shown = self.figures.get(figure.source)
        if not shown:
            return Markup("")
        label = _tag("span", figure.label, class_="label") if figure.label else Markup("")
        credit = _tag("span", self.line(shown.credit), class_="credit")
        words = Markup(" ").join(part for part in (label, self.line(shown.caption), credit) if part)
        caption = _tag("figcaption", words, class_="side")
        anchor = self._own(figure.id) if figure.id else None
        return _tag("figure", self._picture(figure.source) + caption, class_="photo inset", id=anchor)

    def _listing(self, block: Listing) -> Markup:
        self._within_lists += block.ordered
        items = _joined(_tag("li", self._blocks(item)) for item in block.items)
        self._within_lists -= block.ordered
        if not block.ordered:
            return _tag("ul", items)
        systems = self.language.numbering.lists
        system = systems[min(self._within_lists, len(systems) - 1)]
        classes: list[str] = ["arab" if system == "digits" and self.language.digits == "arab" else system]
        begins_later = block.start != 1
        if begins_later:  # the page engine does not know the attribute: each such list has a class of its own
            classes.append(f"from-{block.start}")
        return _tag("ol", items, start=block.start if begins_later else None, class_=f"by-{' '.join(classes)}")

    def _term(self, term: Line, meanings: Iterable[Iterable[Block]]) -> Markup:
        return _tag("dt", self.line(term)) + _joined(_tag("dd", self._blocks(meaning)) for meaning in meanings)

    def _table(self, table: Table) -> Markup:
        label = _tag("span", table.label, class_="label") if table.label else Markup("")
        words = Markup(" ").join(part for part in (label, self.line(table.caption)) if part)
        anchor = self._own(table.id) if table.id else None
        title = _tag("p", words, class_="tabletitle", id=anchor) if words else Markup("")
        note = _tag("p", self.line(table.note), class_="tablenote") if table.note else Markup("")
        head = _joined(self._cell("th", cell, scope="col") for cell in table.head)
        rows = _joined(_tag("tr", _joined(self._cell("td", cell) for cell in row)) for row in table.rows)
        thead = _tag("thead", _tag("tr", head)) if table.head else Markup("")
        whole = title + _tag("table", thead + _tag("tbody", rows)) + note
        classes = "tablebox long" if len(table.rows) > LONG else "tablebox"
        return _tag("div", whole, class_=classes, **self._reach(table))

    def _reach(self, table: Table) -> dict[str, str]:
        """A table that a narrow screen scrolls has to be in reach of the keyboard, and to have a name there."""
        name = " ".join(f"{table.label} {plain(table.caption)}".split()) or self.language.labels["table"]
        return {} if self.for_print else {"tabindex": "0", "role": "group", "aria-label": name}

    def _cell(self, name: str, cell: Cell, scope: str | None = None) -> Markup:
        class_ = {"end": "num", "center": "mid"}.get(cell.align or "")
        return _tag(name, self._blocks(cell.blocks), class_=class_, scope=scope)

    def endnotes(self) -> Markup:
        """The notes called so far, as list items that lead back to their calls."""
        items: list[Markup] = []
        if self.for_print:
            return Markup("")
        while len(items) < len(self.notes):  # a note may itself call a note
            number = len(items) + 1
            back = Markup(' <a class="back web-only" href="#call-{}" aria-label="{}">↑</a>').format(
                number, f"{self.language.labels['back-to-text']} {self.digits(number)}"
            )
            items.append(_tag("li", self._blocks(self.notes[number - 1].blocks) + back, id=f"note-{number}"))
        class_ = "endnotes by-arab" if self.language.digits == "arab" else "endnotes by-digits"
        return walled(_tag("ol", _joined(items), class_=class_)) if items else Markup("")
