"""How two versions of a text differ, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher


def compared(before: str, now: str) -> str:
    """One text for both: words that went in [-…-], words that came in {+…+}."""
    old, new = before.split(), now.split()
    pieces: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += old[i1:i2]
            continue
        gone = f"[-{' '.join(old[i1:i2])}-]" if i2 > i1 else ""
        come = f"{{+{' '.join(new[j1:j2])}+}}" if j2 > j1 else ""
        pieces.append(gone + come)
    return " ".join(pieces)
