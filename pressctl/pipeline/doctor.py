"""What is installed, and what is missing."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass

from ..convert.pandoc import version as pandoc_version
from ..render.fonts import changed, faces
from .manifest import packages


@dataclass(frozen=True, slots=True)
class Part:
    """Something that pressctl stands on: its version, or why it is missing and what to do."""

    name: str
    version: str
    missing: str = ""
    fix: str = ""


def examine() -> tuple[Part, ...]:
    """Every part, in a fixed order."""
    return (
        Part("python", platform.python_version()),
        *(Part(name, number) for name, number in packages().items()),
        _part("pandoc", pandoc_version, "install pressctl again: it brings pandoc with it"),
        _part(
            "page engine",
            _engine,
            "install the system's packages libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0",
        ),
        _fonts(),
    )


def _part(name: str, version: Callable[[], str], fix: str) -> Part:
    try:
        return Part(name, version())
    except Exception as error:  # noqa: BLE001 — whatever keeps it from working is what the user wants to know
        return Part(name, "", str(error).splitlines()[0], fix)


def _engine() -> str:
    from ..render.pdf import engine_versions  # noqa: PLC0415

    return engine_versions()


def _fonts() -> Part:
    wrong = list(changed())
    if wrong:
        return Part("fonts", "", f"missing or changed: {', '.join(wrong)}", "install pressctl again")
    return Part("fonts", f"{len(faces())} faces, as pinned")
