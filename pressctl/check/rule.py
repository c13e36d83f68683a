"""What a rule is: one function in one file, whose docstring is its page and its test.

    @rule("TRN001")
    def missing_translation(release: Release, desk: Desk) -> Iterator[Report]:
        '''A sentence. Why: … Wrong: … Right: …'''

The type of the first argument says what the rule looks at: `Settings`, a `Release`, a `Transcript` (all that a release
says in one language), a `Passage` of it, a `Translation` (two transcripts), or an `Album` (its pictures).
"""

from __future__ import annotations

import datetime
import inspect
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.finding import Edit, Rule, Severity
from ..model.newsroom import Newsroom
from ..model.passage import Transcript
from ..model.place import Place
from .hearsay import Hearsay
from .spellings import Avoided


@dataclass(frozen=True)
class Desk:
    """What a rule may ask beside what it looks at: the newsroom, and what the pages will be made with.

    `transcripts` are those of all releases that are looked at, by release and language; `names` finds the names that
    the newsroom knows in a text: start, end and language of each. `hearsay` is what all releases say together. `today`
    is the day on which this is asked.
    """

    newsroom: Newsroom
    drawable: frozenset[int] = frozenset()
    formats: frozenset[str] = frozenset()
    is_locale: Callable[[str], bool] = field(default=lambda _: True)
    time_zones: frozenset[str] = frozenset()
    transcripts: Mapping[tuple[str, str], Transcript] = field(default_factory=dict)
    names: Callable[[str], Iterable[tuple[int, int, str]]] = field(default=lambda _: ())
    hearsay: Hearsay = field(default_factory=lambda: Hearsay({}))
    today: datetime.date = field(default_factory=datetime.date.today)
    _avoided: dict[str, Avoided] = field(default_factory=dict, init=False, repr=False)

    def avoided(self, language: str) -> Avoided:
        """The spellings that the glossary wants to avoid in a language."""
        if language not in self._avoided:
            self._avoided[language] = Avoided(self.newsroom.glossary, language)
        return self._avoided[language]


@dataclass(frozen=True, slots=True)
class Report:
    """One breach of a rule; `edits` mend it, where that is safe whatever the writer meant."""

    place: Place
    message: str
    fix: str
    language: str | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A rule, the function that looks, and the type it looks at."""

    rule: Rule
    look: Callable[[Any, Desk], Iterator[Report]]
    subject: type


Look = Callable[[Any, Desk], Iterator[Report]]


def rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[Look], Check]:
    """Make a check of a function: its name with hyphens is the rule's, its docstring the rule's page."""

    def made(look: Look) -> Check:
        name = look.__name__.replace("_", "-")
        first = next(iter(inspect.signature(look).parameters))
        subject = typing.get_type_hints(look)[first]
        return Check(Rule.from_text(code, name, severity, look.__doc__ or ""), look, subject)

    return made
