"""Where pressctl keeps its own templates and fonts: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _folder(installed: str, in_checkout: str) -> Path:
    inside = PACKAGE / installed
    return inside if inside.is_dir() else PACKAGE.parent / in_checkout


TEMPLATES = _folder("templates", "templates")
FONTS = _folder("fonts", "assets/fonts")
