"""The only door to Jinja: templates are pressctl's own, and no text of a writer is ever read as one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .resources import TEMPLATES


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill(template: str, values: Mapping[str, Any]) -> str:
    """The template, a path under templates/, with its values."""
    return _environment().get_template(template).render(values)


def load() -> None:
    """Read all templates of the pages of releases, so that the next page need not."""
    for name in _environment().list_templates(filter_func=_is_of_releases):
        _environment().get_template(name)


def _is_of_releases(name: str) -> bool:
    return name.startswith(("shared/", "kinds/")) and name.endswith(".html.j2")
