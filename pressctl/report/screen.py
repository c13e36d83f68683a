"""How Arabic is shown on a screen: never in a file.

The only place beside the proof where arabic-reshaper and python-bidi are used. A terminal that knows the Unicode
algorithm gets isolates round each run; one that does not can be given shaped letters in visual order.
"""

from __future__ import annotations

import os
import re
import unicodedata
from enum import StrEnum

RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\n‘’]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)
FSI, PDI = "\u2068", "\u2069"
COMMAND = "##["  # begins a command wherever it stands in a line that GitHub Actions prints


class Bidi(StrEnum):
    """Who puts right-to-left text in order: the terminal, or pressctl."""

    AUTO = "auto"
    TERMINAL = "terminal"
    VISUAL = "visual"


def shown(text: str, bidi: Bidi = Bidi.AUTO) -> str:
    """A text made safe and readable on a screen: nothing in it can command the terminal, nor a log."""
    safe = visible(text)
    if bidi is Bidi.VISUAL:
        return "\n".join(_visual(line) for line in safe.split("\n"))
    return RTL.sub(lambda match: f"{FSI}{match[0]}{PDI}", safe)


def one_line(text: str, bidi: Bidi = Bidi.AUTO) -> str:
    """The same on one line: what a writer typed after a line break cannot pass for a line of ours."""
    return shown(" ".join(text.split("\n")), bidi)


def visible(text: str) -> str:
    """A text in which whatever commands a terminal, a log or the order of letters is named instead."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        text = text.replace(COMMAND, "##<U+005B>")
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    harmless = character == "\n" or character in "\u200c\u200d"
    if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and not harmless:
        return f"<U+{ord(character):04X}>"
    return character


def _visual(line: str) -> str:
    if not RTL.search(line):
        return line
    import arabic_reshaper  # noqa: PLC0415 — only a reader who asks for it pays
    from bidi import get_display  # noqa: PLC0415

    reshaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False})
    return str(get_display(reshaper.reshape(line), base_dir="L"))
