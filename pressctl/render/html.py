"""The HTML page of an edition: one for the web, one for the printed page, from one set of templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..model.article import Plot, plain
from ..model.edition import Chapter, Edition, Happening, Line, Passage
from ..model.language import Language
from ..template import fill
from .chart import drawing, share
from .flow import Prose, Stretch, Wide, flow, stretched
from .locale import only_in, value, written_day, written_hours, written_zone
from .markup import Writer

PAGE, INSIDE = "shared/skeleton.html.j2", "shared/inside.html.j2"


@dataclass(frozen=True, slots=True)
class Stand:
    """What the page says only on the site. Addresses of `share` and `default` are whole, others relative to the page.

    `default` is the page for readers of no language that the release is in, `published` its day where that is known.
    """

    stylesheet: str
    home: str
    kind: str
    year: str
    year_label: str
    share: str
    share_width: int
    share_height: int
    share_alt: str
    locale: str
    other_locales: tuple[str, ...]
    default: str
    published: str
    modified: str
    data: Markup


def page(
    edition: Edition,
    formats: tuple[str, ...] = (),
    for_print: bool = False,
    pages: Mapping[str, int] | None = None,
    stand: Stand | None = None,
) -> str:
    """The page as HTML. `formats` are the other files to be offered beside it, `pages` the numbers of its places.

    `stand` is what it says where it stands on the newsroom's site.
    """
    writer = Writer(edition.language, for_print=for_print, pages=pages or {})
    return _filled(edition, writer, PAGE, formats, stand=stand)


def _filled(
    edition: Edition,
    writer: Writer,
    layout: str,
    formats: tuple[str, ...] = (),
    title: Line = (),
    is_foreign: bool = False,
    stand: Stand | None = None,
) -> str:
    """The template of an edition's kind: as a page, or as what it shows inside a report, there under a `title`."""
    language = edition.language
    writer.figures = {shown.source: shown for shown in edition.pictures}
    hero = edition.pictures[0] if edition.pictures and edition.kind.has_hero else None
    values: dict[str, Any] = {
        "layout": layout,
        "edition": edition,
        "language": language,
        "hero": hero,
        "inner_title": title,
        "inner_summary": edition.summary if layout == INSIDE and is_foreign else (),
        "depth": writer.depth,
        "stretches": [_stretch(stretch, writer, edition) for stretch in flow(edition, hero)],
        "notes": writer.article(edition.notes) if edition.notes else None,
        "corrections": [_passage(passage, writer) for passage in edition.corrections],
        "withdrawn": _passage(edition.withdrawn, writer) if edition.withdrawn else None,
        "boilerplate": [_passage(passage, writer) for passage in edition.boilerplate],
        "for_print": writer.for_print,
        "formats": formats,
        "stand": stand,
        "assets": "../../assets/" if stand else "../assets/",
        "set": writer.line,
        "plain": plain,
        "label": lambda key: writer.line(edition.labels[key]),
        "says": lambda key: language.labels[key],
        "day": lambda date: written_day(date, language),
        "hours": lambda event: _hours(event, language),
        "zone": written_zone(edition.programme.zone, language) if edition.programme and edition.programme.zone else "",
    }
    values["chapters"] = [_bound(chapter, writer, edition) for chapter in edition.chapters]
    values["endnotes"] = writer.endnotes() if layout == PAGE else Markup("")  # after all texts: each may call notes
    return fill(f"kinds/{edition.kind.code}/page.html.j2", values)


@dataclass(frozen=True, slots=True)
class Bound:
    """A chapter with its text written. `marks` are its language's where that is not the page's."""

    chapter: Chapter
    stretches: list[tuple[str, Any]]
    inside: Markup
    only_in: str
    is_foreign: bool


def _bound(chapter: Chapter, writer: Writer, edition: Edition) -> Bound:
    is_foreign = chapter.language.code != edition.language.code
    writer.depth, writer.language = 1, chapter.language
    stretches = [_stretch(stretch, writer, edition) for stretch in stretched(chapter.body.blocks)]
    inside = _inside(chapter, chapter.shows, writer, is_foreign) if chapter.shows else Markup("")
    writer.figures, writer.language = {shown.source: shown for shown in edition.pictures}, edition.language
    return Bound(
        chapter, stretches, inside, only_in(chapter.language, edition.language) if is_foreign else "", is_foreign
    )


def _inside(chapter: Chapter, shown: Edition, writer: Writer, is_foreign: bool) -> Markup:
    """The release that a chapter shows; its own title comes first where the chapter is called something else."""
    has_title = plain(chapter.title) != plain(shown.title)
    writer.depth = 2 if has_title else 1
    text = _filled(shown, writer, INSIDE, title=shown.title if has_title else (), is_foreign=is_foreign)
    return Markup(text)  # noqa: S704 — it was filled by a template that escapes


def _stretch(stretch: Stretch, writer: Writer, edition: Edition) -> tuple[str, Any]:
    match stretch:
        case Prose(blocks=blocks):
            return "prose", writer.blocks(blocks)
        case Wide(table=table):
            return "wide", writer.blocks([table])
        case Plot():
            return "plot", _chart(stretch, writer, edition)
    return type(stretch).__name__.lower(), stretch


def _chart(plot: Plot, writer: Writer, edition: Edition) -> Markup:
    chart = edition.charts.get(plot.chart)
    if not chart:
        return Markup("")
    language = edition.language
    values: dict[str, Any] = {
        "plot": plot,
        "chart": chart,
        "for_print": writer.for_print,
        "set": writer.line,
        "plain": plain,
        "share": lambda series: share(series, chart),
        "value": lambda number, is_estimate=False: value(number, language, is_estimate),
        "drawing": drawing(chart, language.direction) if chart.points else None,
    }
    return Markup(fill("shared/chart.html.j2", values))  # noqa: S704 — it was filled by a template that escapes


def _hours(event: Happening, language: Language) -> str:
    return written_hours(event.begin, event.end, language) if event.begin and event.end else ""


def _passage(passage: Passage, writer: Writer) -> tuple[Markup, Markup]:
    """The title of a passage, and its text."""
    return writer.line(passage.title), writer.article(passage.body)
