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

UNREPAIRED_TEXT = Rule.from_text(
    "PDF003",
    "unrepaired-text",
    Severity.WARNING,
    """
    A PDF looks right, but its Arabic words may not be found when somebody searches for them.

    Why: the page engine gives letters that look alike one text, so that a search, a copy or a screen reader gets other
    words than the page shows. pressctl puts that right for the version of the engine that it knows. With another one it
    leaves the file as it is, and says so.
    """,
)

RULES = (INCOMPLETE_PAGE, UNREPAIRED_TEXT)
