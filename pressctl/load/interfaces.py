"""The languages of the reviewers' pages, from templates/review/.

They are not in templates/languages/: every command reads those, and a word that only reviewers see would count as a
change to the pages of releases.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..model.interface import Interface
from ..model.record import PlainText, Record
from ..resources import TEMPLATES
from .languages import own_file, shipped_languages


class InterfaceFile(Record):
    """A file of templates/review/."""

    labels: Mapping[str, PlainText]


@cache
def interfaces() -> Mapping[str, Interface]:
    """All languages that reviewers can choose, by code; each has a file in templates/languages/ as well."""
    files = sorted((TEMPLATES / "review").glob("*.yaml"))
    return {file.stem: _interface(file.stem, own_file(InterfaceFile, f"review/{file.name}")) for file in files}


def _interface(code: str, file: InterfaceFile) -> Interface:
    language = shipped_languages()[code]
    return Interface(code, language.name, language.direction, {key: str(text) for key, text in file.labels.items()})
