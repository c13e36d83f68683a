"""What can be wrong with a page once it is made."""

from __future__ import annotations

from ..model.finding import Rule, Severity

INCOMPLETE_PAGE = Rule.from_text(
    "PDF002",
    "incomplete-page",
    Severity.ERROR,
    """
    The page engine could not draw something, or had to draw it otherwise than asked.

    Why: a picture that is left out, a letter without a shape or a font that is replaced must never reach a reader
    unnoticed; so nothing of this release is published until it is put right.
    """,
)

RULES = (INCOMPLETE_PAGE,)
