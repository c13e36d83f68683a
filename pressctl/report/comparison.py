"""How two versions of a text differ, as a line for people."""

from __future__ import annotations

from ..model import comparison


def compared(before: str, now: str) -> str:
    """One text for both: words that went in [-…-], words that came in {+…+}."""
    return " ".join(_marked(piece) for piece in comparison.compared(before, now))


def _marked(piece: comparison.Piece) -> str:
    gone = f"[-{piece.gone}-]" if piece.gone else ""
    come = f"{{+{piece.come}+}}" if piece.come else ""
    return piece.kept or gone + come
