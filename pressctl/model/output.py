"""What a build makes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """One file of dist/: `path` relative to it, with forward slashes; whose release and which language it is."""

    path: str
    content: bytes
    release: str | None = None
    language: str | None = None
