"""Pandoc's tree as its JSON writes it: what it calls things, and what ours are called."""

from __future__ import annotations

import re
from typing import Any, Literal

Node = dict[str, Any]

Style = Literal["em", "strong", "del", "sup", "sub", "code"]
STYLES: dict[str, Style] = {
    "Emph": "em",
    "Strong": "strong",
    "Strikeout": "del",
    "Superscript": "sup",
    "Subscript": "sub",
    "Underline": "em",
    "SmallCaps": "em",
}
ALIGNMENT: dict[str, Literal["start", "center", "end"]] = {
    "AlignLeft": "start",
    "AlignRight": "end",
    "AlignCenter": "center",
}
POSITION = re.compile(r"(?:^|[@;])(\d+):(\d+)(?:-|$)")


def letters(content: Any) -> str:
    """All characters of a piece of the tree that has no name here, so that none is lost."""
    if isinstance(content, str):
        return content
    if isinstance(content, dict):
        return letters(content.get("c", ""))
    return "".join(letters(item) for item in content) if isinstance(content, list) else ""
