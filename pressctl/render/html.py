"""The HTML page of an edition: one for the web, one for the printed page, from one set of templates."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ..model.article import Article, plain
from ..model.edition import Edition, Line, Passage
from .flow import Prose, flow
from .locale import in_digits
from .markup import Writer
from .template import fill

HERO_KINDS = frozenset({"news", "feature"})


def page(edition: Edition, formats: tuple[str, ...] = (), for_print: bool = False) -> str:
    """The page as HTML. `formats` are the other files to be offered beside it."""
    language = edition.language
    writer = Writer(
        figures={shown.source: shown for shown in edition.pictures},
        digits=lambda number: in_digits(str(number), language),
        back_label=language.labels["back-to-text"],
    )
    hero = edition.pictures[0] if edition.pictures and edition.kind.code in HERO_KINDS else None
    stretches = [_stretch(stretch, writer) for stretch in flow(edition, hero)]
    values: dict[str, Any] = {
        "edition": edition,
        "language": language,
        "hero": hero,
        "stretches": stretches,
        "endnotes": writer.endnotes(),
        "notes": _passage(edition.notes, writer),
        "for_print": for_print,
        "formats": formats,
        "set": writer.line,
        "plain": plain,
        "label": lambda key: writer.line(edition.labels[key]),
        "says": lambda key: language.labels[key],
        "article": writer.article,
        "runner": runner(edition),
    }
    return fill(f"kinds/{edition.kind.code}/page.html.j2", values)


def _stretch(stretch: Any, writer: Writer) -> tuple[str, Any]:
    if isinstance(stretch, Prose):
        return "prose", writer.blocks(stretch.blocks)
    return type(stretch).__name__.lower(), stretch


def _passage(article: Article | None, writer: Writer) -> Markup | None:
    return writer.article(article) if article else None


def runner(edition: Edition) -> Line:
    """The head of every page after the first: the title where it fits on one line."""
    return edition.title if len(edition.plain_title) <= 68 else edition.letterhead.name


__all__ = ["Passage", "page", "runner"]
