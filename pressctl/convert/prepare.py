"""Texts made ready for the page: counts filled in, directions made explicit, spaces of each language added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import unquote

from ..model.article import (
    Article,
    Block,
    Cell,
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
    Reference,
    SideNote,
    Span,
    Styled,
    Table,
    Words,
    plain,
)
from ..model.language import Direction
from ..model.node import Text
from ..model.place import Place
from ..model.placeholder import PLACEHOLDER, named
from .direction import latin_language
from .flat import Leaf, build, flatten
from .lexicon import NO_NAMES, Lexicon, direction_of, strong
from .numbering import Target
from .spans import directed
from .typography import closed, spaced

MOSTLY = 0.6  # of the letters


@dataclass(frozen=True)
class Setting:
    """What a text is prepared with: its language, the names the newsroom knows, what `{{…}}` and `[](#…)` stand for."""

    language: str
    lexicon: Lexicon = NO_NAMES
    counts: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)

    def line(self, text: str, place: Place | None = None) -> tuple[Inline, ...]:
        """A plain text of one line; nothing for an empty one. `place` is where it is written, if it does not know."""
        if not text:
            return ()
        own = text.place if isinstance(text, Text) else Place("")
        words = Words(str(text), place or own)
        return self.inlines((words,)) if "{{" in text else _line(words, self.language, self.lexicon)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines of one paragraph."""
        filled = _filled(tuple(self._resolved(inline) for inline in inlines), self.counts)
        with_notes = tuple(self._inner(inline) for inline in directed(filled, self.language, self.lexicon))
        return spaced(with_notes, self.language, self.lexicon)

    def _resolved(self, inline: Inline) -> Inline:
        """References and links within the text get the ids that their targets have on the page, and their names."""
        match inline:
            case Reference(anchor=anchor, is_page=is_page, place=place) if anchor in self.targets:
                target = self.targets[anchor]
                if is_page:
                    return replace(inline, anchor=target.id)
                return Link(f"#{target.id}", "", target.called, place)
            case Link(target=target) if target.startswith("#"):
                known = self.targets.get(unquote(target[1:]))
                children = tuple(self._resolved(child) for child in inline.children)
                return replace(inline, target=f"#{known.id}" if known else target, children=children)
            case Styled() | Link() | Span():
                return replace(inline, children=tuple(self._resolved(child) for child in inline.children))
        return inline

    def _inner(self, inline: Inline) -> Inline:
        """Footnotes hold paragraphs of their own."""
        match inline:
            case Footnote():
                return replace(inline, blocks=self.blocks(inline.blocks))
            case Styled() | Link() | Span():
                return replace(inline, children=tuple(self._inner(child) for child in inline.children))
        return inline

    def article(self, article: Article) -> Article:
        """A whole text."""
        return article.with_blocks(self.blocks(article.blocks))

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return self._text(block)
            case Listing():
                return replace(block, items=tuple(self.blocks(item) for item in block.items))
            case Definitions():
                terms = tuple(
                    replace(t, children=self.inlines(t.children), meanings=tuple(self.blocks(m) for m in t.meanings))
                    for t in block.terms
                )
                return replace(block, terms=terms)
            case Quotation() | SideNote():
                return replace(block, blocks=self.blocks(block.blocks))
            case Lead():
                return replace(block, children=self.inlines(block.children))
            case PullQuote():
                return replace(block, children=closed(self.inlines(block.children)), by=self.inlines(block.by))
            case Division():
                return self._division(block)
            case Table():
                rows = tuple(self._cells(row) for row in block.rows)
                caption, note = self.inlines(block.caption), self.inlines(block.note)
                return replace(block, head=self._cells(block.head), rows=rows, caption=caption, note=note)
        return block

    def _cells(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, blocks=self.blocks(cell.blocks)) for cell in row)

    def _text(self, block: Paragraph | Heading) -> Block:
        """A paragraph of its own in the other direction turns round as a whole."""
        if block.language or block.direction:
            language = block.language or ("ar" if block.direction == "rtl" else "en")
            inner = replace(self, language=language)
            return replace(block, children=inner.inlines(block.children), language=language, direction=inner.direction)
        turned = self._turned(block) if isinstance(block, Paragraph) and not block.tight else None
        return turned or replace(block, children=self.inlines(block.children))

    def _turned(self, block: Paragraph) -> Paragraph | None:
        """The paragraph in the other direction, if that is what it is written in but for a name or a number."""
        text = plain(block.children)
        if not _is_foreign_paragraph(text, self.direction):
            return None
        language = "ar" if self.direction == "ltr" else latin_language(text)
        inner = replace(self, language=language)
        return replace(block, children=inner.inlines(block.children), language=language, direction=inner.direction)

    def _division(self, block: Division) -> Division:
        language = block.language or ("ar" if block.direction == "rtl" else "en")
        inner = replace(self, language=language)
        return replace(block, blocks=inner.blocks(block.blocks), language=language, direction=inner.direction)

    @property
    def direction(self) -> Direction:
        """The direction of the setting's language."""
        return direction_of(self.language)


def _is_foreign_paragraph(text: str, base: Direction) -> bool:
    """Whether a paragraph of some words begins, ends and mostly goes on in letters of the other direction."""
    directions = [direction for direction in map(strong, text) if direction]
    foreign = sum(direction != base for direction in directions)
    is_sentence = len(text.split()) > 3
    return is_sentence and base not in (directions[:1] + directions[-1:]) and foreign > MOSTLY * len(directions)


@lru_cache(maxsize=4096)  # the words of pressctl's own and the names of organisations stand on every page
def _line(words: Words, language: str, lexicon: Lexicon) -> tuple[Inline, ...]:
    """A line without counts: it looks the same wherever it stands."""
    return Setting(language, lexicon).inlines((words,))


def _filled(inlines: tuple[Inline, ...], counts: Mapping[str, str]) -> tuple[Inline, ...]:
    """Put the counts in place of `{{organisations}}`, `{{individuals:2020-01-idlib}}` and their like."""
    return build([_filled_leaf(leaf, counts) for leaf in flatten(build(flatten(inlines)))])


def _filled_leaf(leaf: Leaf, counts: Mapping[str, str]) -> Leaf:
    if not isinstance(leaf.inline, Words) or "{{" not in leaf.text:
        return leaf
    text = PLACEHOLDER.sub(lambda match: counts.get(named(match), match[0]), leaf.text)
    return replace(leaf, inline=replace(leaf.inline, text=text))
