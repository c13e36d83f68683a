"""All rules, and how they are asked."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ..model.finding import Finding
from ..model.passage import Transcript, Translation
from ..model.place import Place
from . import rules
from .counterparts import counterparts
from .rule import Check, Desk
from .transcript import pairs


@cache
def checks() -> tuple[Check, ...]:
    """Every check of check/rules/, in the order of their codes."""
    modules = [importlib.import_module(f"{rules.__name__}.{m.name}") for m in pkgutil.iter_modules(rules.__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Check)]
    return tuple(sorted(found, key=lambda check: check.rule.code))


@cache
def _by_subject(family: str) -> dict[type, tuple[Check, ...]]:
    chosen = [check for check in checks() if check.rule.code.startswith(family)]
    subjects = dict.fromkeys(check.subject for check in chosen)
    return {subject: tuple(check for check in chosen if check.subject is subject) for subject in subjects}


def ask(subject: object, desk: Desk, release: str | None = None, family: str = "") -> Iterator[Finding]:
    """The findings of every rule that looks at things like `subject`; a `family` such as LNK narrows them down."""
    for check in _by_subject(family).get(type(subject), ()):
        for report in check.look(subject, desk):
            place = report.place if report.place.path else Place("pressctl.yaml")
            yield Finding(check.rule, report.message, report.fix, place, release, report.language, edits=report.edits)


def read_through(
    transcripts: Iterable[Transcript], desk: Desk, release: str | None = None, family: str = ""
) -> Iterator[Finding]:
    """The findings of every rule that looks at the texts of a release: in each language, and beside each other."""
    there = list(transcripts)
    for transcript in there:
        for subject in (transcript, *transcript.passages):
            for finding in ask(subject, desk, release, family):
                yield replace(finding, language=finding.language or transcript.language)
    if Translation not in _by_subject(family):
        return
    for source, target in pairs(there, str(desk.newsroom.settings.languages.source)):
        for finding in ask(Translation(source, target, counterparts(source, target)), desk, release, family):
            yield replace(finding, language=finding.language or target.language)
