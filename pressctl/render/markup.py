"""Articles and lines written as HTML. Everything a writer typed is escaped; nh3 is the second wall behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import nh3
from markupsafe import Markup, escape

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
    Verbatim,
    Words,
)
from ..model.edition import Line, Shown

TEXT_TAGS = (
    "a abbr b blockquote br code dd del div dl dt em h2 h3 h4 h5 h6 hr li ol p pre section span strong sub sup ul"
)
TAGS = frozenset({*TEXT_TAGS.split(), "figcaption", "figure", "img", "table", "tbody", "td", "th", "thead", "tr"})
ATTRIBUTES = {
    "*": {"lang", "dir", "class", "id", "role", "aria-label", "aria-labelledby"},
    "a": {"href", "hreflang", "title", "target"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "th": {"scope"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def walled(html: Markup) -> Markup:
    """The same HTML without anything that must not stand in a page, whoever let it in."""
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    cleaned = nh3.clean(
        str(html), tags=set(TAGS), attributes=attributes, url_schemes=set(SCHEMES), link_rel=None, strip_comments=True
    )
    return Markup(cleaned)  # noqa: S704 — nh3 has just cleaned it


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
    """Writes one page's texts. `figures` are the pictures that the texts may show; `digits` numbers its notes."""

    figures: Mapping[str, Shown] = field(default_factory=dict)
    digits: Callable[[int], str] = str
    back_label: str = ""
    notes: list[Footnote] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    # ── inlines ──────────────────────────────────────────────────────────────

    def line(self, line: Line) -> Markup:
        """Inlines as HTML."""
        return _joined(self._inline(inline) for inline in line)

    def _inline(self, inline: Inline) -> Markup:
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
            case Footnote():
                return self._call(inline)

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
        return _joined(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Markup:  # noqa: C901 — one case a kind of block, none with logic in it
        match block:
            case Paragraph(tight=True, children=children):
                return self.line(children)
            case Paragraph(children=children) if len(children) == 1 and isinstance(children[0], Image):
                return self._figure(children[0])
            case Paragraph(children=children):
                return _tag("p", self.line(children), lang=block.language, dir=block.direction)
            case Heading(level=level, children=children):
                name = f"h{min(level, 6)}"
                anchor = self._own(block.id) if block.id else None
                return _tag(name, self.line(children), id=anchor, lang=block.language, dir=block.direction)
            case Listing():
                return self._listing(block)
            case Definitions(terms=terms):
                return _tag("dl", _joined(self._term(term.children, term.meanings) for term in terms))
            case Quotation(blocks=inner):
                return _tag("blockquote", self._blocks(inner))
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

    def _figure(self, image: Image) -> Markup:
        shown = self.figures.get(image.source)
        if not shown:
            return Markup("")
        words = self.line(shown.caption)
        credit = _tag("span", self.line(shown.credit), class_="credit")
        caption = _tag("figcaption", Markup("{} {}").format(words, credit), class_="side")
        return _tag("figure", caption + self._picture(image.source), class_="photo inset")

    def _listing(self, block: Listing) -> Markup:
        items = _joined(_tag("li", self._blocks(item)) for item in block.items)
        if not block.ordered:
            return _tag("ul", items)
        begins_later = block.start != 1
        # the page engine does not know the attribute: print.css cannot either, so each list has a class of its own
        class_ = f"from-{block.start}" if begins_later else None
        return _tag("ol", items, start=block.start if begins_later else None, class_=class_)

    def _term(self, term: Line, meanings: Iterable[Iterable[Block]]) -> Markup:
        return _tag("dt", self.line(term)) + _joined(_tag("dd", self._blocks(meaning)) for meaning in meanings)

    def _table(self, table: Table) -> Markup:
        title = _tag("p", self.line(table.caption), class_="tabletitle") if table.caption else Markup("")
        head = _joined(self._cell("th", cell, scope="col") for cell in table.head)
        rows = _joined(_tag("tr", _joined(self._cell("td", cell) for cell in row)) for row in table.rows)
        thead = _tag("thead", _tag("tr", head)) if table.head else Markup("")
        return _tag("div", title + _tag("table", thead + _tag("tbody", rows)), class_="tablebox")

    def _cell(self, name: str, cell: Cell, scope: str | None = None) -> Markup:
        return _tag(name, self._blocks(cell.blocks), class_="num" if cell.align == "end" else None, scope=scope)

    def endnotes(self) -> Markup:
        """The notes called so far, as list items that lead back to their calls."""
        items: list[Markup] = []
        while len(items) < len(self.notes):  # a note may itself call a note
            number = len(items) + 1
            back = Markup(' <a class="back web-only" href="#call-{}" aria-label="{}">↑</a>').format(
                number, f"{self.back_label} {self.digits(number)}".strip()
            )
            items.append(_tag("li", self._blocks(self.notes[number - 1].blocks) + back, id=f"note-{number}"))
        return walled(_tag("ol", _joined(items), class_="endnotes")) if items else Markup("")
