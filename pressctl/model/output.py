"""What a build makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Output:
    """One file of dist/: `path` relative to it, with forward slashes; whose release and which language it is."""

    path: str
    content: bytes
    release: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and whatever the engine had to say while it made it: nothing, if all is well.

    `pages` are the numbers of the pages on which the page's ids stand. `unrepaired` says why its text layer is the
    engine's own; it is empty if that was put right.
    """

    content: bytes
    complaints: tuple[str, ...] = field(default=())
    pages: Mapping[str, int] = field(default_factory=dict)
    unrepaired: str = ""
