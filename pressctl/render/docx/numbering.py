"""The lists of a Word file: bullets, and numbers as each language counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from ...model.language import Language, System
from .ml import NOTHING, joined, tag

# Word has no name for Arabic-Indic digits: it shows decimal numbers in those of the reader's settings
FORMATS: dict[System, str] = {
    "digits": "decimal",
    "letters": "lowerLetter",
    "capitals": "upperLetter",
    "abjad": "arabicAbjad",
}
LEVELS = 9
STEP = 360  # twentieths of a point by which each level stands further in
BULLETS = 1


@dataclass
class Lists:
    """The lists used: kinds of list by language and by how many of their levels have bullets; then each list."""

    kinds: dict[tuple[str, int], tuple[int, Language]] = field(default_factory=dict)
    started: list[tuple[int, int, int]] = field(default_factory=list)

    def begin(self, language: Language, level: int, ordered_level: int, start: int) -> int:
        """The number of a new ordered list at a level, from 0; `ordered_level` counts the ordered ones only."""
        offset = level - ordered_level
        kind, _ = self.kinds.setdefault((language.code, offset), (len(self.kinds) + BULLETS + 1, language))
        self.started.append((kind, level, start))
        return BULLETS + len(self.started)

    def definitions(self) -> Markup:
        """All of word/numbering.xml: kinds first, as the schema asks."""
        bullets = _kind(BULLETS, ["bullet"] * LEVELS)
        kinds = [bullets]
        for (_, offset), (number, language) in self.kinds.items():
            systems = language.numbering.lists
            levels = [systems[min(max(level - offset, 0), len(systems) - 1)] for level in range(LEVELS)]
            kinds.append(_kind(number, [FORMATS[system] for system in levels]))
        lists = [tag("w:num", tag("w:abstractNumId", val=BULLETS), numId=BULLETS)]
        for number, (kind, level, start) in enumerate(self.started, start=BULLETS + 1):
            begins = tag("w:lvlOverride", tag("w:startOverride", val=start), ilvl=level)
            lists.append(tag("w:num", tag("w:abstractNumId", val=kind), begins, numId=number))
        return joined([*kinds, *lists])


def indent(level: int) -> int:
    """How far in the text of a list's level stands, in twentieths of a point.

    One step further than its number needs: from right to left some programs set the number outside of its place.
    """
    return (level + 2) * STEP


def _kind(number: int, formats: list[str]) -> Markup:
    levels = [
        tag(
            "w:lvl",
            tag("w:start", val=1),
            tag("w:numFmt", val=written),
            tag("w:lvlText", val="•" if written == "bullet" else f"%{level + 1}."),
            tag("w:lvlJc", val="start"),
            tag("w:pPr", tag("w:ind", start=indent(level), hanging=STEP)),
            ilvl=level,
        )
        for level, written in enumerate(formats)
    ]
    return tag("w:abstractNum", tag("w:multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def numbered(level: int, number: int) -> Markup:
    """That a paragraph begins an item of a list."""
    return tag("w:numPr", tag("w:ilvl", val=level), tag("w:numId", val=number)) if number else NOTHING
