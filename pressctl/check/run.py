"""All rules, and how they are asked."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Any

from ..model.finding import Finding
from ..model.place import Place
from . import rules
from .rule import Check, Desk


@cache
def checks() -> tuple[Check, ...]:
    """Every check of check/rules/, in the order of their codes."""
    modules = [importlib.import_module(f"{rules.__name__}.{m.name}") for m in pkgutil.iter_modules(rules.__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Check)]
    return tuple(sorted(found, key=lambda check: check.rule.code))


def ask(subject: Any, desk: Desk, release: str | None = None) -> Iterator[Finding]:
    """The findings of every rule that looks at things like `subject`."""
    for check in checks():
        if isinstance(subject, check.subject):
            for report in check.look(subject, desk):
                place = report.place if report.place.path else Place("pressctl.yaml")
                yield Finding(check.rule, report.message, report.fix, place, release, report.language)
