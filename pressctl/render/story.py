"""An edition → a `Story`: its parts one after the other, for the formats that have no template of their own.

What a page sets apart is told in line: charts are tables of their figures, the days of a programme headings, the list
of who signs a list. Words that a page repeats in large letters are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..model.article import (
    Block,
    Break,
    Cell,
    Figure,
    Heading,
    Inline,
    Link,
    Listing,
    Paragraph,
    Plot,
    PullQuote,
    Quotation,
    Span,
    Styled,
    Table,
    Words,
    plain,
)
from ..model.edition import (
    Chapter,
    Charted,
    Edition,
    Happening,
    Line,
    Passage,
    Programme,
    Quoted,
    Reached,
    Shown,
    Signed,
)
from ..model.language import Language
from ..model.place import Place
from .flow import Prose, Stretch, Wide, flow, stretched
from .locale import only_in, value, written_day, written_hours, written_zone

NOWHERE = Place("")
SPACE = Words(" ", NOWHERE)
TURN = Break(NOWHERE)
Part = Literal["text", "chapter", "withdrawn", "signatories", "back"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text in the language of its blocks.

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
        yield Section("withdrawn", 1, edition.labels["withdrawn"], _dated(edition.withdrawn), language)
    else:
        yield from _told(edition, 0)
        for chapter in edition.chapters:
            yield from _chapter(chapter, edition)
        yield from _signed(edition, 1)
    yield from _back(edition)


def _told(edition: Edition, level: int) -> Iterator[Section]:
    """The text of an edition, with what stands between its stretches, and its days."""
    hero = edition.pictures[0] if edition.pictures and edition.kind.has_hero else None
    opening = [Figure(shown.source, NOWHERE) for shown in (hero or edition.cover,) if shown]
    blocks = [*opening, *_in_line(flow(edition, hero), edition)]
    if edition.programme:
        blocks += _days(edition.programme, edition.language)
    if blocks:
        yield Section("text", level, (), tuple(blocks), edition.language, _figures(edition))


def _figures(edition: Edition) -> dict[str, Shown]:
    return {shown.source: shown for shown in edition.pictures}


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
        yield Section("text", 1, (), inside, spoken, _figures(edition))
    if shown:
        yield from _shown(chapter, shown)


def _shown(chapter: Chapter, shown: Edition) -> Iterator[Section]:
    """The release that a chapter shows, under its own title where the chapter is called something else."""
    has_title = plain(chapter.title) != plain(shown.title)
    level = 2 if has_title else 1
    about = Paragraph(joined(words(" · "), (shown.kind_label, dateline(shown))), NOWHERE)
    lines = (shown.subtitle, shown.summary) if has_title else ()
    blocks = (about, *(Paragraph(line, NOWHERE) for line in lines if line))
    yield Section("text", level, shown.title if has_title else (), blocks, shown.language)
    yield from _told(shown, level)
    yield from _signed(shown, level + 1)
    yield from _corrections(shown, level + 1)


def _signed(edition: Edition, level: int) -> Iterator[Section]:
    """Who signs, and the editor's notes."""
    if edition.signatories or edition.people:
        figure = edition.organisations_figure if edition.signatories else ()
        names = [*map(_signatory, edition.signatories), *edition.people]
        items = tuple((Paragraph(name, NOWHERE, tight=True),) for name in names)
        blocks = (paragraph(figure, edition.signatories_line), Listing(ordered=False, items=items, place=NOWHERE))
        yield Section("signatories", level, edition.labels["signatories"], blocks, edition.language)
    if edition.notes:
        yield _section(edition, level, "notes", edition.notes.blocks)


def _signatory(signed: Signed) -> Line:
    """A name with its acronym, and on a line of its own the one that the organisation gives itself."""
    acronym = (*words("("), *signed.acronym, *words(")")) if signed.acronym else ()
    name = joined((SPACE,), (signed.name, acronym))
    if signed.language:
        name = (Span(signed.language, signed.direction, name, NOWHERE),)
    return joined((TURN,), (name, signed.own))


def _section(edition: Edition, level: int, label: str, blocks: tuple[Block, ...]) -> Section:
    return Section("back", level, edition.labels[label], blocks, edition.language, _figures(edition))


def _dated(passage: Passage) -> tuple[Block, ...]:
    return (Paragraph((Styled("strong", passage.title, NOWHERE),), NOWHERE), *passage.body.blocks)


def _corrections(edition: Edition, level: int) -> Iterator[Section]:
    if edition.corrections:
        blocks = tuple(block for passage in edition.corrections for block in _dated(passage))
        yield _section(edition, level, "corrections", blocks)


def _back(edition: Edition) -> Iterator[Section]:
    """What stands behind the text of a page."""
    yield from _corrections(edition, 1)
    if edition.source:
        yield _section(edition, 1, "source", (Paragraph(edition.source, NOWHERE),))
    for about in edition.boilerplate:
        yield Section("back", 1, about.title, about.body.blocks, edition.language)
    if edition.related:
        lines = [(Link(other.address, "", other.title, NOWHERE),) for other in edition.related]
        items = tuple((Paragraph(line, NOWHERE, tight=True),) for line in lines)
        yield _section(edition, 1, "related", (Listing(ordered=False, items=items, place=NOWHERE),))
    if edition.contacts:
        blocks = tuple(_reached(reached, edition) for reached in edition.contacts)
        yield _section(edition, 1, "contact", blocks)


def _reached(reached: Reached, edition: Edition) -> Paragraph:
    """A contact, each way to reach it on a line of its own."""
    says = edition.language.labels
    email = (Link(f"mailto:{reached.email}", "", reached.email_line, NOWHERE),) if reached.email else ()
    phone = (Link(f"tel:{reached.phone}", "", reached.phone_line, NOWHERE),) if reached.phone else ()
    ways = [_named(says["email"], email, edition), _named(says["telephone"], phone, edition)]
    return Paragraph(joined((TURN,), (reached.name, edition.letterhead.name, *ways)), NOWHERE)


def _named(name: str, line: Line, edition: Edition) -> Line:
    """Something behind its name and the colon of the language."""
    before = edition.language.labels["typed"].format(type=name, title="")
    return joined((SPACE,), (words(before.rstrip(" ")), line)) if line else ()
