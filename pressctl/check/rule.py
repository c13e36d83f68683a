"""What a rule is: one function in one file, whose docstring is its page and its test.

    @rule("TRN001")
    def missing_translation(release: Release, desk: Desk) -> Iterator[Report]:
        '''A sentence. Why: … Wrong: … Right: …'''

The type of the first argument says what the rule looks at.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..model.finding import Rule, Severity
from ..model.newsroom import Newsroom
from ..model.place import Place


@dataclass(frozen=True)
class Desk:
    """What a rule may ask beside what it looks at: the newsroom, and what the pages will be made with."""

    newsroom: Newsroom
    drawable: frozenset[int] = frozenset()
    formats: frozenset[str] = frozenset()
    is_locale: Callable[[str], bool] = field(default=lambda _: True)
    time_zones: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """One breach of a rule."""

    place: Place
    message: str
    fix: str
    language: str | None = None


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
