"""What the site's other pages need of an edition: an `Edition` → its `Teaser`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.article import Article, Footnote, plain
from ..model.edition import Edition, Happening, Line, Programme
from ..model.teaser import Amendment, Teaser, Thumbnail
from ..model.within import inlines_within, text_of
from .markup import Writer


def teaser(edition: Edition, formats: tuple[str, ...]) -> Teaser:
    """The teaser of an edition; `formats` are the files offered beside its page."""
    language, writer = edition.language, Writer(edition.language)
    return Teaser(
        release=edition.release,
        language=language.code,
        kind=edition.kind.code,
        kind_label=plain(edition.kind_label),
        kind_plural=edition.kind.plurals[language.code],
        title=edition.plain_title,
        title_html=str(writer.line(edition.title)),
        summary=edition.plain_summary,
        summary_html=str(writer.line(edition.summary)),
        date=plain(edition.date),
        iso_date=edition.iso_date,
        is_estimate=edition.is_estimate,
        hashtags=edition.hashtags,
        picture=_thumbnail(edition),
        corrections=tuple(Amendment(each.iso_date, text_of(each.body.blocks)) for each in edition.corrections),
        is_withdrawn=edition.withdrawn is not None,
        embargo=edition.embargo_until,
        address=edition.address,
        organisations=() if edition.withdrawn else organisations(edition),
        words=" ".join(" ".join(part.split()) for part in _words(edition) if part),
        formats=formats,
    )


def organisations(edition: Edition) -> tuple[str, ...]:
    """The names of the organisations that sign, as they stand in the list."""
    return tuple(plain(signed.name).replace("\u00a0", " ") for signed in edition.signatories)


def _thumbnail(edition: Edition) -> Thumbnail | None:
    shown = edition.cover or next(iter(edition.pictures), None)
    if not shown:
        return None
    picture = shown.picture
    return Thumbnail(picture.name, shown.alt, picture.width, picture.height)


def _words(edition: Edition) -> Iterator[str]:
    """What readers may search for: what the page shows of the release. Of people who sign, nobody makes an index."""
    for line in (edition.title, edition.subtitle, edition.summary, edition.kind_label, edition.place, edition.date):
        yield plain(line)
    yield from edition.hashtags
    for passage in edition.corrections:
        yield _all(passage.body)
    if edition.withdrawn:
        yield _all(edition.withdrawn.body)
    else:
        yield from _text(edition)


def _text(edition: Edition) -> Iterator[str]:
    """The text of a release, which is not shown where it is withdrawn."""
    yield _all(edition.body)
    for quote in edition.quotes:
        yield from map(plain, (quote.text, quote.name, quote.role))
    for shown in edition.pictures:
        yield from map(plain, (shown.caption, shown.credit))
    for chart in edition.charts.values():
        yield from map(plain, (chart.title, chart.note, *chart.points, *(series.label for series in chart.series)))
    for chapter in edition.chapters:
        yield from map(plain, (chapter.title, chapter.lead))
        yield _all(chapter.body)
        yield from _words(chapter.shows) if chapter.shows else ()
    yield from _programme(edition.programme) if edition.programme else ()
    for signed in edition.signatories:
        yield from map(plain, (signed.name, signed.own, signed.acronym))
    yield _all(edition.notes) if edition.notes else ""
    yield from map(plain, (edition.source, edition.author))


def _programme(programme: Programme) -> Iterator[str]:
    for event in (*programme.permanent, *(event for day in programme.days for event in day.events)):
        yield from map(plain, _lines(event))


def _lines(event: Happening) -> tuple[Line, ...]:
    return (event.title, event.room, event.text, event.company, event.credit)


def _all(article: Article) -> str:
    """The words of a text and of its footnotes."""
    notes = (inline for inline in inlines_within(article.blocks) if isinstance(inline, Footnote))
    return " ".join((text_of(article.blocks), *(text_of(note.blocks) for note in notes)))
