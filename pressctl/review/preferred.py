"""Which of the languages that we know a browser asks for."""

from __future__ import annotations

from collections.abc import Sequence


def preferred(asked: str, known: Sequence[str]) -> str:
    """The known language that an Accept-Language header (RFC 9110, 12.5.4) likes best; English if it likes none."""
    wishes = []
    for position, wish in enumerate(asked.split(",")):
        tag, _, weight = wish.strip().partition(";q=")
        wishes.append((-_weight(weight), position, tag.split("-")[0].lower()))
    codes = [code for weight, _, code in sorted(wishes) if weight < 0 and code in known]
    return codes[0] if codes else "en"


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
