"""Placeholders in texts: what is counted is never typed."""

from __future__ import annotations

import re

COUNTS = ("organisations", "individuals")
PLACEHOLDER = re.compile(r"\{\{ ?([a-z-]+)(?: ?: ?([A-Za-z0-9-]+))? ?\}\}")


def named(match: re.Match[str]) -> str:
    """What a placeholder stands for: "organisations", or "organisations:<id>" where it counts another release's."""
    return f"{match[1]}:{match[2]}" if match[2] else match[1]
