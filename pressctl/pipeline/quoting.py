"""Texts as pressctl writes them into YAML that people read: in double quotes, nothing in them that nobody could see."""

from __future__ import annotations

import json
import re
import unicodedata

INVISIBLE = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u052f\u0621-\u064a\u0660-\u0669]")


def quoted(text: str) -> str:
    """A text in double quotes; what nobody could see is written by its number."""
    return INVISIBLE.sub(_visible, json.dumps(str(text), ensure_ascii=False))


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if unicodedata.category(character)[0] != "C" and unicodedata.category(character) not in ("Zl", "Zp"):
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
