"""A part of a text that is told in line, and the few lines that pressctl itself puts together for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..model.article import (
    Block,
    Break,
    Figure,
    Inline,
    Link,
    Paragraph,
    Words,
)
from ..model.edition import (
    Edition,
    Line,
    Shown,
)
from ..model.language import Language
from ..model.place import Place

NOWHERE = Place("")
SPACE = Words(" ", NOWHERE)
TURN = Break(NOWHERE)
Part = Literal["text", "chapter", "withdrawn", "signatories", "back"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text in one language, its title included.

    `level` is how deep its title stands, from 1, the release's own being 0; headings of its blocks stand below.
    `number` goes before the title, its full stop or colon and a space included. `figures` are by their source.
    """

    part: Part
    level: int
    title: Line
    blocks: tuple[Block, ...]
    language: Language
    figures: Mapping[str, Shown] = field(default_factory=dict)
    number: str = ""
    anchor: str = ""
    new_page: bool = False


def words(text: str) -> Line:
    """A text of our own as a line."""
    return (Words(text, NOWHERE),) if text else ()


def paragraph(*parts: Line, tight: bool = False) -> Paragraph:
    """The parts that are not empty as one paragraph, with spaces between."""
    return Paragraph(joined((SPACE,), parts), NOWHERE, tight)


def joined(between: Line, parts: Iterable[Line]) -> Line:
    """The parts that are not empty, with something between."""
    line: list[Inline] = []
    for part in parts:
        if part:
            line += [*(between if line else ()), *part]
    return tuple(line)


def caption(figure: Figure, shown: Shown, language: Language, link: str = "") -> Line:
    """What is said of a picture, behind its number or what it is: its caption or what it shows, and its credit."""
    name = figure.label or language.labels["picture"]
    said = shown.caption or words(shown.alt)
    credit = (*words("("), *shown.credit, *words(")")) if shown.credit else ()
    named = words(language.labels["typed"].format(type=name, title="").rstrip(" "))
    return joined((SPACE,), (named, (Link(link, "", said, NOWHERE),) if link else said, credit))


def figures(edition: Edition) -> dict[str, Shown]:
    """The pictures of an edition by their source."""
    return {shown.source: shown for shown in edition.pictures}
