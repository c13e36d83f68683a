"""An edition → a `Story`: its parts one after the other, for the formats that have no template of their own.

What a page sets apart is told in line: charts are tables of their figures, the days of a programme headings, the list
of who signs a list. Words that a page repeats in large letters are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.article import (
    Block,
    Cell,
    Figure,
    Heading,
    Paragraph,
    Plot,
    PullQuote,
    Quotation,
    Table,
    plain,
)
from ..model.edition import (
    Chapter,
    Charted,
    Edition,
    Happening,
    Line,
    Programme,
    Quoted,
    Shown,
)
from ..model.language import Language
from .endmatter import back, corrections, dated, signed
from .flow import Prose, Stretch, Wide, flow, stretched
from .locale import only_in, value, written_day, written_hours, written_zone
from .section import NOWHERE, SPACE, Section, figures, joined, paragraph, words


def notices(edition: Edition) -> Iterator[Line]:
    """What has to be seen first: that this is a draft, that an embargo holds, or that none does."""
    if edition.is_draft:
        yield edition.labels["draft-note"]
    if edition.embargo:
        yield joined((SPACE,), (edition.labels["embargo-until"], edition.embargo))
    elif edition.kind.is_immediate and not edition.is_estimate and not edition.withdrawn:
        yield edition.labels["immediate-release"]


def dateline(edition: Edition) -> Line:
    """Where and when."""
    comma = words(f"{edition.language.labels['comma']} ")
    return joined(comma, (edition.place, edition.date))


def story(edition: Edition) -> Iterator[Section]:
    """The parts of an edition below its title and summary, in the order of its page."""
    language = edition.language
    if edition.withdrawn:
        yield Section("withdrawn", 1, edition.labels["withdrawn"], dated(edition.withdrawn), language)
    else:
        yield from _told(edition, 0)
        for chapter in edition.chapters:
            yield from _chapter(chapter, edition)
        yield from signed(edition, 1)
    yield from back(edition)


def _told(edition: Edition, level: int) -> Iterator[Section]:
    """The text of an edition, with what stands between its stretches, and its days."""
    hero = edition.pictures[0] if edition.pictures and edition.kind.has_hero else None
    opening = [Figure(shown.source, NOWHERE) for shown in (hero or edition.cover,) if shown]
    stretches = () if edition.chapters else flow(edition, hero)  # chapters name the pictures that they show
    blocks = [*opening, *_in_line(stretches, edition)]
    if edition.programme:
        blocks += _days(edition.programme, edition.language)
    if blocks:
        yield Section("text", level, (), tuple(blocks), edition.language, figures(edition))


def _in_line(stretches: Iterable[Stretch], edition: Edition) -> Iterator[Block]:
    for stretch in stretches:
        match stretch:
            case Prose(blocks=blocks):
                yield from blocks
            case Wide(table=table):
                yield table
            case Plot(chart=name):
                if name in edition.charts:
                    yield charted(stretch, edition.charts[name], edition.language)
            case PullQuote(children=line, by=by):
                if by:  # otherwise these are words of the text, which says them already
                    opening, closing = edition.language.quotes
                    quoted = (*words(opening), *line, *words(closing))
                    yield Quotation((Paragraph(quoted, NOWHERE), paragraph(words("—"), by)), NOWHERE)
            case Shown(source=source):
                yield Figure(source, NOWHERE)
            case Quoted():
                yield _quoted(stretch, edition.language)


def _quoted(quoted: Quoted, language: Language) -> Quotation:
    comma = words(f"{language.labels['comma']} ")
    by = joined(comma, (quoted.name, quoted.role))
    said = (Paragraph(quoted.text, NOWHERE), *([paragraph(words("—"), by)] if by else []))
    return Quotation(said, NOWHERE)


def charted(plot: Plot, chart: Charted, language: Language) -> Table:
    """A chart as the table of its figures: a row for each bar, or for each line over the points."""
    rows = []
    for series in chart.series:
        values = (words(value(number, language, series.is_estimate)) for number in series.values)
        rows.append((_cell(series.label), *(_cell(number, is_figure=True) for number in values)))
    head = (_cell(()), *(_cell(point, is_figure=True) for point in chart.points)) if chart.points else ()
    return Table(head, tuple(rows), NOWHERE, chart.title, chart.note, plot.id, label=plot.label)


def _cell(line: Line, is_figure: bool = False) -> Cell:
    return Cell((Paragraph(line, NOWHERE, tight=True),), NOWHERE, "end" if is_figure else None)


def _days(programme: Programme, language: Language) -> Iterator[Block]:
    if programme.zone:
        yield paragraph(words(written_zone(programme.zone, language)))
    days = [(written_day(day.date, language), day.events) for day in programme.days]
    if programme.permanent:
        days.insert(0, (language.labels["permanent"], programme.permanent))
    for title, events in days:
        yield Heading(2, "", words(title), NOWHERE)
        for event in events:
            yield from _event(event, language)


def _event(event: Happening, language: Language) -> Iterator[Block]:
    yield Heading(3, "", event.title, NOWHERE)
    hours = words(written_hours(event.begin, event.end, language)) if event.begin and event.end else ()
    for line in (joined(words(" · "), (hours, event.room)), event.text, event.company, event.credit):
        if line:
            yield Paragraph(line, NOWHERE)


def _numbered(chapter: Chapter, language: Language) -> str:
    """What goes before a chapter's title: "3. ", "Annex B: ", or nothing."""
    if not chapter.number:
        return ""
    annex = f"{language.labels['annex']}\u00a0{chapter.number}"
    return language.labels["typed"].format(type=annex, title="") if chapter.is_annex else f"{chapter.number}. "


def _chapter(chapter: Chapter, edition: Edition) -> Iterator[Section]:
    """A chapter: its opening in the language of the page, then what stands in it, in its own."""
    page, spoken, shown = edition.language, chapter.language, chapter.shows
    opening = [words(only_in(spoken, page)) if spoken.code != page.code else (), chapter.lead]
    blocks = tuple(Paragraph(line, NOWHERE) for line in opening if line)
    number = _numbered(chapter, page)
    yield Section("chapter", 1, chapter.title, blocks, page, {}, number, chapter.anchor, chapter.new_page)
    inside = tuple(_in_line(stretched(chapter.body.blocks), edition))
    if inside:
        yield Section("text", 1, (), inside, spoken, figures(edition))
    if shown:
        yield from _shown(chapter, shown, is_foreign=spoken.code != page.code)


def _shown(chapter: Chapter, shown: Edition, is_foreign: bool) -> Iterator[Section]:
    """The release that a chapter shows, under its own title where the chapter is called something else."""
    has_title = plain(chapter.title) != plain(shown.title)
    level = 2 if has_title else 1
    about = Paragraph(joined(words(" · "), (shown.kind_label, dateline(shown))), NOWHERE)
    lines = (shown.subtitle if has_title else (), shown.summary if is_foreign else ())  # else it opens the chapter
    blocks = (about, *(Paragraph(line, NOWHERE) for line in lines if line))
    yield Section("text", level, shown.title if has_title else (), blocks, shown.language)
    yield from _told(shown, level)
    yield from signed(shown, level + 1)
    yield from corrections(shown, level + 1)
