"""The stylesheet: one for all languages and both media, with the newsroom's accent."""

from __future__ import annotations

from functools import cache

from ..model.colour import family
from ..model.numeral import ABJAD
from ..resources import TEMPLATES
from .chart import STEPS
from .fonts import font_face_rules
from .markup import MOST_LINES

PARTS = ("base", "components", "print", "screen")
WEB = "site"  # nothing of it stands on paper
PAGED = "paper"  # no browser knows what stands in it


@cache
def stylesheet(accent: str, for_web: bool) -> str:
    """All of the CSS; `for_web` takes the web fonts, print the embeddable ones and what only the page engine knows."""
    parts = (*PARTS, WEB if for_web else PAGED)
    shared = [(TEMPLATES / "shared" / f"{part}.css").read_text() for part in parts]
    kinds = [path.read_text() for path in sorted(TEMPLATES.glob("kinds/*/page.css"))]
    made = [bars(), side_notes(), counters(), tokens(accent), *([] if for_web else [footnote_rule(accent)])]
    return "\n".join([font_face_rules("fonts/", for_web), *shared, *kinds, *made])


def bars() -> str:
    """The lengths that a bar of a chart can have: a page may not bring styles of its own."""
    return "\n".join(f".share-{step} {{ inline-size: {100 * step / STEPS:g}%; }}" for step in range(STEPS + 1))


def side_notes() -> str:
    """How high a paragraph is at least, by the lines of the note beside it."""
    return "\n".join(
        f".lines-{lines} {{ min-height: calc({lines} * var(--small-l) + 2 * var(--u)); }}"
        for lines in range(1, MOST_LINES + 1)
    )


def counters() -> str:
    """The markers of lists, in the systems of numbers that a language may ask for."""
    abjad = ", ".join(f'{value} "{letter}"' for value, letter in ABJAD)
    systems = {
        "digits": "extends decimal",
        "arab": "extends arabic-indic",
        "letters": "extends lower-alpha",
        "capitals": "extends upper-alpha",
        "abjad": f"additive; range: 1 1999; additive-symbols: {abjad}",
    }
    return "\n".join(
        f'@counter-style by-{name} {{ system: {system}; suffix: "\\2003"; }}\n.by-{name} {{ list-style: by-{name}; }}'
        for name, system in systems.items()
    )


def tokens(accent: str) -> str:
    """The accent and its relatives, for light and dark pages."""
    colours = family(accent)
    light = (
        f"--accent: {colours.accent}; --accent-deep: {colours.deep}; "
        f"--accent-tint: {colours.tint}; --accent-line: {colours.line};"
    )
    dark = (
        f"--accent: {colours.dark_accent}; --accent-deep: {colours.dark_deep}; "
        f"--accent-tint: {colours.dark_tint}; --accent-line: {colours.dark_line};"
    )
    return (
        f":root {{ {light} }}\n"
        f'@media screen {{ @media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f':root[data-theme="dark"] {{ {dark} }} }}\n'
    )


def footnote_rule(accent: str) -> str:
    """The colour of the line above the notes of a page, where no variable is read."""
    return f"@page {{ @footnote {{ border-color: {family(accent).line}; }} }}\n"
