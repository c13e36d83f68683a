"""What a release gives as data: its charts, and the days of its programme, with every line ready for the page."""

from __future__ import annotations

from ..model.edition import Charted, Happening, Line, Programme, ProgrammeDay, Series
from ..model.language import Language
from ..model.node import Text
from ..model.place import Place
from ..model.programme import Event, TimedEvent
from ..model.record import Translated
from ..model.release import Release
from .prepare import Setting


def charts(release: Release, setting: Setting) -> dict[str, Charted]:
    """The charts of a release by their ids."""
    drawn = {}
    for chart in release.charts:
        series = [Series(_line(bar.label, setting), (bar.value,), bar.estimate) for bar in chart.bars]
        series += [Series(_line(line.label, setting), line.values) for line in chart.lines]
        points = tuple(_line(point, setting) for point in chart.points)
        drawn[str(chart.id)] = Charted(_line(chart.title, setting), _line(chart.note, setting), points, tuple(series))
    return drawn


def programme(release: Release, language: Language, setting: Setting) -> Programme | None:
    """The programme of a release, none if it has no days."""
    if not release.days:
        return None
    permanent = tuple(_happening(event, language, setting) for event in release.permanent)
    days = tuple(
        ProgrammeDay(day.date.first_day, tuple(_happening(event, language, setting) for event in day.events))
        for day in release.days
    )
    return Programme(str(release.timezone or ""), permanent, days)


def _happening(event: Event, language: Language, setting: Setting) -> Happening:
    title, kind = _text(event.title, language.code), _text(event.type, language.code)
    if kind:
        title = language.labels["typed"].format(type=kind, title=title)
    hours = event.time if isinstance(event, TimedEvent) else None
    return Happening(
        begin=hours.begin if hours else None,
        end=hours.end if hours else None,
        title=setting.line(title, _place(event.title, language.code)),
        room=_line(event.room, setting),
        text=_line(event.text, setting),
        company=_line(event.with_, setting),
        credit=_line(event.credit, setting),
    )


def _line(text: Translated | str | None, setting: Setting) -> Line:
    return setting.line(_text(text, setting.language))


def _text(text: Translated | str | None, code: str) -> str:
    """A text in a language, or the one text that serves all of them."""
    return text.get(code, "") if isinstance(text, Translated) else text or ""


def _place(text: Translated | str | None, code: str) -> Place | None:
    found = _text(text, code)
    return found.place if isinstance(found, Text) else None
