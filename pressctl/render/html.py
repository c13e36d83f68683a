"""The HTML page of an edition: one for the web, one for the printed page, from one set of templates."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ..model.article import plain
from ..model.edition import Edition, Passage
from .flow import Prose, flow
from .locale import in_digits
from .markup import Writer
from .template import fill


def page(edition: Edition, formats: tuple[str, ...] = (), for_print: bool = False) -> str:
    """The page as HTML. `formats` are the other files to be offered beside it."""
    language = edition.language
    writer = Writer(
        figures={shown.source: shown for shown in edition.pictures},
        digits=lambda number: in_digits(str(number), language),
        back_label=language.labels["back-to-text"],
    )
    hero = edition.pictures[0] if edition.pictures and edition.kind.has_hero else None
    stretches = [_stretch(stretch, writer) for stretch in flow(edition, hero)]
    written = {
        "notes": writer.article(edition.notes) if edition.notes else None,
        "corrections": [_passage(passage, writer) for passage in edition.corrections],
        "withdrawn": _passage(edition.withdrawn, writer) if edition.withdrawn else None,
        "boilerplate": [_passage(passage, writer) for passage in edition.boilerplate],
    }
    values: dict[str, Any] = {
        **written,
        "edition": edition,
        "language": language,
        "hero": hero,
        "stretches": stretches,
        "endnotes": writer.endnotes(),  # after all texts, for each of them may call notes
        "for_print": for_print,
        "formats": formats,
        "set": writer.line,
        "plain": plain,
        "label": lambda key: writer.line(edition.labels[key]),
        "says": lambda key: language.labels[key],
    }
    return fill(f"kinds/{edition.kind.code}/page.html.j2", values)


def _stretch(stretch: Any, writer: Writer) -> tuple[str, Any]:
    if isinstance(stretch, Prose):
        return "prose", writer.blocks(stretch.blocks)
    return type(stretch).__name__.lower(), stretch


def _passage(passage: Passage, writer: Writer) -> tuple[Markup, Markup]:
    """The title of a passage, and its text."""
    return writer.line(passage.title), writer.article(passage.body)
