"""A language in which pressctl speaks to reviewers: the words of its own pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .language import Direction


@dataclass(frozen=True, slots=True)
class Interface:
    """One file of templates/review/: `labels` are all words of the reviewers' pages, by their key."""

    code: str
    name: str
    direction: Direction
    labels: Mapping[str, str]

    def word(self, key: str, **values: object) -> str:
        """A label with its values in place of {…}."""
        return self.labels[key].format(**values)
