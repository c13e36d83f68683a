"""Figures, tables and places of a text get their numbers and names, once all of it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..model.article import (
    Article,
    Block,
    Division,
    Figure,
    Footnote,
    Heading,
    Inline,
    Listing,
    Plot,
    Quotation,
    SideNote,
    Table,
    Words,
)
from ..model.language import Language
from ..model.numeral import numeral
from ..model.place import Place

NBSP = "\u00a0"
OURS = frozenset({"page-content", "list-of-signatories", "contents"})  # ids that the templates give


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: the id that it has on the page, and what it is called."""

    id: str
    called: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Under:
    """A text that stands inside another: its ids begin with `prefix`, its numbers with `number`, as in "Table B.1"."""

    prefix: str = ""
    number: str = ""


@dataclass
class Numberer:
    """Goes through the texts of a release in their order."""

    numbers_pictures: bool
    under: Under = field(default_factory=Under)
    targets: dict[str, Target] = field(default_factory=dict)
    _language: Language = field(init=False)
    _counts: Counter[str] = field(default_factory=Counter)
    _ids: set[str] = field(default_factory=lambda: set(OURS))

    def name(self, anchor: str, called: Iterable[Inline]) -> str:
        """Give a place its id; the first that bears a name is the one that references mean."""
        own, number = self.under.prefix + anchor, 1
        while own in self._ids:
            number, own = number + 1, f"{self.under.prefix}{anchor}-{number + 1}"
        self._ids.add(own)
        self.targets.setdefault(anchor, Target(own, tuple(i for i in called if not isinstance(i, Footnote))))
        return own

    def article(self, article: Article, language: Language) -> Article:
        """The text with numbers, in the words of its `language`, and with ids that nothing else has."""
        self._language = language
        return article.with_blocks(self._blocks(article.blocks))

    def _blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, id=self.name(block.id, block.children)) if block.id else block
            case Figure():
                label = self._label("figure") if self.numbers_pictures else ""
                return replace(block, label=label, id=self._called(block.id, label or self._language.labels["figure"]))
            case Plot():
                label = self._label("figure")
                return replace(block, label=label, id=self._called(block.chart, label))
            case Table():
                label = self._label("table") if block.caption or block.id else ""
                return replace(block, label=label, id=self._called(block.id, label))
            case Listing():
                return replace(block, items=tuple(self._blocks(item) for item in block.items))
            case Quotation() | SideNote() | Division():
                return replace(block, blocks=self._blocks(block.blocks))
        return block

    def _called(self, anchor: str, label: str) -> str:
        return self.name(anchor, (Words(label, Place("")),)) if anchor else ""

    def _label(self, name: str) -> str:
        self._counts[name] += 1
        number = numeral(self._counts[name], "digits", self._language.digits)
        above = f"{self.under.number}." if self.under.number else ""
        return f"{self._language.labels[name]}{NBSP}{above}{number}"
